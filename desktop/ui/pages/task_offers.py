"""What the cells of a task offer for completion: the likeliest first, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from desktop.domain.actors import (
    coordinator_names,
    is_known,
    lead_names,
    names_of_units,
    split_names,
)
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.phrases import usual_deliverables, usual_timings
from desktop.domain.plan import Plan
from desktop.ui.tables.offers import Names, Offer


def task_offers(
    plan: Plan, units: Sequence[Unit], key: str, task_id: UUID | None
) -> Sequence[Offer] | None:
    """Return the offers for a column of a task, or None where nothing is offered."""
    if key == "timing":
        return _counted(usual_timings(plan), (task.timing_text for task in plan.tasks))
    if key == "deliverable":
        return _counted(usual_deliverables(plan), (task.deliverable_text for task in plan.tasks))
    if key in {"lead", "coordinate"}:
        return _names(plan, units, key, task_id)
    return None


def _counted(texts: Sequence[str], used: Iterable[str]) -> list[Offer]:
    counted = Counter(used)
    return [Offer(text, f"{count} nhiệm vụ" if (count := counted[text]) else "") for text in texts]


def _names(plan: Plan, units: Sequence[Unit], key: str, task_id: UUID | None) -> Names:
    """Return who did this so far: first in the group of the task, then the most frequent.

    Names that no list of the office has come last: one may be a slip of the keyboard.
    """
    outline = Outline(plan)
    own = outline.tasks.get(task_id) if task_id is not None else None
    group = outline.group_of(own).id if own is not None else None
    first, second = (
        (lead_names, coordinator_names) if key == "lead" else (coordinator_names, lead_names)
    )
    here: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    places: dict[str, str] = {}
    for task in outline.ordered_tasks():
        if task.id == task_id:
            continue
        for weight, name in ((2, first(task)), (1, second(task))):
            if name:
                counts[name] += weight
                here[name] += weight if outline.group_of(task).id == group else 0
                places.setdefault(name, f"đã dùng ở {outline.code(task)}")
    likely = sorted(counts, key=lambda name: (-here[name], -counts[name]))
    listed = [unit.name for unit in units if unit.name not in counts]
    known = names_of_units(units)
    sure = {name for name in likely if all(is_known(one, known) for one in split_names(name))}
    ranked = (*filter(sure.__contains__, likely), *listed)
    strange = (name for name in likely if name not in sure)
    return Names(Offer(name, places.get(name, "")) for name in (*ranked, *strange))
