"""A pasted block: one step to take back, however many cells it fills."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.labels import next_label
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Task
from desktop.ui.dialogs.paste_question import PasteQuestion, other_names
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_content import ContentPage
from desktop.ui.pages.plan_organisation import OrganisationPage
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.tables.block import block_text
from desktop.ui.tables.cells import Look
from desktop.ui.tables.content_rows import basis_id
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]


def test_a_pasted_block_is_taken_back_and_done_again_at_once(
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
) -> None:
    window.show_page("tasks")
    page = window.pages["tasks"]
    assert isinstance(page, TasksPage)
    before = reopened()
    first = Outline(before).ordered_tasks()[0]
    page.view.go_to(first.id, "timing")
    lines = [f"Tháng {number % 12 + 1}\tBáo cáo {number}" for number in range(20)]
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    QGuiApplication.clipboard().setText("\n".join(lines))
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)

    def deliverables(plan: Plan) -> list[str]:
        return [task.deliverable_text for task in Outline(plan).ordered_tasks()[:20]]

    pasted = [f"Báo cáo {number}" for number in range(20)]
    assert deliverables(reopened()) == pasted
    window.session.undo()
    settled(window)
    assert reopened() == before
    assert window.session.state.undo_name == ""
    window.session.redo()
    settled(window)
    assert deliverables(reopened()) == pasted


TABLE = """STT\tNhiệm vụ và giải pháp thực hiện\tCơ quan thực hiện\tThời gian thực hiện\tKết quả
II\tChỉ số Tiếp cận đất đai (Trọng số 10%)\t\t\t
1\tRà soát quỹ đất\tCông an xã chủ trì, phối hợp với Phòng Kinh tế\tThường xuyên\tBáo cáo định kỳ
2\tCông khai quy hoạch\tPhòng Kinh tế\tQuý III/2024\tDanh mục
IX Chỉ số Đào tạo lao động (Trọng số 10%)\t\t\t\t
1\tMở lớp nghề\tPhòng Văn hóa – Xã hội\tTháng 10/2024\tLớp học"""


@pytest.mark.parametrize("with_head", [True, False])
@pytest.mark.parametrize("on_task", [True, False])
def test_a_table_of_a_paper_goes_below_its_headings(  # noqa: PLR0917
    window: MainWindow,
    qtbot: QtBot,
    settled: Callable[[MainWindow], None],
    reopened: Callable[[], Plan],
    with_head: bool,
    on_task: bool,
) -> None:
    window.show_page("tasks")
    page = window.pages["tasks"]
    assert isinstance(page, TasksPage)
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    asked: list[PastePlan] = []
    before = reopened()
    if on_task:
        page.view.go_to(Outline(before).ordered_tasks()[0].id, "content")
    else:
        group = next(one for one in before.sections if one.label == "I" and one.component_id)
        page.view.go_to(group.id)
    text = TABLE if with_head else TABLE.split("\n", 1)[1]
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    after = reopened()
    fresh = [task for task in after.tasks if task.id not in {one.id for one in before.tasks}]
    labels = {one.id: one.label for one in after.sections}
    told = {
        task.content: (
            labels[task.section_id],
            lead_names(task),
            coordinator_names(task),
            task.timing_text,
            task.deliverable_text,
        )
        for task in fresh
    }
    assert told == {
        "Rà soát quỹ đất": (
            *("II", "Công an xã", "Phòng Kinh tế"),
            *("Thường xuyên", "Báo cáo định kỳ"),
        ),
        "Công khai quy hoạch": ("II", "Phòng Kinh tế", "", "Quý III/2024", "Danh mục"),
        "Mở lớp nghề": ("IX", "Phòng Văn hóa – Xã hội", "", "Tháng 10/2024", "Lớp học"),
    }
    assert [task for task in after.tasks if task not in fresh] == list(before.tasks)
    (plan,) = asked
    assert plan.fresh == 3
    assert "2 dòng là tên nhóm" in plan.how
    assert "Đã dán 3 dòng. " in window.messages.text
    window.session.undo()
    settled(window)
    assert reopened() == before


@pytest.fixture
def page(window: MainWindow) -> TasksPage:
    window.show_page("tasks")
    made = window.pages["tasks"]
    assert isinstance(made, TasksPage)
    return made


def paste(view: GridView, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def general(plan: Plan) -> list[Task]:
    outline = Outline(plan)
    first = next(task for task in outline.ordered_tasks() if not task.component_ids)
    return [one for one in outline.children(first.section_id) if isinstance(one, Task)]


def test_lines_that_find_no_row_in_their_group_become_new_ones_there(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    place = general(before)[-3]
    page.view.go_to(place.id, "content")
    paste(page.view, qtbot, "\n".join(f"{label}) Việc {label}" for label in "abcde"))
    settled(page.window())
    assert (asked[0].over, asked[0].fresh) == (3, 2)
    assert asked[0].home == "nhóm “Nhiệm vụ, giải pháp chung”"
    now = general(reopened())
    assert [task.content for task in now[-5:]] == [f"Việc {label}" for label in "abcde"]
    assert len(now) == len(general(before)) + 2
    others = [task for task in before.tasks if task.section_id != place.section_id]
    assert [task for task in reopened().tasks if task.section_id != place.section_id] == others


def test_pasted_lines_can_all_become_new_rows_so_that_none_is_typed_over(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    page.view.blocks.ask = lambda _plan: PasteAnswer(insert=True)
    place = general(before)[1]
    page.view.go_to(place.id, "content")
    paste(page.view, qtbot, "Việc một\nViệc hai")
    settled(page.window())
    now = general(reopened())
    assert [task.content for task in now[1:4]] == [place.content, "Việc một", "Việc hai"]
    assert [task for task in now if task.id in {one.id for one in before.tasks}] != []
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_new_general_tasks_go_on_with_the_letters(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    last = general(reopened())[-1]
    page.view.go_to(last.id, "content")
    page.view.blocks.ask = lambda _plan: PasteAnswer(insert=True)
    paste(page.view, qtbot, "Việc một\nViệc hai")
    settled(page.window())
    labels = [task.label for task in general(reopened())[-3:]]
    assert labels == [last.label, next_label(last.label), next_label(next_label(last.label))]


def test_a_table_pasted_while_groups_are_folded_is_seen(
    page: TasksPage, qtbot: QtBot, settled: Settled
) -> None:
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    for place, row in enumerate(page.view.grid.rows):
        if row.across:
            page.view.toggle(place)
    group = next(row for row in page.view.grid.rows if row.across)
    page.view.go_to(group.id)
    page.view.range.mark(0, 0, 6, 3)
    paste(page.view, qtbot, TABLE)
    settled(page.window())
    fresh = [
        row for row in page.view.grid.rows if row.cells[1:2] and "Mở lớp nghề" in row.cells[1].text
    ]
    assert len(fresh) == 1
    assert not page.view.isRowHidden(page.view.grid.place_of(fresh[0].id))


def test_column_titles_that_are_repeated_inside_a_table_are_no_tasks(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    head, *rest = TABLE.split("\n")
    page.view.go_to(Outline(before).ordered_tasks()[0].id, "content")
    paste(page.view, qtbot, "\n".join([head, *rest[:3], head, *rest[3:]]))
    settled(page.window())
    fresh = {task.content for task in reopened().tasks} - {task.content for task in before.tasks}
    assert fresh == {"Rà soát quỹ đất", "Công khai quy hoạch", "Mở lớp nghề"}
    assert "Bỏ 1 dòng lặp lại tên cột." in asked[0].how


def folded_texts(page: TasksPage) -> set[str]:
    rows = page.view.grid.rows
    return {row.cells[0].text for row in rows if row.id in page.view.grid.folded}


def test_only_the_groups_that_something_is_pasted_into_are_unfolded(
    page: TasksPage, qtbot: QtBot, settled: Settled
) -> None:
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    for place, row in enumerate(page.view.grid.rows):
        if row.across:
            page.view.toggle(place)
    before = folded_texts(page)
    block = next(row for row in page.view.grid.rows if row.cells[0].look is Look.BLOCK)
    page.view.go_to(block.id)
    assert folded_texts(page) == before
    paste(page.view, qtbot, "Việc một\nViệc hai")
    settled(page.window())
    seen = [page.view.grid.rows[place] for place in page.view.range.plain_rows()]
    assert [row.cells[1].text for row in seen if row.cells[1].text.startswith("Việc")] == [
        "Việc một",
        "Việc hai",
    ]
    group = page.view.grid.rows[page.view.grid.place_of(block.id) + 1]
    assert before - folded_texts(page) == {block.cells[0].text, group.cells[0].text}


def test_a_block_of_words_runs_on_only_where_it_is_a_copy_of_the_rows(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = Outline(reopened()).ordered_tasks()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    there = before[15:21]
    assert len({task.section_id for task in there}) > 1
    page.view.go_to(there[0].id, "content")
    copy = [task.content for task in there]
    copy[-1] = "Việc đã sửa"
    paste(page.view, qtbot, block_text([[text] for text in copy]))
    settled(page.window())
    assert (asked[0].over, asked[0].fresh) == (1, 0)
    assert [task.content for task in Outline(reopened()).ordered_tasks()[15:21]] == copy
    rest = len(before) - 15
    page.view.go_to(there[0].id, "content")
    # As many lines as there are rows left, but of another text: they stay in their group.
    paste(page.view, qtbot, "\n".join(f"Việc {number}" for number in range(rest)))
    settled(page.window())
    inside = [one for one in before[15:] if one.section_id == there[0].section_id]
    assert (asked[1].over, asked[1].fresh) == (len(inside), rest - len(inside))


def test_numbers_before_words_never_become_the_words(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    task = Outline(reopened()).ordered_tasks()[15]
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    page.view.go_to(task.id, "content")
    paste(page.view, qtbot, "7\tRà soát quỹ đất\tCông an xã")
    settled(page.window())
    now = {one.id: one for one in reopened().tasks}[task.id]
    # Tasks of an index are counted by the program.
    assert (now.label, now.content, lead_names(now)) == (
        task.label,
        "Rà soát quỹ đất",
        "Công an xã",
    )


def test_labels_that_change_with_pasted_words_are_told(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    first = general(reopened())[0]
    page.view.go_to(first.id, "content")
    paste(page.view, qtbot, "k) Việc khác")
    settled(page.window())
    now = general(reopened())[0]
    assert (now.label, now.content) == ("k)", "Việc khác")
    assert page.messages.text == "Đã dán 1 dòng. 1 nhãn đổi theo dòng dán."


RENAMED = """II\tCHỈ SỐ TIẾP CẬN ĐẤT ĐAI (Trọng số 90%)
1\tRà soát quỹ đất
III Vai trò lãnh đạo của chính quyền tỉnh trong thúc đẩy thực hành xanh (Trọng số 90%)
1\tMua sắm xanh"""


@pytest.mark.parametrize("rename", [True, False])
def test_groups_that_a_pasted_table_calls_otherwise_are_told_and_may_take_that_name(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened, rename: bool
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    page.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer(rename=rename)
    page.view.go_to(Outline(before).ordered_tasks()[0].id, "content")
    paste(page.view, qtbot, RENAMED)
    settled(page.window())
    old = "Vai trò của chính quyền trong thúc đẩy thực hành xanh"
    new = "Vai trò lãnh đạo của chính quyền tỉnh trong thúc đẩy thực hành xanh"
    assert asked[0].names == ((new, old),)
    texts = {one.text for one in reopened().sections} - {one.text for one in before.sections}
    # The weights of the plan stay: they are no part of the name.
    assert texts == (
        {"CHỈ SỐ TIẾP CẬN ĐẤT ĐAI (Trọng số 10%)", f"{new} (Trọng số 25%)"} if rename else set()
    )
    told = "Đã dùng tên nhóm như" if rename else "Tên 1 nhóm giữ như trong kế hoạch."
    assert told in page.messages.text
    assert len(reopened().tasks) == len(before.tasks) + 2
    page.session.undo()
    settled(page.window())
    assert reopened() == before


def test_the_question_names_the_groups_and_offers_their_pasted_names(
    page: TasksPage, qtbot: QtBot
) -> None:
    plan = PastePlan(4, 2, 2, names=(("Tên dán", "Tên trong kế hoạch"),))
    dialog = PasteQuestion(page, plan)
    qtbot.addWidget(dialog)
    assert other_names(plan.names) == (
        "1 nhóm mang tên khác trong kế hoạch: “Tên dán” (kế hoạch ghi “Tên trong kế hoạch”)."
    )
    assert not dialog.answer().rename
    dialog.rename.click()
    dialog.yes.click()
    assert dialog.answer().rename


def test_after_undo_a_pasted_line_goes_into_one_cell(
    page: TasksPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    page.view.blocks.ask = lambda _plan: PasteAnswer()
    before = general(reopened())
    page.view.go_to(before[1].id, "content")
    paste(page.view, qtbot, "Việc một\nViệc hai\nViệc ba")
    settled(page.window())
    assert page.view.range.many
    page.session.undo()
    settled(page.window())
    page.view.blocks.ask = lambda _plan: pytest.fail("asked")
    paste(page.view, qtbot, "Việc một")
    settled(page.window())
    now = general(reopened())
    assert now[1].content == "Việc một"
    assert [task.content for task in now if task.id != now[1].id] == [
        task.content for task in before if task.id != now[1].id
    ]


@pytest.fixture
def content(window: MainWindow) -> ContentPage:
    window.show_page("content")
    made = window.pages["content"]
    assert isinstance(made, ContentPage)
    return made


def test_pasted_bases_never_run_over_the_opening(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    asked: list[PastePlan] = []
    content.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    content.view.go_to(basis_id(before, len(before.legal_bases) - 1), "text")
    paste(content.view, qtbot, "Căn cứ một\nCăn cứ hai\nCăn cứ ba")
    settled(content.window())
    after = reopened()
    assert (asked[0].over, asked[0].fresh) == (1, 2)
    assert [one.text for one in after.legal_bases[-3:]] == ["Căn cứ một", "Căn cứ hai", "Căn cứ ba"]
    assert [one.mark for one in after.legal_bases[-3:]] == [";", ";", before.legal_bases[-1].mark]
    assert after.opening == before.opening


def test_pasted_paragraphs_stay_under_their_heading_and_bring_their_labels(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    outline = Outline(before)
    home = next(one for one in before.sections if one.text.startswith("Yêu cầu"))
    inside = outline.children(home.id)
    content.view.blocks.ask = lambda _plan: PasteAnswer()
    content.view.go_to(inside[0].id, "text")
    lines = [f"- Đoạn {number}" for number in range(len(inside))] + ["+ Đoạn cộng", "+ Đoạn cuối"]
    paste(content.view, qtbot, "\n".join(lines))
    settled(content.window())
    after = reopened()
    now = Outline(after).children(home.id)
    assert [(one.label, one.text) for one in now] == [
        *(("-", f"Đoạn {number}") for number in range(len(inside))),
        ("+", "Đoạn cộng"),
        ("+", "Đoạn cuối"),
    ]
    rest = {one.id for one in now}
    kept = [one for one in after.sections if one.id not in rest]
    assert kept == [one for one in before.sections if one.id not in rest]


def test_a_dash_before_a_basis_goes_and_a_number_stays(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    content.view.blocks.ask = lambda _plan: PasteAnswer()
    content.view.go_to(basis_id(before, 0), "text")
    paste(content.view, qtbot, "- Căn cứ một\n1. Căn cứ hai")
    settled(content.window())
    assert [one.text for one in reopened().legal_bases[:2]] == ["Căn cứ một", "1. Căn cứ hai"]
    assert "chỉ đọc" not in content.messages.text
    part = content.view.grid.rows[0]
    content.view.go_to(part.id)
    paste(content.view, qtbot, "- Căn cứ ba\n2. Căn cứ bốn")
    settled(content.window())
    assert [one.text for one in reopened().legal_bases[-2:]] == ["Căn cứ ba", "2. Căn cứ bốn"]


def test_lines_with_tabbed_numbers_stay_under_the_heading_in_hand(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    place = next(one for one in before.sections if one.text.startswith("Căn cứ chức năng"))
    asked: list[PastePlan] = []
    content.view.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    content.view.go_to(place.id, "text")
    paste(content.view, qtbot, "1.\tMột\n2.\tHai\nKhông nhãn")
    settled(content.window())
    assert (asked[0].over, asked[0].fresh, asked[0].notes) == (1, 2, ())
    assert asked[0].home.startswith("mục “2. ")
    fresh = [one for one in reopened().sections if one not in before.sections]
    assert [(one.label, one.text, one.parent_id) for one in fresh if one.text] == [
        ("1.", "Một", place.parent_id),
        ("2.", "Hai", place.parent_id),
        ("3.", "Không nhãn", place.parent_id),
    ]
    kept = [one for one in before.sections if one.id != place.id]
    after = {one.id: one for one in reopened().sections}
    assert [(after[one.id].label, after[one.id].text) for one in kept] == [
        (one.label, one.text) for one in kept
    ]


def test_nothing_is_pasted_onto_a_task_that_is_only_read_here(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = reopened()
    content.view.blocks.ask = lambda _plan: pytest.fail("asked")
    content.view.go_to(general(before)[0].id, "text")
    paste(content.view, qtbot, "Một\nHai\n" * 9)
    settled(content.window())
    assert reopened() == before
    assert content.messages.text == (
        "Chưa dán gì: dòng này chỉ đọc. Nhiệm vụ sửa ở trang Nhiệm vụ."
    )


def test_the_text_of_the_organisation_takes_pasted_lines_like_the_page_of_texts(
    window: MainWindow, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    window.show_page("organisation")
    page = window.pages["organisation"]
    assert isinstance(page, OrganisationPage)
    before = reopened()
    rows = page.texts.grid.rows
    asked: list[PastePlan] = []
    page.texts.blocks.ask = lambda plan: asked.append(plan) or PasteAnswer()
    page.texts.go_to(rows[-1].id, "text")
    paste(page.texts, qtbot, "3. Việc một\n4. Việc hai")
    settled(window)
    assert (asked[0].over, asked[0].fresh) == (1, 1)
    fresh = [(one.label, one.text) for one in reopened().sections if one not in before.sections]
    assert fresh == [("3.", "Việc một"), ("4.", "Việc hai")]


@pytest.mark.parametrize("key", ["label", "text"])
def test_columns_without_room_are_told_where_labels_join_the_words(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened, key: str
) -> None:
    content.set_small(small=True)
    content.view.blocks.ask = lambda _plan: PasteAnswer()
    content.view.go_to(basis_id(reopened(), 0), key)
    paste(content.view, qtbot, "1\tCăn cứ Luật\tghi chú")
    settled(content.window())
    assert "Căn cứ Luật" in reopened().legal_bases[0].text
    assert "1 cột bên phải không còn chỗ" in content.messages.text


def test_the_cell_in_hand_is_never_in_a_column_that_is_hidden(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    content.view.go_to(reopened().sections[0].id, "kind")
    content.set_small(small=True)
    at = content.view.currentIndex()
    assert content.view.grid.columns[at.column()].key == "text"
    paste(content.view, qtbot, "MỤC TIÊU MỚI")
    settled(content.window())
    assert reopened().sections[0].text == "MỤC TIÊU MỚI"
