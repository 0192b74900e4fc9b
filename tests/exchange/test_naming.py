"""File names that every mail system takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.plan import Frequency
from desktop.exchange.naming import numbered, package_name
from tests.exchange.forge import result_content

CONTENT = result_content()


@pytest.mark.parametrize(
    ("frequency", "index", "part"),
    [
        (Frequency.YEAR, 1, "2024-nam"),
        (Frequency.QUARTER, 3, "2024-quy-3"),
        (Frequency.MONTH, 2, "2024-thang-02"),
        (Frequency.HALF_YEAR, 1, "2024-6-thang-dau"),
        (Frequency.HALF_YEAR, 2, "2024-6-thang-cuoi"),
        (Frequency.NINE_MONTHS, 1, "2024-9-thang"),
        (Frequency.ONCE, 1, "2024-mot-lan"),
    ],
)
def test_a_name_says_who_what_when_and_which_one(
    frequency: Frequency, index: int, part: str
) -> None:
    assert CONTENT.period is not None
    period = replace(CONTENT.period, frequency=frequency, index=index)
    assert package_name("UBND xã Đại Lãnh", CONTENT.plan, period, 1) == (
        f"UBND-xa-Dai-Lanh_KQ_{part}_V0001.sopgi"
    )


def test_a_plan_is_told_from_results() -> None:
    assert package_name("Sở Ngoại vụ", CONTENT.plan, None, 12) == "So-Ngoai-vu_KH_2024_V0012.sopgi"


@given(st.text(max_size=200), st.integers(1, 1_000_000))
def test_every_name_is_short_plain_ascii(office: str, sequence: int) -> None:
    name = package_name(office, CONTENT.plan, CONTENT.period, sequence)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.sopgi", name)
    assert len(name) <= 60
    assert len(numbered(name, 25)) <= 60


def test_a_second_name_differs_from_the_first() -> None:
    assert numbered("a_V0001.sopgi", 2) == "a_V0001-2.sopgi"
