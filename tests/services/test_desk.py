"""Making and opening a ledger with everything that can be done with it."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused, LedgerRefused, Refused
from desktop.domain.office import Unit
from desktop.domain.plan import Actor, Role
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.services.catalogue import shipped_frameworks
from desktop.services.changes import Changes, Kind
from desktop.services.desk import Desk, create_desk, open_desk
from tests import factories


def filled(folder: Path) -> Path:
    """A closed ledger with one of everything."""
    path = folder / "so.sopgidb"
    plan = factories.plan(rules=(factories.rule(),))
    actor = Actor(role=Role.LEAD, name="Công an xã", unit_id=new_id())
    plan = replace(plan, tasks=(factories.task(plan.sections[0].id, actors=(actor,)),))
    desk = create_desk(path, factories.office(), keys_dir=folder / "keys")
    desk.offices.save_unit(Unit(id=new_id(), name="Công an xã", aliases=("CAX",)))
    desk.plans.add_plan(plan)
    desk.periods.generate(plan.id)
    (period,) = desk.periods.periods(plan.id)
    desk.results.save(
        Result(
            id=new_id(),
            period_id=period.id,
            task_id=plan.tasks[0].id,
            status=ResultStatus.DOING,
            progress=50,
            text="Đã làm",
        )
    )
    desk.close()
    return path


def read_everything(desk: Desk) -> None:
    desk.offices.office()
    desk.offices.units()
    desk.catalogue.frameworks()
    for summary in desk.plans.plans():
        desk.plans.check(summary.id)
        for period in desk.periods.periods(summary.id):
            desk.results.check(period.id)
            desk.reports.drafted(period.id)
    desk.packages.outbox()


def test_a_new_ledger_has_its_office_and_the_catalogue_at_once(tmp_path: Path) -> None:
    office = factories.office()
    create_desk(tmp_path / "sổ" / "so.sopgidb", office, keys_dir=tmp_path).close()
    desk = open_desk(tmp_path / "sổ" / "so.sopgidb", keys_dir=tmp_path)
    assert desk.offices.office() == office
    assert len(desk.catalogue.frameworks()) == len(shipped_frameworks())
    assert not desk.catalogue.synchronise().kinds
    desk.close()


@pytest.mark.parametrize(
    ("values", "code"),
    [({"name": " "}, "office.no_name"), ({"place": "x" * 2_001}, "input.too_long")],
)
def test_a_ledger_that_cannot_be_begun_is_not_there(
    tmp_path: Path, values: dict[str, str], code: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        create_desk(tmp_path / "so.sopgidb", factories.office(**values), keys_dir=tmp_path)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_changes_of_two_writes_are_told_together() -> None:
    both = Changes.of(Kind.PLAN) | Changes.of(Kind.RESULT, Kind.PLAN)
    assert both.kinds == {Kind.PLAN, Kind.RESULT}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office SET kind = 'commitee'",
        "UPDATE office SET name = CAST(x'c3' AS TEXT)",
        "UPDATE unit SET aliases = '['",
        "UPDATE plan SET year = 'x'",
        "UPDATE plan SET head = '{}x'",
        "UPDATE task SET due = '2024,12-31'",
        "UPDATE task SET section_id = 'zz'",
        "UPDATE task SET content = x'05'",
        "UPDATE component SET scale = x'00'",
        "UPDATE component SET weight = '1o'",
        "UPDATE framework SET year = 3",
        "UPDATE result SET progress = 500",
    ],
)
def test_a_cell_that_nobody_wrote_is_damage_and_no_fault_of_the_program(
    tmp_path: Path, statement: str
) -> None:
    """SQLite checks the structure of a file; what its cells hold is checked when it is read."""
    path = filled(tmp_path)
    raw = sqlite3.connect(path)
    raw.execute(statement)
    raw.commit()
    raw.close()
    with pytest.raises(LedgerRefused) as caught:
        read_from(path, read_everything)
    assert caught.value.code == "ledger.damaged"


def read_from(path: Path, read: Callable[[Desk], object]) -> None:
    desk = open_desk(path, keys_dir=path.parent / "keys")
    try:
        read(desk)
    finally:
        desk.close()


def test_flipped_bits_never_end_in_anything_but_data_or_a_refusal(tmp_path: Path) -> None:
    path = filled(tmp_path)
    whole = path.read_bytes()
    chance = random.Random(20240812)  # noqa: S311 - where to damage, not a secret
    refused = 0
    for _ in range(80):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            read_from(path, read_everything)
        except Refused:
            refused += 1
    assert 0 < refused < 80
