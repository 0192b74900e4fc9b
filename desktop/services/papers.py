"""Papers on disk: a plan or a periodic report in the chosen formats, from one document."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import InputRefused
from desktop.domain.period import Period
from desktop.domain.plan import Frequency, Head, Plan
from desktop.domain.text import fold
from desktop.exports.document import Document
from desktop.exports.period_paper import PeriodPaper
from desktop.exports.plan_paper import build_plan_paper
from desktop.files import write_file
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService

LONGEST_NAME = 60
"""Of a file name with its suffix: document systems and old sticks cut longer ones."""

_LONGEST_PART = 20

Writer = Callable[[Document, Path], None]


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

    def plan_paper(
        self, plan_id: UUID, formats: Iterable[Format], folder: Path
    ) -> tuple[Path, ...]:
        """Write a plan; return the files, in the order of the formats.

        Raises:
            InputRefused: ``paper.no_issuer``, ``paper.cell_too_long``.
            FileRefused: the folder or the disk does not take the file; nothing is left behind.
        """
        plan = self._plans.plan(plan_id)
        return _write(self._plan_document(plan), plan_file_name(plan), formats, folder)

    def period_paper(
        self, period_id: UUID, formats: Iterable[Format], folder: Path
    ) -> tuple[Path, ...]:
        """Write the report of a period; return the files, in the order of the formats.

        Raises:
            InputRefused: ``paper.no_issuer``, ``paper.no_tasks``, ``paper.cell_too_long``.
            FileRefused: the folder or the disk does not take the file; nothing is left behind.
        """
        document = self._period_document(period_id)
        sheet = self._results.sheet(period_id)
        return _write(document, period_file_name(sheet.plan, sheet.period), formats, folder)

    def plan_pdf(self, plan_id: UUID) -> bytes:
        """Return a plan as PDF: for the preview and for packages."""
        return _pdf(self._plan_document(self._plans.plan(plan_id)))

    def period_pdf(self, period_id: UUID) -> bytes:
        """Return the report of a period as PDF: for the preview and for packages."""
        return _pdf(self._period_document(period_id))

    def _plan_document(self, plan: Plan) -> Document:
        _require_issuer(plan.head)
        return build_plan_paper(plan, created=self._today())

    def _period_document(self, period_id: UUID) -> Document:
        sheet = self._results.sheet(period_id)
        report = self._reports.report(period_id)
        _require_issuer(report.head)
        if not sheet.plan.tasks:
            raise InputRefused("paper.no_tasks", label=sheet.period.label)
        paper = PeriodPaper(
            office=self._offices.office(),
            plan=sheet.plan,
            period=sheet.period,
            results=sheet.results,
            measures=sheet.measures,
            report=report,
            frameworks=self._catalogue.frameworks(),
            illustrative=sheet.plan.sample,
        )
        return paper.document(created=self._today())


def plan_file_name(plan: Plan) -> str:
    """Return the name of a plan's file without suffix: "ke-hoach_ubnd-xa-dai-lanh_2024"."""
    revision = f"_lan-{plan.revision}" if plan.revision > 1 else ""
    return _name("ke-hoach", plan.head, f"{plan.year}{revision}")


def period_file_name(plan: Plan, period: Period) -> str:
    """Return the name of a report's file without suffix: "bao-cao_so-ngoai-vu_2024-Q3"."""
    part = {
        Frequency.MONTH: f"-T{period.index:02d}",
        Frequency.QUARTER: f"-Q{period.index}",
        Frequency.HALF_YEAR: f"-6T{period.index}",
        Frequency.NINE_MONTHS: "-9T",
        Frequency.YEAR: "",
        # There may be several in a year: each has a file of its own.
        Frequency.ONCE: f"-{_slug(period.label)[:_LONGEST_PART].strip('-') or 'mot-lan'}",
    }[period.frequency]
    return _name("bao-cao", plan.head, f"{period.year}{part}")


def _name(kind: str, head: Head, when: str) -> str:
    issuer = fold(" ".join(head.name_lines)).replace("uy ban nhan dan", "ubnd")
    room = LONGEST_NAME - len(f"{kind}__{when}.xxxx")
    return f"{kind}_{_slug(issuer)[:room].rstrip('-')}_{when}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _require_issuer(head: Head) -> None:
    if not any(line.strip() for line in head.name_lines):
        raise InputRefused("paper.no_issuer")


def _write(
    document: Document, name: str, formats: Iterable[Format], folder: Path
) -> tuple[Path, ...]:
    written = []
    for form in dict.fromkeys(formats):
        target = folder / f"{name}.{form.value}"
        write_file(target, partial(_writer(form), document))
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


def _pdf(document: Document) -> bytes:
    from desktop.exports.pdf_writer import pdf_bytes

    return pdf_bytes(document)
