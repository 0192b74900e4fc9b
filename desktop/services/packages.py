"""Packages: what leaves the office, and what is found out about one that arrives."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID, uuid5

import msgspec

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.office import Office
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.period import PeriodState
from desktop.domain.plan import Plan
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import Record
from desktop.domain.result import Measure
from desktop.domain.sender_key import KeyState
from desktop.domain.text import fold
from desktop.exchange.container import MOST_BYTES
from desktop.exchange.content import Content, measure_completeness
from desktop.exchange.manifest import Completeness, Counts, Manifest, PackageKind, Party
from desktop.exchange.naming import package_name
from desktop.exchange.package import Letter, Package, read_package, write_package
from desktop.exchange.signing import KeyPair, fingerprint
from desktop.files import read_bytes
from desktop.models.database import Database
from desktop.services.catalogue import CatalogueService
from desktop.services.changes import Changes, Kind
from desktop.services.keys import KeyStore
from desktop.services.offices import OfficeService
from desktop.services.outbox import Outbox, SentPackage
from desktop.services.papers import PaperService
from desktop.services.plans import PlanService
from desktop.services.reports import ReportService
from desktop.services.results import ResultService

__all__ = ["CheckedPackage", "PackageKind", "PackageService", "SentPackage", "verify_package"]


class CheckedPackage(Record, frozen=True, kw_only=True):
    """An intact package and what is known about its sender's key."""

    id: str
    public_key: str
    fingerprint: str
    """What two people read to each other: "7F2A-91C4-0B3E-D85A"."""
    key: KeyState
    manifest: Manifest
    content: Content
    pdf: bytes

    @property
    def counts(self) -> Counts:
        """Rows as counted here; they are the declared ones, or the package was refused."""
        return self.manifest.counts

    @property
    def completeness(self) -> Completeness:
        """How much is filled in as measured here; the manifest has the sender's own figure."""
        return measure_completeness(self.content)


def verify_package(path: Path, keys: Mapping[str, UUID] | None = None) -> CheckedPackage:
    """Return what a file holds after proving that it is whole; no ledger is needed.

    Args:
        path: the file.
        keys: the public keys that are known, each with the office that it belongs to; None where
            nobody looked.

    Raises:
        FileRefused: the file cannot be read, or is larger than any package.
        PackageRefused: see :func:`desktop.exchange.package.read_package`.
    """
    return _checked(read_package(read_bytes(path, limit=MOST_BYTES)), keys)


def _checked(package: Package, keys: Mapping[str, UUID] | None) -> CheckedPackage:
    return CheckedPackage(
        id=package.id,
        public_key=package.public_key,
        fingerprint=fingerprint(package.public_key),
        key=_key_state(package, keys),
        manifest=package.manifest,
        content=package.content,
        pdf=package.pdf,
    )


def _key_state(package: Package, keys: Mapping[str, UUID] | None) -> KeyState:
    if keys is None:
        return KeyState.UNCOMPARED
    sender = package.manifest.sender.id
    if sender is not None and keys.get(package.public_key) == sender:
        return KeyState.KNOWN
    return KeyState.DIFFERS if sender in keys.values() else KeyState.UNKNOWN


class PackageService:
    """Writing packages from the ledger and checking those that come in."""

    def __init__(  # noqa: PLR0917 - the services that it draws on, wired once in the desk
        self,
        database: Database,
        keys: KeyStore,
        offices: OfficeService,
        catalogue: CatalogueService,
        plans: PlanService,
        results: ResultService,
        reports: ReportService,
        papers: PaperService,
    ) -> None:
        self._outbox = Outbox(database)
        self._keys = keys
        self._offices = offices
        self._catalogue = catalogue
        self._plans = plans
        self._results = results
        self._reports = reports
        self._papers = papers

    def export_plan(self, plan_id: UUID, folder: Path, *, today: date | None = None) -> SentPackage:
        """Write a plan as a signed package into a folder.

        A package of unchanged content is not made anew: the file of the earlier one is written
        again.

        Raises:
            InputRefused: ``package.must_fix``, ``plan.unknown``.
            PackageRefused: the plan refers to what the ledger does not have.
            FileRefused: the folder, the disk or the key refuses.
        """
        _require_no_faults(self._plans.check(plan_id))
        plan = self._plans.plan(plan_id)
        content = Content(
            office=self._offices.office(),
            plan=plan,
            frameworks=_used(self._catalogue.frameworks(), plan, ()),
            units=self._offices.units(),
        )
        make_pdf = partial(self._papers.pdf, Paper.PLAN, plan_id)
        return self._send(PackageKind.PLAN, content, make_pdf, folder, today or _today())

    def export_results(
        self, period_id: UUID, folder: Path, *, today: date | None = None
    ) -> SentPackage:
        """Write the results of a period, with plan and report, as a signed package.

        Raises:
            InputRefused: ``package.must_fix``, ``package.skipped``, ``period.unknown``.
            PackageRefused: the plan refers to what the ledger does not have.
            FileRefused: the folder, the disk or the key refuses.
        """
        sheet = self._results.sheet(period_id)
        if sheet.period.state is PeriodState.SKIPPED:
            raise InputRefused("package.skipped", label=sheet.period.label)
        _require_no_faults(self._results.check(period_id))
        tasks = Outline(sheet.plan).ordered_tasks()
        content = Content(
            office=self._offices.office(),
            plan=sheet.plan,
            frameworks=_used(self._catalogue.frameworks(), sheet.plan, sheet.measures),
            units=self._offices.units(),
            period=sheet.period,
            results=tuple(sheet.results[task.id] for task in tasks if task.id in sheet.results),
            measures=tuple(sorted(sheet.measures, key=lambda measure: measure.id)),
            report=self._reports.report(period_id),
        )
        make_pdf = partial(self._papers.pdf, Paper.REPORT, period_id)
        return self._send(PackageKind.RESULT, content, make_pdf, folder, today or _today())

    def outbox(self) -> tuple[SentPackage, ...]:
        """Return the packages that were sent, newest first."""
        sent = self._outbox.packages()
        return tuple(sorted(sent, key=lambda one: (one.created, one.sequence), reverse=True))

    def own_fingerprint(self) -> str:
        """Return the fingerprint of this office's key; empty while it has not signed anything.

        Raises:
            FileRefused: ``key.damaged``.
        """
        office_id = self._offices.office().id
        if not self._keys.path(office_id).exists():
            return ""
        return fingerprint(self._keys.key(office_id).public_key)

    def write_again(self, package_id: str, folder: Path) -> Path:
        """Write the kept bytes of a sent package into a folder once more; return the file.

        Raises:
            InputRefused: ``package.unknown``.
            FileRefused: the folder or the disk refuses.
        """
        return self._outbox.write_again(package_id, folder)

    def sent(self, package_id: str) -> CheckedPackage:
        """Return what a sent package holds, after proving the kept bytes once more.

        Raises:
            InputRefused: ``package.unknown``.
            PackageRefused: the kept bytes are not the ones that were signed.
        """
        package = read_package(self._outbox.content(package_id))
        return _checked(package, self._outbox.known_keys())

    def verify(self, path: Path) -> CheckedPackage:
        """Return what a file holds, and whether its key is one that the ledger knows."""
        return verify_package(path, self._outbox.known_keys())

    def remember_key(self, checked: CheckedPackage) -> Changes:
        """Keep the sender's key after its fingerprint was compared by telephone."""
        sender = checked.manifest.sender.id
        if sender is None:
            return Changes()
        self._outbox.remember_key(checked.public_key, sender)
        return Changes.of(Kind.PACKAGE)

    def _send(
        self,
        kind: PackageKind,
        content: Content,
        make_pdf: Callable[[], bytes],
        folder: Path,
        today: date,
    ) -> SentPackage:
        key = self._keys.key(content.office.id)
        receiver = Party(name=content.office.superior)
        channel = _channel(content.office, receiver, content.plan)
        before = self._outbox.packages(str(channel))
        latest = _latest(before, kind, content)
        if latest is not None:
            earlier = read_package(self._outbox.content(latest.id))
            if _is_same(earlier, content, receiver, key):
                name = self._outbox.write_again(latest.id, folder).name
                return msgspec.structs.replace(latest, file_name=name)
        letter = Letter(
            kind=kind,
            receiver=receiver,
            channel=channel,
            sequence=before[-1].sequence + 1 if before else 1,
            previous_id=before[-1].id if before else "",
            replaces_id=latest.id if latest is not None else "",
            created=today,
        )
        data = write_package(letter, content, key, pdf=make_pdf())
        # What a receiver would refuse must not leave: our own reader is asked first.
        package = read_package(data)
        name = package_name(content.office.name, content.plan, content.period, letter.sequence)
        return self._outbox.send(package, data, folder, name)


def _today() -> date:
    return datetime.now().astimezone().date()


def _require_no_faults(problems: tuple[Problem, ...]) -> None:
    count = sum(problem.grade is Grade.MUST_FIX for problem in problems)
    if count:
        raise InputRefused("package.must_fix", count=count)


def _used(
    frameworks: tuple[Framework, ...], plan: Plan, measures: tuple[Measure, ...]
) -> tuple[Framework, ...]:
    """Return the frameworks that a plan or its measures mention, by themselves or by a part."""
    mentioned: set[UUID | None] = {
        *plan.framework_ids,
        *(section.component_id for section in plan.sections),
        *(identity for task in plan.tasks for identity in task.component_ids),
        *(target.framework_id for target in plan.targets),
        *(target.component_id for target in plan.targets),
        *(measure.framework_id for measure in measures),
    }
    return tuple(
        framework
        for framework in frameworks
        if framework.id in mentioned
        or any(component.id in mentioned for component in framework.components)
    )


def _channel(office: Office, receiver: Party, plan: Plan) -> UUID:
    """Return the channel of a sender, a receiver and a plan through all its revisions."""
    return uuid5(plan.series_id, f"{office.id}/{receiver.id or fold(receiver.name)}")


def _latest(
    before: tuple[SentPackage, ...], kind: PackageKind, content: Content
) -> SentPackage | None:
    """Return the newest package of the same kind and period, which the next one replaces."""
    subject = (kind, content.period.id if content.period is not None else None)
    of_subject = [sent for sent in before if (sent.kind, sent.period_id) == subject]
    return of_subject[-1] if of_subject else None


def _is_same(package: Package, content: Content, receiver: Party, key: KeyPair) -> bool:
    return (package.content, package.manifest.receiver, package.public_key) == (
        content,
        receiver,
        key.public_key,
    )
