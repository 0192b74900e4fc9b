"""Killed at any moment: every edit that a service acknowledged is there, and nothing half done."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from desktop.domain.plan import Plan
from desktop.models.database import create_database, open_database
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.plans import PlanService
from tests import factories
from tests.posix import posix_only

KILLS = 20
NURSERY = """
import os, sys
from pathlib import Path
from uuid import UUID
from desktop.domain.plan import Task
from desktop.domain.record import new_id
from desktop.models.database import open_database
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.plans import PlanService

ledger, plan_id, section_id = Path(sys.argv[1]), UUID(sys.argv[2]), UUID(sys.argv[3])

def write(number):
    database = open_database(ledger)
    plans = PlanService(database, OfficeService(database), CatalogueService(database))
    while True:
        # On top of all others: every row of the section is touched by one edit.
        task = Task(id=new_id(), section_id=section_id, content=str(number), note="x" * 2000)
        plans.add_task(plan_id, task)
        # One write: print would leave the number without its line end when it is killed between.
        os.write(1, f"{number}\\n".encode())
        number += 1

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        write(int(line))
    print("pid", child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


@pytest.fixture
def plan() -> Plan:
    return factories.plan()


@pytest.fixture
def ledger(tmp_path: Path, plan: Plan) -> Path:
    path = tmp_path / "so.sopgidb"
    database = create_database(path)
    PlanService(database, OfficeService(database), CatalogueService(database)).add_plan(plan)
    database.close()
    return path


@pytest.fixture
def nursery(ledger: Path, plan: Plan) -> Iterator["subprocess.Popen[str]"]:
    """A process that has imported everything and forks a writer for each line it gets."""
    started = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(ledger), str(plan.id), str(plan.sections[0].id)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with started:
        yield started
        assert started.stdin is not None
        started.stdin.close()
        assert started.wait(timeout=30) == 0


def pipes(nursery: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    return nursery.stdin, nursery.stdout


def kill_one(nursery: "subprocess.Popen[str]", first: int, chance: random.Random) -> list[int]:
    """Let a writer work, kill it at a random moment, return what it acknowledged."""
    commands, answers = pipes(nursery)
    print(first, file=commands, flush=True)
    acknowledged: list[int] = []
    wanted, pid = chance.randrange(12), None
    while pid is None or len(acknowledged) < wanted:
        word, *rest = answers.readline().split()
        if word == "pid":
            pid = int(rest[0])
        else:
            acknowledged.append(int(word))
    moment = time.perf_counter() + chance.random() * 0.02
    while time.perf_counter() < moment:
        pass
    os.kill(pid, signal.SIGKILL)
    return acknowledged + [int(line) for line in iter(answers.readline, "dead\n")]


def numbers(ledger: Path, plan: Plan) -> list[int]:
    """Return the edits found after reopening, in their printed order."""
    database = open_database(ledger)
    plans = PlanService(database, OfficeService(database), CatalogueService(database))
    tasks = plans.plan(plan.id).tasks
    database.close()
    # Each edit moved every earlier task down by one: a half transaction would show here.
    assert [task.position for task in tasks] == list(range(len(tasks)))
    return [int(task.content) for task in tasks]


@posix_only
def test_every_acknowledged_edit_survives_a_kill(
    ledger: Path, plan: Plan, nursery: "subprocess.Popen[str]"
) -> None:
    chance = random.Random(20240812)  # noqa: S311 - when to kill, not a secret
    acknowledged: list[int] = []
    for turn in range(KILLS):
        acknowledged += kill_one(nursery, turn * 1000, chance)
        found = numbers(ledger, plan)
        assert set(acknowledged) <= set(found)
        assert found == sorted(found, reverse=True)
        # Of the edits under way when the writer died, at most the last of each was never told.
        assert len(found) - len(acknowledged) <= turn + 1
    assert len(acknowledged) > KILLS
    raw = sqlite3.connect(ledger)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    raw.close()
