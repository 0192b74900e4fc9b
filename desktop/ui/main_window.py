"""The frame of the window: menus, navigation, pages, keys; it knows no rule of the field."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.ui.actions import PAGE_DEEDS
from desktop.ui.ahead import Ahead
from desktop.ui.backups import answers_to, keep_standing
from desktop.ui.closing import Closing
from desktop.ui.finding import Finding
from desktop.ui.goals import command_shelf, page_shelf
from desktop.ui.guide.helping import Helping
from desktop.ui.guide.where import set_guide_page
from desktop.ui.icons import icon
from desktop.ui.jobs import Jobs
from desktop.ui.ledger_choice import LedgerChoice
from desktop.ui.ledgers import Opener
from desktop.ui.menus import build_menus
from desktop.ui.messages import Messages, ask
from desktop.ui.opening import prove_if_cut_off, tell_of_version, warn_of_place
from desktop.ui.pages.page import Page
from desktop.ui.problems import Problems
from desktop.ui.register import ENTRIES, NUMBERED, OPENS, WELCOME, Pages
from desktop.ui.session import Session
from desktop.ui.widgets.basics import icon_label, label, row
from desktop.ui.widgets.busy_line import BusyLine
from desktop.ui.widgets.go_to import GoTo
from desktop.ui.widgets.key_bar import KeyBar
from desktop.ui.widgets.navigation import Navigation
from desktop.ui.widgets.overlay import Overlay
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.saved import SavedMark
from desktop.ui.window_menus import window_menus

SIZE = (1366, 697)
"""What a screen of 1366×768 leaves for the window."""
_NARROW, _SMALL, _LOW = 1366, 1100, 560
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GENERAL_KEYS = (("F1", "Trợ giúp"),)
_FIRST = 4
"""Keys of a page before that of the check, which has to be seen on a small screen too."""


class MainWindow(QMainWindow):
    """The window of one ledger."""

    def __init__(self, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self.jobs = jobs
        self.today = today
        self.messages = Messages()
        self.session = Session(jobs, self.messages, today)
        self.setWindowTitle(self.tr("Sổ PGI"))
        self.setWindowIcon(icon("leaf", "accent", 32))
        self._key = WELCOME
        self.navigation = Navigation(ENTRIES)
        self.pages = Pages(self.session, today, self._on_page_made)
        self._stack = QStackedWidget()
        self._stack.setCurrentWidget(self.pages[WELCOME])
        self.go_to = GoTo()
        self._finding = Finding(self.session, self.go_to)
        self.saved = SavedMark()
        self._sample_text = label(self.tr("Dữ liệu mẫu"), "sampletext")
        self._sample = QFrame()
        self._keys = KeyBar()
        self.problems = Problems(self.session, self.navigation, self._keys.status)
        self.closing = Closing(self, self.session)
        self.ahead = Ahead(self, self.session, self.pages)
        self.helping = Helping(self, self.messages)
        self.ledgers = LedgerChoice(self, self.session, today, self.open_ledger)
        self._build()
        self._connect()
        self._bind_keys()
        self.resize(*SIZE)
        self.setMinimumSize(880, 440)
        self._fit()
        self.pages[WELCOME].take_focus()

    def open_ledger(self, open_it: Opener) -> None:
        """Open a ledger in place of the one that is open, once all that was typed is stored."""
        self._flush()
        self.session.open(open_it, self._on_not_opened)

    def show_page(self, key: str) -> None:
        """Show a page; what was typed on the one before is stored first."""
        key = OPENS.get(key, key)
        if self.session.state is None:
            key = WELCOME
        if key != self._key:
            # Before the typed is stored: a refusal of that still has to be read.
            self.messages.leave_page()
        self.current_page().flush()
        self._key = self.session.page = key
        page = self.pages[key]
        self.navigation.select(key)
        # What belongs to no page, such as the navigation, is helped with the page that is shown.
        set_guide_page(self, key)
        if self._stack.isAncestorOf(self.focusWidget()):
            # A page that goes with the keyboard in it would hand that to Ctrl+K on its way.
            self._stack.setFocus()
        self.jobs.hold()
        self._stack.setCurrentWidget(page)
        self._show_keys()
        self.problems.show_page(page, key)
        page.come()
        if not self.navigation.isAncestorOf(self.focusWidget()):
            page.take_focus()
            if self.session.state is not None:
                # What the page shows may still be on its way from the worker.
                self.jobs.after(page.keep_focus)

    def current_page(self) -> Page:
        """Return the page that is shown."""
        return self.pages[self._key]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store everything that was typed, wait for it, and only then close."""
        self._flush()
        if not self.closing.may_close():
            event.ignore()
            return
        # Only what needs no ledger can still be under way, and nothing is lost with it.
        self.jobs.stop()
        self.jobs.wait()
        if self.jobs.unsaved and not ask(
            self,
            self.tr("Còn thay đổi chưa ghi được"),
            self.tr("Sổ không nhận %d thay đổi gần nhất. Đóng bây giờ thì mất những thay đổi đó.")
            % self.jobs.unsaved,
            self.tr("Vẫn đóng"),
        ):
            event.ignore()
            return
        self.session.checking.rest()
        self.ahead.rest()
        self.jobs.finish()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let the worker go on when the window has painted."""
        answered = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest:
            self.jobs.go_on()
        return answered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer what nothing nearer wanted: Enter presses a button, Esc closes what is said."""
        focus = self.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QAbstractButton):
            # Qt lets Enter press buttons in dialogs only; Windows programs do so everywhere.
            focus.click()
        elif event.key() == Qt.Key.Key_Escape and self.messages.close_line():
            return
        elif not self.problems.answer(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages what a small screen leaves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        small = self.width() < _SMALL
        self.navigation.fold(folded=self.width() < _NARROW)
        for page in self.pages.ready():
            page.set_small(small=small)
        self.problems.set_small(small=small)
        self._sample_text.setText(
            self.tr("Mẫu") if small or self.height() < _LOW else self.tr("Dữ liệu mẫu")
        )
        self.go_to.set_short(short=small)
        self._show_keys()

    def _show_keys(self) -> None:
        page = self.current_page()
        # Without a plan its pages only offer ways to one.
        bare = page.needs_plan and self.session.plan is None
        own = () if bare else page.keys()
        check = (("F8", self.tr("Kiểm tra")),) if page.checked and not bare else ()
        keys = (*own[:_FIRST], *check, *own[_FIRST:], *_GENERAL_KEYS)
        self._keys.show_keys(keys, few=self.width() < _NARROW)

    def _build(self) -> None:
        self._sample.setProperty("role", "sample")
        self._sample.setLayout(
            row(icon_label("info", "doubt", 14), 6, self._sample_text, margins=(8, 2, 8, 2))
        )
        self._sample.setToolTip(
            self.tr("Sổ tập làm: kế hoạch thật năm 2024, kết quả minh họa. Sổ thật không bị đổi.")
        )
        self._sample.hide()
        top = QFrame()
        top.setObjectName("menurow")
        top.setFixedHeight(37)
        line = QHBoxLayout(top)
        line.setContentsMargins(8, 0, 8, 1)
        line.setSpacing(8)
        menus = window_menus(self)
        self.go_to.index.put("pages", page_shelf())
        self.go_to.index.put("commands", command_shelf(menus))
        bar = build_menus(menus)
        self._dressed = (top, bar, self.navigation)
        line.addWidget(bar)
        line.addStretch(1)
        line.addWidget(self._sample)
        line.addWidget(self.saved)
        line.addWidget(self.go_to)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addLayout(self.problems.place)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self._keys)
        # What comes and goes lies over the bar of keys: nothing moves under the mouse.
        Overlay(whole, ProgressStrip(self.jobs), self.messages)
        self.setCentralWidget(whole)

    @Slot()
    def lint(self) -> None:
        """Check a Word or PDF file against the decree's layout."""
        # Loaded when it is asked for: the window opens the sooner.
        from desktop.ui.lint import ask_lint  # noqa: PLC0415

        ask_lint(self.session, self)

    @Slot()
    def check_package(self) -> None:
        """Check a package file, whoever sent it."""
        # Loaded when it is asked for: the window opens the sooner.
        from desktop.ui.package_check import ask_package  # noqa: PLC0415

        ask_package(self.session, self)

    @Slot()
    def choose_plan(self) -> None:
        """Ask which plan to take in hand."""
        if self.session.state is None:
            return
        from desktop.ui.dialogs.plan_choice import PlanChoice  # noqa: PLC0415

        self._flush()
        dialog = PlanChoice(self.session, self)
        if dialog.exec() and (chosen := dialog.chosen()) is not None:
            self.session.take(chosen)
        # It listens to the session as long as it is there.
        dialog.deleteLater()

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.session.asked.connect(self._on_asked)
        self.session.opened.connect(self._on_opened)
        self.session.read.connect(self._on_read)
        self.session.period.moved.connect(self._show_missing)
        self.go_to.chosen.connect(self._finding.take)
        self.messages.left.connect(self._on_message_left)
        self.jobs.began.connect(self.saved.writing)
        self.jobs.saved.connect(self.saved.saved)
        self.jobs.settled.connect(self.saved.settled)
        self.jobs.save_failed.connect(self._on_save_failed)
        self.jobs.refused.connect(self.messages.refuse)
        self.jobs.faulted.connect(self.messages.fault)
        self.jobs.stopped.connect(self.messages.given_up)
        self.jobs.busy.connect(BusyLine(self, self._stack).set_busy)
        keep_standing(self.session, self._keys.status, self.today)

    def _bind_keys(self) -> None:
        for deed in PAGE_DEEDS:
            QShortcut(QKeySequence(deed.keys), self, self._doer(deed.name))
        for number, key in enumerate(NUMBERED, 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, self.goer(key))
        QShortcut(QKeySequence("Ctrl+K"), self, self.go_to.ask)

    def _doer(self, name: str) -> Callable[[], None]:
        def do() -> None:
            answer = {**self.problems.deeds(), **self.current_page().deeds()}.get(name)
            if answer is not None:
                answer()
            elif name == "carry" and callable(fill := getattr(self.focusWidget(), "fill_down", "")):
                # Where nothing is carried from a period before, Ctrl+D is what it is in Excel.
                fill()
            elif name == "print":
                self.show_page("preview")

        return do

    def goer(self, key: str) -> Callable[[], None]:
        """Return what shows a page."""
        return lambda: self.show_page(key)

    @Slot()
    def undo(self) -> None:
        """Take the last change back; what was typed a moment ago is stored first."""
        self._flush()
        self.session.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._flush()
        self.session.redo()

    @Slot()
    def save(self) -> None:
        """Store everything that was typed, and say so."""
        self.messages.hide()
        self._flush()
        self.session.tell_saved()

    @Slot()
    def show_about(self) -> None:
        """Say what this program is."""
        from desktop.ui.dialogs.about import show_about  # noqa: PLC0415

        show_about(self)

    def _flush(self) -> None:
        for page in self.pages.ready():
            page.flush()

    def _on_page_made(self, page: Page) -> None:
        self._stack.addWidget(page)
        page.set_small(small=self.width() < _SMALL)
        if page.findChild(QTableView) is None:
            return
        # Loaded with the first page that has one.
        from desktop.ui.tables.grid_view import GridView  # noqa: PLC0415

        for grid in page.findChildren(GridView):
            grid.together = self.session.together
            self.session.stepped.connect(grid.stand_alone)
            grid.done.connect(self.messages.tell)
            grid.told.connect(self.messages.warn)

    @Slot(str, object, str)
    def _on_asked(self, page: str, subject: UUID | None, field: str) -> None:
        known = self.pages.ready()
        self.show_page(page)
        if subject is None:
            return
        there = self.pages[OPENS.get(page, page)]
        there.go_to(subject, field)
        if there not in known:
            # A page that was just made learns its rows from the worker; it stands there then.
            self.jobs.after(lambda: there.go_to(subject, field))

    @Slot()
    def _on_opened(self) -> None:
        self.saved.clear()
        self.messages.hide()
        state = self.session.state
        self._keys.show_file(str(state.path) if state is not None else "")
        self.show_page("home" if state is not None and state.plan is not None else "tasks")
        tell_of_version(self.session, self._show_news)
        warn_of_place(self.session)
        prove_if_cut_off(self.session, self, self.today)

    def _show_news(self) -> None:
        self.helping.show_page("news")

    @Slot()
    def _on_read(self) -> None:
        state = self.session.state
        if state is None:
            return
        self.navigation.name_office(state.office.name, state.sets)
        self._show_missing()
        self._show_sample(shown=self.session.sample)
        parts = (self.tr("Sổ PGI"), state.office.name, state.sets)
        self.setWindowTitle(" – ".join(part for part in parts if part))
        self._finding.forget()
        self._show_keys()

    @Slot()
    def _show_missing(self) -> None:
        """Say beside Kết quả what the period in hand lacks."""
        state = self.session.state
        if state is None:
            return
        period = self.session.period.current(state.periods, self.today())
        count = state.missing.get(period.id, 0) if period is not None else 0
        told = self.tr("%d nhiệm vụ chưa có kết quả") % count
        name = period.label if period is not None else ""
        self.navigation.set_badge("results", count, f"{told} · {name}")

    def _show_sample(self, *, shown: bool) -> None:
        """Make a rehearsal ledger look different: nobody should take it for his own."""
        self._sample.setVisible(shown)
        if self.navigation.property("sample") != shown:
            for one in self._dressed:
                one.setProperty("sample", shown)
                one.style().unpolish(one)
                one.style().polish(one)

    @Slot()
    def _on_message_left(self) -> None:
        self.current_page().take_focus()

    def _on_not_opened(self, refusal: Refused) -> None:
        if self.jobs.unsaved:
            self._on_save_failed(refusal)
            return
        self.messages.refuse(refusal, *answers_to(refusal, self.session, self, self.today))
        if self.session.state is None:
            self.show_page(WELCOME)

    @Slot(object)
    def _on_save_failed(self, refusal: Refused) -> None:
        self.saved.failed()
        self.messages.refuse(refusal, (self.tr("Ghi lại"), self.messages.settling(self.jobs.retry)))
