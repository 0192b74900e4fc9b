"""Sao lưu and Phục hồi as the clerk asks for them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper import Watch
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX, backups_dir, data_dir, default_ledger
from desktop.settings import Settings, read_settings, remember
from desktop.ui.ledgers import opener
from desktop.ui.messages import Answer
from desktop.ui.session import Session
from desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from desktop.services.backups import Backup
    from desktop.services.desk import Desk
    from desktop.services.restoring import Restored
    from desktop.ui.dialogs.restore import RestoreDialog

_DAMAGED = {"ledger.damaged", "ledger.missing", "ledger.not_ledger", "ledger.strange"}


def back_up(session: Session, target: Path | None = None) -> None:
    """Write a copy: to the folder of copies under a dated name, or to a path that was chosen."""

    def work(desk: "Desk", watch: Watch) -> Path:
        if target is not None:
            made = desk.backups.make_at(target, watch=watch)
            remember(backup_folder=str(target.parent))
            return made
        ensure_folder(backups_dir())
        return desk.backups.make(backups_dir(), watch=watch)

    def done(made: Path) -> None:
        session.messages.tell(
            session.tr("Đã sao lưu và đọc lại khớp: %s") % made,
            (session.tr("Mở thư mục"), lambda: _open(made.parent)),
        )
        session.reread()

    session.jobs.run_watched(work, done, doing=session.tr("Đang sao lưu: %s"))


def ask_back_up(session: Session, parent: QWidget) -> None:
    """Ask where the copy goes; the place of the last time is proposed."""
    state = session.state
    if state is None:
        return
    office = state.office

    def work(_desk: "Desk") -> Path:
        from desktop.services.backups import dated_name  # noqa: PLC0415

        folder = Path(_settings().backup_folder or backups_dir())
        if not folder.is_dir():
            folder = backups_dir()
            ensure_folder(folder)
        return folder / dated_name(office, datetime.now().astimezone())

    def done(proposed: Path) -> None:
        found, _ = QFileDialog.getSaveFileName(
            parent, session.tr("Sao lưu sổ vào"), str(proposed), _filter(session)
        )
        if found:
            path = Path(found)
            back_up(session, path if path.suffix else path.with_suffix(LEDGER_SUFFIX))

    session.jobs.run(work, done)


def ask_restore(
    session: Session,
    parent: QWidget,
    today: Callable[[], date],
    *,
    chosen: "Backup | None" = None,
    ledger: Path | None = None,
) -> None:
    """Show the copies, and put the one that is chosen in the place of the ledger.

    Args:
        session: the ledger that is open, if one is.
        parent: what the dialog stands over.
        today: the day on the clock.
        chosen: the copy to stand on.
        ledger: the ledger that could not be opened; None: the one that is open, or on a new
            computer the user's own.
    """
    state = session.state
    target = ledger or (state.path if state is not None else default_ledger())

    def work(_desk: "Desk") -> "tuple[Backup, ...]":
        return known_backups(target)

    def done(backups: "tuple[Backup, ...]") -> None:
        from desktop.ui.dialogs.restore import RestoreDialog  # noqa: PLC0415

        office = session.state.office if session.state is not None else None
        dialog = RestoreDialog(backups, office, today(), parent)
        dialog.other_asked.connect(lambda: _look_at_other(session, dialog))
        if chosen is not None:
            dialog.show_backup(chosen)
        if dialog.exec() and (picked := dialog.chosen()) is not None:
            restore(session, picked.path, target)

    session.jobs.run(work, done)


def known_backups(ledger: Path | None) -> "tuple[Backup, ...]":
    """Return the copies in the folder of copies and in that of the last time, newest first.

    It reads files: it runs on the worker.
    """
    from desktop.services.backups import backups_in  # noqa: PLC0415

    folders = [backups_dir()]
    last = _settings().backup_folder
    if last and Path(last) not in folders:
        folders.append(Path(last))
    found = [one for folder in folders for one in backups_in(folder, ledger)]
    return tuple(sorted(found, key=lambda one: one.moment, reverse=True))


def restore(session: Session, source: Path, ledger: Path) -> None:
    """Put a copy in the place of a ledger and open it; what was there is kept and told."""
    held: list[Desk] = []
    came: list[Restored] = []
    was_open = session.state is not None and session.state.path == ledger

    def opened() -> "Desk":
        from desktop.services.restoring import restore as put_back  # noqa: PLC0415
        from desktop.services.restoring import restore_open  # noqa: PLC0415

        done = restore_open(held[0], source) if was_open else put_back(source, ledger)
        came.append(done)
        return done.desk

    def failed(refusal: Refused) -> None:
        if refusal.code == "restore.no_ledger":
            # Nothing is open any more: no page may show what is not there.
            session.state = session.plan = None
            session.go("welcome")
        session.messages.refuse(refusal)

    def told() -> None:
        session.opened.disconnect(told)
        if not came:
            return
        done = came[0]
        if done.refusal is not None:
            session.messages.refuse(done.refusal)
            return
        kept = session.tr(" Sổ trước đó giữ ở %s.") % done.kept if done.kept is not None else ""
        session.messages.tell(session.tr("Đã phục hồi sổ từ %s.") % source.name + kept)

    if was_open:
        session.jobs.run(held.append)
    session.opened.connect(told)
    session.open(opened, failed, anyway=True)


def answers_to(
    refusal: Refused, session: Session, parent: QWidget, today: Callable[[], date]
) -> tuple[Answer, ...]:
    """Return what can be done about a ledger that did not open: bring a copy of it back."""
    path = refusal.values.get("path")
    if refusal.code not in _DAMAGED or path is None:
        return ()
    ledger = Path(str(path))
    return (
        (
            session.tr("Phục hồi từ bản sao…"),
            lambda: ask_restore(session, parent, today, ledger=ledger),
        ),
    )


def keep_standing(session: Session, line: StatusLine, today: Callable[[], date]) -> None:
    """Let the foot of the window say how the ledger is cared for, after every reading."""

    def read() -> None:
        from desktop.services.standing import standing_of  # noqa: PLC0415

        if session.state is None:
            line.show_standing(None, today())
            return
        session.jobs.run(standing_of, lambda standing: line.show_standing(standing, today()))

    def go(page: str) -> None:
        if session.state is not None:
            office = session.state.office.id if page == "system" else None
            session.go(page, office, "backups")

    session.read.connect(read)
    line.asked.connect(go)


def bring_here(session: Session) -> None:
    """Copy the ledger to this computer and go on in the copy; the other one stays as it is."""
    if session.state is None:
        return
    before = session.state.path

    held: list[Desk] = []
    moved: list[Path] = []

    def open_copy() -> "Desk":
        # One work: what is typed meanwhile waits behind it and goes into the copy.
        moved.append(held[0].backups.move_to(data_dir()))
        return opener(moved[0])()

    def told() -> None:
        session.opened.disconnect(told)
        session.messages.tell(
            session.tr("Đang dùng sổ trên máy này: %s. Sổ cũ còn ở %s; từ nay đừng mở ở đó nữa.")
            % (moved[0], before)
        )

    def failed(refusal: Refused) -> None:
        session.opened.disconnect(told)
        session.messages.refuse(refusal)

    session.opened.connect(told)
    session.jobs.run(held.append)
    session.open(open_copy, failed)


def _look_at_other(session: Session, dialog: "RestoreDialog") -> None:
    found, _ = QFileDialog.getOpenFileName(
        dialog, session.tr("Chọn bản sao"), _settings().backup_folder, _filter(session)
    )
    if not found:
        return
    path = Path(found)

    def work(_desk: "Desk") -> "Backup":
        from desktop.services.backups import look_at, require_other  # noqa: PLC0415

        if session.state is not None:
            require_other(path, session.state.path)
        return look_at(path)

    session.jobs.run(work, dialog.show_backup, dialog.refuse)


def _open(folder: Path) -> None:
    from desktop.ui.delivery.delivery import open_path  # noqa: PLC0415

    open_path(folder)


def _settings() -> Settings:
    try:
        return read_settings()
    except Refused:
        return Settings()


def _filter(session: Session) -> str:
    return session.tr("Sổ PGI (*%s)") % LEDGER_SUFFIX
