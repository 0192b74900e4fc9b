"""Tables on the clipboard as Word and Excel write them in HTML.

Any page that the clerk copied from may stand there. The reader of the standard library goes over
what follows anew for each mark that is not closed; this one walks the text once, whatever it says.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_OPEN_ENDED = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
"""The same, where a quote is nowhere closed."""
_BEGINS = re.compile(r"</?[a-zA-Z]")
_SPAN = re.compile(r"\b(col|row)span\s*+=\s*+[\"']?(\d{1,4})", re.ASCII | re.IGNORECASE)
_ELSEWHERE = re.compile(r"</(?:style|script)", re.IGNORECASE)
"""Ends what is no HTML inside."""
_LINES = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"style", "script", "title", "head", "xml"})
_MOST_SPAN = 100
"""A cell that claims to be wider or higher than this is a mistake or an attack."""
_MOST_PLACES = 500_000
"""A table of 5,000 rows has a tenth of it; cells that claim to be wide reach it at once."""


class HtmlBlock(NamedTuple):
    """The cells of all tables of a fragment, one after the other."""

    rows: list[list[str]]
    merged: int = 0
    """Cells that went over several columns or rows; their text stands in the first place."""
    outside: bool = False
    """Whether there was text beside the tables; it is left out."""


def parse_html_table(html: str) -> HtmlBlock | None:
    """Return the cells of the tables in a fragment, or None where it has no table that can be read.

    Paragraphs and breaks inside a cell are line breaks; runs of spaces are one space.
    """
    if "<table" not in html.lower():
        return None
    reader = _Reader()
    for token in _tokens(html):
        reader.take(token)
    reader.close()
    filled = _filled(reader.rows)
    return HtmlBlock(filled, reader.merged, reader.outside) if filled else None


class _Token(NamedTuple):
    """A tag, or text where it has no name."""

    name: str
    text: str
    """What a tag says behind its name."""
    ends: bool = False


def _tokens(html: str) -> Iterator[_Token]:
    """Yield tags and the text between them; comments and what no browser shows are left out."""
    place, tag = 0, _TAG
    while (mark := html.find("<", place)) >= 0:
        if mark > place:
            yield _Token("", html[place:mark])
        found = tag.match(html, mark)
        begins = _BEGINS.match(html, mark) is not None
        if found is None and begins:
            # A quote has no end. To look for it again at every tag would take hours.
            tag = _OPEN_ENDED
            found = tag.match(html, mark)
        if found is not None:
            name = found[2].lower()
            yield _Token(name, found[3], ends=bool(found[1]))
            if found[3].endswith("/") and not found[1]:
                yield _Token(name, "", ends=True)
            place = found.end()
            if name in {"style", "script"} and not found[1]:
                end = _ELSEWHERE.search(html, place)
                place = end.start() if end is not None else len(html)
        elif begins or html.startswith(("<!", "<?", "</"), mark):
            sign = "-->" if html.startswith("<!--", mark) else ">"
            end_of_mark = html.find(sign, mark)
            if end_of_mark < 0:
                return
            place = end_of_mark + len(sign)
        else:
            yield _Token("", "<")
            place = mark + 1
    yield _Token("", html[place:])


class _Cell(NamedTuple):
    text: str
    wide: int
    high: int


class _Reader:
    def __init__(self) -> None:
        self.rows: list[list[_Cell]] = []
        self.merged = 0
        self.outside = False
        self._depth = 0
        self._silent = 0
        self._text: list[str] | None = None
        self._span = (1, 1)

    def take(self, token: _Token) -> None:
        """Take the next tag or text."""
        if not token.name:
            self._say(token.text)
        elif token.ends:
            self._end(token.name)
        else:
            self._begin(token.name, token.text)

    def close(self) -> None:
        """Take the end of the text for that of the last cell."""
        self._close_cell()

    def _begin(self, tag: str, given: str) -> None:
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
            spans = {side.lower(): number for side, number in _SPAN.findall(given)}
            self._span = (_span(spans.get("col", "1")), _span(spans.get("row", "1")))
            self._text = []
        elif self._text is not None and (tag == "br" or tag in _LINES):
            self._text.append("\v")

    def _end(self, tag: str) -> None:
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

    def _say(self, data: str) -> None:
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
        self.rows[-1].append(_Cell(_plain(_unescaped("".join(self._text))), wide, high))
        self._text = None


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:
        # A letter with a number of thousands of digits.
        return text


def _plain(text: str) -> str:
    r"""Return a cell's text: one space for many, "\v" marks the ends of lines."""
    lines = [" ".join(line.split()) for line in text.split("\v")]
    # A paragraph ends and the next begins: two marks, one line break.
    return "\n".join(line for line in lines if line)


def _span(digits: str) -> int:
    return min(max(int(digits), 1), _MOST_SPAN)


def _filled(rows: list[list[_Cell]]) -> list[list[str]]:
    """Return even places for cells that go over several: text in the first, nothing in the rest.

    There are none where the places would be more than any table has.
    """
    taken: dict[int, int] = {}
    """By column: how many rows below are still covered by a cell from above."""
    filled: list[list[str]] = []
    widest = 0
    for cells in rows:
        line: list[str] = []
        left = dict(taken)
        taken = {column: high - 1 for column, high in left.items() if high > 1}
        for cell in cells:
            while len(line) in left:
                line.append("")
            if len(line) > _MOST_PLACES:
                return []
            for step in range(cell.wide):
                if cell.high > 1:
                    taken[len(line)] = cell.high - 1
                line.append(cell.text if step == 0 else "")
        while len(line) in left:
            line.append("")
        filled.append(line)
        widest = max(widest, len(line))
        if len(filled) * widest > _MOST_PLACES:
            return []
    return filled
