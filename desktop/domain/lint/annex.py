"""Phụ lục (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III)."""

import re

from desktop.domain.layout import Style
from desktop.domain.lint.anatomy import Sheet
from desktop.domain.lint.departure import Departures
from desktop.domain.lint.letterhead import check_annex_rule
from desktop.domain.text import fold

_ROMAN = re.compile(r"Phụ lục [IVXLC]+$")


def check_annexes(sheets: tuple[Sheet, ...], found: Departures) -> None:
    """Judge the annexes of a file together: their numbers, and what points to them."""
    annexes = [sheet for sheet in sheets if sheet.annex]
    for sheet in annexes:
        heading = sheet.lines[0].passage
        words = heading.words.rstrip(" .:")
        if fold(words).startswith("phu luc") and not words.startswith("Phụ lục"):
            found.must("lint.annex.case", Style.ANNEX, heading)
        if len(annexes) > 1 and words.startswith("Phụ lục") and not _ROMAN.match(words):
            found.must("lint.annex.roman", Style.ANNEX, heading)
        if sheet.one(Style.ANNEX_TITLE) is None:
            found.must("lint.annex.title", Style.ANNEX_TITLE, heading)
        if sheet.one(Style.ANNEX_NOTE) is None:
            found.must("lint.annex.note", Style.ANNEX_NOTE, heading)
        check_annex_rule(sheet, found)
    text = " ".join(
        fold(line.passage.words) for sheet in sheets if not sheet.annex for line in sheet.text
    )
    if annexes and "phu luc" not in text:
        found.must("lint.annex.unnamed", Style.ANNEX, annexes[0].lines[0].passage)
