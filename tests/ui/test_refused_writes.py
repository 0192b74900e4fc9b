"""Writes that the ledger refuses: none is overtaken, talked over, or written elsewhere."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import InputRefused, LedgerRefused
from desktop.services.changes import Changes
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.ui import plan_edits
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from tests import factories

Settled = Callable[[MainWindow], None]


class Disk:
    """A ledger's disk that is full until it is not."""

    def __init__(self) -> None:
        self.full = True

    def write(self, do: Callable[[Desk], Changes]) -> Callable[[Desk], Changes]:
        def work(desk: Desk) -> Changes:
            if self.full:
                raise LedgerRefused("ledger.disk_full", path="x")
            return do(desk)

        return work


def renamed(name: str) -> Callable[[Desk], Changes]:
    return lambda desk: desk.offices.save_office(replace(desk.offices.office(), name=name))


def name_in(window: MainWindow, settled: Settled) -> str:
    found: list[str] = []
    window.jobs.run(lambda desk: desk.offices.office().name, found.append)
    settled(window)
    return found[0]


def test_an_older_value_never_stands_over_a_newer_one(window: MainWindow, settled: Settled) -> None:
    disk, plan = Disk(), window.session.plan
    assert plan is not None
    old, new = (replace(plan.tasks[0], content=text) for text in ("CŨ", "MỚI"))
    window.session.change("sửa", disk.write(lambda desk: desk.plans.save_task(plan.id, old)))
    settled(window)
    assert window.jobs.unsaved == 1
    disk.full = False
    plan_edits.save(window.session, new, "sửa ô")
    settled(window)
    window.jobs.retry()
    settled(window)
    now = window.session.plan
    assert now is not None
    assert now.tasks[0].content == "MỚI"
    assert window.jobs.unsaved == 0


def test_what_waits_behind_a_refused_write_keeps_its_order(
    window: MainWindow, settled: Settled
) -> None:
    disk = Disk()
    window.session.change("một", disk.write(renamed("MỘT")))
    window.session.change("hai", renamed("HAI"))
    settled(window)
    assert window.jobs.unsaved == 2
    assert name_in(window, settled) not in {"MỘT", "HAI"}
    disk.full = False
    window.jobs.retry()
    settled(window)
    assert name_in(window, settled) == "HAI"


def test_a_refusal_that_comes_late_does_not_put_its_write_behind_a_newer_one(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    disk, gate, begun = Disk(), Event(), Event()

    def slow(_desk: Desk) -> None:
        begun.set()
        gate.wait(10)

    window.session.change("một", disk.write(renamed("MỘT")))
    window.jobs.run(slow)
    window.session.change("hai", disk.write(renamed("HAI")))
    qtbot.waitUntil(lambda: window.jobs.unsaved == 1)
    assert begun.wait(5)
    disk.full = False
    window.session.change("ba", renamed("BA"))
    gate.set()
    settled(window)
    assert window.jobs.unsaved == 0
    assert name_in(window, settled) == "BA"


def test_saving_by_hand_tries_again_and_says_saved_only_when_it_is(
    window: MainWindow, settled: Settled
) -> None:
    disk = Disk()
    window.session.change("thử", disk.write(renamed("ĐỔI TÊN")))
    settled(window)
    window.save()
    settled(window)
    assert "đầy" in window.messages.text
    assert "Ghi lại" in [one.text() for one in window.messages.findChildren(QPushButton)]
    disk.full = False
    window.save()
    settled(window)
    assert window.messages.text == "Mọi thay đổi đã được lưu."
    assert name_in(window, settled) == "ĐỔI TÊN"


def test_a_refusal_is_not_talked_over_by_saved(window: MainWindow, settled: Settled) -> None:
    def bad(_desk: Desk) -> Changes:
        raise InputRefused("rule.day", found="99")

    window.save()
    window.session.change("thử", bad)
    window.save()
    settled(window)
    assert "99" in window.messages.text


def test_another_ledger_is_opened_only_when_everything_is_stored(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    other, disk = tmp_path / "khac.sopgidb", Disk()
    create_desk(other, factories.office(), keys_dir=tmp_path / "khoa").close()
    assert window.session.state is not None
    here = window.session.state.path
    window.session.change("thử", disk.write(renamed("ĐỔI TÊN")))
    window.open_ledger(opener(other))
    settled(window)
    assert window.session.state.path == here
    assert "Ghi lại" in [one.text() for one in window.messages.findChildren(QPushButton)]
    disk.full = False
    window.jobs.retry()
    settled(window)
    assert name_in(window, settled) == "ĐỔI TÊN"
    window.open_ledger(opener(other))
    settled(window)
    assert window.session.state.path == other
    window.close()
    desk = open_desk(other, keys_dir=tmp_path / "khoa")
    assert desk.offices.office().name != "ĐỔI TÊN"
    desk.close()


def test_a_fault_leaves_no_unwritten_value_on_the_screen(
    window: MainWindow, settled: Settled
) -> None:
    def fails(_desk: Desk) -> Changes:
        raise ZeroDivisionError

    plan = window.session.plan
    assert plan is not None
    ahead = replace(plan, tasks=(replace(plan.tasks[0], content="KHÔNG LƯU"), *plan.tasks[1:]))
    window.session.change("thử", fails, ahead=ahead)
    assert window.session.plan == ahead
    settled(window)
    assert window.session.plan == plan
