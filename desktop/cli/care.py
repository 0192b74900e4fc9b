"""``sopgi backup`` and ``sopgi restore``: copies of the ledger from the command line."""

# ruff: noqa: PLC0415

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import printing
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX, backups_dir, default_ledger

if TYPE_CHECKING:
    from desktop.services.backups import Backup


def backup(options: argparse.Namespace) -> None:
    """Write a proved copy of the ledger: under a dated name, or under the one asked for."""
    from desktop.services.backups import look_at
    from desktop.services.desk import open_desk

    desk = open_desk(options.ledger or default_ledger())
    try:
        out: Path | None = options.out
        if out is None:
            out = backups_dir()
            ensure_folder(out)
        if out.is_dir():
            made = desk.backups.make(out)
        else:
            made = desk.backups.make_at(out if out.suffix else out.with_suffix(LEDGER_SUFFIX))
    finally:
        desk.close()
    _show(look_at(made), f"Đã sao lưu và đọc lại khớp: {made}", as_json=options.json)


def restore(options: argparse.Namespace) -> None:
    """Put a copy in the place of the ledger; the present ledger is kept aside first."""
    from desktop.services.backups import look_at
    from desktop.services.restoring import restore as put_back

    ledger: Path = options.ledger or default_ledger()
    backup = look_at(options.file)
    done = put_back(options.file, ledger)
    done.desk.close()
    kept = f" Sổ trước đó giữ ở {done.kept}." if done.kept is not None else ""
    if options.json:
        printing.print_json(_told(backup) | {"ledger": str(ledger), "kept": str(done.kept or "")})
    else:
        printing.print_lines([f"Đã phục hồi sổ {ledger} từ {options.file}.{kept}"])


def _show(backup: "Backup", said: str, *, as_json: bool) -> None:
    if as_json:
        printing.print_json(_told(backup))
    else:
        printing.print_lines([said])


def _told(backup: "Backup") -> dict[str, object]:
    return {
        "file": str(backup.path),
        "moment": backup.moment.isoformat(timespec="seconds"),
        "size": backup.size,
        "office": backup.office,
        "plans": list(backup.plans),
    }
