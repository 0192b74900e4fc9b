"""How each page is made: its code is loaded when it is asked for, so that the window opens soon.

The imports are written out for whoever packs the program: a name in a string is not found.
"""
# ruff: noqa: PLC0415 - that is what this file is for

from collections.abc import Callable
from datetime import date

from desktop.ui.pages.page import Page
from desktop.ui.session import Session

Day = Callable[[], date]


def _welcome(session: Session, today: Day) -> Page:
    from desktop.ui.pages.welcome import WelcomePage

    return WelcomePage(session, today)


def _home(session: Session, today: Day) -> Page:
    from desktop.ui.pages.home import HomePage

    return HomePage(session, today)


def _head(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_head import HeadPage

    return HeadPage(session, today)


def _decision(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_decision import DecisionPage

    return DecisionPage(session, today)


def _content(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_content import ContentPage

    return ContentPage(session, today)


def _targets(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_targets import TargetsPage

    return TargetsPage(session, today)


def _tasks(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_tasks import TasksPage

    return TasksPage(session, today)


def _organisation(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_organisation import OrganisationPage

    return OrganisationPage(session, today)


def _preview(session: Session, today: Day) -> Page:
    from desktop.ui.pages.plan_preview import PreviewPage

    return PreviewPage(session, today)


def _revisions(session: Session, today: Day) -> Page:
    from desktop.ui.pages.revisions import RevisionsPage

    return RevisionsPage(session, today)


def _results(session: Session, today: Day) -> Page:
    from desktop.ui.pages.results import ResultsPage

    return ResultsPage(session, today)


def _report(session: Session, today: Day) -> Page:
    from desktop.ui.pages.report import ReportPage

    return ReportPage(session, today)


def _send(session: Session, today: Day) -> Page:
    from desktop.ui.pages.send import SendPage

    return SendPage(session, today)


def _consolidation(session: Session, today: Day) -> Page:
    from desktop.ui.pages.consolidation import ConsolidationPage

    return ConsolidationPage(session, today)


def _catalogue(session: Session, today: Day) -> Page:
    from desktop.ui.pages.catalogue import CataloguePage

    return CataloguePage(session, today)


def _system(session: Session, today: Day) -> Page:
    from desktop.ui.pages.system import SystemPage

    return SystemPage(session, today)


def _log(session: Session, today: Day) -> Page:
    from desktop.ui.pages.log import LogPage

    return LogPage(session, today)


MAKERS: dict[str, Callable[[Session, Day], Page]] = {
    "welcome": _welcome,
    "home": _home,
    "head": _head,
    "decision": _decision,
    "content": _content,
    "targets": _targets,
    "tasks": _tasks,
    "organisation": _organisation,
    "preview": _preview,
    "revisions": _revisions,
    "results": _results,
    "report": _report,
    "send": _send,
    "consolidation": _consolidation,
    "catalogue": _catalogue,
    "system": _system,
    "log": _log,
}
"""The maker of each page by its key."""
