"""Nhận lại từ Word in the window: both texts side by side, answered by keyboard, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.paper import Paper
from desktop.domain.plan import Plan
from desktop.services.papers import Format
from desktop.ui.dialogs.word_back import WordBackDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.word_back import WordBack
from tests.services.word_edits import Edited, type_over


def plan_of(window: MainWindow) -> Plan:
    assert window.session.plan is not None
    return window.session.plan


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> WordBackDialog:
    """The dialog of a plan in which three places were edited."""
    plan = plan_of(window)
    written: list[Path] = []
    window.jobs.run(
        lambda desk: desk.papers.write(Paper.PLAN, plan.id, [Format.DOCX], tmp_path),
        written.extend,
    )
    window.jobs.wait()
    edited = Edited(written[0])
    for task in plan.tasks[:2]:
        type_over(edited.row(task.content[:60]).cells[1].paragraphs[0], f"{task.content} (rõ hơn)")
    basis = edited.paragraph("Căn cứ")
    type_over(basis, basis.text.replace("Căn cứ", "Căn cứ vào", 1))
    back = WordBack(window.session, window, edited.save(), Paper.PLAN, plan.id)
    back.start()
    window.jobs.wait()
    assert back.dialog is not None
    qtbot.waitExposed(back.dialog)
    return back.dialog


def test_what_differs_is_told_by_form_and_not_by_colour_alone(dialog: WordBackDialog) -> None:
    assert dialog.list.count() == 3
    assert "3" in dialog._count.text()
    assert "font-weight" in dialog._after.toHtml().split("vào")[0].rsplit("<span", 1)[1]
    dialog.list.setCurrentRow(1)
    assert "rõ hơn" in dialog._after.toPlainText()


def test_enter_accepts_space_passes_over_and_ctrl_z_takes_back(
    window: MainWindow, dialog: WordBackDialog, qtbot: QtBot
) -> None:
    before = plan_of(window)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert len(dialog.left) == 2
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    window.jobs.wait()
    assert len(dialog.left) == 1
    changed = plan_of(window)
    assert changed.legal_bases == before.legal_bases
    assert "rõ hơn" in changed.tasks[0].content + changed.tasks[1].content
    window.session.undo()
    window.jobs.wait()
    assert plan_of(window) == before
    window.session.redo()
    window.jobs.wait()
    assert plan_of(window) == changed


def test_all_that_is_left_is_accepted_in_one_step(
    window: MainWindow, dialog: WordBackDialog
) -> None:
    before = plan_of(window)
    dialog.take_all()
    window.jobs.wait()
    assert dialog.left == ()
    after = plan_of(window)
    assert sum(one != two for one, two in zip(before.tasks, after.tasks, strict=True)) == 2
    assert after.legal_bases != before.legal_bases
    window.session.undo()
    window.jobs.wait()
    assert plan_of(window) == before


def test_a_pdf_is_refused_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(b"%PDF-1.7")
    WordBack(window.session, window, path, Paper.PLAN, plan_of(window).id).start()
    window.jobs.wait()
    assert "PDF" in window.messages.text
