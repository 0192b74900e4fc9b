"""The self-test of the installed program tries every service, and says so when something fails."""

import enum
import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

import desktop.services
from desktop import self_test
from desktop.domain.record import Record
from desktop.self_test import LINES, REPORT, run_self_test
from desktop.self_test.bench import Bench, Step
from desktop.self_test.steps import STEPS
from desktop.services.guide import load_guide

ROOT = Path(__file__).parents[1]
INNER = {"changes", "paper_names", "plan_course", "plan_rows", "template_files", "typed"}
"""Modules that only other services use."""


@pytest.fixture(autouse=True)
def own_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the self-test takes for its data folder ends with the test."""
    monkeypatch.setattr("desktop.paths._taken", [])


def modules() -> Iterator[object]:
    for found in pkgutil.iter_modules(desktop.services.__path__):
        yield importlib.import_module(f"desktop.services.{found.name}")


def is_value(found: type) -> bool:
    return issubclass(found, Record | enum.Enum | tuple)


def test_every_public_service_class_has_a_step() -> None:
    covered = {thing for step in STEPS for thing in step.covers}
    services = {
        found
        for module in modules()
        for name, found in vars(module).items()
        if inspect.isclass(found) and found.__module__ == module.__name__ and name[0] != "_"
        if not is_value(found)
    }
    assert len(services) > 15
    assert sorted(one.__qualname__ for one in services - covered) == []


def test_every_module_of_the_services_has_a_step() -> None:
    covered = {thing.__module__.rpartition(".")[2] for step in STEPS for thing in step.covers}
    every = {module.__name__.rpartition(".")[2] for module in modules()}
    assert every - INNER - covered == set()


def test_each_step_makes_work_what_it_says_and_all_of_them_go_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    worked: dict[str, set[tuple[str, str]]] = {}
    # What another test read and kept would not be seen at work here.
    load_guide.cache_clear()

    def watched(step: Step) -> Step:
        seen = worked.setdefault(step.name, set())

        def note(frame: FrameType, event: str, _given: object) -> None:
            if event == "call" and "services" in frame.f_code.co_filename:
                module = Path(frame.f_code.co_filename).stem
                seen.add((module, frame.f_code.co_qualname.partition(".")[0]))

        def run(bench: Bench) -> str:
            before = sys.getprofile()
            sys.setprofile(note)
            try:
                return step.run(bench)
            finally:
                sys.setprofile(before)

        return step._replace(run=run)

    status = run_self_test(tmp_path, tuple(watched(step) for step in STEPS))
    told = capsys.readouterr().out
    assert status == 0, told
    assert told.count("\n") == len(STEPS)
    idle = [
        (step.name, thing.__qualname__)
        for step in STEPS
        for thing in step.covers
        if (thing.__module__.rpartition(".")[2], thing.__qualname__) not in worked[step.name]
    ]
    assert idle == []
    assert (tmp_path / LINES).read_text(encoding="utf-8") == told
    report = json.loads((tmp_path / REPORT).read_bytes())
    assert report["good"] is True
    assert [one["name"] for one in report["steps"]] == [step.name for step in STEPS]


def test_a_step_that_fails_is_told_and_the_others_are_tried_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_bench: Bench) -> str:
        raise AssertionError("không in được")

    steps = (Step("Hỏng", (), fail), Step("Còn lại", (), lambda _: "xong"))
    assert run_self_test(tmp_path, steps) == 1
    told = capsys.readouterr().out
    assert "HỎNG  Hỏng" in told
    assert "không in được" in told
    assert "được  Còn lại" in told
    report = json.loads((tmp_path / REPORT).read_bytes())
    assert report["good"] is False
    assert [bool(one.get("fault")) for one in report["steps"]] == [True, False]


def test_a_windowed_program_without_streams_writes_its_lines_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run_self_test(tmp_path, (Step("Một việc", (), lambda _: "xong"),)) == 0
    assert "Một việc" in (tmp_path / LINES).read_text(encoding="utf-8")


def test_a_second_run_leaves_what_the_first_one_wrote(tmp_path: Path) -> None:
    places: list[Path] = []
    steps = (Step("Nơi", (), lambda bench: str(places.append(bench.folder))),)
    assert [run_self_test(tmp_path, steps) for _ in range(2)] == [0, 0]
    assert places[0] != places[1]


def test_the_old_ledger_of_the_self_test_is_the_one_that_the_tests_know() -> None:
    shipped = ROOT / "resources" / "self-test" / "so-0001.sopgidb.gz"
    known = ROOT / "tests" / "data" / "ledgers" / "phien-ban-0001.sopgidb.gz"
    assert shipped.read_bytes() == known.read_bytes()


def test_the_command_leaves_the_data_of_the_user_alone(tmp_path: Path) -> None:
    code = (
        "import sys; from desktop import paths, self_test; from desktop.cli import main;"
        "from desktop.self_test.bench import Step;"
        "step = Step('x', (), lambda b: str(paths.data_dir()));"
        "self_test.run_self_test.__defaults__ = ((step,),);"
        "sys.exit(main(['--self-test', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) in done.stdout
    assert self_test.REPORT in {path.name for path in tmp_path.iterdir()}
