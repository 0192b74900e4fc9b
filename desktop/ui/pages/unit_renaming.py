"""A unit that gets another name: what the plan in hand says of it is offered to follow."""

from functools import partial
from uuid import UUID

from desktop.domain.actors import with_unit_renamed
from desktop.domain.office import Unit
from desktop.domain.plan import Task
from desktop.ui.pages.task_edits import save_tasks
from desktop.ui.session import Session


class UnitRenaming:
    """Remembers names while they are typed over, and speaks when the cell is left."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[UUID, tuple[str, str]] = {}
        """By unit: the name before it was typed over, and the one it has now."""

    def note(self, before: Unit, after: Unit) -> None:
        """Remember the name that a unit had before it was typed over."""
        old, _ = self._names.get(before.id, (before.name, ""))
        if old and before.name != after.name:
            self._names[before.id] = (old, after.name)

    def tell(self) -> None:
        """Say what still has the old name, and offer to change it."""
        session, names = self._session, self._names
        self._names = {}
        for old, new in names.values():
            count = len(self._naming(old, new)) if new and old != new else 0
            if count and session.frozen:
                words = session.tr("%d nhiệm vụ của kế hoạch đã ban hành giữ nguyên tên “%s”.")
                session.messages.tell(words % (count, old))
            elif count:
                words = session.tr("%d nhiệm vụ của kế hoạch này còn ghi “%s”.") % (count, old)
                answer = session.tr("Đổi thành “%s”") % new
                session.messages.tell(words, (answer, partial(self._rename, old, new)))

    def _naming(self, old: str, new: str) -> list[Task]:
        plan = self._session.plan
        tasks = plan.tasks if plan is not None else ()
        found = ((task, with_unit_renamed(task, old, new)) for task in tasks)
        return [after for task, after in found if after != task]

    def _rename(self, old: str, new: str) -> None:
        tasks = self._naming(old, new)
        save_tasks(self._session, tasks, self._session.tr("đổi tên bộ phận trong kế hoạch"))
        self._session.messages.tell(
            self._session.tr("Đã đổi tên ở %d nhiệm vụ.") % len(tasks),
            (self._session.tr("Hoàn tác"), self._session.undo),
        )
