from decimal import Decimal

from desktop.domain.framework import Aggregation, Component, Framework, total_score
from desktop.domain.record import new_id


def framework(aggregation: Aggregation, weights: list[int | None], total: int) -> Framework:
    return Framework(
        id=new_id(),
        code="T",
        name="T",
        short_name="T",
        year=2024,
        aggregation=aggregation,
        total_scale=Decimal(total),
        components=tuple(
            Component(
                id=new_id(),
                position=place,
                name=str(place),
                weight=None if weight is None else Decimal(weight),
            )
            for place, weight in enumerate(weights)
        ),
    )


def scores(of: Framework, *values: str | None) -> dict:
    return {
        component.id: None if value is None else Decimal(value)
        for component, value in zip(of.components, values, strict=True)
    }


def test_the_green_index_is_the_plain_sum_of_its_parts() -> None:
    pgi = framework(Aggregation.SUM, [25] * 4, 40)
    assert total_score(pgi, scores(pgi, "4.84", "4.14", "3.60", "4.75")) == Decimal("17.33")


def test_the_competitiveness_index_weighs_its_parts() -> None:
    pci = framework(Aggregation.WEIGHTED, [20, 80], 100)
    assert total_score(pci, scores(pci, "5", "7.5")) == Decimal(70)


def test_there_is_no_total_while_a_part_is_missing() -> None:
    pgi = framework(Aggregation.SUM, [25] * 4, 40)
    assert total_score(pgi, scores(pgi, "4.84", None, "3.60", "4.75")) is None
    assert total_score(pgi, {}) is None


def test_there_is_no_weighted_total_without_weights() -> None:
    loose = framework(Aggregation.WEIGHTED, [None, 50], 100)
    assert total_score(loose, scores(loose, "5", "5")) is None
