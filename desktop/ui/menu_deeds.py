"""What pages can do, as lines of the menus: found by Ctrl+K, and shut in words while impossible."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.paper import Paper
from desktop.domain.plan import PlanStatus
from desktop.ui.begin import revise_plan
from desktop.ui.menus import Item

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def plan_deeds(window: "MainWindow") -> tuple[Item, ...]:
    """Return what is done with the plan in hand: issuing, revising, making its periods."""
    return (
        Item(
            window.tr("Ban hành…"),
            _doer(window, "head", "issue"),
            icon="check",
            shut=lambda: _without_draft(window),
        ),
        Item(
            window.tr("Tạo lần sửa đổi"),
            lambda: _revise(window),
            icon="history",
            shut=lambda: _without_issued(window),
        ),
        Item(
            window.tr("Lập các kỳ báo cáo"),
            _doer(window, "organisation", "periods"),
            icon="calendar",
            shut=lambda: _without_rules(window),
        ),
    )


def paper_deeds(window: "MainWindow") -> tuple[Item, ...]:
    """Return the papers beside plan and report, each on the page that previews and exports it."""
    return (
        _paper(window, window.tr("Phiếu giao nhiệm vụ"), "preview", Paper.UNIT_SHEETS),
        _paper(window, window.tr("Bảng so sánh với lần trước"), "preview", Paper.COMPARISON),
        Item(
            window.tr("So sánh hai bản của kế hoạch"),
            window.goer("revisions"),
            icon="history",
            shut=lambda: _without_revision(window),
        ),
        _paper(window, window.tr("Công văn đôn đốc"), "report", Paper.REMINDER),
        _paper(window, window.tr("Tóm tắt một trang"), "report", Paper.SUMMARY),
    )


def _paper(window: "MainWindow", text: str, page: str, paper: Paper) -> Item:
    def shut() -> str:
        if paper is Paper.COMPARISON:
            return _without_revision(window)
        return _without_plan(window) if paper.of_plan else _without_periods(window)

    return Item(text, _doer(window, page, paper.value), icon="file-text", shut=shut)


def _doer(window: "MainWindow", page: str, name: str) -> Callable[[], None]:
    """Return what shows a page and does there what it calls by a name."""

    def do() -> None:
        window.show_page(page)
        window.current_page().deeds()[name]()

    return do


def _revise(window: "MainWindow") -> None:
    if window.session.plan is not None:
        window.current_page().flush()
        revise_plan(window.session, window.session.plan.id)


def _without_plan(window: "MainWindow") -> str:
    return "" if window.session.plan is not None else window.tr("Sổ chưa có kế hoạch.")


def _without_draft(window: "MainWindow") -> str:
    plan = window.session.plan
    if plan is not None and plan.status is PlanStatus.ISSUED:
        return window.tr("Kế hoạch này đã ban hành; muốn thay đổi thì tạo lần sửa đổi.")
    return _without_plan(window)


def _without_issued(window: "MainWindow") -> str:
    if window.session.plan is not None and not window.session.frozen:
        return window.tr("Kế hoạch còn là dự thảo: sửa thẳng được, chưa cần lần sửa đổi.")
    return _without_plan(window)


def _without_rules(window: "MainWindow") -> str:
    if window.session.plan is not None and not window.session.plan.rules:
        return window.tr("Kế hoạch chưa nêu chế độ báo cáo; thêm ở trang Tổ chức thực hiện.")
    return _without_plan(window)


def _without_revision(window: "MainWindow") -> str:
    if window.session.plan is not None and window.session.plan.revision == 1:
        return window.tr("Kế hoạch này mới có một bản nên chưa có gì để so sánh.")
    return _without_plan(window)


def _without_periods(window: "MainWindow") -> str:
    state = window.session.state
    if window.session.plan is not None and state is not None and not state.reports:
        return window.tr("Kế hoạch chưa có kỳ báo cáo; lập ở trang Kết quả.")
    return _without_plan(window)
