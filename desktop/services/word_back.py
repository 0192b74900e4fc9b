"""An edited Word file comes back: read it, show what it would change, take what is accepted."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, delete

from desktop.domain.dates import require_possible
from desktop.domain.errors import InputRefused
from desktop.domain.narrative import part_writings
from desktop.domain.outline import plan_name
from desktop.domain.paper import Paper
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Plan, PlanStatus
from desktop.domain.proposals import Note, Proposal, propose
from desktop.domain.record import Line, Record
from desktop.domain.report import Report
from desktop.domain.result import Result
from desktop.domain.word_apply import Subject, accept
from desktop.domain.word_lines import FoundLine, FoundPaper, PrintedLine
from desktop.domain.word_source import Origin
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, update_record
from desktop.models.tables import PlanRow, ReportRow, ResultRow
from desktop.services.changes import Changes, Kind
from desktop.services.papers import PaperService
from desktop.services.periods import PeriodService
from desktop.services.plan_rows import read_plan, require_draft, require_whole, row_of
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService
from desktop.services.typed import tidied

_LEAST_KNOWN = 0.2
"""A file without a mark of ours must share so many of its lines with the paper."""


class Reading(Record, frozen=True, kw_only=True):
    """An edited file held against the ledger: proposals in the file's order, and notes."""

    paper: Paper
    subject_id: UUID
    """The plan or the period."""
    title: Line
    proposals: tuple[Proposal, ...]
    notes: tuple[Note, ...]
    frozen: Line = ""
    """The code of the sentence that says why nothing can be accepted; "" where it can."""
    before: Subject
    """What the proposals would change, as read."""
    printed: tuple[PrintedLine, ...]


class WordBackService:
    """Reading edited papers. Nothing is written before proposals are accepted."""

    def __init__(
        self,
        database: Database,
        plans: PlanService,
        *,
        periods: PeriodService,
        results: ResultService,
        reports: ReportService,
        papers: PaperService,
    ) -> None:
        self._database = database
        self._plans = plans
        self._periods = periods
        self._results = results
        self._reports = reports
        self._papers = papers

    def read(
        self, path: Path, *, paper: Paper | None = None, subject_id: UUID | None = None
    ) -> Reading:
        """Hold a Word file against the paper that it is, else against the one given.

        Args:
            path: the file.
            paper: what the file is taken for when it does not say so: plan or report.
            subject_id: the plan or the period in hand then.

        Raises:
            FileRefused: ``word.pdf`` and the like: not a Word file that can be read.
            InputRefused: ``word.foreign``: not a paper of this ledger.
        """
        # The reader of Word files loads when the first file comes back.
        from desktop.imports.docx_reader import read_docx  # noqa: PLC0415

        found = read_docx(path)
        own = self._own(found.origin)
        if own is not None:
            paper, subject_id = own
        elif found.origin is not None or paper is None or subject_id is None:
            raise InputRefused("word.foreign", name=path.name)
        subject = self._subject(paper, subject_id)
        printed = self._papers.printed(paper, subject_id)
        if own is None and not _is_known(printed, found):
            raise InputRefused("word.foreign", name=path.name)
        compared = propose(subject.plan, printed, found.lines)
        return Reading(
            paper=paper,
            subject_id=subject_id,
            title=plan_name(subject.plan) if subject.period is None else subject.period.label,
            proposals=compared.proposals,
            notes=compared.notes,
            frozen=_frozen(subject),
            before=subject,
            printed=printed,
        )

    def accepted(self, reading: Reading, proposals: Sequence[Proposal]) -> Subject:
        """Return what would be in the ledger after accepting some proposals of a reading.

        Raises:
            InputRefused: ``word.issued``, ``word.closed``, ``word.not_empty``.
        """
        if reading.frozen:
            raise InputRefused(reading.frozen)
        return tidied(accept(reading.before, reading.printed, proposals))

    def accept(self, reading: Reading, proposals: Sequence[Proposal]) -> Changes:
        """Accept some proposals of a reading, all of them or none.

        Raises:
            InputRefused: as for ``accepted``; ``word.changed``: the ledger changed since.
        """
        return self.put(reading.before, self.accepted(reading, proposals))

    def put(self, before: Subject, after: Subject) -> Changes:
        """Write what differs between two states, in one transaction; the other way it undoes.

        Raises:
            InputRefused: ``word.changed``: what differs is not in the ledger as ``before`` has it;
                ``plan.issued``, ``date.impossible``, ``section.unknown``.
        """
        changes = Changes()
        with self._database.transaction() as connection:
            if after.plan != before.plan:
                _put_plan(connection, before.plan, after.plan)
                changes |= Changes.of(Kind.PLAN)
            if after.report is not None and after.report != before.report:
                _put_report(connection, before.report, after.report)
                changes |= Changes.of(Kind.REPORT)
            if after.results != before.results:
                _put_results(connection, before, after)
                changes |= Changes.of(Kind.RESULT)
        return changes

    def _own(self, origin: Origin | None) -> tuple[Paper, UUID] | None:
        """Return paper and subject of a file of ours; a later draft takes an issued one's place."""
        if origin is None or origin.paper not in {Paper.PLAN, Paper.REPORT}:
            return None
        plans = self._plans.plans()
        plan = next((one for one in plans if one.id == origin.plan_id), None)
        if plan is None:
            return None
        if origin.paper is Paper.REPORT:
            known = {period.id for period in self._periods.periods(plan.id)}
            return (Paper.REPORT, origin.period_id) if origin.period_id in known else None
        later = [
            one.id
            for one in plans
            if one.series_id == plan.series_id
            and one.revision > plan.revision
            and one.status is PlanStatus.DRAFT
        ]
        return Paper.PLAN, later[0] if later and plan.status is PlanStatus.ISSUED else plan.id

    def _subject(self, paper: Paper, subject_id: UUID) -> Subject:
        if paper is Paper.PLAN:
            return Subject(plan=self._plans.plan(subject_id))
        sheet = self._results.sheet(subject_id)
        report = self._reports.report(subject_id)
        writings = part_writings(report, sheet.plan, sheet.period, sheet.results, sheet.measures)
        return Subject(
            plan=sheet.plan,
            period=sheet.period,
            report=report,
            results=sheet.results,
            writings={key: (told.text, told.figures) for key, told in writings.items()},
        )


def _is_known(printed: Sequence[PrintedLine], found: FoundPaper) -> bool:
    """Tell whether a file without our properties is the paper all the same."""
    ours = {line.text for line in printed}
    theirs: list[FoundLine] = list(found.lines)
    shared = sum(line.text in ours or bool(line.marks) for line in theirs)
    return bool(theirs) and shared >= _LEAST_KNOWN * len(theirs)


def _frozen(subject: Subject) -> str:
    if subject.period is None:
        return "word.issued" if subject.plan.status is PlanStatus.ISSUED else ""
    return "" if subject.period.state is PeriodState.OPEN else "word.closed"


def _put_plan(connection: Connection, before: Plan, after: Plan) -> None:
    require_draft(connection, after.id)
    require_whole(after)
    table = table_of(PlanRow)
    present = read_plan(connection, after.id)
    if _details(before) != _details(after):
        _require_same(_details(present), _details(before))
        update_record(connection, PlanRow, after, table.c.id == after.id)
    for name in ("sections", "targets", "tasks"):
        old = {one.id: one for one in getattr(before, name)}
        new = {one.id: one for one in getattr(after, name)}
        now = {one.id: one for one in getattr(present, name)}
        for identity in old.keys() | new.keys():
            was, wanted = old.get(identity), new.get(identity)
            if was == wanted:
                continue
            _require_same(now.get(identity), was)
            kind = row_of(was or wanted)  # type: ignore[arg-type]
            rows = table_of(kind)
            where = (rows.c.plan_id == after.id, rows.c.id == identity)
            if wanted is None:
                connection.execute(delete(rows).where(*where))
            elif was is None:
                insert_records(connection, kind, [wanted], plan_id=after.id)
            else:
                update_record(connection, kind, wanted, *where)


def _details(plan: Plan) -> tuple[object, ...]:
    return (plan.head, plan.legal_bases, plan.opening, plan.recipients, plan.signer, plan.columns)


def _put_report(connection: Connection, before: Report | None, after: Report) -> None:
    require_possible(after.head.day, after.head.month, after.head.year)
    table = table_of(ReportRow)
    where = table.c.period_id == after.period_id
    stored = read_records(connection, ReportRow, Report, where)
    if stored:
        _require_same(stored[0], before)
    connection.execute(delete(table).where(where))
    insert_records(connection, ReportRow, [after])


def _put_results(connection: Connection, before: Subject, after: Subject) -> None:
    period: Period | None = after.period
    if period is None:
        return
    table = table_of(ResultRow)
    own = table.c.period_id == period.id
    stored = {one.task_id: one for one in read_records(connection, ResultRow, Result, own)}
    for task_id in before.results.keys() | after.results.keys():
        was, wanted = before.results.get(task_id), after.results.get(task_id)
        if was == wanted:
            continue
        _require_same(stored.get(task_id), was)
        connection.execute(delete(table).where(own, table.c.task_id == task_id))
        if wanted is not None:
            insert_records(connection, ResultRow, [wanted])


def _require_same(present: object, before: object) -> None:
    if present != before:
        raise InputRefused("word.changed", place="")
