"""What a pasted table of tasks says by its form: groups across the table, and who leads.

Plans print their tasks below rows such as "II | Chỉ số Tiếp cận đất đai (Trọng số 10%)" and write
"A chủ trì, phối hợp với B" into one cell (domain.md §5.2, plan of xã Đại Lãnh 2024).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.emphasis import moved_emphasis
from desktop.domain.framework import Component, Framework
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Section, SectionKind
from desktop.domain.task_groups import group_name
from desktop.domain.text import fold

Line = Mapping[str, str]
"""The texts of a pasted row by the key of their column."""
_ACROSS = {"label", "content"}
_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d+)\s*[.)]?\s+(?=\S)")
_WEIGHT = re.compile(r"\s*\(\s*trong so[^)]*\)?")
_WEIGHT_AS_WRITTEN = re.compile(r"\s*\(\s*trọng số.*", re.IGNORECASE | re.DOTALL)
_ALIKE = 0.85
"""How alike two names are at least: "năng động và tiên phong" as "tính năng động và tiên phong"."""
_LEADS = re.compile(
    r"^(?P<lead>.*?\S)\s*(?:chủ trì)?\s*[,;]?\s+phối hợp(?:\s+(?:với|cùng))?\s+(?P<others>\S.*)$",
    re.DOTALL | re.IGNORECASE,
)


_TIMES = (
    *("nhiem vu thuong xuyen", "thuong xuyen", "tien do", "theo ke hoach", "dinh ky", "hang "),
    *("moi ", "quy ", "thang ", "trong nam", "ca nam", "truoc ngay"),
)
"""How the time of a task begins."""


class Group(NamedTuple):
    """Pasted rows that belong below one section; None: where the clerk stands."""

    section_id: UUID | None
    lines: tuple[Line, ...]


class Renamed(NamedTuple):
    """A group of the plan whose name stands otherwise in a pasted table."""

    section: Section
    """The group with the words of the table, and its own weight."""
    old: str
    new: str


class Headings:
    """Knows the rows across of a plan by what papers call them."""

    def __init__(self, plan: Plan, frameworks: Sequence[Framework]) -> None:
        parts = {part.id: part for one in frameworks for part in one.components}
        outline = Outline(plan)
        self._names: dict[str, UUID] = {}
        self._groups: dict[UUID, Section] = {}
        self._blocks: set[str] = set()
        for section in plan.sections:
            if section.kind is SectionKind.BLOCK:
                inside = [one for one in outline.children(section.id) if isinstance(one, Section)]
                self._blocks.add(_bare(section.text))
                self._names.setdefault(_bare(section.text), inside[0].id if inside else section.id)
            elif section.kind is SectionKind.GROUP:
                self._groups[section.id] = section
                for name in _called(section, parts):
                    self._names.setdefault(_bare(name), section.id)
        self._names.pop("", None)

    def section_of(self, line: Line) -> UUID | None:
        """Return the section that a pasted row names, or None: then it is a task."""
        return self._names.get(self._meant(line))

    def renamed(self, lines: Iterable[Line]) -> list[Renamed]:
        """Return the groups that pasted rows call otherwise than the plan prints them.

        Capitals, "Chỉ số" and weights are no other name; where any group has one, all are given
        that are written otherwise, so that they look alike in print.
        """
        found: dict[UUID, Renamed] = {}
        for line in lines:
            name = self._meant(line)
            group = self._groups.get(self._names[name]) if name else None
            if group is None or name in self._blocks:
                continue
            weight = _WEIGHT_AS_WRITTEN.search(group.text)
            new = _name(_words(line))
            text = new + (weight[0] if weight is not None else "")
            if text != group.text:
                kept = moved_emphasis(group.emphasis, group.text, text)
                made = replace(group, text=text, emphasis=kept)
                found[group.id] = Renamed(made, group_name(group), new)
        return list(found.values()) if any(map(_is_other, found.values())) else []

    def _meant(self, line: Line) -> str:
        """Return the known name that a pasted row means, or nothing."""
        if any(text for key, text in line.items() if key not in _ACROSS):
            return ""
        words = _words(line)
        wanted = _bare(words)
        if wanted in self._names or "chi so" not in fold(words):
            return wanted if wanted in self._names else ""
        close = {name: SequenceMatcher(None, name, wanted).ratio() for name in self._names}
        best = max(close, key=lambda name: close[name], default="")
        return best if best and close[best] >= _ALIKE else ""

    def parted(self, lines: Sequence[Line]) -> tuple[Group, ...]:
        """Return the rows by the heading above them, without the headings."""
        groups: list[tuple[UUID | None, list[Line]]] = [(None, [])]
        for line in lines:
            section_id = self.section_of(line)
            if section_id is None:
                groups[-1][1].append(line)
            else:
                groups.append((section_id, []))
        return tuple(Group(home, tuple(inside)) for home, inside in groups if inside)


def lead_and_others(text: str) -> tuple[str, str] | None:
    """Return who leads and who coordinates, where one cell says both; None: it does not."""
    found = _LEADS.match(text.strip())
    if found is None:
        return None
    return found["lead"].strip(" ,;"), found["others"].strip(" ,;.")


def told_keys(keys: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the keys of pasted columns without a head, by what stands in them.

    A table of a paper has one column for who leads and who coordinates. Where times stand below
    "coordinate", that column is passed over and what follows moves on.

    Args:
        keys: the columns of the grid from the first pasted one on.
        columns: the texts of the pasted columns, as many as there are.
    """
    at = keys.index("coordinate") if "coordinate" in keys else len(columns)
    if at >= len(columns):
        return list(keys)
    texts = [text for text in columns[at] if text]
    timed = sum(_is_timing(text) for text in texts)
    return [key for key in keys if key != "coordinate"] if timed * 2 > len(texts) else list(keys)


def _is_timing(text: str) -> bool:
    # "Phòng Kế hoạch – Tài chính" is no time, though plans say "theo kế hoạch".
    return fold(text).startswith(_TIMES) or any(char.isdigit() for char in text)


def other_names(found: Iterable[Renamed]) -> list[tuple[str, str]]:
    """Return the names in the table and in the plan, where the words are others."""
    return [(one.new, one.old) for one in found if _is_other(one)]


def _is_other(one: Renamed) -> bool:
    return _bare(one.new) != _bare(one.old)


def _words(line: Line) -> str:
    return " ".join(text for key in ("label", "content") if (text := line.get(key, "")))


def _name(words: str) -> str:
    """Return the name that a row across has, as it is written, without number and weight."""
    plain = " ".join(normalize("NFC", _NUMBER.sub("", words)).split())
    return _WEIGHT_AS_WRITTEN.sub("", plain).rstrip(" :")


def _called(section: Section, parts: Mapping[UUID, Component]) -> list[str]:
    part = parts.get(section.component_id) if section.component_id is not None else None
    known = [part.name, part.short_name, *part.variants] if part is not None else []
    return [group_name(section), *known]


def _bare(text: str) -> str:
    """Return a name without number, "Chỉ số", weight and marks: "tiep can dat dai"."""
    words = _WEIGHT.sub("", fold(_NUMBER.sub("", text)))
    words = " ".join("".join(c if c.isalnum() else " " for c in words).split())
    return words.removeprefix("chi so ").removeprefix("chi so")
