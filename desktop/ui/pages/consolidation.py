"""Tổng hợp: what the higher level will see; it comes with receiving."""

from collections.abc import Callable
from datetime import date

from desktop.ui.pages.page import Page
from desktop.ui.session import Session
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead


class ConsolidationPage(Page):
    """An honest empty page."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:  # noqa: ARG002
        super().__init__(session)
        self.head = PageHead(self.tr("Tổng hợp"))
        self.head.say(self.tr("Tổng hợp"), self.tr("Dành cho cấp nhận gói của nhiều đơn vị"))
        self.body.addWidget(self.head)
        self.body.addWidget(
            EmptyState(
                self.tr("Tổng hợp chưa có ở phiên bản này"),
                self.tr(
                    "Bảng đơn vị × kỳ và báo cáo tổng hợp sẽ có khi Hộp nhận dùng được. Hiện anh"
                    " chị kiểm tra được từng gói .sopgi nhận về."
                ),
                Way(
                    "shield-check",
                    self.tr("Kiểm tra một gói"),
                    self.tr("Xem gói nhận về còn nguyên vẹn không, do ai lập, cho kỳ nào."),
                    self.tr("Mở Gửi – nhận"),
                    lambda: session.go("send"),
                    best=True,
                ),
            ),
            1,
        )

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
