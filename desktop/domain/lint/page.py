"""Paper, margins and page numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I)."""

from desktop.domain.layout import Layout, Style
from desktop.domain.lint.anatomy import is_annex_heading
from desktop.domain.lint.departure import Departures, spot
from desktop.domain.observed import Look, Observed, Part

_NEAR = 1.5
"""Millimetres by which paper may differ: inches are rounded."""
_HAIR = 0.5
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def check_pages(observed: Observed, layout: Layout, found: Departures) -> None:
    """Judge the pages of every part."""
    for place, part in enumerate(observed.parts):
        where = _where(part, place)
        _paper(part, where, layout, found)
        if not part.landscape:
            _margins(part, where, layout, found)
        elif not place and not part.grids:
            found.explain("lint.page.landscape", None, where)
        _numbers(part, place, where, layout, found)
        _annexes(part, place, found)
        for grid in part.grids:
            if grid.rows > _LONG_TABLE and not grid.head_repeats:
                found.note("lint.table.head", Style.CELL, spot(grid.place))


_LONG_TABLE = 15


def _where(part: Part, place: int) -> str:
    page = part.passages[0].place.page if part.passages else 0
    if page:
        return f"Trang {page}"
    return f"Phần {place + 1} của tệp" if place else "Trang 1"


def _paper(part: Part, where: str, layout: Layout, found: Departures) -> None:
    sides = sorted((part.width, part.height))
    wanted = sorted((layout.page_width, layout.page_height))
    if any(abs(one - other) > _NEAR for one, other in zip(sides, wanted, strict=True)):
        size = f"{part.width:.0f} × {part.height:.0f}"
        found.must("lint.page.paper", None, where, size=size)


def _margins(part: Part, where: str, layout: Layout, found: Departures) -> None:
    ends = layout.end_margins
    ranges = {
        "top": ends,
        "bottom": ends,
        "left": layout.left_margins,
        "right": layout.right_margins,
    }
    for side, (low, high) in ranges.items():
        given = getattr(part.margins, side)
        if given is not None and not low - _HAIR <= given <= high + _HAIR:
            found.must(
                "lint.page.margin",
                None,
                where,
                side=_SIDES[side],
                given=f"{given:.1f}".replace(".", ","),
                low=f"{low:g}",
                high=f"{high:g}",
            )


def _numbers(part: Part, place: int, where: str, layout: Layout, found: Departures) -> None:
    numbering = part.numbering
    number = Style.PAGE_NUMBER
    if not numbering.shown:
        if numbering.needed:
            found.must("lint.page_number.missing", number, where)
        return
    if numbering.on_first:
        found.must("lint.page_number.first", number, where)
    if not numbering.at_top:
        found.must("lint.page_number.bottom", number, where)
    if not numbering.centred:
        found.must("lint.page_number.aside", number, where)
    if not numbering.arabic:
        found.must("lint.page_number.arabic", number, where)
    if place and not numbering.from_one and _begins_annex(part):
        found.must("lint.page_number.annex", number, where)
    if not place and not numbering.from_one:
        found.must("lint.page_number.start", number, where)
    _number_look(numbering.look, where, layout, found)


def _number_look(look: Look | None, where: str, layout: Layout, found: Departures) -> None:
    number = Style.PAGE_NUMBER
    low, high = layout.style(number).sizes or (0, 99)
    if look is None:
        return
    if look.size and not low - _HAIR < look.size < high + _HAIR:
        found.must(
            "lint.size", number, where, given=f"{look.size:g}", low=f"{low:g}", high=f"{high:g}"
        )
    if look.bold:
        found.must("lint.not_bold", number, where)
    if look.italic:
        found.must("lint.not_italic", number, where)


def _begins_annex(part: Part) -> bool:
    return bool(part.passages) and is_annex_heading(part.passages[0])


def _annexes(part: Part, place: int, found: Departures) -> None:
    """Judge that annexes begin a part: inside one they are not numbered on their own."""
    for passage in part.passages[1 if place else 0 :]:
        if is_annex_heading(passage):
            found.must("lint.annex.apart", Style.ANNEX, passage)
