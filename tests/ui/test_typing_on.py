"""What was typed a moment ago is stored first, and no old reading hides it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from msgspec.structs import replace
from PySide6.QtTest import QTest

from desktop.domain.plan import Plan
from desktop.services.changes import Changes
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_head import HeadPage
from desktop.ui.pages.results import ResultsPage
from tests import factories

Settled = Callable[[MainWindow], None]


def head(window: MainWindow, settled: Settled) -> HeadPage:
    window.show_page("head")
    settled(window)
    page = window.pages["head"]
    assert isinstance(page, HeadPage)
    return page


def in_hand(window: MainWindow) -> Plan:
    plan = window.session.plan
    assert plan is not None
    return plan


def test_ctrl_z_takes_back_what_is_still_in_the_field(window: MainWindow, settled: Settled) -> None:
    page = head(window, settled)
    before = in_hand(window).head.place
    QTest.keyClicks(page.edits["place"], "X")
    window.undo()
    settled(window)
    page.flush()
    settled(window)
    assert in_hand(window).head.place == before
    window.redo()
    settled(window)
    assert in_hand(window).head.place == f"X{before}"


def test_what_is_still_in_the_field_is_stored_before_another_ledger_opens(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    page = head(window, settled)
    assert window.session.state is not None
    here, plan = window.session.state.path, in_hand(window)
    other = tmp_path / "khac.sopgidb"
    create_desk(other, factories.office(), keys_dir=tmp_path / "khoa").close()
    QTest.keyClicks(page.edits["place"], "X")
    window.open_ledger(opener(other))
    settled(window)
    assert window.session.state.path == other
    desk = open_desk(here, keys_dir=tmp_path / "khoa")
    assert desk.plans.plan(plan.id).head.place == f"X{plan.head.place}"
    desk.close()


def hold(window: MainWindow) -> Event:
    """Keep the worker from going on until the event is set."""
    go = Event()
    window.jobs.run(lambda _desk: go.wait(10))
    return go


def test_a_reading_that_is_older_than_a_change_does_not_hide_it(
    window: MainWindow, settled: Settled
) -> None:
    plan = in_hand(window)
    ahead = replace(plan, head=replace(plan.head, place="Ở đây"))
    go = hold(window)
    window.session.reread()
    seen: list[str] = []
    window.session.read.connect(lambda: seen.append(in_hand(window).head.place))

    def work(desk: Desk) -> Changes:
        return desk.plans.save_details(ahead)

    window.session.change("sửa địa danh", work, ahead=ahead)
    go.set()
    settled(window)
    assert seen
    assert set(seen) == {"Ở đây"}


def test_results_read_before_the_last_letters_do_not_hide_them(
    window: MainWindow, settled: Settled
) -> None:
    window.show_page("results")
    settled(window)
    page = window.pages["results"]
    assert isinstance(page, ResultsPage)
    assert page.sheet is not None
    task = page.grid.current_id()
    go = hold(window)
    page.load()
    shown: list[str] = []
    kept = page._show_rows

    def watched() -> None:
        assert page.sheet is not None
        shown.append(page.sheet.results[task].text)
        kept()

    page._show_rows = watched
    page._on_edited(replace(page.sheet.results[task], text="Chữ mới"))
    go.set()
    settled(window)
    assert shown
    assert set(shown) == {"Chữ mới"}
