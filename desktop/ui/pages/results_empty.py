"""What the results page says while there is nothing to enter results for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.ui.widgets.empty_state import EmptyState, Way


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)


def no_periods(generate: Callable[[], object], to_rules: Callable[[], object]) -> EmptyState:
    """Return what is shown while a plan has no period."""
    return EmptyState(
        _tr("Chưa có kỳ báo cáo"),
        _tr(
            "Kỳ báo cáo lập từ chế độ báo cáo của kế hoạch, ví dụ trước ngày 15 tháng cuối"
            " quý. Lập xong vẫn sửa được từng kỳ."
        ),
        Way(
            "calendar",
            _tr("Lập các kỳ"),
            _tr("Lập mọi kỳ mà chế độ báo cáo của kế hoạch nêu ra."),
            _tr("Lập kỳ báo cáo"),
            generate,
            best=True,
        ),
        Way(
            "pencil",
            _tr("Xem chế độ báo cáo"),
            _tr("Kiểm tra hoặc thêm kỳ hạn ở trang Tổ chức thực hiện."),
            _tr("Mở Tổ chức thực hiện"),
            to_rules,
        ),
    )


def no_plan(to_plan: Callable[[], object]) -> EmptyState:
    """Return what is shown while the ledger has no plan."""
    return EmptyState(
        _tr("Chưa có kế hoạch"),
        _tr("Có kế hoạch rồi mới nhập được kết quả."),
        Way(
            "clipboard-list",
            _tr("Lập kế hoạch"),
            _tr("Nhập thông tin chung và nhiệm vụ của kế hoạch trước."),
            _tr("Mở trang Kế hoạch"),
            to_plan,
            best=True,
        ),
    )
