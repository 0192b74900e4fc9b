"""Taking a signer or recipients from the lists of the office into the head of a paper."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from desktop.domain.plain import recipient_text, signer_text
from desktop.domain.plan import Recipient, Signer
from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui.session import SECTION, Session
from desktop.ui.text_lines import recipient_of, recipients_of, text_lines
from desktop.ui.widgets.basics import button, row
from desktop.ui.widgets.field import LineEdit, TextEdit

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.kept_lists import KeptList

_LONGEST = 80


class _Offer(NamedTuple):
    """What one link offers; ``Any`` is a record of its list."""

    listed: Callable[["Desk"], "KeptList[Any]"]
    words: Callable[[Any], str]
    typed: Callable[[], tuple[Any, ...]]
    """What stands in the fields now, to be kept in the list."""
    take: Callable[[Any], None]
    section: str
    """The section of Danh mục where the list is edited."""
    read_only: Callable[[], bool]


def pick_links(
    session: Session, lines: TextEdit, name: LineEdit, recipients: TextEdit
) -> QHBoxLayout:
    """Return the links that offer signers and recipients for the end of a paper."""
    signers = signer_link(session, lines, name)
    return row(signers, 16, recipients_link(session, recipients), None)


def signer_link(session: Session, lines: TextEdit, name: LineEdit) -> QPushButton:
    """Return the link that offers the office's signers for two fields."""

    def take(signer: Signer) -> None:
        with session.together(session.tr("chọn người ký")):
            lines.put("\n".join(signer.lines))
            name.put(signer.name)

    offer = _Offer(
        listed=lambda desk: desk.signers,
        words=signer_text,
        typed=lambda: (Signer(lines=text_lines(lines.toPlainText()), name=name.text().strip()),),
        take=take,
        section="signers",
        read_only=lines.isReadOnly,
    )
    return _link(session, session.tr("Chọn người ký…"), offer)


def recipients_link(session: Session, edit: TextEdit) -> QPushButton:
    """Return the link that offers the usual recipients for a field with one on each line."""

    def take(recipient: Any) -> None:  # noqa: ANN401 - of its list
        edit.put("\n".join(with_recipient(text_lines(edit.toPlainText()), recipient)))

    offer = _Offer(
        listed=lambda desk: desk.recipients,
        words=recipient_text,
        typed=lambda: recipients_of(edit.toPlainText()),
        take=take,
        section="recipients",
        read_only=edit.isReadOnly,
    )
    return _link(session, session.tr("Thêm nơi nhận…"), offer)


def with_recipient(lines: Sequence[str], recipient: Recipient) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" with one more, before the line of what is kept on file.

    "Lưu: …" is the last line (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 9b).
    """
    if recipient in [recipient_of(line) for line in lines]:
        return tuple(lines)
    kept = [place for place, line in enumerate(lines) if fold(line).lstrip("-– ")[:4] == "luu:"]
    place = kept[0] if kept else len(lines)
    return (*lines[:place], recipient_text(recipient), *lines[place:])


def _link(session: Session, text: str, offer: _Offer) -> QPushButton:
    made = button(text, kind="link")
    menu = QMenu(made)
    made.clicked.connect(
        lambda: session.jobs.run(
            lambda desk: offer.listed(desk).all(), partial(_show, session, made, menu, offer)
        )
    )
    return made


def _show(
    session: Session, link: QPushButton, menu: QMenu, offer: _Offer, listed: tuple[Any, ...]
) -> None:
    menu.clear()
    writable = not offer.read_only()
    for one in listed:
        words = offer.words(one)
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        action = menu.addAction(shown.replace("&", "&&"))
        action.setEnabled(writable)
        action.triggered.connect(partial(_take, offer, one))
    fresh = [one for one in offer.typed() if offer.words(one) and one not in listed]
    if listed:
        menu.addSeparator()
    keep = menu.addAction(session.tr("Ghi những gì đang có ở đây vào danh mục"))
    keep.setEnabled(bool(fresh))
    keep.triggered.connect(lambda: _keep(session, offer, (*listed, *fresh)))
    edit = menu.addAction(session.tr("Sửa danh mục…"))
    edit.triggered.connect(lambda: session.go("catalogue", SECTION, offer.section))
    _pop_up(menu, link.mapToGlobal(QPoint(0, link.height())))


def _pop_up(menu: QMenu, at: QPoint) -> None:
    menu.popup(at)


def _take(offer: _Offer, one: Any, _checked: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002
    offer.take(one)


def _keep(session: Session, offer: _Offer, whole: tuple[Any, ...]) -> None:
    def work(desk: "Desk") -> Changes:
        return offer.listed(desk).save(whole)

    told = session.tr("Đã ghi vào danh mục; lần sau chọn được ngay.")
    session.change(session.tr("ghi vào danh mục"), work, done=lambda _: session.messages.tell(told))
