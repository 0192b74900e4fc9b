"""Kiểm tra while typing: one list on every page of plan and results, and the way to each cell."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from threading import current_thread, main_thread
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.checks import check_plan
from desktop.domain.decision import PART_FIELDS
from desktop.domain.outline import Outline
from desktop.domain.plan import Decision, Frequency, Head, LegalBasis, Plan, Signer, Target
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import new_id
from desktop.domain.result import Measure, MeasureKind
from desktop.services.changes import Changes
from desktop.services.desk import Desk
from desktop.settings import Settings, read_settings
from desktop.ui import checking, plan_edits
from desktop.ui.checking import Checking
from desktop.ui.main_window import MainWindow
from desktop.ui.problem_places import Found
from desktop.ui.widgets.field import PAUSE
from desktop.ui.widgets.problem_panel import ProblemPanel
from tests import factories
from tests.keyboard import telex
from tests.windows import settled

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
CHECKED = ("head", "decision", "content", "targets", "tasks", "organisation", "results")


@pytest.fixture(autouse=True)
def in_front(window: MainWindow) -> None:
    """Give the window the keyboard, as it has when somebody types."""
    settled(window)
    window.activateWindow()
    QApplication.processEvents()


def codes(window: MainWindow) -> set[str]:
    return {one.problem.code for one in window.session.checking.problems}


def listed(panel: ProblemPanel, key: str) -> list[str]:
    model = panel.view.grid
    return [row.cells[model.column_of(key)].text for row in model.rows]


def found_one(window: MainWindow, code: str) -> Found:
    return next(one for one in window.session.checking.problems if one.problem.code == code)


def opened(window: MainWindow, qtbot: QtBot) -> ProblemPanel:
    window.activateWindow()
    window.show_page("tasks")
    settled(window)
    qtbot.keyClick(window, KEY.Key_F8)
    assert window.problems.panel.isVisible()
    return window.problems.panel


def wait_for(window: MainWindow, qtbot: QtBot, code: str, *, there: bool = True) -> None:
    qtbot.waitUntil(lambda: (code in codes(window)) == there, timeout=PAUSE * 20)


def test_one_list_stands_below_every_page_of_plan_and_results(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    for key in CHECKED:
        window.show_page(key)
        settled(window)
        assert panel.isVisible(), key
        assert panel.parentWidget().isAncestorOf(window.pages[key])
    window.show_page("catalogue")
    assert not panel.isVisible()


@pytest.mark.parametrize("field", ["title", "symbol", "signer"])
def test_a_problem_is_found_while_its_field_is_typed_in(
    window: MainWindow, qtbot: QtBot, field: str
) -> None:
    code = f"plan.{field}_missing"
    window.show_page("head")
    settled(window)
    assert code not in codes(window)
    edit = getattr(window.pages["head"], field)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, KEY.Key_Delete)
    wait_for(window, qtbot, code)
    # Nobody left the field, and what was typed is in the ledger all the same.
    assert edit.hasFocus()
    assert window.jobs.unsaved == 0
    telex(edit, "KH")
    wait_for(window, qtbot, code, there=False)


def test_a_problem_is_found_while_a_cell_is_still_open(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("tasks")
    settled(window)
    page = window.pages["tasks"]
    task = Outline(window.session.plan).followed_tasks()[0]
    page.go_to(task.id, "timing")
    qtbot.keyClick(page.view, "T")
    telex(page.view.editor, "rước 31/02/2024")
    wait_for(window, qtbot, "text.date")
    assert page.view.editor is not None
    assert found_one(window, "text.date").problem.values == {"found": "31/02/2024"}
    # The cell is marked as soon as it was found, not at the next change.
    row = page.view.grid.rows[page.view.grid.place_of(task.id)]
    assert "31/02/2024” không phải" in row.cells[page.view.grid.column_of("timing")].tip


def test_a_problem_of_a_result_is_found_while_it_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("results")
    settled(window)
    page = window.pages["results"]
    page.detail.text.setFocus()
    page.detail.text.selectAll()
    telex(page.detail.text, "Tỷ lệ 50% (12/12 hồ sơ)")
    wait_for(window, qtbot, "claim.share")
    found = found_one(window, "claim.share")
    assert (found.page, found.subject, found.field) == ("results", page.grid.current_id(), "text")


def test_the_worst_problems_come_first_and_each_grade_can_be_listed_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    plan_edits.save_details(
        window.session, "bỏ ký hiệu", head=replace(window.session.plan.head, symbol="")
    )
    wait_for(window, qtbot, "plan.symbol_missing")
    panel = opened(window, qtbot)
    grades = listed(panel, "grade")
    assert grades[0] == "Phải sửa"
    assert grades == sorted(grades, key=["Phải sửa", "Cần giải thích", "Lưu ý"].index)
    whole = len(grades)
    told = {grade: panel.chips[grade].accessibleName() for grade in (None, *Grade)}
    assert told[None] == f"Tất cả: {whole}"
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in panel.chips.values())
    for grade, word in zip(Grade, ("Phải sửa", "Cần giải thích", "Lưu ý"), strict=True):
        chip = panel.chips[grade]
        chip.setFocus()
        qtbot.keyClick(chip, KEY.Key_Space)
        assert chip.isChecked()
        assert set(listed(panel, "grade")) <= {word}
        assert told[grade] == f"{word}: {len(listed(panel, 'grade'))}"
    panel.chips[None].click()
    assert len(listed(panel, "grade")) == whole


def test_the_problems_of_the_page_in_front_can_be_listed_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    panel.only_here.click()
    assert set(listed(panel, "page")) == {"Nhiệm vụ"}
    window.show_page("results")
    settled(window)
    assert set(listed(panel, "page")) == {"Kết quả"}


def test_f8_goes_from_one_problem_to_the_next_on_other_pages_too_and_shift_f8_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    way = [(one.page, one.subject) for one in panel.shown]
    assert {page for page, _ in way} >= {"tasks", "results"}
    walked = []
    for _ in way:
        qtbot.keyClick(window, KEY.Key_F8)
        settled(window)
        page = window.current_page()
        grid = page.grid if window.session.page == "results" else page.view
        walked.append((window.session.page, grid.current_id()))
    assert walked == way
    qtbot.keyClick(window, KEY.Key_F8)
    assert panel.view.currentIndex().row() == 0
    qtbot.keyClick(window, KEY.Key_F8, SHIFT)
    assert panel.view.currentIndex().row() == len(way) - 1
    qtbot.keyClick(window, KEY.Key_F8, SHIFT)
    assert panel.view.currentIndex().row() == len(way) - 2


def test_after_a_problem_is_mended_the_next_key_leads_to_the_one_behind_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    panel.chips[Grade.EXPLAIN].click()
    qtbot.keyClick(window, KEY.Key_F8)
    first, second = panel.shown[:2]
    assert first.problem.code == "task.unit_like"
    task = next(one for one in window.session.plan.tasks if one.id == first.subject)
    plan_edits.save(
        window.session,
        replace(
            task,
            actors=(
                replace(
                    task.actors[0], name="Công an xã", unit_id=window.session.state.units[0].id
                ),
            ),
        ),
        "sửa",
    )
    wait_for(window, qtbot, first.problem.code, there=False)
    qtbot.keyClick(window, KEY.Key_F8)
    assert panel.shown[panel.view.currentIndex().row()].problem == second.problem


def test_enter_in_the_list_goes_to_the_cell_and_leaves_the_keyboard_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    panel.view.setFocus()
    place = next(n for n, one in enumerate(panel.shown) if one.page == "results")
    panel.view.setCurrentIndex(panel.view.grid.index(place, 0))
    qtbot.keyClick(panel.view, KEY.Key_Return)
    settled(window)
    page = window.pages["results"]
    assert window.current_page() is page
    assert page.grid.current_id() == panel.shown[place].subject
    assert page.isAncestorOf(QApplication.focusWidget())


def test_esc_puts_the_list_away_and_the_keyboard_back_into_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, KEY.Key_Escape)
    assert not panel.isVisible()
    assert window.pages["tasks"].isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(window, KEY.Key_F8)
    # Esc in an open cell is about the cell.
    view = window.pages["tasks"].view
    qtbot.keyClick(view, KEY.Key_F2)
    if view.editor is not None:
        qtbot.keyClick(view.editor, KEY.Key_Escape)
        assert panel.isVisible()
    qtbot.keyClick(view, KEY.Key_Escape)
    assert not panel.isVisible()


def test_whether_the_list_is_open_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    app.remember_problems(window, Settings())
    opened(window, qtbot)
    settled(window)
    assert read_settings().problems
    other = Checking(window.session, window.today)
    assert not other.open
    window.session.checking.turn(open_it=False)
    settled(window)
    assert not read_settings().problems
    app.remember_problems(window, Settings(problems=True))
    assert window.session.checking.open


def test_foot_and_navigation_say_how_many_there_are(window: MainWindow, qtbot: QtBot) -> None:
    head = window.session.plan.head
    plan_edits.save_details(window.session, "bỏ ký hiệu", head=replace(head, symbol=""))
    wait_for(window, qtbot, "plan.symbol_missing")
    counts = window.session.checking.counts
    word = window._keys.status.checked
    assert word.isVisible()
    assert word.text() == f"1 phải sửa · {counts[Grade.EXPLAIN]} cần giải thích"
    assert word.property("grade") == "error"
    badge = window.navigation.badge
    assert badge("head") == "1"
    counted = [key for key in CHECKED if key != "results"]
    assert sum(int(badge(key) or 0) for key in counted) == int(badge("plan"))
    word.click()
    assert window.session.checking.open


def test_saving_is_never_blocked_only_sending(
    window: MainWindow, qtbot: QtBot, reopened: Callable[[], Plan]
) -> None:
    head = window.session.plan.head
    plan_edits.save_details(window.session, "bỏ ký hiệu", head=replace(head, symbol=""))
    wait_for(window, qtbot, "plan.symbol_missing")
    assert reopened().head.symbol == ""
    window.show_page("send")
    settled(window)
    window.pages["send"].results_button.click()
    assert "Còn 1 mục “Phải sửa” nên chưa gửi được" in window.messages.text
    next(
        one
        for one in window.messages.findChildren(QWidget)
        if getattr(one, "text", str)() == "Đến chỗ sửa"
    ).click()
    assert window.session.page == "head"
    assert window.pages["head"].symbol.hasFocus()


def test_a_period_that_has_not_begun_is_not_complained_about(
    window: MainWindow, qtbot: QtBot
) -> None:
    settled(window)
    assert {one.page for one in window.session.checking.problems} >= {"results"}
    period_id = window.session.period.period_id

    def clear(desk: Desk) -> Changes:
        sheet = desk.results.sheet(period_id)
        changes = Changes()
        for one in sheet.results.values():
            changes |= desk.results.save(replace(one, status=None, progress=None))
        return changes

    window.session.checking._today = lambda: date(2024, 8, 5)
    window.jobs.write(clear)
    qtbot.waitUntil(
        lambda: "results" not in {one.page for one in window.session.checking.problems},
        timeout=PAUSE * 20,
    )
    # Its days are over: now all of it is missing.
    window.session.checking._today = lambda: date(2025, 1, 10)
    window.session.checking._ask()
    wait_for(window, qtbot, "result.missing")


def test_a_report_that_was_begun_before_its_period_is_over_is_listed(
    window: MainWindow, qtbot: QtBot
) -> None:
    settled(window)
    period_id = window.session.period.period_id
    window.session.checking._today = lambda: date(2024, 12, 1)
    window.session.checking._ask()
    settled(window)
    assert "report.cut_off_ahead" not in codes(window)
    window.jobs.write(lambda desk: desk.reports.save(desk.reports.report(period_id)))
    wait_for(window, qtbot, "report.cut_off_ahead")
    assert found_one(window, "report.cut_off_ahead").page == "report"


def test_a_cell_that_is_filtered_out_or_folded_away_is_shown_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = opened(window, qtbot)
    view = window.pages["tasks"].view
    found = next(one for one in panel.shown if one.page == "tasks")
    place = view.grid.place_of(found.subject)
    view.filter_by(view.grid.column_of("label"), {"không có"})
    assert view.isRowHidden(place)
    panel.chosen.emit(found)
    assert not view.isRowHidden(view.grid.place_of(found.subject))
    assert view.current_id() == found.subject
    group = next(n for n in range(place, -1, -1) if view.grid.rows[n].across)
    view.toggle(group)
    assert view.isRowHidden(place)
    panel.chosen.emit(found)
    assert not view.isRowHidden(place)
    results = window.pages["results"]
    window.show_page("results")
    settled(window)
    results.search.setText("zzzz")
    missing = found_one(window, "result.missing")
    panel.chosen.emit(missing)
    assert results.grid.current_id() == missing.subject


def test_a_total_that_the_scores_do_not_give_leads_to_the_scores(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page("results")
    settled(window)
    plan, period_id = window.session.plan, window.session.period.period_id
    pgi = next(one for one in window.session.state.frameworks if one.short_name == "PGI")

    def measure(component: UUID | None, value: int) -> Measure:
        return Measure(
            id=new_id(),
            plan_id=plan.id,
            framework_id=pgi.id,
            component_id=component,
            period_id=period_id,
            kind=MeasureKind.RESULT,
            year=plan.year,
            value=Decimal(value),
        )

    def score(desk: Desk) -> Changes:
        changes = desk.results.save_measure(measure(None, 30))
        for part in pgi.components:
            changes |= desk.results.save_measure(measure(part.id, 5))
        return changes

    window.jobs.write(score)
    wait_for(window, qtbot, "total.sum")
    found = found_one(window, "total.sum")
    window.problems.panel.chosen.emit(found)
    settled(window)
    scores = window.pages["results"].scores
    assert scores.isVisible()
    assert scores.grid.current_id() == pgi.id


class Slow:
    """Counts the checks that ran, and lets a change come between question and answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plans: list[Plan] = []
        self.meanwhile: Callable[[], object] | None = None
        monkeypatch.setattr("desktop.domain.checks.check_plan", self)

    def __call__(self, plan: Plan, *rest: object) -> tuple[Problem, ...]:
        self.plans.append(plan)
        return check_plan(plan, *rest)


def test_changes_in_a_row_are_checked_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(window)
    qtbot.waitUntil(lambda: not window.session.checking._timer.isActive())
    settled(window)
    counted = Slow(monkeypatch)
    monkeypatch.setattr(checking, "PAUSE", 1000)
    head = window.session.plan.head
    for symbol in ("K", "KH", "KH-U", ""):
        plan_edits.save_details(window.session, "gõ", "gõ", head=replace(head, symbol=symbol))
        # Each is written and read before the next.
        settled(window)
    assert counted.plans == []
    wait_for(window, qtbot, "plan.symbol_missing")
    assert [plan.head.symbol for plan in counted.plans] == [""]


def test_what_a_check_says_of_an_older_plan_is_thrown_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    settled(window)
    session, watch = window.session, window.session.checking
    head = session.plan.head
    session.plan = replace(session.plan, head=replace(head, symbol=""))
    watch._ask()
    # A key is pressed while the worker looks: its answer is about what stands there no more.
    plan_edits.save_details(session, "gõ", head=replace(head, symbol="KH"))
    spy = QSignalSpy(watch.found)
    settled(window)
    assert spy.count() == 0
    assert "plan.symbol_missing" not in codes(window)


def test_the_check_runs_on_the_worker(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def look(*given: object) -> tuple[Problem, ...]:
        threads.append(current_thread())
        return check_plan(*given)

    monkeypatch.setattr("desktop.domain.checks.check_plan", look)
    window.session.checking._last = ((), ())
    window.session.checking._ask()
    settled(window)
    assert threads
    assert main_thread() not in threads


def broken(plan: Plan) -> Plan:
    """A plan in which every part that can be typed into has something wrong."""
    wrong = "ngày 31/02/2024"
    outline = Outline(plan)
    task = outline.followed_tasks()[0]
    heading = next(one for one in plan.sections if one.parent_id is None)
    return replace(
        plan,
        head=Head(name_lines=(), title=(), symbol=""),
        signer=Signer(lines=("CHỦ TỊCH",), name=""),
        legal_bases=(LegalBasis(text="Căn cứ Luật"), LegalBasis(text=f"Căn cứ {wrong}")),
        opening=("Mở đầu", wrong),
        sections=tuple(
            replace(one, text=wrong) if one.id == heading.id else one for one in plan.sections
        ),
        tasks=tuple(
            replace(one, deliverable_text=wrong) if one.id == task.id else one for one in plan.tasks
        ),
        rules=tuple(replace(one, phrase=wrong) for one in plan.rules),
    )


@pytest.fixture
def broken_window(window: MainWindow) -> Iterator[MainWindow]:
    plan = broken(window.session.plan)

    def spoil(desk: Desk) -> Changes:
        changes = desk.plans.save_details(plan)
        for one in plan.sections:
            changes |= desk.plans.save_section(plan.id, one)
        for one in plan.tasks:
            changes |= desk.plans.save_task(plan.id, one)
        wrong = Target(
            id=new_id(),
            section_id=next(one.id for one in plan.sections if one.parent_id is None),
            text="Điểm",
            position=0,
            value=Decimal(6),
            baseline=Decimal(4),
            stated_delta=Decimal(3),
        )
        changes |= desk.plans.add_target(plan.id, wrong)
        for one in plan.rules:
            changes |= desk.plans.save_rule(plan.id, one)
        return changes

    window.jobs.write(spoil)
    settled(window)
    return window


def test_one_key_leads_to_the_very_field_of_every_problem(
    broken_window: MainWindow, qtbot: QtBot
) -> None:
    window = broken_window
    wait_for(window, qtbot, "text.date")
    seen = set()
    for found in window.session.checking.problems:
        window.problems.panel.chosen.emit(found)
        settled(window)
        page, at = window.current_page(), QApplication.focusWidget()
        assert window.session.page == found.page
        assert page.isAncestorOf(at), found
        seen.add(found.page)
        if found.page == "head":
            assert at is page.edits[found.field]
        elif found.page != "results":
            view = page.view
            assert view is at
            assert view.current_id() == found.subject
            column = view.grid.columns[view.currentIndex().column()].key
            assert found.field in {"", column}
    assert seen >= {"head", "content", "targets", "tasks", "organisation"}


def test_an_unfinished_decision_leads_to_the_field_of_its_first_gap(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert set(PART_FIELDS.values()) >= {"symbol", "articles"}
    full = Decision(
        head=Head(name_lines=("UBND",), symbol="QĐ", title=("Ban hành",)),
        power="CHỦ TỊCH",
        legal_bases=(LegalBasis(text="Căn cứ"),),
        signer=Signer(lines=("CHỦ TỊCH",), name="A"),
    )
    plan_edits.set_decision(window.session, full, "soạn")
    wait_for(window, qtbot, "decision.incomplete")
    found = found_one(window, "decision.incomplete")
    window.session.go(found.page, found.subject, found.field)
    settled(window)
    assert window.pages["decision"].articles.hasFocus()


def test_a_list_of_nothing_gives_its_room_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    panel = ProblemPanel({})
    qtbot.addWidget(panel)
    panel.set_small(small=True)
    panel.show()
    some = window.session.checking.problems[0]
    panel.show_found((some,))
    room = panel.height()
    assert panel.view.isVisible()
    panel.show_found(())
    assert panel.height() < room / 2
    assert not panel.view.isVisible()
    assert "Không có vấn đề nào" in panel._said.text()
    assert panel._said.isVisible()
    panel.show_found((some,))
    assert panel.height() == room


def test_a_rule_that_has_no_periods_is_told_until_they_are_made(
    window: MainWindow, qtbot: QtBot
) -> None:
    plan = window.session.plan
    assert plan is not None
    rule = factories.rule(Frequency.QUARTER, due_day=15, due_month=None)
    plan_edits.add(window.session, rule, "thêm chế độ báo cáo")
    wait_for(window, qtbot, "period.missing")
    found = found_one(window, "period.missing")
    assert (found.page, found.subject) == ("organisation", rule.id)
    window.session.change("lập kỳ", lambda desk: desk.periods.generate(plan.id))
    wait_for(window, qtbot, "period.missing", there=False)
