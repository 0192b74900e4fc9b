"""The periodic report: its head, its recipients, and what the clerk wrote into its parts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import Connection, delete, select

from desktop.domain.claim_checks import check_part_claims
from desktop.domain.dates import require_possible
from desktop.domain.errors import InputRefused
from desktop.domain.figures import Drafted, Figures, Stale, stale_figures
from desktop.domain.narrative import part_texts, part_writings, report_title
from desktop.domain.office import Office
from desktop.domain.period import Period, PeriodState, period_order
from desktop.domain.period_checks import check_cut_off
from desktop.domain.plan import Head, Plan, Recipient
from desktop.domain.problems import Problem
from desktop.domain.report import Part, PartKey, Report
from desktop.domain.text import fold
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of
from desktop.models.tables import PeriodRow, PlanRow, ReportRow
from desktop.services.changes import Changes, Kind
from desktop.services.offices import OfficeService
from desktop.services.results import ResultService, ResultSheet
from desktop.services.typed import tidied


class Composition(NamedTuple):
    """A report as its page shows it: the parts as they print, and what has grown old in them."""

    period: Period
    report: Report
    parts: dict[PartKey, Drafted]
    stale: dict[PartKey, tuple[Stale, ...]]
    """Linked numbers in the clerk's own words whose present value is another one."""
    doubtful: dict[PartKey, tuple[Problem, ...]]
    """Claims in each part that do not add up."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The doubtful claims of all parts."""
        return tuple(problem for found in self.doubtful.values() for problem in found)

    def is_doubtful(self, key: PartKey) -> bool:
        """Say whether a part has an old number or a claim that does not add up."""
        return bool(self.stale.get(key) or self.doubtful.get(key))


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

    def is_kept(self, period_id: UUID) -> bool:
        """Say whether the clerk has touched the report of a period, so that it is stored."""
        return self._stored(period_id) is not None

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
        return part_texts(report, sheet.cited, sheet.period, sheet.results, sheet.measures)

    def composition(self, period_id: UUID) -> Composition:
        """Return the report of a period with its linked numbers, old ones and doubtful claims.

        Raises:
            InputRefused: ``period.unknown``.
        """
        sheet = self._results.sheet(period_id)
        report = self.report(period_id)
        figures = Figures(sheet.cited, sheet.period, sheet.results, sheet.measures)
        parts = part_writings(report, sheet.cited, sheet.period, sheet.results, sheet.measures)
        return Composition(
            period=sheet.period,
            report=report,
            parts=parts,
            stale={part.key: stale_figures(part, figures) for part in report.parts},
            doubtful={key: check_part_claims({key: one.text}) for key, one in parts.items()},
        )

    def check(self, period_id: UUID, today: date) -> tuple[Problem, ...]:
        """Return a period that is not over yet, and the claims of a report that do not add up.

        Raises:
            InputRefused: ``period.unknown``.
        """
        period = self._results.sheet(period_id).period
        return (*check_cut_off(period, today), *check_part_claims(self.drafted(period_id)))

    def earlier_part(self, period_id: UUID, key: PartKey) -> Part:
        """Return a part as the previous period's report has it, to be taken over.

        Where no earlier period of this revision has it, the revisions before it are asked. Its
        numbers stay linked, so that those of the earlier period show as old.

        Raises:
            InputRefused: ``period.unknown``; ``report.nothing_before``: no earlier report has
                this part.
        """
        sheet = self._results.sheet(period_id)
        figures = Figures(sheet.cited, sheet.period, sheet.results, sheet.measures)
        with self._database.transaction() as connection:
            earlier = [period.id for period in _earlier(connection, sheet)]
        for other_id in earlier:
            found = self._written(other_id, key)
            if found is not None:
                known = (one for one in found.figures if figures.value(one.key, one.subject_id))
                return Part(key=key, text=found.text, figures=tuple(known))
        raise InputRefused("report.nothing_before", label=sheet.period.label)

    def _written(self, period_id: UUID, key: PartKey) -> Drafted | None:
        """Return a part of a period for which something was entered, if it says anything."""
        sheet = self._results.sheet(period_id)
        if not sheet.results and self._stored(period_id) is None:
            return None
        report = self.report(period_id)
        parts = part_writings(report, sheet.cited, sheet.period, sheet.results, sheet.measures)
        return parts[key] if parts[key].text.strip() else None

    def _stored(self, period_id: UUID) -> Report | None:
        with self._database.transaction() as connection:
            found = read_records(
                connection, ReportRow, Report, table_of(ReportRow).c.period_id == period_id
            )
        return found[0] if found else None


def _earlier(connection: Connection, sheet: ResultSheet) -> Iterator[Period]:
    """Yield the periods before one, the nearest first; then those of the plan's past revisions.

    A past revision may have had the same period, with its own text.
    """
    yield from _periods_before(connection, sheet.plan.id, sheet.period)
    table = table_of(PlanRow)
    query = (
        select(table.c.id)
        .where(table.c.series_id == sheet.plan.series_id, table.c.revision < sheet.plan.revision)
        .order_by(table.c.revision.desc())
    )
    for plan_id in connection.execute(query).scalars().all():
        yield from _periods_before(connection, plan_id, sheet.period, same=True)


def _periods_before(
    connection: Connection, plan_id: UUID, period: Period, *, same: bool = False
) -> list[Period]:
    table = table_of(PeriodRow)
    others = read_records(
        connection,
        PeriodRow,
        Period,
        table.c.plan_id == plan_id,
        table.c.state != PeriodState.SKIPPED,
    )
    last = period_order(period)
    earlier = [
        one for one in others if period_order(one) < last or (same and period_order(one) == last)
    ]
    return sorted(earlier, key=period_order, reverse=True)


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
