"""Two revisions of a plan side by side: the table that goes with a revised plan when it is signed.

Words that the old text alone has are struck out, words that the new one alone has are underlined:
black print and a photocopy keep both.
"""

from collections.abc import Iterator
from datetime import date

from desktop.domain.comparison import (
    Change,
    ChangeKind,
    Names,
    Word,
    compare_plans,
    word_differences,
)
from desktop.domain.layout import Style
from desktop.domain.outline import plan_name
from desktop.domain.plan import Plan
from desktop.exports.document import (
    Block,
    Cell,
    CellAlign,
    Document,
    Letterhead,
    Mark,
    Marked,
    Run,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    counted,
    joined,
    paragraphs,
    printable,
)
from desktop.exports.head import letterhead

TYPE_NAME = "BẢNG SO SÁNH"
_WORDS = {
    ChangeKind.ADDED: "Bổ sung",
    ChangeKind.REMOVED: "Bãi bỏ",
    ChangeKind.CHANGED: "Sửa đổi",
    ChangeKind.MOVED: "Chuyển vị trí",
}
_MARKED = {ChangeKind.CHANGED}


def build_comparison_paper(
    old: Plan, new: Plan, names: Names | None = None, *, created: date
) -> Document:
    """Return the paper of what ``new`` changed against ``old``; ``names`` are of components."""
    changes = compare_plans(old, new, names)
    about = f"Nội dung sửa đổi, bổ sung của Kế hoạch {_about(new)}"
    table = _table(changes, old, new)
    kind = f"Lần {new.revision} so với lần {old.revision}"
    return Document(
        title=printable(f"Bảng so sánh {plan_name(new)}"),
        author=printable(" ".join(new.head.name_lines)),
        created=created,
        letterhead=_head(new),
        type_name=TYPE_NAME,
        title_lines=(printable(about), f"({kind.lower()})"),
        blocks=tuple(_body(changes, table)),
        sheets=(Sheet(name="So sánh", heading=_heading(new, about, kind), table=table),),
    )


def _head(plan: Plan) -> Letterhead:
    """Return the head of a paper that goes with another: it has no number of its own."""
    head = letterhead(plan.head)
    return Letterhead(
        parent_line=head.parent_line,
        name_lines=head.name_lines,
        number_line="",
        place_line=head.place_line,
    )


def _about(plan: Plan) -> str:
    name = printable(plan_name(plan))
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _heading(plan: Plan, about: str, kind: str) -> tuple[str, ...]:
    issuer = printable(" ".join(plan.head.name_lines))
    return tuple(line for line in (issuer, joined([TYPE_NAME, printable(about)]), kind) if line)


def _body(changes: tuple[Change, ...], table: Table) -> Iterator[Block]:
    if not changes:
        yield from paragraphs(Style.BODY, "Hai lần của kế hoạch không khác nhau.")
        return
    counts = {kind: sum(change.kind is kind for change in changes) for kind in ChangeKind}
    told = ", ".join(
        f"{_WORDS[kind].lower()} {count:02d}" for kind, count in counts.items() if count
    )
    yield from paragraphs(
        Style.BODY,
        f"Có {len(changes):02d} nội dung khác nhau ({told}). Chữ gạch ngang là chữ được bỏ, chữ"
        " gạch chân là chữ mới.",
    )
    yield table


def _table(changes: tuple[Change, ...], old: Plan, new: Plan) -> Table:
    columns = (
        TableColumn(title="TT", share=13, align=CellAlign.CENTER),
        TableColumn(title="Mục, nội dung", share=50),
        TableColumn(title=f"Kế hoạch lần {old.revision}", share=76),
        TableColumn(title=f"Kế hoạch lần {new.revision}", share=76),
        TableColumn(title="Ghi chú", share=25, align=CellAlign.CENTER),
    )
    rows = (TableRow(cells=_cells(number, change)) for number, change in enumerate(changes, 1))
    return Table(columns=columns, rows=tuple(rows))


def _cells(number: int, change: Change) -> tuple[Cell, ...]:
    before, after = printable(change.before), printable(change.after)
    place = printable(f"{change.place}\n{change.field}")
    kind = _WORDS[change.kind]
    if change.kind not in _MARKED:
        return (counted(number), place, before, after, kind)
    olds, news = word_differences(before, after)
    return (
        counted(number),
        place,
        _marked(olds, Mark.STRUCK),
        _marked(news, Mark.UNDERLINED),
        kind,
    )


def _marked(words: tuple[Word, ...], mark: Mark) -> Marked:
    runs = (Run(text=word.text, mark=mark if word.differs else None) for word in words)
    return Marked(runs=tuple(runs))
