"""Accepting proposals: a plan, a report and results as they are after the accepted changes.

Pure. Every line that changes must still read as the proposal says; nothing else is touched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from msgspec import field as by_default
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.figures import Drafted
from desktop.domain.period import Period
from desktop.domain.plan import Head, LegalBasis, Plan, Recipient, Section, Target, Task
from desktop.domain.proposals import Proposal, ProposalKind
from desktop.domain.record import Record, new_id
from desktop.domain.report import Citation, Part, PartKey, Report
from desktop.domain.result import Result
from desktop.domain.word_diff import follow
from desktop.domain.word_fields import (
    addressee_of,
    basis_of,
    head_with,
    recipient_of,
    result_with,
    section_of,
    target_of,
    task_of,
    task_with,
)
from desktop.domain.word_lines import PrintedLine
from desktop.domain.word_source import Source, SourceKind
from desktop.domain.word_tree import added_row, added_section

T = TypeVar("T")

_ITEMS = {SourceKind.SECTION, SourceKind.TASK, SourceKind.TARGET}
_CELLS = {SourceKind.COLUMNS, SourceKind.HEADER}


class Subject(Record, frozen=True, kw_only=True):
    """What a Word file can change; report, period and results only for a periodic report."""

    plan: Plan
    period: Period | None = None
    report: Report | None = None
    results: dict[UUID, Result] = by_default(default_factory=dict)
    """By task."""
    writings: dict[PartKey, tuple[str, tuple[Citation, ...]]] = by_default(default_factory=dict)
    """Text and linked numbers of each part as it prints."""


def accept(
    subject: Subject, printed: Sequence[PrintedLine], proposals: Sequence[Proposal]
) -> Subject:
    """Return the subject with some proposals accepted.

    Raises:
        InputRefused: ``word.changed``: a line does not read as the proposal says any more;
            ``word.not_empty``: something would hang on nothing.
    """
    return _Accepting(subject, printed).accept(proposals)


class _Accepting:
    def __init__(self, subject: Subject, printed: Sequence[PrintedLine]) -> None:
        self._subject = subject
        self._plan = subject.plan
        self._report = subject.report
        self._results = dict(subject.results)
        self._printed = printed
        self._places = {line.source: place for place, line in enumerate(printed)}

    def accept(self, proposals: Sequence[Proposal]) -> Subject:
        lists: dict[Source, list[tuple[int, int, Proposal]]] = defaultdict(list)
        rest: list[Proposal] = []
        for turn, proposal in enumerate(proposals):
            source = self._present(proposal)
            listed = self._listed(proposal, source)
            if listed is None:
                rest.append(replace(proposal, source=source))
            else:
                lists[_record(listed)].append((listed.line, turn, proposal))
        added = [one for one in rest if one.kind is ProposalKind.ADDED]
        for proposal in rest:
            if proposal.kind is ProposalKind.CHANGED:
                self._change(proposal)
        for record, edits in lists.items():
            self._edit(record, edits)
        for proposal in reversed(added):
            self._add(proposal)
        self._require_whole()
        return replace(self._subject, plan=self._plan, report=self._report, results=self._results)

    def _present(self, proposal: Proposal) -> Source:
        """Return the source where the proposal's line stands now.

        Raises:
            InputRefused: ``word.changed``.
        """
        place = self._places.get(proposal.source)
        if proposal.kind is ProposalKind.ADDED:
            if place is None:
                raise InputRefused("word.changed", place=proposal.place)
            return proposal.source
        if place is not None and self._reads(self._printed[place], proposal):
            return proposal.source
        for line in self._printed:
            if _record(line.source) == _record(proposal.source) and self._reads(line, proposal):
                return line.source
        raise InputRefused("word.changed", place=proposal.place)

    def _reads(self, line: PrintedLine, proposal: Proposal) -> bool:
        if proposal.field:
            fields = line.fields or tuple(str(number) for number in range(len(line.cells)))
            return dict(zip(fields, line.cells, strict=True)).get(proposal.field) == proposal.before
        gap = " | " if line.fields else " "
        cells = line.cells if line.fields else tuple(cell for cell in line.cells if cell)
        return gap.join(cells) == proposal.before

    def _listed(self, proposal: Proposal, source: Source) -> Source | None:
        """Return the list entry that a proposal is about; None where it is a record or a cell."""
        if proposal.kind is ProposalKind.ADDED:
            if source.kind in _ITEMS:
                split = replace(source, line=source.line + 1) in self._places
                return source if split and not proposal.above else None
            return self._beside(proposal, source)
        if proposal.field:
            return None
        return source

    def _beside(self, proposal: Proposal, source: Source) -> Source:
        """Return the list entry after which a new line goes; entry -1 is before the first."""
        line = source.line - 1 if proposal.above else source.line
        looks_legal = proposal.after.startswith("Căn cứ") or proposal.after.endswith(";")
        last = replace(source, line=source.line + 1) not in self._places
        if source.kind is SourceKind.BASIS and last and not looks_legal and not proposal.above:
            return Source(kind=SourceKind.OPENING, line=-1)
        titled = source.kind is SourceKind.HEAD and source.field == "title"
        if titled and last and not proposal.above and self._report is None:
            if looks_legal:
                return Source(kind=SourceKind.BASIS, line=-1)
            if not self._plan.legal_bases:
                return Source(kind=SourceKind.OPENING, line=-1)
        return replace(source, line=line)

    def _change(self, proposal: Proposal) -> None:
        """Write one cell."""
        source, field, text = proposal.source, proposal.field, proposal.after
        if source.kind is SourceKind.RESULT:
            self._change_result(source.id, field, text)
        elif source.kind is SourceKind.TASK:
            self._put(Task, source.id, lambda task: task_with(task, field, text))
        elif source.kind is SourceKind.COLUMNS:
            columns = list(self._plan.columns)
            columns[int(field)] = replace(columns[int(field)], title=text)
            self._plan = replace(self._plan, columns=tuple(columns))
        else:
            self._put(Section, source.id, lambda one: _with_title(one, int(field), text))

    def _change_result(self, task_id: UUID | None, field: str, text: str) -> None:
        period = self._subject.period
        if task_id is None or period is None:
            return
        result = self._results.get(task_id) or Result(
            id=new_id(), period_id=period.id, task_id=task_id
        )
        changed = result_with(result, field, text)
        if changed is not None:
            self._results[task_id] = replace(changed, carried=False)

    def _put(self, kind: type[T], identity: UUID | None, change: Callable[[T], T]) -> None:
        name = {Task: "tasks", Section: "sections", Target: "targets"}[kind]  # type: ignore[index]
        items = tuple(
            change(item) if item.id == identity else item for item in getattr(self._plan, name)
        )
        self._plan = replace(self._plan, **{name: items})

    def _edit(self, record: Source, edits: list[tuple[int, int, Proposal]]) -> None:
        """Change, remove and add lines of one record or list, from its end to its beginning."""
        lines: dict[int, str] = {
            line.source.line: line.own or " ".join(cell for cell in line.cells if cell)
            if not line.fields
            else ""
            for line in self._printed
            if _record(line.source) == record
        }
        count = max(self._length(record), 1 + max(lines, default=-1))
        entries: list[tuple[int | None, str]] = [
            (place, lines.get(place, "")) for place in range(count)
        ]
        where = {place: step for step, (place, _) in enumerate(entries)}
        for place, _, proposal in sorted(edits, key=lambda edit: edit[:2], reverse=True):
            step = where.get(place, -1)
            if proposal.kind is ProposalKind.ADDED:
                entries.insert(step + 1, (None, proposal.after))
        for place, _, proposal in edits:
            at = next((n for n, (known, _) in enumerate(entries) if known == place), None)
            if at is None or proposal.kind is ProposalKind.ADDED:
                continue
            if proposal.kind is ProposalKind.REMOVED:
                del entries[at]
            else:
                entries[at] = (place, proposal.after)
        self._store(record, entries, {edit[0] for edit in edits})

    def _length(self, record: Source) -> int:
        """Return how many entries a list has: some may print on no line of their own."""
        paper = self._report if self._report is not None else self._plan
        match record.kind:
            case SourceKind.BASIS:
                return len(self._plan.legal_bases)
            case SourceKind.OPENING:
                return len(self._plan.opening)
            case SourceKind.RECIPIENT:
                return len(paper.recipients)
            case _:
                return 0

    def _store(
        self, record: Source, entries: list[tuple[int | None, str]], touched: set[int]
    ) -> None:
        text = "\n".join(said for _, said in entries)
        plan = self._plan
        match record.kind:
            case SourceKind.SECTION if text:
                self._put(Section, record.id, lambda one: section_of(one, text))
            case SourceKind.TASK if text:
                self._put(Task, record.id, lambda one: task_of(one, text))
            case SourceKind.TARGET if text:
                self._put(Target, record.id, lambda one: target_of(one, text))
            case SourceKind.SECTION | SourceKind.TASK | SourceKind.TARGET:
                self._remove(record.id)
            case SourceKind.BASIS:
                blank = LegalBasis(
                    text="", italic=not plan.legal_bases or plan.legal_bases[0].italic
                )
                bases = _entries(
                    plan.legal_bases,
                    entries,
                    touched,
                    lambda old, said: basis_of(old or blank, said),
                )
                self._plan = replace(plan, legal_bases=bases)
            case SourceKind.OPENING:
                opening = _entries(plan.opening, entries, touched, lambda _, said: said)
                self._plan = replace(plan, opening=opening)
            case SourceKind.PART:
                self._store_part(PartKey(record.field), text)
            case _:
                self._store_frame(record, entries, touched)

    def _store_frame(
        self, record: Source, entries: list[tuple[int | None, str]], touched: set[int]
    ) -> None:
        """Store head, addressees, recipients and signer: of the report, else of the plan."""
        paper: Plan | Report = self._report if self._report is not None else self._plan
        said = tuple(text for _, text in entries)
        match record.kind:
            case SourceKind.HEAD:
                paper = replace(paper, head=_head(paper.head, record.field, said))
            case SourceKind.RECIPIENT:
                recipients: tuple[Recipient, ...] = _entries(
                    paper.recipients, entries, touched, lambda _, text: recipient_of(text)
                )
                paper = replace(paper, recipients=recipients)
            case SourceKind.AUTHORITY:
                paper = replace(paper, signer=replace(paper.signer, lines=said))
            case SourceKind.SIGNER:
                paper = replace(paper, signer=replace(paper.signer, name=" ".join(said)))
            case _:
                if isinstance(paper, Report):
                    names = tuple(addressee_of(text) for text in said)
                    paper = replace(paper, addressees=names)
        if isinstance(paper, Report):
            self._report = paper
        else:
            self._plan = paper

    def _store_part(self, key: PartKey, text: str) -> None:
        if self._report is None:
            return
        drafted = self._subject.writings.get(key, Drafted(""))
        place = follow(drafted[0], text)
        figures = tuple(
            moved
            for one in drafted[1]
            if (moved := replace(one, start=place(one.start), end=place(one.end - 1) + 1))
            and text[moved.start : moved.end] == drafted[0][one.start : one.end]
        )
        part = Part(key=key, text=text, figures=figures)
        others = [one for one in self._report.parts if one.key is not key]
        order = list(PartKey)
        parts = sorted([*others, part], key=lambda one: order.index(one.key))
        self._report = replace(self._report, parts=tuple(parts))

    def _remove(self, identity: UUID | None) -> None:
        plan = self._plan
        self._plan = replace(
            plan,
            sections=tuple(one for one in plan.sections if one.id != identity),
            tasks=tuple(one for one in plan.tasks if one.id != identity),
            targets=tuple(one for one in plan.targets if one.id != identity),
        )

    def _add(self, proposal: Proposal) -> None:
        make = added_row if proposal.row else added_section
        self._plan = make(self._plan, self._subject.plan, proposal)

    def _require_whole(self) -> None:
        known = {section.id for section in self._plan.sections}
        parents = {section.parent_id for section in self._plan.sections} - {None}
        parents |= {task.section_id for task in self._plan.tasks}
        parents |= {target.section_id for target in self._plan.targets}
        if not parents <= known:
            raise InputRefused("word.not_empty")


def _record(source: Source) -> Source:
    return Source(kind=source.kind, id=source.id, field=source.field)


def _with_title(section: Section, place: int, title: str) -> Section:
    header = list(section.header) + [""] * (place + 1 - len(section.header))
    header[place] = title
    return replace(section, header=tuple(header))


def _entries(
    old: tuple[T, ...],
    entries: Iterable[tuple[int | None, str]],
    touched: set[int],
    make: Callable[[T | None, str], T],
) -> tuple[T, ...]:
    """Return a list after its edits; entries that nobody touched stay the records they are."""
    return tuple(
        old[place]
        if place is not None and place not in touched
        else make(old[place] if place is not None else None, said)
        for place, said in entries
    )


def _head(head: Head, field: str, said: tuple[str, ...]) -> Head:
    if field == "name":
        return replace(head, name_lines=said)
    if field == "title":
        return replace(head, title=said)
    return head_with(head, field, " ".join(said)) or head
