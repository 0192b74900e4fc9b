"""Steps of the self-test about papers and packages, and what helps with them."""

import zipfile
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.errors import PackageRefused
from desktop.domain.guide import PICTURE
from desktop.domain.paper import Paper
from desktop.domain.sender_key import KeyState
from desktop.files import write_bytes
from desktop.paths import resource
from desktop.self_test.bench import Bench, require
from desktop.services.demo import DEMO_DAY
from desktop.services.guide import load_guide
from desktop.services.lint import lint_file
from desktop.services.overview import read_overview
from desktop.services.packages import verify_package
from desktop.services.papers import Format

_LEAST = 3_000
"""Bytes: no paper is smaller."""


def write_every_paper(bench: Bench) -> str:
    """Write every paper in every format, hold Word and PDF against the decree, open the Excel."""
    folder, desk = bench.place("văn bản"), bench.desk
    plan_id, period_id = bench.plan_id, bench.period_id
    report = desk.reports.report(period_id)
    desk.reports.save(report)
    require(desk.reports.composition(period_id).parts, "the report has no parts")
    written: list[Path] = []
    for paper in Paper:
        if paper is Paper.COMPARISON:
            continue
        subject = plan_id if paper.of_plan else period_id
        written += desk.papers.write(paper, subject, tuple(Format), folder)
    # A comparison needs a revision, and a revision a plan that was issued.
    desk.plans.issue(plan_id, number="01", day=date(2024, 1, 15))
    revised = desk.plans.revise(plan_id)
    task = desk.plans.plan(revised).tasks[0]
    desk.plans.save_task(revised, replace(task, content=f"{task.content} (sửa thử)"))
    written += desk.papers.write(Paper.COMPARISON, revised, tuple(Format), folder)
    notes = sum(_look_at(path) for path in written)
    require(desk.papers.pdf(Paper.PLAN, plan_id).startswith(b"%PDF"), "no preview")
    return f"{len(written)} tệp, {notes} lưu ý về thể thức"


def _look_at(path: Path) -> int:
    """Read a written paper back; return how much departs from the decree without being wrong."""
    require(path.stat().st_size > _LEAST, f"{path.name} is too small")
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            require(book.testzip() is None, f"{path.name} is damaged")
            require("xl/workbook.xml" in book.namelist(), f"{path.name} is no workbook")
        return 0
    linted = lint_file(path)
    told = "; ".join(str(one) for one in linted.departures)
    require(not linted.must_mend, f"{path.name} departs from the decree: {told}")
    return len(linted.departures)


def read_word_back(bench: Bench) -> str:
    """Take back a Word file that nobody edited: nothing is proposed."""
    folder = bench.place("nhận lại")
    (path,) = bench.desk.papers.write(Paper.REPORT, bench.period_id, (Format.DOCX,), folder)
    reading = bench.desk.word_back.read(path)
    require(reading.paper is Paper.REPORT, "the file is not known as what it is")
    require(not reading.proposals, f"{len(reading.proposals)} proposals for an untouched file")
    return "không có đề xuất thừa"


def export_packages(bench: Bench) -> str:
    """Write signed packages of the plan and of the results, and check them as a receiver would."""
    folder, packages = bench.place("gói"), bench.desk.packages
    sent = (
        packages.export_plan(bench.plan_id, folder, today=DEMO_DAY),
        packages.export_results(bench.period_id, folder, today=DEMO_DAY),
    )
    for one in sent:
        checked = verify_package(folder / one.file_name)
        require(checked.id == one.id, f"{one.file_name} holds something else")
        require(
            packages.verify(folder / one.file_name).key is KeyState.KNOWN,
            "our own key is not known",
        )
    require({one.id for one in sent} <= {one.id for one in packages.outbox()}, "not in the outbox")
    again = packages.write_again(sent[0].id, bench.place("gói ghi lại"))
    require(verify_package(again).id == sent[0].id, "written again, it is another")
    return ", ".join(one.file_name for one in sent)


def refuse_altered(bench: Bench) -> str:
    """Refuse a package in which one byte was changed."""
    (path, *_) = sorted(bench.place("gói").glob("*.sopgi"))
    altered = bytearray(path.read_bytes())
    altered[len(altered) // 2] ^= 1
    target = bench.place("gói bị sửa") / path.name
    write_bytes(target, bytes(altered))
    try:
        verify_package(target)
    except PackageRefused as refusal:
        return refusal.code
    message = "it was taken as whole"
    raise AssertionError(message)


def advise_next(bench: Bench) -> str:
    """Say what is to be done next."""
    read = read_overview(bench.desk, bench.plan_id, DEMO_DAY, lambda found: found[-1])
    require(read.sheet is not None and read.last is not None, "the overview is empty")
    return "có"


def offer_phrases(bench: Bench) -> str:
    """Offer sentences that the plans of the ledger and the shipped ones use."""
    offered = bench.desk.phrases.book().following("cải thiện ")
    require(offered, "nothing is offered")
    return f"{len(offered)} câu"


def read_guide(_bench: Bench) -> str:
    """Find every page of the guide and every picture in it."""
    pages = load_guide().pages()
    require(pages, "the guide is empty")
    pictures = [
        resource("help", *found[2].split("/"))
        for page in pages
        for found in PICTURE.finditer(page.markdown)
    ]
    missing = [path.name for path in pictures if not path.is_file()]
    require(not missing, f"pictures are missing: {', '.join(missing)}")
    return f"{len(pages)} trang, {len(pictures)} hình"
