"""Index sets: a framework is one set in one year; its structure is data, never code."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from desktop.domain.record import Line, Position, Record, Score, Text, Year


class Aggregation(StrEnum):
    """How the total of a framework comes from its components."""

    SUM = "sum"
    """Plain sum of the component scores (PGI: 4 × 10 = 40)."""
    WEIGHTED = "weighted"
    """Σ weight % × score ÷ component scale × total scale (PCI: total 100)."""


class Component(Record, frozen=True, kw_only=True):
    """Chỉ số thành phần: a sub-index with a weight and a scale."""

    id: UUID
    position: Position
    name: Line
    short_name: Line = ""
    variants: tuple[Line, ...] = ()
    """Other names under which real plans mention it."""
    weight: Score | None = None
    """Percent of the total; None where the publisher gives none."""
    scale: Score = Decimal(10)


class Indicator(Record, frozen=True, kw_only=True):
    """Chỉ tiêu: a measure inside a component."""

    id: UUID
    component_id: UUID
    name: Line
    unit: Line = ""
    higher_is_better: bool = True


class Framework(Record, frozen=True, kw_only=True):
    """Bộ chỉ số of one year with its source and validity."""

    id: UUID
    code: Line
    """Stable short code, for example "PGI-2024"."""
    name: Line
    short_name: Line
    year: Year
    aggregation: Aggregation
    total_scale: Score
    components: tuple[Component, ...]
    indicators: tuple[Indicator, ...] = ()
    source: Text = ""
    valid_from: date | None = None
    valid_to: date | None = None
    shipped: bool = False
    """True for the sets of the program; a user's own set is never overwritten."""
    revision: int = 1


def total_score(framework: Framework, scores: dict[UUID, Decimal | None]) -> Decimal | None:
    """Return the total on ``total_scale``, or None while any component has no score."""
    total = Decimal(0)
    for component in framework.components:
        score = scores.get(component.id)
        if score is None:
            return None
        if framework.aggregation is Aggregation.SUM:
            total += score
        else:
            if component.weight is None:
                return None
            total += component.weight / 100 * score / component.scale * framework.total_scale
    return total
