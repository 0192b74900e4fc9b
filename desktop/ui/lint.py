"""Soát thể thức văn bản: choose a Word file or a PDF, check it on the worker, show what departs."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.paper import Watch
from desktop.ui.dialogs.lint import LintDialog
from desktop.ui.file_choice import FileKind, ask_file
from desktop.ui.session import Session
from desktop.wording import on_one_line
from desktop.wording.lint import verdict

if TYPE_CHECKING:
    from desktop.services.lint import Linted


def tr(text: str) -> str:
    """Return a text of this file in the language of the window."""
    return QCoreApplication.translate("Lint", text)


def ask_lint(session: Session, parent: QWidget) -> None:
    """Ask for a file and show what departs from the decree in it."""
    names = tr("Tệp Word, PDF (*.docx *.pdf);;Tất cả (*)")
    path = ask_file(parent, tr("Soát thể thức văn bản"), FileKind.LINTED, names)
    if path is not None:
        LintFile(session, parent, path).start()


class LintFile(QObject):
    """One file being checked; the window stays free meanwhile."""

    def __init__(self, session: Session, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self._session = session
        self._path = path
        self.dialog: LintDialog | None = None

    def start(self) -> None:
        """Check the file; the dialog opens when something departs."""
        self._session.jobs.run_beside(
            self._check,
            self._on_checked,
            self._session.messages.refuse,
            doing=tr("Đang soát thể thức: %s"),
        )

    def _check(self, watch: Watch) -> "Linted":
        # Imported here: the readers of files are slow to load and seldom asked for.
        from desktop.services.lint import lint_file  # noqa: PLC0415

        return lint_file(self._path, watch)

    def _on_checked(self, linted: "Linted") -> None:
        if not linted.departures:
            told = f"{on_one_line(linted.name)}: {verdict(linted.departures)}"
            self._session.messages.tell(told)
            return
        parent = self.parent()
        self.dialog = LintDialog(linted, parent if isinstance(parent, QWidget) else None)
        self.dialog.open()
