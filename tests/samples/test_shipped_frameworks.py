import unicodedata
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import msgspec

from desktop.domain.framework import total_score
from desktop.paths import resource
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
        assert {component.scale for component in framework.components} == {Decimal(10)}
    for code in ("PGI-2023", "PGI-2024"):
        pgi = SETS[code]
        assert sum(component.scale for component in pgi.components) == pgi.total_scale == 40
    assert SETS["PCI-2021"].total_scale == SETS["PCI-2024"].total_scale == 100


def test_no_two_things_share_an_identity() -> None:
    ids = [framework.id for framework in SETS.values()] + [
        component.id for framework in SETS.values() for component in framework.components
    ]
    assert len(ids) == len(set(ids)) == 4 + 2 * 4 + 2 * 10


def test_the_published_total_of_lang_son_2023_is_reached() -> None:
    pgi = SETS["PGI-2023"]
    published = ("4.84", "4.14", "3.60", "4.75")
    scores: dict[UUID, Decimal | None] = {
        component.id: Decimal(score)
        for component, score in zip(pgi.components, published, strict=True)
    }
    assert total_score(pgi, scores) == Decimal("17.33")


def test_the_weights_of_2024_are_those_of_the_communes_plan() -> None:
    weights = [int(component.weight or 0) for component in SETS["PCI-2024"].components]
    assert weights == [5, 10, 5, 5, 15, 10, 15, 15, 10, 10]
    older = [int(component.weight or 0) for component in SETS["PCI-2021"].components]
    assert older == [5, 5, 20, 5, 10, 5, 5, 20, 20, 5]


def test_the_weighted_total_is_that_of_a_reckoning_by_hand() -> None:
    scores = ("7.20", "6.80", "6.00", "7.50", "6.90", "5.80", "6.60", "6.40", "5.50", "7.00")
    # 2024: 3,60 + 6,80 + 3,00 + 3,75 + 10,35 + 5,80 + 9,90 + 9,60 + 5,50 + 7,00
    # 2021: 3,60 + 3,40 + 12,00 + 3,75 + 6,90 + 2,90 + 3,30 + 12,80 + 11,00 + 3,50
    for code, total in (("PCI-2024", "65.30"), ("PCI-2021", "63.15")):
        given: dict[UUID, Decimal | None] = {
            component.id: Decimal(score)
            for component, score in zip(SETS[code].components, scores, strict=True)
        }
        assert total_score(SETS[code], given) == Decimal(total)


def test_a_catalogue_file_holds_nothing_that_its_record_would_lose() -> None:
    for framework in SETS.values():
        stored = resource("catalogue", f"{framework.code.lower()}.json").read_bytes()
        again = msgspec.json.format(msgspec.json.encode(framework), indent=2) + b"\n"
        assert again == stored
        assert unicodedata.is_normalized("NFC", stored.decode())


def test_no_component_is_named_twice_in_its_set() -> None:
    for framework in SETS.values():
        names = [
            name
            for component in framework.components
            for name in {component.name, component.short_name} | set(component.variants)
        ]
        assert len(set(names)) == len(names)
        assert all(
            not {component.name, component.short_name} & set(component.variants)
            for component in framework.components
        )


def test_sets_whose_weights_have_one_source_say_so() -> None:
    assert "chưa đối chiếu được với nguồn thứ hai" in SETS["PCI-2024"].source
    assert "xã Đại Lãnh" in SETS["PCI-2024"].source
    assert "21 tỉnh năm 2021" in SETS["PCI-2021"].source


def test_shipped_ids_never_change() -> None:
    """Ledgers and packages out in the offices name sets and components by these ids."""
    pinned = {
        "PCI-2021": ("fd8a3ce8-aa1e-5ed2-ada8-a58b516469d7", "77bfb3320b128d55"),
        "PCI-2024": ("d091034a-a548-5f69-8658-557ef220da8c", "21ac23925f746e3e"),
        "PGI-2023": ("96020a6c-60c2-5c64-91bf-9d07711a88aa", "620e9dc4d2e855dd"),
        "PGI-2024": ("c575bcb8-e65c-54e8-ad89-a94962750b9f", "cc12cbbc071c1375"),
    }
    found = {
        code: (
            str(framework.id),
            sha256(" ".join(str(one.id) for one in framework.components).encode()).hexdigest()[:16],
        )
        for code, framework in SETS.items()
    }
    assert found == pinned
