"""The ways on for a file that was written: every export ends here, so that all offer the same."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.domain.errors import FileRefused, InputRefused, Refused
from desktop.domain.paper import Watch
from desktop.services.delivery import ExportPlaces, copy_files, is_package, put_aside
from desktop.ui.delivery.drives import Drive, removable_drives
from desktop.ui.delivery.stick_choice import StickChoice
from desktop.ui.file_choice import FileKind, keep_folder, last_folder
from desktop.ui.messages import Answer
from desktop.wording import sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.services.desk import Desk
    from desktop.ui.session import Session

PdfOf = Callable[["Desk"], bytes]
"""Gives the pages of what was written, on the worker."""


class Delivered(NamedTuple):
    """Files that were written, the pages that are printed for them, and how to write them again."""

    paths: tuple[Path, ...]
    pdf: PdfOf | None = None
    elsewhere: Callable[[], object] | None = None
    """Asks for another folder and writes them there."""


class Delivery(QObject):
    """Opens, prints and copies what was written; one for all pages of a window.

    Attributes:
        drives: finds the sticks; runs on the worker.
        has_printer, ask_printer: what the system knows of printers, and its dialog.
        ask_folder: asks for a folder, given a title and where to begin.
        documents: the person's folder of documents.
    """

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._messages = session.messages
        self._jobs = session.jobs
        self._last_stick: Path | None = None
        self.drives: Callable[[], Sequence[Drive]] = removable_drives
        self.documents: Callable[[], Path] = _documents
        self.has_printer: Callable[[], bool] = _has_printer
        self.ask_printer: Callable[[str, int], QPrinter | None] = self._ask_printer
        self.ask_folder: Callable[[str, Path], Path | None] = self._ask_folder

    @classmethod
    def of(cls, session: "Session") -> Self:
        """Return the one of a session."""
        return session.findChild(cls) or cls(session)

    def tell(self, delivered: Delivered, text: str = "") -> None:
        """Say what was written, or ``text``, and offer every way on."""
        said = text or _written(delivered.paths)
        self._messages.tell(said, *self._answers(delivered), written=True)

    def _answers(self, delivered: Delivered) -> tuple[Answer, ...]:
        first = delivered.paths[0]
        return (
            self._opening(delivered),
            (self.tr("Mở thư mục"), lambda: open_path(first.parent)),
            *(((self.tr("In…"), lambda: self.print_out(delivered)),) if delivered.pdf else ()),
            (self.tr("Chép tệp"), lambda: self.to_clipboard(delivered)),
            (self.tr("Chép ra USB…"), lambda: self.to_stick(delivered)),
            *(((self.tr("Ghi nơi khác…"), delivered.elsewhere),) if delivered.elsewhere else ()),
        )

    def _opening(self, delivered: Delivered) -> Answer:
        first, pdf = delivered.paths[0], delivered.pdf
        if pdf is None or not is_package(first):
            return self.tr("Mở tệp"), lambda: open_path(first)
        # No other program opens a package: its pages are what can be looked at.
        return self.tr("Mở xem"), lambda: self._jobs.run(
            pdf, lambda pages: self.show_pdf(pages, first.stem)
        )

    def to_clipboard(self, delivered: Delivered) -> None:
        """Put the files on the clipboard, so that other programs take them by Ctrl+V."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path.absolute())) for path in delivered.paths])
        QGuiApplication.clipboard().setMimeData(data)
        count = len(delivered.paths)
        self.tell(
            delivered,
            self.tr("Đã chép %d tệp. Mở Zalo, thư điện tử hoặc thư mục cần gửi rồi bấm Ctrl+V.")
            % count,
        )

    def with_stick(self, then: Callable[[Path], object], begin: Path | None = None) -> None:
        """Find where to: the only stick, the one chosen before, a choice, or any folder."""

        def found(drives: Sequence[Drive]) -> None:
            roots = [drive.root for drive in drives]
            if len(roots) == 1:
                target: Path | None = roots[0]
            elif roots and self._last_stick in roots:
                target = self._last_stick
            else:
                target = self._choose(drives, begin)
            if target is not None:
                self._last_stick = target
                keep_folder(FileKind.COPIED, target)
                then(target)

        self._jobs.run(lambda _desk: tuple(self.drives()), found)

    def to_stick(self, delivered: Delivered) -> None:
        """Copy the files onto a stick, prove them there, and say that it may be pulled out."""
        self.with_stick(partial(self.copy, delivered), delivered.paths[0].parent)

    def copy(self, delivered: Delivered, folder: Path, *, numbered: bool = False) -> None:
        """Copy the files into a folder and prove them there."""
        sources = delivered.paths

        def work(_desk: "Desk", watch: Watch) -> tuple[Path, ...]:
            return copy_files(sources, folder, watch, numbered=numbered)

        def done(copies: tuple[Path, ...]) -> None:
            self.tell(delivered, _copied(copies, folder))

        def failed(refusal: Refused) -> None:
            taken = refusal.code == "delivery.name_taken"
            again = partial(self.copy, delivered, folder, numbered=taken or numbered)
            self.refuse(refusal, again, delivered)

        self._jobs.run_watched(work, done, failed, doing=self.tr("Đang chép: %s KB"))

    def refuse(
        self,
        refusal: Refused,
        again: Callable[[], object],
        delivered: Delivered | None = None,
    ) -> None:
        """Say why a stick did not take the files, with the ways out."""
        answers: list[Answer] = []
        if isinstance(refusal, FileRefused) and refusal.code == "delivery.name_taken":
            answers.append((self.tr("Chép với tên %s") % refusal.values["free"], again))
        else:
            answers.append((self.tr("Thử lại"), again))
        if delivered is not None:
            answers.append((self.tr("Chép nơi khác…"), lambda: self._copy_elsewhere(delivered)))
        self._messages.refuse(refusal, *answers)

    def print_out(self, delivered: Delivered) -> None:
        """Print the pages of what was written, by the dialog of the system."""
        if delivered.pdf is not None:
            self._jobs.run(delivered.pdf, lambda pdf: self.print_pdf(pdf, delivered))

    def print_pdf(self, pdf: bytes, delivered: Delivered) -> None:
        """Print pages by the dialog of the system; without a printer, offer the PDF."""
        # The libraries of printing load when the first page is printed.
        from desktop.ui.delivery.printing import page_count, print_pages  # noqa: PLC0415

        if not self.has_printer():
            self._offer_pdf(pdf, delivered)
            return
        title = delivered.paths[0].stem if delivered.paths else self.tr("Sổ PGI")
        printer = self.ask_printer(title, page_count(pdf))
        if printer is None:
            return

        def done(count: int) -> None:
            text = self.tr("Đã gửi %d trang tới máy in %s.")
            name = printer.printerName() or self.tr("đã chọn")
            self._say(delivered, text % (count, name))

        self._jobs.run_watched(
            lambda _desk, watch: print_pages(pdf, printer, watch),
            done,
            doing=self.tr("Đang in: trang %s"),
        )

    def write_folder(self, then: Callable[[Path], None]) -> None:
        """Find the folder that papers went to last, or the first one, on the worker."""
        documents = self.documents()
        self._jobs.run(lambda _desk: ExportPlaces().folder(documents), then)

    def _say(self, delivered: Delivered, text: str) -> None:
        if delivered.paths:
            self.tell(delivered, text)
        else:
            self._messages.tell(text)

    def _offer_pdf(self, pdf: bytes, delivered: Delivered) -> None:
        text = sentence(InputRefused("print.no_printer"))
        self._messages.warn(text, (self.tr("Mở bản PDF"), lambda: self._open_pdf(pdf, delivered)))

    def _open_pdf(self, pdf: bytes, delivered: Delivered) -> None:
        written = next((path for path in delivered.paths if path.suffix == ".pdf"), None)
        if written is not None:
            open_path(written)
            return
        stem = delivered.paths[0].stem if delivered.paths else "ban-in"
        self.show_pdf(pdf, stem)

    def show_pdf(self, pdf: bytes, stem: str) -> None:
        """Open pages that are in no file of their own, as a file that is put aside for it."""
        self._jobs.run(lambda _desk: put_aside(pdf, f"{stem}.pdf"), open_path)

    def _copy_elsewhere(self, delivered: Delivered) -> None:
        begin = last_folder(FileKind.COPIED) or delivered.paths[0].parent
        folder = self.ask_folder(self.tr("Chọn nơi chép tệp"), begin)
        if folder is not None:
            keep_folder(FileKind.COPIED, folder)
            self.copy(delivered, folder)

    def _choose(self, drives: Sequence[Drive], begin: Path | None) -> Path | None:
        begin = self._last_stick or last_folder(FileKind.COPIED) or begin or self.documents()
        if drives:
            dialog = StickChoice(drives, self._messages.window())
            if dialog.exec():
                return dialog.chosen()
            if not dialog.folder_wanted:
                return None
            return self.ask_folder(self.tr("Chọn nơi chép tệp"), begin)
        return self.ask_folder(self.tr("Không thấy USB nào đang cắm. Chọn nơi chép tệp"), begin)

    def _ask_folder(self, title: str, begin: Path) -> Path | None:
        folder = QFileDialog.getExistingDirectory(self._messages.window(), title, str(begin))
        return Path(folder) if folder else None

    def _ask_printer(self, title: str, pages: int) -> "QPrinter | None":
        from desktop.ui.delivery.printing import ask_printer  # noqa: PLC0415

        return ask_printer(self._messages.window(), title, pages)


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _has_printer() -> bool:
    from desktop.ui.delivery.printing import has_printer  # noqa: PLC0415

    return has_printer()


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def _names(paths: Sequence[Path]) -> str:
    """Return the names of files, the shared part once: "ke-hoach_x.docx, .pdf, .xlsx"."""
    first, *others = paths
    alike = all(other.stem == first.stem for other in others)
    return ", ".join([first.name, *(other.suffix if alike else other.name for other in others)])


def _written(paths: Sequence[Path]) -> str:
    return f"Đã ghi {_names(paths)} vào {paths[0].parent}"


def _copied(paths: Sequence[Path], folder: Path) -> str:
    return f"Đã chép {_names(paths)} vào {folder} và đối chiếu xong, có thể rút USB."
