"""The labels that Word counts by itself: "1.", "b)", "II." are nowhere in the text."""

from collections.abc import Mapping

from lxml.etree import _Element

from desktop.domain.labels import roman
from desktop.imports.layout_docx_styles import (
    Properties,
    attribute,
    kid,
    kids,
    number,
    paragraph_of,
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEVELS = {str(level) for level in range(9)}
_MOST = 3_000
"""A count beyond it is not printed: nobody numbers so far."""


class Lists:
    """Counts the automatic numbers of one file in reading order."""

    def __init__(self, numbering: _Element | None) -> None:
        outlines = {attribute(one, "abstractNumId"): one for one in kids(numbering, "abstractNum")}
        self._levels: dict[str, dict[str, _Element]] = {}
        for one in kids(numbering, "num"):
            outline = outlines.get(attribute(kid(one, "abstractNumId"), "val"))
            levels = {
                ilvl: level
                for level in kids(outline, "lvl")
                if (ilvl := attribute(level, "ilvl")) in _LEVELS
            }
            self._levels[attribute(one, "numId")] = levels
        self._counts: dict[str, dict[int, int]] = {}

    def indents(self, made: Properties) -> Mapping[str, str]:
        """Return the indents that the list of a paragraph sets."""
        return paragraph_of(kid(self._level(made), "pPr"))

    def label(self, made: Properties) -> str:
        """Return the label of the next paragraph with these properties, "" where it has none."""
        level = self._level(made)
        if level is None:
            return ""
        here = int(number(made.get("level", "0")))
        counts = self._counts.setdefault(made["list"], {})
        start = attribute(kid(level, "start"), "val")
        first = int(number(start)) if start else 1
        counts[here] = counts.get(here, first - 1) + 1
        for deeper in [one for one in counts if one > here]:
            del counts[deeper]
        if attribute(kid(level, "numFmt"), "val") == "bullet":
            return "-"
        text = attribute(kid(level, "lvlText"), "val")[:50]
        for place in range(9):
            text = text.replace(f"%{place + 1}", self._counted(made, place, counts))
        return text.strip()

    def _counted(self, made: Properties, place: int, counts: Mapping[int, int]) -> str:
        level = self._levels[made["list"]].get(str(place))
        return _written(counts.get(place, 1), attribute(kid(level, "numFmt"), "val"))

    def _level(self, made: Properties) -> _Element | None:
        if not made.get("list"):
            return None
        return self._levels.get(made["list"], {}).get(made.get("level", "0"))


def _written(count: int, form: str) -> str:
    if not 0 < count < _MOST:
        return str(count)
    if form in {"lowerRoman", "upperRoman"}:
        text = roman(count)
        return text.lower() if form == "lowerRoman" else text
    if form in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)
