"""Papers on disk: names, formats, and what happens when the disk says no."""

import subprocess
import sys
from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.errors import FileRefused, InputRefused
from desktop.domain.paper import Paper
from desktop.domain.period import Period
from desktop.domain.plan import Actor, Frequency, Head, Role
from desktop.domain.record import new_id
from desktop.services.paper_names import LONGEST_NAME, period_file_name, plan_file_name
from desktop.services.papers import (
    Format,
    PaperService,
)
from desktop.wording import sentence
from tests import factories
from tests.services.test_reports import Services

DAY = date(2024, 12, 16)


@pytest.fixture
def services(tmp_path):
    made = Services(tmp_path / "so.sopgidb")
    made.papers = PaperService(
        made.offices, made.plans, made.results, made.reports, made.catalogue, today=lambda: DAY
    )
    yield made
    made.database.close()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Kế hoạch năm 2024"
    made.mkdir()
    return made


def test_a_plan_is_written_in_the_asked_formats(services, folder):
    written = services.papers.write(Paper.PLAN, services.plan.id, tuple(Format), folder)
    assert [path.name for path in written] == [
        "ke-hoach_ubnd-xa-dung-k-no_2024.docx",
        "ke-hoach_ubnd-xa-dung-k-no_2024.pdf",
        "ke-hoach_ubnd-xa-dung-k-no_2024.xlsx",
    ]
    heads = [path.read_bytes()[:4] for path in written]
    assert heads == [b"PK\x03\x04", b"%PDF", b"PK\x03\x04"]
    assert sorted(folder.iterdir()) == sorted(written)


def test_a_report_is_written_in_the_asked_formats_only(services, folder):
    written = services.papers.write(
        Paper.REPORT, services.period.id, [Format.PDF, Format.PDF], folder
    )
    assert [path.name for path in written] == ["bao-cao_ubnd-xa-dung-k-no_2024.pdf"]
    assert list(folder.iterdir()) == list(written)


def test_the_preview_is_the_file(services, folder):
    (path,) = services.papers.write(Paper.REPORT, services.period.id, [Format.PDF], folder)
    assert services.papers.pdf(Paper.REPORT, services.period.id) == path.read_bytes()
    (path,) = services.papers.write(Paper.PLAN, services.plan.id, [Format.PDF], folder)
    assert services.papers.pdf(Paper.PLAN, services.plan.id) == path.read_bytes()


def test_while_an_amendment_is_a_draft_papers_cite_the_plan_that_was_issued(services):
    led = replace(services.task, actors=(Actor(role=Role.LEAD, name="Công an xã"),))
    services.plans.save_task(services.plan.id, led)
    services.plans.issue(services.plan.id, number="85", day=date(2024, 8, 12))
    revised = services.plans.revise(services.plan.id)
    (this,) = services.periods.periods(revised)
    for paper, subject in (
        (Paper.REPORT, this.id),
        (Paper.REMINDER, this.id),
        (Paper.UNIT_SHEETS, revised),
    ):
        lines = [" ".join(one.cells) for one in services.papers.printed(paper, subject)]
        assert any("số 85/" in line and "12/8/2024" in line for line in lines), paper


def test_names_are_short_ascii_without_spaces():
    head = Head(
        parent_line="X", name_lines=("ỦY BAN NHÂN DÂN", "XÃ " + "PHAN RANG - THÁP CHÀM " * 5)
    )
    plan = factories.plan(head=head, revision=12)
    period = Period(
        id=new_id(),
        plan_id=plan.id,
        frequency=Frequency.QUARTER,
        label="",
        year=2024,
        index=3,
        data_from=DAY,
        data_to=DAY,
    )
    for name in (plan_file_name(plan), period_file_name(plan, period)):
        assert name.isascii()
        assert " " not in name
        assert len(f"{name}.docx") <= LONGEST_NAME
    assert plan_file_name(plan).endswith("_2024_lan-12")
    assert period_file_name(plan, period).endswith("_2024-Q3")


def test_periods_of_different_length_have_different_names():
    plan = factories.plan()
    periods = [
        Period(
            id=new_id(),
            plan_id=plan.id,
            frequency=frequency,
            label="",
            year=2024,
            index=1,
            data_from=DAY,
            data_to=DAY,
        )
        for frequency in Frequency
    ]
    assert len({period_file_name(plan, period) for period in periods}) == len(Frequency)


def test_two_periods_outside_the_rules_do_not_write_over_each_other():
    plan = factories.plan()
    names = {
        period_file_name(
            plan,
            Period(
                id=new_id(),
                plan_id=plan.id,
                frequency=Frequency.ONCE,
                label=label,
                year=2024,
                index=1,
                data_from=DAY,
                data_to=DAY,
            ),
        ).rpartition("_")[2]
        for label in ("Đợt 1", "Đợt kiểm tra của Đoàn giám sát Quốc hội")
    }
    assert names == {"2024-dot-1", "2024-dot-kiem-tra-cua-doa"}


def test_a_plan_without_issuer_is_refused(services, folder):
    plan = services.plan
    services.plans.save_details(replace(plan, head=replace(plan.head, name_lines=(" ",))))
    with pytest.raises(InputRefused) as refused:
        services.papers.write(Paper.PLAN, plan.id, [Format.DOCX], folder)
    assert refused.value.code == "paper.no_issuer"
    assert "tên cơ quan" in sentence(refused.value)
    assert list(folder.iterdir()) == []


def test_a_report_on_no_tasks_is_refused(services, folder):
    services.plans.remove_tasks(services.plan.id, [services.task.id])
    with pytest.raises(InputRefused) as refused:
        services.papers.write(Paper.REPORT, services.period.id, [Format.PDF], folder)
    assert refused.value.code == "paper.no_tasks"
    assert "Năm 2024" in sentence(refused.value)


def test_a_text_too_long_for_excel_leaves_no_file_and_says_where(services, folder):
    plan = services.plan
    long = replace(services.task, content="từ " * 11_000)
    services.plans.save_task(plan.id, long)
    with pytest.raises(InputRefused) as refused:
        services.papers.write(Paper.PLAN, plan.id, [Format.XLSX], folder)
    assert "33.000 ký tự" in sentence(refused.value)
    assert list(folder.iterdir()) == []
    assert services.papers.write(Paper.PLAN, plan.id, [Format.DOCX, Format.PDF], folder)


def test_one_file_that_cannot_be_made_leaves_none_of_the_others(services, folder):
    task = replace(services.plan.tasks[0], content="x" * 40_000)
    services.plans.save_task(services.plan.id, task)
    word = folder / "ke-hoach_ubnd-xa-dung-k-no_2024.docx"
    word.write_bytes(b"old")
    with pytest.raises(InputRefused):
        services.papers.write(Paper.PLAN, services.plan.id, tuple(Format), folder)
    assert list(folder.iterdir()) == [word]
    assert word.read_bytes() == b"old"


def test_a_folder_in_the_place_of_one_file_leaves_the_others_as_they_were(services, folder):
    names = [f"ke-hoach_ubnd-xa-dung-k-no_2024.{form}" for form in Format]
    (folder / names[-1]).mkdir()
    with pytest.raises(FileRefused):
        services.papers.write(Paper.PLAN, services.plan.id, tuple(Format), folder)
    assert [path.name for path in folder.iterdir()] == [names[-1]]


def test_a_folder_that_is_not_there_is_refused(services, tmp_path):
    with pytest.raises(FileRefused) as refused:
        services.papers.write(Paper.PLAN, services.plan.id, [Format.PDF], tmp_path / "không có")
    assert refused.value.code == "file.no_folder"


def test_a_file_in_place_of_the_folder_is_refused(services, tmp_path):
    taken = tmp_path / "taken"
    taken.write_bytes(b"x")
    with pytest.raises(FileRefused):
        services.papers.write(Paper.PLAN, services.plan.id, [Format.PDF], taken)
    assert taken.read_bytes() == b"x"


def test_a_folder_in_place_of_the_target_is_refused(services, folder):
    target = folder / "ke-hoach_ubnd-xa-dung-k-no_2024.pdf"
    target.mkdir()
    with pytest.raises(FileRefused) as refused:
        services.papers.write(Paper.PLAN, services.plan.id, [Format.PDF], folder)
    assert refused.value.code == "file.is_folder"
    assert list(folder.iterdir()) == [target]


FULL = """
import resource, sys
from pathlib import Path
from desktop.domain.errors import FileRefused
from desktop.exports.plan_paper import build_plan_paper
from desktop.files import write_file
from tests.exports.paper_records import CREATED, table_plan
from functools import partial
import importlib, signal
form, folder = sys.argv[1], Path(sys.argv[2])
writer = getattr(importlib.import_module(f"desktop.exports.{form}_writer"), f"write_{form}")
document = build_plan_paper(table_plan(), created=CREATED)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    write_file(folder / f"paper.{form}", partial(writer, document))
except FileRefused as refused:
    print(refused.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
@pytest.mark.parametrize("room", [0, 2_000])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(form, room, folder):
    old = folder / f"paper.{form}"
    old.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FULL, form, str(folder), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("file.disk_full", "")
    assert [path.name for path in folder.iterdir()] == [old.name]
    assert old.read_bytes() == b"old"
