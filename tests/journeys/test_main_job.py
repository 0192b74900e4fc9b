"""The whole job of a clerk in the real window: from the sample to the verified package."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.actors import lead_names
from desktop.domain.outline import Outline
from desktop.domain.result import ResultStatus
from desktop.services.desk import open_desk
from desktop.services.packages import verify_package
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_preview import PreviewPage
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.pages.report import ReportPage
from desktop.ui.pages.results import ResultsPage
from desktop.ui.pages.send import SendPage
from desktop.ui.widgets.field import PAUSE
from tests.keyboard import telex
from tests.windows import settled

SCREENS = Path(__file__).parents[2] / "build" / "screens"
USUAL, SMALL = (1366, 697), (911, 465)
"""What a 1366×768 screen leaves of a window at 100 % and, in logical pixels, at 150 %."""

Shoot = Callable[[str], None]


@pytest.fixture
def shoot(window: MainWindow) -> Shoot:
    """Save what the window shows, to be looked at after the run."""
    SCREENS.mkdir(parents=True, exist_ok=True)

    def save(name: str) -> None:
        settle(window)
        assert window.grab().save(str(SCREENS / f"{name}.png"))

    return save


def settle(window: MainWindow) -> None:
    for _ in range(4):
        settled(window)


def page(window: MainWindow, key: str) -> object:
    window.show_page(key)
    settle(window)
    return window.pages[key]


def test_from_the_sample_to_the_verified_package(
    qtbot: QtBot, window: MainWindow, shoot: Shoot, tmp_path: Path
) -> None:
    window.resize(*USUAL)
    settle(window)
    ledger = window.session.state.path
    shoot("01-tong-quan")

    # A task is edited in the grid: the lead unit that the scan scrambled.
    tasks = page(window, "tasks")
    assert isinstance(tasks, TasksPage)
    plan = window.session.plan
    scrambled = next(task for task in plan.tasks if lead_names(task) == "Công xã an")
    tasks.go_to(scrambled.id, "lead")
    tasks.view.setFocus()
    QTest.keyClick(tasks.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    telex(editor, "Công an xã")
    shoot("02-nhiem-vu-dang-sua")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(window)
    shoot("03-nhiem-vu")

    # Results of the four tasks that have none.
    results = page(window, "results")
    assert isinstance(results, ResultsPage)
    outline = Outline(window.session.plan)
    missing = [
        task
        for task in outline.followed_tasks()
        if task.id not in results.sheet.results or results.sheet.results[task.id].status is None
    ]
    assert len(missing) == 4
    for task in missing:
        results.grid.go_to(task.id)
        settle(window)
        results.detail.status.buttons[ResultStatus.DONE].click()
        results.detail.text.setFocus()
        telex(results.detail.text, "Đã thực hiện trong kỳ, có báo cáo kèm theo")
    shoot("04-ket-qua")

    # Papers: plan and report, in three formats each.
    preview = page(window, "preview")
    assert isinstance(preview, PreviewPage)
    shoot("05-xem-truoc")
    preview.write(tmp_path, "docx", "pdf", "xlsx")
    settle(window)
    report = page(window, "report")
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(lambda: report.view.page_count > 5, timeout=10_000)
    shoot("06-bao-cao")
    report.export(tmp_path, "docx", "pdf", "xlsx")
    settle(window)
    assert len([path for path in tmp_path.iterdir() if path.suffix in {".docx", ".xlsx"}]) == 4
    assert "Đã ghi" in window.messages.text

    # The package, and what the receiver will find in it.
    send = page(window, "send")
    assert isinstance(send, SendPage)
    shoot("07-gui-chua-co-goi")
    send.make(tmp_path, results=True)
    settle(window)
    shoot("08-gui-nhan")
    (path,) = tmp_path.glob("*.sopgi")
    checked = verify_package(path)
    assert checked.completeness.filled == checked.completeness.required == 33
    mended = next(task for task in checked.content.plan.tasks if task.id == scrambled.id)
    assert lead_names(mended) == "Công an xã"

    # Everything is in the ledger after the window has been closed.
    window.close()
    desk = open_desk(ledger)
    try:
        period = desk.periods.periods(plan.id)[-1]
        stored = desk.results.sheet(period.id).results
        assert all(stored[task.id].status is ResultStatus.DONE for task in missing)
        assert all("có báo cáo kèm theo" in stored[task.id].text for task in missing)
        assert [sent.id for sent in desk.packages.outbox()] == [checked.id]
    finally:
        desk.close()


def overlaps(page: QWidget) -> list[str]:
    """Neighbours in one layout that lie over each other: a layout squeezed below its minimum."""
    found = []
    for holder in (page, *page.findChildren(QWidget)):
        layout = holder.layout()
        if layout is None or isinstance(layout, QStackedLayout) or not holder.isVisible():
            continue
        shown = [
            (item.widget() or item, item.geometry())
            for item in (layout.itemAt(place) for place in range(layout.count()))
            if not item.isEmpty() and not item.geometry().isEmpty()
        ]
        for (one, here), (other, there) in combinations(shown, 2):
            if here.intersects(there):
                found.append(f"{type(holder).__name__}: {one} {here} over {other} {there}")
    return found


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["100", "150"])
def test_every_page_fits_the_screen(
    qtbot: QtBot, window: MainWindow, shoot: Shoot, size: tuple[int, int], request: object
) -> None:
    """No page asks for more room than the window has, at 100 % and at 150 %."""
    window.resize(*size)
    settle(window)
    for key in window.pages:
        page(window, key)
        if key in {"preview", "report"}:
            view = window.pages[key].view
            qtbot.waitUntil(lambda view=view: view.page_count > 0, timeout=10_000)
        assert (window.width(), window.height()) == size, key
        assert overlaps(window.pages[key]) == [], key
        shoot(f"{'100' if size == USUAL else '150'}-{key}")


def test_text_in_an_open_cell_is_on_the_disk_before_the_cell_is_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """A copy of the file, taken while the clerk is typing, is what a killed program leaves."""
    tasks = page(window, "tasks")
    assert isinstance(tasks, TasksPage)
    first = Outline(window.session.plan).followed_tasks()[0]
    tasks.go_to(first.id, "content")
    tasks.view.setFocus()
    QTest.keyClick(tasks.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    telex(editor, "Đang gõ dở")
    qtbot.wait(PAUSE + 100)
    settle(window)
    assert editor.isVisible()
    copy = tmp_path / "ban-chep.sopgidb"
    copy.write_bytes(window.session.state.path.read_bytes())
    desk = open_desk(copy)
    try:
        (summary,) = desk.plans.plans()
        stored = {task.id: task.content for task in desk.plans.plan(summary.id).tasks}
    finally:
        desk.close()
    assert stored[first.id] == "Đang gõ dở"
