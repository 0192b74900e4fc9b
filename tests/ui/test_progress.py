"""A long paper is told and can be given up; the window stays alive meanwhile."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.domain.paper import Paper
from desktop.domain.record import new_id
from desktop.services.demo import make_sample
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.progress_strip import ProgressStrip

ROWS = 1_500


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with a plan of far more tasks than any real one."""
    path = tmp_path / "so.sopgidb"
    desk = make_sample(path, "xa-dai-lanh-2024")
    (known,) = desk.plans.plans()
    plan = desk.plans.plan(known.id)
    last = next(task for task in plan.tasks if task.component_ids)
    many = tuple(replace(last, id=new_id(), position=last.position + n) for n in range(ROWS))
    desk.plans.add_plan(replace(plan, id=new_id(), series_id=new_id(), tasks=(*plan.tasks, *many)))
    desk.close()
    return path


def long_plan(window: MainWindow) -> Any:
    assert window.session.state is not None
    return max(window.session.state.plans, key=lambda plan: plan.task_count)


def test_the_window_ticks_while_a_long_paper_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ticks: list[int] = []
    timer = QTimer(window, interval=20)
    timer.timeout.connect(lambda: ticks.append(1))
    told: list[tuple[int, int]] = []
    window.jobs.progress.connect(lambda done, total: told.append((done, total)))
    timer.start()
    folder = tmp_path / "ra"
    folder.mkdir()
    page = window.pages["preview"]
    with qtbot.waitSignal(window.jobs.busy, timeout=60_000, check_params_cb=lambda busy: not busy):
        page.write_paper(Paper.PLAN, long_plan(window).id, folder, ("docx", "pdf"))
    assert len(list(folder.iterdir())) == 2
    assert told[0][0] == 0
    assert max(done for done, _ in told) >= ROWS
    assert len(ticks) > 5


def test_giving_up_leaves_no_file_and_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    strip = window.findChild(ProgressStrip)
    assert strip is not None

    def give_up(done: int, _total: int) -> None:
        if done >= 100:
            strip.stop.click()

    window.jobs.progress.connect(give_up)
    with qtbot.waitSignal(window.jobs.stopped, timeout=60_000):
        window.pages["preview"].write_paper(
            Paper.PLAN, long_plan(window).id, tmp_path, ("pdf", "docx")
        )
    assert list(tmp_path.glob("ke-hoach*")) == []
    assert list(tmp_path.glob(".*.pdf")) + list(tmp_path.glob(".*.docx")) == []
    assert "Đã dừng" in window.messages.text
    assert "dòng" in strip.text
    window.jobs.wait()
    assert strip.isHidden()


def test_work_goes_on_after_one_was_given_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.jobs.stop()
    page = window.pages["preview"]
    page.write_paper(Paper.PLAN, long_plan(window).id, tmp_path, ("pdf",))
    window.jobs.wait()
    assert len(list(tmp_path.glob("ke-hoach*.pdf"))) == 1
