"""What is said, and proved, when a ledger has opened."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.domain.errors import Refused
from desktop.ui.backups import answers_to, bring_here
from desktop.ui.session import Session, State
from desktop.wording import sentence
from desktop.wording.backups import in_danger, is_copy
from desktop.wording.ledgers import (
    after_cut_off,
    damaged_by_cut_off,
    first_opening,
    kept_before,
    not_kept,
    upgraded,
)

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def tell_of_version(session: Session, show_news: Callable[[], None]) -> None:
    """Say what was done for a ledger that this version of the program has not had yet."""
    state = session.state
    if state is None or not (words := _words_of_version(state)):
        return
    if state.new_version is None:
        session.messages.tell(words)
        return
    news = (session.tr("Có gì mới"), show_news)
    if state.new_version.refusal is None:
        session.messages.tell(words, news)
    else:
        session.messages.warn(words, news, lasting=True)


def _words_of_version(state: State) -> str:
    if state.copy is not None:
        return upgraded(state.copy)
    new = state.new_version
    if new is None:
        return ""
    kept = kept_before(new.copy) if new.refusal is None else not_kept(sentence(new.refusal))
    return f"{first_opening(__version__)} {kept}"


def warn_of_place(session: Session) -> None:
    """Say so when what was just opened stands where it is not safe, or is a copy itself."""
    state = session.state
    if state is None:
        return
    first = _words_of_version(state)

    def work(desk: "Desk") -> str:
        from desktop.services.places import danger_here  # noqa: PLC0415

        sealed = desk.backups.sealed()
        if sealed is not None:
            return is_copy(sealed)
        danger = danger_here(desk.path)
        return in_danger(danger.place, danger.name) if danger is not None else ""

    def done(warning: str) -> None:
        if warning:
            answer = (session.tr("Chép sổ về máy này"), lambda: bring_here(session))
            session.messages.warn(f"{first} {warning}".lstrip(), answer, lasting=True)

    session.jobs.run(work, done)


def prove_if_cut_off(session: Session, parent: QWidget, today: Callable[[], date]) -> None:
    """Prove a ledger whose last program was killed or lost its power, and say what was found."""

    def work(desk: "Desk") -> bool:
        if desk.cut_off:
            desk.backups.prove()
        return desk.cut_off

    def done(cut_off: bool) -> None:  # noqa: FBT001 - the answer of the worker
        if cut_off and not session.messages.text:
            session.messages.tell(after_cut_off())

    def failed(refusal: Refused) -> None:
        answers = answers_to(refusal, session, parent, today)
        session.messages.warn(damaged_by_cut_off(), *answers, lasting=True)

    session.jobs.run(work, done, failed)
