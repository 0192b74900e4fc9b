"""Beginning a plan: from a template, empty, or as the next revision of one in force."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.services.changes import Changes, Kind
from desktop.ui.dialogs.next_year import NextYearDialog
from desktop.ui.dialogs.plan_year import ChangeYearDialog, YearQuestion
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.renewal import Renewable

Begin = Callable[["Desk"], tuple[UUID, Changes]]


def ask_year(year: int, parent: QWidget) -> int | None:
    """Ask for the year of a plan that is to be begun; None: it was given up."""
    dialog = YearQuestion(year, parent)
    accepted = dialog.exec()
    chosen = dialog.year.value()
    dialog.deleteLater()
    return chosen if accepted else None


def begin_plan(session: Session, year: int, names: Sequence[str]) -> None:
    """Add an empty plan with the components of the newest sets of these short names."""
    told = session.tr("Đã tạo kế hoạch trống. Bấm F5 để thêm nhiệm vụ.")
    _begin(session, year, lambda desk: desk.templates.begin_empty(names, year), told)


def begin_template(session: Session, year: int, name: str) -> None:
    """Add a plan made from a template of that name."""
    told = session.tr(
        "Đã tạo kế hoạch từ mẫu. Bấm F5 thêm nhiệm vụ; F8 tìm những chỗ […] cần điền."
    )
    _begin(session, year, lambda desk: desk.templates.begin(name, year), told)


def revise_plan(session: Session, plan_id: UUID) -> None:
    """Make the next revision of an issued plan and take it in hand."""
    made: list[UUID] = []

    def work(desk: "Desk") -> Changes:
        made.append(desk.plans.revise(plan_id))
        return Changes.of(Kind.PLAN, Kind.PERIOD, Kind.RESULT, Kind.MEASURE, Kind.REPORT)

    def done(_changes: Changes) -> None:
        session.take(made[-1])
        session.messages.tell(
            session.tr(
                "Đã tạo lần sửa đổi, mang theo các kỳ, kết quả và báo cáo. Bản đã ban hành giữ"
                " nguyên, xem ở Nghiệp vụ, Đổi kế hoạch."
            ),
            (session.tr("Hoàn tác"), session.undo),
        )

    session.change(session.tr("tạo lần sửa đổi"), work, done=done)


def begin_next_year(session: Session, parent: QWidget, plan_id: UUID) -> None:
    """Ask what goes along into the plan of the next year, and make it."""

    def ask(renewable: "Renewable") -> None:
        dialog = NextYearDialog(renewable, parent)
        accepted = dialog.exec()
        choice = dialog.choice()
        dialog.deleteLater()
        if not accepted:
            return
        told = session.tr("Đã lập dự thảo kế hoạch năm %d. Soát căn cứ, chỉ tiêu; F8 kiểm tra.")
        _begin(
            session,
            choice.year,
            lambda desk: desk.renewal.next_year(plan_id, choice),
            told % choice.year,
        )

    session.jobs.run(lambda desk: desk.renewal.renewable(plan_id), ask)


def change_year(session: Session, parent: QWidget, plan_id: UUID) -> None:
    """Ask of which year the draft is, and make it one of that year."""

    def ask(renewable: "Renewable") -> None:
        dialog = ChangeYearDialog(renewable, parent)
        accepted = dialog.exec()
        choice = dialog.choice()
        dialog.deleteLater()
        if not accepted:
            return
        told = session.tr("Kế hoạch nay là của năm %d; kỳ báo cáo đi theo.") % choice.year
        session.change(
            session.tr("đổi năm của kế hoạch thành %d") % choice.year,
            lambda desk: desk.renewal.change_year(plan_id, choice),
            done=lambda _: session.messages.tell(told),
        )

    session.jobs.run(lambda desk: desk.renewal.renewable(plan_id), ask)


def copy_plan(session: Session, plan_id: UUID, year: int) -> None:
    """Add a copy of a plan as a draft of its own."""
    told = session.tr("Đã nhân bản thành một dự thảo riêng, chưa có kết quả.")
    _begin(session, year, lambda desk: desk.renewal.copy(plan_id), told)


def _begin(session: Session, year: int, begin: Begin, told: str) -> None:
    made: list[UUID] = []

    def work(desk: "Desk") -> Changes:
        plan_id, changes = begin(desk)
        made.append(plan_id)
        return changes

    def done(_changes: Changes) -> None:
        session.take(made[-1])
        session.go("tasks")
        session.messages.tell(told)

    session.change(session.tr("thêm kế hoạch năm %d") % year, work, done=done)
