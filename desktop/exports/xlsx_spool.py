"""Where a workbook's rows wait until they go into the archive.

The library's own temporary files stay behind when a disk is full, and lxml then raises an error
that is no OSError. Ours are nameless, and small sheets never leave memory.
"""
# ruff: noqa: SLF001 - the library has no public way to say where a streamed sheet waits

from contextlib import ExitStack
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_IN_MEMORY = 8_000_000
"""Bytes of a sheet that stay in memory."""


class _Archiver(ExcelWriter):
    """Puts the waiting sheets into the archive."""

    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._target = archive

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - a write-only sheet, untyped
        """Put one sheet into the archive."""
        spool = ws._writer.out
        spool.seek(0)
        with self._target.open(ws.path[1:], "w") as member:
            copyfileobj(spool, member)
        self.manifest.append(ws)


def begin_rows(sheet: Any, spools: ExitStack) -> None:  # noqa: ANN401 - a write-only sheet
    """Write what stands before the rows; ``spools`` closes the sheet's file."""
    spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by the stack
    spools.callback(spool.close)

    def abandon(error: object, *_: object) -> None:
        # A sheet that is given up half-way must still end its own machinery.
        if error is not None and not sheet.closed:
            sheet.close()

    spools.push(abandon)
    sheet._writer = WorksheetWriter(sheet, out=cast("IO[bytes]", spool))
    sheet._writer.write_top()


def finish_rows(sheet: Any) -> None:  # noqa: ANN401 - a write-only sheet
    """Write what stands after the rows.

    It comes before the archive is begun: a sheet that a full disk left open would complain on
    the error stream when Python 3.13 throws it away.
    """
    sheet._drawing = SpreadsheetDrawing()
    sheet._drawing.charts = sheet._charts
    sheet.close()
    sheet._rels = sheet._writer._rels


def archive(book: Workbook, target: IO[bytes]) -> None:
    """Write the workbook without stamping the present time into its properties."""
    with ZipFile(target, "w", ZIP_DEFLATED) as made:
        _Archiver(book, made).save()
