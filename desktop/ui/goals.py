"""What Ctrl+K can go to: pages, commands, and everything in the ledger that has a name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.domain.dates import format_date
from desktop.domain.outline import Outline
from desktop.domain.plain import recipient_text, signer_text
from desktop.domain.plan import Plan, Section, SectionKind, Target, Task
from desktop.domain.search import Entry, Shelf
from desktop.ui.menus import Item, Menu, Submenu
from desktop.ui.register import ENTRIES
from desktop.ui.tables.content_rows import basis_id, opening_id
from desktop.ui.tables.rule_rows import FREQUENCIES
from desktop.ui.widgets.go_to import Goal

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.desk import Desk

Shelves = dict[str, Shelf]

_GROUPS = {SectionKind.GROUP, SectionKind.BLOCK}


def page_shelf() -> Shelf:
    """Return the pages in the order of the tree."""
    return Shelf(Entry(one.text, Goal(one.text, one.key, kind="trang")) for one in ENTRIES)


def command_shelf(menus: Sequence[Menu]) -> Shelf:
    """Return every line of the menus that does something, with the menu that it stands in."""
    pages = {entry.text for entry in ENTRIES}
    return Shelf(
        Entry(item.text, _command(item, where), where)
        for title, items in menus
        for item, where in _lines(items, title.replace("&", ""))
        if item.text not in pages
    )


def _command(item: Item, where: str) -> Goal:
    return Goal(item.text, "", kind=f"lệnh, {where}", run=item.clicked, shut=item.shut)


def _lines(items: Iterable[Item | Submenu], where: str) -> Iterator[tuple[Item, str]]:
    for item in items:
        if isinstance(item, Submenu):
            yield from _lines(item.items, item.text)
        elif item.clicked is not None:
            yield item, where


def ledger_shelves(desk: "Desk", plan_id: "UUID | None") -> Shelves:
    """Return what the ledger holds, for the plan in hand; runs on the worker."""
    shelves = {
        "plans": Shelf(
            _entry(f"{one.title} {one.year}", "plan", one.id, "kế hoạch")
            for one in desk.plans.plans()
        ),
        "units": Shelf(
            _entry(unit.name, "catalogue", unit.id, "bộ phận") for unit in desk.offices.units()
        ),
        "signers": Shelf(
            _listed(signer_text(one), "signers", "người ký") for one in desk.signers.all()
        ),
        "usual": Shelf(
            _listed(recipient_text(one), "recipients", "nơi nhận thường gửi")
            for one in desk.recipients.all()
        ),
        "packages": Shelf(
            Entry(
                f"Gói số {one.sequence} {one.title}",
                Goal(f"Gói số {one.sequence}  {one.title}", "send", kind="gói đã gửi"),
                format_date(one.created),
            )
            for one in desk.packages.outbox()
        ),
    }
    if plan_id is not None:
        shelves |= plan_shelves(desk.plans.plan(plan_id))
        shelves["periods"] = Shelf(
            _entry(one.label, "period", one.id, "kỳ báo cáo")
            for one in desk.periods.periods(plan_id)
        )
    return shelves


def plan_shelves(plan: Plan) -> Shelves:
    """Return the tasks, components, sections, texts, targets, rules and recipients of a plan."""
    outline = Outline(plan)
    items = [item for _, item in outline.walk()]
    sections = [item for item in items if isinstance(item, Section) and item.text.strip()]
    return {
        "tasks": Shelf(
            _entry(f"{outline.code(one)}  {one.content}", "tasks", one.id, "nhiệm vụ")
            for one in items
            if isinstance(one, Task)
        ),
        "components": Shelf(
            _entry(f"{one.label}  {one.text}", "tasks", one.id, "chỉ số thành phần")
            for one in sections
            if one.kind in _GROUPS
        ),
        "targets": Shelf(
            _entry(f"{one.label}  {one.lead_in} {one.text}", "targets", one.id, "chỉ tiêu")
            for one in items
            if isinstance(one, Target)
        ),
        "sections": Shelf(
            _entry(f"{one.label}  {one.text}", "content", one.id, "mục")
            for one in sections
            if one.kind not in _GROUPS
        ),
        "bases": Shelf(
            _entry(one.text, "content", basis_id(plan, place), "căn cứ")
            for place, one in enumerate(plan.legal_bases)
        ),
        "opening": Shelf(
            _entry(text, "content", opening_id(plan, place), "mở đầu")
            for place, text in enumerate(plan.opening)
        ),
        "rules": Shelf(
            _entry(
                f"{one.reporter} báo cáo {one.receiver}, {FREQUENCIES[one.frequency]} {one.phrase}",
                "organisation",
                one.id,
                "chế độ báo cáo",
            )
            for one in plan.rules
        ),
        "recipients": Shelf(
            Entry(one.name, Goal(one.name, "head", kind="nơi nhận")) for one in plan.recipients
        ),
    }


def _listed(text: str, section: str, kind: str) -> Entry:
    return Entry(text, Goal(text, "catalogue", kind=kind, section=section))


def _entry(text: str, page: str, subject: "UUID", kind: str) -> Entry:
    return Entry(text, Goal(text.strip(), page, subject, kind))
