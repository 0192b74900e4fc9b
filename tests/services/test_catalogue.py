from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Component, Framework, Indicator
from desktop.domain.record import new_id
from desktop.services.catalogue import shipped_frameworks
from tests import factories
from tests.services.conftest import Services


def refusal(services: Services, framework: Framework) -> str:
    before = services.catalogue.frameworks()
    with pytest.raises(InputRefused) as caught:
        services.catalogue.save_own(framework)
    assert services.catalogue.frameworks() == before
    return caught.value.code


def test_shipped_sets_enter_the_ledger_as_they_are(services: Services) -> None:
    services.catalogue.synchronise()
    stored = {framework.code: framework for framework in services.reopened().catalogue.frameworks()}
    assert stored == {framework.code: framework for framework in shipped_frameworks()}
    assert {"PGI-2024", "PCI-2024", "PCI-2021"} <= stored.keys()


def test_synchronising_again_changes_nothing(services: Services) -> None:
    assert services.catalogue.synchronise().kinds
    assert not services.catalogue.synchronise().kinds


def test_an_office_keeps_a_set_of_its_own(services: Services) -> None:
    own = factories.framework()
    own = replace(
        own,
        indicators=(Indicator(id=new_id(), component_id=own.components[1].id, name="Tỷ lệ"),),
    )
    services.catalogue.save_own(own)
    services.catalogue.synchronise()
    assert services.catalogue.framework(own.id) == own
    changed = replace(own, components=own.components[::-1], indicators=())
    services.catalogue.save_own(changed)
    assert {part.id for part in services.catalogue.framework(own.id).components} == {
        part.id for part in own.components
    }


def test_a_shipped_set_is_not_the_offices_to_change(services: Services) -> None:
    services.catalogue.synchronise()
    shipped = services.catalogue.frameworks()[0]
    assert refusal(services, replace(shipped, name="Khác")) == "framework.shipped"


def test_a_code_is_used_once(services: Services) -> None:
    services.catalogue.save_own(factories.framework(code="DDCI-2025"))
    assert refusal(services, factories.framework(code="DDCI-2025")) == "framework.code_taken"


@pytest.mark.parametrize(
    ("framework", "code"),
    [
        (factories.framework(weights=(50, 49)), "framework.weights"),
        (factories.framework(weights=()), "framework.no_component"),
        (factories.framework(code=" "), "framework.no_name"),
        (
            factories.framework(
                components=(Component(id=new_id(), position=1, name=" ", weight=Decimal(100)),)
            ),
            "framework.component_name",
        ),
        (
            factories.framework(
                components=(Component(id=new_id(), position=1, name="A", scale=Decimal(0)),)
            ),
            "framework.scale",
        ),
    ],
)
def test_a_set_that_cannot_be_counted_is_refused(
    services: Services, framework: Framework, code: str
) -> None:
    assert refusal(services, framework) == code


def test_a_set_without_any_weight_is_accepted(services: Services) -> None:
    own = factories.framework(
        components=tuple(Component(id=new_id(), position=n, name=str(n)) for n in range(3))
    )
    services.catalogue.save_own(own)
    assert services.catalogue.framework(own.id) == own


def test_a_copy_of_a_set_needs_parts_of_its_own(services: Services) -> None:
    services.catalogue.synchronise()
    shipped = services.catalogue.frameworks()[0]
    copy = replace(shipped, id=new_id(), code="RIENG-2025", indicators=())
    assert refusal(services, copy) == "framework.parts"


def test_parts_of_a_set_are_there_once_and_belong_together(services: Services) -> None:
    own = factories.framework(weights=(100,))
    (part,) = own.components
    half = replace(part, weight=Decimal(50))
    stray = Indicator(id=new_id(), component_id=new_id(), name="Tỷ lệ")
    assert refusal(services, replace(own, components=(half, half))) == "framework.parts"
    assert refusal(services, replace(own, indicators=(stray,))) == "framework.parts"


def test_a_negative_weight_is_no_weight(services: Services) -> None:
    assert refusal(services, factories.framework(weights=(150, -50))) == "framework.weights"
