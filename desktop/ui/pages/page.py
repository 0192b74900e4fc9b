"""What every page of the window has."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.paper import Paper, Watch
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Key = tuple[str, str]
"""A key of the key bar and what it does."""


class Page(QWidget):
    """A page: it loads what it shows when it is shown, and again when that has changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self.session = session
        self.jobs = session.jobs
        self.messages = session.messages
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        session.read.connect(self._on_read)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this page for the key bar."""
        return ()

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what this page does for the names in ``desktop.ui.actions.PAGE_DEEDS``."""
        return {}

    def load(self) -> None:
        """Show what the session holds, and ask for what else the page needs."""

    def flush(self) -> None:
        """Hand on everything that was typed and not handed on yet."""
        for edit in self.findChildren(QWidget):
            flush = getattr(edit, "flush", None)
            if callable(flush):
                flush()

    def set_small(self, *, small: bool) -> None:
        """Fit the page to a small screen (150 %), or to the usual one."""

    def go_to(self, subject: UUID, field: str = "") -> None:
        """Stand on one thing of the page, and on a field of it."""

    def choose_folder(self, then: Callable[[Path], object]) -> None:
        """Ask for a folder to write to."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Chọn nơi ghi tệp"))
        if folder:
            then(Path(folder))

    def write_paper(
        self, paper: Paper, subject_id: UUID, folder: Path, formats: Sequence[str]
    ) -> None:
        """Write a paper into a folder in the formats "docx", "pdf", "xlsx", and say so."""

        def work(desk: "Desk", watch: Watch) -> tuple[Path, ...]:
            # The libraries of papers load on the worker, when the first paper is asked for.
            from desktop.services.papers import Format  # noqa: PLC0415

            chosen = tuple(Format(name) for name in formats)
            return desk.papers.write(paper, subject_id, chosen, folder, watch)

        self.jobs.run_watched(work, self.tell_written)

    def tell_written(self, paths: tuple[Path, ...]) -> None:
        """Say what was written, and offer to open it."""
        names = ", ".join(path.name for path in paths)
        first = paths[0]
        self.messages.tell(
            self.tr("Đã ghi %s") % names,
            (self.tr("Mở tệp"), lambda: open_path(first)),
            (self.tr("Mở thư mục"), lambda: open_path(first.parent)),
        )

    @Slot()
    def _on_read(self) -> None:
        if self.isVisible():
            self.load()


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
