"""Which tasks a plan gives to which unit, to lead and to take part in (phiếu giao nhiệm vụ)."""

import re
from collections.abc import Iterable

from desktop.domain.actors import coordinator_names, lead_names, split_names
from desktop.domain.narrative import capitalised
from desktop.domain.narrative.direction import unit_key
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.plan import Task
from desktop.domain.record import Line, Record
from desktop.domain.text import fold

_EVERYBODY = re.compile(r"cac |.*\blien quan\b")
"""Names of nobody in particular (folded): "các đơn vị", "công chức có liên quan"."""


class UnitTasks(Record, frozen=True, kw_only=True):
    """A unit and its tasks, each list in printed order."""

    name: Line
    led: tuple[Task, ...] = ()
    """Those that it leads or performs."""
    joined: tuple[Task, ...] = ()
    """Those of others in which it takes part."""


def tasks_by_unit(outline: Outline, units: Iterable[Unit] = ()) -> tuple[UnitTasks, ...]:
    """Return the units of a plan in the order in which they first appear, leaders first.

    Names that differ by capitals, by a slip of the word order, or that are other names of one of
    ``units``, are one unit. Who only takes part and is nobody in particular has no sheet.
    """
    known = {
        unit_key(alias): unit for unit in units for alias in (unit.name, *unit.aliases) if alias
    }
    names: dict[tuple[str, ...], str] = {}
    led: dict[tuple[str, ...], list[Task]] = {}
    joined: dict[tuple[str, ...], list[Task]] = {}

    def key_of(name: str) -> tuple[str, ...]:
        unit = known.get(unit_key(name))
        key = unit_key(unit.name if unit is not None else name)
        names.setdefault(key, capitalised(unit.name if unit is not None else name))
        return key

    tasks = outline.ordered_tasks()
    for task in tasks:
        for key in dict.fromkeys(key_of(name) for name in split_names(lead_names(task))):
            led.setdefault(key, []).append(task)
    for task in tasks:
        for key in dict.fromkeys(key_of(name) for name in split_names(coordinator_names(task))):
            if task not in led.get(key, ()):
                joined.setdefault(key, []).append(task)
    return tuple(
        UnitTasks(name=names[key], led=tuple(led.get(key, ())), joined=tuple(joined.get(key, ())))
        for key in dict.fromkeys((*led, *joined))
        if key in led or not _EVERYBODY.match(fold(names[key]))
    )
