"""Tables on the clipboard as Word and Excel write them in HTML."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

_DECLARATION = re.compile(r"<!\[[^>]*>")
"""Conditional marks of Word ("<![if !supportLists]>"), which are no HTML."""
_LINES = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"style", "script", "title", "head", "xml"})
_MOST_SPAN = 100
"""A cell that claims to be wider or higher than this is a mistake or an attack."""


class HtmlBlock(NamedTuple):
    """The cells of all tables of a fragment, one after the other."""

    rows: list[list[str]]
    merged: int = 0
    """Cells that went over several columns or rows; their text stands in the first place."""
    outside: bool = False
    """Whether there was text beside the tables; it is left out."""


def parse_html_table(html: str) -> HtmlBlock | None:
    """Return the cells of the tables in a fragment, or None where it has no table.

    Paragraphs and breaks inside a cell are line breaks; runs of spaces are one space.
    """
    if "<table" not in html.lower():
        return None
    reader = _Reader()
    reader.feed(_DECLARATION.sub("", html))
    reader.close()
    return HtmlBlock(_filled(reader.rows), reader.merged, reader.outside) if reader.rows else None


class _Cell(NamedTuple):
    text: str
    wide: int
    high: int


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self.merged = 0
        self.outside = False
        self._depth = 0
        self._silent = 0
        self._text: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            self._close_cell()
            if not self.rows:
                self.rows.append([])
            given = dict(attrs)
            self._span = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._text = []
        elif self._text is not None and (tag == "br" or tag in _LINES):
            self._text.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._close_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._close_cell()
        elif self._text is not None and tag in _LINES:
            self._text.append("\v")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._text is not None:
            self._text.append(data)
        elif self._depth == 0 and data.strip():
            self.outside = True

    def _close_cell(self) -> None:
        if self._text is None:
            return
        wide, high = self._span
        self.merged += wide > 1 or high > 1
        self.rows[-1].append(_Cell(_plain("".join(self._text)), wide, high))
        self._text = None


def _plain(text: str) -> str:
    r"""Return a cell's text: one space for many, "\v" marks the ends of lines."""
    lines = [" ".join(line.split()) for line in text.split("\v")]
    # A paragraph ends and the next begins: two marks, one line break.
    return "\n".join(line for line in lines if line)


def _span(text: str | None) -> int:
    number = int(text) if text is not None and text.isascii() and text.isdigit() else 1
    return min(max(number, 1), _MOST_SPAN)


def _filled(rows: list[list[_Cell]]) -> list[list[str]]:
    """Return even places for cells that go over several: text in the first, nothing in the rest."""
    taken: dict[int, int] = {}
    """By column: how many rows below are still covered by a cell from above."""
    filled: list[list[str]] = []
    for cells in rows:
        line: list[str] = []
        left = dict(taken)
        taken = {column: high - 1 for column, high in left.items() if high > 1}
        for cell in cells:
            while len(line) in left:
                line.append("")
            for step in range(cell.wide):
                if cell.high > 1:
                    taken[len(line)] = cell.high - 1
                line.append(cell.text if step == 0 else "")
        while len(line) in left:
            line.append("")
        filled.append(line)
    return filled
