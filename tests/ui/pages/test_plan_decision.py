"""Kế hoạch – Quyết định: begun from a proposal, typed, taken back, taken away."""

from collections.abc import Callable

import pytest

from desktop.domain.plan import Plan
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_decision import DecisionPage
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]


@pytest.fixture
def page(window: MainWindow) -> DecisionPage:
    window.show_page("decision")
    page = window.pages["decision"]
    assert isinstance(page, DecisionPage)
    return page


def test_a_decision_is_begun_from_a_proposal_and_can_be_taken_back(
    page: DecisionPage, settled: Settled, reopened: Reopened
) -> None:
    assert page.session.plan is not None
    assert page.session.plan.decision is None
    page.begin.click()
    settled(page.window())
    begun = reopened().decision
    assert begun is not None
    assert page.power.text() == begun.power
    assert page.articles.toPlainText().startswith("Điều 1. Ban hành kèm theo Quyết định này")
    page.session.undo()
    settled(page.window())
    assert reopened().decision is None


def test_articles_are_typed_as_they_are_read(
    page: DecisionPage, settled: Settled, reopened: Reopened
) -> None:
    page.begin.click()
    settled(page.window())
    page.articles.setFocus()
    page.articles.selectAll()
    telex(page.articles, "Điều 1. Ban hành")
    page.articles.insertPlainText("\n1. Phần một\nĐiều 2. Thi hành./.")
    page.flush()
    settled(page.window())
    assert reopened().decision.articles == ("Ban hành\n1. Phần một", "Thi hành./.")


def test_an_impossible_month_is_refused_and_nothing_changes(
    page: DecisionPage, settled: Settled, reopened: Reopened
) -> None:
    page.begin.click()
    settled(page.window())
    before = reopened().decision
    page.month.setFocus()
    page.month.selectAll()
    telex(page.month, "13")
    page.flush()
    settled(page.window())
    assert "13" in page.messages.text
    assert page.month.property("state") == "error"
    assert reopened().decision == before


def test_the_decision_is_taken_away(
    page: DecisionPage, settled: Settled, reopened: Reopened
) -> None:
    page.begin.click()
    settled(page.window())
    page._drop.click()
    settled(page.window())
    assert reopened().decision is None
    assert page._either.currentIndex() == 0
