"""What every page of the window has."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import FileRefused, Refused
from desktop.domain.paper import Paper, Watch
from desktop.files import ensure_folder
from desktop.ui.session import Session
from desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.delivery.delivery import Delivery, PdfOf

Key = tuple[str, str]
"""A key of the key bar and what it does."""


class Page(QWidget):
    """A page: it loads what it shows when it is shown, and again when that has changed.

    Attributes:
        checked: whether the list of problems may stand below it.
        needs_plan: whether it only offers ways to a plan while there is none.
    """

    checked = False
    needs_plan = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self.session = session
        self.jobs = session.jobs
        self.messages = session.messages
        self.first: QWidget | None = None
        """Where the work of the page begins. No focus proxy: Tab would pass over what is before."""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        session.read.connect(self._on_read)

    @property
    def delivery(self) -> "Delivery":
        """The ways on for what is written; loaded with the first page that writes."""
        from desktop.ui.delivery.delivery import Delivery  # noqa: PLC0415

        return Delivery.of(self.session)

    def take_focus(self) -> None:
        """Put the keyboard where the work of the page begins."""
        ways = [one.best for one in self.findChildren(EmptyState)]
        begins = (one for one in (self.first, *ways) if one is not None and one.isVisibleTo(self))
        next(begins, self).setFocus()

    def keep_focus(self) -> None:
        """Do that again, now that what the page shows is there; unless the clerk went elsewhere."""
        if self.hasFocus():
            self.take_focus()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this page for the key bar."""
        return ()

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what this page does, by name: for keys (``PAGE_DEEDS``) and for the menus."""
        return {}

    def load(self) -> None:
        """Show what the session holds, and ask for what else the page needs."""

    def get_ready(self) -> None:
        """Do ahead, out of sight, what the first visit would have to wait for."""
        self.ensurePolished()
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()

    def come(self) -> None:
        """Be shown again; a page that knows that nothing has changed need not load."""
        self.load()

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
        """Ask for a folder to write to; the last one is offered first."""

        def ask(begin: Path) -> None:
            folder = self.delivery.ask_folder(self.tr("Chọn nơi ghi tệp"), begin)
            if folder is not None:
                then(folder)

        self.delivery.write_folder(ask)

    def write_paper(
        self,
        paper: Paper,
        subject_id: UUID,
        folder: Path | None,
        formats: Sequence[str],
        *,
        unit: str = "",
        against: UUID | None = None,
    ) -> None:
        """Write a paper in the formats "docx", "pdf", "xlsx", and say so.

        Without a folder it goes where the last one went, at first to "So PGI" in the person's
        documents; what is said of it offers another one. A file that somebody went on editing is
        kept beside the new one. ``unit`` is for sheets of tasks: whose; without it, every unit's.
        ``against`` is for a comparison: another revision; without it, the one before.
        """
        documents = self.delivery.documents()

        def work(desk: "Desk", watch: Watch) -> tuple[Path, ...]:
            # The libraries of papers load on the worker, when the first paper is asked for.
            from desktop.services.delivery import ExportPlaces  # noqa: PLC0415
            from desktop.services.papers import Format  # noqa: PLC0415

            places = ExportPlaces()
            target = folder if folder is not None else places.folder(documents)
            if folder is None:
                ensure_folder(target)
            chosen = tuple(Format(name) for name in formats)
            written = desk.papers.write(
                paper,
                subject_id,
                chosen,
                target,
                watch,
                unit=unit,
                against=against,
                place=places.place,
            )
            places.keep(target, written)
            return written

        again = partial(
            self.write_paper, paper, subject_id, formats=formats, unit=unit, against=against
        )
        elsewhere = partial(self.choose_folder, again)

        def done(paths: tuple[Path, ...]) -> None:
            self.tell_written(
                paths,
                lambda desk: desk.papers.pdf(paper, subject_id, unit=unit, against=against),
                elsewhere,
            )

        def failed(refusal: Refused) -> None:
            # The usual folder may be protected or gone: another one is a way out.
            answers = [(self.tr("Chọn nơi khác…"), elsewhere)]
            self.messages.refuse(refusal, *(answers if isinstance(refusal, FileRefused) else ()))

        self.jobs.run_watched(work, done, failed)

    def print_paper(self, paper: Paper, subject_id: UUID, *, unit: str = "") -> None:
        """Print a paper as it stands now."""

        def pdf(desk: "Desk") -> bytes:
            return desk.papers.pdf(paper, subject_id, unit=unit)

        from desktop.ui.delivery.delivery import Delivered  # noqa: PLC0415

        self.delivery.print_out(Delivered((), pdf))

    def tell_written(
        self,
        paths: tuple[Path, ...],
        pdf: "PdfOf | None" = None,
        elsewhere: Callable[[], object] | None = None,
    ) -> None:
        """Say what was written, and offer to open, print, copy it or put it on a stick."""
        from desktop.ui.delivery.delivery import Delivered  # noqa: PLC0415

        self.delivery.tell(Delivered(paths, pdf, elsewhere))

    @Slot()
    def _on_read(self) -> None:
        if self.isVisible():
            self.load()
