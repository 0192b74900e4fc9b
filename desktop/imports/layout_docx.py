"""A Word file as its reader sees it: passages with the look they end up with, sections, rules.

What a text box holds is not read: no element of an administrative paper stands in one.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element
from msgspec.structs import replace

from desktop.domain.layout import MM
from desktop.domain.observed import (
    Grid,
    Look,
    Measured,
    Observed,
    Part,
    Passage,
    Place,
    Side,
    Stand,
    Stretch,
)
from desktop.domain.paper import Watch, unwatched
from desktop.domain.text import fold
from desktop.imports.layout_docx_lists import Lists
from desktop.imports.layout_docx_pages import Pages, Section
from desktop.imports.layout_docx_shapes import rule_lengths
from desktop.imports.layout_docx_styles import (
    Properties,
    Styles,
    attribute,
    kid,
    named,
    number,
    paragraph_of,
    properties,
)
from desktop.imports.layout_envelope import said_for_lint
from desktop.imports.word_package import WordPackage

_TWIP = 20
_STANDS = {
    "center": Stand.CENTER,
    "both": Stand.JUSTIFY,
    "distribute": Stand.JUSTIFY,
    "right": Stand.RIGHT,
    "end": Stand.RIGHT,
}
_LEADING = 1.15
_BLANK_LINE = 14.0
_SIZE = 13.0
"""Taken where a file says no size."""
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_WRAPPERS = {
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "customXml",
    "smartTag",
    "hyperlink",
    "fldSimple",
}
_HEADS = ("cong hoa xa hoi", "doc lap - tu do", "noi nhan")
_OFTEN = 100
"""Paragraphs between two looks at whether the clerk gave it up."""
_FULL = 1.05
"""Text this much higher than a page surely needs a second one."""


def read_layout_docx(path: Path, measure: Measured, watch: Watch = unwatched) -> Observed:
    """Return what a Word file shows.

    ``watch`` is told paragraphs and rows; it may give the reading up.

    Raises:
        FileRefused: ``lint.*`` or ``file.*``: it is no Word file that can be read.
    """
    with said_for_lint(path):
        package = WordPackage(path)
        return Observed(parts=tuple(_Reader(package, measure, watch).parts()))


class _Reader:
    """One reading of a file."""

    def __init__(self, package: WordPackage, measure: Measured, watch: Watch) -> None:
        self._body = kid(package.main(), "body")
        self._watch = watch
        self._seen, self._all = 0, 0
        self._folder, relations = _relations(package)
        self._package = package
        self._targets = {attribute(one, "Id"): attribute(one, "Target") for one in relations}
        kinds = {attribute(one, "Type").rpartition("/")[2]: one for one in relations}
        member = {kind: self._member(attribute(one, "Target")) for kind, one in kinds.items()}
        self._styles = Styles(
            package.xml(member.get("styles", "")), package.xml(member.get("theme", ""))
        )
        self._lists = Lists(package.xml(member.get("numbering", "")))
        self._measure = measure
        self._passages: list[Passage] = []
        self._widths: list[float] = []
        self._grids: list[Grid] = []
        self._count = self._rows = 0
        self._blank = 0.0

    def parts(self) -> Iterator[Part]:
        """Yield the sections; one that goes on in the middle of a page belongs to the last."""
        pages = Pages(self._styles, self._story)
        blocks = list(_blocks(self._body)) if self._body is not None else []
        self._all = sum(1 for _ in self._body.iter("{*}p")) if self._body is not None else 0
        ends = [_section_of(block) for block in blocks]
        sections = [pages.section(end) for end in ends if end is not None]
        last = kid(self._body, "sectPr")
        sections.append(pages.section(last))
        made: list[Part] = []
        waiting = iter(sections)
        section = next(waiting)
        for block, end in zip(blocks, ends, strict=True):
            self._block(block, section)
            if end is not None:
                self._close(made, section)
                section = next(waiting)
        self._close(made, section)
        yield from made

    def _close(self, made: list[Part], section: Section) -> None:
        passages, grids = tuple(self._passages), tuple(self._grids)
        self._passages, self._widths, self._grids = [], [], []
        if made and section.flows:
            before = made[-1]
            made[-1] = replace(
                before, passages=before.passages + passages, grids=before.grids + grids
            )
            return
        needed = _height(passages) > _FULL * (section.height - 40) * MM
        made.append(
            Part(
                width=section.width,
                height=section.height,
                margins=section.margins,
                numbering=replace(section.numbering, needed=needed),
                passages=passages,
                grids=grids,
            )
        )

    def _block(self, block: _Element, section: Section) -> None:
        margins = section.margins
        room = (section.width - (margins.left or 0) - (margins.right or 0)) * MM
        if named(block) == "p":
            self._paragraph(block, room)
        else:
            self._table(block, room)

    def _table(self, table: _Element, room: float) -> None:
        rows = list(_within(table, "tr"))
        frame = _is_frame(table)
        if not frame:
            self._count_grid(rows)
        for line in rows:
            self._rows += 1
            row = self._rows
            cells = list(_within(line, "tc"))
            for place, cell in enumerate(cells):
                width = number(attribute(kid(kid(cell, "tcPr"), "tcW"), "w")) / _TWIP
                share = width if 0 < width <= room else room / len(cells)
                if frame:
                    side = Side.LEFT if place < len(cells) - 1 else Side.RIGHT
                    side = Side.WHOLE if len(cells) == 1 else side
                    self._cell(cell, share, side=side, row=row, cell=False)
                else:
                    self._cell(cell, share, side=Side.WHOLE, row=row, cell=True)
        self._blank = _BLANK_LINE

    def _count_grid(self, rows: list[_Element]) -> None:
        head = kid(rows[0], "trPr") if rows else None
        self._grids.append(
            Grid(
                place=Place(line=self._count + 1),
                rows=len(rows),
                head_repeats=kid(head, "tblHeader") is not None,
            )
        )

    def _cell(self, box: _Element, room: float, *, side: Side, row: int, cell: bool) -> None:
        for block in _blocks(box):
            if named(block) == "p":
                self._paragraph(block, room, side=side, row=row, cell=cell)
            else:
                for line in _within(block, "tr"):
                    for inner in _within(line, "tc"):
                        self._cell(inner, room, side=side, row=row, cell=cell)

    def _paragraph(
        self,
        paragraph: _Element,
        room: float,
        *,
        side: Side = Side.WHOLE,
        row: int | None = None,
        cell: bool = False,
    ) -> None:
        self._seen += 1
        if self._seen % _OFTEN == 0:
            self._watch(self._seen, self._all)
        made = dict(self._styles.paragraph(paragraph))
        # What a list sets lies over the style and under what the paragraph itself sets.
        own = paragraph_of(properties(paragraph, "pPr"))
        made |= self._lists.indents(made)
        made |= {key: own[key] for key in ("left", "first") if key in own}
        stretches = list(self._stretches(paragraph))
        rules = rule_lengths(paragraph)
        if not any(one.text.strip() for one in stretches):
            self._rule_below(rules)
            self._blank += 0 if rules else _BLANK_LINE
            return
        self._count += 1
        label = self._lists.label(made)
        if label:
            stretches.insert(0, replace(stretches[0], text=f"{label} "))
        first = Passage(
            place=Place(line=self._count),
            stretches=tuple(stretches),
            side=side,
            stand=_STANDS.get(made.get("jc", ""), Stand.LEFT),
            first=(number(made.get("left", "")) + number(made.get("first", ""))) / _TWIP / MM,
            before=number(made.get("before", "")) / _TWIP + self._blank,
            after=number(made.get("after", "")) / _TWIP,
            tied=bool(made.get("tied")),
            style=self._styles.style_of(paragraph),
            spacing=_spacing(made, max(one.look.size for one in stretches) or _SIZE),
            bordered=bool(made.get("border")),
            row=row,
            cell=cell,
        )
        self._blank = 0
        for passage in _parted(first):
            lines, width = self._measure(passage.text, _main_look(passage), room)
            self._passages.append(replace(passage, lines=lines))
            self._widths.append(width)
        self._rule_below(rules)

    def _rule_below(self, lengths: list[float]) -> None:
        if lengths and self._passages and self._passages[-1].rule is None:
            share = lengths[0] / max(self._widths[-1], 1)
            self._passages[-1] = replace(self._passages[-1], rule=share)

    def _stretches(self, paragraph: _Element) -> Iterator[Stretch]:
        for run in _runs(paragraph):
            look, made = self._styles.look(paragraph, run)
            text = "".join(_said(run))
            if text and not made.get("vanish"):
                yield Stretch(text=text.upper() if made.get("caps") else text, look=look)

    def _story(self, identity: str) -> _Element | None:
        return self._package.xml(self._member(self._targets.get(identity, "")))

    def _member(self, target: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, target)).lstrip("/")


def _relations(package: WordPackage) -> tuple[str, list[_Element]]:
    """Return the folder of the text, and the parts that it points to."""
    root = package.xml("_rels/.rels")
    target = next(
        (
            attribute(one, "Target").lstrip("/")
            for one in (root if root is not None else ())
            if attribute(one, "Type").endswith("/officeDocument")
        ),
        "word/document.xml",
    )
    folder, name = posixpath.split(target)
    found = package.xml(f"{folder}/_rels/{name}.rels")
    return folder, list(found) if found is not None else []


def _blocks(box: _Element) -> Iterator[_Element]:
    for one in box:
        name = named(one)
        if name in {"p", "tbl"}:
            yield one
        elif name in _WRAPPERS:
            yield from _blocks(one)


def _within(part: _Element, wanted: str) -> Iterator[_Element]:
    for one in part:
        name = named(one)
        if name == wanted:
            yield one
        elif name in _WRAPPERS:
            yield from _within(one, wanted)


def _runs(part: _Element) -> Iterator[_Element]:
    for one in part:
        name = named(one)
        if name == "r":
            yield one
        elif name in _WRAPPERS:
            yield from _runs(one)


def _said(run: _Element) -> Iterator[str]:
    for one in run:
        name = named(one)
        if name == "t":
            yield one.text or ""
        elif name == "br":
            yield "" if attribute(one, "type") in {"page", "column"} else "\n"
        else:
            yield _SIGNS.get(name, "")


def _section_of(block: _Element) -> _Element | None:
    return kid(properties(block, "pPr"), "sectPr")


def _is_frame(table: _Element) -> bool:
    """Tell the tables that hold letterhead or closing from those that show rows."""
    said = ""
    for part in table.iter("{*}t"):
        said += part.text or ""
        if len(said) > 400:  # noqa: PLR2004 - the first words are enough
            break
    text = fold(said)
    return any(words in text for words in _HEADS) or ("so:" in text and "ngay" in text)


def _spacing(made: Properties, size: float) -> float:
    line = number(made.get("line", "")) or 240
    rule = made.get("lineRule", "auto")
    if rule == "auto":
        return line / 240
    lines = line / _TWIP / (size * _LEADING)
    return max(lines, 1) if rule == "atLeast" else lines


def _main_look(passage: Passage) -> Look:
    """Return the look of most of the letters."""
    return max(passage.stretches, key=lambda one: len(one.text)).look


def _parted(passage: Passage) -> Iterator[Passage]:
    """Part what stands in lines of its own: at line ends, or at the tab between two halves."""
    words = fold(passage.text)
    halves = passage.side is Side.WHOLE and not passage.cell and "\t" in passage.text
    if halves and (any(one in words for one in _HEADS[:2]) or _is_number_and_day(words)):
        left, right = _at(passage.stretches, "\t")
        for side, stretches in ((Side.LEFT, left), (Side.RIGHT, right)):
            if any(one.text.strip() for one in stretches):
                yield replace(
                    passage, stretches=stretches, side=side, stand=None, row=-passage.place.line
                )
        return
    apart = passage.stand is Stand.CENTER or passage.side is not Side.WHOLE
    *lines, last = _by_lines(passage.stretches) if apart else (passage.stretches,)
    continued = False
    for line in lines:
        if any(one.text.strip() for one in line):
            yield replace(passage, stretches=line, after=0, continued=continued)
            continued = True
    yield replace(passage, stretches=last, continued=continued)


def _is_number_and_day(words: str) -> bool:
    return words.lstrip().startswith("so") and "ngay" in words and "nam" in words


def _by_lines(stretches: tuple[Stretch, ...]) -> Iterator[tuple[Stretch, ...]]:
    """Cut stretches at every line end."""
    line: list[Stretch] = []
    for one in stretches:
        head, *tails = one.text.split("\n")
        line.append(replace(one, text=head))
        for tail in tails:
            yield tuple(line)
            line = [replace(one, text=tail)]
    yield tuple(line)


def _at(stretches: tuple[Stretch, ...], sign: str) -> tuple[tuple[Stretch, ...], ...]:
    """Cut stretches at the first sign."""
    before: list[Stretch] = []
    for place, one in enumerate(stretches):
        head, found, tail = one.text.partition(sign)
        before.append(replace(one, text=head))
        if found:
            after = (replace(one, text=tail.lstrip(sign)), *stretches[place + 1 :])
            return tuple(before), after
    return tuple(before), ()


def _height(passages: tuple[Passage, ...]) -> float:
    """Return about how high text stands; cells of a row stand side by side."""
    total = 0.0
    for one in passages:
        size = _main_look(one).size or 13
        high = one.lines * size * _LEADING * (one.spacing or 1) + one.before + one.after
        total += high / 3 if one.cell else high / 2 if one.side is not Side.WHOLE else high
    return total
