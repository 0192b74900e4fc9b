"""The one list of problems of the window: below every page where what it says can be mended."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.problems import Grade
from desktop.ui.guide.where import set_guide_page
from desktop.ui.pages.page import Page
from desktop.ui.register import ENTRIES
from desktop.ui.session import Session
from desktop.ui.widgets.navigation import Navigation
from desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from desktop.ui.problem_places import Found
    from desktop.ui.widgets.problem_panel import ProblemPanel

_PLAN_PAGES = ("head", "decision", "content", "targets", "tasks", "organisation")


class Problems(QObject):
    """Keeps the list, the counts of the navigation and the word at the foot in line."""

    def __init__(self, session: Session, navigation: Navigation, status: StatusLine) -> None:
        super().__init__(session)
        self._session = session
        self._checking = session.checking
        self._navigation = navigation
        self._status = status
        self._page: Page | None = None
        self._key = ""
        self._small = False
        self._panel: ProblemPanel | None = None
        self.place = QVBoxLayout()
        """Where the list comes to stand."""
        self._checking.found.connect(self._on_found)
        self._checking.turned.connect(self._fit)
        session.read.connect(self._fit)
        session.read.connect(self._tell)
        status.check_asked.connect(self._on_asked)

    @property
    def panel(self) -> "ProblemPanel":
        """The list; it is made when somebody wants to see it."""
        if self._panel is None:
            from desktop.ui.widgets.problem_panel import ProblemPanel  # noqa: PLC0415

            made = self._panel = ProblemPanel({entry.key: entry.text for entry in ENTRIES})
            set_guide_page(made, "findings")
            made.hide()
            made.chosen.connect(self._on_chosen)
            made.closed.connect(self.close)
            made.set_small(small=self._small)
            made.show_page(self._key)
            made.show_found(self._checking.problems)
            self.place.addWidget(made)
        return self._panel

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what the list does for the names in ``desktop.ui.actions.PAGE_DEEDS``."""
        return {"check": lambda: self.step(1), "check_back": lambda: self.step(-1)}

    def step(self, turn: int) -> None:
        """Open the list, or go to the next problem (-1: the one before) when it is open."""
        if self._page is None or not self._page.checked:
            return
        # What is being typed may be the mending of the problem in hand.
        self._page.flush()
        if self._checking.open:
            self.panel.step(turn)
        else:
            self._checking.turn(open_it=True)

    def show_page(self, page: Page, key: str) -> None:
        """Stand below another page, where it has a list."""
        self._page, self._key = page, key
        if self._panel is not None:
            self._panel.show_page(key)
        self._fit()

    def set_small(self, *, small: bool) -> None:
        """Take less room on a small screen."""
        self._small = small
        if self._panel is not None:
            self._panel.set_small(small=small)

    def answer(self, event: QKeyEvent) -> bool:
        """Put the list away by Esc, when nothing else wanted that key; tell whether it was so."""
        shown = self._panel is not None and self._panel.isVisible()
        if event.key() != Qt.Key.Key_Escape or not shown:
            return False
        self.close()
        return True

    @Slot()
    def close(self) -> None:
        """Put the list away; the keyboard goes back to the page."""
        within = self.panel.isAncestorOf(self.panel.window().focusWidget())
        self._checking.turn(open_it=False)
        if within and self._page is not None:
            self._page.take_focus()

    @Slot()
    def _fit(self) -> None:
        checked = self._page is not None and self._page.checked
        shown = self._checking.open and checked and self._session.plan is not None
        if shown or self._panel is not None:
            self.panel.setVisible(shown)

    @Slot()
    def _on_found(self) -> None:
        if self._panel is not None:
            self._panel.show_found(self._checking.problems)
        wanting: dict[str, int] = {}
        for one in self._checking.problems:
            if one.problem.grade is not Grade.NOTE:
                wanting[one.page] = wanting.get(one.page, 0) + 1
        for page in _PLAN_PAGES:
            self._badge(page, wanting.get(page, 0))
        self._badge("plan", sum(wanting.get(page, 0) for page in _PLAN_PAGES))
        self._tell()

    def _badge(self, page: str, count: int) -> None:
        told = self.tr("%d chỗ phải sửa hoặc cần giải thích") % count
        self._navigation.set_badge(page, count, told)

    @Slot()
    def _tell(self) -> None:
        known = self._session.plan is not None
        self._status.show_problems(self._checking.counts if known else {})

    @Slot(object)
    def _on_chosen(self, found: "Found") -> None:
        self._session.go(found.page, found.subject, found.field)

    @Slot()
    def _on_asked(self) -> None:
        """Show the list, from a page without one on the page of the worst problem."""
        if self._page is not None and self._page.checked:
            self._checking.toggle()
            return
        self._checking.turn(open_it=True)
        first = next(iter(self._checking.problems), None)
        self._session.go(first.page if first is not None else "tasks")
