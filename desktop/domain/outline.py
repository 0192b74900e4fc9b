"""Walking a plan in printed order, and the short codes by which clerks name its tasks."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from desktop.domain.plan import Plan, Section, SectionKind, Target, Task

Item = Section | Task | Target


class Outline:
    """The tree of one plan, built once: children in printed order, ancestors, codes."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sections: dict[UUID, Section] = {section.id: section for section in plan.sections}
        self.tasks: dict[UUID, Task] = {task.id: task for task in plan.tasks}
        self._children: dict[UUID | None, list[Item]] = defaultdict(list)
        for section in plan.sections:
            self._children[section.parent_id].append(section)
        for target in plan.targets:
            self._children[target.section_id].append(target)
        for task in plan.tasks:
            self._children[task.section_id].append(task)
        for items in self._children.values():
            items.sort(key=lambda item: item.position)
        self._counted: dict[UUID, dict[UUID, int]] = {}
        """By group: the number of each task inside it, counted once when first asked for."""
        self._above: dict[UUID, str] = {}
        """By group: the part of a code that all its tasks share."""

    def children(self, section_id: UUID | None) -> tuple[Item, ...]:
        """Return what hangs on a section (None: the top level), in printed order."""
        return tuple(self._children.get(section_id, ()))

    def walk(self, section_id: UUID | None = None, depth: int = 0) -> Iterator[tuple[int, Item]]:
        """Yield (depth, item) for everything under a section, in printed order."""
        for item in self.children(section_id):
            yield depth, item
            if isinstance(item, Section):
                yield from self.walk(item.id, depth + 1)

    def ordered_tasks(self) -> list[Task]:
        """Return all tasks in printed order."""
        return [item for _, item in self.walk() if isinstance(item, Task)]

    def ordered_targets(self) -> list[Target]:
        """Return all targets in printed order."""
        return [item for _, item in self.walk() if isinstance(item, Target)]

    def followed_tasks(self) -> list[Task]:
        """Return the tasks whose results are followed period by period, in printed order.

        A task is followed when it belongs to a component or says who does it; the general
        solutions of a plan ("a) Tăng cường công tác thông tin…") are lines of conduct. A plan
        that has nothing but those follows them all.
        """
        tasks = self.ordered_tasks()
        return [task for task in tasks if task.component_ids or task.actors] or tasks

    def ancestors(self, section_id: UUID | None) -> Iterator[Section]:
        """Yield the section and the sections above it, nearest first."""
        while section_id is not None:
            section = self.sections[section_id]
            yield section
            section_id = section.parent_id

    def group_of(self, task: Task) -> Section:
        """Return the component group of a task, or the section it hangs on if it has none."""
        for section in self.ancestors(task.section_id):
            if section.kind is SectionKind.GROUP:
                return section
        return self.sections[task.section_id]

    def code(self, task: Task) -> str:
        """Return the short code of a task: "III.5", "B.I.2", "1.a".

        It names the place on the paper and is no identity. A task without a number of its own
        ("+", "-") is counted inside its group.
        """
        group = self.group_of(task)
        own = _bare(task.label) or str(self._count_in_group(group, task))
        above = self._above.get(group.id)
        if above is None:
            blocks = [
                _bare(section.label)
                for section in self.ancestors(group.parent_id)
                if section.kind is SectionKind.BLOCK
            ]
            parts = (*reversed(blocks), _bare(group.label))
            above = self._above[group.id] = "".join(f"{part}." for part in parts if part)
        return f"{above}{own}"

    def _count_in_group(self, group: Section, task: Task) -> int:
        counted = self._counted.get(group.id)
        if counted is None:
            tasks = (item.id for _, item in self.walk(group.id) if isinstance(item, Task))
            counted = {task_id: number for number, task_id in enumerate(tasks, start=1)}
            self._counted[group.id] = counted
        return counted[task.id]


def _bare(label: str) -> str:
    return "".join(char for char in label if char.isalnum())


def plan_name(plan: Plan) -> str:
    """Return the plan's title on one line."""
    return " ".join(plan.head.title)
