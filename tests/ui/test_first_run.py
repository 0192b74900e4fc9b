"""Mở sổ lần đầu: four pages by keyboard, proposals that give way, and a ledger that is ready."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeKind
from desktop.domain.office_forms import FORMS, Form, is_code, superior_of
from desktop.domain.plan import PlanStatus
from desktop.services.desk import open_desk
from desktop.services.packages import verify_package
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.ledgers import maker
from desktop.ui.main_window import MainWindow
from tests.keyboard import telex

KEY = Qt.Key
Settled = Callable[[MainWindow], None]
YEAR = 2026


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[FirstRun]:
    made = FirstRun(tmp_path / "so.sopgidb", YEAR)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def enter(dialog: FirstRun) -> None:
    QTest.keyClick(dialog, KEY.Key_Return)


def at(dialog: FirstRun) -> int:
    return dialog._stack.currentIndex()


def test_four_enters_and_three_texts_make_a_ledger_with_units_signer_and_plan(
    dialog: FirstRun, tmp_path: Path
) -> None:
    enter(dialog)
    telex(dialog.office_page.name, "UBND xã Đại Lãnh")
    telex(dialog.office_page.above, "Khánh Hòa")
    enter(dialog)
    telex(dialog.units.name, "Người Ký Thử")
    enter(dialog)
    enter(dialog)
    assert dialog.result() == FirstRun.DialogCode.Accepted
    desk = maker(dialog.path(), dialog.beginning())()
    try:
        office = desk.offices.office()
        assert office.name_lines == ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH")
        assert (office.place, office.symbol) == ("Đại Lãnh", "UBND")
        assert office.superior == "UBND tỉnh Khánh Hòa"
        units = {unit.name for unit in desk.offices.units()}
        assert units == set(FORMS[Form.COMMUNE].units)
        (signer,) = desk.signers.all()
        (summary,) = desk.plans.plans()
        plan = desk.plans.plan(summary.id)
        assert plan.signer == signer
        assert signer.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        assert (plan.year, plan.status) == (2026, PlanStatus.DRAFT)
        assert any(one.name == "UBND tỉnh Khánh Hòa" for one in plan.recipients)
    finally:
        desk.close()


def test_an_office_without_a_name_is_told_under_its_field(dialog: FirstRun) -> None:
    enter(dialog)
    enter(dialog)
    assert at(dialog) == 1
    assert "Gõ tên cơ quan" in dialog.office_page._name.note.text()
    assert dialog.office_page.name.hasFocus()
    telex(dialog.office_page.name, "UBND xã X")
    telex(dialog.office_page.code, "H32,15")
    enter(dialog)
    assert at(dialog) == 1
    assert "H32.15" in dialog.office_page._code.note.text()
    assert dialog.office_page._name.note.isHidden()
    dialog.office_page.code.setText("H32.15")
    enter(dialog)
    assert at(dialog) == 2


def test_going_back_loses_nothing(dialog: FirstRun) -> None:
    enter(dialog)
    telex(dialog.office_page.name, "UBND xã Đại Lãnh")
    enter(dialog)
    telex(dialog.units.name, "Người Ký Thử")
    dialog.units.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(dialog, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert at(dialog) == 0
    enter(dialog)
    assert dialog.office_page.name.text() == "UBND xã Đại Lãnh"
    enter(dialog)
    assert dialog.units.name.text() == "Người Ký Thử"
    assert len(dialog.beginning().units) == len(FORMS[Form.COMMUNE].units) - 1


def test_what_was_typed_is_not_replaced_by_a_proposal(dialog: FirstRun) -> None:
    page = dialog.office_page
    page.place.setText("Vạn Ninh")
    page.superior.setText("UBND tỉnh (qua Sở Tài chính)")
    page.name.setText("UBND xã Đại Lãnh")
    page.above.setText("Khánh Hòa")
    assert page.office().place == "Vạn Ninh"
    assert page.office().superior == "UBND tỉnh (qua Sở Tài chính)"


def test_a_proposal_stays_when_one_walks_through_its_field(dialog: FirstRun) -> None:
    enter(dialog)
    page = dialog.office_page
    telex(page.name, "UBND xã Đại Lãnh")
    for edit in (page.place, page.symbol, page.superior, page.name):
        edit.setFocus()
    assert (page.office().place, page.office().symbol) == ("Đại Lãnh", "UBND")


def test_a_department_gets_its_own_head_signer_and_template(dialog: FirstRun) -> None:
    dialog.form.choose(Form.DEPARTMENT)
    dialog.office_page.name.setText("Sở Ngoại vụ tỉnh Lạng Sơn")
    made = dialog.beginning()
    assert made.office.kind is OfficeKind.DEPARTMENT
    assert made.office.parent_line == "UBND TỈNH LẠNG SƠN"
    assert made.office.superior == "UBND tỉnh Lạng Sơn"
    assert made.template == "so-pgi"
    assert dialog.units.signer().lines == ("GIÁM ĐỐC",)
    assert not dialog.office_page._above.isVisibleTo(dialog.office_page)


def test_an_old_commune_reports_to_its_district_and_has_officers(dialog: FirstRun) -> None:
    dialog.form.choose(Form.OLD_COMMUNE)
    dialog.office_page.name.setText("UBND xã Đại Lãnh")
    dialog.office_page.above.setText("Vạn Ninh")
    made = dialog.beginning()
    assert made.office.superior == "UBND huyện Vạn Ninh"
    assert "Công chức Địa chính – Xây dựng" in {unit.name for unit in made.units}


def test_the_year_of_the_first_plan_is_proposed_and_can_be_typed(dialog: FirstRun) -> None:
    dialog.office_page.name.setText("UBND xã Đại Lãnh")
    assert dialog.beginning().year == YEAR
    dialog.form.choose(Form.OLD_COMMUNE)
    assert dialog.beginning().year == 2024
    dialog.place._year.setValue(2023)
    desk = maker(dialog.path(), dialog.beginning())()
    (plan,) = desk.plans.plans()
    desk.close()
    assert plan.year == 2023
    assert "năm 2023" in plan.title


def test_units_are_added_by_enter_and_an_added_one_stays_with_another_form(
    dialog: FirstRun,
) -> None:
    enter(dialog)
    dialog.office_page.name.setText("UBND xã X")
    enter(dialog)
    telex(dialog.units.more, "Hội Nông dân")
    QTest.keyClick(dialog.units.more, KEY.Key_Return)
    telex(dialog.units.more, "phong kinh te")
    QTest.keyClick(dialog.units.more, KEY.Key_Return)
    assert at(dialog) == 2
    dialog.form.choose(Form.WARD)
    names = [unit.name for unit in dialog.beginning().units]
    assert names == [*FORMS[Form.WARD].units, "Hội Nông dân"]


def test_an_empty_ledger_can_be_chosen(dialog: FirstRun) -> None:
    dialog.place.choose(2)
    assert dialog.beginning().template == ""


def test_a_file_that_is_there_is_never_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "so.sopgidb"
    path.write_bytes(b"")
    dialog = FirstRun(path, YEAR)
    qtbot.addWidget(dialog)
    assert dialog.path() == tmp_path / "so-2.sopgidb"


@pytest.mark.parametrize(
    ("form", "place", "superior"),
    [
        (Form.COMMUNE, "Khánh Hòa", "UBND tỉnh Khánh Hòa"),
        (Form.WARD, "Đồng Nai", "UBND thành phố Đồng Nai"),
        (Form.ZONE, "tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi"),
        (Form.OLD_COMMUNE, "Thị xã Ninh Hòa", "UBND thị xã Ninh Hòa"),
        (Form.COMMUNE, " ", ""),
        (Form.OTHER, "Khánh Hòa", ""),
    ],
)
def test_the_office_above_follows_from_the_place(form: Form, place: str, superior: str) -> None:
    assert superior_of(form, place) == superior


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("", True),
        ("H32.15", True),
        ("H55.242", True),
        ("000.00.00.H49", True),
        ("H32,15", False),
        ("h32.15", False),
        ("H32.", False),
        ("H" + "32.1" * 12, False),
    ],
)
def test_a_code_is_written_as_the_rules_want_it(code: str, right: bool) -> None:
    assert is_code(code) is right


def test_from_nothing_to_a_verified_package(
    dialog: FirstRun,
    empty_window: MainWindow,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    """The shortest way of a newcomer: the template, its open places filled in, a package."""
    enter(dialog)
    telex(dialog.office_page.name, "UBND xã Đại Lãnh")
    telex(dialog.office_page.above, "Khánh Hòa")
    enter(dialog)
    telex(dialog.units.name, "Người Ký Thử")
    enter(dialog)
    enter(dialog)
    dialog.place._year.setValue(2024)
    with qtbot.waitSignal(empty_window.session.read, timeout=20_000):
        empty_window.open_ledger(maker(dialog.path(), dialog.beginning()))
    settled(empty_window)
    session = empty_window.session
    opened = [one for one in session.checking.of_plan if one.code == "text.open"]
    assert len(opened) == 2
    plan = session.plan
    filled = replace(
        plan,
        legal_bases=tuple(
            replace(basis, text="Thực hiện Kế hoạch của UBND tỉnh") for basis in plan.legal_bases
        ),
    )
    session.change("điền căn cứ", lambda desk: desk.plans.save_details(filled))
    (place,) = [one for one in plan.sections if "[…]" in one.text]
    section = replace(place, text=place.text.replace("[…]", "Phòng Kinh tế"))
    session.change("điền đầu mối", lambda desk: desk.plans.save_section(plan.id, section))
    settled(empty_window)
    empty_window.show_page("send")
    settled(empty_window)
    empty_window.pages["send"].make(tmp_path, results=False)
    settled(empty_window)
    (path,) = tmp_path.glob("*.sopgi")
    assert verify_package(path).content.plan.head.name_lines == ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH")
    empty_window.close()
    desk = open_desk(dialog.path())
    desk.close()


def test_what_was_typed_before_esc_is_there_the_next_time(empty_window: MainWindow) -> None:
    def type_and_leave() -> None:
        dialog = empty_window.findChild(FirstRun)
        assert dialog is not None
        seen.append(dialog.office_page.name.text())
        enter(dialog)
        telex(dialog.office_page.name, "UBND xã Đại Lãnh")
        QTest.keyClick(dialog, KEY.Key_Escape)

    seen: list[str] = []
    for _ in range(2):
        QTimer.singleShot(0, type_and_leave)
        empty_window.ledgers.begin()
    assert seen[0] == ""
    assert seen[1].startswith("UBND xã Đại Lãnh")


def test_a_ledger_that_could_not_be_made_does_not_cost_the_answers(
    empty_window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    taken = tmp_path / "đã có.sopgidb"
    taken.write_text("của ai đó", encoding="utf-8")

    def answer() -> None:
        dialog = empty_window.findChild(FirstRun)
        assert dialog is not None
        enter(dialog)
        telex(dialog.office_page.name, "UBND xã Đại Lãnh")
        dialog.place._path = taken
        for _ in range(3):
            enter(dialog)

    QTimer.singleShot(0, answer)
    empty_window.ledgers.begin()
    settled(empty_window)
    assert "Chọn tên khác" in empty_window.messages.text
    kept = empty_window.findChild(FirstRun)
    assert kept is not None
    assert kept.office_page.name.text() == "UBND xã Đại Lãnh"
    kept.place._path = tmp_path / "mới.sopgidb"
    QTimer.singleShot(0, kept.accept)
    empty_window.ledgers.begin()
    settled(empty_window)
    assert empty_window.session.state is not None
    assert empty_window.session.state.path == tmp_path / "mới.sopgidb"
