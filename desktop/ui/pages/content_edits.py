"""Lines of a plan's text: which one a row is, and lines that are pasted among them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from desktop.domain.clipboard_labels import joined
from desktop.domain.labels import parted_label
from desktop.domain.plan import Plan, Section, Target, Task
from desktop.ui import plan_edits
from desktop.ui.new_lines import new_sections, with_bases
from desktop.ui.session import Session
from desktop.ui.tables.cells import Row
from desktop.ui.tables.content_rows import basis_id, opening_id
from desktop.ui.tables.grid_view import GridView


def section_of(plan: Plan, row_id: UUID) -> Section | None:
    """Return the section that a row shows."""
    return next((section for section in plan.sections if section.id == row_id), None)


def basis_of(plan: Plan, row_id: UUID) -> int | None:
    """Return the place of the legal basis that a row shows."""
    places = range(len(plan.legal_bases))
    return next((place for place in places if basis_id(plan, place) == row_id), None)


def opening_of(plan: Plan, row_id: UUID) -> int | None:
    """Return the place of the opening paragraph that a row shows."""
    places = range(len(plan.opening))
    return next((place for place in places if opening_id(plan, place) == row_id), None)


def take_lines(view: GridView) -> None:
    """Let a grid of text take pasted lines: labels apart, and only over lines of one kind."""
    view.blocks.begin = "text"
    view.blocks.split = _split
    view.blocks.alike = _alike


def add_lines(
    session: Session, row_id: UUID, lines: Sequence[Mapping[str, str]], part: str = ""
) -> None:
    """Make lines of pasted ones below a row, each of the kind of that row.

    Args:
        session: has the plan in hand.
        row_id: a line of the plan's text.
        lines: the texts by the keys of their columns.
        part: "bases" or "opening", where the row is the name of that part.
    """
    plan = plan_edits.current(session)
    texts = [joined(line.get("label"), line.get("text")) for line in lines]
    name = session.tr("thêm %d dòng") % len(lines)
    place, after = basis_of(plan, row_id), opening_of(plan, row_id)
    if place is not None or part == "bases":
        at = place + 1 if place is not None else len(plan.legal_bases)
        bases = with_bases(plan.legal_bases, at, texts)
        plan_edits.save_details(session, name, legal_bases=bases)
    elif after is not None or part == "opening":
        at = after + 1 if after is not None else len(plan.opening)
        opening = (*plan.opening[:at], *texts, *plan.opening[at:])
        plan_edits.save_details(session, name, opening=opening)
    else:
        for made in new_sections(plan, row_id, lines):
            plan_edits.add(session, made, name)


def home_of(plan: Plan, row_id: UUID) -> str:
    """Name the heading that new lines below a section would stand under; "": none."""
    section = section_of(plan, row_id)
    leaves: tuple[Task | Target, ...] = (*plan.tasks, *plan.targets)
    leaf = next((one.section_id for one in leaves if one.id == row_id), None)
    above = section.parent_id if section is not None else leaf
    found = section_of(plan, above) if above is not None else None
    return f"mục “{found.label} {found.text}”".replace("“ ", "“") if found is not None else ""


def _split(text: str) -> tuple[str | None, str]:
    label, words = parted_label(text)
    return label or None, words


def _alike(one: Row, other: Row) -> bool:
    """Tell whether two lines are of one kind and stand equally deep."""
    return (one.cells[2].text, one.cells[1].indent) == (other.cells[2].text, other.cells[1].indent)
