"""Units in their roles, and the words by which a plan says who does what."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from desktop.domain.office import Unit
from desktop.domain.plan import Actor, Role, Task
from desktop.domain.text import fold

_GENERIC = ("cac ", "cong chuc co lien quan", "cong chuc lien quan")
"""How names begin that mean many: "các ngành có liên quan" is in no list of units."""


def names_of_units(units: Iterable[Unit]) -> frozenset[str]:
    """Return the names and other names of units, folded."""
    return frozenset(fold(name) for unit in units for name in (unit.name, *unit.aliases))


def is_known(name: str, known: Collection[str]) -> bool:
    """Tell whether a name is that of a unit, or means many units at once."""
    return fold(name) in known or fold(name).startswith(_GENERIC)


def names_in_role(task: Task, *roles: Role) -> str:
    """Return the names in the given roles, joined by "; "."""
    return "; ".join(actor.name for actor in task.actors if actor.role in roles)


def lead_names(task: Task) -> str:
    """Return who leads or performs the task."""
    return names_in_role(task, Role.LEAD, Role.PERFORM)


def coordinator_names(task: Task) -> str:
    """Return who coordinates."""
    return names_in_role(task, Role.COORDINATE)


def actors_cell(task: Task) -> str:
    """Return the text of a "Cơ quan thực hiện" cell: the literal one, else composed."""
    if task.actors_text:
        return task.actors_text
    lead, coordinate = lead_names(task), coordinator_names(task)
    if lead and coordinate:
        return f"{lead} chủ trì, phối hợp với {coordinate}"
    return lead or coordinate


def split_names(text: str) -> tuple[str, ...]:
    """Return the names that a clerk typed into one cell, parted by ";" or line breaks."""
    parts = text.replace("\n", ";").split(";")
    return tuple(name for part in parts if (name := " ".join(part.split())))


def with_names(task: Task, role: Role, text: str) -> tuple[Actor, ...]:
    """Return the task's actors with those of one role replaced by the names in ``text``.

    An actor whose name stays keeps its link to a unit. Lead and perform are one column, so
    setting LEAD replaces both.
    """
    replaced = {Role.LEAD, Role.PERFORM} if role is Role.LEAD else {role}
    known = {actor.name: actor for actor in task.actors if actor.role in replaced}
    fresh = tuple(known.get(name, Actor(role=role, name=name)) for name in split_names(text))
    kept = tuple(actor for actor in task.actors if actor.role not in replaced)
    return fresh + kept if role is Role.LEAD else kept + fresh


def with_unit_renamed(task: Task, old: str, new: str) -> Task:
    """Return the task with a unit under its new name.

    The words of its own cell are composed anew: a name may stand in them inside a longer one
    ("Công an" in "Công an tỉnh"), or be spelt in another way.
    """
    actors = tuple(
        replace(actor, name=new) if fold(actor.name) == fold(old) else actor
        for actor in task.actors
    )
    if actors == task.actors:
        return task
    return replace(task, actors=actors, actors_text="")
