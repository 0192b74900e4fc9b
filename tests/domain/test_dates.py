from datetime import date

import pytest

from desktop.domain.dates import (
    format_date,
    format_paper_day,
    format_paper_month,
    parse_date,
    require_possible,
)
from desktop.domain.errors import InputRefused


@pytest.mark.parametrize("typed", ["05/12/2024", "5/12/2024", " 05-12-2024 ", "5.12.2024"])
def test_a_day_is_read_as_day_month_year(typed: str) -> None:
    assert parse_date(typed) == date(2024, 12, 5)


@pytest.mark.parametrize("typed", ["31/02/2024", "20/14/2024", "29/02/2023", "00/01/2024"])
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse_date(typed)
    assert caught.value.code == "date.impossible"


@pytest.mark.parametrize("typed", ["", "05/12", "2024-12-05", "mai"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse_date(typed)
    assert caught.value.code == "date.unreadable"


def test_papers_pad_days_below_ten_and_only_the_first_two_months() -> None:
    assert [format_paper_day(day) for day in (5, 26, None)] == ["05", "26", ""]
    assert [format_paper_month(month) for month in (1, 2, 3, 12, None)] == [
        "01",
        "02",
        "3",
        "12",
        "",
    ]


def test_a_missing_day_is_a_dash() -> None:
    assert format_date(None) == "–"
    assert format_date(date(2024, 7, 9)) == "09/07/2024"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((31, 2, 2024), "31/2/2024"),
        ((29, 2, 2023), "29/2/2023"),
        ((32, None, None), "32/…/…"),
        ((None, 13, 2024), "…/13/2024"),
        ((31, 4, None), "31/4/…"),
    ],
)
def test_parts_of_a_date_line_that_no_calendar_has_are_refused(
    parts: tuple[int | None, int | None, int | None], shown: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        require_possible(*parts)
    assert (caught.value.code, caught.value.values) == ("date.impossible", {"found": shown})


@pytest.mark.parametrize(
    "parts", [(None, None, 2024), (29, 2, None), (None, 8, 2024), (31, 12, 2024)]
)
def test_a_blank_part_is_never_wrong(parts: tuple[int | None, int | None, int | None]) -> None:
    require_possible(*parts)
