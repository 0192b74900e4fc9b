"""The sections of a Word file: paper, margins and the page numbers in their heads."""

from collections.abc import Callable
from typing import NamedTuple

from lxml.etree import _Element

from desktop.domain.observed import Look, Margins, Numbering
from desktop.imports.layout_docx_styles import (
    Styles,
    attribute,
    kid,
    kids,
    named,
    number,
    properties,
)

_MM = 25.4 / 1440
"""Millimetres in a twip."""
_PAPER = (11_906.0, 16_838.0)
_OFF = {"0", "false", "off"}


class Section(NamedTuple):
    """What a section says of its pages (mm)."""

    width: float
    height: float
    margins: Margins
    numbering: Numbering
    flows: bool
    """It begins in the middle of a page."""


class _Found(NamedTuple):
    centred: bool
    look: Look


class Pages:
    """Reads sections in order: a head that one does not name is that of the one before."""

    def __init__(self, styles: Styles, story: Callable[[str], _Element | None]) -> None:
        self._styles = styles
        self._story = story
        self._named: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, _Found | None] = {}
        self._first = True

    def section(self, part: _Element | None) -> Section:
        """Return what a section's properties say."""
        size, margin = kid(part, "pgSz"), kid(part, "pgMar")
        width = number(attribute(size, "w")) or _PAPER[0]
        height = number(attribute(size, "h")) or _PAPER[1]
        sides = {
            side: abs(number(attribute(margin, side))) * _MM
            for side in ("top", "bottom", "left", "right")
        }
        gutter = number(attribute(margin, "gutter")) * _MM
        flows = attribute(kid(part, "type"), "val") == "continuous" and not self._first
        made = Section(
            width * _MM,
            height * _MM,
            Margins(
                top=sides["top"],
                bottom=sides["bottom"],
                left=sides["left"] + gutter,
                right=sides["right"],
            ),
            self._numbering(part),
            flows,
        )
        self._first = False
        return made

    def _numbering(self, part: _Element | None) -> Numbering:
        for kind in ("header", "footer"):
            for one in kids(part, f"{kind}Reference"):
                self._named[(kind, attribute(one, "type"))] = attribute(one, "id")
        title = kid(part, "titlePg")
        apart = title is not None and attribute(title, "val") not in _OFF
        head, foot = self._number("header", "default"), self._number("footer", "default")
        found = head or foot
        first = self._number("header", "first") or self._number("footer", "first")
        counted = kid(part, "pgNumType")
        start, form = attribute(counted, "start"), attribute(counted, "fmt")
        return Numbering(
            shown=found is not None,
            on_first=first is not None if apart else found is not None,
            at_top=head is not None or foot is None,
            centred=found.centred if found is not None else True,
            from_one=start == "1" or (self._first and not start),
            arabic=form in {"", "decimal"},
            look=found.look if found is not None else None,
        )

    def _number(self, kind: str, which: str) -> _Found | None:
        """Return how the page number of a head stands, None where it has none."""
        identity = self._named.get((kind, which))
        if not identity:
            return None
        if identity not in self._numbers:
            self._numbers[identity] = self._number_in(self._story(identity))
        return self._numbers[identity]

    def _number_in(self, story: _Element | None) -> _Found | None:
        for paragraph in story.iter() if story is not None else ():
            if named(paragraph) != "p":
                continue
            runs = [run for run in paragraph.iter() if named(run) == "r"]
            for place, run in enumerate(runs):
                code = "".join(one.text or "" for one in kids(run, "instrText"))
                if "PAGE" in code.upper().split():
                    return self._found(paragraph, runs[place:])
            for field in paragraph.iter():
                simple = named(field) == "fldSimple"
                if simple and "PAGE" in attribute(field, "instr").upper().split():
                    return self._found(paragraph, [one for one in field if named(one) == "r"])
        return None

    def _found(self, paragraph: _Element, runs: list[_Element]) -> _Found:
        shown = next((run for run in runs if kid(run, "t") is not None), None)
        run = shown if shown is not None else (runs or [paragraph])[0]
        look, _ = self._styles.look(paragraph, run)
        return _Found(self._stands(paragraph), look)

    def _stands(self, paragraph: _Element) -> bool:
        """Tell whether a number stands in the middle: by alignment, frame or a tab before it."""
        made = self._styles.paragraph(paragraph)
        frame = kid(properties(paragraph, "pPr"), "framePr")
        if attribute(frame, "xAlign"):
            return attribute(frame, "xAlign") == "center"
        tabs = sum(named(one) == "tab" and kid(one, "tab") is None for one in _in_runs(paragraph))
        return made.get("jc") == "center" or tabs == 1


def _in_runs(paragraph: _Element) -> list[_Element]:
    return [one for run in paragraph.iter() if named(run) == "r" for one in run]
