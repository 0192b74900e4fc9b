"""Which annexes a report has, how they are numbered, and where its text points to them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III: the text must point to every phụ lục; two or
more have Roman numbers, a single one has none.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from desktop.domain.labels import roman
from desktop.domain.narrative.words import capitalised, has_figures
from desktop.domain.outline import Outline
from desktop.domain.plan import Task
from desktop.domain.result import Measure, Result
from desktop.domain.text import tidy

_POINTER = re.compile(r"(?:[Pp]hụ lục|PHỤ LỤC)((?:(?:\s*[,;]\s*|\s+và\s+|\s+)[IVX]+\b)*)")
_NUMBER = re.compile(r"[IVX]+")


class AnnexKind(StrEnum):
    """What an annex tells, in the order in which they follow the report."""

    TASKS = "tasks"
    TARGETS = "targets"
    EVIDENCE = "evidence"


ANNEX_WORDS = {
    AnnexKind.TASKS: "kết quả từng nhiệm vụ",
    AnnexKind.TARGETS: "kết quả thực hiện chỉ tiêu",
    AnnexKind.EVIDENCE: "danh mục văn bản, sản phẩm minh chứng",
}
"""What stands in each, inside a sentence."""


def has_evidence(results: Mapping[UUID, Result], task: Task) -> bool:
    """Say whether documents or products prove the result of a task."""
    result = results.get(task.id)
    return result is not None and bool(tidy(result.evidence).strip())


def annex_headings(
    outline: Outline, results: Mapping[UUID, Result], measures: tuple[Measure, ...]
) -> dict[AnnexKind, str]:
    """Return the heading of every annex that a report has: "Phụ lục", or "Phụ lục I", "… II"."""
    tasks = outline.followed_tasks()
    there = {
        AnnexKind.TASKS: bool(tasks),
        AnnexKind.TARGETS: has_figures(outline.plan, measures),
        AnnexKind.EVIDENCE: any(has_evidence(results, task) for task in tasks),
    }
    kinds = [kind for kind in AnnexKind if there[kind]]
    if len(kinds) == 1:
        return {kinds[0]: "Phụ lục"}
    return {kind: f"Phụ lục {roman(number)}" for number, kind in enumerate(kinds, 1)}


def annex_pointer(headings: Mapping[AnnexKind, str]) -> str:
    """Return the sentence that points to annexes, "" for none."""
    if not headings:
        return ""
    told = "; ".join(f"{ANNEX_WORDS[kind]} tại {heading}" for kind, heading in headings.items())
    return f"{capitalised(told.replace(' tại ', ' nêu tại ', 1))} kèm theo."


def not_pointed_to(headings: Mapping[AnnexKind, str], text: str) -> dict[AnnexKind, str]:
    """Return the annexes that a text names nowhere; "các Phụ lục I, II và III" names three."""
    named: set[str] = set()
    for found in _POINTER.finditer(text):
        numbers = _NUMBER.findall(found[1])
        named.update([f"Phụ lục {number}" for number in numbers] or ["Phụ lục"])
    return {kind: heading for kind, heading in headings.items() if heading not in named}
