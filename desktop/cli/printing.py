"""How the command line prints: lines for people, one JSON document for machines."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from desktop.cli.output import printing_to
from desktop.domain.dates import format_date
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import PlanStatus
from desktop.domain.problems import Problem
from desktop.domain.sender_key import KeyState
from desktop.wording import GRADES, finding, remedy, steady, where
from desktop.wording.ledgers import upgraded
from desktop.wording.packages import KEYS

if TYPE_CHECKING:
    from desktop.services.demo import DemoOffice
    from desktop.services.packages import CheckedPackage, SentPackage
    from desktop.services.plans import PlanSummary

_STATES = {
    PeriodState.OPEN: "đang mở",
    PeriodState.CLOSED: "đã khóa",
    PeriodState.SKIPPED: "bỏ qua",
}
_STATUSES = {PlanStatus.DRAFT: "dự thảo", PlanStatus.ISSUED: "đã ban hành"}


def print_json(value: object) -> None:
    """Print one JSON document, indented, in UTF-8."""
    built = msgspec.to_builtins(value, enc_hook=_plain, str_keys=True)
    # Not msgspec's own text: the name of a file may hold bytes that are no letters, and those
    # must not stop the answer.
    _write(json.dumps(built, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; what would steer the terminal is made visible instead."""
    for line in lines:
        _say(line)


def show_plans(
    plans: "Sequence[PlanSummary]",
    periods: Mapping[UUID, Sequence[Period]],
    *,
    as_json: bool,
) -> None:
    """Print the plans of a ledger, each with its periods."""
    if as_json:
        print_json([{"plan": plan, "periods": periods[plan.id]} for plan in plans])
        return
    if not plans:
        _say("Sổ chưa có kế hoạch nào.")
    for plan in plans:
        _say(f"{str(plan.id)[:8]}  {plan.title}")
        _say(
            f"          năm {plan.year}, lần {plan.revision}, {_STATUSES[plan.status]},"
            f" {plan.task_count} nhiệm vụ"
        )
        for period in periods[plan.id]:
            _say(
                f"          - {period.label}: số liệu {format_date(period.data_from)} –"
                f" {format_date(period.data_to)}, hạn {format_date(period.due)},"
                f" {_STATES[period.state]}"
            )


def show_paths(paths: Sequence[Path], *, as_json: bool) -> None:
    """Print the files that were written."""
    if as_json:
        print_json({"files": paths})
    else:
        print_lines(f"Đã ghi {path}" for path in paths)


def show_sent(sent: "SentPackage", folder: Path, *, as_json: bool) -> None:
    """Print a package that was just written."""
    path = folder / sent.file_name
    if as_json:
        print_json({"file": path, "package": sent})
    else:
        _say(f"Đã lập gói {path}")
        _say(f"Mã gói {sent.id}")


def show_verdict(checked: "CheckedPackage", *, as_json: bool) -> None:
    """Print whether a package is whole, and who signed it."""
    if as_json:
        print_json(_verdict(checked))
        return
    _say("Gói nguyên vẹn: chữ ký khớp, không sai một chữ nào.")
    print_lines(_origin(checked))


def show_package(checked: "CheckedPackage", *, as_json: bool) -> None:
    """Print what a package holds."""
    if as_json:
        print_json({**_verdict(checked), "manifest": checked.manifest, "content": checked.content})
        return
    print_lines(_origin(checked))
    print_lines(
        f"  {name}: {size} byte"
        for name, size in ((member.name, member.size) for member in checked.manifest.members)
    )


def show_check(
    plans: "Sequence[tuple[PlanSummary, Sequence[Problem], Sequence[Period]]]",
    results: Mapping[UUID, Sequence[Problem]],
    *,
    as_json: bool,
) -> None:
    """Print the problems of every plan and of every open period."""
    if as_json:
        print_json(
            [
                {
                    "plan": plan,
                    "problems": [_problem(problem) for problem in problems],
                    "periods": [
                        {
                            "period": period,
                            "problems": [_problem(problem) for problem in results[period.id]],
                        }
                        for period in periods
                    ],
                }
                for plan, problems, periods in plans
            ]
        )
        return
    _say("Tệp sổ nguyên vẹn.")
    for plan, problems, periods in plans:
        _say(f"{plan.title}: {len(problems)} điều cần xem")
        print_lines(_problem_lines(problems))
        for period in periods:
            found = results[period.id]
            _say(f"{period.label}: {len(found)} điều cần xem")
            print_lines(_problem_lines(found))


def show_demo(offices: "Sequence[DemoOffice]", *, as_json: bool) -> None:
    """Print what the demonstration wrote."""
    if as_json:
        print_json({"offices": offices})
        return
    for office in offices:
        _say(f"{office.name}")
        print_lines(f"  {path}" for path in (office.ledger, *office.papers))
        _say(f"  {office.package} (đã kiểm tra: nguyên vẹn)")
    _say("Kết quả trong các báo cáo trên là dữ liệu minh họa.")


def _say(line: str) -> None:
    _write(steady(line))


def _write(text: str) -> None:
    with printing_to(sys.stdout):
        print(text)


def _verdict(checked: "CheckedPackage") -> dict[str, object]:
    compared = checked.key is not KeyState.UNCOMPARED
    return {
        "intact": True,
        "id": checked.id,
        "fingerprint": checked.fingerprint,
        # Nobody must take for an answer what was not asked.
        "key_known": checked.key is KeyState.KNOWN if compared else None,
        "key_differs": checked.key is KeyState.DIFFERS if compared else None,
    }


def _origin(checked: "CheckedPackage") -> Iterable[str]:
    manifest = checked.manifest
    yield f"Mã gói: {checked.id}"
    yield f"Bên gửi: {manifest.sender.name}"
    yield f"Bên nhận: {manifest.receiver.name or 'không ghi'}"
    yield f"Kế hoạch: {manifest.plan.title}"
    if manifest.period is not None:
        yield f"Kỳ báo cáo: {manifest.period.label}"
    yield f"Gói số {manifest.sequence}, lập ngày {format_date(manifest.created)}"
    known, advice = KEYS[checked.key]
    yield f"Dấu khóa: {checked.fingerprint}"
    yield f"{known}. {advice}".strip()


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "grade": problem.grade,
        "code": problem.code,
        "place": problem.place,
        "finding": finding(problem),
        "remedy": remedy(problem),
    }


def _problem_lines(problems: Sequence[Problem]) -> Iterable[str]:
    for problem in problems:
        yield f"  {GRADES[problem.grade]}: {where(problem)}: {finding(problem)} {remedy(problem)}"


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(value)


def tell_upgraded(copy: Path) -> None:
    """Say on the error stream that the ledger was brought up to date: the output stays as asked."""
    print(f"sopgi: {upgraded(copy)}", file=sys.stderr)
