"""The composition root: opens the window and wires worker, voice and pages together."""

import sys
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop.crash import write_crash
from desktop.domain.errors import Refused
from desktop.paths import default_ledger, rehearsal_dir
from desktop.settings import Settings, read_settings, remember
from desktop.ui.jobs import Jobs
from desktop.ui.ledgers import opener
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import dress
from desktop.wording import sentence

_SMALL_SCREEN = 1440
"""Logical pixels: up to this width the window takes the whole screen."""


def today() -> date:
    """Return the day on the clock of this machine."""
    return datetime.now().astimezone().date()


def run(ledger: Path | None = None, *, package: Path | None = None) -> int:
    """Open the window on a ledger (the last one when none is named) until it is closed.

    ``package`` is a package to be looked at as soon as the ledger is open.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sổ PGI")
    settings, damage = _settings()
    dress(app, contrast=settings.contrast)
    window = MainWindow(Jobs(), today)
    sys.excepthook = _Hook(window)
    window.closing.backs_up = True
    window.ahead.start()
    remember_ledgers(window)
    remember_problems(window, settings)
    remember_period(window, settings)
    path = ledger or first_ledger(settings)
    if path is not None:
        # After the first paint: the libraries of the ledger load on the worker meanwhile.
        QTimer.singleShot(0, window, lambda: window.open_ledger(opener(path)))
    if package is not None:
        show_package(window, package, opening=path is not None)
    if damage is not None:
        tell_damage(window, damage, opening=path is not None)
    _show(window, settings, app.primaryScreen().availableSize())
    status = app.exec()
    size = window.normalGeometry().size()
    remember(width=size.width(), height=size.height(), maximised=window.isMaximized())
    return status


def first_ledger(settings: Settings) -> Path | None:
    """Return the ledger to open when none is named: the last one, even one that is gone."""
    if settings.ledger:
        return Path(settings.ledger)
    return default_ledger() if default_ledger().exists() else None


def remember_ledgers(window: MainWindow) -> None:
    """Remember each ledger that is opened for the next start; one to rehearse on is passed over."""

    def opened() -> None:
        state = window.session.state
        if state is not None and not state.path.is_relative_to(rehearsal_dir()):
            path = str(state.path.absolute())
            window.jobs.run(lambda _desk: remember(ledger=path))

    window.session.opened.connect(opened)


def remember_problems(window: MainWindow, settings: Settings) -> None:
    """Show the list of problems as it was left, and remember how it is left."""
    checking, jobs = window.session.checking, window.jobs
    checking.turn(open_it=settings.problems)
    checking.turned.connect(lambda shown: jobs.run(lambda _desk: remember(problems=shown)))


def remember_period(window: MainWindow, settings: Settings) -> None:
    """Begin in the period that was left, and remember which one is chosen."""
    choice, jobs = window.session.period, window.jobs
    choice.period_id = settings.period

    def chosen() -> None:
        period_id = choice.period_id
        jobs.run(lambda _desk: remember(period=period_id))

    choice.moved.connect(chosen)


def show_package(window: MainWindow, package: Path, *, opening: bool) -> None:
    """Check a package that was double-clicked, once the ledger (if there is one) has opened."""

    def show() -> None:
        # Loaded when it is asked for: the window opens the sooner.
        from desktop.ui.package_check import check_package  # noqa: PLC0415

        if opening:
            window.session.read.disconnect(show)
        check_package(window.session, window, package)

    if opening:
        window.session.read.connect(show)
    else:
        QTimer.singleShot(0, window, show)


def tell_damage(window: MainWindow, damage: Refused, *, opening: bool) -> None:
    """Say that the settings were damaged: now, or once the ledger has opened."""

    def tell() -> None:
        if opening:
            window.session.opened.disconnect(tell)
        window.messages.warn(sentence(damage))

    if opening:
        window.session.opened.connect(tell)
    else:
        tell()


def _settings() -> tuple[Settings, Refused | None]:
    try:
        return read_settings(), None
    except Refused as refusal:
        return Settings(), refusal


def _show(window: MainWindow, settings: Settings, screen: QSize) -> None:
    known = settings.width and settings.height
    if known:
        window.resize(QSize(settings.width, settings.height).boundedTo(screen))
    if settings.maximised or (not known and screen.width() <= _SMALL_SCREEN):
        window.showMaximized()
    else:
        window.show()


class _Hook:
    """Keeps the details of a fault, says so in the window, and lets the clerk go on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log = write_crash(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._window.messages.fault(str(log))
