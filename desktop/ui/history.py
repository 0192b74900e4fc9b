"""What can be taken back: each change with the work that undoes it and the work that redoes it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.changes import Changes

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Work = Callable[["Desk"], Changes]

_STEPS = 200


class Step(NamedTuple):
    """One change; ``merge`` names what is being typed, so that pauses make no steps."""

    name: str
    do: Work
    back: Work
    merge: str = ""


class History:
    """The changes of this sitting, the last one first to be taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._together: list[Step] | None = None

    def add(self, step: Step) -> None:
        """Remember a change; typing on in the same place stays one step."""
        self._undone.clear()
        if self._together is not None:
            self._together.append(step)
            return
        last = self._done[-1] if self._done else None
        if last is not None and step.merge and last.merge == step.merge:
            self._done[-1] = step._replace(back=last.back)
            return
        self._done.append(step)
        del self._done[:-_STEPS]

    @contextmanager
    def together(self, name: str) -> Iterator[None]:
        """Make one step of all changes in between: a block that is pasted is taken back at once."""
        steps: list[Step] = []
        self._together = steps
        try:
            yield
        finally:
            self._together = None
        if len(steps) == 1:
            self.add(steps[0])
        elif steps:
            back = [step.back for step in reversed(steps)]
            self.add(Step(name, _in_turn([step.do for step in steps]), _in_turn(back)))

    def forget(self, step: Step) -> None:
        """Drop a change that was refused."""
        self._done = [one for one in self._done if one.do is not step.do]

    def clear(self) -> None:
        """Drop everything: another ledger or plan is in hand."""
        self._done.clear()
        self._undone.clear()

    @property
    def undo_name(self) -> str:
        """The name of what would be taken back, or nothing."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The name of what would be done again, or nothing."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> Step | None:
        """Return the change to take back."""
        if not self._done:
            return None
        step = self._done.pop()._replace(merge="")
        self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Return the change to do again."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step


def _in_turn(works: Sequence[Work]) -> Work:
    def work(desk: "Desk") -> Changes:
        changes = Changes()
        for one in works:
            changes |= one(desk)
        return changes

    return work
