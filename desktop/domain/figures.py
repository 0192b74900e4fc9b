"""Live numbers of a report: their present values, and their places in a text that is edited.

A draft is written with marks around its numbers and read back as a text with citations. When a
clerk rewrites the text, the citations are carried over what he left untouched; a number that
he typed over is his own. Nothing here ever changes a word that he wrote.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.dates import paper_date
from desktop.domain.numbers import format_count, format_number, format_score
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Plan, SectionKind, Target, Task, TimingKind
from desktop.domain.report import Citation, FigureKey, Part, PartKey
from desktop.domain.result import Measure, Progress, Result, count_progress
from desktop.domain.task_groups import grouped_tasks, result_value, target_met

_MARKED = re.compile(rf"\x01({'|'.join(FigureKey)})(?:@([0-9a-f]{{32}}))?\x02([^\x03]*)\x03")
"""Control marks: no stored text has them (``domain.text.tidy``)."""
_MOST_TOKENS = 4_000
"""A longer stretch that changed is taken as new: comparing it would hold the window up."""
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s|.", re.DOTALL)
_COUNTS = {
    FigureKey.DONE: "done",
    FigureKey.DOING: "doing",
    FigureKey.NOT_STARTED: "not_started",
    FigureKey.OVERDUE: "overdue",
    FigureKey.MISSING: "missing",
    FigureKey.TASKS: "total",
}
_SHARES = {
    FigureKey.DONE_OF_ALL: "done",
    FigureKey.DOING_OF_ALL: "doing",
    FigureKey.NOT_STARTED_OF_ALL: "not_started",
    FigureKey.OVERDUE_OF_ALL: "overdue",
    FigureKey.MISSING_OF_ALL: "missing",
    FigureKey.ENTERED_OF_ALL: "entered",
}


class Drafted(NamedTuple):
    """A text with the numbers in it that are linked to data."""

    text: str
    figures: tuple[Citation, ...] = ()


class Stale(NamedTuple):
    """A linked number that the data no longer give."""

    citation: Citation
    was: str
    now: str


class Figures:
    """The present values of all live numbers of one period. ``results`` is keyed by task."""

    def __init__(
        self,
        plan: Plan,
        period: Period,
        results: Mapping[UUID, Result],
        measures: Sequence[Measure] = (),
    ) -> None:
        self._period = period
        self._results = dict(results)
        self._measures = tuple(measures)
        self._groups = grouped_tasks(Outline(plan))
        self._targets = {target.id: target for target in plan.targets}
        self._tasks: dict[UUID | None, list[Task]] = {
            group.id: tasks for group, tasks in self._groups
        }
        self._tasks[None] = [task for _, tasks in self._groups for task in tasks]
        self._values: dict[tuple[FigureKey, UUID | None], str | None] = {}

    def value(self, key: FigureKey, subject_id: UUID | None = None) -> str | None:
        """Return a number as a paper prints it, or None where the data have it no longer."""
        asked = (key, subject_id)
        if asked not in self._values:
            self._values[asked] = self._value(key, subject_id)
        return self._values[asked]

    def mark(self, key: FigureKey, subject_id: UUID | None = None) -> str:
        """Return a present value between marks, for a draft; :func:`read_marks` takes them out."""
        about = f"@{subject_id.hex}" if subject_id is not None else ""
        return f"\x01{key}{about}\x02{self.value(key, subject_id) or ''}\x03"

    def progress(self, subject_id: UUID | None = None) -> Progress:
        """Return the counts of a group, or of the whole plan."""
        tasks = self._tasks.get(subject_id, [])
        return count_progress([task.id for task in tasks], self._results)

    def verdicts(self) -> list[bool]:
        """Return whether each target that can be judged is met."""
        found = (target_met(one, self._measured(one)) for one in self._targets.values())
        return [met for met in found if met is not None]

    def complete(self) -> list[UUID]:
        """Return the groups all of whose tasks are done."""
        counted = ((group.id, self.progress(group.id)) for group, _ in self._groups)
        return [group_id for group_id, count in counted if count.done == count.total]

    def _measured(self, target: Target) -> Decimal | None:
        return result_value(self._measures, self._period.id, target)

    def _value(self, key: FigureKey, subject_id: UUID | None) -> str | None:
        if key is FigureKey.DAY:
            return paper_date(self._period.data_to)
        if key in _TARGET_KEYS:
            target = self._targets.get(subject_id) if subject_id is not None else None
            return self._of_target(key, target) if target is not None else None
        if subject_id not in self._tasks:
            return None
        if key in _COUNTS:
            return format_count(getattr(self.progress(subject_id), _COUNTS[key]))
        if key in _SHARES:
            progress = self.progress(subject_id)
            return _share(getattr(progress, _SHARES[key]), progress.total)
        if key is FigureKey.DONE_PERCENT:
            return f"{format_number(self.progress(subject_id).done_percent)}%"
        return self._of_plan(key)

    def _of_plan(self, key: FigureKey) -> str:
        verdicts = self.verdicts()
        match key:
            case FigureKey.ROUTINE:
                routine = (task.timing is TimingKind.ROUTINE for task in self._tasks[None])
                return format_count(sum(routine))
            case FigureKey.COMPONENTS:
                kinds = (group.kind is SectionKind.GROUP for group, _ in self._groups)
                return format_count(sum(kinds))
            case FigureKey.COMPLETE_OF_GROUPS:
                return _share(len(self.complete()), len(self._groups))
            case FigureKey.MET_OF_JUDGED:
                return _share(sum(verdicts), len(verdicts))
            case _:
                return _share(verdicts.count(False), len(verdicts))

    def _of_target(self, key: FigureKey, target: Target) -> str | None:
        score = self._measured(target)
        match key:
            case FigureKey.SCORE:
                return format_score(score) if score is not None else None
            case FigureKey.GOAL:
                return format_score(target.value) if target.value is not None else None
            case FigureKey.BASELINE:
                return format_score(target.baseline) if target.baseline is not None else None
            case FigureKey.CHANGE:
                return _change(score, target)
            case _:
                met = target_met(target, score)
                return None if met is None else "đạt" if met else "chưa đạt"


_TARGET_KEYS = {
    FigureKey.SCORE,
    FigureKey.GOAL,
    FigureKey.BASELINE,
    FigureKey.CHANGE,
    FigureKey.VERDICT,
}


def read_marks(text: str) -> Drafted:
    """Return a draft without its marks, with the places of its numbers."""
    found: list[Citation] = []
    clean: list[str] = []
    place = end = 0
    for match in _MARKED.finditer(text):
        before, value = text[end : match.start()], match[3]
        place += len(before)
        subject_id = UUID(match[2]) if match[2] else None
        if value:
            citation = Citation(
                start=place, end=place + len(value), key=FigureKey(match[1]), subject_id=subject_id
            )
            found.append(citation)
        clean += [before, value]
        place += len(value)
        end = match.end()
    return Drafted("".join([*clean, text[end:]]), tuple(found))


def carried(before: Drafted, text: str) -> tuple[Citation, ...]:
    """Return the citations that an edit of the text left untouched, at their new places.

    The texts are compared by whole words and numbers, so that "21/33" in "121/33" is not kept.
    """
    old, new = _TOKEN.findall(before.text), _TOKEN.findall(text)
    moved = _moved(old, new)
    ends = _places(new)
    starts = {place: index for index, place in enumerate(_places(old))}
    kept = []
    for citation in before.figures:
        first, last = starts.get(citation.start), starts.get(citation.end)
        if first is None or last is None or first >= last:
            continue
        targets = [moved.get(index) for index in range(first, last)]
        head = targets[0]
        if head is None or targets != list(range(head, head + last - first)):
            continue
        kept.append(replace(citation, start=ends[head], end=ends[head + last - first]))
    return tuple(kept)


def rewritten(key: PartKey, before: Drafted, text: str) -> Part:
    """Return a part in the clerk's own words; what he left of the linked numbers stays linked."""
    return Part(key=key, text=text, figures=carried(before, text))


def stale_figures(part: Part, figures: Figures) -> tuple[Stale, ...]:
    """Return the linked numbers of a part whose present value is another one."""
    text = part.text or ""
    found = []
    for citation in sound(part):
        was, now = text[citation.start : citation.end], figures.value(*_about(citation))
        if now is not None and now != was:
            found.append(Stale(citation, was, now))
    return tuple(found)


def updated(part: Part, stale: Sequence[Stale]) -> Part:
    """Put present values into a clerk's text, and change nothing else of it."""
    text, shift = part.text or "", 0
    now = {one.citation: one.now for one in stale}
    fresh = []
    for citation in sound(part):
        start, end = citation.start + shift, citation.end + shift
        value = now.get(citation, text[start:end])
        text = text[:start] + value + text[end:]
        shift += len(value) - (end - start)
        fresh.append(replace(citation, start=start, end=start + len(value)))
    return replace(part, text=text, figures=tuple(fresh))


def unlinked(part: Part, citation: Citation) -> Part:
    """Make one number the clerk's own: it is not compared with the data again."""
    kept = tuple(one for one in part.figures if one != citation)
    return replace(part, figures=kept)


def sound(part: Part) -> tuple[Citation, ...]:
    """Return the citations that lie inside the text and apart: a file may claim others."""
    length, last = len(part.text or ""), 0
    found = []
    for citation in sorted(part.figures, key=lambda one: one.start):
        if last <= citation.start < citation.end <= length:
            found.append(citation)
            last = citation.end
    return tuple(found)


def _about(citation: Citation) -> tuple[FigureKey, UUID | None]:
    return citation.key, citation.subject_id


def _moved(old: list[str], new: list[str]) -> dict[int, int]:
    """Return which token of the old text is which of the new one."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    moved = {index: index for index in range(head)}
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(left), len(right)) <= _MOST_TOKENS:
        for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                moved[head + block.a + step] = head + block.b + step
    shift = len(new) - len(old)
    moved |= {index: index + shift for index in range(len(old) - tail, len(old))}
    return moved


def _places(tokens: list[str]) -> list[int]:
    """Return where each token begins, and where the last one ends."""
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _share(part: int, whole: int) -> str:
    return f"{format_count(part)}/{format_count(whole)}"


def _change(score: Decimal | None, target: Target) -> str | None:
    if score is None or target.baseline is None:
        return None
    change = score - target.baseline
    if change == 0:
        return "không đổi"
    unit = f" {target.unit}".rstrip()
    return f"{'tăng' if change > 0 else 'giảm'} {format_score(abs(change))}{unit}"
