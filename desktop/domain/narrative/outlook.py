"""Part IV of a report: what comes next, short enough to be read out."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from desktop.domain.actors import lead_names
from desktop.domain.figures import Figures
from desktop.domain.narrative.direction import unit_key
from desktop.domain.narrative.words import capitalised, next_phrase, one_line, run_in
from desktop.domain.period import Period
from desktop.domain.plan import Section, Task
from desktop.domain.report import FigureKey
from desktop.domain.result import Result
from desktop.domain.task_groups import group_name
from desktop.domain.text import fold

MOST_LINES = 11
"""Lines of next steps; with the sentence of counts, a chairman reads twelve."""
_OTHERS = "Các nội dung khác"

Groups = list[tuple[Section, list[Task]]]
_Steps = dict[str, list[str]]
"""Next steps by the name that stands before them."""


def outlook(
    period: Period, groups: Groups, results: Mapping[UUID, Result], figures: Figures
) -> Iterator[str]:
    """Yield the lines of part IV, numbers marked."""
    counts = [
        f"{verb} {figures.mark(key)} nhiệm vụ {words}"
        for verb, key, words in (
            ("tiếp tục", FigureKey.DOING, "đang thực hiện"),
            ("hoàn thành", FigureKey.OVERDUE, "quá hạn"),
            ("triển khai", FigureKey.NOT_STARTED, "chưa thực hiện"),
            ("duy trì", FigureKey.ROUTINE, "thường xuyên"),
        )
        if figures.value(key) != "00"
    ]
    if counts:
        yield f"Trong {next_phrase(period)}, {'; '.join(counts)}."
    for name, steps in _shortest(groups, results).items():
        told = one_line(*_distinct(steps))
        yield f"- {name}: {told}." if name else f"- {told}."


def _shortest(groups: Groups, results: Mapping[UUID, Result]) -> _Steps:
    """Return the next steps by component; by unit where that takes fewer lines and must."""
    by_group = _by_group(groups, results)
    if len(by_group) <= MOST_LINES:
        return by_group
    by_unit = _by_unit([task for _, tasks in groups for task in tasks], results)
    return _cut(min(by_group, by_unit, key=len))


def _cut(steps: _Steps) -> _Steps:
    if len(steps) <= MOST_LINES:
        return steps
    names = list(steps)
    kept = {name: steps[name] for name in names[: MOST_LINES - 1]}
    rest = [step for name in names[MOST_LINES - 1 :] for step in steps[name]]
    return kept | {_OTHERS: rest}


def _by_group(groups: Groups, results: Mapping[UUID, Result]) -> _Steps:
    found: _Steps = {}
    for group, tasks in groups:
        for task in tasks:
            step = _step(results.get(task.id))
            if step:
                found.setdefault(group_name(group), []).append(step)
    return found


def _by_unit(tasks: list[Task], results: Mapping[UUID, Result]) -> _Steps:
    names: dict[tuple[str, ...], str] = {}
    found: _Steps = {}
    for task in tasks:
        step = _step(results.get(task.id))
        if step:
            lead = lead_names(task)
            name = names.setdefault(unit_key(lead), capitalised(lead))
            found.setdefault(name, []).append(step)
    return found


def _step(result: Result | None) -> str:
    return run_in(one_line(result.next_step)) if result is not None else ""


def _distinct(steps: list[str]) -> list[str]:
    return list({fold(step).rstrip(". "): step for step in reversed(steps)}.values())[::-1]
