"""Kế hoạch – Tổ chức thực hiện: who reports to whom, and the last part of the text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Slot

from desktop.domain.dates import require_possible
from desktop.domain.decision import issuing_head
from desktop.domain.emphasis import moved_emphasis
from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_number
from desktop.domain.period import ended_before, generate_periods
from desktop.domain.plan import Frequency, Plan, ReportingRule, Section, SectionKind
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.services.changes import Changes
from desktop.ui import plan_edits
from desktop.ui.pages.content_edits import add_lines, home_of, take_lines
from desktop.ui.pages.line_page import LinePage
from desktop.ui.pages.page import Key
from desktop.ui.session import Session
from desktop.ui.tables.content_rows import COLUMNS as TEXT_COLUMNS
from desktop.ui.tables.content_rows import section_rows
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.offers import Names, Offer
from desktop.ui.tables.rule_rows import (
    BEFORE,
    COLUMNS,
    FIXED,
    FREQUENCIES,
    LAST_MONTH,
    rule_rows,
)
from desktop.ui.widgets.basics import bar_button, button, label, row, separator

_WIDE = [column.key for column in COLUMNS]
_SMALL = ["reporter", "receiver", "frequency", "before", "due_day", "due_month", "phrase"]
_NARROW = {"reporter": 150, "receiver": 130, "frequency": 72, "before": 88, "due_day": 52}


class OrganisationPage(LinePage):
    """The grid of reporting rules above, the text of the organisation below."""

    TITLE = "Kế hoạch – Tổ chức thực hiện"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session, today, self.preview_button(), self.save_button())
        self._table = GridModel(COLUMNS, self)
        self.view = GridView(self._table, self.tr("Chế độ báo cáo"), offers=self._offers)
        self._texts = GridModel(TEXT_COLUMNS, self)
        self.texts = GridView(self._texts, self.tr("Nội dung tổ chức thực hiện"), sortable=False)
        self._fresh: UUID | None = None
        self._complaint: InputRefused | None = None
        self._below = label("", "strong")
        generate = bar_button(self.tr("Lập các kỳ báo cáo"), "calendar", "", self.generate)
        self.add_tools(self.tr("Thêm chế độ báo cáo"), end=(generate,))
        self.rows.addWidget(self.view, 2)
        line = row(
            self._below,
            None,
            button(
                self.tr("Thêm, xóa mục ở Căn cứ, nội dung"),
                "arrow-right",
                kind="link",
                clicked=self._to_content,
            ),
            margins=(16, 8, 12, 8),
        )
        self.rows.addLayout(line)
        self.rows.addWidget(separator())
        self.rows.addWidget(self.texts, 3)
        self.texts.why_shut = self._why_text_shut
        self._table.edited.connect(self._on_edited)
        self._texts.edited.connect(self._on_text)
        self.view.closed.connect(self._on_closed)
        self.view.past_end.connect(self.add_past_end)
        self.view.blocks.check = self._check
        take_lines(self.texts)
        self.texts.blocks.home = self._home

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F4", self.tr("Chọn trong danh sách")),
            ("F5", self.tr("Thêm chế độ báo cáo")),
            ("Ctrl+Z", self.tr("Hoàn tác")),
            ("F6", self.tr("Xóa dòng")),
        )

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        return {**super().deeds(), "periods": self.generate}

    def subtitle(self, plan: Plan) -> str:
        return self.tr("%d chế độ báo cáo · kỳ báo cáo ở trang Kết quả lập theo bảng này") % len(
            plan.rules
        )

    def show_plan(self, plan: Plan) -> None:
        self.show_problems(plan)
        root = _organisation(plan)
        self._below.setText(
            f"{root.label} {root.text}".strip() if root is not None else self.tr("Nội dung")
        )
        self.texts.show_rows(
            section_rows(plan, root.id, frozen=self.session.frozen) if root is not None else []
        )
        self.texts.blocks.grow = None if self.session.frozen else self._grow
        self._tell_empty()
        self.allow_changes()
        if self._fresh is not None and self._table.place_of(self._fresh) >= 0:
            fresh, self._fresh = self._fresh, None
            self.view.go_to(fresh, "reporter")
            QTimer.singleShot(0, self.view, self.edit_current)
        else:
            self.view.stand_first("reporter")

    def _tell_empty(self) -> None:
        frozen = self.session.frozen
        self.view.tell_empty(
            self.tr("Chưa có chế độ báo cáo"),
            self.tr("Kế hoạch đã ban hành này không nêu chế độ báo cáo.")
            if frozen
            else self.tr("F5 để thêm: ai báo cáo, gửi ai, quý hay năm, trước ngày nào."),
        )
        self.texts.tell_empty(
            self.tr("Chưa có nội dung tổ chức thực hiện"),
            self.tr("Kế hoạch đã ban hành này không có mục tổ chức thực hiện.")
            if frozen
            else self.tr("Thêm đề mục “Tổ chức thực hiện” ở trang Căn cứ, nội dung."),
        )

    def show_problems(self, plan: Plan) -> None:
        found = self.session.checking.of_plan
        self.view.show_rows(rule_rows(plan, found, frozen=self.session.frozen))

    def _to_content(self) -> None:
        """Go to the same line where lines can be added too."""
        self.session.go("content", self.texts.current_id())

    def _why_text_shut(self) -> str:
        return self.why_shut() or self.tr("Dòng này sửa ở trang Nhiệm vụ hoặc Chỉ tiêu.")

    def set_small(self, *, small: bool) -> None:
        super().set_small(small=small)
        self.view.set_columns_shown(_SMALL if small else _WIDE)
        self.view.set_widths(_NARROW if small else {})
        self.texts.set_columns_shown(["label", "text"])

    def go_to(self, subject: UUID, field: str = "") -> None:
        if self._table.place_of(subject) >= 0:
            self.view.go_to(subject, field or "due_day")
        else:
            self.texts.go_to(subject, "text")

    def add_row(self) -> None:
        """Add a yearly rule from this office to its superior."""
        self.flush()
        plan, state = self.session.plan, self.session.state
        if plan is None or state is None:
            return
        rule = ReportingRule(
            id=new_id(),
            position=max((one.position for one in plan.rules), default=-1) + 1,
            reporter=state.office.name,
            receiver=state.office.superior,
            frequency=Frequency.YEAR,
        )
        self._fresh = rule.id if not self.session.frozen else None
        plan_edits.add(self.session, rule, self.tr("thêm chế độ báo cáo"))

    def remove_rows(self) -> None:
        """Remove the rule in hand; its periods stay."""
        self.flush()
        rule = self._rule(self.view.current_id())
        if rule is not None:
            plan_edits.remove(self.session, [rule], self.tr("xóa chế độ báo cáo"))
            if not self.session.frozen:
                self.messages.tell(
                    self.tr("Đã xóa chế độ báo cáo; các kỳ đã lập vẫn còn."),
                    (self.tr("Hoàn tác"), self.session.undo),
                )

    def generate(self) -> None:
        """Make the periods that the rules ask for."""
        self.flush()
        plan_edits.make_periods(self.session, self._on_generated)

    def _on_generated(self, _changes: Changes) -> None:
        plan = plan_edits.current(self.session)
        words = self.tr("Đã lập các kỳ báo cáo theo bảng; kỳ đã có được giữ nguyên.")
        early = ended_before(generate_periods(plan), issuing_head(plan))
        if early:
            # Named, so that nobody looks for a quarter that is not asked for.
            words += " " + self.tr(
                "%s đã hết trước khi có kế hoạch nên để “Bỏ qua”; cần báo cáo thì mở lại kỳ."
            ) % ", ".join(one.label for one in early)
        self.messages.tell(
            words, (self.tr("Xem ở trang Kết quả"), lambda: self.session.go("results"))
        )

    def move_line(self, step: int) -> None:
        """Move the rule in hand up or down."""
        self.flush()
        plan, rule = self.session.plan, self._rule(self.view.current_id())
        if plan is None or rule is None:
            return
        self.view.clear_order()
        rules = sorted(plan.rules, key=lambda one: one.position)
        there = rules.index(rule) + step
        if 0 <= there < len(rules):
            swap_rules(self.session, rule, rules[there], self.tr("chuyển chế độ báo cáo"))

    def _grow(self, lines: Sequence[Mapping[str, str]], below: UUID | None) -> None:
        """Make lines of the text of pasted ones, below a line."""
        row_id = below or self.texts.current_id()
        if row_id is not None:
            add_lines(self.session, row_id, lines)

    def _home(self, place: int) -> str:
        """Name what lines of the text below a row would stand under."""
        return home_of(plan_edits.current(self.session), self._texts.rows[place].id)

    def _check(self, row_id: UUID | None, key: str, text: str) -> None:
        """Refuse what cannot be pasted into a cell."""
        rule = self._rule(row_id)
        if rule is not None:
            _possible(edited_rule(rule, key, text))

    def _rule(self, rule_id: UUID | None) -> ReportingRule | None:
        plan = self.session.plan
        rules = plan.rules if plan is not None else ()
        return next((rule for rule in rules if rule.id == rule_id), None)

    @Slot(object, str, str)
    def _on_edited(self, row_id: UUID, key: str, text: str) -> None:
        rule = self._rule(row_id)
        if rule is None:
            return
        try:
            changed = _possible(edited_rule(rule, key, text))
        except InputRefused as refusal:
            self._complaint = refusal
            if self.view.editor is None:
                self._on_closed()
            return
        self._complaint = None
        title = self._table.columns[self._table.column_of(key)].title
        plan_edits.save(self.session, changed, self.tr("sửa ô %s") % title, f"rule/{row_id}/{key}")

    @Slot()
    def _on_closed(self) -> None:
        if self._complaint is not None and self.view.editor is None:
            complaint, self._complaint = self._complaint, None
            self.messages.refuse(complaint)
            self.load()

    @Slot(object, str, str)
    def _on_text(self, row_id: UUID, key: str, text: str) -> None:
        plan = self.session.plan
        sections = plan.sections if plan is not None else ()
        section = next((one for one in sections if one.id == row_id), None)
        if section is None:
            return
        changed = (
            replace(section, label=text)
            if key == "label"
            else replace(
                section,
                text=text,
                emphasis=moved_emphasis(section.emphasis, section.text, text),
            )
        )
        name = self.tr("sửa mục %s") % section.label
        plan_edits.save(self.session, changed, name, f"content/{row_id}/{key}")

    def _offers(self, key: str) -> Sequence[Offer] | None:
        state = self.session.state
        words = FIXED.get(key)
        if words is not None:
            return Names(map(Offer, words))
        if key in {"receiver", "reporter"} and state is not None:
            names = dict.fromkeys((state.office.superior, state.office.name))
            return Names(Offer(name) for name in names if name)
        if key == "via" and state is not None:
            return Names(Offer(unit.name) for unit in state.units)
        return None


def swap_rules(session: Session, one: ReportingRule, other: ReportingRule, name: str) -> None:
    """Exchange the places of two rules."""
    plan = session.plan
    if plan is None:
        return
    plan_id = plan.id
    moved = (replace(one, position=other.position), replace(other, position=one.position))
    fresh = {rule.id: rule for rule in moved}
    rules = sorted((fresh.get(rule.id, rule) for rule in plan.rules), key=lambda r: r.position)
    session.change(
        name,
        lambda desk: (
            desk.plans.save_rule(plan_id, moved[0]) | desk.plans.save_rule(plan_id, moved[1])
        ),
        ahead=replace(plan, rules=tuple(rules)),
    )


def edited_rule(rule: ReportingRule, key: str, text: str) -> ReportingRule:
    """Return the rule with one cell changed.

    Raises:
        InputRefused: ``number.…``, ``rule.day``, ``rule.month``, ``rule.frequency``,
            ``rule.before``.
    """
    cleaned = text.strip()
    match key:
        case "frequency":
            for frequency, words in FREQUENCIES.items():
                if fold(words) == fold(cleaned):
                    return replace(rule, frequency=frequency)
            raise InputRefused("rule.frequency", found=cleaned)
        case "before":
            for before, words in BEFORE.items():
                if fold(words) == fold(cleaned):
                    return replace(rule, before=before)
            raise InputRefused("rule.before", found=cleaned)
        case "due_day":
            return replace(rule, due_day=_within(cleaned, 31, "rule.day"))
        case "due_month":
            if not cleaned or fold(cleaned) == fold(LAST_MONTH):
                return replace(rule, due_month=None)
            return replace(rule, due_month=_within(cleaned, 12, "rule.month"))
        case _:
            return replace(rule, **{key: text})


def _possible(rule: ReportingRule) -> ReportingRule:
    """Return the rule, unless day and month together are in no calendar.

    Raises:
        InputRefused: ``date.impossible``.
    """
    if rule.due_day is not None and rule.due_month is not None:
        require_possible(rule.due_day, rule.due_month, None)
    return rule


def _within(text: str, most: int, code: str) -> int | None:
    if not text:
        return None
    number = parse_number(text)
    if number != int(number) or not 1 <= number <= most:
        raise InputRefused(code, found=text)
    return int(number)


def _organisation(plan: Plan) -> Section | None:
    """Return the top heading that organises the work: by its words, else the last one."""
    headings = [
        section
        for section in plan.sections
        if section.parent_id is None and section.kind is SectionKind.HEADING
    ]
    headings.sort(key=lambda section: section.position)
    named = [section for section in headings if fold(section.text).startswith("to chuc")]
    return next(iter(named or headings[-1:]), None)
