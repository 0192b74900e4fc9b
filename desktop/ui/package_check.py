"""Kiểm tra một gói: any package file, from anybody, with or without a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from desktop.domain.sender_key import KeyState
from desktop.ui.file_choice import FileKind, ask_file
from desktop.ui.session import Session
from desktop.wording import on_one_line

if TYPE_CHECKING:
    from desktop.services.changes import Changes
    from desktop.services.desk import Desk
    from desktop.services.packages import CheckedPackage
    from desktop.ui.dialogs.package import PackageDialog


def ask_package(session: Session, parent: QWidget) -> None:
    """Ask for a file and show what it holds."""
    names = session.tr("Gói Sổ PGI (*.sopgi)")
    path = ask_file(parent, session.tr("Chọn gói cần kiểm tra"), FileKind.PACKAGE, names)
    if path is not None:
        check_package(session, parent, path)


def check_package(session: Session, parent: QWidget, path: Path) -> None:
    """Prove a package on the worker and show what it holds; one that is not whole is refused."""
    opened = session.state is not None

    def work(desk: "Desk") -> "CheckedPackage":
        # Loaded when it is asked for: the window opens the sooner.
        from desktop.services.packages import verify_package  # noqa: PLC0415

        # The ledger knows the keys of those who sent before.
        return desk.packages.verify(path) if opened else verify_package(path)

    def done(checked: "CheckedPackage") -> None:
        from desktop.ui.delivery.delivery import Delivery  # noqa: PLC0415
        from desktop.ui.dialogs.package import PackageDialog  # noqa: PLC0415

        dialog = PackageDialog(path.name, checked, parent)
        dialog.look_asked.connect(lambda: Delivery.of(session).show_pdf(checked.pdf, path.stem))
        dialog.remember_asked.connect(lambda: _remember(session, dialog, checked))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    session.jobs.run(work, done)


def _remember(session: Session, dialog: "PackageDialog", checked: "CheckedPackage") -> None:
    """Keep the key of a sender, in a step that the journal names and can take back."""

    def done(_changes: "Changes") -> None:
        dialog.show_checked(replace(checked, key=KeyState.KNOWN))

    sender = on_one_line(checked.manifest.sender.name)
    session.change(
        session.tr("ghi nhớ khóa của %s") % sender,
        lambda desk: desk.packages.remember_key(checked),
        done=done,
    )
