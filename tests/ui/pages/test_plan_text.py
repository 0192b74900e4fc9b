"""Kế hoạch – Thông tin chung, Căn cứ nội dung, Tổ chức thực hiện: forms and texts."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import (
    EmphasisKind,
    Frequency,
    Plan,
    PlanStatus,
    Section,
    SectionKind,
    Task,
    TaskPrint,
)
from desktop.ui import plan_edits
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.plan_content import ContentPage
from desktop.ui.pages.plan_head import HeadPage
from desktop.ui.pages.plan_organisation import OrganisationPage
from desktop.ui.tables.content_rows import basis_id, opening_id
from desktop.ui.tables.rule_rows import FIXED
from tests.keyboard import telex

Settled = Callable[[MainWindow], None]
Reopened = Callable[[], Plan]
KEY = Qt.Key


@pytest.fixture
def head(window: MainWindow) -> HeadPage:
    window.show_page("head")
    page = window.pages["head"]
    assert isinstance(page, HeadPage)
    return page


@pytest.fixture
def content(window: MainWindow) -> ContentPage:
    window.show_page("content")
    page = window.pages["content"]
    assert isinstance(page, ContentPage)
    return page


@pytest.fixture
def organisation(window: MainWindow) -> OrganisationPage:
    window.show_page("organisation")
    page = window.pages["organisation"]
    assert isinstance(page, OrganisationPage)
    return page


def labelled(plan: Plan, *path: str) -> Section:
    """Return a section by its labels from the top: ("I.", "1.")."""
    outline, found = Outline(plan), None
    for label in path:
        found = next(
            item
            for item in outline.children(found.id if found else None)
            if isinstance(item, Section) and item.label == label
        )
    assert found is not None
    return found


def test_recipients_are_typed_one_a_line_with_their_notes(
    head: HeadPage, settled: Settled, reopened: Reopened
) -> None:
    head.recipients.setFocus()
    head.recipients.selectAll()
    telex(head.recipients, "- UBND tỉnh (b/c);")
    head.recipients.insertPlainText("\nLưu: VT.")
    head.flush()
    settled(head.window())
    assert [(one.name, one.note) for one in reopened().recipients] == [
        ("UBND tỉnh", "b/c"),
        ("Lưu: VT", ""),
    ]
    # What is being typed is not tidied under the cursor.
    assert head.recipients.toPlainText() == "- UBND tỉnh (b/c);\nLưu: VT."


def test_an_impossible_month_is_refused_and_nothing_changes(
    head: HeadPage, settled: Settled, reopened: Reopened
) -> None:
    head.month.setFocus()
    head.month.selectAll()
    telex(head.month, "13")
    head.flush()
    settled(head.window())
    assert "13" in head.messages.text
    assert head.month.property("state") == "error"
    assert reopened().head.month == 8


def test_the_way_of_printing_is_chosen(
    head: HeadPage, settled: Settled, reopened: Reopened
) -> None:
    head._prints.button(1).click()
    settled(head.window())
    assert reopened().task_print is TaskPrint.PROSE


def test_a_section_is_edited_in_the_pane_beside_the_outline(
    content: ContentPage, settled: Settled, reopened: Reopened
) -> None:
    section = labelled(content.session.plan, "I.", "1.")
    content.go_to(section.id)
    content.text.setFocus()
    content.text.selectAll()
    telex(content.text, "Mục đích")
    content.flush()
    settled(content.window())
    assert labelled(reopened(), "I.", "1.").text == "Mục đích"


def test_text_typed_for_one_line_is_never_stored_in_another(
    content: ContentPage, settled: Settled, reopened: Reopened
) -> None:
    plan = content.session.plan
    one, other = labelled(plan, "I.", "1."), labelled(plan, "I.", "2.")
    content.go_to(one.id)
    content.text.setFocus()
    content.text.selectAll()
    telex(content.text, "Mục đích")
    content.view.go_to(other.id, "text")
    settled(content.window())
    assert labelled(reopened(), "I.", "1.").text == "Mục đích"
    assert labelled(reopened(), "I.", "2.").text == other.text
    assert content.text.toPlainText() == other.text


def test_a_correction_keeps_the_emphasis_of_the_rest(
    content: ContentPage, settled: Settled, reopened: Reopened
) -> None:
    plan = content.session.plan
    section = next((one for one in plan.sections if one.emphasis), None)
    if section is None:
        pytest.skip("the sample has no emphasised text")
    content.go_to(section.id)
    content.text.setFocus()
    telex(content.text, "x")
    content.flush()
    settled(content.window())
    kept = next(one for one in reopened().sections if one.id == section.id)
    assert kept.text == f"x{section.text}"
    assert {one.kind for one in kept.emphasis} <= set(EmphasisKind)
    assert len(kept.emphasis) == len(section.emphasis)


def test_f5_adds_a_section_with_the_label_that_follows(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    content.go_to(labelled(content.session.plan, "I.", "2.").id)
    qtbot.keyClick(content.window(), KEY.Key_F5)
    settled(content.window())
    made = labelled(reopened(), "I.", "3.")
    assert (made.kind, made.text) == (SectionKind.HEADING, "")
    assert content.view.current_id() == made.id


def test_f6_refuses_a_section_that_holds_something(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    before = len(reopened().sections)
    content.go_to(labelled(content.session.plan, "I.").id)
    qtbot.keyClick(content.window(), KEY.Key_F6)
    settled(content.window())
    assert len(reopened().sections) == before
    assert "chưa xóa được" in content.messages.text


def test_legal_bases_are_added_moved_and_removed_with_their_marks(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    plan = content.session.plan
    content.view.go_to(basis_id(plan, 1), "text")
    content.add_row()
    settled(content.window())
    telex(content.text, "Căn cứ mới")
    content.flush()
    settled(content.window())
    assert [(one.text[:10], one.mark) for one in reopened().legal_bases] == [
        ("Căn cứ Quy", ";"),
        ("Thực hiện ", ";"),
        ("Căn cứ mới", "."),
    ]
    content.move_line(-1)
    settled(content.window())
    assert [(one.text[:10], one.mark) for one in reopened().legal_bases][1:] == [
        ("Căn cứ mới", ";"),
        ("Thực hiện ", "."),
    ]
    content.remove_rows()
    settled(content.window())
    assert len(reopened().legal_bases) == 2


def test_enter_after_the_last_legal_basis_stays_so_that_f5_adds_another(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    plan = reopened()
    last = len(plan.legal_bases) - 1
    content.view.go_to(basis_id(plan, last), "text")
    qtbot.keyClick(content.view, KEY.Key_F2)
    qtbot.keyClick(content.view.editor, KEY.Key_Return)
    assert content.view.current_id() == basis_id(plan, last)
    qtbot.keyClick(content.window(), KEY.Key_F5)
    settled(content.window())
    assert len(reopened().legal_bases) == len(plan.legal_bases) + 1
    assert reopened().opening == plan.opening


@pytest.mark.parametrize(
    ("row", "key", "why"),
    [
        ("basis", "kind", "Loại của dòng đổi ở ô “Loại” bên phải."),
        ("basis", "label", "Căn cứ và đoạn mở đầu không có nhãn."),
        ("task", "text", "Nhiệm vụ sửa ở trang Nhiệm vụ."),
        ("part", "text", "Tên phần giữ nguyên; F5 thêm dòng ở phần này."),
    ],
)
def test_a_line_that_is_only_read_says_where_it_is_changed(  # noqa: PLR0917
    content: ContentPage, qtbot: QtBot, settled: Settled, row: str, key: str, why: str
) -> None:
    settled(content.window())
    plan = content.session.plan
    shown = content.view.grid.rows
    ids = {
        "basis": basis_id(plan, 0),
        "task": next(one.id for one in shown if one.id in {task.id for task in plan.tasks}),
        "part": shown[0].id,
    }
    content.view.go_to(ids[row], key)
    qtbot.keyClick(content.view, KEY.Key_F2)
    assert content.messages.text == why


def test_a_legal_basis_is_not_called_a_heading(content: ContentPage) -> None:
    section = next(row for row in content.view.grid.rows if row.cells[-1].text == "Đề mục")
    content.view.go_to(section.id)
    assert content.kind.currentText() == "Đề mục"
    basis = next(row for row in content.view.grid.rows if row.cells[-1].text == "Căn cứ")
    content.view.go_to(basis.id)
    assert content.kind.currentText() == ""


def test_an_opening_paragraph_is_edited_in_the_grid(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    content.view.go_to(opening_id(content.session.plan, 0), "text")
    qtbot.keyClick(content.view, "M")
    telex(content.view.editor, "ở đầu")
    qtbot.keyClick(content.view.editor, KEY.Key_Return)
    settled(content.window())
    assert reopened().opening == ("Mở đầu",)


def test_words_that_lead_to_a_list_of_tasks_stand_before_it(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    home = labelled(content.session.plan, "II.", "1.")
    tasks = [one.id for one in Outline(reopened()).children(home.id) if isinstance(one, Task)]
    assert tasks
    before = len(Outline(reopened()).children(home.id))
    content.go_to(home.id)
    content.add_child()
    settled(content.window())
    telex(content.text, "Lời dẫn mới:")
    content.flush()
    settled(content.window())
    children = Outline(reopened()).children(home.id)
    assert len(children) == before + 1
    made = next(one for one in children if isinstance(one, Section) and "Lời dẫn" in one.text)
    assert (made.label, made.kind) == ("", SectionKind.PARAGRAPH)
    assert children[children.index(made) + 1].id == tasks[0]


def test_a_text_is_moved_over_tasks_too_and_says_when_it_cannot(
    content: ContentPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    home = labelled(content.session.plan, "II.", "1.")
    task = next(one for one in Outline(reopened()).children(home.id) if isinstance(one, Task))
    content.go_to(task.id)
    content.add_row()
    settled(content.window())
    made = content.view.current_id()

    def order() -> list[object]:
        return [one.id for one in Outline(reopened()).children(home.id)]

    here = order().index(made)
    assert order()[here - 1] == task.id
    content.move_line(-1)
    settled(content.window())
    assert order()[here - 1 : here + 1] == [made, task.id]
    for _ in range(here):
        content.move_line(-1)
        settled(content.window())
    assert order()[0] == made
    assert "đầu" in content.messages.text
    content.session.undo()
    settled(content.window())
    assert order()[0] != made or here == 1


def test_a_paragraph_of_the_opening_is_moved(
    content: ContentPage, settled: Settled, reopened: Reopened
) -> None:
    content.view.go_to(opening_id(content.session.plan, 0), "text")
    content.add_row()
    settled(content.window())
    telex(content.text, "Đoạn thứ hai")
    content.flush()
    content.move_line(-1)
    settled(content.window())
    assert reopened().opening[0] == "Đoạn thứ hai"
    assert content.view.current_id() == opening_id(content.session.plan, 0)


def test_the_outline_keeps_the_rules_of_qt(content: ContentPage, settled: Settled) -> None:
    tester = QAbstractItemModelTester(
        content.view.grid, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    content.go_to(labelled(content.session.plan, "I.", "2.").id)
    content.add_child()
    settled(content.window())
    assert tester.model() is content.view.grid


def test_a_rule_is_typed_in_words(
    organisation: OrganisationPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    rule = organisation.session.plan.rules[0]
    for key, typed in (("frequency", "quý"), ("before", "vào ngày"), ("due_month", "cuối kỳ")):
        organisation.view.go_to(rule.id, key)
        qtbot.keyClick(organisation.view, KEY.Key_F2)
        organisation.view.editor.selectAll()
        telex(organisation.view.editor, typed)
        organisation.flush()
    settled(organisation.window())
    kept = reopened().rules[0]
    assert (kept.frequency, kept.before, kept.due_month) == (Frequency.QUARTER, False, None)


@pytest.mark.parametrize(
    ("key", "downs", "text"),
    [("frequency", 1, "6 tháng"), ("before", 1, "vào ngày"), ("due_month", 1, "1")],
)
def test_f4_lists_the_words_of_a_column(  # noqa: PLR0917
    organisation: OrganisationPage, qtbot: QtBot, settled: Settled, key: str, downs: int, text: str
) -> None:
    rule = organisation.session.plan.rules[0]
    changed = replace(rule, frequency=Frequency.QUARTER, due_month=None, due_day=None)
    plan_edits.save(organisation.session, changed, "sửa")
    settled(organisation.window())
    organisation.view.go_to(rule.id, key)
    qtbot.keyClick(organisation.view, KEY.Key_F4)
    assert organisation.view.editor.offered == list(FIXED[key])
    for _ in range(downs):
        qtbot.keyClick(organisation.view.editor, KEY.Key_Down)
    qtbot.keyClick(organisation.view.editor, KEY.Key_Return)
    place = organisation.view.grid.column_of(key)
    assert organisation.view.grid.rows[0].cells[place].text == text
    settled(organisation.window())
    assert organisation.view.grid.rows[0].cells[place].text == text


def test_words_are_typed_without_their_marks(
    organisation: OrganisationPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    rule = organisation.session.plan.rules[0]
    organisation.view.go_to(rule.id, "frequency")
    qtbot.keyClick(organisation.view, "q")
    telex(organisation.view.editor, "uy")
    qtbot.keyClick(organisation.view.editor, KEY.Key_Tab)
    settled(organisation.window())
    assert reopened().rules[0].frequency is Frequency.QUARTER
    row = organisation.view.grid.rows[0]
    assert row.cells[organisation.view.grid.column_of("frequency")].text == "quý"


def test_an_issued_plan_without_rules_offers_no_key(
    organisation: OrganisationPage, settled: Settled
) -> None:
    plan = organisation.session.plan
    for rule in plan.rules:
        plan_edits.remove(organisation.session, [rule], "xóa")
    settled(organisation.window())
    assert organisation.view.told_empty == "Chưa có chế độ báo cáo"
    assert "F5" in organisation.view._empty.accessibleName()
    organisation.session.plan = replace(organisation.session.plan, status=PlanStatus.ISSUED)
    organisation.load()
    assert "F5" not in organisation.view._empty.accessibleName()
    assert "đã ban hành" in organisation.view._empty.accessibleName()


def test_a_day_no_month_has_is_refused_when_the_cell_is_left(
    organisation: OrganisationPage, qtbot: QtBot, settled: Settled, reopened: Reopened
) -> None:
    rule = organisation.session.plan.rules[0]
    organisation.view.go_to(rule.id, "due_day")
    qtbot.keyClick(organisation.view, "3")
    telex(organisation.view.editor, "2")
    assert organisation.messages.text == ""
    qtbot.keyClick(organisation.view.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: "32" in organisation.messages.text)
    settled(organisation.window())
    assert reopened().rules[0].due_day == 20
    row = organisation.view.grid.rows[0]
    assert row.cells[organisation.view.grid.column_of("due_day")].text == "20"


def test_periods_are_made_from_the_rules(organisation: OrganisationPage, settled: Settled) -> None:
    organisation.add_row()
    settled(organisation.window())
    rule = organisation.session.plan.rules[1]
    organisation._on_edited(rule.id, "frequency", "quý")
    organisation.generate()
    settled(organisation.window())
    found: list[tuple[Period, ...]] = []
    plan_id = organisation.session.plan.id
    organisation.jobs.run(lambda desk: desk.periods.periods(plan_id), found.append)
    settled(organisation.window())
    assert [(one.label, one.state) for one in found[0]] == [
        # The plan is of August: nobody can report on it for the quarters before.
        ("Quý I/2024", PeriodState.SKIPPED),
        ("Quý II/2024", PeriodState.SKIPPED),
        ("Quý III/2024", PeriodState.OPEN),
        ("Quý IV/2024", PeriodState.OPEN),
        ("Năm 2024", PeriodState.OPEN),
    ]
    assert found[0][0].reason
    assert "Quý I/2024, Quý II/2024 đã hết" in organisation.messages.text
