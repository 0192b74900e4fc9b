"""Phục hồi: putting a copy in the place of a ledger.

Each step leaves a whole ledger where it was: the copy is brought beside the ledger and proved
there; the present ledger is kept aside; one swap of a file puts the proved one in its place.
Stopped anywhere, the ledger is the old one or the new one.
"""

import contextlib
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop.domain.errors import LedgerRefused, Refused
from desktop.files import ensure_folder, mended, write_file
from desktop.models.copying import journal_of, prove_copy, read_facts, strip_seal
from desktop.paths import LEDGER_SUFFIX, backups_dir
from desktop.services.backups import Reason, free_name, require_other, stamp
from desktop.services.desk import Desk, open_desk

_HELD = "ledger.in_use"


class Restored(NamedTuple):
    """What came of it.

    Attributes:
        desk: the ledger that is open now: the restored one, or the old one again.
        kept: where the ledger that was there before is kept; None: there was none.
        refusal: why the old one is open again; None when the copy took its place.
    """

    desk: Desk
    kept: Path | None
    refusal: Refused | None = None


def restore(source: Path, ledger: Path, *, keys_dir: Path | None = None) -> Restored:
    """Put a copy in the place of a ledger that is not open here; it may be damaged or absent.

    Raises:
        LedgerRefused: the copy is no ledger, damaged, altered, newer, or the ledger itself; the
            ledger is open elsewhere. Everything is then as it was.
        FileRefused: the copy cannot be read, or the disk refuses.
    """
    staged = _stage(source, ledger)
    try:
        kept = _keep(ledger, keys_dir)
        _swap(staged, ledger)
    finally:
        _drop(staged)
    return Restored(open_desk(ledger, keys_dir=keys_dir), kept)


def restore_open(desk: Desk, source: Path, *, keys_dir: Path | None = None) -> Restored:
    """Put a copy in the place of the open ledger and open it.

    Raises:
        LedgerRefused: see :func:`restore`; the desk is then still open. ``restore.no_ledger``:
            neither the new nor the old one could be opened.
        FileRefused: the copy cannot be read, or the disk refuses; the desk is still open.
    """
    ledger = desk.path
    staged = _stage(source, ledger)
    try:
        folder = backups_dir()
        ensure_folder(folder)
        kept = desk.backups.make(folder, reason=Reason.BEFORE_RESTORE)
        desk.close()
        try:
            _swap(staged, ledger)
            return Restored(open_desk(ledger, keys_dir=keys_dir), kept)
        except Refused as refusal:
            return Restored(_back(ledger, kept, keys_dir), kept, refusal)
    finally:
        _drop(staged)


def _stage(source: Path, ledger: Path) -> Path:
    """Bring the copy beside the ledger and prove it there: what is proved is what is used."""
    require_other(source, ledger)
    read_facts(source)
    ensure_folder(ledger.parent)
    staged = ledger.with_name(f".{ledger.stem}.phuc-hoi{LEDGER_SUFFIX}")
    write_file(staged, lambda temporary: _copy(source, temporary))
    try:
        prove_copy(staged, source)
        strip_seal(staged)
    except BaseException:
        _drop(staged)
        raise
    return staged


def _keep(ledger: Path, keys_dir: Path | None) -> Path | None:
    """Keep a ledger that is not open here aside: as a proved copy, or as it is if it is damaged."""
    if not ledger.exists():
        return None
    try:
        desk = open_desk(ledger, keys_dir=keys_dir)
    except LedgerRefused as refusal:
        if refusal.code.startswith(_HELD):
            raise
        return _keep_as_it_is(ledger)
    try:
        folder = backups_dir()
        ensure_folder(folder)
        return desk.backups.make(folder, reason=Reason.BEFORE_RESTORE)
    finally:
        desk.close()


def _keep_as_it_is(ledger: Path) -> Path:
    """Keep a damaged ledger beside its place for whoever can save something of it."""
    moment = datetime.now().astimezone()
    kept = free_name(ledger.parent, f"{ledger.stem} hỏng {stamp(moment)}")
    journal = journal_of(ledger)
    if journal.exists():
        write_file(journal_of(kept), lambda temporary: _copy(journal, temporary))
    write_file(kept, lambda temporary: _copy(ledger, temporary))
    return kept


def _swap(staged: Path, ledger: Path) -> None:
    # A journal that is left belongs to the old file; SQLite would write it into the new one.
    with mended(ledger):
        journal_of(ledger).unlink(missing_ok=True)
    write_file(ledger, lambda temporary: _copy(staged, temporary))


def _back(ledger: Path, kept: Path, keys_dir: Path | None) -> Desk:
    """Open the old ledger again, where need be from the copy that was just kept of it."""
    try:
        return open_desk(ledger, keys_dir=keys_dir)
    except Refused:
        try:
            _swap(kept, ledger)
            strip_seal(ledger)
            return open_desk(ledger, keys_dir=keys_dir)
        except Refused as refusal:
            raise LedgerRefused("restore.no_ledger", path=ledger, kept=kept) from refusal


def _copy(source: Path, temporary: Path) -> None:
    with mended(source):
        stream = source.open("rb")
    with stream, temporary.open("xb") as target:
        shutil.copyfileobj(stream, target)


def _drop(staged: Path) -> None:
    with contextlib.suppress(OSError):
        staged.unlink(missing_ok=True)
