"""Hệ thống, Cơ quan: the office as papers and packages name it, and the page of its papers."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from desktop.domain.layout import PageSetup
from desktop.domain.office import Office
from desktop.ui.pages.page_setup import PageSetupCard
from desktop.ui.pages.system_section import WIDEST, Section
from desktop.ui.session import Session
from desktop.ui.text_lines import lines_text, text_lines
from desktop.ui.widgets.basics import row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit


class OfficeSection(Section):
    """A form of the office."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.office: Office | None = None
        self.name = LineEdit(self.tr("Tên cơ quan"))
        self.parent_line = LineEdit(self.tr("Cơ quan chủ quản"), self.tr("để trống nếu là UBND"))
        self.name_lines = TextEdit(self.tr("Tên cơ quan trên văn bản"), lines=2)
        self.symbol = LineEdit(self.tr("Chữ viết tắt trong ký hiệu"), "UBND")
        self.place_name = LineEdit(self.tr("Địa danh"))
        self.code = LineEdit(self.tr("Mã định danh"), "H55.242")
        self.superior = LineEdit(self.tr("Cơ quan nhận báo cáo"))
        self.page_setup = PageSetupCard()
        self.page_setup.setMaximumWidth(WIDEST)
        self.add(self._form())
        self.add(self.page_setup)
        self._connect()

    def load(self) -> None:
        """Show the office that the session holds."""
        state = self._session.state
        if state is None:
            return
        self.office = office = state.office
        self.name.show_text(office.name)
        self.parent_line.show_text(office.parent_line)
        self.name_lines.show_text(lines_text(office.name_lines))
        self.symbol.show_text(office.symbol)
        self.place_name.show_text(office.place)
        self.code.show_text(office.code)
        self.superior.show_text(office.superior)
        self.page_setup.show_page(office.page)

    def _form(self) -> QFrame:
        note = self.tr(
            "Dùng cho kế hoạch tạo từ nay về sau; kế hoạch đã có giữ đầu văn bản của nó."
        )
        short = row(
            Field(self.tr("Viết tắt trong ký hiệu"), self.symbol),
            12,
            Field(self.tr("Địa danh"), self.place_name),
            12,
            Field(self.tr("Mã định danh (nếu có)"), self.code),
        )
        return self.card(
            self.tr("Cơ quan của sổ này"),
            Field(self.tr("Tên cơ quan"), self.name),
            Field(self.tr("Tên trên văn bản, mỗi dòng một hàng"), self.name_lines, note),
            Field(self.tr("Cơ quan chủ quản"), self.parent_line),
            short,
            Field(self.tr("Cơ quan nhận báo cáo"), self.superior),
        )

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
        self.name_lines.committed.connect(self._on_name_lines)
        self.page_setup.chosen.connect(self._on_page_setup)

    @Slot(str)
    def _on_name_lines(self, text: str) -> None:
        self._store(name_lines=text_lines(text))

    @Slot(object)
    def _on_page_setup(self, page: PageSetup) -> None:
        self._store(page=page)

    def _storer(self, field: str) -> Callable[[str], None]:
        return lambda text: self._store(**{field: text.strip()})

    def _store(self, **changed: object) -> None:
        if self.office is None:
            return
        after = self.office = replace(self.office, **changed)
        self._session.change(
            self.tr("sửa thông tin cơ quan"), lambda desk: desk.offices.save_office(after)
        )
