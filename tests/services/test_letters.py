"""Two papers on disk: the plan under its Quyết định, the letter to the units behind; and names."""

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.decision import proposed_decision
from desktop.domain.errors import InputRefused
from desktop.domain.paper import Paper
from desktop.domain.plan import PlanStatus
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.services.catalogue import shipped_frameworks
from desktop.services.paper_names import LONGEST_NAME, plan_file_name, told_apart
from desktop.services.papers import Format, PaperService
from desktop.services.samples import load_sample
from desktop.wording import sentence
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


def decided(services):
    decision = proposed_decision(services.offices.office(), services.plan)
    services.plans.set_decision(services.plan.id, decision)
    return decision


def test_a_decision_is_kept_read_and_taken_away(services):
    decision = decided(services)
    assert services.plans.plan(services.plan.id).decision == decision
    services.plans.set_decision(services.plan.id, None)
    assert services.plans.plan(services.plan.id).decision is None


def test_a_decision_of_a_day_that_no_calendar_has_is_refused(services):
    decision = decided(services)
    wrong = replace(decision, head=replace(decision.head, day=31, month=2))
    with pytest.raises(InputRefused) as refused:
        services.plans.set_decision(services.plan.id, wrong)
    assert refused.value.code == "date.impossible"
    assert services.plans.plan(services.plan.id).decision == decision


def test_loose_marks_in_a_decision_are_tidied(services):
    decision = decided(services)
    loose = replace(decision, power="CHU\u0309 TI\u0323CH\x07 K'NO\u031b\u0301")
    services.plans.set_decision(services.plan.id, loose)
    assert services.plans.plan(services.plan.id).decision.power == "CHỦ TỊCH K'NỚ"


def test_other_details_of_the_plan_do_not_touch_the_decision(services):
    decision = decided(services)
    plan = services.plans.plan(services.plan.id)
    services.plans.save_details(replace(plan, opening=("Mở đầu",)))
    assert services.plans.plan(services.plan.id).decision == decision


def test_the_paper_of_a_decided_plan_is_the_decision(services, tmp_path):
    decided(services)
    written = services.papers.write(Paper.PLAN, services.plan.id, tuple(Format), tmp_path)
    assert [path.name.split("_")[0] for path in written] == ["quyet-dinh"] * 3
    assert services.papers.pdf(Paper.PLAN, services.plan.id) == written[1].read_bytes()


def test_number_and_day_of_issue_are_those_of_the_decision(services, monkeypatch):
    decided(services)
    monkeypatch.setattr(services.plans, "check", lambda _plan_id: ())
    before = services.plans.plan(services.plan.id).head
    services.plans.issue(services.plan.id, number="119", day=date(2025, 7, 18))
    plan = services.plans.plan(services.plan.id)
    assert plan.status is PlanStatus.ISSUED
    assert plan.head == before
    head = plan.decision.head
    assert (head.number, head.day, head.month, head.year) == ("119", 18, 7, 2025)
    (summary,) = services.plans.plans()
    assert (summary.number, summary.symbol) == ("119", head.symbol)
    with pytest.raises(InputRefused):
        services.plans.set_decision(plan.id, None)

    revised = services.plans.plan(services.plans.revise(plan.id))
    assert (revised.decision.head.number, revised.decision.head.day) == ("", None)


def test_the_letter_is_written_and_refused_when_nobody_is_behind(services, tmp_path):
    (path,) = services.papers.write(Paper.REMINDER, services.period.id, [Format.DOCX], tmp_path)
    assert path.name.startswith("cong-van-don-doc_ubnd-xa-dung-k-no_")
    for task in services.plan.tasks:
        services.results.save(
            Result(
                id=new_id(),
                period_id=services.period.id,
                task_id=task.id,
                status=ResultStatus.DONE,
                progress=100,
            )
        )
    with pytest.raises(InputRefused) as refused:
        services.papers.write(Paper.REMINDER, services.period.id, [Format.PDF], tmp_path)
    assert refused.value.code == "paper.nothing_due"
    assert "không cần công văn đôn đốc" in sentence(refused.value)
    assert list(tmp_path.glob("*.pdf")) == []


def test_two_plans_of_one_office_and_year_have_files_of_their_own(services, tmp_path):
    other = replace(services.plan, id=new_id(), series_id=new_id())
    services.plans.add_plan(other)
    names = {
        services.papers.write(Paper.PLAN, plan_id, [Format.XLSX], tmp_path)[0].name
        for plan_id in (services.plan.id, other.id)
    }
    assert len(names) == 2


def test_a_plan_is_named_by_its_index_sets_and_keeps_its_name():
    plan = load_sample("xa-dai-lanh-2024").plan
    frameworks = shipped_frameworks()
    apart = told_apart(plan, (), frameworks)
    assert plan_file_name(plan, apart) == "ke-hoach_ubnd-xa-dai-lanh_pci-pgi-2024"
    revision = replace(plan, id=new_id(), revision=2)
    other = replace(plan, id=new_id(), series_id=new_id())
    next_year = replace(other, year=2025)
    assert told_apart(plan, (revision, next_year), frameworks) == apart
    marked = {told_apart(plan, (other,), frameworks), told_apart(other, (plan,), frameworks)}
    # The name that a plan had alone is nobody's any more: an older file is never replaced.
    assert len(marked | {apart}) == 3
    long = replace(plan, head=replace(plan.head, name_lines=("SỞ " + "X" * 90,)), revision=12)
    assert len(f"{plan_file_name(long, 'pci-pgi-3fa8-')}.docx") <= LONGEST_NAME
