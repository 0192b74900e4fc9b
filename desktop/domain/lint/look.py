"""How each element looks: typeface, size, bold, italic, capitals, alignment.

The numbers are those of the layout profile; here is only how they are held against a paper.
"""

import re

from desktop.domain.layout import Align, Layout, Style, TextStyle
from desktop.domain.lint.anatomy import Sheet
from desktop.domain.lint.departure import Departures
from desktop.domain.observed import Look, Observed, Passage, Side, Stand

_HAIR = 0.3
_DARK = 0x20
_OURS = {"times new roman"}
_TWINS = ("timesnewroman", "liberationserif", "tinos")
"""Typefaces of the same widths, as the names inside a PDF have them."""
_PART = re.compile(r"(Phần|Chương)\s+[IVXLC]+\W*$")
"""Written small, over a title in capitals."""
_LEGACY = re.compile(r"\.vn|vni-", re.IGNORECASE)
_MIXED = {Style.BODY, Style.CELL, Style.BASIS, Style.HEADING_1, Style.HEADING_2}
"""Single words in them may be bold or italic."""
_UNLINED = {
    Style.PARENT,
    Style.ISSUER,
    Style.NATION,
    Style.MOTTO,
    Style.TYPE_NAME,
    Style.TITLE,
    Style.SUBJECT,
    Style.NUMBER,
    Style.PLACE_DATE,
    Style.ADDRESSEE,
    Style.HEADING_1,
    Style.HEADING_2,
    Style.ANNEX,
    Style.ANNEX_TITLE,
    Style.ANNEX_NOTE,
    Style.AUTHORITY,
    Style.SIGNER,
    Style.RECIPIENTS_HEAD,
    Style.RECIPIENT,
}
_STANDS = {Align.CENTER: Stand.CENTER, Align.LEFT: Stand.LEFT, Align.JUSTIFY: Stand.JUSTIFY}
_STANDING = {
    Style.PARENT,
    Style.ISSUER,
    Style.NATION,
    Style.MOTTO,
    Style.NUMBER,
    Style.PLACE_DATE,
    Style.SUBJECT,
    Style.TYPE_NAME,
    Style.TITLE,
    Style.POWER,
    Style.DECIDES,
    Style.ANNEX,
    Style.ANNEX_TITLE,
    Style.ANNEX_NOTE,
    Style.AUTHORITY,
    Style.SIGNER,
    Style.RECIPIENTS_HEAD,
    Style.RECIPIENT,
}
_HALVES = {
    Style.PARENT: Side.LEFT,
    Style.ISSUER: Side.LEFT,
    Style.NUMBER: Side.LEFT,
    Style.NATION: Side.RIGHT,
    Style.MOTTO: Side.RIGHT,
    Style.PLACE_DATE: Side.RIGHT,
    Style.RECIPIENTS_HEAD: Side.LEFT,
    Style.AUTHORITY: Side.RIGHT,
    Style.SIGNER: Side.RIGHT,
}


def check_looks(
    observed: Observed, sheets: tuple[Sheet, ...], layout: Layout, found: Departures
) -> None:
    """Judge the look of every element of every sheet."""
    styles = layout.styles()
    for sheet in sheets:
        for line in sheet.lines:
            _letters(line.passage, line.element, found, printed=observed.printed)
            if line.element is not None:
                _element(line.passage, line.element, styles[line.element], found)


def _letters(passage: Passage, element: Style | None, found: Departures, *, printed: bool) -> None:
    for look in passage.looks:
        if look.font and not _is_right(look, printed=printed):
            legacy = _LEGACY.match(look.font) is not None
            code = "lint.font.legacy" if legacy else "lint.font"
            found.must(code, None, passage, font=look.font)
            break
    if any(not _is_black(look.colour) for look in passage.looks):
        found.must("lint.colour", element, passage)


def _is_black(colour: str) -> bool:
    """Tell black from colours; word processors have blacks that are a hair lighter."""
    try:
        return all(int(colour[place : place + 2], 16) < _DARK for place in (0, 2, 4))
    except ValueError:
        return False


def _is_right(look: Look, *, printed: bool) -> bool:
    if not printed:
        return look.font.lower() in _OURS
    bare = re.sub(r"[\s,_-]", "", look.font.lower())
    return bare.startswith(_TWINS)


def _element(passage: Passage, element: Style, wanted: TextStyle, found: Departures) -> None:
    looks = passage.looks
    if not looks:
        return
    _size(passage, element, wanted, found)
    if element not in _MIXED:
        if wanted.bold and not all(look.bold for look in looks):
            found.must("lint.bold", element, passage)
        if not wanted.bold and any(look.bold for look in looks):
            found.must("lint.not_bold", element, passage)
        if wanted.italic and not all(look.italic for look in looks):
            found.must("lint.italic", element, passage)
        if not wanted.italic and any(look.italic for look in looks):
            found.must("lint.not_italic", element, passage)
    elif wanted.bold and not any(look.bold for look in looks):
        found.must("lint.bold", element, passage)
    elif wanted.italic and not any(look.italic for look in looks):
        found.must("lint.italic", element, passage)
    _case(passage, element, wanted, found)
    if element in _UNLINED:
        if any(look.underline for look in looks):
            found.must("lint.underlined", element, passage)
        if passage.bordered:
            found.must("lint.bordered", element, passage)
    _standing(passage, element, wanted, found)


def _size(passage: Passage, element: Style, wanted: TextStyle, found: Departures) -> None:
    if wanted.sizes is None:
        return
    low, high = wanted.sizes
    for look in passage.looks:
        if look.size and not low - _HAIR < look.size < high + _HAIR:
            found.must(
                "lint.size",
                element,
                passage,
                given=f"{look.size:.3g}".replace(".", ","),
                low=f"{low:g}",
                high=f"{high:g}",
            )
            return


def _case(passage: Passage, element: Style, wanted: TextStyle, found: Departures) -> None:
    words = passage.words
    if wanted.upper and words != words.upper():
        found.must("lint.capitals", element, passage)
    if element is Style.HEADING_1 and words != words.upper() and not _PART.match(words):
        found.note("lint.heading.capitals", element, passage)
    plain = element in {Style.TITLE, Style.SIGNER, Style.SUBJECT, Style.PLACE_DATE, Style.ADDRESSEE}
    letters = sum(char.isalpha() for char in words)
    if plain and letters > _FEW_LETTERS and words == words.upper():
        found.must("lint.not_capitals", element, passage)


_FEW_LETTERS = 4


def _standing(passage: Passage, element: Style, wanted: TextStyle, found: Departures) -> None:
    half = _HALVES.get(element)
    if half is not None and passage.side is not half:
        found.must("lint.side", element, passage, half=half.value)
        return
    stand = passage.stand
    if stand is None or element not in _STANDING:
        return
    right = _STANDS[wanted.align]
    left = {Stand.LEFT, Stand.JUSTIFY}
    if stand is not right and not (right is Stand.LEFT and stand in left):
        found.must("lint.align", element, passage, wanted=right.value)
