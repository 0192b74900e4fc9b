"""What each command does: it calls the services and prints what they return.

The services are imported inside the commands, so that ``sopgi`` opens its window, and
``package verify`` answers, without loading what they do not need.
"""

# ruff: noqa: PLC0415

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import printing
from desktop.cli.choice import choose_period, choose_plan
from desktop.domain.paper import Paper
from desktop.domain.plain import plan_lines
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX, default_ledger

if TYPE_CHECKING:
    from desktop.domain.period import Period
    from desktop.services.desk import Desk
    from desktop.services.packages import CheckedPackage


def open_window(options: argparse.Namespace) -> None:
    """Open the window on the chosen ledger; return when it is closed."""
    from desktop.app import run

    raise SystemExit(run(options.ledger))


def open_file(options: argparse.Namespace) -> None:
    """Open the window on a ledger, or with a package to be looked at."""
    from desktop.app import run

    if options.file.suffix.lower() == LEDGER_SUFFIX:
        raise SystemExit(run(options.file))
    raise SystemExit(run(options.ledger, package=options.file))


def self_test(options: argparse.Namespace) -> int:
    """Try everything that the program can do; 1 when something of it fails."""
    from desktop.self_test import run_self_test

    return run_self_test(options.folder)


def demo(options: argparse.Namespace) -> None:
    """Build the three sample offices and everything they would write."""
    from desktop.services.demo import build_demo

    ensure_folder(options.out)
    printing.show_demo(build_demo(options.out), as_json=options.json)


def list_plans(options: argparse.Namespace) -> None:
    """List the plans of a ledger with their periods."""
    with _desk(options) as desk:
        plans = desk.plans.plans()
        periods = {plan.id: desk.periods.periods(plan.id) for plan in plans}
    printing.show_plans(plans, periods, as_json=options.json)


def show_plan(options: argparse.Namespace) -> None:
    """Print a whole plan."""
    with _desk(options) as desk:
        plan = desk.plans.plan(choose_plan(desk.plans.plans(), options.plan))
    if options.json:
        printing.print_json(plan)
    else:
        printing.print_lines(plan_lines(plan))


def report_paper(options: argparse.Namespace) -> None:
    """Write a paper of a plan or of a period."""
    from desktop.services.papers import Format

    paper: Paper = options.paper
    with _desk(options) as desk:
        if paper.of_plan:
            subject_id = choose_plan(desk.plans.plans(), options.plan)
        else:
            subject_id = choose_period(_all_periods(desk), options.period)
        ensure_folder(options.out)
        formats = tuple(Format(name) for name in options.format)
        unit = options.unit if paper is Paper.UNIT_SHEETS else ""
        paths = desk.papers.write(paper, subject_id, formats, options.out, unit=unit)
    printing.show_paths(paths, as_json=options.json)


def read_word(options: argparse.Namespace) -> None:
    """Print what an edited Word file would change; accept what was asked for."""
    from desktop.cli.word_back import chosen_proposals, show_reading

    with _desk(options) as desk:
        reading = desk.word_back.read(options.file)
        chosen = chosen_proposals(reading, options.accept)
        if chosen:
            desk.word_back.accept(reading, chosen)
    show_reading(reading, chosen, as_json=options.json)


def export_package(options: argparse.Namespace) -> None:
    """Write a signed package."""
    with _desk(options) as desk:
        ensure_folder(options.out)
        if options.plan is not None:
            plan_id = choose_plan(desk.plans.plans(), options.plan)
            sent = desk.packages.export_plan(plan_id, options.out)
        else:
            period_id = choose_period(_all_periods(desk), options.period)
            sent = desk.packages.export_results(period_id, options.out)
    printing.show_sent(sent, options.out, as_json=options.json)


def verify_package(options: argparse.Namespace) -> None:
    """Say whether a package is whole and who signed it."""
    printing.show_verdict(_checked(options), as_json=options.json)


def show_package(options: argparse.Namespace) -> None:
    """Print what a package holds."""
    printing.show_package(_checked(options), as_json=options.json)


def check(options: argparse.Namespace) -> None:
    """Check the ledger file, and the plans and results in it."""
    with _desk(options) as desk:
        desk.backups.prove()
        # A ledger without its owner is not whole, though every plan in it is.
        desk.offices.office()
        plans = [
            (plan, desk.plans.check(plan.id), desk.periods.periods(plan.id))
            for plan in desk.plans.plans()
        ]
        results = {
            period.id: desk.results.check(period.id)
            for _, _, periods in plans
            for period in periods
        }
    printing.show_check(plans, results, as_json=options.json)


def lint(options: argparse.Namespace) -> int:
    """Hold papers in files against the decree; 1 when something in them must be mended."""
    from desktop.cli.lint import lint_files

    return lint_files(options.files, as_json=options.json)


def write_guide(options: argparse.Namespace) -> None:
    """Write the whole guide and the quick card as PDF."""
    from desktop.cli.guide import write_guide_to

    ensure_folder(options.out)
    for path in write_guide_to(options.out):
        print(path)


@contextmanager
def _desk(options: argparse.Namespace) -> "Iterator[Desk]":
    from desktop.services.desk import open_desk

    path: Path = options.ledger or default_ledger()
    desk = open_desk(path)
    if desk.copy is not None:
        printing.tell_upgraded(desk.copy)
    try:
        yield desk
    finally:
        desk.close()


def _checked(options: argparse.Namespace) -> "CheckedPackage":
    """Prove a package; its key is compared where a ledger is named."""
    from desktop.services.packages import verify_package as verify

    if options.ledger is None:
        return verify(options.file)
    with _desk(options) as desk:
        return desk.packages.verify(options.file)


def _all_periods(desk: "Desk") -> "list[Period]":
    return [period for plan in desk.plans.plans() for period in desk.periods.periods(plan.id)]
