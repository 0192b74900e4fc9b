"""Work away from the window: one worker owns the ledger, results come back by a signal.

Files of strangers are read on a second one, so that what was typed never waits for them.

A page says what to do and what to do with the answer; this is the only place that knows of
threads, and the only one that catches every exception.
"""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTime, Signal, Slot

from desktop.crash import write_crash
from desktop.domain.errors import LedgerRefused, Refused
from desktop.domain.paper import Stopped, Watch
from desktop.services.changes import Changes

if TYPE_CHECKING:
    from desktop.services.desk import Desk

T = TypeVar("T")

_SWITCH = 0.0005
"""Seconds after which one thread gives way to another; Python's own are ten times as many."""
_PAINTING = 0.05
"""Seconds that a page may take to be painted before work begins all the same."""
_RARELY = (20_000, 20, 100)
"""When to look for garbage in rings, young, older and all; records never make any."""


class Jobs(QObject):
    """Runs work on the ledger one after the other, off the window's thread.

    Signals:
        changed: a work returned these ``Changes``.
        began: a write was asked for.
        saved: all writes asked for are committed, at this time.
        settled: a write ended without having written, and none is on its way.
        save_failed: a write was refused by the ledger; what was typed is kept for ``retry``.
        refused: a work was refused and its caller has no answer of its own.
        faulted: a fault of the program; the text is the path of the log.
        busy: whether work is waiting or under way.
        progress: work that can be watched has done so many rows of so many.
        stopped: work was given up by ``stop``; it left nothing half-done.
    """

    changed = Signal(object)
    began = Signal()
    saved = Signal(QTime)
    settled = Signal()
    save_failed = Signal(object)
    refused = Signal(object)
    faulted = Signal(str)
    busy = Signal(bool)
    progress = Signal(int, int)
    stopped = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The window must get the interpreter back soon while the worker reads a large plan, and
        # Python's search for rings of garbage stops both: with 2,000 tasks for a tenth of a second.
        sys.setswitchinterval(_SWITCH)
        gc.set_threshold(*_RARELY)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._desk: Desk | None = None
        self._waiting = 0
        self._writes = 0
        self._watched = 0
        self._asked = 0
        """How many writes were asked for."""
        self._unsaved: list[_Job] = []
        self._again = False
        """Whether the refused writes are to be tried again once every refusal was heard."""
        self._in_the_way: LedgerRefused | None = None
        """Why the ledger refused a write; only the worker looks at it."""
        self._under_way: set[Event] = set()
        self._ending = Event()
        self._painted = Event()
        self._painted.set()
        self.doing = ""
        self._finished.connect(self._on_finished)

    def open(
        self,
        opener: Callable[[], "Desk"],
        done: Callable[[None], None],
        failed: Callable[[Refused], None] | None = None,
        *,
        anyway: bool = False,
    ) -> None:
        """Open a ledger on the worker; it replaces the one that is open, once it is open.

        It is refused while the open one lacks what was typed, unless ``anyway``: a copy takes the
        place of a ledger that cannot be written.
        """

        def work() -> None:
            if self._in_the_way is not None and not anyway:
                raise self._in_the_way
            desk = opener()
            if self._desk is not None:
                self._desk.close()
            self._desk, self._in_the_way = desk, None

        def opened(answer: None) -> None:
            # What the ledger before refused belongs to no other.
            self._unsaved.clear()
            self._again = False
            done(answer)

        self._submit(work, opened, failed)

    def run(
        self,
        work: Callable[["Desk"], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Refused], None] | None = None,
    ) -> None:
        """Run work on the ledger; ``done`` or ``failed`` is called on the window's thread."""
        self._submit(lambda: work(cast("Desk", self._desk)), done, failed)

    def after(self, then: Callable[[], object]) -> None:
        """Call something on the window's thread after all that was asked for before is done."""

        def done(_answer: None) -> None:
            then()

        self._submit(_nothing, done, None)

    def run_watched(
        self,
        work: Callable[["Desk", Watch], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Refused], None] | None = None,
        *,
        doing: str = "",
    ) -> None:
        """Run work that may be long: it tells how far it is, and ``stop`` gives it up.

        ``doing`` is what is said meanwhile, with %s for how far: "Đang in: trang %s".
        """

        def watched() -> T:
            return self._watched_by(lambda watch: work(cast("Desk", self._desk), watch), doing)

        self._start(_Job(watched, done, failed, watched=True))

    def run_beside(
        self,
        work: Callable[[Watch], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Refused], None] | None = None,
        *,
        doing: str = "",
    ) -> None:
        """Run work that needs no ledger and may be long: writes do not wait for it.

        It tells how far it is, ``stop`` gives it up, and so does the end of the program.
        """
        self._start(_Job(lambda: self._watched_by(work, doing), done, failed, beside=True))

    def _watched_by(self, work: Callable[[Watch], T], doing: str) -> T:
        """Do work that tells the window how far it is and can be given up; runs on a worker."""
        given_up = Event()

        def watch(done: int, total: int) -> None:
            if given_up.is_set() or self._ending.is_set():
                raise Stopped
            self.doing = doing
            self.progress.emit(done, total)

        self._under_way.add(given_up)
        try:
            return work(watch)
        finally:
            self._under_way.discard(given_up)

    def hold(self) -> None:
        """Begin no work until the window has painted, or had time to.

        Both are Python: while the worker reads, each stroke of the painting waits its turn.
        """
        self._painted.clear()

    def go_on(self) -> None:
        """Begin what was held: the window has painted."""
        self._painted.set()

    def stop(self) -> None:
        """Give up the watched work that is under way."""
        for given_up in tuple(self._under_way):
            given_up.set()

    def write(
        self,
        work: Callable[["Desk"], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[Refused], None] | None = None,
    ) -> None:
        """Run work that changes the ledger; pages hear of it by ``changed``.

        Behind a write that the ledger refused all wait, so that none is overtaken: an older value
        repeated later would stand over a newer one.
        """

        def in_turn() -> Changes:
            if self._in_the_way is not None:
                raise self._in_the_way
            try:
                return work(cast("Desk", self._desk))
            except LedgerRefused as refusal:
                self._in_the_way = refusal
                raise

        self._asked += 1
        job = _Job(in_turn, done, failed, writes=self._asked)
        if self._unsaved:
            self._unsaved.append(job)
            self.retry()
        else:
            self._start(job)

    @property
    def writing(self) -> bool:
        """Whether a write is on its way."""
        return self._writes > 0

    @property
    def waiting(self) -> bool:
        """Whether any work is waiting or under way."""
        return self._waiting > 0

    @property
    def watching(self) -> bool:
        """Whether work that can be watched is waiting or under way."""
        return self._watched > 0

    @property
    def unsaved(self) -> int:
        """How many writes the ledger refused and nobody repeated."""
        return len(self._unsaved)

    def retry(self) -> None:
        """Try the refused writes again, in their order, once none of them is on its way any more.

        One that is still to be refused would else come behind those that were asked for later.
        """
        self._again = self.writing
        if self._again:
            return
        waiting, self._unsaved = self._unsaved, []
        self._worker.submit(self._clear_the_way)
        for job in waiting:
            self._start(job)

    def wait(self) -> None:
        """Wait until everything that was asked for is done, and hear how it ended."""
        while self._waiting:
            for worker in (self._worker, self._beside):
                worker.submit(_nothing).result()
            # The answers wait in the queue of this thread; some ask for more work.
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def finish(self) -> None:
        """Wait for everything that was asked of the ledger, let go of it, give up the rest."""
        self._worker.submit(self._close).result()
        self._worker.shutdown()
        self._ending.set()
        self._beside.shutdown(cancel_futures=True)

    def _clear_the_way(self) -> None:
        self._in_the_way = None

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _submit(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Refused], None] | None,
    ) -> None:
        self._start(_Job(work, done, failed))

    def _start(self, job: "_Job") -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        if job.writes:
            self._writes += 1
            self.began.emit()
        if job.watched:
            self._watched += 1
        worker = self._beside if job.beside else self._worker
        future = worker.submit(self._begin, job.work)
        future.add_done_callback(lambda ended: self._finished.emit((job, ended)))

    @Slot(object)
    def _on_finished(self, ended: tuple["_Job", "Future[Any]"]) -> None:
        job, future = ended
        if job.watched:
            self._watched -= 1
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)
        if job.writes:
            self._writes -= 1
        try:
            answer = future.result()
        except Refused as refusal:
            self._on_refused(job, refusal)
        except (Stopped, CancelledError):
            self.stopped.emit()
        except Exception as error:  # noqa: BLE001 - the one place that must survive everything
            log = write_crash(type(error), error, error.__traceback__)
            self.faulted.emit(str(log))
            self._settle(job)
        else:
            if job.done is not None:
                job.done(answer)
            if job.writes and not self.writing and not self._unsaved:
                self.saved.emit(QTime.currentTime())
            if isinstance(answer, Changes):
                self.changed.emit(answer)
        if self._again and not self.writing:
            self.retry()

    def _begin(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - handed on
        """Work when the window is not painting a page; runs on the worker."""
        self._painted.wait(_PAINTING)
        return work()

    def _on_refused(self, job: "_Job", refusal: Refused) -> None:
        if job.writes and isinstance(refusal, LedgerRefused):
            self._unsaved.append(job)
            self._unsaved.sort(key=lambda one: one.writes)
            self.save_failed.emit(refusal)
            return
        if job.failed is not None:
            job.failed(refusal)
        else:
            self.refused.emit(refusal)
        self._settle(job)

    def _settle(self, job: "_Job") -> None:
        if job.writes and not self.writing:
            self.settled.emit()


class _Job(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Refused], None] | None
    writes: int = 0
    """The number of a write, in the order in which they were asked for; 0: it writes nothing."""
    watched: bool = False
    beside: bool = False


def _nothing() -> None:
    """Come after everything that was asked for before."""
