"""Ô số 6 and 9a: addressees, legal bases, paragraphs, labels, the mark at the end."""

import re

from desktop.domain.end_marks import END
from desktop.domain.labels import next_label
from desktop.domain.layout import Layout, Style
from desktop.domain.lint.anatomy import Sheet
from desktop.domain.lint.departure import Departures, spot
from desktop.domain.lint.type_names import UNSIGNED_TYPES, WITH_ADDRESSEE, WITHOUT_ADDRESSEE
from desktop.domain.observed import Passage, Side, Stand
from desktop.domain.text import fold

_INDENTS = (10.0, 12.7)
_NEAR = 0.7
_MOST_SPACING = 1.5
_HAIR = 0.04
_LETTER = re.compile(r"([a-zđăâêôơư])[).]\s")
_FOREIGN = set("fjwz")
_ITEM = re.compile(r"([IVXLC]{1,6}|[A-ZĐ]|\d{1,2}|[a-zđ])([.)])\s")


def check_body(sheet: Sheet, layout: Layout, found: Departures) -> None:
    """Judge what stands between title and signature."""
    if not sheet.annex:
        _addressees(sheet, found)
        _bases(sheet, found)
    _paragraphs(sheet, found)
    _gaps(sheet, layout, found)
    _letters(sheet, found)
    _order(sheet, found)
    _end(sheet, found)


def _addressees(sheet: Sheet, found: Departures) -> None:
    lines = sheet.of(Style.ADDRESSEE)
    kind = sheet.type_name
    if not lines:
        where = spot(sheet.lines[0].passage.place) if sheet.lines else ""
        if kind == "cong van":
            found.must("lint.addressee.missing", Style.ADDRESSEE, where)
        elif kind in WITH_ADDRESSEE and not sheet.carried:
            found.explain("lint.addressee.missing", Style.ADDRESSEE, where)
        return
    first, *others = lines
    if kind in WITHOUT_ADDRESSEE:
        found.must("lint.addressee.unwanted", Style.ADDRESSEE, first)
        return
    if not re.match(r"Kính gửi\s*:", first.words):
        found.must("lint.addressee.colon", Style.ADDRESSEE, first)
    for place, line in enumerate(others, 1):
        mark = "." if place == len(others) else ";"
        if not line.words.endswith(mark):
            found.must("lint.addressee.mark", Style.ADDRESSEE, line, wanted=mark)


def _bases(sheet: Sheet, found: Departures) -> None:
    lines = sheet.of(Style.BASIS)
    for place, line in enumerate(lines, 1):
        if place < len(lines) and not line.words.endswith(";"):
            found.must("lint.basis.semicolon", Style.BASIS, line)
        if place == len(lines) and not line.words.endswith((".", ",")):
            found.must("lint.basis.stop", Style.BASIS, line)


def _paragraphs(sheet: Sheet, found: Departures) -> None:
    for line in sheet.lines:
        passage, element = line.passage, line.element
        if element not in {Style.BODY, Style.BASIS, Style.HEADING_1, Style.HEADING_2}:
            continue
        # The title of a Phần or Chương stands in the middle.
        title = passage.stand is Stand.CENTER and all(look.bold for look in passage.looks)
        text = element in {Style.BODY, Style.BASIS} and not title
        if text and passage.lines > 1 and passage.stand not in {Stand.JUSTIFY, None}:
            found.must("lint.body.justified", element, passage)
        _indent(passage, element, found)
        spacing = passage.spacing
        if spacing is None or passage.lines == 1:
            continue
        if not 1 - _HAIR <= spacing <= _MOST_SPACING + _HAIR:
            given = f"{spacing:.2f}".replace(".", ",")
            found.must("lint.body.spacing", element, passage, given=given)


def _indent(passage: Passage, element: Style | None, found: Departures) -> None:
    centred = passage.stand in {Stand.CENTER, Stand.RIGHT}
    mark = passage.words.strip(" ./") == ""
    if passage.first is None or centred or passage.continued or mark:
        return
    if all(abs(passage.first - wanted) > _NEAR for wanted in _INDENTS):
        given = f"{passage.first:.1f}".replace(".", ",")
        found.must("lint.body.indent", element, passage, given=given)


def _gaps(sheet: Sheet, layout: Layout, found: Departures) -> None:
    text = {Style.BODY, Style.BASIS, Style.HEADING_1, Style.HEADING_2}
    for above, below in zip(sheet.lines, sheet.lines[1:], strict=False):
        if above.element not in text or below.element not in text:
            continue
        one, other = above.passage, below.passage
        if other.continued or Side.WHOLE not in {one.side, other.side}:
            continue
        tied = one.tied and other.tied and one.style == other.style
        gap = 0 if tied else one.after + other.before
        if gap < layout.gap - _HAIR * 10:
            given = f"{gap:.1f}".replace(".", ",")
            found.must("lint.body.gap", Style.BODY, other, given=given)


def _letters(sheet: Sheet, found: Departures) -> None:
    for line in sheet.text:
        match = _LETTER.match(line.passage.words)
        if match and line.element is not Style.CELL and match[1] in _FOREIGN:
            found.note("lint.label.letter", Style.BODY, line.passage, given=match[1])


def _order(sheet: Sheet, found: Departures) -> None:
    """Follow the labels: I., II.; A., B.; 1., 2.; a), b), … each level begins anew inside."""
    last: dict[int, str] = {}
    for line in sheet.text:
        match = _ITEM.match(line.passage.words)
        if match is None or line.element in {Style.CELL, Style.BASIS}:
            continue
        label = match[1]
        level = 0 if label.isupper() else 1 if label.isdigit() else 2
        before = last.get(level)
        expected = _expected(before, level)
        for deeper in [one for one in last if one > level]:
            del last[deeper]
        last[level] = label
        if before is None and label not in _FIRST[level]:
            continue
        if label in expected or label in _FOREIGN or before in _FOREIGN:
            continue
        found.note("lint.label.order", line.element, line.passage, given=label)


_FIRST = ({"I", "A"}, {"1"}, {"a"})


def _expected(before: str | None, level: int) -> set[str]:
    if before is None:
        return _FIRST[level]
    following = {next_label(before)}
    if level == 0 and before in {"I", "C", "V", "X"}:
        # "I" is a letter and a number: both may go on from it.
        following |= {"II" if before == "I" else "", chr(ord(before) + 1)}
    if level:
        following |= _FIRST[level]
    return following - {""}


def _end(sheet: Sheet, found: Departures) -> None:
    if not sheet.text or sheet.type_name in UNSIGNED_TYPES:
        return
    last = sheet.text[-1].passage
    if last.words.endswith(END):
        return
    if fold(last.words).endswith(("nhu sau:", "sau day:")) and last.cell is False:
        return
    code = "lint.end.annex" if sheet.annex else "lint.end.missing"
    found.must(code, Style.ANNEX if sheet.annex else Style.BODY, last)
