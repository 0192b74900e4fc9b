"""What was done for a task in a period, and the measures of components."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.record import Line, Percent, Record, Score, Text, Year


class ResultStatus(StrEnum):
    """Status of a task in one period. A routine task is judged anew in each period."""

    NOT_STARTED = "not_started"
    DOING = "doing"
    DONE = "done"
    OVERDUE = "overdue"


class Result(Record, frozen=True, kw_only=True):
    """Kết quả thực hiện of one task in one period; ``status`` None means not entered yet."""

    id: UUID
    period_id: UUID
    task_id: UUID
    status: ResultStatus | None = None
    progress: Percent | None = None
    text: Text = ""
    figures: Text = ""
    difficulty: Text = ""
    next_step: Text = ""
    evidence: Text = ""
    """Documents and products that prove it: "Báo cáo số 12/BC-UBND ngày 05/9/2024"."""
    carried: bool = False
    """Copied from the previous period by "Như kỳ trước" and not edited since."""


def is_blank(result: Result) -> bool:
    """Tell whether nothing at all has been entered, so that a copy would overwrite nothing."""
    told = (result.text, result.figures, result.difficulty, result.next_step, result.evidence)
    return result.status is None and result.progress is None and not any(told)


class Filling(Record, frozen=True, kw_only=True):
    """What many tasks get at once: routine work is told in the same sentence for most of them."""

    status: ResultStatus
    text: Text = ""
    progress: Percent | None = None


def filled(result: Result, filling: Filling) -> Result:
    """Return a result with what it lacks; whatever was entered stays.

    A text that came from here was not carried from the period before.
    """
    return replace(
        result,
        carried=result.carried and bool(result.text or not filling.text),
        status=result.status if result.status is not None else filling.status,
        text=result.text or filling.text,
        progress=result.progress if result.progress is not None else filling.progress,
    )


class MeasureKind(StrEnum):
    """What a measure states."""

    BASELINE = "baseline"
    TARGET = "target"
    RESULT = "result"


class Quantity(StrEnum):
    """What is counted, and so its unit."""

    SCORE = "score"
    RANK = "rank"
    PERCENT = "percent"
    COUNT = "count"


class Measure(Record, frozen=True, kw_only=True):
    """Số liệu: one value of a component, of an indicator, or of a framework's total.

    ``value`` None means that the publisher gave none (VCCI prints totals of the top 30 only).
    """

    id: UUID
    plan_id: UUID
    framework_id: UUID
    component_id: UUID | None = None
    indicator_id: UUID | None = None
    period_id: UUID | None = None
    kind: MeasureKind
    quantity: Quantity = Quantity.SCORE
    year: Year
    value: Score | None = None
    source: Line = ""


class Progress(Record, frozen=True, kw_only=True):
    """Tasks of a plan or of a component counted by status in one period."""

    total: int
    done: int = 0
    doing: int = 0
    not_started: int = 0
    overdue: int = 0

    @property
    def entered(self) -> int:
        """Tasks that have a status."""
        return self.done + self.doing + self.not_started + self.overdue

    @property
    def missing(self) -> int:
        """Tasks without a status."""
        return self.total - self.entered

    @property
    def done_percent(self) -> Decimal:
        """Share of done tasks in percent with one decimal, a half rounded up; 0 for no tasks."""
        if self.total == 0:
            return Decimal(0)
        share = Decimal(self.done) * 100 / self.total
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def count_progress(task_ids: list[UUID], results: dict[UUID, Result]) -> Progress:
    """Count the statuses of the given tasks; ``results`` is keyed by task."""
    counts = dict.fromkeys(ResultStatus, 0)
    for task_id in task_ids:
        result = results.get(task_id)
        if result is not None and result.status is not None:
            counts[result.status] += 1
    return Progress(
        total=len(task_ids),
        done=counts[ResultStatus.DONE],
        doing=counts[ResultStatus.DOING],
        not_started=counts[ResultStatus.NOT_STARTED],
        overdue=counts[ResultStatus.OVERDUE],
    )


def with_status(result: Result, status: ResultStatus | None) -> Result:
    """Return a result with another status; what is done is done wholly, if nobody said else."""
    whole = status is ResultStatus.DONE and result.progress is None
    return replace(result, status=status, carried=False, progress=100 if whole else result.progress)
