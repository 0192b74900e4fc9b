"""F1 opens the guide at the place in hand; every field and column has a word and an example."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import InputRefused
from desktop.domain.guide import Place
from desktop.services import guide as services_guide
from desktop.services.guide import load_guide
from desktop.ui.actions import PAGE_DEEDS
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.guide.where import place_of, topic_of
from desktop.ui.guide.window import GuideWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.revisions import CHANGES
from desktop.ui.register import WELCOME
from desktop.ui.tables.editor import CellEditor
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.plan_rows import REVISION_COLUMNS
from desktop.ui.widgets.field import LineEdit, TextEdit
from tests.journeys.visits import DIALOGS, Visitor, sample, visit_dialogs
from tests.windows import settled

COMPUTED = {
    *(("revisions", column.title) for column in (*REVISION_COLUMNS, *CHANGES)),
    ("tasks", ""),
    ("organisation", "Loại"),
    ("results", "TT"),
    ("results", "Nhiệm vụ"),
    ("results", "Bộ phận chủ trì"),
    ("results", "Kèm theo"),
    ("results", "Chỉ số thành phần"),
    ("results", "Thang điểm"),
    ("catalogue", "TT"),
    ("catalogue", "Trọng số"),
    ("catalogue", "Thang điểm"),
    ("send", "Số"),
    ("send", "Nội dung"),
    ("send", "Ngày lập"),
    ("send", "Cỡ"),
    ("send", "Trạng thái"),
    ("send", "Biên nhận"),
    ("system", "Lúc"),
    ("system", "Loại"),
    ("system", "Cơ quan"),
    ("system", "Kế hoạch trong sổ"),
    ("system", "Cỡ"),
    ("log", "Lúc"),
    ("log", "Việc đã làm"),
    ("log", "Trang"),
    ("log", "Tình trạng"),
    ("report", ""),
    ("report", "Mục"),
    ("report", "Tình trạng"),
}
"""Columns that nobody types into."""
NO_EXAMPLE = {("targets", "TT"), ("targets", "Tính ra")}


def guide_of(window: QWidget) -> GuideWindow:
    made = window.findChild(GuideWindow)
    assert made is not None
    return made


def inputs(within: QWidget) -> Iterator[QWidget]:
    for kind in (LineEdit, TextEdit, QComboBox):
        for edit in within.findChildren(kind):
            if edit.accessibleName():
                yield edit


def shown_pages(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    for key in window.pages:
        if key != WELCOME:
            yield key, window.pages[key]


def test_every_page_of_the_window_has_its_page_of_the_guide(window: MainWindow) -> None:
    known = {page.key for page in load_guide().pages()}
    for key, page in shown_pages(window):
        assert place_of(page) == Place(key)
        assert key in known


def test_every_field_of_every_page_is_explained_with_an_example(window: MainWindow) -> None:
    found = [(key, edit) for key, page in shown_pages(window) for edit in inputs(page)]
    assert len(found) > 40
    bare = {
        (key, edit.accessibleName())
        for key, edit in found
        if (topic := topic_of(edit, edit.accessibleName())) is None or not topic.example
    }
    assert bare == set()


def test_every_column_that_is_typed_into_is_explained(window: MainWindow) -> None:
    seen = set()
    for key, page in shown_pages(window):
        for grid in page.findChildren(GridView):
            for column in grid.model().columns:
                seen.add((key, column.title))
    assert len(seen) > 40
    wanted = seen - COMPUTED
    untold = {
        (key, title)
        for key, title in wanted
        if (topic := load_guide().topic(key, title)) is None
        or not (topic.example or (key, title) in NO_EXAMPLE)
    }
    assert untold == set()
    assert seen >= NO_EXAMPLE


def test_every_dialog_has_its_page_and_its_fields_are_explained(
    dressed: QApplication, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    known = {page.key for page in load_guide().pages()}
    found: dict[type, list[str]] = {}

    def look(_name: str, widget: QWidget) -> None:
        if type(widget) not in DIALOGS or isinstance(widget, GuideWindow):
            return
        place = place_of(widget)
        assert place.page in known - {"first-hour"}, type(widget)
        keys = [one.key() for one in widget.findChildren(QShortcut)]
        assert QKeySequence("F1") in keys, type(widget)
        found[type(widget)] = [
            edit.accessibleName()
            for edit in inputs(widget)
            if topic_of(edit, edit.accessibleName()) is None
        ]

    visitor = Visitor(look, tmp_path_factory.mktemp("sổ"), (1366, 697))
    visitor.open("mau", sample("xa-dai-lanh-2024"))
    visit_dialogs(visitor)
    visitor.close()
    assert set(found) == DIALOGS - {GuideWindow}
    assert {kind.__name__: names for kind, names in found.items() if names} == {}


def test_f1_in_a_cell_opens_the_topic_of_its_column(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("tasks")
    settled(window)
    view = window.pages["tasks"].view
    view.go_to(window.session.plan.tasks[0].id, "lead")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F1)
    guide = guide_of(window)
    assert guide.isVisible()
    page = load_guide().page("tasks")
    assert guide.place == Place("tasks", page.place_of("Chủ trì"))
    assert page.topics[guide.place.topic].title == "Chủ trì"
    assert guide.text.textCursor().block().text() == "Chủ trì"


def test_f1_in_a_field_opens_its_topic(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("head")
    settled(window)
    edit = window.pages["head"].symbol
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_F1)
    assert guide_of(window).place == Place("head", load_guide().page("head").place_of("Ký hiệu"))


def test_f1_in_the_navigation_opens_the_page_that_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key in ("targets", "results", "system"):
        window.show_page(key)
        settled(window)
        tree = window.navigation.findChild(QTreeView)
        tree.setFocus()
        QTest.keyClick(tree, Qt.Key.Key_F1)
        assert guide_of(window).place.page == key
        window.activateWindow()


def test_f1_after_a_refusal_explains_it(window: MainWindow, qtbot: QtBot) -> None:
    window.messages.refuse(InputRefused("unit.no_name"))
    QTest.keyClick(window, Qt.Key.Key_F1)
    place = guide_of(window).place
    assert place == load_guide().place_of_code("unit.no_name")
    assert place.topic
    window.messages.tell("Xong")
    window.helping.open_here()
    assert guide_of(window).place.page != "refusals"


def test_f1_in_a_dialog_opens_beside_it(dressed: QApplication, qtbot: QtBot, tmp_path) -> None:
    dialog = FirstRun(tmp_path / "so.sopgidb", 2026)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    guide = guide_of(dialog)
    assert guide.isVisible()
    assert guide.place.page == "first-run"
    # A window of the dialog itself: the dialog does not lock it out.
    assert guide.isEnabled()
    assert guide.parent() is dialog


def test_an_empty_cell_shows_its_example_while_it_is_typed_into(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("tasks")
    settled(window)
    view = window.pages["tasks"].view
    view.go_to(window.session.plan.tasks[0].id, "coordinate")
    view.edit(view.currentIndex())
    editor = view.findChild(CellEditor)
    topic = load_guide().topic("tasks", "Phối hợp")
    assert topic is not None
    assert editor.placeholderText() == f"Ví dụ: {topic.example}"
    assert editor.accessibleDescription() == topic.says


@pytest.fixture
def guide(dressed: QApplication, qtbot: QtBot) -> Iterator[GuideWindow]:
    parent = QWidget()
    parent.show()
    made = GuideWindow(parent)
    made.open_at(Place("first-hour"))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    parent.deleteLater()


def test_a_link_leads_on_and_back_leads_back(guide: GuideWindow) -> None:
    guide.text.anchorClicked.emit(QUrl("results.md#Điểm chỉ số thành phần"))
    page = load_guide().page("results")
    assert guide.place == Place("results", page.place_of("Điểm chỉ số thành phần"))
    assert guide.text.textCursor().block().text() == "Điểm chỉ số thành phần"
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.place == Place("first-hour")


def test_typing_finds_without_accents_and_enter_opens_the_best(guide: GuideWindow) -> None:
    guide.search.setFocus()
    guide.search.setText("chup man hinh khong co")
    assert "Không tìm thấy" in guide._empty.text()
    assert guide._empty.isVisible()
    guide.search.setText("phuc hoi")
    assert not guide._empty.isVisible()
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place == Place("backup", load_guide().page("backup").place_of("Phục hồi"))


def test_the_contents_list_every_page_and_choosing_one_shows_it(guide: GuideWindow) -> None:
    texts = [guide.contents.item(row).text() for row in range(guide.contents.count())]
    assert [page.title for page in load_guide().pages() if page.title not in texts] == []
    guide.contents.setCurrentRow(texts.index("Các phím"))
    assert guide.place == Place("keys")


def test_on_a_small_screen_the_page_has_the_room_and_the_contents_a_button(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.resize(600, 400)
    qtbot.waitUntil(lambda: not guide._side.isVisible())
    assert guide.text.isVisible()
    QTest.keyClick(guide, Qt.Key.Key_F3)
    assert guide._side.isVisible()
    assert guide.search.hasFocus()


def test_no_page_is_wider_than_the_window(guide: GuideWindow) -> None:
    for page in load_guide().pages():
        guide.open_at(Place(page.key))
        QApplication.processEvents()
        assert guide.text.horizontalScrollBar().maximum() == 0, page.key


def test_escape_closes_and_the_work_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    window.helping.open(Place("keys"))
    guide = guide_of(window)
    QTest.keyClick(guide.text, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_every_key_of_a_page_stands_in_the_page_of_keys() -> None:
    told = load_guide().page("keys").markdown
    named = {deed.keys for deed in PAGE_DEEDS} | {"Ctrl+K", "Ctrl+1", "Ctrl+S", "Ctrl+O", "F1"}

    assert {name for name in named if name not in told} == set()


def test_answering_f1_twice_opens_one_window(dressed: QApplication, qtbot: QtBot, tmp_path) -> None:
    dialog = FirstRun(tmp_path / "so.sopgidb", 2026)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert len(dialog.findChildren(GuideWindow)) == 1


def test_the_window_and_a_dialog_each_have_a_guide_of_their_own(
    window: MainWindow, qtbot: QtBot, tmp_path
) -> None:
    dialog = FirstRun(tmp_path / "so.sopgidb", 2026, window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    dialog.close()
    window.helping.open_here()
    (mine,) = (one for one in window.findChildren(GuideWindow) if one.parent() is window)
    assert mine.isVisible()


@pytest.fixture
def without_guide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if an antivirus had taken the guide away."""
    load_guide.cache_clear()
    monkeypatch.setattr(services_guide, "resource", lambda *parts: Path("/không/có", *parts))
    yield
    load_guide.cache_clear()


@pytest.mark.usefixtures("without_guide")
def test_without_the_guide_typing_goes_on_and_f1_says_what_is_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("tasks")
    settled(window)
    view = window.pages["tasks"].view
    view.go_to(window.session.plan.tasks[0].id, "coordinate")
    view.edit(view.currentIndex())
    assert view.findChild(CellEditor).placeholderText() == ""
    window.helping.open_here()
    assert "contents.json" in window.messages.text
    assert window.findChild(GuideWindow) is None
