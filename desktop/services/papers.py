"""Papers on disk: a plan or a periodic report in the chosen formats, from one document."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import UUID

from desktop.domain.comparison import names_in
from desktop.domain.errors import InputRefused
from desktop.domain.layout import Layout, layout_for
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper, Watch, unwatched
from desktop.domain.plan import Head, Plan
from desktop.domain.text import fold
from desktop.domain.unit_sheets import UnitTasks, tasks_by_unit
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
from desktop.exports.unit_sheets_paper import UnitSheetsPaper
from desktop.files import write_file
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.paper_names import (
    comparison_file_name,
    period_file_name,
    plan_file_name,
    told_apart,
    unit_sheet_file_name,
)
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService, ResultSheet

Writer = Callable[..., None]
Place = Callable[[Path], Path]
_KINDS = {Paper.REPORT: "bao-cao", Paper.REMINDER: "cong-van-don-doc", Paper.SUMMARY: "tom-tat"}
"""What the files of a period's papers begin with."""


class Format(StrEnum):
    """A file format of papers; the value is the suffix."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


def _same(target: Path) -> Path:
    return target


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
        *,
        unit: str = "",
        against: UUID | None = None,
        place: Place = _same,
    ) -> tuple[Path, ...]:
        """Write a paper of a plan or of a period; return the files, in the order of the formats.

        Args:
            paper: which one.
            subject_id: the plan or the period.
            formats: which files.
            folder: where to.
            watch: told how far a long one is.
            unit: for sheets of tasks: whose; without it, every unit's.
            against: for a comparison: another revision; without it, the one before.
            place: may give a file another name than the one that it would have.

        Raises:
            InputRefused: ``paper.no_issuer``, ``paper.no_tasks``, ``paper.nothing_due``,
                ``paper.no_units``, ``paper.no_unit``, ``paper.cell_too_long``.
            FileRefused: the folder or the disk does not take the file; nothing is left behind.
            Stopped: ``watch`` gave the work up.

        A file that cannot be made leaves none of the others either.
        """
        name, document = self._made(paper, subject_id, unit, against)
        write = partial(_write_one, document, layout=self._layout(), watch=watch)
        names = [folder / f"{name}.{form.value}" for form in dict.fromkeys(formats)]
        targets = tuple(place(target) for target in names)
        _write_together(targets, write)
        return targets

    def pdf(
        self, paper: Paper, subject_id: UUID, *, unit: str = "", against: UUID | None = None
    ) -> bytes:
        """Return a paper as PDF: for the preview and for packages."""
        return _pdf(self._made(paper, subject_id, unit, against)[1], self._layout())

    def units(self, plan_id: UUID) -> tuple[str, ...]:
        """Return the names of the units that a plan gives tasks to, in its order."""
        return tuple(one.name for one in self._unit_tasks(self._plans.plan(plan_id)))

    def printed(self, paper: Paper, subject_id: UUID) -> tuple[PrintedLine, ...]:
        """Return the lines of a paper as its Word file would show them now."""
        return printed_lines(self._made(paper, subject_id)[1])

    def _layout(self) -> Layout:
        return layout_for(self._offices.office().page)

    def _made(
        self, paper: Paper, subject_id: UUID, unit: str = "", against: UUID | None = None
    ) -> tuple[str, Document]:
        """Return the name of a paper's file without suffix, and the paper."""
        match paper:
            case Paper.PLAN:
                plan = self._plans.plan(subject_id)
                return plan_file_name(plan, self._apart(plan)), self._plan_document(plan)
            case Paper.COMPARISON:
                return self._comparison(self._plans.plan(subject_id), against)
            case Paper.UNIT_SHEETS:
                return self._unit_sheets(self._plans.cited(subject_id), unit)
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

    def _unit_tasks(self, plan: Plan) -> tuple[UnitTasks, ...]:
        return tasks_by_unit(Outline(plan), self._offices.units())

    def _unit_sheets(self, plan: Plan, unit: str) -> tuple[str, Document]:
        _require_issuer(plan.head)
        every = self._unit_tasks(plan)
        if not every:
            raise InputRefused("paper.no_units")
        chosen = [one for one in every if not unit or fold(one.name) == fold(unit)]
        if not chosen:
            raise InputRefused(
                "paper.no_unit", unit=unit, known="; ".join(one.name for one in every)
            )
        names = [one.name for one in every]
        place = names.index(chosen[0].name) if unit else None
        name = unit_sheet_file_name(plan, self._apart(plan), names, place)
        paper = UnitSheetsPaper(plan, self._offices.office(), chosen)
        return name, paper.document(created=self._today())

    def _comparison(self, plan: Plan, against: UUID | None) -> tuple[str, Document]:
        """Compare with another revision, the later against the earlier; None: the one before."""
        _require_issuer(plan.head)
        earlier = [
            one
            for one in self._plans.plans()
            if one.series_id == plan.series_id and one.revision < plan.revision
        ]
        if against is None:
            if not earlier:
                raise InputRefused("paper.no_earlier_revision")
            against = max(earlier, key=lambda one: one.revision).id
        old, new = sorted((self._plans.plan(against), plan), key=lambda one: one.revision)
        names = names_in(self._catalogue.frameworks())
        document = build_comparison_paper(old, new, names, created=self._today())
        other = 0 if old.revision == new.revision - 1 else old.revision
        return comparison_file_name(new, self._apart(new), other), document

    def _period_document(self, paper: Paper, sheet: ResultSheet) -> Document:
        report = self._reports.report(sheet.period.id)
        _require_issuer(report.head)
        if not sheet.plan.tasks:
            raise InputRefused("paper.no_tasks", label=sheet.period.label)
        office, today = self._offices.office(), self._today()
        facts = PeriodFacts(
            office=office,
            plan=sheet.cited,
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


def _write_together(targets: Sequence[Path], write: Callable[[Path], None]) -> None:
    """Write files so that all are made before any is put in its place: the first one first.

    Word holds a file that it has open, so that the others are not replaced either.
    """
    if not targets:
        return
    *before, last = targets

    def make(temporary: Path) -> None:
        write(temporary)
        _write_together(before, write)

    write_file(last, make)


def _write_one(document: Document, target: Path, *, layout: Layout, watch: Watch) -> None:
    form = Format(target.suffix.removeprefix("."))
    _writer(form)(document, target, layout=layout, watch=watch)


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
