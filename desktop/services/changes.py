"""What a write touched, so that only the pages it concerns look again."""

from enum import StrEnum

from desktop.domain.record import Record


class Kind(StrEnum):
    """A kind of thing in the ledger."""

    OFFICE = "office"
    UNIT = "unit"
    FRAMEWORK = "framework"
    PLAN = "plan"
    PERIOD = "period"
    RESULT = "result"
    MEASURE = "measure"
    REPORT = "report"
    PACKAGE = "package"


class Changes(Record, frozen=True, kw_only=True):
    """The kinds of things that a write touched."""

    kinds: frozenset[Kind] = frozenset()

    @staticmethod
    def of(*kinds: Kind) -> "Changes":
        """Return the changes of the given kinds."""
        return Changes(kinds=frozenset(kinds))

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together."""
        return Changes(kinds=self.kinds | other.kinds)
