"""Between the cross of the window and its end: work that goes on, and the copy of the day.

Nothing here waits with the window frozen: what is not done yet lets the window stay, and closes
it again when it is done.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper import Watch
from desktop.paths import backups_dir, rehearsal_dir
from desktop.ui.icons import pixmap
from desktop.ui.messages import ask
from desktop.ui.session import Session
from desktop.wording import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.desk import Desk


class Closing(QObject):
    """Asked by the window each time it is to close.

    Attributes:
        backs_up: whether a ledger that changed is copied at closing.
    """

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._jobs = session.jobs
        self.backs_up = False
        self._leaving = self._stopping = self._copying = self._copied = False
        self._jobs.progress.connect(self._on_progress)
        self._jobs.busy.connect(self._on_busy)
        self._jobs.stopped.connect(self._on_given_up)
        self._jobs.faulted.connect(self._on_given_up)

    def may_close(self) -> bool:
        """Say whether the window may close now; if not, it is closed later or stays."""
        if _session_ends():
            # The system does not wait for answers; what was typed is stored all the same.
            self._jobs.stop()
            return True
        if self._copying:
            return False
        if self._jobs.watching:
            self._ask_about_work()
            return False
        return not self._begins_copy()

    def _ask_about_work(self) -> None:
        choice = ask_wait_or_stop(self._window)
        self._leaving = choice != "stay"
        self._stopping = choice == "stop"
        if self._stopping:
            self._jobs.stop()
        if self._leaving and not self._jobs.watching:
            # It ended while the clerk was thinking.
            self._window.close()

    def _begins_copy(self) -> bool:
        """Begin to copy the ledger where that is due; say whether it was begun."""
        state = self._session.state
        wanted = self.backs_up and not self._copied and not self._jobs.unsaved
        if not wanted or state is None or state.path.is_relative_to(rehearsal_dir()):
            return False
        self._copying = True

        def work(desk: "Desk", watch: Watch) -> "Path | None":
            return desk.backups.make_if_changed(backups_dir(), watch=watch)

        def failed(refusal: Refused) -> None:
            self._copying = False
            if ask(
                self._window,
                self.tr("Chưa sao lưu được"),
                self.tr("%s\n\nSổ vẫn đã lưu đủ. Đóng chương trình mà chưa sao lưu?")
                % sentence(refusal),
                self.tr("Vẫn đóng"),
            ):
                self._go()

        self._jobs.run_watched(
            work, lambda _made: self._go(), failed, doing=self.tr("Đang sao lưu trước khi đóng: %s")
        )
        return True

    def _go(self) -> None:
        """Close once the answer of the worker has been dealt with."""
        QTimer.singleShot(0, self._window, self._close)

    @Slot()
    def _close(self) -> None:
        self._copying, self._copied = False, True
        self._window.close()
        # Kept open by another answer, it may change again before the next time.
        self._copied = False

    @Slot(int, int)
    def _on_progress(self, _done: int, _total: int) -> None:
        if self._stopping:
            # Work that was still waiting when it was to stop begins with a clean slate.
            self._jobs.stop()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        if not busy and self._leaving and not self._copying:
            self._leaving = self._stopping = False
            QTimer.singleShot(0, self._window, self._window.close)

    @Slot()
    def _on_given_up(self) -> None:
        if self._copying:
            self._go()


def ask_wait_or_stop(parent: QWidget) -> str:
    """Ask what becomes of the work under way: "wait", "stop", or "stay"; Esc means stay."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        "Đang làm dở một việc",
        "Chương trình đang ghi tệp. Chờ ghi xong rồi đóng, hay dừng việc đó? Những gì đã gõ đều"
        " được lưu.",
        parent=parent,
    )
    box.setIconPixmap(pixmap("circle-help", "accent", 32, parent.devicePixelRatioF()))
    wait = box.addButton("Chờ xong rồi đóng", QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton("Dừng rồi đóng", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Không đóng", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wait)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is wait:
        return "wait"
    return "stop" if box.clickedButton() is stop else "stay"


def _session_ends() -> bool:
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()
