from decimal import Decimal

from desktop.domain.framework import total_score
from desktop.services.catalogue import shipped_frameworks

SETS = {framework.code: framework for framework in shipped_frameworks()}


def test_the_shipped_sets_are_those_of_the_plans_with_source_and_validity() -> None:
    assert SETS.keys() == {"PGI-2023", "PGI-2024", "PCI-2021", "PCI-2024"}
    for framework in SETS.values():
        assert framework.source
        assert framework.valid_from is not None
        assert framework.valid_from.year == framework.year
        assert framework.shipped


def test_weights_add_up_to_100_and_scales_to_the_total() -> None:
    for framework in SETS.values():
        weights = [component.weight or Decimal(0) for component in framework.components]
        assert sum(weights) == 100
    pgi = SETS["PGI-2024"]
    assert sum(component.scale for component in pgi.components) == pgi.total_scale == 40


def test_no_two_things_share_an_identity() -> None:
    ids = [framework.id for framework in SETS.values()] + [
        component.id for framework in SETS.values() for component in framework.components
    ]
    assert len(ids) == len(set(ids)) == 4 + 2 * 4 + 2 * 10


def test_the_published_total_of_lang_son_2023_is_reached() -> None:
    pgi = SETS["PGI-2023"]
    published = ("4.84", "4.14", "3.60", "4.75")
    scores = {
        component.id: Decimal(score)
        for component, score in zip(pgi.components, published, strict=True)
    }
    assert total_score(pgi, scores) == Decimal("17.33")


def test_the_weights_of_2024_are_those_of_the_communes_plan() -> None:
    weights = [int(component.weight or 0) for component in SETS["PCI-2024"].components]
    assert weights == [5, 10, 5, 5, 15, 10, 15, 15, 10, 10]
    older = [int(component.weight or 0) for component in SETS["PCI-2021"].components]
    assert older == [5, 5, 20, 5, 10, 5, 5, 20, 20, 5]
