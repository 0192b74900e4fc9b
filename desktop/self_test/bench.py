"""What the steps of the self-test work on, and what a step is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from desktop.services.desk import Desk


class Bench:
    """A folder, and the ledger that the steps hand on to each other.

    Attributes:
        folder: where everything is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._desk: Desk | None = None

    @property
    def keys(self) -> Path:
        """The folder of the keys."""
        return self.folder / "khóa"

    @property
    def desk(self) -> Desk:
        """The open ledger."""
        if self._desk is None:
            message = "no ledger is open: an earlier step failed"
            raise AssertionError(message)
        return self._desk

    @property
    def plan_id(self) -> UUID:
        """The first plan of the ledger."""
        return min(self.desk.plans.plans(), key=lambda one: (one.year, one.revision)).id

    @property
    def period_id(self) -> UUID:
        """The last period of that plan."""
        return self.desk.periods.periods(self.plan_id)[-1].id

    def take(self, desk: Desk) -> None:
        """Go on with another ledger, or with the same one opened again."""
        if self._desk is not None:
            self._desk.close()
        self._desk = desk

    def close(self) -> None:
        """Let go of the ledger."""
        if self._desk is not None:
            self._desk.close()

    def place(self, name: str) -> Path:
        """Return a folder of that name; it is made."""
        made = self.folder / name
        made.mkdir(parents=True, exist_ok=True)
        return made


class Step(NamedTuple):
    """One thing that the program can do.

    Attributes:
        name: in the words of a clerk.
        covers: the classes and functions of ``desktop.services`` that it makes work.
        run: does it and returns what was found, in short; raises whatever goes wrong.
    """

    name: str
    covers: tuple[Any, ...]
    run: Callable[[Bench], str]


def require(holds: object, what: str) -> None:
    """Let a step go on only if something holds.

    Raises:
        AssertionError: it does not; ``what`` says what was expected.
    """
    if not holds:
        raise AssertionError(what)
