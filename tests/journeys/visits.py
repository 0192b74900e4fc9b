"""Goes to every page, dialog and state of the window, and lets somebody look at each."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import docx
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.domain.clipboard_block import TwoReadings
from desktop.domain.errors import LedgerRefused
from desktop.domain.guide import Place
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.record import new_id
from desktop.domain.result import Result, ResultStatus
from desktop.services.changes import Changes
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.lint import lint_file
from desktop.services.packages import verify_package
from desktop.services.papers import Format
from desktop.services.renewal import Renewable
from desktop.services.samples import load_sample
from desktop.ui.closing import ask_wait_or_stop
from desktop.ui.delivery.drives import Drive
from desktop.ui.delivery.stick_choice import StickChoice
from desktop.ui.dialogs.fill_results import FillResults, Group
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.dialogs.issue import IssueDialog
from desktop.ui.dialogs.lint import LintDialog
from desktop.ui.dialogs.next_year import NextYearDialog
from desktop.ui.dialogs.own_framework import OwnFrameworkDialog
from desktop.ui.dialogs.package import PackageDialog
from desktop.ui.dialogs.paste_question import PasteQuestion
from desktop.ui.dialogs.period import PeriodDialog
from desktop.ui.dialogs.plan_choice import PlanChoice
from desktop.ui.dialogs.plan_year import ChangeYearDialog, YearQuestion
from desktop.ui.dialogs.restore import RestoreDialog
from desktop.ui.dialogs.word_back import WordBackDialog
from desktop.ui.guide.window import GuideWindow
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import ask
from desktop.ui.register import WELCOME
from desktop.ui.tables.paste_plan import PastePlan
from desktop.ui.word_back import WordBack
from desktop.wording.faults import program_is_gone
from desktop.wording.ledgers import (
    after_cut_off,
    damaged_by_cut_off,
    first_opening,
    kept_before,
)
from tests.factories import office
from tests.services.word_edits import Edited, type_over

DAY = date(2024, 12, 2)
LATE = date(2025, 1, 10)
Look = Callable[[str, QWidget], None]
"""Is given the name of what is shown, and the window or dialog that shows it."""

_SAMPLE = "xa-dai-lanh-2024"
_SMALL_SAMPLE = "so-gtvt-lang-son-2024"
_PATIENCE = 15.0
"""Seconds for a preview to be drawn."""


def settle(window: MainWindow) -> None:
    """Wait until the worker is done and the window has heard everything."""
    for _ in range(4):
        QApplication.processEvents()
        window.jobs.wait()
    QApplication.processEvents()


class Visitor:
    """Walks through one window; what is shown is given to ``look``."""

    def __init__(self, look: Look, folder: Path, size: tuple[int, int]) -> None:
        self._look = look
        self._folder = folder
        self._day = DAY
        self.window = MainWindow(Jobs(), lambda: self._day)
        self.window.resize(*size)
        self.window.show()
        settle(self.window)

    def close(self) -> None:
        self.window.close()
        settle(self.window)
        self.window.deleteLater()

    def look(self, name: str, widget: QWidget | None = None) -> None:
        settle(self.window)
        self._look(name, widget or self.window)

    def open(self, name: str, make: Callable[[Path], None]) -> None:
        path = self._folder / f"{name}.sopgidb"
        make(path)
        self.window.open_ledger(opener(path))
        settle(self.window)

    def pages(self, state: str, *keys: str) -> None:
        for key in keys or [key for key in self.window.pages if key != WELCOME]:
            self.window.show_page(key)
            settle(self.window)
            if key in {"preview", "report"}:
                self._wait_for_pages(key)
            self.look(f"{state}-{key}")

    def _wait_for_pages(self, key: str) -> None:
        end = monotonic() + _PATIENCE
        view = self.window.pages[key].view
        while view.isVisible() and not view.page_count and monotonic() < end:
            settle(self.window)

    def dialog(self, name: str, made: QDialog) -> None:
        made.show()
        settle(self.window)
        self.look(f"dialog-{name}", made)
        made.done(0)
        made.deleteLater()
        settle(self.window)

    def asks(self, name: str, ask_it: Callable[[], object]) -> None:
        """Look at a dialog that waits for its answer, and close it."""

        def close() -> None:
            box = QApplication.activeModalWidget()
            if box is None:
                QTimer.singleShot(50, close)
                return
            self._look(f"dialog-{name}", box)
            box.close()

        QTimer.singleShot(100, close)
        ask_it()
        settle(self.window)


def sample(name: str) -> Callable[[Path], None]:
    return lambda path: make_sample(path, name, keys_dir=path.parent / "khoa").close()


def _issued(path: Path, *, periods: bool = True) -> None:
    """Make a ledger with an issued plan; without periods it has no results either."""
    if periods:
        desk = make_sample(path, _SMALL_SAMPLE, keys_dir=path.parent / "khoa")
    else:
        sample = load_sample(_SMALL_SAMPLE)
        desk = create_desk(path, sample.office, keys_dir=path.parent / "khoa")
        desk.plans.add_plan(sample.plan)
    (plan,) = desk.plans.plans()
    desk.plans.issue(plan.id, number="123", day=date(2024, 3, 5))
    desk.close()


def _empty(path: Path) -> None:
    create_desk(path, office(), keys_dir=path.parent / "khoa").close()


def fill(desk: Desk) -> Changes:
    """Enter every result that is missing."""
    (plan,) = desk.plans.plans()
    sheet = desk.results.sheet(desk.periods.periods(plan.id)[-1].id)
    changes = Changes()
    for task in Outline(sheet.plan).followed_tasks():
        held = sheet.results.get(task.id)
        if held is None or held.status is None:
            made = Result(
                id=new_id(),
                period_id=sheet.period.id,
                task_id=task.id,
                status=ResultStatus.DONE,
                text="Đã thực hiện xong trong kỳ.",
            )
            changes = desk.results.save(made)
        elif held.status is ResultStatus.OVERDUE and not held.difficulty:
            changes = desk.results.save(replace(held, difficulty="Chờ hướng dẫn của cấp trên."))
    return changes


def write_report(desk: Desk) -> Changes:
    """Keep the proposed report of the last period."""
    (plan,) = desk.plans.plans()
    return desk.reports.save(desk.reports.report(desk.periods.periods(plan.id)[-1].id))


def visit_states(visitor: Visitor) -> None:
    """Go to the pages of every state of a ledger."""
    window = visitor.window
    visitor.look("chua-mo-so")
    visitor.open("so-trong", _empty)
    visitor.pages("so-trong")
    visitor.open("khong-ky", lambda path: _issued(path, periods=False))
    visitor.pages("khong-ky", "home", "results", "report", "send")
    visitor.open("ban-hanh", _issued)
    visitor.pages("ban-hanh")
    visitor._day = LATE
    visitor.pages("qua-han", "home", "results")
    visitor._day = DAY
    window.jobs.write(fill)
    settle(window)
    visitor.pages("du-ket-qua", "home")
    window.jobs.write(write_report)
    settle(window)
    visitor.pages("da-viet-bao-cao", "home")
    window.pages["send"].make(visitor._folder, results=True)
    settle(window)
    visitor.look("da-gui-tin-nhan")
    window.messages.hide()
    visitor.pages("da-gui", "send", "home")


def _revised(path: Path) -> None:
    _issued(path)
    desk = open_desk(path, keys_dir=path.parent / "khoa")
    (plan,) = desk.plans.plans()
    revised = desk.plans.plan(desk.plans.revise(plan.id))
    first, second, *_ = revised.tasks
    words = f"{first.content} và báo cáo kết quả trước ngày 15/11"
    desk.plans.save_task(revised.id, replace(first, content=words))
    desk.plans.remove_tasks(revised.id, [second.id])
    desk.signers.save(
        (revised.signer, replace(revised.signer, lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")))
    )
    desk.recipients.save(revised.recipients)
    desk.close()


def visit_revisions(visitor: Visitor) -> None:
    """Look at a revised plan and at the lists of the office."""
    visitor.open("sua-doi", _revised)
    visitor.pages("sua-doi", "revisions")
    window = visitor.window
    window.show_page("catalogue")
    for tab, name in ((2, "nguoi-ky"), (3, "noi-nhan")):
        window.pages["catalogue"].tabs.setCurrentIndex(tab)
        visitor.look(f"sua-doi-catalogue-{name}")
    window.pages["catalogue"].tabs.setCurrentIndex(0)


def visit_sample(visitor: Visitor) -> None:
    """Go to every page of the fullest sample, and say what the window may say."""
    window = visitor.window
    visitor.open("mau", sample(_SAMPLE))
    visitor.pages("mau")
    results = window.pages["results"]
    window.show_page("results")
    results.to_scores.click()
    visitor.look("mau-results-diem")
    window.show_page("system")
    window.pages["system"].tabs.setCurrentIndex(1)
    visitor.look("mau-system-sao-luu")
    window.pages["system"].tabs.setCurrentIndex(0)
    window.show_page("tasks")
    tasks = window.pages["tasks"]
    checking = window.session.checking
    checking.turn(open_it=True)
    for key in ("tasks", "results", "head", "organisation"):
        window.show_page(key)
        visitor.look(f"mau-{key}-kiem-tra")
    checking.turn(open_it=False)
    window.show_page("tasks")
    first = window.session.plan.tasks[0]
    tasks.go_to(first.id, "content")
    tasks.view.edit(tasks.view.currentIndex())
    visitor.look("mau-tasks-dang-sua")
    window.show_page("home")
    for name, say in _messages(window):
        say()
        visitor.look(f"tin-nhan-{name}")
    window.messages.hide()


def _messages(window: MainWindow) -> Iterator[tuple[str, Callable[[], None]]]:
    path = "D:/Kế hoạch năm 2026/Phòng Kinh tế – Hạ tầng/so-pgi-xa-dai-lanh-2026.sopgidb"
    answers = (("Mở tệp", _nothing), ("Mở thư mục", _nothing))
    yield "xong", lambda: window.messages.tell("Đã ghi Ke-hoach-PGI-2024.docx", *answers)
    yield "luu-y", lambda: window.messages.warn("III.2 · Chủ trì: chưa nêu bộ phận chủ trì.")
    yield "tu-choi", lambda: window.messages.refuse(LedgerRefused("ledger.disk_full", path=path))
    news = (("Có gì mới", _nothing),)
    words = f"{first_opening('0.1.0')} {kept_before(path)}"
    yield "phien-ban-moi", lambda: window.messages.tell(words, *news)
    yield "tat-ngang", lambda: window.messages.tell(after_cut_off())
    restore = (("Phục hồi từ bản sao…", _nothing),)
    yield "hong-vi-tat-ngang", lambda: window.messages.warn(damaged_by_cut_off(), *restore)
    yield "rut-usb", lambda: window.messages.warn(program_is_gone())
    yield "loi", lambda: window.messages.fault("C:/Users/UBND/AppData/Local/SoPGI/loi.log")


def _nothing() -> None:
    """Answer nothing."""


def visit_dialogs(visitor: Visitor) -> None:
    """Open every dialog of the window on the sample."""
    window, folder = visitor.window, visitor._folder
    session = window.session
    assert session.plan is not None
    assert session.state is not None
    plan = session.plan
    visitor.dialog("huong-dan", window.helping.open(Place("tasks", 4)))
    visitor.dialog("huong-dan-phim", window.helping.open(Place("keys")))
    visitor.asks("ve-chuong-trinh", window.show_about)
    visitor.asks("hoi", lambda: ask(window, "Bỏ qua kỳ", "Bỏ qua kỳ Quý I/2024?", "Bỏ qua"))
    visitor.asks("cho-hay-dung", lambda: ask_wait_or_stop(window))
    first_run = FirstRun(folder / "so-moi.sopgidb", 2026, window)
    visitor.dialog("mo-so", first_run)
    visitor.dialog("doi-ke-hoach", PlanChoice(session, window))
    visitor.dialog("ban-hanh", IssueDialog(plan, DAY, window))
    window.show_page("results")
    settle(window)
    period = window.pages["results"].sheet.period
    visitor.dialog("ky", PeriodDialog(window, period, "Sửa kỳ báo cáo"))
    renewing: list[Renewable] = []
    window.jobs.run(lambda desk: desk.renewal.renewable(plan.id), renewing.append)
    settle(window)
    visitor.dialog("nam-sau", NextYearDialog(renewing[0], window))
    visitor.dialog("nam-nao", YearQuestion(2026, window))
    moved = ChangeYearDialog(renewing[0], window)
    moved.year.setValue(2026)
    visitor.dialog("doi-nam", moved)
    groups = (Group("nhiệm vụ thường xuyên chưa nhập", tuple(one.id for one in plan.tasks)),)
    visitor.dialog("dien-nhieu", FillResults(window, groups))
    visitor.dialog("bo-chi-so", OwnFrameworkDialog(window, 2024))
    visitor.dialog("phuc-hoi", RestoreDialog([], session.state.office, DAY, window))
    drives = [Drive(folder, name, 3 << 30, 8 << 30) for name in ("KINGSTON", "SANDISK")]
    visitor.dialog("usb", StickChoice(drives, window))
    reading = TwoReadings("1.234", "1,234", "1234")
    home = "nhóm “Nhiệm vụ, giải pháp chung”"
    paste = PastePlan(11, 1, 5, over=6, home=home, there=6, inserts=True)
    visitor.dialog("dan", PasteQuestion(window, paste))
    notes = ("Bỏ qua 2 cột không có trong bảng.",)
    paste = PastePlan(33, 4, 12, {"Điểm gốc": reading}, notes, there=21)
    visitor.dialog("dan-so", PasteQuestion(window, paste))
    names = (
        "Vai trò của chính quyền trong thúc đẩy thực hành xanh",
        "Vai trò lãnh đạo của chính quyền tỉnh trong thúc đẩy thực hành xanh",
    )
    paste = PastePlan(48, 5, 33, names=(names,) * 4, how="15 dòng là tên nhóm.")
    visitor.dialog("dan-ten", PasteQuestion(window, paste))
    visitor.dialog("dan-dien", PasteQuestion(window, PastePlan(3, 1, over=3, fill=3)))
    package = Path("tests/data/packages/result-1.1.sopgi")
    visitor.dialog("goi", PackageDialog(package.name, verify_package(package), window))
    _visit_files(visitor)


def _visit_files(visitor: Visitor) -> None:
    window, folder = visitor.window, visitor._folder
    plan = window.session.plan
    assert plan is not None
    word = docx.Document()
    word.add_paragraph("Biên bản họp tổ dân phố " * 8)
    word.save(str(folder / "tu-viet.docx"))
    visitor.dialog("the-thuc", LintDialog(lint_file(folder / "tu-viet.docx"), window))
    written: list[Path] = []
    window.jobs.run(
        lambda desk: desk.papers.write(Paper.PLAN, plan.id, [Format.DOCX], folder), written.extend
    )
    settle(window)
    edited = Edited(written[0])
    for task in plan.tasks[:2]:
        type_over(edited.row(task.content[:60]).cells[1].paragraphs[0], f"{task.content} (rõ hơn)")
    back = WordBack(window.session, window, edited.save(), Paper.PLAN, plan.id)
    back.start()
    settle(window)
    assert isinstance(back.dialog, WordBackDialog)
    visitor.dialog("nhan-tu-word", back.dialog)


DIALOGS = {
    ChangeYearDialog,
    FillResults,
    FirstRun,
    GuideWindow,
    IssueDialog,
    LintDialog,
    NextYearDialog,
    OwnFrameworkDialog,
    PackageDialog,
    PasteQuestion,
    PeriodDialog,
    PlanChoice,
    RestoreDialog,
    StickChoice,
    WordBackDialog,
    YearQuestion,
}
"""Every dialog of ours that is visited."""
