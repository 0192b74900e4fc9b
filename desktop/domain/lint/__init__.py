"""Holds an administrative paper against the layout of Nghị định 30/2020/NĐ-CP.

Pure rules: readers of files make the :class:`~desktop.domain.observed.Observed` paper, and each
module here judges one part of it. A departure carries a code; its sentences are in ``wording``.
"""

import unicodedata

from desktop.domain.layout import ND30, Layout, Style
from desktop.domain.lint.anatomy import Sheet, find_sheets
from desktop.domain.lint.annex import check_annexes
from desktop.domain.lint.body import check_body
from desktop.domain.lint.closing import check_closing
from desktop.domain.lint.departure import Departure, Departures
from desktop.domain.lint.letterhead import check_letterhead
from desktop.domain.lint.look import check_looks
from desktop.domain.lint.page import check_pages
from desktop.domain.observed import Observed

_ORDER = (
    Style.NATION,
    Style.MOTTO,
    Style.PLACE_DATE,
    Style.TYPE_NAME,
    Style.TITLE,
    Style.ADDRESSEE,
    Style.BASIS,
    Style.RECIPIENTS_HEAD,
)
"""Elements that stand one after the other."""


def check_layout(observed: Observed, layout: Layout = ND30) -> tuple[Departure, ...]:
    """Return what departs from the decree, page first, then in the order of its elements."""
    found = Departures()
    check_pages(observed, layout, found)
    passages = tuple(passage for part in observed.parts for passage in part.passages)
    sheets = find_sheets(passages) if passages else ()
    for sheet in sheets:
        check_letterhead(sheet, found)
        _order(sheet, found)
        check_body(sheet, layout, found)
        check_closing(sheet, found)
    check_looks(observed, sheets, layout, found)
    check_annexes(sheets, found)
    for passage in passages:
        if not unicodedata.is_normalized("NFC", passage.text):
            found.must("lint.text.nfc", None, passage)
    return found.all()


def _order(sheet: Sheet, found: Departures) -> None:
    ranks: list[tuple[int, Style]] = []
    for line in sheet.lines:
        if line.element in _ORDER:
            rank = _ORDER.index(line.element)
            if ranks and rank < ranks[-1][0]:
                found.must("lint.order", line.element, line.passage)
                return
            ranks.append((rank, line.element))
