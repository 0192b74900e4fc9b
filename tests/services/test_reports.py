"""The report of a period in the ledger."""

from datetime import date
from unicodedata import normalize

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.plan import Frequency, Recipient, Signer
from desktop.domain.record import new_id
from desktop.domain.report import Part, PartKey
from desktop.domain.result import Result, ResultStatus
from desktop.models.database import create_database
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.offices import OfficeService
from desktop.services.periods import PeriodService
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService
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
