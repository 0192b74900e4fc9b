"""What an edited Word file would change: proposals, to be accepted one by one.

Pure: the paper as the ledger prints it now is held against the lines that were found. A line whose
text is the one that was exported was not touched by the editor, whatever the ledger says by now.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from uuid import UUID

from desktop.domain.end_marks import same_but_mark
from desktop.domain.outline import Outline
from desktop.domain.plan import Head, Plan
from desktop.domain.record import Line, Record, new_id
from desktop.domain.result import Result
from desktop.domain.word_align import align, moved
from desktop.domain.word_diff import Span, is_minor, spans
from desktop.domain.word_fields import head_with, result_with
from desktop.domain.word_lines import FoundLine, PrintedLine
from desktop.domain.word_places import place_of
from desktop.domain.word_source import FIXED, Source, SourceKind, digest

_IN_PLAN = {SourceKind.SECTION, SourceKind.TASK, SourceKind.TARGET}
_LISTS = {
    SourceKind.BASIS,
    SourceKind.OPENING,
    SourceKind.RECIPIENT,
    SourceKind.AUTHORITY,
    SourceKind.ADDRESSEE,
    SourceKind.PART,
}
_ONE_LINE = {SourceKind.HEAD, SourceKind.AUTHORITY, SourceKind.SIGNER, SourceKind.ADDRESSEE}
_LIST_FIELDS = {"name", "title"}
_GAP = " | "


class ProposalKind(StrEnum):
    """What a proposal does."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class NoteKind(StrEnum):
    """Something in the file that no proposal can take over."""

    MOVED = "moved"
    FIXED = "fixed"
    """A line of the program was changed, or a line stands among those."""
    CELL = "cell"
    """A cell that is computed, or that cannot be understood."""
    COLUMNS = "columns"
    """A row has more or fewer cells than the table has columns."""
    REMOVED = "removed"
    """What was taken out cannot be taken out this way."""
    NOT_EMPTY = "not_empty"
    """A heading was taken out, what stands under it was not."""


class Note(Record, frozen=True, kw_only=True):
    """One thing that is only told."""

    kind: NoteKind
    place: Line
    text: str = ""


class Proposal(Record, frozen=True, kw_only=True):
    """One change, with both texts and the stretches of them that differ."""

    kind: ProposalKind
    place: Line
    """Where, in the clerk's words: "III.5 · Chủ trì"."""
    source: Source
    """The line that changes; of an added one the line it follows, or precedes (``above``)."""
    field: Line = ""
    """Of a table row: the column."""
    before: str = ""
    """The ledger's present text."""
    after: str = ""
    gone: tuple[Span, ...] = ()
    come: tuple[Span, ...] = ()
    above: bool = False
    row: bool = False
    cells: tuple[tuple[Line, str], ...] = ()
    """Of an added row: (field, text) of each column."""
    minor: bool = False
    """Only spaces or the place of a tone mark differ."""
    conflict: bool = False
    """The ledger changed too since the file was exported."""


class Comparison(Record, frozen=True, kw_only=True):
    """What a whole file proposes, in its order, and what is only told."""

    proposals: tuple[Proposal, ...] = ()
    notes: tuple[Note, ...] = ()


def propose(plan: Plan, printed: Sequence[PrintedLine], found: Sequence[FoundLine]) -> Comparison:
    """Return what the found lines would change in the printed ones."""
    return _Comparing(plan, printed, found).result()


class _Comparing:
    def __init__(
        self, plan: Plan, printed: Sequence[PrintedLine], found: Sequence[FoundLine]
    ) -> None:
        self._outline = Outline(plan)
        self._printed = printed
        self._found = found
        self._pairs = align(printed, found)
        self._notes: list[Note] = []

    def result(self) -> Comparison:
        proposals: list[tuple[int, Proposal]] = []
        for other, place in enumerate(self._pairs):
            if place is None:
                proposals += [(other, one) for one in self._added(other)]
            else:
                pair = (self._printed[place], self._found[other])
                proposals += [(other, one) for one in self._changed(*pair)]
        proposals += self._removed()
        for other in moved(self._pairs):
            place = self._pairs[other]
            if place is not None and self._printed[place].source != FIXED:
                self._note(NoteKind.MOVED, self._printed[place])
        proposals.sort(key=lambda pair: pair[0])
        return Comparison(proposals=tuple(one for _, one in proposals), notes=tuple(self._notes))

    def _note(self, kind: NoteKind, line: PrintedLine, text: str = "") -> None:
        place = place_of(self._outline, line.source, line.text)
        self._notes.append(Note(kind=kind, place=place, text=text or line.text))

    def _changed(self, ours: PrintedLine, theirs: FoundLine) -> Iterator[Proposal]:
        cells = theirs.cells
        if ours.source.kind in _ONE_LINE:
            cells = tuple(cell.replace("\n", " ") for cell in cells)
        if cells == ours.cells or (ours.own and cells == (ours.own,)):
            return
        if ours.source.kind is SourceKind.BASIS and same_but_mark(ours.text, cells[0]):
            return
        if ours.source == FIXED:
            if not is_minor("\t".join(ours.cells), "\t".join(cells)):
                self._note(NoteKind.FIXED, ours, _GAP.join(cells))
            return
        mark = next((one for one in theirs.marks if _same(one.source, ours.source)), None)
        if mark is not None and mark.digest == digest("\t".join(cells)):
            return
        conflict = mark is not None and mark.digest != digest(ours.text)
        if ours.fields or ours.source.kind in {SourceKind.COLUMNS, SourceKind.HEADER}:
            yield from self._cells(ours, cells, conflict=conflict)
            return
        before, after = _flat(ours), " ".join(cell for cell in cells if cell)
        if ours.source.kind is SourceKind.HEAD and not _readable(ours.source.field, after):
            self._note(NoteKind.CELL, ours, after)
        elif before != after:
            yield self._change(ours, "", before, after, conflict=conflict)

    def _cells(
        self, ours: PrintedLine, cells: tuple[str, ...], *, conflict: bool
    ) -> Iterator[Proposal]:
        if len(cells) != len(ours.cells):
            self._note(NoteKind.COLUMNS, ours, _GAP.join(cells))
            return
        fields = ours.fields or tuple(str(number) for number in range(len(cells)))
        for field, before, after in zip(fields, ours.cells, cells, strict=True):
            if before == after:
                continue
            if not field or not _fits(ours.source, field, after):
                self._note(NoteKind.CELL, ours, after)
            else:
                yield self._change(ours, field, before, after, conflict=conflict)

    def _change(
        self, ours: PrintedLine, field: str, before: str, after: str, *, conflict: bool
    ) -> Proposal:
        gone, come = spans(before, after)
        return Proposal(
            kind=ProposalKind.CHANGED,
            place=place_of(self._outline, ours.source, ours.text, field),
            source=ours.source,
            field=field,
            before=before,
            after=after,
            gone=gone,
            come=come,
            row=ours.row,
            minor=is_minor(before, after),
            conflict=conflict,
        )

    def _added(self, other: int) -> Iterator[Proposal]:
        line = self._found[other]
        if line.titles:
            return
        before = self._near(other, -1)
        after = self._near(other, 1)
        above = before is None or not _can_follow(before.source)
        anchor = after if above else before
        own = anchor is not None and _can_follow(anchor.source)
        fields = self._fields_near(other) if line.row else ()
        if anchor is None or not own or (line.row and len(fields) != len(line.cells)):
            self._notes.append(Note(kind=NoteKind.FIXED, place="", text=_GAP.join(line.cells)))
            return
        text = _GAP.join(line.cells)
        if anchor.source.kind in _ONE_LINE:
            text = text.replace("\n", " ")
        yield Proposal(
            kind=ProposalKind.ADDED,
            place=f"{'trước' if above else 'sau'} "
            + place_of(self._outline, anchor.source, anchor.text),
            source=anchor.source,
            after=text,
            come=((0, len(text)),),
            above=above,
            row=line.row,
            cells=tuple(zip(fields, line.cells, strict=True)) if line.row else (),
        )

    def _near(self, other: int, step: int) -> PrintedLine | None:
        """Return the nearest matched line before or after an added one."""
        other += step
        while 0 <= other < len(self._pairs):
            place = self._pairs[other]
            if place is not None:
                return self._printed[place]
            other += step
        return None

    def _fields_near(self, other: int) -> tuple[str, ...]:
        """Return the columns of the table that an added row stands in: of plan tasks only."""
        for step in (-1, 1):
            near = other + step
            while 0 <= near < len(self._pairs) and self._found[near].row:
                place = self._pairs[near]
                line = self._printed[place] if place is not None else None
                if line is not None and line.source.kind is SourceKind.TASK and line.fields:
                    return line.fields
                near += step
        return ()

    def _removed(self) -> Iterator[tuple[int, Proposal]]:
        kept = {place: other for other, place in enumerate(self._pairs) if place is not None}
        gone: set[UUID | None] = {
            line.source.id
            for place, line in enumerate(self._printed)
            if place not in kept and line.source.id is not None
        }
        here = -1
        for place, line in enumerate(self._printed):
            if place in kept:
                here = kept[place]
            elif line.source == FIXED:
                self._note(NoteKind.REMOVED, line)
            else:
                told = self._removal(line, gone)
                if told is not None:
                    yield here, told

    def _removal(self, line: PrintedLine, gone: set[UUID | None]) -> Proposal | None:
        kind, field = line.source.kind, line.source.field
        listed = kind in _LISTS or (kind is SourceKind.HEAD and field in {"parent", *_LIST_FIELDS})
        if not listed and kind not in _IN_PLAN:
            self._note(NoteKind.REMOVED, line)
            return None
        if kind is SourceKind.SECTION and line.source.line == 0:
            inside = {item.id for _, item in self._outline.walk(line.source.id)}
            if not inside <= gone:
                self._note(NoteKind.NOT_EMPTY, line)
                return None
        before = _flat(line)
        return Proposal(
            kind=ProposalKind.REMOVED,
            place=place_of(self._outline, line.source, line.text),
            source=line.source,
            before=before,
            gone=((0, len(before)),),
            row=line.row,
        )


def _same(one: Source, other: Source) -> bool:
    return (one.kind, one.id, one.field) == (other.kind, other.id, other.field)


def _flat(line: PrintedLine) -> str:
    if line.fields:
        return _GAP.join(line.cells)
    return " ".join(cell for cell in line.cells if cell)


def _readable(field: str, text: str) -> bool:
    return field in _LIST_FIELDS or head_with(Head(), field, text) is not None


def _fits(source: Source, field: str, text: str) -> bool:
    if source.kind is not SourceKind.RESULT:
        return True
    blank = Result(id=new_id(), period_id=new_id(), task_id=new_id())
    return result_with(blank, field, text) is not None


def _can_follow(source: Source) -> bool:
    """Tell whether a new line can be put beside a line."""
    if source.kind is SourceKind.HEAD:
        return source.field in _LIST_FIELDS
    return source.kind in _IN_PLAN | _LISTS
