"""Hệ thống: the office, the copies of its ledger, its key, and where everything is."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.domain.office import Office
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.page_setup import PageSetupCard
from desktop.ui.pages.system_backups import BackupSection
from desktop.ui.pages.system_office import OfficeSection
from desktop.ui.pages.system_places import PlacesSection
from desktop.ui.session import Session
from desktop.ui.widgets.head import PageHead, ToolBar


class SystemPage(Page):
    """Sections behind tabs; a section has ``load``, and ``set_small`` where it needs it."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self.head = PageHead(self.tr("Hệ thống"))
        self.tabs = QTabBar()
        self.first = self.tabs
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Các phần của trang Hệ thống"))
        self._stack = QStackedWidget()
        self._small = False
        self.office_section = OfficeSection(session)
        self.backups = BackupSection(session, today)
        self.places = PlacesSection(session)
        self.body.addWidget(self.head)
        self.body.addWidget(ToolBar(self.tabs, None))
        self.body.addWidget(self._stack, 1)
        self.add_section(self.tr("Cơ quan, trang in"), self.office_section)
        self.add_section(self.tr("Sao lưu, phục hồi"), self.backups)
        self.add_section(self.tr("Khóa ký, nơi cất"), self.places)
        self.tabs.currentChanged.connect(self._on_tab)

    @property
    def office(self) -> Office | None:
        """The office that is shown."""
        return self.office_section.office

    @property
    def page_setup(self) -> PageSetupCard:
        """The card of margins and size."""
        return self.office_section.page_setup

    def add_section(self, title: str, section: QWidget) -> int:
        """Put a section behind a new tab at the end; return its number."""
        self._stack.addWidget(section)
        return self.tabs.addTab(title)

    def show_section(self, section: QWidget) -> None:
        """Bring a section to the front."""
        self.tabs.setCurrentIndex(self._stack.indexOf(section))

    def go_to(self, subject: UUID, field: str = "") -> None:  # noqa: ARG002 - there is one office
        """Bring the section of a field to the front: "backups", or the office."""
        self.show_section(self.backups if field == "backups" else self.office_section)

    def keys(self) -> tuple[Key, ...]:
        return (("Ctrl+S", self.tr("Ghi")),)

    def load(self) -> None:
        state = self.session.state
        if state is None:
            return
        self.head.say(self.tr("Hệ thống"), state.office.name)
        # The form answers typing, so it is kept up to date even behind another tab.
        self.office_section.load()
        self._load_front()

    def set_small(self, *, small: bool) -> None:
        self._small = small
        self.head.set_compact(compact=small)
        self.backups.set_small(small=small)

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(number)
        self._load_front()

    def _load_front(self) -> None:
        front = self._stack.currentWidget()
        load = getattr(front, "load", None)
        if front is not self.office_section and callable(load):
            load()
