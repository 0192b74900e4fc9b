"""The self-test of an installed program: everything it can do, once, in a folder of its own.

    SoPGI.exe --self-test DIR

One line for each step, on standard output where there is one and in ``DIR/tu-kiem-tra.txt``;
``DIR/tu-kiem-tra.json`` says the same for machines. Exit status 0: every step went well.
"""

import locale
import platform
import sys
import time
import traceback
from pathlib import Path
from typing import TextIO

import msgspec

from desktop import __version__
from desktop.domain.record import Record
from desktop.files import ensure_folder, write_bytes
from desktop.paths import keep_data_in
from desktop.self_test.bench import Bench, Step
from desktop.self_test.steps import STEPS

REPORT = "tu-kiem-tra.json"
LINES = "tu-kiem-tra.txt"


class Done(Record, frozen=True, kw_only=True):
    """What came of one step; ``fault`` is empty when it went well."""

    name: str
    seconds: float
    found: str = ""
    fault: str = ""


class Report(Record, frozen=True, kw_only=True):
    """What the self-test found, and on what."""

    version: str
    system: str
    python: str
    encoding: str
    """The code page of this machine as Windows calls it: "cp1258" where it speaks Vietnamese."""
    installed: bool
    good: bool
    steps: tuple[Done, ...]


def run_self_test(folder: Path, steps: tuple[Step, ...] = STEPS) -> int:
    """Do each step in ``folder``; a step that fails does not keep the others from being tried.

    Returns:
        The exit status.
    """
    ensure_folder(folder)
    bench = Bench(_fresh(folder))
    keep_data_in(bench.folder / "dữ liệu")
    done = []
    with (folder / LINES).open("w", encoding="utf-8") as lines:
        try:
            for step in steps:
                one = _do(step, bench)
                done.append(one)
                _tell(one, lines)
        finally:
            bench.close()
        good = not any(one.fault for one in done)
        report = Report(
            version=__version__,
            system=platform.platform(),
            python=platform.python_version(),
            encoding=locale.getencoding(),
            installed=hasattr(sys, "_MEIPASS"),
            good=good,
            steps=tuple(done),
        )
        write_bytes(folder / REPORT, msgspec.json.format(msgspec.json.encode(report), indent=1))
    return 0 if good else 1


def _fresh(folder: Path) -> Path:
    """Make the folder of this run; what an earlier one left stays."""
    # With letters beyond any code page: the places of a clerk have them too.
    name = "Sổ thử của xã Đưng K'Nớ"
    number = 1
    while (made := folder / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    ensure_folder(made)
    return made


def _do(step: Step, bench: Bench) -> Done:
    began = time.perf_counter()
    found, fault = "", ""
    try:
        found = step.run(bench)
    except Exception:  # noqa: BLE001 - whatever goes wrong is what is looked for
        fault = traceback.format_exc()
    return Done(
        name=step.name, seconds=round(time.perf_counter() - began, 2), found=found, fault=fault
    )


def _tell(one: Done, lines: TextIO) -> None:
    line = f"{'HỎNG' if one.fault else 'được'}  {one.name} ({one.seconds:.2f} s): "
    line += one.fault.strip() or one.found
    for stream in (lines, sys.stdout):
        if stream is not None:
            print(line, file=stream, flush=True)
