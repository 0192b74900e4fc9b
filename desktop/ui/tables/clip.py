"""The clipboard: blocks of cells to and from Excel, Word and our own grids."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.domain.clipboard_block import Block, even_block
from desktop.domain.clipboard_html import parse_html_table
from desktop.ui.tables.block import block_text, parse_block

_OWN = "application/x-sopgi-cells"
"""Our own cells, letter for letter: HTML would fold their spaces."""
_MOST_HTML = 8_000_000
"""Word writes some 200 letters for a cell: 5,000 rows of eight cells."""
_TEXT_CELL = "mso-number-format:'\\@'; white-space:pre-wrap"
"""Excel keeps such a cell as text: "=A1" is no formula and "1.2" no date."""


def put_cells(rows: Sequence[Sequence[str]]) -> None:
    """Put cells on the clipboard: as text for Excel, as a table for Word, exactly for ourselves."""
    data = QMimeData()
    block = block_text(rows)
    lone = len(rows) == 1 and len(rows[0]) == 1
    data.setText(rows[0][0] if lone else block)
    data.setData(_OWN, block.encode())
    if not lone:
        data.setHtml(_table(rows))
    QGuiApplication.clipboard().setMimeData(data)


def cells_on_clipboard() -> Block:
    """Return the cells on the clipboard; a table of Word or Excel is taken as the table it is."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(_OWN):
        return even_block(parse_block(bytes(data.data(_OWN).data()).decode(errors="replace")))
    if data.hasHtml() and len(html := data.html()) <= _MOST_HTML:
        found = parse_html_table(html)
        if found is not None:
            return even_block(found.rows, merged=found.merged, outside=found.outside)
    return even_block(parse_block(data.text()))


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = (
        "<tr>" + "".join(f'<td style="{_TEXT_CELL}">{_cell(text)}</td>' for text in row) + "</tr>"
        for row in rows
    )
    return f'<table border="1">{"".join(lines)}</table>'


def _cell(text: str) -> str:
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
