"""How many keys and clicks the jobs of a clerk take, counted on the real window.

The figures stand in ``benchmarks/friendliness.md``; ``SOPGI_REGENERATE=1`` writes them there anew.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.outline import Outline
from desktop.domain.phrase_book import PhraseBook
from desktop.domain.plan import Plan, Task, TimingKind
from desktop.domain.record import new_id
from desktop.domain.result import ResultStatus
from desktop.services.desk import create_desk
from desktop.services.phrases import plan_texts
from desktop.services.samples import SAMPLES, load_sample
from desktop.ui.begin import begin_plan
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.pages.results import ResultsPage
from tests.journeys.figures import record
from tests.journeys.hands import Hands, telex_cost

KEY = Qt.Key
Settled = Callable[[MainWindow], None]
COMMUNE = SAMPLES[0]
GENERAL = 7
"""General tasks that are typed besides the 33 of components."""


@pytest.fixture
def fresh(empty_window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Settled) -> MainWindow:
    """The window with a new ledger of the commune and its units, and an empty plan."""
    sample = load_sample(COMMUNE)
    desk = create_desk(tmp_path / "so.sopgidb", sample.office, keys_dir=tmp_path / "keys")
    for unit in sample.units:
        desk.offices.save_unit(unit)
    desk.close()
    with qtbot.waitSignal(empty_window.session.read, timeout=20_000):
        empty_window.open_ledger(opener(tmp_path / "so.sopgidb"))
    settled(empty_window)
    begin_plan(empty_window.session, 2024, ("PCI", "PGI"))
    settled(empty_window)
    # The plan that is typed must not be in the book: only what other offices wrote is.
    others = [text for name in SAMPLES[1:] for text in plan_texts(load_sample(name).plan)]
    names = [one.name for fr in empty_window.session.state.frameworks for one in fr.components]
    empty_window.session.phrases = PhraseBook([*others, *names])
    return empty_window


def forty(plan: Plan) -> list[Task]:
    """Return the tasks that are typed, in their order."""
    outline = Outline(plan)
    followed = outline.followed_tasks()
    general = [task for task in outline.ordered_tasks() if task not in followed]
    return [*followed, *general[:GENERAL]]


def typed_whole(plan: Plan) -> int:
    """Return the keys of typing every cell of the table in a spreadsheet, and of going on."""
    outline = Outline(plan)
    keys = 0
    for task in forty(plan):
        cells = (
            outline.code(task),
            task.content,
            lead_names(task),
            coordinator_names(task),
            task.timing_text,
            task.deliverable_text,
        )
        keys += sum(telex_cost(cell) + 1 for cell in cells)
    groups = {group.id: group for task in forty(plan) if (group := outline.group_of(task))}
    for group in groups.values():
        keys += telex_cost(f"{group.label}{group.text}") + 2
    return keys


def test_a_plan_of_forty_tasks_takes_at_most_three_fifths_of_the_keys(
    fresh: MainWindow, settled: Settled
) -> None:
    source = load_sample(COMMUNE).plan
    outline = Outline(source)
    fresh.show_page("tasks")
    settled(fresh)
    page = fresh.pages["tasks"]
    assert isinstance(page, TasksPage)
    page.view.setFocus()
    hands = Hands(fresh)
    groups = {section.component_id: section for section in fresh.session.plan.sections}
    place = None
    for task in forty(source):
        group = outline.group_of(task)
        wanted = groups.get(group.component_id) if group and group.component_id else place
        if wanted is not place:
            _go_to_row(hands, page, wanted.id)
            place = wanted
        _type_task(hands, task)
    settled(fresh)
    typed = {task.content: task for task in fresh.session.plan.tasks}
    assert len(typed) == len(forty(source)) == 40
    for task in forty(source):
        mine = typed[task.content]
        assert lead_names(mine) == lead_names(task)
        assert coordinator_names(mine) == coordinator_names(task)
        assert (mine.timing_text, mine.deliverable_text) == (
            task.timing_text,
            task.deliverable_text,
        )
    record(
        "Kế hoạch 40 nhiệm vụ, không có nguồn để dán",
        hands.keys / typed_whole(source),
        0.60,
        f"{hands.keys} phím so với {typed_whole(source)} phím gõ đủ mọi ô",
    )


def _go_to_row(hands: Hands, page: TasksPage, row_id: object) -> None:
    """Leave the cell in hand upwards, and walk to a group with the arrow keys."""
    if page.view.editor is not None:
        hands.press(KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        QApplication.processEvents()
    steps = page.view.grid.place_of(row_id) - page.view.currentIndex().row()
    hands.press(KEY.Key_Down if steps > 0 else KEY.Key_Up, times=abs(steps))
    assert page.view.current_id() == row_id


def _type_task(hands: Hands, task: Task) -> None:
    hands.press(KEY.Key_F5)
    hands.type_with_phrases(task.content)
    proposed = ("Nhiệm vụ thường xuyên", "Báo cáo định kỳ kết quả thực hiện")
    cells = (
        (lead_names(task), ""),
        (coordinator_names(task), ""),
        (task.timing_text, proposed[0]),
        (task.deliverable_text, proposed[1]),
    )
    last = max(
        (place for place, (wanted, there) in enumerate(cells) if wanted != there), default=-1
    )
    for wanted, there in cells[: last + 1]:
        hands.press(KEY.Key_Tab)
        if wanted == there:
            continue
        if not wanted:
            hands.press(KEY.Key_Delete)
            continue
        hands.choose(wanted)


NOTES = (
    "Đã xây dựng dự toán, đang chờ thẩm định.",
    "Đã tổ chức 01 hội nghị đối thoại với 12 doanh nghiệp.",
    "Đã rà soát, chưa phát sinh hồ sơ.",
    "Đã đăng tải 04 tin trên Trang thông tin điện tử xã.",
    "Đang phối hợp với các phòng chuyên môn thực hiện.",
)


def test_the_results_of_a_quarter_take_at_most_a_hundred_inputs(
    window: MainWindow, settled: Settled
) -> None:
    """28 routine tasks get one sentence, the other five a status and words of their own."""
    window.show_page("results")
    settled(window)
    page = window.pages["results"]
    assert isinstance(page, ResultsPage)
    quarter = replace(page.sheet.period, id=new_id(), rule_id=None, label="Quý thử", index=9)
    window.session.change("thêm kỳ", lambda desk: desk.periods.add(quarter))
    settled(window)
    window.session.period.choose(quarter.id)
    settled(window)
    tasks = Outline(page.sheet.plan).followed_tasks()
    routine = [task for task in tasks if task.timing is TimingKind.ROUTINE]
    assert (len(tasks), len(routine)) == (33, 28)
    page.grid.setFocus()
    hands = Hands(window)
    QTimer.singleShot(0, hands.press_in_dialog)
    hands.press(KEY.Key_F9)
    settled(window)
    others = [task for task in tasks if task not in routine]
    for task, note in zip(others, NOTES, strict=True):
        _walk_to(hands, page, task)
        hands.press(KEY.Key_3, Qt.KeyboardModifier.AltModifier)
        # A button that is clicked by its key shows so for a moment.
        QTest.qWait(150)
        hands.press(KEY.Key_F2)
        hands.type(note)
        settled(window)
    page.flush()
    settled(window)
    results = page.sheet.results
    assert all(results[task.id].status is ResultStatus.DONE for task in tasks)
    assert [results[task.id].text for task in others] == list(NOTES)
    record(
        "Kết quả một quý của kế hoạch C (33 nhiệm vụ, 28 thường xuyên)",
        hands.inputs,
        100,
        f"{hands.inputs} thao tác, chữ gõ vào một ô là một; {hands.keys} phím cả chữ",
    )


def _walk_to(hands: Hands, page: ResultsPage, task: Task) -> None:
    """Go down task by task, as Ctrl+↓ does from anywhere on the page."""
    while page.grid.current_id() != task.id:
        hands.press(KEY.Key_Down, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert hands.inputs < 200
