"""Hệ thống: the office as papers and packages name it, and where its ledger is."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import __version__
from desktop.domain.office import Office
from desktop.ui.pages.page import Page, open_path
from desktop.ui.pages.page_setup import PageSetupCard
from desktop.ui.session import Session
from desktop.ui.text_lines import lines_text, text_lines
from desktop.ui.widgets.basics import button, frame, label, row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit
from desktop.ui.widgets.head import PageHead

_WIDEST = 720


class SystemPage(Page):
    """A form of the office and a line about the ledger."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:  # noqa: ARG002
        super().__init__(session)
        self.office: Office | None = None
        self.head = PageHead(self.tr("Hệ thống"))
        self.name = LineEdit(self.tr("Tên cơ quan"))
        self.parent_line = LineEdit(self.tr("Cơ quan chủ quản"), self.tr("để trống nếu là UBND"))
        self.name_lines = TextEdit(self.tr("Tên cơ quan trên văn bản"), lines=2)
        self.symbol = LineEdit(self.tr("Chữ viết tắt trong ký hiệu"), "UBND")
        self.place_name = LineEdit(self.tr("Địa danh"))
        self.code = LineEdit(self.tr("Mã định danh"), "H55.242")
        self.superior = LineEdit(self.tr("Cơ quan nhận báo cáo"))
        self.page_setup = PageSetupCard()
        self.page_setup.setMaximumWidth(_WIDEST)
        self._file = label("", wrap=True)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.setSpacing(12)
        card = frame("card")
        card.setMaximumWidth(_WIDEST)
        form = QVBoxLayout(card)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(10)
        form.addWidget(label(self.tr("Cơ quan của sổ này"), "strong"))
        form.addWidget(Field(self.tr("Tên cơ quan"), self.name))
        form.addWidget(
            Field(
                self.tr("Tên trên văn bản, mỗi dòng một hàng"),
                self.name_lines,
                self.tr(
                    "Dùng cho kế hoạch tạo từ nay về sau; kế hoạch đã có giữ đầu văn bản của nó."
                ),
            )
        )
        form.addWidget(Field(self.tr("Cơ quan chủ quản"), self.parent_line))
        form.addLayout(
            row(
                Field(self.tr("Viết tắt trong ký hiệu"), self.symbol),
                12,
                Field(self.tr("Địa danh"), self.place_name),
                12,
                Field(self.tr("Mã định danh (nếu có)"), self.code),
            )
        )
        form.addWidget(Field(self.tr("Cơ quan nhận báo cáo"), self.superior))
        rows.addWidget(card)
        rows.addWidget(self.page_setup)
        ledger = frame("card")
        ledger.setMaximumWidth(_WIDEST)
        about = QVBoxLayout(ledger)
        about.setContentsMargins(16, 16, 16, 16)
        about.setSpacing(8)
        about.addWidget(label(self.tr("Tệp sổ"), "strong"))
        about.addWidget(self._file)
        about.addLayout(
            row(button(self.tr("Mở thư mục"), "folder-open", clicked=self._open_folder), None)
        )
        about.addWidget(
            label(
                self.tr(
                    "Mọi dữ liệu nằm trong tệp này. Đóng chương trình rồi chép tệp sang USB là có"
                    " bản sao."
                ),
                "small",
                wrap=True,
            )
        )
        about.addWidget(label(f"Sổ PGI {__version__}", "small"))
        rows.addWidget(ledger)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        self.body.addWidget(self.head)
        self.body.addWidget(scroll, 1)
        self._connect()

    def load(self) -> None:
        state = self.session.state
        if state is None:
            return
        self.office = office = state.office
        self.head.say(self.tr("Hệ thống"), office.name)
        self._file.setText(str(state.path))
        self.name.show_text(office.name)
        self.parent_line.show_text(office.parent_line)
        self.name_lines.show_text(lines_text(office.name_lines))
        self.symbol.show_text(office.symbol)
        self.place_name.show_text(office.place)
        self.code.show_text(office.code)
        self.superior.show_text(office.superior)
        self.page_setup.show_page(office.page)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)

    def _connect(self) -> None:
        for edit, field in (
            (self.name, "name"),
            (self.parent_line, "parent_line"),
            (self.symbol, "symbol"),
            (self.place_name, "place"),
            (self.code, "code"),
            (self.superior, "superior"),
        ):
            edit.committed.connect(self._storer(field))
        self.name_lines.committed.connect(lambda text: self._store(name_lines=text_lines(text)))
        self.page_setup.chosen.connect(lambda page: self._store(page=page))

    def _storer(self, field: str) -> Callable[[str], None]:
        return lambda text: self._store(**{field: text.strip()})

    def _store(self, **changed: object) -> None:
        if self.office is None:
            return
        before = self.office
        after = self.office = replace(before, **changed)
        self.session.change(
            self.tr("sửa thông tin cơ quan"),
            lambda desk: desk.offices.save_office(after),
            lambda desk: desk.offices.save_office(before),
        )

    def _open_folder(self) -> None:
        if self.session.state is not None:
            open_path(self.session.state.path.parent)
