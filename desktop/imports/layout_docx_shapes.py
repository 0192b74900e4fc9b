"""Lines drawn in a Word file: DrawingML shapes of Word 2010 and later, VML of those before."""

import re

from lxml.etree import _Element

from desktop.imports.layout_docx_styles import attribute, kid, named, number

_EMU = 12_700
_LINES = {"line", "straightConnector1"}
_FLAT = 3.0
"""A line is at most so high (points)."""
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_PIXEL = 0.75
"""What VML means by a number without a unit."""


def rule_lengths(paragraph: _Element) -> list[float]:
    """Return the lengths (points) of the level lines that are anchored in a paragraph."""
    found: list[float] = []
    _seek(paragraph, found)
    return found


def _seek(part: _Element, found: list[float]) -> None:
    for one in part:
        name = named(one)
        if name == "AlternateContent":
            choice = kid(one, "Choice")
            _seek(choice if choice is not None else one, found)
        elif name in {"anchor", "inline"}:
            _drawing(one, found)
        elif name in {"line", "shape", "rect"} and named(part) in {"pict", "group"}:
            _vml(one, found)
        elif name != "txbxContent":
            _seek(one, found)


def _drawing(anchor: _Element, found: list[float]) -> None:
    shapes = {attribute(one, "prst") for one in anchor.iter() if named(one) == "prstGeom"}
    extent = kid(anchor, "extent")
    width, height = (number(attribute(extent, side)) / _EMU for side in ("cx", "cy"))
    drawn = any(named(one) in {"custGeom", "cxnSp", "wsp"} for one in anchor.iter())
    level = abs(height) <= _FLAT < width
    if level and (shapes & _LINES or (drawn and not shapes)):
        found.append(width)


def _vml(shape: _Element, found: list[float]) -> None:
    if named(shape) == "line":
        (left, top), (right, bottom) = (_point(attribute(shape, end)) for end in ("from", "to"))
        if abs(bottom - top) <= _FLAT < abs(right - left):
            found.append(abs(right - left))
        return
    style = dict(pair.split(":", 1) for pair in attribute(shape, "style").split(";") if ":" in pair)
    width, height = (_length(style.get(side, "")) for side in ("width", "height"))
    if height <= _FLAT < width:
        found.append(width)


def _point(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _length(first), _length(second)


def _length(text: str) -> float:
    match = _LENGTH.match(text.strip())
    if match is None:
        return 0
    return number(match.group(1)) * _UNITS.get(match.group(2) or "", _PIXEL)
