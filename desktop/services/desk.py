"""An open ledger with everything that can be done with it."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop import __version__
from desktop.domain.errors import LedgerRefused, Refused
from desktop.domain.office import Office, Unit
from desktop.domain.plan import Signer
from desktop.models.copying import remember_program
from desktop.models.database import Database, create_database, open_database
from desktop.models.holder import let_go, named, take_hold
from desktop.paths import data_dir
from desktop.services.backups import BackupService
from desktop.services.catalogue import CatalogueService
from desktop.services.journal import JournalService
from desktop.services.kept_lists import recipients_of, signers_of
from desktop.services.keys import KeyStore
from desktop.services.offices import OfficeService, require_name
from desktop.services.packages import PackageService
from desktop.services.papers import PaperService
from desktop.services.periods import PeriodService
from desktop.services.phrases import PhraseService
from desktop.services.plans import PlanService
from desktop.services.renewal import RenewalService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService
from desktop.services.templates import TemplateService
from desktop.services.word_back import WordBackService


class NewVersion(NamedTuple):
    """What was done for a ledger that this version of the program opens for the first time."""

    copy: Path | None = None
    """The copy of the ledger as it was, or None where it could not be made."""
    refusal: Refused | None = None
    """Why not."""


class Desk:
    """The services of one ledger. It belongs to the thread that opened it.

    Attributes:
        path: the ledger file.
        copy: the copy of the ledger as it was, when opening brought it up to date.
        new_version: set when :func:`open_desk` found that another version had the ledger last.
        cut_off: whether the program that had it last could not close it: killed, or without power.
    """

    def __init__(self, database: Database, keys: KeyStore) -> None:
        self._database = database
        self.path = database.path
        self.copy = database.copy
        self.new_version: NewVersion | None = None
        self.cut_off = False
        self.journal = JournalService(database, _now)
        self._closed = False
        self.offices = OfficeService(database)
        self.backups = BackupService(database, self.offices)
        self.catalogue = CatalogueService(database)
        self.plans = PlanService(database, self.offices, self.catalogue)
        self.phrases = PhraseService(self.plans, self.catalogue)
        self.periods = PeriodService(database)
        self.signers = signers_of(database)
        self.recipients = recipients_of(database)
        self.templates = TemplateService(
            self.offices,
            self.catalogue,
            self.plans,
            periods=self.periods,
            signers=self.signers,
        )
        self.results = ResultService(database, self.catalogue)
        self.renewal = RenewalService(self.plans, self.periods, self.results, self.catalogue)
        self.reports = ReportService(database, self.offices, self.results)
        self.papers = PaperService(
            self.offices, self.plans, self.results, self.reports, self.catalogue
        )
        self.word_back = WordBackService(
            database,
            self.plans,
            periods=self.periods,
            results=self.results,
            reports=self.reports,
            papers=self.papers,
        )
        self.packages = PackageService(
            database,
            keys,
            self.offices,
            self.catalogue,
            self.plans,
            self.results,
            self.reports,
            self.papers,
        )

    def keep_before_version(self, folder: Path) -> None:
        """Copy a ledger that another version of the program had last.

        A copy that cannot be made does not keep anybody from the ledger: it is told, and tried
        again at the next opening.
        """
        if self.copy is not None:
            # Bringing it up to date has kept one.
            remember_program(self._database, __version__)
            self.new_version = NewVersion(self.copy)
            return
        try:
            made = self.backups.make_for_version(folder, __version__)
        except Refused as refusal:
            self.new_version = NewVersion(refusal=refusal)
        else:
            self.new_version = NewVersion(made) if made is not None else None

    def close(self) -> None:
        """Let go of the ledger; a second time does nothing."""
        if not self._closed:
            self._closed = True
            let_go(self.path)
            self._database.close()


def open_desk(path: Path, *, keys_dir: Path | None = None, copies: Path | None = None) -> Desk:
    """Open a ledger; the shipped catalogue is brought up to date.

    Args:
        path: the ledger file.
        keys_dir: the folder of the keys; None: the user's own.
        copies: where a copy goes, before anything else, of a ledger that another version of the
            program had last; None: none is made.

    Raises:
        LedgerRefused: see :func:`desktop.models.database.open_database`.
    """
    database = _opened(path)
    cut_off = take_hold(path, _now())
    desk = Desk(database, _keys(keys_dir))
    desk.cut_off = cut_off
    try:
        if copies is not None:
            desk.keep_before_version(copies)
        desk.catalogue.synchronise()
    except BaseException:
        desk.close()
        raise
    return desk


def create_desk(
    path: Path,
    office: Office,
    *,
    units: Iterable[Unit] = (),
    signers: tuple[Signer, ...] = (),
    keys_dir: Path | None = None,
) -> Desk:
    """Make a new ledger for an office, with its units and signers.

    Raises:
        InputRefused: ``office.no_name``; nothing was made then.
        LedgerRefused: ``ledger.exists``.
        FileRefused: the folder cannot be written.
    """
    require_name(office)

    def fill(database: Database) -> None:
        offices = OfficeService(database)
        offices.save_office(office)
        for unit in units:
            offices.save_unit(unit)
        signers_of(database).save(signers)
        CatalogueService(database).synchronise()
        remember_program(database, __version__)

    database = create_database(path, fill)
    take_hold(path, _now())
    return Desk(database, _keys(keys_dir))


def _opened(path: Path) -> Database:
    """Open a ledger; a refusal says who has it instead."""
    try:
        return open_database(path)
    except LedgerRefused as refusal:
        raise named(refusal, path) from refusal


def _now() -> datetime:
    return datetime.now().astimezone()


def _keys(folder: Path | None) -> KeyStore:
    return KeyStore(folder if folder is not None else data_dir() / "keys")
