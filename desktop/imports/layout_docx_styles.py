"""What a Word file means by its styles: the properties that a paragraph or a run ends up with.

Order of strength (ECMA-376 part 1, 17.7.2): defaults of the file, style with what it is based on,
then what is set at the paragraph or run itself. Elements are told by their local names, so that
the strict variant of the format is read too.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.etree import _Element

from desktop.domain.observed import Look

Properties = Mapping[str, str]

_FIRST = 3
"""Children among which the properties are looked for: a comment may come before."""
_DEEPEST = 40
"""Styles based on each other in a circle end here."""
_OFF = {"0", "false", "off", "none"}
_SWITCHES = {"b", "i", "caps", "vanish"}
_TIMES = "times new roman"


def named(part: _Element) -> str:
    """Return the local name of an element; "" for a comment."""
    tag = part.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def kid(part: _Element | None, name: str) -> _Element | None:
    """Return the first child of that local name."""
    if part is None:
        return None
    return next((one for one in part if named(one) == name), None)


def properties(part: _Element | None, name: str) -> _Element | None:
    """Return the properties of a paragraph or a run: the format has them before all else.

    Asked for at every run, so that a paragraph of thousands must not be walked through each time.
    """
    for one in islice(part if part is not None else (), _FIRST):
        if named(one) == name:
            return one
    return None


def kids(part: _Element | None, name: str) -> Iterator[_Element]:
    """Yield the children of that local name."""
    if part is not None:
        yield from (one for one in part if named(one) == name)


def attribute(part: _Element | None, name: str) -> str:
    """Return an attribute by its local name; "" where it is missing."""
    if part is None:
        return ""
    found = (str(given) for key, given in part.items() if str(key).rpartition("}")[2] == name)
    return next(found, "")


def number(text: str) -> float:
    """Return a number of the file; what is none counts as 0."""
    try:
        found = float(text)
    except ValueError:
        return 0
    return found if abs(found) < 1e9 else 0  # noqa: PLR2004 - a hostile number


class Styles:
    """The styles of one file."""

    def __init__(self, styles: _Element | None, theme: _Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._styles = {attribute(one, "styleId"): one for one in kids(styles, "style")}
        defaults = kid(styles, "docDefaults")
        self._run = self._run_of(kid(kid(defaults, "rPrDefault"), "rPr"))
        self._paragraph = paragraph_of(kid(kid(defaults, "pPrDefault"), "pPr"))
        self._normal = next(
            (
                name
                for name, one in self._styles.items()
                if attribute(one, "default") in {"1", "true", "on"}
                and attribute(one, "type") == "paragraph"
            ),
            "",
        )
        self._known_runs: dict[str, Properties] = {}
        self._known_paragraphs: dict[str, Properties] = {}

    def style_of(self, paragraph: _Element) -> str:
        """Return the id of a paragraph's style."""
        return attribute(kid(properties(paragraph, "pPr"), "pStyle"), "val") or self._normal

    def paragraph(self, paragraph: _Element) -> Properties:
        """Return what a paragraph ends up with."""
        style = self.style_of(paragraph)
        if style not in self._known_paragraphs:
            found = dict(self._paragraph)
            for one in self._chain(style):
                _lay_over(found, paragraph_of(kid(one, "pPr")))
            self._known_paragraphs[style] = found
        made = dict(self._known_paragraphs[style])
        _lay_over(made, paragraph_of(properties(paragraph, "pPr")))
        return made

    def look(self, paragraph: _Element, run: _Element) -> tuple[Look, Properties]:
        """Return how a run looks, and its properties."""
        style = self.style_of(paragraph)
        own = properties(run, "rPr")
        letters = attribute(kid(own, "rStyle"), "val")
        key = f"{style}\0{letters}"
        if key not in self._known_runs:
            found = dict(self._run)
            for one in (*self._chain(style), *self._chain(letters)):
                found |= self._run_of(kid(one, "rPr"))
            self._known_runs[key] = found
        made = {**self._known_runs[key], **self._run_of(own)}
        return _look(made), made

    def _chain(self, style: str) -> list[_Element]:
        """Return a style after those that it is based on."""
        found: list[_Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = attribute(kid(found[-1], "basedOn"), "val")
        return found[::-1]

    def _run_of(self, part: _Element | None) -> dict[str, str]:
        made: dict[str, str] = {}
        for one in part if part is not None else ():
            name, given = named(one), attribute(one, "val")
            if name in _SWITCHES:
                made[name] = "" if given in _OFF else "1"
            elif name == "u":
                made["u"] = "" if given in _OFF else "1"
            elif name == "sz":
                made["size"] = str(number(given) / 2)
            elif name == "color":
                made["colour"] = "000000" if given in {"auto", ""} else given.upper()
            elif name == "rFonts":
                made |= self._fonts(one)
        return made

    def _fonts(self, fonts: _Element) -> dict[str, str]:
        made = {}
        for slot in ("ascii", "hAnsi"):
            theme = self._theme.get(attribute(fonts, f"{slot}Theme")[:5])
            given = theme or attribute(fonts, slot)
            if given:
                made[slot] = given
        return made


def _look(made: Properties) -> Look:
    # The letters of Vietnamese words come from both slots: the one that is not Times tells.
    fonts = [made.get(slot, "") for slot in ("ascii", "hAnsi")]
    odd = [font for font in fonts if font and font.lower() != _TIMES]
    return Look(
        font=odd[0] if odd else next(filter(None, fonts), ""),
        size=max(0, number(made.get("size", "10"))),
        bold=bool(made.get("b")),
        italic=bool(made.get("i")),
        underline=bool(made.get("u")),
        colour=made.get("colour", "000000"),
    )


def paragraph_of(part: _Element | None) -> dict[str, str]:
    """Return the properties that an element sets for a paragraph."""
    made: dict[str, str] = {}
    for one in part if part is not None else ():
        name = named(one)
        if name == "jc":
            made["jc"] = attribute(one, "val")
        elif name == "ind":
            made |= _indents(one)
        elif name == "spacing":
            made |= {
                key: given
                for key in ("before", "after", "line", "lineRule")
                if (given := attribute(one, key))
            }
        elif name == "contextualSpacing":
            made["tied"] = "" if attribute(one, "val") in _OFF else "1"
        elif name == "pBdr":
            made["border"] = "1" if any(attribute(side, "val") not in _NONE for side in one) else ""
        elif name == "numPr":
            made["list"] = attribute(kid(one, "numId"), "val")
            made["level"] = attribute(kid(one, "ilvl"), "val") or "0"
    return made


_NONE = {"", "nil", "none"}


def _indents(part: _Element) -> dict[str, str]:
    made = {}
    left = attribute(part, "left") or attribute(part, "start")
    first, hanging = attribute(part, "firstLine"), attribute(part, "hanging")
    if left:
        made["left"] = left
    if hanging:
        made["first"] = str(-number(hanging))
    elif first:
        made["first"] = first
    return made


def _lay_over(made: dict[str, str], others: Mapping[str, str]) -> None:
    made.update(others)


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """Return typefaces by the first letters of their names in a theme: "major", "minor"."""
    scheme = kid(kid(theme, "themeElements"), "fontScheme")
    return {
        key: attribute(kid(kid(scheme, f"{key}Font"), "latin"), "typeface")
        for key in ("major", "minor")
    }
