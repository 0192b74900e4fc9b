"""The page without a ledger: three ways to one."""

from collections.abc import Callable
from datetime import date

from desktop.services.samples import SAMPLES
from desktop.ui.pages.page import Page
from desktop.ui.session import Session
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead


class WelcomePage(Page):
    """Shown until a ledger is open."""

    def __init__(self, session: Session, _today: Callable[[], date]) -> None:
        super().__init__(session)
        self._head = PageHead(self.tr("Sổ PGI"))
        self._head.say(
            self.tr("Sổ PGI"), self.tr("Chạy trên máy này, không dùng mạng, không cần tài khoản")
        )
        self.body.addWidget(self._head)
        self.body.addWidget(
            EmptyState(
                self.tr("Chào anh chị"),
                self.tr(
                    "Mỗi cơ quan giữ một sổ: kế hoạch, kết quả, báo cáo và gói gửi đi nằm trong một"
                    " tệp trên máy này."
                ),
                Way(
                    "book-open",
                    self.tr("Mở sổ lần đầu"),
                    self.tr(
                        "Khai tên cơ quan, ký hiệu, địa danh một lần; mọi văn bản về sau tự có phần"
                        " đầu và phần ký."
                    ),
                    self.tr("Mở sổ mới…"),
                    self._asker("new"),
                    best=True,
                ),
                Way(
                    "eye",
                    self.tr("Xem thử với dữ liệu mẫu"),
                    self.tr(
                        "Sổ tập làm có sẵn kế hoạch thật năm 2024 của một xã và kết quả minh họa."
                        " Sửa, xuất thử thoải mái."
                    ),
                    self.tr("Mở dữ liệu mẫu"),
                    self._asker(SAMPLES[0]),
                ),
                Way(
                    "folder-open",
                    self.tr("Mở sổ đã có"),
                    self.tr(
                        "Chọn tệp .sopgidb trên máy, USB hoặc thư mục sao lưu. Tệp không hợp lệ"
                        " được giữ nguyên."
                    ),
                    self.tr("Chọn tệp…"),
                    self._asker("open"),
                ),
            ),
            1,
        )

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Ctrl+O", self.tr("Mở sổ")),)

    def set_small(self, *, small: bool) -> None:
        self._head.set_compact(compact=small)

    def _asker(self, what: str) -> Callable[[], None]:
        return lambda: self.session.ledger_asked.emit(what)
