"""The worker: results come back to the window's thread, in order, and nothing is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from uuid import UUID

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import LedgerRefused, Refused
from desktop.domain.office import Office
from desktop.domain.paper import Watch
from desktop.services.changes import Changes, Kind
from desktop.services.desk import Desk
from desktop.services.desk import open_desk as open_again
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import Beginning, maker
from tests import factories


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "so.sopgidb"


@pytest.fixture
def jobs(qapp: QApplication, ledger: Path) -> Iterator[Jobs]:
    made = Jobs()
    made.open(maker(ledger, Beginning(factories.office())), lambda _answer: None)
    made.wait()
    yield made
    made.wait()
    made.finish()


def rename(name: str):
    def work(desk: Desk) -> Changes:
        return desk.offices.save_office(msgspec.structs.replace(desk.offices.office(), name=name))

    return work


def test_work_runs_away_from_the_window_and_its_answer_comes_back_to_it(jobs: Jobs) -> None:
    threads = []

    def work(desk: Desk) -> Office:
        threads.append(threading.current_thread())
        return desk.offices.office()

    answers = []
    jobs.run(work, lambda office: answers.append((office.name, threading.current_thread())))
    jobs.wait()
    assert answers == [("UBND xã Đưng K'Nớ", threading.main_thread())]
    assert threads[0] is not threading.main_thread()


def test_what_needs_no_ledger_is_done_beside_it_and_no_write_waits(jobs: Jobs) -> None:
    """The write ends while the other work is still under way: that is what lets it go on."""
    written, answers = threading.Event(), []
    jobs.changed.connect(lambda _changes: written.set())
    jobs.run_beside(lambda _watch: "written" if written.wait(30) else "waited", answers.append)
    jobs.write(rename("UBND xã Đại Lãnh"))
    while not answers:
        QApplication.processEvents()
    assert answers == ["written"]


def test_what_goes_on_beside_the_ledger_can_be_given_up(jobs: Jobs) -> None:
    heard = []
    jobs.stopped.connect(lambda: heard.append("stopped"))
    jobs.progress.connect(lambda _done, _total: jobs.stop())

    def work(watch: Watch) -> None:
        while True:
            watch(1, 2)

    jobs.run_beside(work)
    while not heard:
        QApplication.processEvents()
    jobs.run_beside(lambda watch: watch(2, 2), heard.append)
    jobs.wait()
    assert heard == ["stopped", None]


def test_the_end_of_the_program_gives_up_what_goes_on_beside(
    qapp: QApplication, ledger: Path
) -> None:
    jobs = Jobs()
    jobs.open(maker(ledger, Beginning(factories.office())), lambda _answer: None)
    ended = []

    def work(watch: Watch) -> None:
        try:
            while True:
                watch(1, 2)
        finally:
            ended.append(True)

    jobs.run_beside(work)
    jobs.run_beside(lambda _watch: ended.append(False))
    jobs.finish()
    assert ended == [True]
    QApplication.processEvents()


def test_works_run_one_after_the_other_in_the_order_asked_for(jobs: Jobs) -> None:
    seen = []
    for number in range(200):
        jobs.run(lambda _desk, number=number: seen.append(number))
    jobs.wait()
    assert seen == list(range(200))


def test_a_write_is_told_with_what_it_changed_and_then_counts_as_saved(jobs: Jobs) -> None:
    heard: list[object] = []
    jobs.began.connect(lambda: heard.append("began"))
    jobs.saved.connect(lambda moment: heard.append(moment.isValid()))
    jobs.changed.connect(lambda changes: heard.append(changes.kinds))
    jobs.write(rename("UBND xã Đại Lãnh"))
    jobs.wait()
    assert heard == ["began", True, frozenset({Kind.OFFICE})]


def test_saved_is_said_only_after_the_last_of_several_writes(jobs: Jobs) -> None:
    heard = []
    jobs.saved.connect(lambda _moment: heard.append(jobs.writing))
    for number in range(5):
        jobs.write(rename(f"UBND xã {number}"))
    jobs.wait()
    assert heard == [False]


def test_a_refusal_goes_to_who_asked(jobs: Jobs) -> None:
    refusals: list[Refused] = []
    public: list[Refused] = []
    jobs.refused.connect(public.append)
    jobs.run(lambda desk: desk.plans.plan(UUID(int=1)), failed=refusals.append)
    jobs.wait()
    assert len(refusals) == 1
    assert public == []


def test_a_refusal_that_nobody_answers_is_said_by_the_window(jobs: Jobs) -> None:
    public: list[Refused] = []
    jobs.refused.connect(public.append)
    jobs.write(rename("  "))
    jobs.wait()
    assert [refusal.code for refusal in public] == ["office.no_name"]


def test_a_refused_write_does_not_count_as_saved(jobs: Jobs) -> None:
    heard = []
    jobs.saved.connect(lambda _moment: heard.append("saved"))
    jobs.settled.connect(lambda: heard.append("settled"))
    jobs.write(rename("  "))
    jobs.wait()
    assert heard == ["settled"]


def test_a_write_that_the_ledger_refuses_is_kept_and_can_be_tried_again(
    jobs: Jobs, ledger: Path
) -> None:
    full = [True]

    def work(desk: Desk) -> Changes:
        if full[0]:
            raise LedgerRefused("ledger.full", path=ledger)
        return rename("UBND xã Đại Lãnh")(desk)

    failures: list[Refused] = []
    jobs.save_failed.connect(failures.append)
    jobs.write(work)
    jobs.wait()
    assert (len(failures), jobs.unsaved) == (1, 1)
    full[0] = False
    jobs.retry()
    jobs.wait()
    assert jobs.unsaved == 0
    names = []
    jobs.run(lambda desk: names.append(desk.offices.office().name))
    jobs.wait()
    assert names == ["UBND xã Đại Lãnh"]


def test_a_later_write_does_not_say_saved_while_an_earlier_one_is_not(
    jobs: Jobs, ledger: Path
) -> None:
    def refuse(_desk: Desk) -> Changes:
        raise LedgerRefused("ledger.full", path=ledger)

    heard = []
    jobs.saved.connect(lambda _moment: heard.append("saved"))
    jobs.write(refuse)
    jobs.write(rename("UBND xã Đại Lãnh"))
    jobs.wait()
    assert heard == []


def test_a_fault_is_logged_and_the_worker_goes_on(jobs: Jobs, own_data_folder: Path) -> None:
    logs: list[str] = []
    jobs.faulted.connect(logs.append)
    jobs.run(lambda _desk: 1 // 0)
    names = []
    jobs.run(lambda desk: names.append(desk.offices.office().name))
    jobs.wait()
    assert "ZeroDivisionError" in Path(logs[0]).read_text(encoding="utf-8")
    assert own_data_folder in Path(logs[0]).parents
    assert names == ["UBND xã Đưng K'Nớ"]


def test_work_can_ask_for_more_work_when_its_answer_comes(jobs: Jobs) -> None:
    seen = []

    def again(depth: int) -> None:
        seen.append(depth)
        if depth < 5:
            jobs.run(lambda _desk: depth + 1, again)

    jobs.run(lambda _desk: 0, again)
    jobs.wait()
    assert seen == [0, 1, 2, 3, 4, 5]


def test_busy_is_said_once_for_a_whole_queue(jobs: Jobs) -> None:
    heard: list[bool] = []
    jobs.busy.connect(heard.append)
    for _ in range(10):
        jobs.run(lambda desk: desk.offices.office())
    jobs.wait()
    assert heard == [True, False]


def test_finishing_loses_no_write_that_was_asked_for(qapp: QApplication, ledger: Path) -> None:
    jobs = Jobs()
    jobs.open(maker(ledger, Beginning(factories.office())), lambda _answer: None)
    for number in range(100):
        jobs.write(rename(f"UBND xã {number}"))
    jobs.finish()
    desk = open_again(ledger)
    try:
        assert desk.offices.office().name == "UBND xã 99"
    finally:
        desk.close()
    QApplication.processEvents()


def test_a_ledger_that_cannot_be_opened_leaves_the_open_one_in_hand(
    jobs: Jobs, tmp_path: Path
) -> None:
    def open_nothing() -> Desk:
        return open_again(tmp_path / "khong-co.sopgidb")

    refusals: list[Refused] = []
    jobs.open(open_nothing, lambda _answer: None, refusals.append)
    names = []
    jobs.run(lambda desk: names.append(desk.offices.office().name))
    jobs.wait()
    assert len(refusals) == 1
    assert names == ["UBND xã Đưng K'Nớ"]


def test_an_error_in_the_answer_does_not_stop_the_next_one(
    jobs: Jobs, capfd: pytest.CaptureFixture[str]
) -> None:
    """A page that breaks on an answer must not take the worker's counters with it."""
    with pytest.MonkeyPatch.context() as patch:
        caught: list[type[BaseException]] = []
        patch.setattr("sys.excepthook", lambda kind, _error, _trace: caught.append(kind))

        def broken(_office: Office) -> None:
            raise KeyError("trang hỏng")

        jobs.run(lambda desk: desk.offices.office(), broken)
        names: list[str] = []
        jobs.run(lambda desk: desk.offices.office(), lambda office: names.append(office.name))
        jobs.wait()
    assert names == ["UBND xã Đưng K'Nớ"]
    assert cast("list[object]", caught) == [KeyError]


def test_work_waits_until_the_window_has_painted_but_never_long(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[str] = []
    jobs.hold()
    jobs.run(lambda _desk: begun.append("one"))
    QApplication.processEvents()
    assert begun == []
    jobs.go_on()
    qtbot.waitUntil(lambda: begun == ["one"])
    jobs.hold()
    jobs.run(lambda _desk: begun.append("two"))
    # A window that is out of sight never paints.
    jobs.wait()
    assert begun == ["one", "two"]
