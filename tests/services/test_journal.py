"""Every change can be taken back and done again, also after a restart; nothing else moves."""

import contextlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import event

from desktop.domain.errors import InputRefused, LedgerRefused
from desktop.domain.plan import Plan, PlanStatus, Signer
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.models.journal import StepState
from desktop.services.changes import Changes, Kind
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.journal import UNDOABLE, NewStep
from tests import factories

Dump = dict[str, list[Any]]
_ALL = 'SELECT * FROM "{}"'


class Sitting:
    """One clerk at a ledger that can be closed and opened again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.desk = create_desk(path, factories.office(), keys_dir=path.parent / "keys")
        plan = factories.plan()
        tasks = tuple(factories.task(plan.sections[0].id, position=n + 1) for n in range(3))
        self.plan_id = plan.id
        signer = Signer(lines=("CHỦ TỊCH",), name="Người Ký Thử")
        plan = replace(plan, tasks=tasks, rules=(factories.rule(),), signer=signer)
        self.desk.plans.add_plan(plan)

    def restart(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.path, keys_dir=self.path.parent / "keys")

    def plan(self) -> Plan:
        return self.desk.plans.plan(self.plan_id)

    def do(self, name: str, work: Callable[[Desk], Changes], merge: str = "") -> None:
        step = NewStep(name=name, page="tasks", plan_id=self.plan_id, merge=merge)
        self.desk.journal.write(step, lambda: work(self.desk))

    def say(self, content: str, merge: str = "") -> None:
        task = replace(self.plan().tasks[0], content=content)
        self.do("sửa nhiệm vụ", lambda desk: desk.plans.save_task(self.plan_id, task), merge)

    def remove(self, count: int = 1) -> None:
        ids = [task.id for task in self.plan().tasks[:count]]
        self.do("xóa nhiệm vụ", lambda desk: desk.plans.remove_tasks(self.plan_id, ids))


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(tmp_path / "so.sopgidb")
    yield made
    made.desk.close()


def dumped(path: Path) -> Dump:
    """Return what is in the file, but the journal itself."""
    copy = path.with_suffix(".look")
    copy.write_bytes(path.read_bytes())
    raw = sqlite3.connect(copy)
    try:
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in {"step", "edit"}
        ]
        return {name: sorted(raw.execute(_ALL.format(name)), key=repr) for name in names}
    finally:
        raw.close()


def test_a_deletion_is_taken_back_the_next_day(sitting: Sitting) -> None:
    before = dumped(sitting.path)
    sitting.remove(3)
    assert sitting.plan().tasks == ()
    sitting.restart()
    assert sitting.desk.journal.undo_name() == "xóa nhiệm vụ"
    turned = sitting.desk.journal.undo()
    assert turned is not None
    assert (turned.page, turned.plan_id) == ("tasks", sitting.plan_id)
    assert turned.changes == Changes.of(Kind.PLAN)
    assert dumped(sitting.path) == before


def test_what_a_row_takes_along_comes_back_with_it(tmp_path: Path) -> None:
    path = tmp_path / "mau.sopgidb"
    desk = make_sample(path, "xa-dai-lanh-2024", keys_dir=tmp_path / "keys")
    plan_id = desk.plans.plans()[0].id
    before = dumped(path)
    assert before["result"]
    step = NewStep(name="xóa kế hoạch", plan_id=plan_id)
    desk.journal.write(step, lambda: desk.plans.remove_plan(plan_id))
    without = dumped(path)
    assert without["result"] == without["task"] == []
    desk.journal.undo()
    assert dumped(path) == before
    desk.journal.redo()
    assert dumped(path) == without
    desk.close()


def _actions(sitting: Sitting, chance: random.Random) -> list[Callable[[Desk], Changes]]:
    """Return what a clerk may do now; some of it is refused."""
    plan_id, plan = sitting.plan_id, sitting.plan()
    some = chance.choice(plan.sections)
    periods = sitting.desk.periods.periods(plan_id)

    def task_change(desk: Desk) -> Changes:
        if not plan.tasks:
            return Changes()
        task = chance.choice(plan.tasks)
        return desk.plans.save_task(plan_id, replace(task, content=f"Việc {chance.random()}"))

    def result_change(desk: Desk) -> Changes:
        if not periods or not plan.tasks:
            return Changes()
        period, task = chance.choice(periods), chance.choice(plan.tasks)
        kept = desk.results.sheet(period.id).results.get(task.id)
        made = kept or Result(id=new_id(), period_id=period.id, task_id=task.id)
        text = f"Đã làm {chance.random()}"
        return desk.results.save(replace(made, status=ResultStatus.DONE, text=text))

    def carry_on(desk: Desk) -> Changes:
        return desk.results.carry(periods[-1].id, [task.id for task in plan.tasks])

    def unit_change(desk: Desk) -> Changes:
        units = desk.offices.units()
        if units and chance.random() < 0.5:
            return desk.offices.remove_unit(chance.choice(units).id)
        name = f"Bộ phận {chance.randrange(4)}"
        unit = chance.choice(units) if units and chance.random() < 0.5 else None
        fresh = factories.unit(name=name) if unit is None else replace(unit, name=name)
        return desk.offices.save_unit(fresh)

    return [
        task_change,
        result_change,
        unit_change,
        lambda desk: desk.plans.add_task(plan_id, factories.task(some.id, position=1)),
        lambda desk: desk.plans.add_section(plan_id, factories.section(parent_id=some.id)),
        lambda desk: desk.plans.remove_section(plan_id, some.id),
        lambda desk: desk.plans.number_tasks(plan_id, some.id),
        lambda desk: desk.plans.remove_tasks(plan_id, [task.id for task in plan.tasks[1:]]),
        lambda desk: desk.plans.save_details(replace(plan, opening=(f"{chance.random()}",))),
        lambda desk: desk.periods.generate(plan_id),
        lambda desk: desk.periods.remove(periods[0].id) if periods else Changes(),
        lambda desk: carry_on(desk) if len(periods) > 1 else Changes(),
        lambda desk: desk.periods.close(periods[-1].id) if periods else Changes(),
    ]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6), turns=st.lists(st.sampled_from("ddddduurR"), max_size=25))
def test_any_sequence_of_changes_goes_back_to_the_beginning_and_forth_again(
    tmp_path_factory: pytest.TempPathFactory, seed: int, turns: list[str]
) -> None:
    """Model: the states of the ledger as a list, and where we stand in it."""
    chance = random.Random(seed)  # noqa: S311 - the seed is the example
    sitting = Sitting(tmp_path_factory.mktemp("so") / "so.sopgidb")
    journal = sitting.desk.journal
    states, stand = [dumped(sitting.path)], 0
    for turn in turns:
        if turn == "d":
            action = chance.choice(_actions(sitting, chance))
            with contextlib.suppress(InputRefused):
                sitting.do("việc", action)
            if dumped(sitting.path) != states[stand]:
                states[stand + 1 :] = [dumped(sitting.path)]
                stand += 1
        elif turn == "R":
            sitting.restart()
            journal = sitting.desk.journal
        elif turn == "u":
            assert (journal.undo() is None) == (stand == 0)
            stand = max(stand - 1, 0)
        else:
            assert (journal.redo() is None) == (stand == len(states) - 1)
            stand = min(stand + 1, len(states) - 1)
        assert dumped(sitting.path) == states[stand]
    while journal.undo() is not None:
        pass
    assert dumped(sitting.path) == states[0]
    while journal.redo() is not None:
        pass
    assert dumped(sitting.path) == states[-1]
    sitting.desk.close()


def test_typing_on_in_one_place_is_one_step_back_to_its_beginning(sitting: Sitting) -> None:
    before = dumped(sitting.path)
    for text in ("N", "Ni", "Niêm", "Niêm yết giá"):
        sitting.say(text, merge="task/content")
    (entry,) = sitting.desk.journal.entries()
    (edit,) = entry.edits
    assert edit.before is not None
    assert edit.after is not None
    assert (edit.before["content"], edit.after["content"]) == ("Niêm yết thủ tục", "Niêm yết giá")
    sitting.desk.journal.undo()
    assert dumped(sitting.path) == before


def test_a_cell_taken_up_again_later_is_another_step(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2024, 12, 17, 8, 0)  # noqa: DTZ001
    monkeypatch.setattr(sitting.desk.journal, "_now", lambda: now)
    sitting.say("Một", merge="task/content")
    now += timedelta(seconds=20)
    sitting.say("Một hai", merge="task/content")
    now += timedelta(minutes=10)
    sitting.say("Ba", merge="task/content")
    sitting.desk.journal.undo()
    assert sitting.plan().tasks[0].content == "Một hai"
    sitting.desk.journal.undo()
    assert sitting.plan().tasks[0].content == factories.task(new_id()).content


def test_typing_in_another_place_or_after_a_look_back_is_another_step(sitting: Sitting) -> None:
    sitting.say("Một", merge="a")
    sitting.say("Hai", merge="b")
    sitting.say("Ba", merge="a")
    sitting.desk.journal.undo()
    sitting.desk.journal.redo()
    sitting.say("Bốn", merge="a")
    sitting.restart()
    sitting.say("Năm", merge="a")
    seen = []
    while sitting.desk.journal.undo() is not None:
        seen.append(sitting.plan().tasks[0].content)
    assert seen == ["Bốn", "Ba", "Hai", "Một", "Niêm yết thủ tục"]


def test_a_new_change_ends_what_could_be_done_again_but_it_stays_to_be_found(
    sitting: Sitting,
) -> None:
    sitting.say("Một")
    sitting.desk.journal.undo()
    sitting.say("Hai")
    assert sitting.desk.journal.redo_name() == ""
    assert sitting.desk.journal.redo() is None
    states = [entry.state for entry in sitting.desk.journal.entries()]
    assert states == [StepState.DONE, StepState.DROPPED]


def test_a_change_that_changes_nothing_is_no_step(sitting: Sitting) -> None:
    sitting.say("Niêm yết thủ tục")
    assert sitting.desk.journal.entries() == ()


def test_a_refused_change_leaves_no_step_and_nothing_half_done(sitting: Sitting) -> None:
    before = dumped(sitting.path)

    def half(desk: Desk) -> Changes:
        desk.plans.remove_tasks(sitting.plan_id, [sitting.plan().tasks[0].id])
        raise InputRefused("task.unknown")

    with pytest.raises(InputRefused):
        sitting.do("dở dang", half)
    assert dumped(sitting.path) == before
    assert sitting.desk.journal.entries() == ()


def test_steps_beyond_two_hundred_are_not_taken_back_but_what_they_removed_is_found(
    sitting: Sitting,
) -> None:
    removed = sitting.plan().tasks[0]
    sitting.remove()
    for number in range(UNDOABLE):
        sitting.say(f"Lần {number}")
    undone = 0
    while sitting.desk.journal.undo() is not None:
        undone += 1
    assert undone == UNDOABLE
    oldest = sitting.desk.journal.entries()[-1]
    assert oldest.state is StepState.PAST
    found = [edit.before["id"] for edit in oldest.edits if edit.before is not None]
    assert found == [removed.id.hex]


def test_what_was_deleted_long_ago_can_be_put_back_alone(sitting: Sitting) -> None:
    removed = sitting.plan().tasks[0]
    sitting.remove()
    sitting.say("Việc khác")
    step = sitting.desk.journal.entries()[1]
    assert step.name == "xóa nhiệm vụ"
    sitting.desk.journal.restore(step.id, NewStep(name="khôi phục"))
    kept = sitting.plan()
    assert removed in kept.tasks
    assert "Việc khác" in {task.content for task in kept.tasks}
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.restore(step.id, NewStep(name="khôi phục"))
    assert caught.value.code == "undo.nothing"
    sitting.desk.journal.undo()
    assert removed not in sitting.plan().tasks


def test_a_task_is_not_put_back_into_a_section_that_is_gone(sitting: Sitting) -> None:
    inner = factories.section(parent_id=sitting.plan().sections[0].id)
    task = factories.task(inner.id)
    sitting.do("thêm", lambda desk: desk.plans.add_section(sitting.plan_id, inner))
    sitting.do("thêm", lambda desk: desk.plans.add_task(sitting.plan_id, task))
    sitting.do("xóa", lambda desk: desk.plans.remove_tasks(sitting.plan_id, [task.id]))
    sitting.do("xóa mục", lambda desk: desk.plans.remove_section(sitting.plan_id, inner.id))
    before = dumped(sitting.path)
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.restore(sitting.desk.journal.entries()[1].id, NewStep(name="lại"))
    assert caught.value.code == "undo.no_place"
    assert dumped(sitting.path) == before


def test_nothing_is_put_back_into_a_plan_that_is_in_force(sitting: Sitting) -> None:
    sitting.remove()
    sitting.desk.plans.issue(sitting.plan_id, number="1", day=date(2024, 8, 1))
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.restore(sitting.desk.journal.entries()[0].id, NewStep(name="lại"))
    assert caught.value.code == "plan.issued"


def test_a_step_whose_rows_were_changed_in_another_way_is_left_alone(sitting: Sitting) -> None:
    sitting.say("Một")
    task = replace(sitting.plan().tasks[0], content="Sửa từ dòng lệnh")
    sitting.desk.plans.save_task(sitting.plan_id, task)
    before = dumped(sitting.path)
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.undo()
    assert caught.value.code == "undo.moved"
    assert dumped(sitting.path) == before
    assert sitting.desk.journal.undo() is None


def test_an_added_row_is_not_taken_back_together_with_what_hangs_on_it_now(
    sitting: Sitting,
) -> None:
    """Results entered by another way would vanish with their period."""
    sitting.do("tạo kỳ", lambda desk: desk.periods.generate(sitting.plan_id))
    period = sitting.desk.periods.periods(sitting.plan_id)[0]
    task = sitting.plan().tasks[0]
    sitting.desk.results.save(
        Result(id=new_id(), period_id=period.id, task_id=task.id, text="Đã làm")
    )
    before = dumped(sitting.path)
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.undo()
    assert caught.value.code == "undo.moved"
    assert dumped(sitting.path) == before


def test_a_section_is_not_taken_back_from_under_a_task(sitting: Sitting) -> None:
    inner = factories.section(parent_id=sitting.plan().sections[0].id)
    sitting.do("thêm mục", lambda desk: desk.plans.add_section(sitting.plan_id, inner))
    sitting.desk.plans.add_task(sitting.plan_id, factories.task(inner.id))
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.undo()
    assert caught.value.code == "undo.moved"
    assert len(sitting.plan().tasks) == 4


def test_a_plan_that_was_sent_stays_in_force(sitting: Sitting, tmp_path: Path) -> None:
    issue = {"number": "12", "day": date(2024, 8, 1)}
    sitting.do("ban hành", lambda desk: desk.plans.issue(sitting.plan_id, **issue))
    sitting.desk.journal.undo()
    assert sitting.plan().status is PlanStatus.DRAFT
    sitting.desk.journal.redo()
    _send(sitting)
    with pytest.raises(InputRefused) as caught:
        sitting.desk.journal.undo()
    assert caught.value.code == "undo.sent"
    assert sitting.plan().status is PlanStatus.ISSUED


def _send(sitting: Sitting) -> None:
    raw = sitting.desk._database._raw
    raw.execute(
        "INSERT INTO package VALUES ('a', 'plan', 'c', 1, '', ?, NULL, 't', 'f', '2024-01-01',"
        " 1, x'00')",
        (sitting.plan_id.hex,),
    )


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE edit SET \"table\" = 'package'",
        "UPDATE edit SET \"table\" = 'task; DROP TABLE task'",
        'UPDATE edit SET before = \'{"id": "x"}\'',
        "UPDATE edit SET before = '[1]'",
        "UPDATE edit SET after = 'không phải JSON'",
    ],
)
def test_a_journal_that_somebody_forged_changes_nothing(sitting: Sitting, forged: str) -> None:
    sitting.say("Một")
    before = dumped(sitting.path)
    sitting.desk._database._raw.execute(forged)
    with pytest.raises(LedgerRefused) as caught:
        sitting.desk.journal.undo()
    assert caught.value.code == "ledger.damaged"
    assert dumped(sitting.path) == before


def test_a_ledger_brings_no_trigger_with_it(sitting: Sitting) -> None:
    sitting.say("Một")
    sitting.desk.close()
    raw = sqlite3.connect(sitting.path)
    assert raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall() == []
    raw.close()
    sitting.desk = open_desk(sitting.path, keys_dir=sitting.path.parent / "keys")


def test_the_journal_says_when(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "so.sopgidb")
    sitting.desk.journal._now = lambda: datetime(2026, 11, 24, 9, 5, 7)  # noqa: DTZ001
    sitting.say("Một")
    assert sitting.desk.journal.entries()[0].at == datetime(2026, 11, 24, 9, 5, 7)  # noqa: DTZ001
    sitting.desk.close()


def test_a_step_of_many_rows_is_one_commit(sitting: Sitting) -> None:
    """Undo must not leave half of a paste behind when the power goes."""
    commits = []
    engine = sitting.desk._database._engine
    event.listen(engine, "commit", commits.append)

    def many(desk: Desk) -> Changes:
        changes = Changes()
        for task in sitting.plan().tasks:
            changes |= desk.plans.save_task(sitting.plan_id, replace(task, content="Mới"))
        return changes

    sitting.do("dán", many)
    assert len(commits) == 1
