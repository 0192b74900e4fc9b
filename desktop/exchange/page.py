"""The page that a person without the program opens: the content of a package as plain HTML.

It asks for nothing from outside and runs nothing. The data members are the truth; this page is a
courtesy, so a reader never takes a value from it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from uuid import UUID

from desktop.domain.actors import actors_cell
from desktop.domain.dates import format_date
from desktop.domain.narrative import NO_RESULT, STATUS_WORDS
from desktop.domain.numbers import format_score
from desktop.domain.outline import Outline, plan_name
from desktop.domain.plan import Plan, Section, Task
from desktop.domain.result import Result
from desktop.exchange.content import Content, measure_completeness

_STYLE = (
    "body{font:15px/1.5 'Segoe UI','Open Sans',sans-serif;color:#17211C;background:#F1F4F2;"
    "margin:0}main{max-width:1100px;margin:24px auto;padding:24px 32px;background:#FFF;"
    "border:1px solid #D3DBD6;border-radius:6px}h1{font-size:24px;line-height:1.3;margin:8px 0}"
    "h2{font-size:18px;margin:32px 0 8px;color:#12633F}dl{display:grid;"
    "grid-template-columns:max-content 1fr;gap:4px 24px;margin:16px 0}dt{color:#5A6760}"
    "dd{margin:0}table{border-collapse:collapse;width:100%}th,td{border:1px solid #D3DBD6;"
    "padding:6px 10px;text-align:left;vertical-align:top;white-space:pre-line}"
    "th{background:#E6ECE8}.note{color:#5A6760;font-size:13px}"
    "thead{display:table-header-group}tr{break-inside:avoid}"
    "@media print{body{background:#FFF}main{border:0;margin:0;padding:0}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NOTE = (
    "Trang này chỉ để đọc. Số liệu gốc nằm trong thư mục data của gói; dùng Sổ PGI để kiểm tra"
    " gói còn nguyên vẹn hay không."
)


def build_page(receiver: str, created: date, content: Content) -> bytes:
    """Return the page in UTF-8; equal arguments give equal bytes."""
    title = plan_name(content.plan) or content.plan.head.type_name
    body = (
        "<main>",
        f'<p class="note">{escape(content.office.name)}</p>',
        f"<h1>{escape(title)}</h1>",
        _facts(_package_facts(receiver, created, content)),
        *_targets(content.plan),
        *_measures(content),
        *_tasks(content),
        *_parts(content),
        f'<p class="note">{escape(_NOTE)}</p>',
        "</main>",
    )
    head = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
    )
    return "\n".join((*head, *body, "</body></html>\n")).encode()


def _package_facts(receiver: str, created: date, content: Content) -> Iterator[tuple[str, str]]:
    yield "Bên gửi", content.office.name
    if receiver:
        yield "Bên nhận", receiver
    yield "Ngày lập gói", format_date(created)
    yield "Năm kế hoạch", str(content.plan.year)
    if content.period is not None:
        days = (content.period.data_from, content.period.data_to)
        yield "Kỳ báo cáo", content.period.label
        yield "Số liệu", " – ".join(map(format_date, days))
        done = measure_completeness(content)
        yield "Đã nhập kết quả", f"{done.filled}/{done.required} nhiệm vụ"
    if content.plan.sample:
        yield "Lưu ý", "Dữ liệu minh họa, không phải số liệu thật"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    cells = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return f"<dl>{''.join(cells)}</dl>"


def _targets(plan: Plan) -> Iterator[str]:
    targets = Outline(plan).ordered_targets()
    if targets:
        yield "<h2>Chỉ tiêu</h2>"
        yield _table(
            ("Nội dung", "Chỉ tiêu", "Năm trước"),
            (
                (
                    _joined(item.lead_in, item.text),
                    format_score(item.value),
                    format_score(item.baseline),
                )
                for item in targets
            ),
        )


def _measures(content: Content) -> Iterator[str]:
    names = {
        part.id: part.name for framework in content.frameworks for part in framework.components
    }
    names |= {framework.id: framework.name for framework in content.frameworks}
    if content.measures:
        yield "<h2>Số liệu</h2>"
        yield _table(
            ("Chỉ số", "Giá trị", "Nguồn"),
            (
                (
                    names.get(one.component_id or one.framework_id, ""),
                    format_score(one.value),
                    one.source,
                )
                for one in content.measures
            ),
        )


def _tasks(content: Content) -> Iterator[str]:
    if not content.plan.tasks:
        return
    results = {result.task_id: result for result in content.results}
    reports = content.period is not None
    yield "<h2>Nhiệm vụ, giải pháp</h2>"
    titles = ("Mã", "Nội dung", "Cơ quan thực hiện")
    ending = ("Tình trạng", "Kết quả thực hiện") if reports else ("Thời gian", "Sản phẩm")
    yield _table((*titles, *ending), _task_rows(Outline(content.plan), results, reports=reports))


def _task_rows(
    outline: Outline, results: dict[UUID, Result], *, reports: bool
) -> Iterator[tuple[str, ...]]:
    group: Section | None = None
    for task in outline.followed_tasks() if reports else outline.ordered_tasks():
        above = outline.group_of(task)
        if above is not group:
            group = above
            yield (_joined(group.label, group.text),)
        ending = _result_cells(results.get(task.id)) if reports else _plan_cells(task)
        yield (outline.code(task), task.content, actors_cell(task), *ending)


def _plan_cells(task: Task) -> tuple[str, str]:
    return (
        task.timing_text or (format_date(task.due) if task.due else ""),
        task.deliverable_text,
    )


def _result_cells(result: Result | None) -> tuple[str, str]:
    if result is None or result.status is None:
        return (NO_RESULT, "")
    labelled = (
        ("", result.text),
        ("", result.figures),
        ("Khó khăn: ", result.difficulty),
        ("Việc tiếp theo: ", result.next_step),
    )
    percent = "" if result.progress is None else f" ({result.progress}%)"
    told = "\n".join(label + text for label, text in labelled if text)
    return (STATUS_WORDS[result.status] + percent, told)


def _parts(content: Content) -> Iterator[str]:
    written = [part.text for part in content.report.parts if part.text] if content.report else []
    if written:
        yield "<h2>Báo cáo</h2>"
        for text in written:
            yield from (f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; a row of one cell is a group heading across all columns."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    lines = []
    for row in rows:
        if len(row) == 1:
            lines.append(f'<tr><th colspan="{len(titles)}">{escape(row[0])}</th></tr>')
        else:
            lines.append(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
