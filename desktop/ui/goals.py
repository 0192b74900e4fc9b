"""What Ctrl+K can go to: every page, and every task of the plan in hand."""

from desktop.domain.outline import Outline
from desktop.ui.register import ENTRIES
from desktop.ui.session import Session
from desktop.ui.widgets.go_to import Goal


def goals_of(session: Session) -> tuple[Goal, ...]:
    """Return the goals as they are now."""
    goals = [Goal(entry.text, entry.key, kind="trang") for entry in ENTRIES]
    if session.plan is not None:
        outline = Outline(session.plan)
        goals += [
            Goal(f"{outline.code(task)}  {task.content}", "tasks", task.id, "nhiệm vụ")
            for task in outline.ordered_tasks()
        ]
    return tuple(goals)
