"""Cells that were altered behind our back: said to be damaged, not printed and not left out."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.errors import InputRefused, LedgerRefused
from desktop.domain.plan import Section, SectionKind
from desktop.exchange.soundness import MOST_DEPTH
from desktop.services.demo import make_sample
from desktop.services.desk import open_desk

Alter = Callable[..., None]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "so.sopgidb"
    make_sample(path, "so-gtvt-lang-son-2024", keys_dir=tmp_path / "keys").close()
    return path


@pytest.fixture
def alter(ledger: Path) -> Alter:
    def change(statement: str, *values: object) -> None:
        raw = sqlite3.connect(ledger)
        assert raw.execute(statement, values).rowcount > 0
        raw.commit()
        raw.close()

    return change


def reading(path: Path) -> str:
    """Read the plan; return the refusal, and prove that the file was left alone."""
    before = path.read_bytes()
    with pytest.raises(LedgerRefused) as caught:
        read_all(path)
    assert path.read_bytes() == before
    return caught.value.code


def read_all(path: Path) -> None:
    desk = open_desk(path, keys_dir=path.parent / "keys")
    try:
        for plan in desk.plans.plans():
            desk.plans.plan(plan.id)
        desk.packages.outbox()
        desk.packages.verify(path.parent / "không có")
    finally:
        desk.close()


@pytest.mark.parametrize("number", ["NaN", "sNaN", "-Infinity", "1e999999", "1e-999999", "9" * 31])
def test_a_number_that_nothing_can_compute_with_is_damage(
    ledger: Path, alter: Alter, number: str
) -> None:
    alter("UPDATE target SET value = ?", number)
    assert reading(ledger) == "ledger.damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE section SET parent_id = hex(randomblob(16)) WHERE parent_id IS NOT NULL",
        "UPDATE section SET parent_id = id",
        "UPDATE task SET section_id = hex(randomblob(16))",
        "UPDATE target SET section_id = hex(randomblob(16))",
    ],
)
def test_rows_that_make_no_tree_are_damage_and_not_left_out_of_the_paper(
    ledger: Path, alter: Alter, statement: str
) -> None:
    alter(statement)
    assert reading(ledger) == "ledger.damaged"


def test_a_tree_deeper_than_the_stack_is_damage(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    columns = [row[1] for row in raw.execute("PRAGMA table_info(section)")]
    pattern = dict(zip(columns, raw.execute("SELECT * FROM section").fetchone(), strict=True))
    parent = pattern["id"]
    for _ in range(2_000):
        pattern |= {"id": uuid4().hex, "parent_id": parent}
        parent = pattern["id"]
        marks = ", ".join("?" * len(columns))
        raw.execute(f"INSERT INTO section VALUES ({marks})", [*pattern.values()])  # noqa: S608
    raw.commit()
    raw.close()
    assert reading(ledger) == "ledger.damaged"


def test_a_section_cannot_be_set_deeper_than_any_receiver_would_read(ledger: Path) -> None:
    desk = open_desk(ledger, keys_dir=ledger.parent / "keys")
    (plan,) = desk.plans.plans()
    above = None
    try:
        for _ in range(MOST_DEPTH):
            section = Section(
                id=uuid4(), kind=SectionKind.HEADING, parent_id=above, text="Mục", position=90
            )
            desk.plans.add_section(plan.id, section)
            above = section.id
        with pytest.raises(InputRefused) as caught:
            desk.plans.add_section(
                plan.id, Section(id=uuid4(), kind=SectionKind.HEADING, parent_id=above, text="Mục")
            )
        desk.plans.plan(plan.id)
    finally:
        desk.close()
    assert caught.value.code == "section.depth"


@pytest.mark.parametrize(("key", "value"), [("package.under_way", "{"), ("key.abc", "no identity")])
def test_a_note_of_the_outbox_that_makes_no_sense_is_damage(
    ledger: Path, alter: Alter, key: str, value: str
) -> None:
    alter("INSERT INTO setting (key, value) VALUES (?, ?)", key, value)
    assert reading(ledger) == "ledger.damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM office",
        "INSERT INTO office SELECT hex(randomblob(16)), kind, name, parent_line, name_lines,"
        " symbol, place, code, superior, page FROM office",
    ],
)
def test_a_ledger_without_one_owner_is_damaged(ledger: Path, alter: Alter, statement: str) -> None:
    alter(statement)
    desk = open_desk(ledger, keys_dir=ledger.parent / "keys")
    try:
        with pytest.raises(LedgerRefused) as caught:
            desk.offices.office()
    finally:
        desk.close()
    assert caught.value.code == "ledger.damaged"


def send(ledger: Path, folder: Path) -> str:
    desk = open_desk(ledger, keys_dir=ledger.parent / "keys")
    try:
        (plan,) = desk.plans.plans()
        return desk.packages.export_results(desk.periods.periods(plan.id)[-1].id, folder).id
    finally:
        desk.close()


def test_a_kind_of_package_that_nobody_knows_is_damage(
    ledger: Path, alter: Alter, tmp_path: Path
) -> None:
    send(ledger, tmp_path)
    alter("UPDATE package SET kind = 'thư'")
    assert reading(ledger) == "ledger.damaged"


def test_the_name_of_a_kept_package_leads_into_no_other_folder(
    ledger: Path, alter: Alter, tmp_path: Path
) -> None:
    package_id = send(ledger, tmp_path)
    alter("UPDATE package SET file_name = '../ngoài.sopgi'")
    folder = tmp_path / "trong"
    folder.mkdir()
    desk = open_desk(ledger, keys_dir=tmp_path / "keys")
    try:
        with pytest.raises(LedgerRefused):
            desk.packages.write_again(package_id, folder)
    finally:
        desk.close()
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "ngoài.sopgi").exists()
