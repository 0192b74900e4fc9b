"""A Word file as lines: what its reader would see once every tracked change is accepted.

Elements are told by their local names, so that the strict variant of the format is read too.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import UUID

from lxml.etree import _Element

from desktop.domain.paper import Paper
from desktop.domain.text import fold, tidy
from desktop.domain.word_lines import FoundLine, FoundPaper, trimmed
from desktop.domain.word_source import Mark, Origin, Source, SourceKind, read_bookmark
from desktop.imports.word_package import WordPackage

_HIDDEN = {
    "del",
    "moveFrom",
    "txbxContent",
    "Fallback",
    "pPr",
    "rPr",
    "tblPr",
    "tcPr",
    "trPr",
    "sectPr",
    "instrText",
    "delText",
    "delInstrText",
}
_SIGNS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_LAYOUT = ("cong hoa xa hoi chu nghia viet nam", "noi nhan")


def read_docx(path: Path) -> FoundPaper:
    """Return the lines of a Word file and what the file is, if it still says so.

    Raises:
        FileRefused: see :class:`desktop.imports.word_package.WordPackage`.
    """
    package = WordPackage(path)
    root = package.main()
    body = next((part for part in root if _name(part) == "body"), root)
    return FoundPaper(origin=_origin(package), lines=tuple(_Walk().lines(body)))


class _Walk:
    """One reading of a body; remembers which bookmarks are open."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._seen: set[str] = set()
        self._marks: list[Mark] = []
        self._open: tuple[str, Source] | None = None
        self._carried = ""
        self._begun: Source | None = None

    def lines(self, block: _Element) -> Iterator[FoundLine]:
        """Yield the lines under a body or a container in it."""
        for part in block:
            name = _name(part)
            if name == "p":
                yield from self._paragraph(part)
            elif name == "tbl":
                yield from self._table(part)
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(part, name)
            elif name not in _HIDDEN:
                yield from self.lines(part)

    def _paragraph(self, paragraph: _Element) -> Iterator[FoundLine]:
        before = self._open
        text = self._carried + self._text(paragraph)
        if _mark_deleted(paragraph):
            self._carried = text
            return
        self._carried = ""
        marks, self._marks = tuple(self._marks), []
        cells = trimmed((tidy(text),))
        if not cells[0]:
            return
        inside = before[1] if before is not None and not marks and self._begun else None
        yield FoundLine(cells=cells, marks=marks, inside=inside)

    def _table(self, table: _Element) -> Iterator[FoundLine]:
        rows = [row for row in _within(table, "tr") if not _struck(row)]
        if _is_layout(table):
            for row in rows:
                for cell in _within(row, "tc"):
                    yield from self.lines(cell)
            return
        for row in rows:
            cells = trimmed(tuple(self._cell(cell) for cell in _within(row, "tc")))
            marks, self._marks = tuple(self._marks), []
            self._open = None
            titles = any(_name(one) == "tblHeader" for part in row for one in part)
            if any(cells) or marks:
                yield FoundLine(cells=cells, row=True, marks=marks, titles=titles)

    def _cell(self, cell: _Element) -> str:
        """Return the paragraphs of a cell, those of tables inside it too, as lines."""
        texts = [self._text(part) for part in _paragraphs(cell)]
        return "" if _merged_away(cell) else tidy("\n".join(texts))

    def _text(self, paragraph: _Element) -> str:
        self._begun = self._open[1] if self._open is not None else None
        said: list[str] = []
        for part in _shown(paragraph):
            name = _name(part)
            if name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(part, name)
                if self._open is None and not any(said):
                    # It ended before the first word: this paragraph was begun after it.
                    self._begun = None
            elif name == "t":
                said.append(part.text or "")
            elif name == "br":
                said.append("" if _value(part, "type") in {"page", "column"} else "\n")
            else:
                said.append(_SIGNS.get(name, ""))
        return "".join(said).replace("\t", " ").replace("\u2011", "-")

    def _bookmark(self, part: _Element, name: str) -> None:
        number = _value(part, "id")
        if name == "bookmarkEnd":
            if self._open is not None and self._names.get(number) == self._open[0]:
                self._open = None
            return
        title = _value(part, "name")
        self._names[number] = title
        mark = read_bookmark(title)
        if mark is not None and title not in self._seen:
            self._seen.add(title)
            self._marks.append(mark)
            self._open = (title, mark.source)


def _name(part: _Element) -> str:
    tag = part.tag
    return _local(tag) if isinstance(tag, str) else ""


@cache
def _local(tag: str) -> str:
    # Some thirty names, asked for a million times in a long table.
    return tag.rpartition("}")[2]


def _value(part: _Element, name: str) -> str:
    return next(
        (str(value) for key, value in part.items() if str(key).rpartition("}")[2] == name), ""
    )


def _shown(part: _Element) -> Iterator[_Element]:
    """Yield everything inside that is shown, in its order."""
    for inner in part:
        name = _name(inner)
        if name and name not in _HIDDEN:
            yield inner
            yield from _shown(inner)


def _within(part: _Element, wanted: str) -> Iterator[_Element]:
    """Yield rows or cells, those inside content controls and insertions too."""
    for inner in part:
        name = _name(inner)
        if name == wanted:
            yield inner
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            yield from _within(inner, wanted)


def _paragraphs(cell: _Element) -> Iterator[_Element]:
    for inner in cell:
        name = _name(inner)
        if name == "p":
            yield inner
        elif name not in _HIDDEN:
            yield from _paragraphs(inner)


def _properties(part: _Element, name: str) -> Iterator[str]:
    for inner in part:
        if _name(inner) == name:
            yield from (_name(one) for one in inner)


def _struck(row: _Element) -> bool:
    """Tell whether a tracked change takes the row away."""
    return "del" in set(_properties(row, "trPr"))


def _mark_deleted(paragraph: _Element) -> bool:
    """Tell whether a tracked change joins the paragraph with the next one."""
    for inner in paragraph:
        if _name(inner) == "pPr":
            return "del" in set(_properties(inner, "rPr"))
    return False


def _merged_away(cell: _Element) -> bool:
    """Tell whether the cell belongs to the one above it."""
    for inner in cell:
        if _name(inner) == "tcPr":
            for one in inner:
                if _name(one) == "vMerge":
                    return _value(one, "val") != "restart"
                if _name(one) == "cellDel":
                    return True
    return False


def _is_layout(table: _Element) -> bool:
    """Tell the tables of letterhead and closing from those that show rows."""
    kinds = set()
    words: list[str] = []
    for part in table.iter():
        name = _name(part)
        if name == "bookmarkStart":
            mark = read_bookmark(_value(part, "name"))
            if mark is not None:
                kinds.add(mark.source.kind)
        elif name == "t" and len(words) < 60:  # noqa: PLR2004 - the first words are enough
            words.append(part.text or "")
    if kinds:
        layout = {SourceKind.HEAD, SourceKind.RECIPIENT, SourceKind.AUTHORITY, SourceKind.SIGNER}
        return bool(kinds & layout)
    text = fold("".join(words))
    return any(word in text for word in _LAYOUT)


def _origin(package: WordPackage) -> Origin | None:
    root = package.xml("docProps/custom.xml")
    facts: dict[str, str] = {}
    for part in root if root is not None else ():
        name = str(part.get("name", ""))
        if name.startswith("SoPGI."):
            facts[name.removeprefix("SoPGI.")] = "".join(str(text) for text in part.itertext())
    try:
        period = facts.get("period")
        return Origin(
            paper=Paper(facts["paper"]),
            plan_id=UUID(facts["plan"]),
            period_id=UUID(period) if period else None,
            program=facts.get("program", ""),
        )
    except (KeyError, ValueError):
        return None
