"""A sheet of 2,000 tasks answers keys and scrolling without a person noticing."""

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tables.sheets import Sheet, across, line
from tests.ui.tables.speed import measure_grid, milliseconds

MOST = 50
"""Milliseconds for a key, a scroll step and a page change (issue 4)."""
MANY = 2_000


@pytest.fixture
def sheet(dressed: object, qtbot: QtBot) -> Iterator[Sheet]:
    text = "Niêm yết công khai đầy đủ các thủ tục hành chính tại bộ phận một cửa của xã "
    rows = [
        across(place, f"Nhóm {place}") if place % 50 == 0 else line(place, text + str(place))
        for place in range(MANY)
    ]
    made = Sheet(rows)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.stand(MANY // 2 + 1, 1)
    yield made
    made.commit_open()


def test_keys_and_scrolling_are_answered_at_once(sheet: Sheet) -> None:
    speed = measure_grid(sheet)
    assert (speed.key < MOST, speed.scroll < MOST, speed.step < MOST) == (True, True, True), speed


def test_an_answer_of_the_ledger_is_shown_at_once(sheet: Sheet) -> None:
    rows = [*sheet.given]
    rows[1500] = line(1500, "Đã sửa")
    assert min(milliseconds(lambda: sheet.show_rows(rows)) for _ in range(3)) < MOST


def test_a_row_that_comes_is_shown_at_once(sheet: Sheet) -> None:
    lines = [[*sheet.given[: 7 + n], line(MANY + n), *sheet.given[7 + n :]] for n in range(3)]
    assert min(milliseconds(partial(sheet.show_rows, rows)) for rows in lines) < MOST
