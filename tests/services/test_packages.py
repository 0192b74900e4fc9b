"""Sending: a row and its file come into being together, or not at all."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.errors import FileRefused, InputRefused, PackageRefused, Refused
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.record import new_id
from desktop.domain.result import Measure, MeasureKind, Quantity, Result, ResultStatus
from desktop.domain.sender_key import KeyState
from desktop.services.changes import Kind
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, open_desk
from desktop.services.packages import PackageKind, verify_package
from tests import factories

DAY = date(2024, 12, 17)
SAMPLE = "so-ngoai-vu-lang-son-2024"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_sample(tmp_path / "so.sopgidb", SAMPLE, keys_dir=tmp_path / "keys")
    yield made
    made.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của xã"
    folder.mkdir()
    return folder


def plan_of(desk: Desk) -> Plan:
    (summary,) = desk.plans.plans()
    return desk.plans.plan(summary.id)


def year_of(desk: Desk) -> Period:
    return desk.periods.periods(plan_of(desk).id)[-1]


def edit(desk: Desk, text: str) -> None:
    """Change one result of the year."""
    sheet = desk.results.sheet(year_of(desk).id)
    task = sheet.plan.tasks[-1]
    old = sheet.results.get(task.id) or Result(
        id=new_id(), period_id=sheet.period.id, task_id=task.id
    )
    desk.results.save(replace(old, status=ResultStatus.DONE, progress=100, text=text))


def code_of(call: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)
    return caught.value.code


def test_results_leave_as_a_package_that_holds_the_whole_sheet(desk: Desk, out: Path) -> None:
    period = year_of(desk)
    sent = desk.packages.export_results(period.id, out, today=DAY)
    assert [path.name for path in out.iterdir()] == [sent.file_name]
    checked = verify_package(out / sent.file_name)
    sheet = desk.results.sheet(period.id)
    assert checked.id == sent.id
    assert checked.content.plan == sheet.plan
    assert checked.content.period == period
    assert {result.task_id: result for result in checked.content.results} == sheet.results
    assert set(checked.content.measures) == set(sheet.measures)
    assert checked.content.office == desk.offices.office()
    assert checked.content.units == desk.offices.units()
    assert checked.content.report == desk.reports.report(period.id)
    assert checked.pdf.startswith(b"%PDF-")
    assert checked.completeness == checked.manifest.completeness


def test_a_plan_leaves_without_results(desk: Desk, out: Path) -> None:
    sent = desk.packages.export_plan(plan_of(desk).id, out, today=DAY)
    checked = verify_package(out / sent.file_name)
    assert (sent.kind, checked.manifest.kind) == (PackageKind.PLAN, PackageKind.PLAN)
    assert checked.content.plan == plan_of(desk)
    assert checked.content.period is None
    used = {framework.id for framework in checked.content.frameworks}
    assert set(plan_of(desk).framework_ids) <= used


def test_packages_of_a_channel_are_numbered_and_linked(desk: Desk, out: Path) -> None:
    first = desk.packages.export_plan(plan_of(desk).id, out, today=DAY)
    second = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    edit(desk, "Đã làm xong")
    third = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    assert [one.sequence for one in (first, second, third)] == [1, 2, 3]
    assert [one.previous_id for one in (first, second, third)] == ["", first.id, second.id]
    assert {one.channel for one in (first, second, third)} == {first.channel}
    replaced = [
        verify_package(out / one.file_name).manifest.replaces_id for one in (first, second, third)
    ]
    assert replaced == ["", "", second.id]
    assert desk.packages.outbox() == (third, second, first)


def test_unchanged_content_is_the_same_package_again(desk: Desk, out: Path, tmp_path: Path) -> None:
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    data = (out / sent.file_name).read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    again = desk.packages.export_results(year_of(desk).id, other, today=date(2024, 12, 31))
    assert again == sent
    assert (other / again.file_name).read_bytes() == data
    assert len(desk.packages.outbox()) == 1


def test_the_same_ledger_key_and_day_give_the_same_bytes(
    tmp_path: Path, desk: Desk, out: Path
) -> None:
    """Two ledgers of one office on one computer, neither knowing of the other."""
    twin = make_sample(tmp_path / "b.sopgidb", SAMPLE, keys_dir=tmp_path / "keys")
    try:
        other = tmp_path / "other"
        other.mkdir()
        ours = desk.packages.export_results(year_of(desk).id, out, today=DAY)
        theirs = twin.packages.export_results(year_of(twin).id, other, today=DAY)
    finally:
        twin.close()
    assert (out / ours.file_name).read_bytes() == (other / theirs.file_name).read_bytes()


def test_the_ledger_keeps_what_was_sent(desk: Desk, out: Path, tmp_path: Path) -> None:
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    data = (out / sent.file_name).read_bytes()
    (out / sent.file_name).unlink()
    edit(desk, "Sửa sau khi gửi")
    assert desk.packages.write_again(sent.id, out) == out / sent.file_name
    assert (out / sent.file_name).read_bytes() == data
    assert code_of(desk.packages.write_again, "0" * 64, out) == "package.unknown"


def test_a_file_of_that_name_that_is_somebody_elses_is_left_alone(desk: Desk, out: Path) -> None:
    name = desk.packages.export_results(year_of(desk).id, out, today=DAY).file_name
    edit(desk, "Bản sau")
    taken = out / name.replace("V0001", "V0002")
    taken.write_bytes(b"of another ledger")
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    assert taken.read_bytes() == b"of another ledger"
    assert sent.file_name == name.replace("V0001", "V0002-2")
    assert verify_package(out / sent.file_name).id == sent.id


def test_what_must_be_mended_first_is_counted(desk: Desk, out: Path) -> None:
    plan = plan_of(desk)
    nameless = replace(plan, head=replace(plan.head, title=()))
    desk.plans.save_details(nameless)
    with pytest.raises(InputRefused) as caught:
        desk.packages.export_plan(plan.id, out, today=DAY)
    assert caught.value.code == "package.must_fix"
    assert caught.value.values["count"] == 1
    assert list(out.iterdir()) == []
    assert desk.packages.outbox() == ()


def test_results_that_cannot_be_true_do_not_leave(desk: Desk, out: Path) -> None:
    sheet = desk.results.sheet(year_of(desk).id)
    own = factories.framework()
    desk.catalogue.save_own(own)
    score = Measure(
        id=new_id(),
        plan_id=sheet.plan.id,
        framework_id=own.id,
        component_id=own.components[0].id,
        period_id=sheet.period.id,
        kind=MeasureKind.RESULT,
        quantity=Quantity.SCORE,
        year=sheet.plan.year,
        value=Decimal(9),
    )
    desk.results.save_measure(score)
    shorter = replace(own.components[0], scale=Decimal(5))
    desk.catalogue.save_own(replace(own, components=(shorter, *own.components[1:])))
    with pytest.raises(InputRefused) as caught:
        desk.packages.export_results(sheet.period.id, out, today=DAY)
    assert caught.value.code == "package.must_fix"
    assert caught.value.values["count"] == 1
    assert list(out.iterdir()) == []
    assert desk.packages.outbox() == ()


def test_a_skipped_period_has_nothing_to_send(desk: Desk, out: Path) -> None:
    desk.periods.skip(year_of(desk).id, "Chưa có số liệu")
    assert code_of(desk.packages.export_results, year_of(desk).id, out) == "package.skipped"


def test_a_folder_that_is_gone_leaves_no_row(desk: Desk, out: Path) -> None:
    gone = out / "đã rút"
    with pytest.raises(FileRefused) as caught:
        desk.packages.export_results(year_of(desk).id, gone, today=DAY)
    assert caught.value.code == "file.no_folder"
    out.joinpath("đã rút").mkdir()
    assert desk.packages.outbox() == ()
    assert desk.packages.export_results(year_of(desk).id, out, today=DAY).sequence == 1


def test_the_ledger_knows_its_own_key_and_remembers_others(
    desk: Desk, out: Path, tmp_path: Path
) -> None:
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    path = out / sent.file_name
    assert verify_package(path).key is KeyState.UNCOMPARED
    assert desk.packages.verify(path).key is KeyState.KNOWN
    other = make_sample(
        tmp_path / "other.sopgidb", "so-gtvt-lang-son-2024", keys_dir=tmp_path / "other keys"
    )
    try:
        stranger = other.packages.verify(path)
        assert stranger.key is KeyState.UNKNOWN
        assert other.packages.remember_key(stranger).kinds == {Kind.PACKAGE}
        assert other.packages.verify(path).key is KeyState.KNOWN
    finally:
        other.close()


def test_another_key_of_a_known_sender_is_noticed(desk: Desk, out: Path, tmp_path: Path) -> None:
    desk.packages.export_results(year_of(desk).id, out, today=DAY)
    twin = make_sample(tmp_path / "b.sopgidb", SAMPLE, keys_dir=tmp_path / "new keys")
    try:
        other = tmp_path / "other"
        other.mkdir()
        sent = twin.packages.export_results(year_of(twin).id, other, today=DAY)
    finally:
        twin.close()
    checked = desk.packages.verify(other / sent.file_name)
    assert checked.key is KeyState.DIFFERS


def test_a_fingerprint_is_what_two_people_read_to_each_other(desk: Desk, out: Path) -> None:
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    fingerprint = verify_package(out / sent.file_name).fingerprint
    assert re.fullmatch(r"([0-9A-F]{4}-){3}[0-9A-F]{4}", fingerprint)


def test_an_altered_file_is_refused(desk: Desk, out: Path) -> None:
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    path = out / sent.file_name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(PackageRefused) as caught:
        verify_package(path)
    assert caught.value.code == "package.altered"


def test_a_file_that_is_not_there_is_named(out: Path) -> None:
    assert code_of(verify_package, out / "a.sopgi") == "file.missing"


CRASH = """
import os, sys
from datetime import date
from pathlib import Path

from desktop.services.desk import open_desk
from desktop.services.keys import KeyStore

when, ledger, keys, out = sys.argv[1], *map(Path, sys.argv[2:])
desk = open_desk(ledger, keys_dir=keys)
(plan,) = desk.plans.plans()
period = desk.periods.periods(plan.id)[-1]
KeyStore(keys).key(desk.offices.office().id)
replace = Path.replace

def stop(self, target):
    if when == "after":
        replace(self, target)
    os._exit(9)

Path.replace = stop
if when == "at once":
    Path.write_bytes = stop
desk.packages.export_results(period.id, out, today=date(2024, 12, 17))
"""


@pytest.mark.parametrize("when", ["at once", "before", "after"])
def test_a_program_that_is_killed_leaves_row_and_file_or_neither(
    tmp_path: Path, desk: Desk, out: Path, when: str
) -> None:
    """The power goes before the file is begun, before it is in its place, or right after."""
    keys = tmp_path / "keys"
    desk.packages.outbox()
    desk.close()
    answer = subprocess.run(
        [sys.executable, "-c", CRASH, when, desk.path, keys, out],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (9, "")
    opened = open_desk(desk.path, keys_dir=keys)
    try:
        sent = opened.packages.outbox()
        assert len(sent) == (1 if when == "after" else 0)
        for one in sent:
            assert verify_package(out / one.file_name).id == one.id
        files = [path for path in out.glob("*.sopgi") if not path.name.startswith(".")]
        assert len(files) == len(sent)
        edit(opened, "Làm tiếp")
        following = opened.packages.export_results(year_of(opened).id, out, today=DAY)
        assert following.sequence == len(sent) + 1
    finally:
        opened.close()


def test_a_number_whose_file_is_out_of_sight_is_not_given_twice(
    tmp_path: Path, desk: Desk, out: Path
) -> None:
    """Killed right after the file was in its place, and the stick was pulled."""
    keys = tmp_path / "keys"
    desk.close()
    subprocess.run(
        [sys.executable, "-c", CRASH, "after", desk.path, keys, out],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    out.rename(tmp_path / "elsewhere")
    opened = open_desk(desk.path, keys_dir=keys)
    try:
        (sent,) = opened.packages.outbox()
        assert sent.sequence == 1
    finally:
        opened.close()


def test_a_note_about_a_package_that_is_not_there_does_not_close_the_outbox(
    desk: Desk, out: Path
) -> None:
    ledger = desk.path
    sent = desk.packages.export_results(year_of(desk).id, out, today=DAY)
    desk.close()
    raw = sqlite3.connect(ledger)
    note = '{"id":"absent","path":"/tmp/khong-co.sopgi"}'
    raw.execute("INSERT INTO setting (key, value) VALUES ('package.under_way', ?)", (note,))
    raw.commit()
    raw.close()
    again = open_desk(ledger, keys_dir=ledger.parent / "keys")
    try:
        assert [one.id for one in again.packages.outbox()] == [sent.id]
    finally:
        again.close()
    raw = sqlite3.connect(ledger)
    left = raw.execute("SELECT count(*) FROM setting WHERE key = 'package.under_way'").fetchone()
    raw.close()
    assert left == (0,)
