"""What all pages share: the worker, the voice, the office, and the plan in hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import Refused
from desktop.domain.framework import Framework
from desktop.domain.office import Office, Unit
from desktop.domain.outline import Outline
from desktop.domain.period import Period, PeriodState
from desktop.domain.phrase_book import PhraseBook
from desktop.domain.plan import Plan, PlanStatus, ReportingRule, Section, Target, Task
from desktop.services.changes import Changes
from desktop.ui.checking import Checking
from desktop.ui.jobs import Jobs
from desktop.ui.messages import Messages
from desktop.ui.period_choice import PeriodChoice

if TYPE_CHECKING:
    from desktop.services.desk import Desk, NewVersion
    from desktop.services.journal import Turned
    from desktop.services.plans import PlanSummary

SECTION = UUID(int=0)
"""Stands for no row: the field that goes with it names a section of the page."""
Work = Callable[["Desk"], Changes]
"""Something that is written; it runs on the worker."""


class State(NamedTuple):
    """One reading of the ledger: what heads, navigation and plan pages show."""

    path: Path
    office: Office
    units: tuple[Unit, ...]
    frameworks: tuple[Framework, ...]
    plans: tuple["PlanSummary", ...]
    plan: Plan | None
    periods: tuple[Period, ...] = ()
    """The periods of the plan in hand."""
    missing: Mapping[UUID, int] = MappingProxyType({})
    """Followed tasks without a result, by open period."""
    undo_name: str = ""
    """What Ctrl+Z would take back, or nothing."""
    redo_name: str = ""
    """What Ctrl+Y would do again, or nothing."""
    copy: Path | None = None
    """The copy kept of the ledger, when opening it brought it up to date."""
    new_version: "NewVersion | None" = None
    """What was done for a ledger that this version opens for the first time."""

    @property
    def reports(self) -> bool:
        """Whether the plan has periods, and so results and reports."""
        return bool(self.periods)

    @property
    def sets(self) -> str:
        """Short names of the plan's index sets, and its year: "PCI và PGI 2024"."""
        if self.plan is None:
            return ""
        names = sorted(
            {one.short_name for one in self.frameworks if one.id in self.plan.framework_ids}
        )
        return f"{' và '.join(names)} {self.plan.year}".strip()


class Session(QObject):
    """The ledger that is open and the plan in hand; pages read it and are told when it changed.

    ``plan`` runs ahead of the ledger: a change is shown at once and read again after COMMIT.

    Signals:
        read: the state was read anew (after opening, after every write, after taking a plan).
        opened: another ledger was opened.
        stepped: a step was taken back or done again.
        ledger_asked: open another ledger: "new", "open" (a file to choose) or a sample's name.
        asked: go to a page (its key), to a subject on it (an id or None), to a field of that.
    """

    read = Signal()
    opened = Signal()
    asked = Signal(str, object, str)
    stepped = Signal()
    ledger_asked = Signal(str)

    def __init__(self, jobs: Jobs, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self.jobs = jobs
        self.messages = messages
        self.page = ""
        """The key of the page that is shown: where a step is done."""
        self.phrases = PhraseBook()
        """What is offered while sentences are typed."""
        self.period = PeriodChoice(self)
        self.state: State | None = None
        self.plan: Plan | None = None
        self._wanted: UUID | None = None
        self._together: tuple[str, str] | None = None
        self._turned: Plan | None = None
        """The plan before a step was taken back or done again, until it is read anew."""
        self.came_back: frozenset[UUID] = frozenset()
        """Lines of the plan that came back with the last reading: where the clerk wants to be."""
        self.checking = Checking(self, today)
        """What is wrong or doubtful in the plan and in the results."""
        jobs.changed.connect(self._on_changed)
        jobs.faulted.connect(self._on_faulted)

    @property
    def frozen(self) -> bool:
        """Whether the plan in hand has been issued and so cannot be changed."""
        return self.plan is not None and self.plan.status is PlanStatus.ISSUED

    @property
    def sample(self) -> bool:
        """Whether the ledger is a rehearsal: a shipped sample is in it."""
        plans = self.state.plans if self.state is not None else ()
        return any(plan.sample for plan in plans)

    @property
    def undo_text(self) -> str:
        """The menu's words for taking back: what would be taken back, or nothing."""
        name = self.state.undo_name if self.state is not None else ""
        return self.tr("Hoàn tác: %s") % name if name else ""

    @property
    def redo_text(self) -> str:
        """The menu's words for doing again, or nothing."""
        name = self.state.redo_name if self.state is not None else ""
        return self.tr("Làm lại: %s") % name if name else ""

    def open(
        self,
        opener: Callable[[], "Desk"],
        failed: Callable[[Refused], None] | None = None,
        *,
        anyway: bool = False,
    ) -> None:
        """Open a ledger in place of the one that is open; see :meth:`Jobs.open`."""

        def done(_answer: None) -> None:
            self._wanted = None
            self.state = self.plan = None
            self.reread(self.opened.emit)
            self.jobs.run(lambda desk: desk.phrases.book(), self._on_phrases)

        self.jobs.open(opener, done, failed, anyway=anyway)

    def take(self, plan_id: UUID) -> None:
        """Take another plan in hand."""
        self._wanted = plan_id
        self.reread()

    def go(self, page: str, subject: UUID | None = None, field: str = "") -> None:
        """Go to a page, and there to a row and a field."""
        self.asked.emit(page, subject, field)

    def change(
        self,
        name: str,
        do: Work,
        *,
        merge: str = "",
        place: str = "",
        ahead: Plan | None = None,
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """Write one change that Ctrl+Z can take back, also after a restart.

        Args:
            name: what it is called after "Hoàn tác: ".
            do: the write.
            merge: names what is being typed; equal names in a row are one step.
            place: where on the page it is, as a field of ``go``; taking it back goes there.
            ahead: the plan as it will be, shown without waiting for the ledger.
            done: called on the window's thread once it is written.
        """
        self.messages.leave_deed(typing=bool(merge))
        if ahead is not None:
            self.plan = ahead
        page = f"{self.page}/{place}" if place else self.page
        plan_id = self.plan.id if self.plan is not None else None
        # The same cell of another plan is another place.
        merge = f"{plan_id}/{merge}" if merge else ""
        if self._together:
            name, merge = self._together

        def work(desk: "Desk") -> Changes:
            # Loaded with the ledger, not with the window.
            from desktop.services.journal import NewStep  # noqa: PLC0415

            step = NewStep(name=name, page=page, plan_id=plan_id, merge=merge)
            return desk.journal.write(step, lambda: do(desk))

        def failed(refusal: Refused) -> None:
            self.messages.refuse(refusal)
            self.reread()

        self.jobs.write(work, done, failed)

    @contextmanager
    def together(self, name: str) -> Iterator[None]:
        """Make one step of all changes in between: a block that is pasted is taken back at once.

        Each is still written, or refused, by itself.
        """
        self._together = (name, str(uuid4()))
        try:
            yield
        finally:
            self._together = None

    def tell_saved(self) -> None:
        """Say that everything typed is stored, once it is; try again what the ledger refused."""
        if self.jobs.unsaved:
            self.jobs.retry()
        self.jobs.after(self._say_saved)

    def _say_saved(self) -> None:
        # A refusal that is being said is the answer; it must not be talked over.
        if not self.jobs.unsaved and not self.messages.code:
            self.messages.tell(self.tr("Mọi thay đổi đã được lưu."))

    def undo(self) -> None:
        """Take the last change back, and show where it was."""
        self._turn(lambda desk: desk.journal.undo(), self.tr("Đã hoàn tác: %s"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(lambda desk: desk.journal.redo(), self.tr("Đã làm lại: %s"))

    def _turn(self, turn: Callable[["Desk"], "Turned | None"], said: str) -> None:
        self.messages.leave_deed()
        turned: list[Turned] = []

        def work(desk: "Desk") -> Changes:
            step = turn(desk)
            if step is None:
                return Changes()
            turned.append(step)
            return step.changes

        def done(_changes: Changes) -> None:
            self._turned = self.plan
            self.stepped.emit()
            for step in turned:
                if step.plan_id is not None:
                    self._wanted = step.plan_id
                page, _, place = step.page.partition("/")
                if place or (page and page != self.page):
                    self.asked.emit(page, SECTION if place else None, place)
                self.messages.tell(said % step.name)

        def failed(refusal: Refused) -> None:
            self.messages.refuse(refusal)
            self.reread()

        self.jobs.write(work, done, failed)

    def reread(self, then: Callable[[], object] | None = None) -> None:
        """Read office, units, sets, plans and the plan in hand again."""
        wanted = self._wanted

        def done(state: State) -> None:
            if self.jobs.writing or self.jobs.unsaved:
                # A newer change is on its way; the reading after it will be the true one.
                return
            self.came_back = _came(self._turned, state.plan)
            self._turned = None
            self.state = state
            self.plan = state.plan
            self._wanted = state.plan.id if state.plan is not None else None
            if then is not None:
                then()
            self.read.emit()

        self.jobs.run(lambda desk: _read(desk, wanted), done)

    def _on_phrases(self, book: PhraseBook) -> None:
        self.phrases = book

    @Slot(str)
    def _on_faulted(self, _log: str) -> None:
        """Show what the ledger has: a change that was shown ahead was perhaps not written."""
        if self.state is not None:
            self.reread()

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        if not self.jobs.writing:
            self.reread()


def _read(desk: "Desk", wanted: UUID | None) -> State:
    plans = desk.plans.plans()
    ids = [plan.id for plan in plans]
    # At a start, the plan that was worked on last: next year's draft stands above this year's.
    chosen = next((one for one in (wanted, desk.journal.last_plan(), *ids) if one in ids), None)
    plan = desk.plans.plan(chosen) if chosen is not None else None
    periods = desk.periods.periods(plan.id) if plan is not None else ()
    return State(
        path=desk.path,
        office=desk.offices.office(),
        units=desk.offices.units(),
        frameworks=desk.catalogue.frameworks(),
        plans=plans,
        plan=plan,
        periods=tuple(periods),
        missing=_missing(desk, plan, periods) if plan is not None else {},
        undo_name=desk.journal.undo_name(),
        redo_name=desk.journal.redo_name(),
        copy=desk.copy,
        new_version=desk.new_version,
    )


def _came(before: Plan | None, after: Plan | None) -> frozenset[UUID]:
    if before is None or after is None or before.id != after.id:
        return frozenset()
    return _lines(after) - _lines(before)


def _lines(plan: Plan) -> frozenset[UUID]:
    lines: tuple[Section | Task | Target | ReportingRule, ...]
    lines = (*plan.sections, *plan.tasks, *plan.targets, *plan.rules)
    return frozenset(one.id for one in lines)


def _missing(desk: "Desk", plan: Plan, periods: Sequence[Period]) -> dict[UUID, int]:
    total, entered = len(Outline(plan).followed_tasks()), desk.results.entered(plan)
    opened = (one.id for one in periods if one.state is PeriodState.OPEN)
    return {period_id: total - entered.get(period_id, 0) for period_id in opened}
