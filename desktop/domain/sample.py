"""What a shipped sample holds: an office with its real plan, and invented results for it."""

from desktop.domain.office import Office, Unit
from desktop.domain.plan import Plan
from desktop.domain.record import Record
from desktop.domain.result import Measure, Result


class Sample(Record, frozen=True, kw_only=True):
    """A real plan of 2024, structured by hand from its published text."""

    office: Office
    units: tuple[Unit, ...]
    plan: Plan


class SampleResults(Record, frozen=True, kw_only=True):
    """Invented results; every text and source says that it is for illustration.

    They name periods by the ids that ``generate_periods`` derives from the plan's rules.
    """

    results: tuple[Result, ...]
    measures: tuple[Measure, ...] = ()
