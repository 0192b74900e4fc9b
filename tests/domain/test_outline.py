from collections.abc import Iterator
from uuid import UUID

import pytest

from desktop.domain.outline import Item, Outline, plan_name
from desktop.domain.plan import Head, Plan, Section, SectionKind, Task
from tests.factories import plan, section, task


def commune() -> tuple[Plan, dict[str, Task]]:
    """The shape of the commune's plan: general tasks, then a table with a block for the PGI."""
    general = section(label="1.", position=0)
    table = section(SectionKind.TABLE, position=1)
    first = section(SectionKind.GROUP, label="I", parent_id=table.id, position=0)
    block = section(SectionKind.BLOCK, label="B", parent_id=table.id, position=1)
    green = section(SectionKind.GROUP, label="I", parent_id=block.id, position=0)
    tasks = {
        "đ)": task(general.id, label="đ)"),
        "second": task(first.id, label="2", position=5),
        "first": task(first.id, label="1", position=3),
        "green": task(green.id, label="1"),
    }
    sections: tuple[Section, ...] = (green, block, first, table, general)
    return plan(sections=sections, tasks=tuple(tasks.values())), tasks


def test_tasks_come_in_printed_order_whatever_order_they_are_stored_in() -> None:
    made, tasks = commune()
    assert Outline(made).ordered_tasks() == [
        tasks["đ)"],
        tasks["first"],
        tasks["second"],
        tasks["green"],
    ]


def test_a_task_is_named_by_block_group_and_own_label() -> None:
    made, tasks = commune()
    outline = Outline(made)
    assert [outline.code(tasks[name]) for name in ("đ)", "second", "green")] == [
        "1.đ",
        "I.2",
        "B.I.1",
    ]


def test_a_task_without_a_number_is_counted_in_its_group() -> None:
    """In the transport department's plan tasks begin with "+" under "- Nhiệm vụ:"."""
    group = section(SectionKind.GROUP, label="1.")
    under = section(SectionKind.PARAGRAPH, label="-", text="Nhiệm vụ:", parent_id=group.id)
    tasks = tuple(task(under.id, label="+", position=place) for place in range(3))
    outline = Outline(plan(sections=(group, under), tasks=tasks))
    assert [outline.code(one) for one in tasks] == ["1.1", "1.2", "1.3"]


def test_naming_every_task_walks_each_group_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Walked anew for each task, the codes of a package of 50,000 tasks took minutes."""
    groups = tuple(section(SectionKind.GROUP, label=f"{n}.", position=n) for n in range(2))
    tasks = tuple(
        task(group.id, label="+", position=place) for group in groups for place in range(50)
    )
    outline = Outline(plan(sections=groups, tasks=tasks))
    walked: list[object] = []
    walk = Outline.walk

    def counting(
        self: Outline, section_id: UUID | None = None, depth: int = 0
    ) -> Iterator[tuple[int, Item]]:
        walked.append(section_id)
        return walk(self, section_id, depth)

    monkeypatch.setattr(Outline, "walk", counting)
    assert [outline.code(one) for one in tasks] == [
        f"{group}.{number}" for group in range(2) for number in range(1, 51)
    ]
    assert walked == [group.id for group in groups]


def test_walking_tells_how_deep_each_item_hangs() -> None:
    made, _ = commune()
    assert [depth for depth, _ in Outline(made).walk()] == [0, 1, 0, 1, 2, 2, 1, 2, 3]


def test_a_title_of_several_lines_is_one_name() -> None:
    assert plan_name(plan(head=Head(title=("Về triển khai", "năm 2024")))) == (
        "Về triển khai năm 2024"
    )
