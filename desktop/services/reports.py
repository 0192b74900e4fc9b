"""The periodic report: its head, its recipients, and what the clerk wrote into its parts."""

import re
from uuid import UUID, uuid5

from sqlalchemy import delete

from desktop.domain.dates import require_possible
from desktop.domain.errors import InputRefused
from desktop.domain.narrative import part_texts, report_title
from desktop.domain.office import Office
from desktop.domain.period import Period
from desktop.domain.plan import Head, Plan, Recipient
from desktop.domain.report import PartKey, Report
from desktop.domain.text import fold
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of
from desktop.models.tables import ReportRow
from desktop.services.changes import Changes, Kind
from desktop.services.offices import OfficeService
from desktop.services.results import ResultService
from desktop.services.typed import tidied


class ReportService:
    """Reading and changing the report of a period."""

    def __init__(self, database: Database, offices: OfficeService, results: ResultService) -> None:
        self._database = database
        self._offices = offices
        self._results = results

    def report(self, period_id: UUID) -> Report:
        """Return the stored report of a period, or one proposed from plan and office.

        Raises:
            InputRefused: ``period.unknown``.
        """
        stored = self._stored(period_id)
        if stored is not None:
            return stored
        sheet = self._results.sheet(period_id)
        return proposed_report(self._offices.office(), sheet.plan, sheet.period)

    def save(self, report: Report) -> Changes:
        """Write the report of a period; each period has one.

        Raises:
            InputRefused: ``period.unknown``, ``date.impossible``.
        """
        report = tidied(report)
        require_possible(report.head.day, report.head.month, report.head.year)
        sheet = self._results.sheet(report.period_id)
        if sheet.plan.id != report.plan_id:
            raise InputRefused("period.unknown")
        table = table_of(ReportRow)
        with self._database.transaction() as connection:
            connection.execute(delete(table).where(table.c.period_id == report.period_id))
            insert_records(connection, ReportRow, [report])
        return Changes.of(Kind.REPORT)

    def drafted(self, period_id: UUID) -> dict[PartKey, str]:
        """Return the text of each part as it would print now.

        Raises:
            InputRefused: ``period.unknown``.
        """
        sheet = self._results.sheet(period_id)
        report = self.report(period_id)
        return part_texts(report, sheet.plan, sheet.period, sheet.results, sheet.measures)

    def _stored(self, period_id: UUID) -> Report | None:
        with self._database.transaction() as connection:
            found = read_records(
                connection, ReportRow, Report, table_of(ReportRow).c.period_id == period_id
            )
        return found[0] if found else None


def proposed_report(office: Office, plan: Plan, period: Period) -> Report:
    """Return a report that an office could sign: number and day blank, the rest proposed."""
    due = period.due or period.data_to
    head = Head(
        parent_line=plan.head.parent_line or office.parent_line,
        name_lines=plan.head.name_lines or office.name_lines,
        type_name="BÁO CÁO",
        symbol=f"BC-{office.symbol}" if office.symbol else "",
        place=office.place or plan.head.place,
        month=due.month,
        year=due.year,
        title=(report_title(plan, period),),
    )
    return Report(
        id=uuid5(period.id, "report"),
        plan_id=plan.id,
        period_id=period.id,
        head=head,
        addressees=(_full_name(office.superior),) if office.superior else (),
        recipients=_others(plan.recipients, office.superior),
        signer=plan.signer,
    )


def _full_name(name: str) -> str:
    """Return an office's name as "Kính gửi" writes it, without the usual abbreviation."""
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", name)


def _others(recipients: tuple[Recipient, ...], superior: str) -> tuple[Recipient, ...]:
    """Return the plan's recipients without the one that the report is addressed to.

    Plans call it by its kind only: "UBND huyện (b/c)" is "UBND huyện Vạn Ninh". Others that are
    reported to ("Thường trực Tỉnh ủy (b/c)") stay.
    """
    addressed = f"{fold(_full_name(superior))} "
    return tuple(
        recipient
        for recipient in recipients
        if not addressed.startswith(f"{fold(_full_name(recipient.name))} ")
    )
