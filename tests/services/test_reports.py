"""The report of a period in the ledger."""

from datetime import date, timedelta
from unicodedata import normalize

import pytest
from msgspec.structs import replace

from desktop.domain.dates import paper_date
from desktop.domain.errors import InputRefused
from desktop.domain.figures import Drafted, rewritten, updated
from desktop.domain.plan import Frequency, Recipient, Signer
from desktop.domain.problems import Grade
from desktop.domain.record import new_id
from desktop.domain.report import Citation, FigureKey, Part, PartKey
from desktop.domain.result import Result, ResultStatus
from desktop.models.database import create_database
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.demo import make_sample
from desktop.services.offices import OfficeService
from desktop.services.periods import PeriodService
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService
from desktop.services.samples import SAMPLES
from desktop.wording import finding
from tests import factories


class Services:
    """The services of a fresh ledger with one plan and its periods."""

    def __init__(self, path):
        self.database = create_database(path)
        self.offices = OfficeService(self.database)
        self.catalogue = CatalogueService(self.database)
        self.plans = PlanService(self.database, self.offices, self.catalogue)
        self.periods = PeriodService(self.database)
        self.results = ResultService(self.database, self.catalogue)
        self.reports = ReportService(self.database, self.offices, self.results)
        self.offices.save_office(factories.office())
        section = factories.section(label="I.", text="Nhiệm vụ")
        self.task = factories.task(section.id)
        self.plan = factories.plan(
            sections=(section,),
            tasks=(self.task,),
            rules=(factories.rule(Frequency.YEAR),),
            recipients=(
                Recipient(name="UBND tỉnh", note="b/c"),
                Recipient(name="Ủy ban nhân dân tỉnh Lâm Đồng"),
                Recipient(name="Thường trực Tỉnh ủy", note="b/c"),
                Recipient(name="Lưu: VT"),
            ),
            signer=Signer(lines=("CHỦ TỊCH",), name="Trần Thị Ví Dụ"),
        )
        self.plans.add_plan(self.plan)
        self.periods.generate(self.plan.id)
        (self.period,) = self.periods.periods(self.plan.id)


@pytest.fixture
def services(tmp_path):
    made = Services(tmp_path / "so.sopgidb")
    yield made
    made.database.close()


def test_a_report_is_proposed_from_plan_and_office(services):
    report = services.reports.report(services.period.id)
    assert report.head.symbol == "BC-UBND"
    assert (report.head.number, report.head.day) == ("", None)
    assert (report.head.month, report.head.year) == (12, 2024)
    assert report.addressees == ("Ủy ban nhân dân tỉnh Lâm Đồng",)
    assert report.recipients == (
        Recipient(name="Thường trực Tỉnh ủy", note="b/c"),
        Recipient(name="Lưu: VT"),
    )
    assert report.signer == services.plan.signer
    assert report.head.title[0].startswith("Kết quả thực hiện Kế hoạch cải thiện")


def test_an_office_without_a_symbol_or_a_superior_gets_blanks_to_fill(services):
    services.offices.save_office(factories.office(symbol="", superior=""))
    report = services.reports.report(services.period.id)
    assert (report.head.symbol, report.addressees) == ("", ())
    assert report.recipients == services.plan.recipients


def test_the_proposal_is_the_same_each_time(services):
    first = services.reports.report(services.period.id)
    assert services.reports.report(services.period.id) == first


def test_a_saved_report_comes_back_in_nfc(services):
    proposal = services.reports.report(services.period.id)
    text = normalize("NFD", "Kiến nghị cấp kinh phí")
    wanted = replace(proposal, parts=(Part(key=PartKey.PROPOSALS, text=text),))
    assert services.reports.save(wanted) == Changes.of(Kind.REPORT)
    stored = services.reports.report(services.period.id)
    assert stored.parts[0].text == "Kiến nghị cấp kinh phí"
    assert replace(stored, parts=()) == proposal


def test_saving_twice_keeps_one_report(services):
    proposal = services.reports.report(services.period.id)
    services.reports.save(proposal)
    second = replace(proposal, id=new_id(), addressees=())
    services.reports.save(second)
    assert services.reports.report(services.period.id) == second


def test_drafted_parts_follow_the_results_until_the_clerk_writes(services):
    period = services.period
    assert "01/01 nhiệm vụ chưa có kết quả" in services.reports.drafted(period.id)[PartKey.RESULTS]
    services.results.save(
        Result(id=new_id(), period_id=period.id, task_id=services.task.id, status=ResultStatus.DONE)
    )
    assert "01/01 nhiệm vụ đã thực hiện" in services.reports.drafted(period.id)[PartKey.RESULTS]
    proposal = services.reports.report(period.id)
    services.reports.save(replace(proposal, parts=(Part(key=PartKey.RESULTS, text="Viết tay"),)))
    assert services.reports.drafted(period.id)[PartKey.RESULTS] == "Viết tay"


@pytest.mark.parametrize(("day", "month"), [(31, 2), (32, 12), (1, 13), (0, 1)])
def test_an_impossible_day_is_refused(services, day, month):
    proposal = services.reports.report(services.period.id)
    wrong = replace(proposal, head=replace(proposal.head, day=day, month=month))
    with pytest.raises(InputRefused) as refused:
        services.reports.save(wrong)
    assert refused.value.code == "date.impossible"
    assert services.reports.report(services.period.id) == proposal


def test_a_blank_day_and_month_are_no_fault(services):
    proposal = services.reports.report(services.period.id)
    blank = replace(proposal, head=replace(proposal.head, day=None, month=None))
    services.reports.save(blank)
    assert services.reports.report(services.period.id).head.month is None


def test_a_report_of_another_plan_is_refused(services):
    proposal = services.reports.report(services.period.id)
    with pytest.raises(InputRefused) as refused:
        services.reports.save(replace(proposal, plan_id=new_id()))
    assert refused.value.code == "period.unknown"


def test_a_report_of_no_period_is_refused(services):
    with pytest.raises(InputRefused) as refused:
        services.reports.report(new_id())
    assert refused.value.code == "period.unknown"


def test_the_month_of_a_report_is_the_month_it_is_due(services):
    late = replace(services.period, due=date(2025, 1, 10))
    services.periods.save(late)
    head = services.reports.report(services.period.id).head
    assert (head.month, head.year) == (1, 2025)


def enter(services, period, status, **values):
    services.results.save(
        Result(id=new_id(), period_id=period.id, task_id=services.task.id, status=status, **values)
    )


def test_what_the_clerk_wrote_is_told_old_when_the_data_change(services):
    period, reports = services.period, services.reports
    drafted = reports.composition(period.id).parts[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, drafted, f"Nhìn chung tốt. {drafted.text}")
    reports.save(replace(reports.report(period.id), parts=(part,)))
    assert reports.composition(period.id).stale[PartKey.RESULTS] == ()
    enter(services, period, ResultStatus.DONE)
    composition = reports.composition(period.id)
    stale = composition.stale[PartKey.RESULTS]
    assert ("01/01", "00/01") in {(one.was, one.now) for one in stale}
    assert composition.parts[PartKey.RESULTS].text == part.text
    assert composition.is_doubtful(PartKey.RESULTS)
    fresh = updated(part, stale)
    reports.save(replace(reports.report(period.id), parts=(fresh,)))
    assert reports.composition(period.id).stale[PartKey.RESULTS] == ()


def test_links_come_back_from_the_ledger_as_they_were(services):
    drafted = services.reports.composition(services.period.id).parts[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, drafted, drafted.text)
    assert part.figures[0].key is FigureKey.DAY
    services.reports.save(replace(services.reports.report(services.period.id), parts=(part,)))
    assert services.reports.report(services.period.id).parts == (part,)


def test_a_report_of_a_period_that_is_not_over_is_warned_of_until_its_last_day(services):
    last, check = services.period.data_to, services.reports.check
    (problem,) = check(services.period.id, last - timedelta(days=1))
    assert problem.code == "report.cut_off_ahead"
    assert problem.grade is Grade.EXPLAIN
    assert paper_date(last) in finding(problem)
    assert check(services.period.id, last) == ()
    drafted = services.reports.drafted(services.period.id)[PartKey.RESULTS]
    assert drafted.startswith(f"Đến ngày {paper_date(last)}, ")


def test_a_claim_in_a_part_is_found(services):
    proposal = services.reports.report(services.period.id)
    text = "Đạt 6,58 điểm (tăng 1,47 so với 4,84)"
    services.reports.save(replace(proposal, parts=(Part(key=PartKey.PROPOSALS, text=text),)))
    over = services.period.data_to
    (problem,) = services.reports.check(services.period.id, over)
    assert (problem.code, problem.place) == ("claim.change", "Báo cáo · Mục V")
    composition = services.reports.composition(services.period.id)
    assert composition.problems == (problem,)
    assert composition.is_doubtful(PartKey.PROPOSALS)


def later(services):
    last = services.period
    following = replace(
        last,
        id=new_id(),
        frequency=Frequency.ONCE,
        label="Báo cáo bổ sung",
        data_from=date(2024, 12, 15),
        data_to=date(2025, 1, 31),
    )
    services.periods.add(following)
    return following


def test_the_text_of_the_period_before_is_taken_over_with_its_numbers_old(services):
    reports, before = services.reports, services.period
    enter(services, before, ResultStatus.DONE)
    drafted = reports.composition(before.id).parts[PartKey.RESULTS]
    own = rewritten(PartKey.RESULTS, drafted, f"Lời riêng. {drafted.text}")
    reports.save(replace(reports.report(before.id), parts=(own,)))
    this = later(services)
    part = reports.earlier_part(this.id, PartKey.RESULTS)
    assert part.text == own.text
    reports.save(replace(reports.report(this.id), parts=(part,)))
    stale = reports.composition(this.id).stale[PartKey.RESULTS]
    assert [(one.was, one.now) for one in stale][:3] == [
        ("14/12/2024", "31/01/2025"),
        ("01/01", "00/01"),
        ("100%", "0%"),
    ]


def test_a_number_about_what_the_plan_has_no_longer_comes_as_plain_text(services):
    reports, before = services.reports, services.period
    enter(services, before, ResultStatus.DONE)
    gone, here = (
        Citation(start=0, end=4, key=FigureKey.SCORE, subject_id=new_id()),
        Citation(start=11, end=16, key=FigureKey.DONE_OF_ALL),
    )
    part = Part(key=PartKey.RESULTS, text="6,58 điểm; 01/01 nhiệm vụ", figures=(gone, here))
    reports.save(replace(reports.report(before.id), parts=(part,)))
    taken = reports.earlier_part(later(services).id, PartKey.RESULTS)
    assert taken == replace(part, figures=(here,))


def test_a_draft_of_the_period_before_can_be_taken_over_too(services):
    enter(services, services.period, ResultStatus.DONE, text="Đã họp")
    part = services.reports.earlier_part(later(services).id, PartKey.RESULTS)
    assert "- Đã họp." in part.text
    assert (
        Drafted(part.text, part.figures)
        == (services.reports.composition(services.period.id).parts[PartKey.RESULTS])
    )


def test_where_this_revision_has_none_the_revision_before_is_asked(services):
    reports = services.reports
    part = Part(key=PartKey.PROPOSALS, text="Kiến nghị cấp kinh phí")
    reports.save(replace(reports.report(services.period.id), parts=(part,)))
    services.plans.issue(services.plan.id, number="12", day=date(2024, 8, 5))
    revised = services.plans.revise(services.plan.id)
    (this,) = services.periods.periods(revised)
    assert this.id != services.period.id
    reports.save(replace(reports.report(this.id), parts=()))
    assert reports.earlier_part(this.id, PartKey.PROPOSALS) == part


def test_while_an_amendment_is_a_draft_reports_cite_what_was_issued(services):
    services.plans.issue(services.plan.id, number="85", day=date(2024, 8, 12))
    revised = services.plans.revise(services.plan.id)
    (this,) = services.periods.periods(revised)
    enter(services, this, ResultStatus.DONE)
    sheet = services.results.sheet(this.id)
    assert sheet.plan.head.number == ""
    assert "Kế hoạch số 85/" in services.reports.drafted(this.id)[PartKey.DIRECTION]
    services.plans.issue(revised, number="90", day=date(2024, 10, 1))
    assert "Kế hoạch số 90/" in services.reports.drafted(this.id)[PartKey.DIRECTION]


def test_a_period_with_nothing_in_it_is_passed_over(services):
    enter(services, services.period, ResultStatus.DONE, text="Đã họp")
    empty = later(services)
    last = replace(empty, id=new_id(), label="Lần hai", data_to=date(2025, 2, 28))
    services.periods.add(last)
    assert "- Đã họp." in services.reports.earlier_part(last.id, PartKey.RESULTS).text


@pytest.mark.parametrize("key", [PartKey.RESULTS, PartKey.PROPOSALS])
def test_without_an_earlier_report_nothing_is_taken_over(services, key):
    with pytest.raises(InputRefused) as refused:
        services.reports.earlier_part(services.period.id, key)
    assert refused.value.code == "report.nothing_before"


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_sentence_of_the_three_plans_their_results_and_reports_is_doubted(sample, tmp_path):
    desk = make_sample(tmp_path / "so.sopgidb", sample, keys_dir=tmp_path / "keys")
    try:
        plan = desk.plans.plans()[0]
        found = list(desk.plans.check(plan.id))
        for period in desk.periods.periods(plan.id):
            found += (
                *desk.results.check(period.id),
                *desk.reports.check(period.id, period.data_to),
            )
        assert [one for one in found if one.code.startswith(("claim.", "total."))] == []
    finally:
        desk.close()


def test_the_communes_outlook_is_short_enough_to_be_read_out(tmp_path):
    desk = make_sample(tmp_path / "so.sopgidb", "xa-dai-lanh-2024", keys_dir=tmp_path / "keys")
    try:
        (period,) = desk.periods.periods(desk.plans.plans()[0].id)
        lines = desk.reports.drafted(period.id)[PartKey.NEXT].split("\n")
        assert 3 < len(lines) <= 12
        assert lines[0].startswith("Trong năm 2025, tiếp tục 07 nhiệm vụ đang thực hiện;")
    finally:
        desk.close()
