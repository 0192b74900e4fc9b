"""The lines of a PDF's pages put together to passages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from desktop.domain.layout import MM
from desktop.domain.lint.type_names import TYPE_CODES
from desktop.domain.observed import Passage, Place, Side, Stand, Stretch
from desktop.domain.record import Record
from desktop.domain.text import fold
from desktop.imports.layout_pdf_marks import Piece
from desktop.imports.layout_pdf_page import Page, is_nation, middle_of

_LEADING = 1.15
_ABOVE = 0.9
"""Of a line, from its top to its baseline, in font sizes."""
_NEAR = 4.0
_IN = 6.0
_SHORT = 45.0
"""A line that ends so far from the edge (points) may be the last of its paragraph."""
_EVEN = 3.0
_FULL = 0.6
_FEW = 5
_DEEPEST = 15 * MM
"""First lines of paragraphs do not begin further in."""
_NO_LINE = 1_000_000
_FAR = 99.0
"""A gap that nobody can tell is wide enough."""


class Column(Record, frozen=True, kw_only=True):
    """The text area of a part (points)."""

    left: float
    right: float
    lines: int = 0
    full: int = 0
    """Lines that reach the right edge."""

    @property
    def middle(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2


def begins_sheet(page: Page) -> bool:
    """Tell a page that begins with a letterhead or an annex."""
    words = [fold(one.text) for _, one in page.pieces[:4]]
    heading = bool(words) and words[0].startswith("phu luc") and len(words[0]) < 20  # noqa: PLR2004 - alone
    return heading or any(is_nation(one) for _, one in page.pieces[:4])


def column_of(pages: Sequence[Page], before: tuple[Column, float] | None) -> Column:
    """Return the area that the full lines of some pages have.

    Where there are few, it is that of the part ``before``, whose pages are so wide.
    """
    pieces = [one for page in pages for side, one in page.pieces if side is Side.WHOLE]
    widest = max((one.right - one.left for one in pieces if not one.cell), default=0)
    long = [one for one in pieces if not one.cell and one.right - one.left > _FULL * widest]
    text = [one for one in long if abs(one.right - one.left) > _FULL * pages[0].width / 2]
    if len(text) < _FEW and before is not None:
        column, width = before
        return Column(left=column.left, right=pages[0].width - width + column.right)
    if len(text) < _FEW:
        return _small_column(pages)
    # The edge where most lines begin; first lines of paragraphs begin further in.
    lefts = Counter(round(one.left) for one in text)
    common = [place for place, count in lefts.items() if count * 5 >= max(lefts.values())]
    edge = min(common)
    left = median(one.left for one in text if abs(one.left - edge) <= 1)
    # Where every paragraph has one line, all of them begin further in than the recipients.
    edges = [one.left for one in _recipient_heads(pages)]
    edges += [before[0].left] if before is not None and left - before[0].left < _DEEPEST else []
    left = min([left, *(one for one in edges if one < left - _IN)])
    right = max(one.right for one in text)
    full = sum(right - one.right < _EVEN for one in text)
    return Column(left=left, right=right, lines=len(text), full=full)


def _recipient_heads(pages: Sequence[Page]) -> Iterator[Piece]:
    for page in pages:
        yield from (one for _, one in page.pieces if _is_recipients(one.text) and not one.cell)


def _small_column(pages: Sequence[Page]) -> Column:
    """Return the area of a short paper: from its left edge, about the middle of its type name."""
    text = [one for page in pages for side, one in page.pieces if side is not Side.RIGHT]
    edges = [page.edges for page in pages if page.edges is not None]
    left = min([one.left for one in text if not one.cell] + [low for low, _ in edges], default=0)
    named = [one for one in text if fold(one.text).strip(" .:") in TYPE_CODES]
    if named:
        return Column(left=left, right=2 * named[0].middle - left)
    right = max([one.right for one in text] + [high for _, high in edges], default=0)
    return Column(left=left, right=right)


def passages_of(pages: Sequence[Page], column: Column) -> Iterator[Passage]:
    """Yield the passages of a part in reading order."""
    builder = _Builder(column)
    for page in pages:
        yield from builder.page(page)
    yield from builder.end()


class _Builder:
    """Goes down the pages and puts lines of running text together."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._open: list[Piece] = []
        self._before = _FAR
        self._last: Piece | None = None
        self._last_centred = False

    def page(self, page: Page) -> Iterator[Passage]:
        """Yield the passages that end on a page."""
        foot = _foot(page)
        middles = {
            (side, low): middle_of(
                one
                for other, one in page.pieces
                if other is side and not one.cell and (one.line >= foot) is low
            )
            for side in (Side.LEFT, Side.RIGHT)
            for low in (False, True)
        }
        for line in _lines(_with_whole_recipients(page, foot)):
            for side, piece in line:
                if side is not Side.WHOLE or piece.cell:
                    yield from self.end()
                    middle = middles.get((side, piece.line >= foot), 0)
                    yield self._alone(side, piece, middle)
            whole = [piece for side, piece in line if side is Side.WHOLE and not piece.cell]
            if whole:
                yield from self._line(_joined(whole))

    def end(self) -> Iterator[Passage]:
        """Yield the paragraph in hand."""
        if self._open:
            yield _paragraph(self._open, self._before, self._column)
        self._open = []

    def _alone(self, side: Side, piece: Piece, middle: float) -> Passage:
        centred = abs(piece.middle - middle) <= _NEAR
        words = fold(piece.text)
        left = side is Side.LEFT and words.startswith(("-", "noi nhan"))
        self._last = piece
        self._last_centred = False
        return _passage(
            piece,
            side=side,
            stand=None if piece.cell else Stand.LEFT if left or not centred else Stand.CENTER,
            row=piece.page * 1_000 + piece.line,
        )

    def _line(self, piece: Piece) -> Iterator[Passage]:
        column, last = self._column, self._last
        centred = self._is_centred(piece)
        same_page = last is not None and last.page == piece.page
        gap = _FAR
        if last is not None and same_page and not last.cell and last.rule is None:
            # Below a baseline stands a part of its own line, above it one of the next.
            line = last.size * (_LEADING - _ABOVE) + piece.size * _ABOVE
            gap = last.base - piece.base - line
        if centred:
            yield from self.end()
            close = self._last_centred and last is not None and gap < _IN / 2
            yield _passage(
                piece,
                stand=Stand.CENTER,
                continued=bool(close and last is not None and last.main == piece.main),
            )
        elif self._open and not self._begins(piece, self._open[-1], column):
            self._open.append(piece)
        else:
            yield from self.end()
            self._open = [piece]
            self._before = gap
        self._last, self._last_centred = piece, centred

    def _is_centred(self, piece: Piece) -> bool:
        column = self._column
        inside = min(piece.left - column.left, column.right - piece.right)
        near = _NEAR if inside > 2 * _IN else _NEAR / 2
        return inside > _NEAR / 2 and abs(piece.middle - column.middle) <= near

    def _begins(self, piece: Piece, above: Piece, column: Column) -> bool:
        """Tell the first line of a paragraph."""
        inset = piece.left - column.left
        if inset > _IN:
            return True
        short = column.right - above.right > _SHORT
        ended = above.text.rstrip().endswith((".", ";", ":", ")"))
        return short and ended


def _foot(page: Page) -> int:
    """Return the line where the closing begins."""
    found = (
        one.line for side, one in page.pieces if side is Side.LEFT and _is_recipients(one.text)
    )
    return next(found, _NO_LINE)


def _is_recipients(text: str) -> bool:
    return fold(text).startswith("noi nhan")


def _with_whole_recipients(page: Page, foot: int) -> list[tuple[Side, Piece]]:
    """Put a recipient that goes on in the next line together again."""
    made: list[tuple[Side, Piece]] = []
    above: int | None = None
    for side, one in page.pieces:
        if side is Side.LEFT and one.line >= foot:
            open_above = above is not None and not made[above][1].text.rstrip().endswith((";", "."))
            begins = fold(one.text).startswith(("-", "luu")) or _is_recipients(one.text)
            if above is not None and open_above and not begins:
                made[above] = (side, _joined([made[above][1], one]))
                continue
            above = None if _is_recipients(one.text) else len(made)
        made.append((side, one))
    return made


def _lines(pieces: list[tuple[Side, Piece]]) -> Iterator[list[tuple[Side, Piece]]]:
    line: list[tuple[Side, Piece]] = []
    for one in pieces:
        if line and line[-1][1].line != one[1].line:
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _joined(pieces: list[Piece]) -> Piece:
    """Return the pieces of a line of running text as one."""
    first = pieces[0]
    stretches: list[Stretch] = list(first.stretches)
    for one in pieces[1:]:
        stretches += [Stretch(text=" ", look=one.main), *one.stretches]
    return Piece(
        stretches=tuple(stretches),
        left=first.left,
        right=pieces[-1].right,
        base=first.base,
        size=max(one.size for one in pieces),
        line=first.line,
        page=first.page,
        rule=next((one.rule for one in pieces if one.rule is not None), None),
        aside=first.aside,
    )


def _passage(
    piece: Piece,
    *,
    side: Side = Side.WHOLE,
    stand: Stand | None,
    row: int | None = None,
    continued: bool = False,
) -> Passage:
    return Passage(
        place=Place(page=piece.page, line=piece.line),
        stretches=piece.stretches,
        side=side,
        stand=stand,
        before=_FAR,
        rule=piece.rule,
        aside=piece.aside,
        row=row,
        cell=piece.cell,
        continued=continued,
    )


def _paragraph(lines: Sequence[Piece], before: float, column: Column) -> Passage:
    first = lines[0]
    stretches: list[Stretch] = list(first.stretches)
    for one in lines[1:]:
        stretches += [Stretch(text=" ", look=one.main), *one.stretches]
    pitches = [
        (above.base - below.base) / (below.size * _LEADING)
        for above, below in pairwise(lines)
        if above.page == below.page
    ]
    stand = None
    if len(lines) > 1:
        ragged = any(column.right - one.right > _EVEN for one in lines[:-1])
        stand = Stand.LEFT if ragged else Stand.JUSTIFY
    return Passage(
        place=Place(page=first.page, line=first.line),
        stretches=tuple(stretches),
        stand=stand,
        first=(first.left - column.left) / MM,
        before=before,
        spacing=median(pitches) if pitches else None,
        lines=len(lines),
        rule=lines[-1].rule,
        aside=lines[-1].aside,
    )
