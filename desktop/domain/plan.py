"""The plan: a document whose every line is kept, and the structure that the work needs.

The body is one tree. A :class:`Section` is a heading, a paragraph or a group of the task table;
tasks and targets hang on a section and share its ``position`` order, so that the printed order
of everything under a section is the order of ``position``. Labels ("A.", "III.", "đ)", "-",
"+", "") are literal: they are kept as the source has them, and never carry identity.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from desktop.domain.record import Line, Position, Record, Score, Text, Year


class PlanStatus(StrEnum):
    """A plan is a draft until it is issued; then it is frozen."""

    DRAFT = "draft"
    ISSUED = "issued"


class SectionKind(StrEnum):
    """What a section is, which decides how it is printed."""

    HEADING = "heading"
    """A label and a title on a line of its own."""
    PARAGRAPH = "paragraph"
    """Running text, with a label ("-", "+", "1.") or without."""
    GROUP = "group"
    """A component: heading of its prose tasks, or group row of the task table."""
    BLOCK = "block"
    """An index as a whole inside the task table: "B CHỈ SỐ XANH CẤP TỈNH (PGI)"."""
    TABLE = "table"
    """The task table; its groups and blocks are the sections under it."""


class EmphasisKind(StrEnum):
    """Emphasis inside running text."""

    BOLD = "bold"
    ITALIC = "italic"


class Emphasis(Record, frozen=True, kw_only=True):
    """A stretch of emphasised text: code points ``start`` to ``end`` (excluded)."""

    start: Position
    end: Position
    kind: EmphasisKind


class Section(Record, frozen=True, kw_only=True):
    """One node of the document tree."""

    id: UUID
    parent_id: UUID | None = None
    position: Position = 0
    kind: SectionKind
    label: Line = ""
    text: Text = ""
    emphasis: tuple[Emphasis, ...] = ()
    component_id: UUID | None = None
    weight: Score | None = None
    """Percent stated in ``text`` ("(Trọng số 5%)")."""
    header: tuple[Line, ...] = ()
    """Column titles repeated under a block row, as its source writes them."""


class Role(StrEnum):
    """What a unit does for a task."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    PERFORM = "perform"
    MONITOR = "monitor"


class Actor(Record, frozen=True, kw_only=True):
    """A unit in a role; ``name`` may be free text ("các cán bộ, công chức")."""

    role: Role
    name: Line
    unit_id: UUID | None = None


class TimingKind(StrEnum):
    """When a task is to be done."""

    ROUTINE = "routine"
    """Nhiệm vụ thường xuyên."""
    DEADLINE = "deadline"
    PERIODIC = "periodic"
    BY_PLAN = "by_plan"
    """As another plan says."""
    UNSTATED = "unstated"


class DeliverableKind(StrEnum):
    """What a task gives."""

    PERIODIC_REPORT = "periodic_report"
    BY_PLAN = "by_plan"
    DOCUMENT = "document"
    OTHER = "other"
    UNSTATED = "unstated"


class Task(Record, frozen=True, kw_only=True):
    """Nhiệm vụ, giải pháp.

    ``content`` is the literal text; in a prose plan it names the units too, and ``actors`` holds
    what it says as structure. ``actors_text`` is the literal of a table's "Cơ quan thực hiện"
    cell; empty means that it is composed from ``actors``.
    """

    id: UUID
    section_id: UUID
    position: Position = 0
    label: Line = ""
    lead_in: Line = ""
    """Words before the content that are not part of it: "Nhiệm vụ:"."""
    content: Text = ""
    component_ids: tuple[UUID, ...] = ()
    actors: tuple[Actor, ...] = ()
    actors_text: Text = ""
    timing: TimingKind = TimingKind.UNSTATED
    timing_text: Text = ""
    due: date | None = None
    deliverable: DeliverableKind = DeliverableKind.UNSTATED
    deliverable_text: Text = ""
    note: Text = ""


class Comparator(StrEnum):
    """How a target compares a result with its value."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"
    KEEP = "keep"
    """Duy trì: no worse than the baseline."""
    TEXT = "text"
    """Only words; nothing to compare."""


class Target(Record, frozen=True, kw_only=True):
    """A target for a component, or for a framework's total when ``component_id`` is None.

    ``stated_delta`` is what the source claims; ``delta`` is what its numbers give.
    """

    id: UUID
    section_id: UUID
    position: Position = 0
    label: Line = ""
    lead_in: Line = ""
    text: Text = ""
    """The literal sentence."""
    framework_id: UUID | None = None
    component_id: UUID | None = None
    comparator: Comparator = Comparator.AT_LEAST
    value: Score | None = None
    unit: Line = "điểm"
    baseline: Score | None = None
    baseline_year: Year | None = None
    stated_delta: Score | None = None

    @property
    def in_points(self) -> bool:
        """Whether it is compared with scores; a rank or a share has another unit."""
        return self.unit.strip().lower() in {"", "điểm"}

    @property
    def delta(self) -> Decimal | None:
        """Value minus baseline, or None where one of them is missing."""
        if self.value is None or self.baseline is None:
            return None
        return self.value - self.baseline


class Frequency(StrEnum):
    """How often a report is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    ONCE = "once"


class ReportingRule(Record, frozen=True, kw_only=True):
    """Chế độ báo cáo: who reports to whom, how often, until when.

    The due day is ``due_day`` of ``due_month`` (None: of the period's last month); ``before``
    says that the day itself is already late ("trước ngày 15").
    """

    id: UUID
    position: Position = 0
    reporter: Line = ""
    receiver: Line = ""
    via: Line = ""
    frequency: Frequency
    phrase: Text = ""
    """The literal phrase of the plan."""
    due_day: int | None = None
    due_month: int | None = None
    before: bool = True


class Recipient(Record, frozen=True, kw_only=True):
    """One line of "Nơi nhận" without its dash and its final mark: "UBND tỉnh (b/c)"."""

    name: Line
    note: Line = ""
    """Inside the brackets: "b/c", "để tổng hợp"."""


class LegalBasis(Record, frozen=True, kw_only=True):
    """One căn cứ: its literal text without the final mark, and the mark as the source has it."""

    text: Text
    mark: Line = ";"
    italic: bool = True


class Signer(Record, frozen=True, kw_only=True):
    """Signer block: authority lines in capitals, then the name."""

    lines: tuple[Line, ...] = ()
    """("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") or ("GIÁM ĐỐC",)."""
    name: Line = ""


class ColumnKind(StrEnum):
    """What a column of the printed task table shows."""

    NUMBER = "number"
    CONTENT = "content"
    ACTORS = "actors"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIMING = "timing"
    DELIVERABLE = "deliverable"
    NOTE = "note"


class Column(Record, frozen=True, kw_only=True):
    """A chosen column and its literal title."""

    kind: ColumnKind
    title: Line


class TaskPrint(StrEnum):
    """The two ways to print tasks."""

    TABLE = "table"
    PROSE = "prose"


class Head(Record, frozen=True, kw_only=True):
    """The head of a document. Number, day and month may be blank: văn thư stamps them."""

    parent_line: Line = ""
    name_lines: tuple[Line, ...] = ()
    type_name: Line = "KẾ HOẠCH"
    number: Line = ""
    symbol: Line = ""
    place: Line = ""
    day: int | None = None
    month: int | None = None
    year: Year | None = None
    title: tuple[Line, ...] = ()
    """Trích yếu, line by line."""


class Decision(Record, frozen=True, kw_only=True):
    """The Quyết định that a plan is issued under, where an office issues it so."""

    head: Head = Head(type_name="QUYẾT ĐỊNH")
    power: Line = ""
    """Who decides, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI LÃNH"."""
    legal_bases: tuple[LegalBasis, ...] = ()
    proposer: Line = ""
    """Whose proposal it follows: "Trưởng phòng Kinh tế"."""
    articles: tuple[Text, ...] = ()
    """What is decided; "Điều 1." and so on are counted when it is printed."""
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer()


class Plan(Record, frozen=True, kw_only=True):
    """A whole plan in one revision."""

    id: UUID
    """Identity of this revision."""
    series_id: UUID
    """Identity of the plan through its revisions."""
    revision: int = 1
    status: PlanStatus = PlanStatus.DRAFT
    year: Year
    framework_ids: tuple[UUID, ...] = ()
    head: Head
    legal_bases: tuple[LegalBasis, ...] = ()
    opening: tuple[Text, ...] = ()
    """Paragraphs between the legal bases and the first section."""
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    rules: tuple[ReportingRule, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer()
    task_print: TaskPrint = TaskPrint.TABLE
    columns: tuple[Column, ...] = ()
    decision: Decision | None = None
    """None: the plan is issued by itself."""
    sample: bool = False
    """True for a shipped sample; papers of sample results say so."""
