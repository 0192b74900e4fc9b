"""Rows of tasks are made again only where something changed, and are never out of date."""

import random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, SectionKind, Task
from desktop.domain.problems import Grade, Problem
from desktop.ui.tables.task_rows import PROPOSED, TaskRows
from tests.factories import plan, section, task


def big_plan() -> Plan:
    groups = [section(SectionKind.GROUP, label=f"{n}.", position=n) for n in range(3)]
    tasks = [
        task(one.id, content=f"Việc {place}", position=place, label=str(place + 1))
        for one in groups
        for place in range(4)
    ]
    return plan(sections=tuple(groups), tasks=tuple(tasks))


def problem(task_id: UUID) -> Problem:
    return Problem(
        code="task.no_lead", grade=Grade.EXPLAIN, subject_id=task_id, place="1 · Chủ trì"
    )


def changed(made: Plan, dice: random.Random) -> Plan:
    """Change the plan as a clerk or an undo does: words, places, tasks that come and go."""
    tasks = list(made.tasks)
    at = dice.randrange(len(tasks))
    match dice.randrange(5):
        case 0:
            tasks[at] = replace(tasks[at], content=f"Sửa {dice.random()}")
        case 1:
            tasks[at] = replace(tasks[at], position=tasks[at].position + 1)
        case 2:
            tasks.append(task(tasks[at].section_id, content="Mới", position=99))
        case 3:
            if len(tasks) > 2:
                del tasks[at]
        case _:
            # Read anew from the ledger: equal, but other objects.
            tasks = [replace(one, note=one.note) for one in tasks]
    return replace(made, tasks=tuple(tasks))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1_000_000))
def test_rows_are_as_if_they_were_all_made_anew_whatever_changes(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    kept, made = TaskRows(), big_plan()
    problems: tuple[Problem, ...] = ()
    for _ in range(40):
        made = changed(made, dice)
        if dice.random() < 0.2:
            problems = tuple(problem(one.id) for one in made.tasks if dice.random() < 0.3)
        frozen = dice.random() < 0.1
        fresh = TaskRows().rows(made, problems, frozen=frozen)
        assert kept.rows(made, problems, frozen=frozen) == fresh


def test_a_row_whose_task_stayed_is_the_same_object() -> None:
    kept, made = TaskRows(), big_plan()
    before = kept.rows(made, (), frozen=False)
    tasks: list[Task] = [replace(one) for one in made.tasks]
    tasks[5] = replace(tasks[5], content="Sửa")
    after = kept.rows(replace(made, tasks=tuple(tasks)), (), frozen=False)
    assert [one is other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_a_cell_that_was_filled_for_the_clerk_says_so_until_it_is_his() -> None:
    kept, made = TaskRows(), big_plan()
    first = Outline(made).ordered_tasks()[0]

    def timing(proposed: set[str]) -> tuple[str, bool]:
        rows = kept.rows(made, (), {first.id: proposed}, frozen=False)
        cell = next(row for row in rows if row.id == first.id).cells[4]
        return cell.icon, PROPOSED in cell.tip

    assert timing({"timing"}) == ("copy", True)
    assert timing(set()) == ("", False)
