"""Who is behind in a period, and why."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.plan import Actor, Recipient, Role
from desktop.domain.reminder import (
    NEAR,
    Need,
    letter_symbol,
    units_behind,
    urged_tasks,
)
from desktop.domain.result import ResultStatus
from tests.exports.paper_records import result, table_plan, year_period

END = date(2024, 12, 14)
"""The last day of the data, on which the report is due too."""


def need(status, due=None):
    plan = table_plan()
    plan = replace(plan, tasks=(replace(plan.tasks[0], due=due),))
    results = {} if status is None else {plan.tasks[0].id: result(plan, 0, status)}
    urged = urged_tasks(Outline(plan), year_period(plan), results)
    return urged[0].need if urged else None


@pytest.mark.parametrize(
    ("status", "due", "expected"),
    [
        (None, None, Need.MISSING),
        (None, END + timedelta(days=300), Need.MISSING),
        (ResultStatus.OVERDUE, None, Need.OVERDUE),
        (ResultStatus.DONE, END - timedelta(days=1), None),
        (ResultStatus.DOING, None, None),
        (ResultStatus.DOING, END, Need.OVERDUE),
        (ResultStatus.DOING, END + timedelta(days=1), None),
        (ResultStatus.NOT_STARTED, None, Need.NOT_STARTED),
        (ResultStatus.NOT_STARTED, END, Need.OVERDUE),
        (ResultStatus.NOT_STARTED, END + NEAR, Need.NOT_STARTED),
        (ResultStatus.NOT_STARTED, END + NEAR + timedelta(days=1), None),
    ],
)
def test_a_task_is_urged_by_its_status_and_its_day(status, due, expected):
    assert need(status, due) is expected


def behind(*leads):
    plan = table_plan()
    tasks = tuple(
        replace(
            task,
            # Who only watches a task is not asked about it.
            actors=(
                *(Actor(role=Role.LEAD, name=name) for name in names),
                Actor(role=Role.MONITOR, name="Ban chỉ đạo"),
            ),
        )
        for task, names in zip(plan.tasks, leads, strict=True)
    )
    plan = replace(plan, tasks=tasks)
    units = units_behind(urged_tasks(Outline(plan), year_period(plan), {}))
    return {unit.name: [one.task.content[:7] for one in unit.tasks] for unit in units}


def test_one_unit_is_named_once_whatever_its_capitals_and_slips():
    found = behind(["Công an xã"], ["công xã an"], ["CÔNG AN XÃ"])
    assert found == {"Công an xã": ["Niêm yế", "Đấu thầ", "Thu gom"]}


def test_a_task_of_two_units_is_asked_of_both():
    found = behind(["Công an xã", "văn phòng"], ["Văn phòng"], [])
    assert found == {
        "Công an xã": ["Niêm yế"],
        "Văn phòng": ["Niêm yế", "Đấu thầ"],
        "": ["Thu gom"],
    }


@pytest.mark.parametrize(
    ("kept", "symbol"),
    [
        ("Lưu: VT, VP", "UBND-VP"),
        ("Lưu VT, KT.", "UBND-KT"),
        ("Lưu: VT", "UBND"),
        ("Lưu: VT, QLKCHT&ATGT", "UBND"),
        ("UBND tỉnh", "UBND"),
    ],
)
def test_the_drafting_part_ends_the_symbol_of_a_letter(kept, symbol):
    assert letter_symbol("UBND", (Recipient(name="UBND tỉnh"), Recipient(name=kept))) == symbol
