"""Ban hành: the day that is proposed, and whose number it is."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.plan import Decision, Head
from desktop.ui.dialogs.issue import IssueDialog
from tests import factories

TODAY = date(2024, 8, 20)


@pytest.mark.parametrize(
    ("day", "month", "year", "proposed"),
    [
        (5, 3, 2024, "05/03/2024"),
        (None, 8, 2024, "20/08/2024"),
        (None, None, 2024, "20/08/2024"),
        (None, None, None, "20/08/2024"),
        (None, 7, 2024, ""),
        (None, None, 2023, ""),
    ],
)
def test_the_day_of_the_head_is_proposed_and_never_today_in_another_month(
    dressed: QApplication, day: int | None, month: int | None, year: int | None, proposed: str
) -> None:
    plan = factories.plan()
    head = replace(plan.head, day=day, month=month, year=year)
    dialog = IssueDialog(replace(plan, head=head), TODAY, None)
    assert dialog._day.text() == proposed
    if not proposed and month:
        assert dialog._day.placeholderText() == "ngày/07/2024"
    dialog.deleteLater()


def test_a_plan_under_a_decision_is_issued_by_the_number_of_the_decision(
    dressed: QApplication,
) -> None:
    decision = Decision(head=Head(number="77", symbol="QĐ-UBND", year=2024, month=8, day=1))
    dialog = IssueDialog(replace(factories.plan(), decision=decision), TODAY, None)
    assert (dialog.number(), dialog.day()) == ("77", date(2024, 8, 1))
    assert any("QĐ-UBND" in one.text() for one in dialog.findChildren(QLabel))
    dialog.deleteLater()
