"""Sao lưu and Phục hồi in the window: one step each, told at the foot, and never a dead end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop import app, paths
from desktop.domain.errors import FileRefused
from desktop.domain.period import Period
from desktop.domain.plan import Frequency
from desktop.domain.record import new_id
from desktop.paths import backups_dir, rehearsal_dir
from desktop.services.backups import Backup, Reason, backups_in, look_at
from desktop.services.demo import make_sample
from desktop.services.desk import open_desk
from desktop.services.standing import Standing
from desktop.settings import Settings, read_settings
from desktop.ui import backups, plan_edits
from desktop.ui.backups import back_up, bring_here, restore
from desktop.ui.dialogs.restore import RestoreDialog
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.system import SystemPage
from desktop.ui.tables.backup_rows import row_id
from desktop.ui.widgets.key_bar import KeyBar
from desktop.ui.widgets.status_line import StatusLine

Settled = Callable[[MainWindow], None]
TODAY = datetime.now().astimezone().date()


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "máy"))


def rename(window: MainWindow, name: str) -> None:
    window.jobs.write(
        lambda desk: desk.offices.save_office(replace(desk.offices.office(), name=name))
    )


def answer(window: MainWindow, words: str) -> QAbstractButton:
    return next(
        one
        for one in window.messages.findChildren(QAbstractButton)
        if one.accessibleName() == words or one.text() == words
    )


def status(window: MainWindow) -> StatusLine:
    return window._keys.status


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> SystemPage:
    window.show_page("system")
    page = window.pages["system"]
    assert isinstance(page, SystemPage)
    page.show_section(page.backups)
    settled(window)
    return page


def test_one_click_makes_a_copy_and_the_foot_says_so(
    window: MainWindow, page: SystemPage, settled: Settled, qtbot: QtBot
) -> None:
    assert status(window).copied.text() == "Chưa sao lưu"
    assert status(window).copied.property("grade") == "doubt"
    qtbot.mouseClick(page.backups.make, Qt.MouseButton.LeftButton)
    settled(window)
    (made,) = backups_in(backups_dir())
    assert str(made.path) in window.messages.text
    assert "đọc lại khớp" in window.messages.text
    assert [one.path for one in page.backups.backups] == [made.path]
    assert not page.backups.view.isHidden()
    window._today = lambda: TODAY
    assert status(window).copied.text().startswith("Sao lưu: ")
    assert status(window).copied.property("grade") == ""


def test_the_menu_asks_where_the_copy_goes_and_remembers_it(
    window: MainWindow, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    proposed: list[Path] = []

    def choose(_parent: object, _title: str, path: str, *_rest: object) -> tuple[str, str]:
        proposed.append(Path(path))
        return str(stick / "so 2026"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    backups.ask_back_up(window.session, window)
    settled(window)
    assert proposed[0].parent == backups_dir()
    assert proposed[0].name.startswith("so-dai-lanh 20")
    assert look_at(stick / "so 2026.sopgidb").reason is Reason.HAND
    assert read_settings().backup_folder == str(stick)
    backups.ask_back_up(window.session, window)
    settled(window)
    assert proposed[1].parent == stick


def test_a_folder_that_refuses_is_said(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    back_up(window.session, tmp_path / "USB rút rồi" / "so.sopgidb")
    settled(window)
    assert "Không có thư mục" in window.messages.text


def test_a_copy_is_brought_back_and_the_ledger_before_it_is_kept(
    window: MainWindow, settled: Settled, page: SystemPage
) -> None:
    first = window.session.state.office.name
    back_up(window.session)
    settled(window)
    (copy,) = page.backups.backups
    rename(window, "UBND xã Đổi Nhầm")
    settled(window)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        assert dialog.chosen().path == copy.path
        dialog.accept()

    page.backups.view.go_to(row_id(copy), "moment")
    QTimer.singleShot(300, choose)
    page.backups.bring_back.click()
    settled(window)
    assert window.session.state.office.name == first
    assert "Đã phục hồi sổ" in window.messages.text
    kept = next(one for one in backups_in(backups_dir()) if one.reason is Reason.BEFORE_RESTORE)
    assert kept.office == "UBND xã Đổi Nhầm"
    assert str(kept.path) in window.messages.text
    rename(window, "UBND xã Ghi Tiếp")
    settled(window)
    assert window.saved.text.startswith("Đã lưu")


def test_a_copy_that_was_altered_changes_nothing(
    window: MainWindow, settled: Settled, ledger: Path
) -> None:
    back_up(window.session)
    settled(window)
    (copy,) = backups_in(backups_dir())
    data = copy.path.read_bytes()
    place = data.index("Lãnh".encode())
    copy.path.write_bytes(data[:place] + b"l" + data[place + 1 :])
    before = window.session.state
    restore(window.session, copy.path, ledger)
    settled(window)
    assert "không còn như lúc sao lưu" in window.messages.text
    assert window.session.state.office == before.office
    rename(window, "UBND xã Vẫn Mở")
    settled(window)
    assert window.session.state.office.name == "UBND xã Vẫn Mở"


def test_a_damaged_ledger_offers_its_copies_at_once(
    empty_window: MainWindow, settled: Settled, ledger: Path, qtbot: QtBot
) -> None:
    desk = open_desk(ledger)
    backups_dir().mkdir(parents=True)
    desk.backups.make(backups_dir())
    desk.close()
    ledger.write_bytes(ledger.read_bytes()[:-5000])
    empty_window.open_ledger(opener(ledger))
    settled(empty_window)
    assert "bị hỏng" in empty_window.messages.text

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        dialog.accept()

    QTimer.singleShot(300, choose)
    answer(empty_window, "Phục hồi từ bản sao…").click()
    settled(empty_window)
    assert empty_window.session.state is not None
    assert empty_window.session.state.path == ledger
    assert "Sổ trước đó giữ ở" in empty_window.messages.text


def made(tmp_path: Path, **changed: object) -> Backup:
    values = {"path": tmp_path / "a.sopgidb", "moment": datetime.now().astimezone(), "size": 9}
    return Backup(**values | changed)


def test_the_dialog_tells_another_office_and_does_not_take_what_cannot_be_used(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    office = window.session.state.office
    same = made(tmp_path, office_id=office.id, office=office.name, plans=("Kế hoạch",))
    other = replace(same, path=tmp_path / "b.sopgidb", office_id=window.session.plan.id, office="X")
    bad = made(tmp_path, path=tmp_path / "c.sopgidb", refusal="backup.damaged")
    dialog = RestoreDialog((same, other, bad), office, TODAY, window)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == same
    assert dialog._about.property("role") == "small"
    dialog.view.go_to(row_id(other), "moment")
    assert "cơ quan khác: X" in dialog._about.text()
    assert dialog._go.isEnabled()
    dialog.view.go_to(row_id(bad), "moment")
    assert "bị hỏng" in dialog._about.text()
    assert not dialog._go.isEnabled()
    dialog.accept()
    assert dialog.result() == 0


def test_without_copies_the_dialog_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    dialog = RestoreDialog((), window.session.state.office, TODAY, window)
    qtbot.addWidget(dialog)
    assert dialog.view.told_empty == "Chưa có bản sao nào trên máy này"
    assert dialog.chosen() is None
    assert not dialog._go.isEnabled()


def test_a_ledger_in_a_cloud_folder_is_warned_of_and_brought_here(
    empty_window: MainWindow, settled: Settled, ledger: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "OneDrive" / "sổ xã.sopgidb"
    there.parent.mkdir()
    ledger.rename(there)
    empty_window.open_ledger(opener(there))
    settled(empty_window)
    assert "do OneDrive quản lý" in empty_window.messages.text
    rename(empty_window, "UBND xã Vẫn Ghi Được")
    settled(empty_window)
    answer(empty_window, "Chép sổ về máy này").click()
    settled(empty_window)
    state = empty_window.session.state
    assert state.path == paths.data_dir() / "sổ xã.sopgidb"
    assert state.office.name == "UBND xã Vẫn Ghi Được"
    assert str(there) in empty_window.messages.text
    assert there.exists()


def test_a_copy_that_is_opened_as_a_ledger_says_that_it_is_one(
    empty_window: MainWindow, settled: Settled, ledger: Path
) -> None:
    desk = open_desk(ledger)
    copy = desk.backups.make(ledger.parent)
    desk.close()
    empty_window.open_ledger(opener(copy))
    settled(empty_window)
    assert "là bản sao lưu lúc" in empty_window.messages.text
    answer(empty_window, "Chép sổ về máy này").click()
    settled(empty_window)
    assert empty_window.session.state.path.parent == paths.data_dir()
    assert "Đang dùng sổ trên máy này" in empty_window.messages.text
    assert look_at(copy).reason is Reason.HAND


def test_on_a_new_computer_a_copy_becomes_the_users_ledger(
    empty_window: MainWindow, settled: Settled, ledger: Path
) -> None:
    desk = open_desk(ledger)
    backups_dir().mkdir(parents=True)
    desk.backups.make(backups_dir())
    desk.close()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        dialog.accept()

    QTimer.singleShot(300, choose)
    backups.ask_restore(empty_window.session, empty_window, lambda: TODAY)
    settled(empty_window)
    assert empty_window.session.state.path == paths.default_ledger()


def test_an_ordinary_place_is_not_spoken_of(window: MainWindow) -> None:
    assert window.messages.text == ""


def test_the_foot_is_calm_on_a_small_screen(qtbot: QtBot, dressed: QApplication) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    now = datetime.now().astimezone()
    standing = Standing(rehearsal=False, copied=now, sequence=3, sent=TODAY)
    line.show_standing(standing, TODAY)
    assert line.copied.text() == f"Sao lưu: hôm nay {now:%H:%M}"
    assert line.sent.text() == f"Gói số 3 · {TODAY:%d/%m} · chờ biên nhận"
    line.set_short(short=True)
    assert line.copied.text() == f"Sao lưu {now:%H:%M}"
    assert line.sent.text() == "Gói 3 · chờ biên nhận"
    assert f"{TODAY:%d/%m}" in line.sent.toolTip()


def test_a_copy_of_long_ago_is_amber_and_a_rehearsal_needs_none(
    qtbot: QtBot, dressed: QApplication
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    old = datetime.now().astimezone() - timedelta(days=8)
    line.show_standing(Standing(rehearsal=False, copied=old), TODAY)
    assert line.copied.property("grade") == "doubt"
    assert line.sent.isHidden()
    line.show_standing(Standing(rehearsal=True, copied=None), TODAY)
    assert line.copied.isHidden()
    line.show_standing(None, TODAY)
    assert line.copied.isHidden()


def test_the_bar_gives_up_keys_before_the_foot_is_cut_off(
    qtbot: QtBot, dressed: QApplication
) -> None:
    bar = KeyBar()
    qtbot.addWidget(bar)
    standing = Standing(rehearsal=False, copied=datetime.now().astimezone(), sequence=3, sent=TODAY)
    bar.status.show_standing(standing, TODAY)
    bar.show_keys(tuple((f"F{n}", f"Việc số {n}") for n in range(1, 13)), few=False)
    bar.resize(900, 28)
    bar.show()
    qtbot.waitExposed(bar)
    shown = bar.keys.shown
    assert 2 <= len(shown) < 12
    assert shown[-1] == ("F12", "Việc số 12")
    for word in (bar.status.copied, bar.status.sent):
        assert word.width() >= word.sizeHint().width()
    bar.resize(2400, 28)
    assert len(bar.keys.shown) == 12


def test_the_foot_leads_to_the_copies(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    qtbot.mouseClick(status(window).copied, Qt.MouseButton.LeftButton)
    settled(window)
    page = window.pages["system"]
    assert window.current_page() is page
    assert page.backups.isVisible()


def test_the_system_page_shows_the_key_and_where_things_are(
    window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    window.show_page("system")
    page = window.pages["system"]
    page.show_section(page.places)
    settled(window)
    assert page.places.fingerprint.text().startswith("Chưa có khóa")
    assert page.places._places["ledger"].text() == str(window.session.state.path)
    plan = window.session.plan
    window.jobs.run(
        lambda desk: desk.packages.export_plan(plan.id, tmp_path, today=date(2024, 12, 17))
    )
    settled(window)
    page.places.load()
    settled(window)
    assert page.places.fingerprint.text().count("-") == 3


def test_the_last_ledger_opens_at_the_next_start(
    empty_window: MainWindow, settled: Settled, ledger: Path
) -> None:
    app.remember_ledgers(empty_window)
    assert app.first_ledger(read_settings()) is None
    empty_window.open_ledger(opener(ledger))
    settled(empty_window)
    assert app.first_ledger(read_settings()) == ledger
    rehearsal = rehearsal_dir() / "mau.sopgidb"
    rehearsal.parent.mkdir(parents=True)
    make_sample(rehearsal, "so-ngoai-vu-lang-son-2024").close()
    empty_window.open_ledger(opener(rehearsal))
    settled(empty_window)
    assert app.first_ledger(read_settings()) == ledger


def test_the_period_that_was_worked_in_is_in_hand_at_the_next_start(
    empty_window: MainWindow, settled: Settled, ledger: Path
) -> None:
    app.remember_period(empty_window, read_settings())
    empty_window.open_ledger(opener(ledger))
    settled(empty_window)
    plan = empty_window.session.plan
    assert plan is not None
    added = Period(
        id=new_id(),
        plan_id=plan.id,
        frequency=Frequency.ONCE,
        label="Báo cáo đột xuất",
        year=2024,
        index=1,
        data_from=date(2024, 1, 1),
        data_to=date(2024, 2, 1),
    )
    empty_window.session.change("thêm kỳ", lambda desk: desk.periods.add(added))
    settled(empty_window)
    empty_window.session.period.choose(added.id)
    settled(empty_window)
    empty_window.session.period.period_id = None
    app.remember_period(empty_window, read_settings())
    empty_window.show_page("results")
    settled(empty_window)
    assert empty_window.pages["results"].sheet.period.id == added.id


def test_without_a_memory_the_users_own_ledger_opens(ledger: Path) -> None:
    assert app.first_ledger(Settings()) is None
    paths.default_ledger().parent.mkdir(parents=True)
    ledger.rename(paths.default_ledger())
    assert app.first_ledger(Settings()) == paths.default_ledger()


def test_a_ledger_that_is_gone_leaves_the_welcome_page_with_a_sentence(
    empty_window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    gone = app.first_ledger(Settings(ledger=str(tmp_path / "đã xóa.sopgidb")))
    assert gone is not None
    empty_window.open_ledger(opener(gone))
    settled(empty_window)
    assert "Không tìm thấy tệp sổ" in empty_window.messages.text
    assert empty_window.current_page() is empty_window.pages["welcome"]


def test_damaged_settings_are_told_after_the_ledger_has_opened(
    empty_window: MainWindow, settled: Settled, ledger: Path
) -> None:
    refusal = FileRefused("settings.damaged", path="ghi-nho.hong.json")
    app.tell_damage(empty_window, refusal, opening=True)
    empty_window.open_ledger(opener(ledger))
    settled(empty_window)
    assert "ghi-nho.hong.json" in empty_window.messages.text


def test_what_is_typed_while_a_ledger_is_brought_here_goes_along(
    window: MainWindow, settled: Settled
) -> None:
    plan, state = window.session.plan, window.session.state
    assert plan is not None
    assert state is not None
    bring_here(window.session)
    plan_edits.save(window.session, replace(plan.tasks[0], content="GÕ TRONG LÚC CHÉP"), "sửa ô")
    settled(window)
    assert window.session.state.path != state.path
    now = window.session.plan
    assert now is not None
    assert next(one for one in now.tasks if one.id == plan.tasks[0].id).content == (
        "GÕ TRONG LÚC CHÉP"
    )
