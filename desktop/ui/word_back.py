"""Nhận lại từ Word: choose the file, read it on the worker, show what it would change."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.paper import Paper
from desktop.ui.dialogs.word_back import WordBackDialog
from desktop.ui.file_choice import FileKind, ask_file
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.domain.proposals import Proposal
    from desktop.services.changes import Changes
    from desktop.services.desk import Desk
    from desktop.services.word_back import Reading


def tr(text: str) -> str:
    """Return a text of this file in the language of the window."""
    return QCoreApplication.translate("WordBack", text)


def ask_word_back(session: Session, parent: QWidget, paper: Paper, subject_id: UUID) -> None:
    """Ask for an edited Word file and show its proposals."""
    names = tr("Tệp Word (*.docx);;Tất cả (*)")
    path = ask_file(parent, tr("Nhận lại từ Word"), FileKind.EDITED, names)
    if path is not None:
        WordBack(session, parent, path, paper, subject_id).start()


class WordBack(QObject):
    """One file coming back: read, shown, accepted piece by piece, read again."""

    def __init__(
        self, session: Session, parent: QWidget, path: Path, paper: Paper, subject_id: UUID
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._path = path
        self._read: Callable[[Desk], Reading] = lambda desk: desk.word_back.read(
            path, paper=paper, subject_id=subject_id
        )
        self.dialog: WordBackDialog | None = None

    def start(self) -> None:
        """Read the file; the dialog opens when there is something to decide."""
        self._session.jobs.run(self._read, self._on_read, self._session.messages.refuse)

    def _on_read(self, reading: "Reading") -> None:
        if self.dialog is not None:
            self.dialog.show_reading(reading)
            return
        if not reading.proposals and not reading.notes:
            told = tr("Tệp %s giống nội dung trong sổ, không có gì để nhận.") % self._path.name
            self._session.messages.tell(told)
            return
        parent = self.parent()
        self.dialog = WordBackDialog(
            self._path.name, reading, self._accept, parent if isinstance(parent, QWidget) else None
        )
        self.dialog.open()

    def _accept(self, reading: "Reading", proposals: "tuple[Proposal, ...]") -> None:
        def do(desk: "Desk") -> "Changes":
            return desk.word_back.put(reading.before, desk.word_back.accepted(reading, proposals))

        count = len(proposals)
        name = tr("nhận từ Word: %s") % proposals[0].place
        if count > 1:
            name = tr("nhận %d chỗ từ Word") % count
        self._session.change(name, do)
        self._session.jobs.run(self._read, self._on_read, self._session.messages.refuse)
