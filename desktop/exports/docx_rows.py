"""Table rows of a Word file as text, put into the file while it is packed.

A long table as a tree of elements would take a hundred megabytes and most of the time; as text it
takes what it weighs. The tree of the document holds a marker where the rows belong.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from lxml import etree

from desktop.exports.docx_xml import Element

_MARKER = b"<!--rows-->"
"""Text of a document never looks like it: its "<" is escaped."""
_BODY = "word/document.xml"
_STYLE = re.compile(r'<w:pStyle w:val="[^"]*"/>(?!<w:keepNext/>)')
_AT_ONCE = 200
"""Rows packed in one go: the text of a file is never whole in memory."""


class Rows:
    """The rows of one table, each with its words for whoever looks for it."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self.words: list[str] = []

    def add(self, row: str, words: str) -> None:
        """Add a row, "<w:tr>…</w:tr>"; each of its paragraphs has properties."""
        self._rows.append(row)
        self.words.append(words)

    def mark(self, place: int, start: str, end: str) -> None:
        """Put a bookmark around the first paragraph of the row at ``place``."""
        marked = self._rows[place].replace("</w:pPr>", f"</w:pPr>{start}", 1)
        self._rows[place] = marked.replace("</w:p>", f"{end}</w:p>", 1)

    def keep_last(self) -> None:
        """Keep the last row on the page of what follows the table."""
        # The order of the schema: it comes next after the name of the style.
        self._rows[-1] = _STYLE.sub(r"\g<0><w:keepNext/>", self._rows[-1])

    def pieces(self) -> Iterator[bytes]:
        """Yield the rows as the file holds them."""
        for first in range(0, len(self._rows), _AT_ONCE):
            yield "".join(self._rows[first : first + _AT_ONCE]).encode()


def marker() -> Element:
    """Return what stands in a table instead of its rows."""
    return etree.Comment("rows")


def save(word: WordDocument, tables: Sequence[Rows], path: Path) -> None:
    """Write the file, with the rows of each table at its marker; the tables stand in order."""
    without, whole = BytesIO(), BytesIO()
    word.save(without)
    with ZipFile(without) as made, ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        for member in made.infolist():
            if member.filename == _BODY:
                _pack(packed, member, made.read(member), tables)
            else:
                packed.writestr(member, made.read(member))
    path.write_bytes(whole.getvalue())


def _pack(packed: ZipFile, member: ZipInfo, body: bytes, tables: Sequence[Rows]) -> None:
    first, *rest = body.split(_MARKER)
    with packed.open(member, "w") as target:
        target.write(first)
        for rows, after in zip(tables, rest, strict=True):
            for piece in rows.pieces():
                target.write(piece)
            target.write(after)
