"""The frame: opening ledgers, going to pages, saving, small screens, the first run."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.errors import LedgerRefused
from desktop.services.changes import Changes
from desktop.services.samples import SAMPLES
from desktop.ui import jobs
from desktop.ui.begin import begin_plan
from desktop.ui.dialogs.plan_choice import PlanChoice
from desktop.ui.dialogs.plan_year import YearQuestion
from desktop.ui.ledgers import Beginning, maker, opener, rehearsal
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.makers import MAKERS
from desktop.ui.register import ENTRIES, OPENS, WELCOME
from desktop.ui.theme import COLOUR
from desktop.ui.widgets.navigation import FOLDED, WIDE
from tests.factories import office
from tests.windows import answer

Settled = Callable[[MainWindow], None]
KEY = Qt.Key
DAY = date(2024, 8, 5)
CTRL = Qt.KeyboardModifier.ControlModifier


class _Windows(QObject):
    """Notes every widget that comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_page_takes_the_keyboard_by_a_window_of_its_own_when_it_is_made(
    window: MainWindow, settled: Settled, qapp: QApplication
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    for key in window.pages:
        if key != WELCOME:
            window.show_page(key)
            settled(window)
    qapp.removeEventFilter(windows)
    assert windows.seen == []


class _Paints(QObject):
    """Counts the paints of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.mark.parametrize("key", sorted(set(MAKERS) - {"targets"}))
def test_the_keyboard_stands_where_the_work_of_a_page_begins(
    window: MainWindow, settled: Settled, key: str
) -> None:
    """Also where what is shown comes later than the page. The sample has no targets to stand on."""
    window.show_page(key)
    settled(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.pages[key].isAncestorOf(focus)
    assert focus.accessibleName()


def test_who_went_elsewhere_meanwhile_is_left_there(window: MainWindow, settled: Settled) -> None:
    window.show_page("results")
    window.go_to.setFocus()
    settled(window)
    assert QApplication.focusWidget() is not window.pages["results"]
    assert not window.pages["results"].isAncestorOf(QApplication.focusWidget())


def test_the_first_start_stands_on_the_recommended_way(empty_window: MainWindow) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Mở sổ mới…"


def test_enter_presses_the_button_in_hand(empty_window: MainWindow) -> None:
    asked: list[str] = []
    empty_window.session.ledger_asked.disconnect()
    empty_window.session.ledger_asked.connect(asked.append)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)
    assert asked == ["new", "new"]


def test_a_page_that_goes_does_not_hand_the_keyboard_to_ctrl_k(
    window: MainWindow, settled: Settled
) -> None:
    window.activateWindow()
    window.show_page("tasks")
    settled(window)
    assert window.pages["tasks"].isAncestorOf(QApplication.focusWidget())
    entered: list[bool] = []
    window.go_to.entered.connect(lambda: entered.append(True))
    window.show_page("results")
    settled(window)
    # It would look everything up anew, and its list would flash.
    assert entered == []


def test_a_page_is_painted_before_the_worker_reads_for_it(
    window: MainWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("results", "tasks"):
        window.show_page(key)
        settled(window)
    monkeypatch.setattr(jobs, "_PAINTING", 10)
    paints = _Paints(window.pages["results"])
    began = Event()
    window.show_page("results")
    window.jobs.run(lambda _desk: began.set())
    assert not began.wait(0.2)
    assert paints.count == 0
    QApplication.processEvents()
    assert paints.count == 1
    assert began.wait(10)
    settled(window)


def test_the_overview_is_painted_once_when_it_comes(window: MainWindow, settled: Settled) -> None:
    for key in ("tasks", "home", "log", "home", "tasks"):
        window.show_page(key)
        settled(window)
        QApplication.processEvents()
    paints = _Paints(window.pages["home"].coach)
    window.show_page("home")
    QApplication.processEvents()
    assert paints.count == 1


def test_another_page_gives_the_foot_no_new_widgets_to_lay_out(
    window: MainWindow, settled: Settled
) -> None:
    window.show_page("home")
    settled(window)
    before = window._keys.findChildren(QWidget)
    shown = window._keys.keys.shown
    window.show_page("tasks")
    settled(window)
    assert window._keys.findChildren(QWidget) == before
    assert window._keys.keys.shown != shown


def test_without_a_ledger_the_window_offers_the_ways_to_one(empty_window: MainWindow) -> None:
    empty_window.show_page("tasks")
    assert empty_window.current_page() is empty_window.pages[WELCOME]


def test_a_file_that_is_no_ledger_is_refused_in_words_and_left_alone(
    empty_window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "thu.sopgidb"
    path.write_text("không phải sổ", encoding="utf-8")
    empty_window.open_ledger(opener(path))
    settled(empty_window)
    assert str(path) in empty_window.messages.text
    assert empty_window.current_page() is empty_window.pages[WELCOME]
    assert path.read_text(encoding="utf-8") == "không phải sổ"


def test_a_ledger_that_cannot_be_opened_leaves_the_open_one_in_place(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    state = window.session.state
    window.open_ledger(opener(tmp_path / "không có.sopgidb"))
    settled(window)
    assert "Không tìm thấy" in window.messages.text
    assert window.session.state == state


def test_a_new_ledger_opens_on_the_ways_to_a_plan_and_begins_one(
    empty_window: MainWindow, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    empty_window.open_ledger(maker(tmp_path / "moi" / "so.sopgidb", Beginning(office())))
    settled(empty_window)
    page = empty_window.current_page()
    assert page is empty_window.pages["tasks"]
    assert empty_window.session.plan is None
    begin = next(
        one for one in page.findChildren(QAbstractButton) if one.text() == "Bắt đầu từ mẫu này"
    )
    answer(YearQuestion, YearQuestion.accept)
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    settled(empty_window)
    assert empty_window.session.plan.year == empty_window.today().year
    assert len(empty_window.session.plan.sections) > 1 + 2 + 14
    before = len(empty_window.session.plan.tasks)
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    qtbot.keyClick(empty_window, KEY.Key_F5)
    settled(empty_window)
    assert len(empty_window.session.plan.tasks) == before + 1


def dyed(window: MainWindow) -> str:
    """Return the colour behind the names of the menus."""
    bar = window.findChild(QMenuBar)
    assert bar is not None
    return bar.grab().toImage().pixelColor(bar.width() - 2, bar.height() // 2).name()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_can_be_rehearsed_on_and_says_that_it_is_one(
    empty_window: MainWindow, settled: Settled, tmp_path: Path, name: str
) -> None:
    empty_window.open_ledger(rehearsal(name, tmp_path))
    settled(empty_window)
    assert empty_window.session.sample
    assert empty_window._sample.isVisible()
    assert dyed(empty_window) == COLOUR["doubt_tint"].lower()
    for key in empty_window.pages:
        empty_window.show_page(key)
        settled(empty_window)
        assert empty_window.messages.text == "", key


def test_saved_is_said_only_after_a_write(window: MainWindow, settled: Settled) -> None:
    assert window.saved.text == ""
    plan = window.session.plan
    window.jobs.write(lambda desk: desk.plans.save_details(plan))
    assert window.saved.text == "Đang ghi…"
    settled(window)
    assert window.saved.text.startswith("Đã lưu ")


@pytest.mark.parametrize("entry", [entry.key for entry in ENTRIES])
def test_every_entry_of_the_tree_opens_its_page(
    window: MainWindow, settled: Settled, entry: str
) -> None:
    window.navigation.chosen.emit(entry)
    settled(window)
    assert window.current_page() is window.pages[OPENS.get(entry, entry)]


def test_ctrl_k_goes_to_a_task_typed_without_accents(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, KEY.Key_K, CTRL)
    qtbot.keyClicks(window.go_to, "niem yet cong khai")
    qtbot.keyClick(window.go_to, KEY.Key_Return)
    settled(window)
    assert window.current_page() is window.pages["tasks"]
    view = window.pages["tasks"].view
    assert view.currentIndex().data().startswith("Niêm yết công khai")


def test_ctrl_and_a_number_change_the_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, KEY.Key_2, CTRL)
    assert window.current_page() is window.pages["tasks"]
    qtbot.keyClick(window, KEY.Key_P, CTRL)
    assert window.current_page() is window.pages["preview"]


def test_a_small_screen_folds_the_tree_and_drops_what_needs_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("tasks")
    window.resize(1366, 697)
    assert window.navigation.width() == WIDE
    window.resize(911, 441)
    qtbot.waitUntil(lambda: window.navigation.width() == FOLDED)
    view = window.pages["tasks"].view
    assert view.isColumnHidden(view.grid.column_of("coordinate"))
    window.resize(1366, 697)
    qtbot.waitUntil(lambda: not view.isColumnHidden(view.grid.column_of("coordinate")))


def test_every_control_has_a_name_for_screen_readers(window: MainWindow, settled: Settled) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
    # Parts that Qt makes inside its own widgets: a list of choices, a search field's cross.
    made_by_qt = (QAbstractItemView, QLineEdit, QComboBox)
    nameless = []
    for key, page in window.pages.items():
        window.show_page(key)
        settled(window)
        for kind in kinds:
            for one in page.findChildren(kind):
                words = one.accessibleName() or getattr(one, "text", str)()
                parents = (one.parent(), one.parent().parent())
                inner = any(isinstance(above, made_by_qt) for above in parents)
                if not words and not inner:
                    nameless.append((key, type(one).__name__))
    assert nameless == []


def test_a_fault_of_the_program_is_said_in_words_and_the_window_goes_on(
    window: MainWindow, settled: Settled
) -> None:
    def work(_desk: object) -> None:
        message = "unforeseen"
        raise ValueError(message)

    window.jobs.run(work)
    settled(window)
    assert "lỗi của chính nó" in window.messages.text
    log = Path(window.messages.text.rpartition(": ")[2].rstrip("."))
    assert "unforeseen" in log.read_text(encoding="utf-8")
    window.show_page("tasks")
    settled(window)
    assert window.current_page() is window.pages["tasks"]


def test_the_clerk_is_asked_before_refused_changes_are_lost(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    def work(_desk: object) -> Changes:
        raise LedgerRefused("ledger.disk_full", path="D:/so.sopgidb")

    window.jobs.write(work)
    settled(window)

    def keep() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        qtbot.keyClick(box, KEY.Key_Escape)

    QTimer.singleShot(200, keep)
    assert not window.close()
    assert window.isVisible()
    window.jobs._unsaved.clear()


def test_a_revision_of_an_issued_plan_is_typed_into_and_the_first_one_can_be_seen_again(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    first = window.session.plan
    window.jobs.write(lambda desk: desk.plans.issue(first.id, number="12", day=DAY))
    settled(window)
    window.show_page("tasks")
    page = window.pages["tasks"]
    revise = next(
        one for one in page.findChildren(QAbstractButton) if one.text() == "Tạo lần sửa đổi"
    )
    assert revise.isVisible()
    revise.click()
    settled(window)
    assert (window.session.plan.revision, window.session.frozen) == (2, False)
    dialog = PlanChoice(window.session, window)
    assert dialog.chosen() == window.session.plan.id
    assert [row.cells[4].text for row in dialog.view.grid.rows] == ["sửa đổi 1", "bản đầu"]
    dialog.view.go_to(first.id)
    window.session.take(dialog.chosen())
    settled(window)
    assert (window.session.plan.id, window.session.frozen) == (first.id, True)


def test_a_second_plan_can_be_begun_beside_the_first(window: MainWindow, settled: Settled) -> None:
    begin_plan(window.session, DAY.year, ("PGI",))
    settled(window)
    assert len(window.session.state.plans) == 2
    assert window.session.plan.tasks == ()
    assert window.current_page() is window.pages["tasks"]


def test_what_is_said_of_a_page_goes_when_the_clerk_goes(
    window: MainWindow, settled: Settled
) -> None:
    window.show_page("tasks")
    settled(window)
    window.messages.tell("Đã xóa 1 nhiệm vụ.")
    window.show_page("tasks")
    assert window.messages.text
    window.show_page("targets")
    assert window.messages.text == ""


def test_what_the_page_before_did_not_take_is_said_on_the_next(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    window.show_page("head")
    settled(window)
    window.messages.tell("Đã ghi")
    month = window.pages["head"].edits["month"]
    month.setFocus()
    month.selectAll()
    qtbot.keyClicks(month, "13")
    window.show_page("targets")
    assert "13" in window.messages.text


@pytest.mark.parametrize("key", ["tasks", "head", "results", "home"])
def test_esc_closes_what_is_said_and_the_keyboard_stays(
    window: MainWindow, settled: Settled, qtbot: QtBot, key: str
) -> None:
    window.show_page(key)
    settled(window)
    before = window.focusWidget()
    window.messages.tell("Đã ghi")
    qtbot.keyClick(before, KEY.Key_Escape)
    assert window.messages.text == ""
    assert window.focusWidget() is before


def test_closing_what_is_said_gives_the_keyboard_back_to_the_page(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    window.show_page("tasks")
    settled(window)
    window.messages.tell("Đã ghi")
    close = window.messages.findChildren(QPushButton)[-1]
    close.setFocus()
    qtbot.keyClick(close, KEY.Key_Space)
    assert window.messages.text == ""
    assert window.focusWidget() is window.pages["tasks"].view
