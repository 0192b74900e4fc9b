"""The rehearsal: ledgers made from the shipped samples, and everything they would write."""

from datetime import date
from pathlib import Path
from uuid import UUID

from desktop.domain.decision import proposed_decision
from desktop.domain.errors import InputRefused
from desktop.domain.paper import Paper
from desktop.domain.record import Line, Record
from desktop.files import ensure_folder
from desktop.paths import LEDGER_SUFFIX
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.packages import verify_package
from desktop.services.papers import Format
from desktop.services.samples import SAMPLES, load_sample, load_sample_results

DEMO_DAY = date(2024, 12, 17)
"""The day that the demonstration takes for today: the year's reports are due."""


class DemoOffice(Record, frozen=True, kw_only=True):
    """What was written for one sample."""

    name: Line
    ledger: str
    papers: tuple[str, ...]
    package: str
    package_id: str


def make_sample(path: Path, name: str, *, keys_dir: Path | None = None) -> Desk:
    """Make a ledger from a sample: its real plan, its periods, and invented results.

    Raises:
        LedgerRefused: ``ledger.exists``.
    """
    sample, invented = load_sample(name), load_sample_results(name)
    desk = create_desk(path, sample.office, keys_dir=keys_dir)
    try:
        for unit in sample.units:
            desk.offices.save_unit(unit)
        desk.plans.add_plan(sample.plan)
        desk.periods.generate(sample.plan.id)
        for result in invented.results:
            desk.results.save(result)
        for measure in invented.measures:
            desk.results.save_measure(measure)
    except BaseException:
        desk.close()
        raise
    return desk


def build_demo(out: Path) -> tuple[DemoOffice, ...]:
    """Write, for each sample, plan and yearly report in three formats and a verified package.

    For the first there are a letter to the units behind, the summary, the sheets of tasks of the
    units and the plan under a Quyết định too.

    Files of an earlier demonstration in ``out`` are written anew.

    Raises:
        InputRefused: ``demo.not_ours``: a ledger of the user's own stands where ours would.
        FileRefused, LedgerRefused: the folder or the disk refuses.
    """
    return tuple(_build(out / name, name) for name in SAMPLES)


def _build(folder: Path, name: str) -> DemoOffice:
    ensure_folder(folder)
    path = folder / f"so-mau{LEDGER_SUFFIX}"
    if path.exists():
        _require_sample(path)
        path.unlink()
    desk = make_sample(path, name, keys_dir=folder / "khoa")
    try:
        (plan,) = desk.plans.plans()
        period = desk.periods.periods(plan.id)[-1]
        papers = (
            *desk.papers.write(Paper.PLAN, plan.id, tuple(Format), folder),
            *desk.papers.write(Paper.REPORT, period.id, tuple(Format), folder),
            *(_letters(desk, plan.id, period.id, folder) if name == SAMPLES[0] else ()),
        )
        sent = desk.packages.export_results(period.id, folder, today=DEMO_DAY)
        office = desk.offices.office()
    finally:
        desk.close()
    checked = verify_package(folder / sent.file_name)
    return DemoOffice(
        name=office.name,
        ledger=str(path),
        papers=tuple(str(paper) for paper in papers),
        package=str(folder / sent.file_name),
        package_id=checked.id,
    )


def _letters(desk: Desk, plan_id: UUID, period_id: UUID, folder: Path) -> tuple[Path, ...]:
    """Write the letter to the units behind, and the plan under the decision it could have had."""
    plan = desk.plans.plan(plan_id)
    desk.plans.set_decision(plan_id, proposed_decision(desk.offices.office(), plan))
    try:
        decided = desk.papers.write(Paper.PLAN, plan_id, tuple(Format), folder)
    finally:
        desk.plans.set_decision(plan_id, plan.decision)
    letters = desk.papers.write(Paper.REMINDER, period_id, tuple(Format), folder)
    summary = desk.papers.write(Paper.SUMMARY, period_id, tuple(Format), folder)
    sheets = desk.papers.write(Paper.UNIT_SHEETS, plan_id, tuple(Format), folder)
    return (*letters, *summary, *sheets, *decided)


def _require_sample(path: Path) -> None:
    desk = open_desk(path)
    try:
        if not all(plan.sample for plan in desk.plans.plans()):
            raise InputRefused("demo.not_ours", path=path)
    finally:
        desk.close()
