"""Set phrases of plans: what kind of timing or deliverable a cell states, and the usual ones.

28 of 33 timing cells and 29 of 33 deliverable cells of the commune's plan are the first phrases.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from desktop.domain.plan import ColumnKind, DeliverableKind, Plan, TaskPrint, TimingKind
from desktop.domain.text import fold

ROUTINE = "Nhiệm vụ thường xuyên"
PERIODIC_REPORT = "Báo cáo định kỳ kết quả thực hiện"


def timing_kind(text: str) -> TimingKind:
    """Return what kind of timing a cell states."""
    folded = fold(text)
    if not folded:
        return TimingKind.UNSTATED
    if "thuong xuyen" in folded:
        return TimingKind.ROUTINE
    if "ke hoach" in folded:
        return TimingKind.BY_PLAN
    if folded.startswith(("dinh ky", "hang ", "moi ")):
        return TimingKind.PERIODIC
    return TimingKind.DEADLINE


def deliverable_kind(text: str) -> DeliverableKind:
    """Return what kind of deliverable a cell states."""
    folded = fold(text)
    if not folded:
        return DeliverableKind.UNSTATED
    if folded.startswith("bao cao dinh ky"):
        return DeliverableKind.PERIODIC_REPORT
    if "theo ke hoach" in folded:
        return DeliverableKind.BY_PLAN
    if folded.startswith(("bao cao", "ke hoach", "quyet dinh", "van ban", "cong van")):
        return DeliverableKind.DOCUMENT
    return DeliverableKind.OTHER


def usual_timings(plan: Plan) -> tuple[str, ...]:
    """Return the timings of a plan, the most frequent first."""
    return _usual((task.timing_text for task in plan.tasks), ROUTINE)


def usual_deliverables(plan: Plan) -> tuple[str, ...]:
    """Return the deliverables of a plan, the most frequent first."""
    return _usual((task.deliverable_text for task in plan.tasks), PERIODIC_REPORT)


def default_timing(plan: Plan) -> str:
    """Return the timing that a new task probably has: what most tasks of the plan say."""
    return _default(plan, [task.timing_text for task in plan.tasks], ColumnKind.TIMING, ROUTINE)


def default_deliverable(plan: Plan) -> str:
    """Return the deliverable that a new task probably has, or nothing."""
    texts = [task.deliverable_text for task in plan.tasks]
    return _default(plan, texts, ColumnKind.DELIVERABLE, PERIODIC_REPORT)


def _default(plan: Plan, texts: Sequence[str], column: ColumnKind, first: str) -> str:
    """Return what more than half of the followed tasks say; in an empty plan the usual phrase."""
    printed = plan.task_print is TaskPrint.TABLE and any(one.kind is column for one in plan.columns)
    if not printed:
        return ""
    # The general solutions of a plan state neither: they do not count.
    stated = [text for text in texts if text]
    if not stated:
        return first
    text, count = Counter(stated).most_common(1)[0]
    return text if count * 2 > len(stated) else ""


def _usual(texts: Iterable[str], first: str) -> tuple[str, ...]:
    counted = Counter(text for text in texts if text)
    return tuple(dict.fromkeys([*(text for text, _ in counted.most_common()), first]))
