"""Which ledger to open: a new one, one that is there, or a rehearsal, as the clerk asks."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.paths import LEDGER_SUFFIX, default_ledger
from desktop.ui.file_choice import FileKind, ask_file
from desktop.ui.ledgers import Opener, maker, opener, rehearsal
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.ui.dialogs.first_run import FirstRun


class LedgerChoice(QObject):
    """Asks, and hands on the way to open what was chosen."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        today: Callable[[], date],
        open_ledger: Callable[[Opener], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._today = today
        self._open = open_ledger
        self._first_run: FirstRun | None = None
        session.ledger_asked.connect(self.take)
        session.opened.connect(self._on_opened)

    @Slot()
    def begin(self) -> None:
        """Ask for the office and make its ledger."""
        # Loaded when it is asked for, as the other dialogs.
        from desktop.ui.dialogs.first_run import FirstRun  # noqa: PLC0415

        # Given up, or answered by a refusal, it comes back as it was left.
        dialog = self._first_run = self._first_run or FirstRun(
            default_ledger(), self._today().year, self._window
        )
        if dialog.exec():
            self._open(maker(dialog.path(), dialog.beginning()))

    @Slot()
    def choose(self) -> None:
        """Ask for a ledger file and open it."""
        names = self.tr("Sổ PGI (*%s)") % LEDGER_SUFFIX
        found = ask_file(self._window, self.tr("Mở sổ"), FileKind.LEDGER, names)
        state = self._session.state
        if found is not None and state is not None and state.path.resolve() == found.resolve():
            self._session.messages.tell(self.tr("Sổ này đang mở rồi: %s.") % state.path.name)
        elif found is not None:
            self._open(opener(found))

    @Slot(str)
    def take(self, what: str) -> None:
        """Open what a page asked for: "new", "open", or the name of a sample."""
        if what == "new":
            self.begin()
        elif what == "open":
            self.choose()
        else:
            self._open(rehearsal(what))

    @Slot()
    def _on_opened(self) -> None:
        if self._first_run is not None:
            self._first_run.deleteLater()
            self._first_run = None
