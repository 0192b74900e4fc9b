"""The periodic report: its head and its narrative parts (domain paper §5.3)."""

from enum import StrEnum
from uuid import UUID

from desktop.domain.plan import Head, Recipient, Signer
from desktop.domain.record import Line, Position, Record, Text


class PartKey(StrEnum):
    """The five narrative parts of a periodic report."""

    DIRECTION = "direction"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    NEXT = "next"
    PROPOSALS = "proposals"


class FigureKey(StrEnum):
    """What a live number of a report says.

    Its subject is a component group (or section) for counts of tasks, a target for scores;
    without a subject it is about the whole plan. A share is printed as "21/33".
    """

    DAY = "day"
    """The last day of the data."""
    TASKS = "tasks"
    DONE = "done"
    DONE_OF_ALL = "done_of_all"
    DONE_PERCENT = "done_percent"
    DOING = "doing"
    DOING_OF_ALL = "doing_of_all"
    NOT_STARTED = "not_started"
    NOT_STARTED_OF_ALL = "not_started_of_all"
    OVERDUE = "overdue"
    OVERDUE_OF_ALL = "overdue_of_all"
    MISSING = "missing"
    MISSING_OF_ALL = "missing_of_all"
    ENTERED_OF_ALL = "entered_of_all"
    ROUTINE = "routine"
    COMPONENTS = "components"
    """Component groups that have tasks."""
    COMPLETE_OF_GROUPS = "complete_of_groups"
    """Groups all of whose tasks are done, out of all groups."""
    MET_OF_JUDGED = "met_of_judged"
    """Targets met, out of those that have a measured score."""
    MISSED_OF_JUDGED = "missed_of_judged"
    SCORE = "score"
    GOAL = "goal"
    BASELINE = "baseline"
    CHANGE = "change"
    """Words and number: "tăng 1,08 điểm"."""
    VERDICT = "verdict"
    """Words: "đạt" or "chưa đạt"."""


class Citation(Record, frozen=True, kw_only=True):
    """A stretch of a part's text that is a live number: code points ``start`` to ``end``.

    The text there was the printed value of ``key`` when the clerk last touched it.
    """

    start: Position
    end: Position
    key: FigureKey
    subject_id: UUID | None = None


class Part(Record, frozen=True, kw_only=True):
    """One narrative part; ``text`` None means that it is drafted from the results."""

    key: PartKey
    text: Text | None = None
    figures: tuple[Citation, ...] = ()
    """Numbers in ``text`` that are still linked to the data, in the order of their places."""


class Report(Record, frozen=True, kw_only=True):
    """Báo cáo of one period."""

    id: UUID
    plan_id: UUID
    period_id: UUID
    head: Head
    addressees: tuple[Line, ...] = ()
    """"Kính gửi": one office or several."""
    parts: tuple[Part, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer()
