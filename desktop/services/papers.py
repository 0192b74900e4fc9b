"""Papers on disk: a plan or a periodic report in the chosen formats, from one document."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import InputRefused
from desktop.domain.layout import Layout, layout_for
from desktop.domain.paper import Paper, Watch, unwatched
from desktop.domain.plan import Head, Plan
from desktop.domain.word_lines import PrintedLine
from desktop.exports.comparison_paper import build_comparison_paper
from desktop.exports.decision_paper import build_decision_paper
from desktop.exports.document import Document
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.period_paper import PeriodPaper
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.printed import printed_lines
from desktop.exports.reminder_paper import ReminderPaper
from desktop.exports.summary_paper import SummaryPaper
from desktop.files import write_file
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.paper_names import (
    comparison_file_name,
    period_file_name,
    plan_file_name,
    told_apart,
)
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService, ResultSheet

Writer = Callable[..., None]
_KINDS = {Paper.REPORT: "bao-cao", Paper.REMINDER: "cong-van-don-doc", Paper.SUMMARY: "tom-tat"}
"""What the files of a period's papers begin with."""


class Format(StrEnum):
    """A file format of papers; the value is the suffix."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


def _today() -> date:
    return datetime.now().astimezone().date()


class PaperService:
    """Writes papers. ``today`` gives the day for the properties of Word and Excel files."""

    def __init__(
        self,
        offices: OfficeService,
        plans: PlanService,
        results: ResultService,
        reports: ReportService,
        catalogue: CatalogueService,
        *,
        today: Callable[[], date] = _today,
    ) -> None:
        self._offices = offices
        self._catalogue = catalogue
        self._plans = plans
        self._results = results
        self._reports = reports
        self._today = today

    def write(
        self,
        paper: Paper,
        subject_id: UUID,
        formats: Iterable[Format],
        folder: Path,
        watch: Watch = unwatched,
    ) -> tuple[Path, ...]:
        """Write a paper of a plan or of a period; return the files, in the order of the formats.

        Raises:
            InputRefused: ``paper.no_issuer``, ``paper.no_tasks``, ``paper.nothing_due``,
                ``paper.cell_too_long``.
            FileRefused: the folder or the disk does not take the file; nothing is left behind.
            Stopped: ``watch`` gave the work up; the file that was under way is not there.
        """
        name, document = self._made(paper, subject_id)
        return _write(document, name, formats, folder, layout=self._layout(), watch=watch)

    def pdf(self, paper: Paper, subject_id: UUID) -> bytes:
        """Return a paper as PDF: for the preview and for packages."""
        return _pdf(self._made(paper, subject_id)[1], self._layout())

    def printed(self, paper: Paper, subject_id: UUID) -> tuple[PrintedLine, ...]:
        """Return the lines of a paper as its Word file would show them now."""
        return printed_lines(self._made(paper, subject_id)[1])

    def _layout(self) -> Layout:
        return layout_for(self._offices.office().page)

    def _made(self, paper: Paper, subject_id: UUID) -> tuple[str, Document]:
        """Return the name of a paper's file without suffix, and the paper."""
        match paper:
            case Paper.PLAN:
                plan = self._plans.plan(subject_id)
                return plan_file_name(plan, self._apart(plan)), self._plan_document(plan)
            case Paper.COMPARISON:
                plan = self._plans.plan(subject_id)
                name = comparison_file_name(plan, self._apart(plan))
                return name, self._comparison_document(plan)
            case Paper.REPORT | Paper.REMINDER | Paper.SUMMARY:
                sheet = self._results.sheet(subject_id)
                apart = self._apart(sheet.plan)
                name = period_file_name(sheet.plan, sheet.period, apart, kind=_KINDS[paper])
                return name, self._period_document(paper, sheet)

    def _apart(self, plan: Plan) -> str:
        """Return what keeps the files of this plan from replacing those of another."""
        others = (
            self._plans.plan(one.id)
            for one in self._plans.plans()
            if one.year == plan.year and one.series_id != plan.series_id
        )
        return told_apart(plan, others, self._catalogue.frameworks())

    def _plan_document(self, plan: Plan) -> Document:
        _require_issuer(plan.head)
        if plan.decision is not None:
            _require_issuer(plan.decision.head)
            office = self._offices.office()
            return build_decision_paper(plan, plan.decision, office, created=self._today())
        return build_plan_paper(plan, created=self._today())

    def _comparison_document(self, plan: Plan) -> Document:
        _require_issuer(plan.head)
        earlier = [
            one
            for one in self._plans.plans()
            if one.series_id == plan.series_id and one.revision < plan.revision
        ]
        if not earlier:
            raise InputRefused("paper.no_earlier_revision")
        old = self._plans.plan(max(earlier, key=lambda one: one.revision).id)
        frameworks = self._catalogue.frameworks()
        names = {framework.id: framework.name for framework in frameworks}
        names |= {part.id: part.name for framework in frameworks for part in framework.components}
        return build_comparison_paper(old, plan, names, created=self._today())

    def _period_document(self, paper: Paper, sheet: ResultSheet) -> Document:
        report = self._reports.report(sheet.period.id)
        _require_issuer(report.head)
        if not sheet.plan.tasks:
            raise InputRefused("paper.no_tasks", label=sheet.period.label)
        office, today = self._offices.office(), self._today()
        facts = PeriodFacts(
            office=office,
            plan=sheet.plan,
            period=sheet.period,
            results=sheet.results,
            measures=sheet.measures,
            report=report,
            frameworks=self._catalogue.frameworks(),
            illustrative=sheet.plan.sample,
        )
        if paper is Paper.REMINDER:
            return ReminderPaper(facts).document(created=today)
        if paper is Paper.SUMMARY:
            return SummaryPaper(facts).document(layout_for(office.page), created=today)
        return PeriodPaper(facts).document(created=today)


def _require_issuer(head: Head) -> None:
    if not any(line.strip() for line in head.name_lines):
        raise InputRefused("paper.no_issuer")


def _write(
    document: Document,
    name: str,
    formats: Iterable[Format],
    folder: Path,
    *,
    layout: Layout,
    watch: Watch,
) -> tuple[Path, ...]:
    written = []
    for form in dict.fromkeys(formats):
        target = folder / f"{name}.{form.value}"
        write_file(target, partial(_writer(form), document, layout=layout, watch=watch))
        written.append(target)
    return tuple(written)


def _writer(form: Format) -> Writer:
    """Return the writer of a format; its library is loaded only when it is asked for."""
    # ruff: noqa: PLC0415 - each library takes 50 to 100 ms that the start must not pay
    match form:
        case Format.DOCX:
            from desktop.exports.docx_writer import write_docx

            return write_docx
        case Format.PDF:
            from desktop.exports.pdf_writer import write_pdf

            return write_pdf
        case Format.XLSX:
            from desktop.exports.xlsx_writer import write_xlsx

            return write_xlsx


def _pdf(document: Document, layout: Layout) -> bytes:
    from desktop.exports.pdf_writer import pdf_bytes

    return pdf_bytes(document, layout)
