from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import wording
from desktop.domain.errors import InputRefused
from desktop.domain.numbers import (
    format_count,
    format_number,
    format_score,
    is_sound,
    parse_number,
    parse_whole,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6,58", "6.58"),
        ("6.58", "6.58"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        (" -3 ", "-3"),
        ("1245,6", "1245.6"),
        ("0.125", "0.125"),
        ("1 597,0", "1597.0"),
    ],
)
def test_a_number_is_read_as_a_clerk_means_it(typed: str, value: str) -> None:
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "sáu", "1,2,3", "1.23.456", "12..3", "5%", "1e3", "NaN"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse_number(typed)
    assert caught.value.code == "number.unreadable"


def test_a_number_with_two_meanings_is_refused_unless_its_range_decides() -> None:
    with pytest.raises(InputRefused) as caught:
        parse_number("1.234")
    assert caught.value.code == "number.ambiguous"
    assert "Gõ 1234 hoặc 1,234 cho rõ." in wording.sentence(caught.value)
    assert parse_number("1.234", low=Decimal(0), high=Decimal(10)) == Decimal("1.234")
    assert parse_number("1.234", low=Decimal(100)) == Decimal(1234)


def test_a_number_outside_its_range_names_the_range() -> None:
    with pytest.raises(InputRefused) as caught:
        parse_number("10,5", low=Decimal(0), high=Decimal(10))
    assert caught.value.code == "number.range"
    assert caught.value.values == {"found": "10,5", "low": "0", "high": "10"}


def test_scores_have_two_decimals_and_a_comma() -> None:
    assert format_score(Decimal("3.6")) == "3,60"
    assert format_score(Decimal(0)) == "0,00"
    assert format_score(None) == "–"


def test_a_finer_score_is_not_rounded() -> None:
    assert format_score(Decimal("17.333")) == "17,333"


def test_thousands_are_parted_by_dots() -> None:
    assert format_number(Decimal("1234567.5")) == "1.234.567,5"
    assert format_number(Decimal(100)) == "100"


def test_counts_in_running_text_have_two_digits() -> None:
    assert [format_count(4), format_count(21)] == ["04", "21"]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_written_number_reads_back_exactly(value: Decimal) -> None:
    assert parse_number(format_number(value, 2)) == value


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("6.58", True),
        ("0", True),
        ("-123456789012345.67", True),
        ("NaN", False),
        ("-Infinity", False),
        ("1E+400", False),
        ("1E-400", False),
        ("1" * 31, False),
    ],
)
def test_only_a_number_that_can_be_printed_is_sound(written: str, sound: bool) -> None:
    assert is_sound(Decimal(written)) is sound


def test_a_number_without_end_is_unreadable() -> None:
    with pytest.raises(InputRefused) as caught:
        parse_number("9" * 400)
    assert caught.value.code == "number.unreadable"


def test_a_whole_number_is_never_rounded() -> None:
    assert parse_whole("62 %", low=0, high=100) == 62
    for text, code in (
        ("62,5", "number.whole"),
        ("101", "number.range"),
        ("x", "number.unreadable"),
    ):
        with pytest.raises(InputRefused) as refused:
            parse_whole(text, low=0, high=100)
        assert refused.value.code == code
