"""How long papers take to write, against a plain loop of the same library, in one run.

    uv run --with docxtpl==0.20.1 python benchmarks/papers.py [ROUNDS]

Each case runs in a fresh interpreter, the cases in turn: a table of real tasks, eight columns wide,
written to a file. CPU seconds (user and system, libraries loaded) and the growth of the
peak memory are medians; the limits are ratios, which carry over from machine to
machine. Exit status 1 when a limit is missed. Figures: benchmarks/README.md.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from itertools import cycle, islice
from math import log
from pathlib import Path

TITLES = (
    "TT", "Mã", "Nhiệm vụ", "Chủ trì", "Thời gian", "Trạng thái", "Tiến độ", "Kết quả thực hiện",
)  # fmt: skip
SHARES = (12, 20, 70, 28, 23, 20, 15, 60)
LIMITS = {
    # case, rows: (limit of the ratio to the plain loop, limit of our growth of memory in MiB)
    ("xlsx", 300): (0.65, None),
    ("xlsx", 100_000): (0.55, 20),
    ("pdf", 300): (0.30, None),
    ("pdf", 5_000): (0.15, 40),
    ("docx", 300): (0.50, None),
    ("docx", 5_000): (0.25, 40),
}
GROWTH = 1.1
"""Largest exponent of growth from 300 rows to many."""


def rows(count: int) -> list[tuple[str, ...]]:
    from desktop.services.samples import load_sample

    tasks = load_sample("xa-dai-lanh-2024").plan.tasks[11:]
    return [
        (
            str(number), f"NV{number:05d}", task.content, task.actors_text, task.timing_text,
            "Đang thực hiện", "70%", task.content[:90],
        )
        for number, task in enumerate(islice(cycle(tasks), count), 1)
    ]  # fmt: skip


def our_document(data: list[tuple[str, ...]]) -> object:
    from desktop.exports.document import (
        Annex,
        Document,
        Letterhead,
        Sheet,
        Table,
        TableColumn,
        TableRow,
    )  # fmt: skip

    columns = tuple(
        TableColumn(title=title, share=share) for title, share in zip(TITLES, SHARES, strict=True)
    )
    table = Table(columns=columns, rows=tuple(TableRow(cells=cells) for cells in data))
    return Document(
        title="Báo cáo",
        author="UBND xã",
        created=date(2024, 12, 2),
        letterhead=Letterhead(
            parent_line="", name_lines=("ỦY BAN NHÂN DÂN",), number_line="Số:", place_line="ngày"
        ),
        type_name="BÁO CÁO",
        title_lines=("Kết quả",),
        annexes=(Annex(heading="Phụ lục", title="KẾT QUẢ", note="(Kèm theo)", blocks=(table,)),),
        sheets=(Sheet(name="Nhiệm vụ", heading=("Kết quả",), table=table),),
    )


def ours(form: str) -> Callable[[list[tuple[str, ...]], Path], None]:
    def write(data: list[tuple[str, ...]], path: Path) -> None:
        getattr(import_module(f"desktop.exports.{form}_writer"), f"write_{form}")(
            our_document(data), path
        )

    return write


def plain_xlsx(data: list[tuple[str, ...]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    edge = Side(style="thin")
    for number, cells in enumerate((TITLES, *data), 1):
        for column, text in enumerate(cells, 1):
            cell = book.active.cell(number, column, text)
            cell.font = Font(name="Times New Roman", size=11)
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)


def plain_pdf(data: list[tuple[str, ...]], path: Path) -> None:
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from desktop.paths import resource as shipped

    pdfmetrics.registerFont(TTFont("F", str(shipped("fonts", "LiberationSerif-Regular.ttf"))))
    style = ParagraphStyle("c", fontName="F", fontSize=12, leading=13.8)
    cells = [[Paragraph(escape(text), style) for text in line] for line in (TITLES, *data)]
    width = 702.0
    table = LongTable(
        cells, colWidths=[share / sum(SHARES) * width for share in SHARES], repeatRows=1
    )
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=1).build([table])


def plain_docx(data: list[tuple[str, ...]], path: Path) -> None:
    import docx
    from docxtpl import DocxTemplate

    template = docx.Document()
    table = template.add_table(rows=4, cols=len(TITLES), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, TITLES, strict=True):
        cell.text = title
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for place, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{place}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    template.save(str(path))
    filled = DocxTemplate(str(path))
    filled.render({"rows": data}, autoescape=True)
    filled.save(str(path))


PLAIN = {"xlsx": plain_xlsx, "pdf": plain_pdf, "docx": plain_docx}


def measure(who: str, form: str, count: int) -> None:
    """Write one file in this interpreter; print seconds and growth of the peak memory."""
    data = rows(count)
    write = ours(form) if who == "ours" else PLAIN[form]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{form}")
        # Libraries and fonts are loaded by a small file first: a session writes many.
        write(data[:3], path)
        before = resource.getrusage(resource.RUSAGE_SELF)
        write(data, path)
        after = resource.getrusage(resource.RUSAGE_SELF)
        size = path.stat().st_size
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    growth = (after.ru_maxrss - before.ru_maxrss) / 1024
    print(json.dumps({"seconds": seconds, "growth": growth, "size": size}))


def run(who: str, form: str, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--case", who, form, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def compare(form: str, count: int, rounds: int) -> tuple[float, float, float, float]:
    """Return our seconds, theirs, the median ratio of pairs and our growth of memory."""
    pairs = [(run("ours", form, count), run("plain", form, count)) for _ in range(rounds)]
    mine = statistics.median(our["seconds"] for our, _ in pairs)
    theirs = statistics.median(plain["seconds"] for _, plain in pairs)
    ratio = statistics.median(our["seconds"] / plain["seconds"] for our, plain in pairs)
    growth = statistics.median(our["growth"] for our, _ in pairs)
    return mine, theirs, ratio, growth


def main() -> None:
    """Measure, print a table, and say whether every limit is kept."""
    if sys.argv[1:2] == ["--case"]:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    missed = []
    seconds: dict[str, list[tuple[int, float]]] = {}
    print("| format | rows | ours s | plain s | ratio | limit | +MiB | limit |")
    print("|---|---|---|---|---|---|---|---|")
    for (form, count), (limit, most) in LIMITS.items():
        mine, theirs, ratio, growth = compare(form, count, rounds)
        seconds.setdefault(form, []).append((count, mine))
        print(
            f"| {form} | {count:,} | {mine:.2f} | {theirs:.2f} | {ratio:.2f} | {limit:.2f} |"
            f" {growth:.0f} | {most if most is not None else '–'} |",
            flush=True,
        )
        if ratio > limit or (most is not None and growth > most):
            missed.append(f"{form} {count:,}")
    for form, ((few, quick), (many, slow)) in seconds.items():
        exponent = log(slow / quick) / log(many / few)
        print(f"{form}: exponent of growth {exponent:.2f} (limit {GROWTH})")
        if exponent > GROWTH:
            missed.append(f"{form} growth")
    if missed:
        sys.exit(f"missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
