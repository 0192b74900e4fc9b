"""The words of the overview: how a stage and a step are called, and to which page a step leads."""

from typing import NamedTuple

from desktop.domain.dates import format_date
from desktop.domain.narrative import PART_TITLES
from desktop.domain.next_steps import Advice, Stage, Step, StepKind
from desktop.domain.plan import Plan
from desktop.domain.report import PartKey
from desktop.ui.problem_places import in_plan
from desktop.ui.problem_places import told as told_problem
from desktop.wording import remedy

_PART_MARKS = dict(zip(PartKey, ("I", "II", "III", "IV", "V"), strict=True))


class Told(NamedTuple):
    """A step in words: its icon and tone, what to do, a word about it, and its page."""

    icon: str
    tone: str
    title: str
    note: str
    page: str
    field: str = ""


class StageWords(NamedTuple):
    """A stage in words: what is said large, the sentence below it, and the primary button."""

    hero: str
    text: str
    action: str
    list_title: str
    second: tuple[str, str] = ("", "")
    """The words of the button beside it, and its page."""


STAGES = {
    Stage.NO_PLAN: StageWords(
        "Chưa có kế hoạch", "Bắt đầu từ mẫu có sẵn.", "Lập kế hoạch", "Việc cần làm"
    ),
    Stage.EMPTY_PLAN: StageWords(
        "Chưa có nhiệm vụ",
        "Kế hoạch đã có khung; nhập nhiệm vụ vào từng mục.",
        "Nhập nhiệm vụ",
        "Việc cần làm",
    ),
    Stage.FAULTY_PLAN: StageWords(
        "Còn chỗ phải sửa",
        "Sửa xong mới ban hành và gửi được.",
        "Sửa lỗi đầu tiên",
        "Phải sửa",
        ("Mở kế hoạch", "tasks"),
    ),
    Stage.READY_PLAN: StageWords(
        "Sẵn sàng ban hành",
        "Kế hoạch không còn chỗ phải sửa.",
        "Ghi số, ban hành",
        "Việc cần làm",
        ("Xem trước", "preview"),
    ),
    Stage.NO_PERIODS: StageWords(
        "Chưa có kỳ báo cáo",
        "Lập các kỳ từ chế độ báo cáo của kế hoạch.",
        "Lập kỳ báo cáo",
        "Việc cần làm",
    ),
    Stage.MISSING: StageWords("", "", "Nhập tiếp kết quả", "Còn thiếu", ("Báo cáo", "report")),
    Stage.REPORT: StageWords(
        "", "Đã đủ kết quả", "Viết báo cáo", "Còn phải viết", ("Gửi – nhận", "send")
    ),
    Stage.SEND: StageWords(
        "", "Báo cáo đã có", "Tạo gói gửi", "Việc cần làm", ("Xem báo cáo", "report")
    ),
    Stage.WAITING: StageWords(
        "Chờ biên nhận", "Gói đã gửi; cấp trên chưa xác nhận.", "Xem gói đã gửi", "Việc tiếp theo"
    ),
    Stage.RECEIVED: StageWords(
        "Đã có biên nhận", "Cấp trên đã nhận gói.", "Xem gói đã gửi", "Việc tiếp theo"
    ),
    Stage.PAUSED: StageWords(
        "Kỳ này bỏ qua", "Lý do ghi ở trang Kết quả.", "Sang kỳ sau", "Việc tiếp theo"
    ),
}


def hero_of(advice: Advice) -> str:
    """Return what is said large: the days that are left, or the stage itself."""
    words = STAGES[advice.stage]
    if words.hero:
        return words.hero
    if advice.days is None:
        return "Chưa nêu hạn"
    if advice.days < 0:
        return f"Quá hạn {-advice.days} ngày"
    return "Hạn hôm nay" if advice.days == 0 else f"Còn {advice.days} ngày"


def sentence_of(advice: Advice) -> str:
    """Return the line below: "Thiếu 4 mục · khoảng 12 phút"."""
    if advice.stage is Stage.MISSING:
        return f"Thiếu {len(advice.steps)} mục · khoảng {duration(advice.minutes)}"
    if advice.stage is Stage.FAULTY_PLAN:
        return (
            f"{len(advice.steps)} chỗ · {STAGES[advice.stage].text[0].lower()}"
            + (STAGES[advice.stage].text[1:])
        )
    return STAGES[advice.stage].text


def duration(minutes: int) -> str:
    """Return a stretch of time as people say it: "12 phút", "1 giờ 30 phút"."""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} giờ" if hours else "", f"{rest} phút" if rest or not hours else "")
    return " ".join(part for part in parts if part)


def told(step: Step, plan: Plan | None = None) -> Told:
    """Return a step in words; a problem of the plan is told with its page."""
    words = _TOLD[step.kind](step)
    if step.problem is None or plan is None:
        return words
    (found,) = in_plan(plan, [step.problem])
    return words._replace(title=told_problem(found), page=found.page)


def _fix(step: Step) -> Told:
    note = remedy(step.problem) if step.problem is not None else step.place
    return Told("circle-x", "error", "Sửa kế hoạch", note, "tasks")


def _explain(step: Step) -> Told:
    title = f"Xem {step.count} chỗ cần giải thích trong kế hoạch"
    return Told("circle-help", "doubt", title, "Không chặn việc ban hành, gửi", "tasks")


def _result(step: Step) -> Told:
    title = f"Nhập kết quả nhiệm vụ {step.place}"
    return Told(
        "circle-dashed", "doubt", title, step.who or "Chưa giao bộ phận", "results", "status"
    )


def _delay(step: Step) -> Told:
    title = f"Nêu lý do quá hạn của nhiệm vụ {step.place}"
    note = step.who or "Chưa giao bộ phận"
    return Told("triangle-alert", "error", title, note, "results", "difficulty")


def _part(step: Step) -> Told:
    key = PartKey(step.place)
    title = f"Viết mục “{PART_TITLES[key]}”"
    note = f"Báo cáo, mục {_PART_MARKS[key]} còn trống"
    return Told("pencil", "ink2", title, note, "report", step.place)


def _reconcile(step: Step) -> Told:
    key = PartKey(step.place)
    title = f"Xem lại số liệu ở mục “{PART_TITLES[key]}”"
    note = f"Báo cáo, mục {_PART_MARKS[key]} có số khác với sổ"
    return Told("circle-help", "doubt", title, note, "report", step.place)


def _see(step: Step) -> Told:
    title = f"Xem gói số {step.count} đã gửi"
    return Told("package-check", "ink2", title, f"Ngày {format_date(step.day)}", "send")


def _late(step: Step) -> Told:
    title = f"{step.place}: quá hạn {step.count} ngày"
    note = "Chưa gửi gói nào cho kỳ này"
    if step.more:
        note = f"Chưa gửi; còn {step.more} kỳ nữa cũng quá hạn"
    return Told("triangle-alert", "error", title, note, "results")


def _next(step: Step) -> Told:
    note = f"Hạn {format_date(step.day)}" if step.day else "Chưa nêu hạn"
    return Told("skip-forward", "ink2", f"Sang {step.place}", note, "results")


def _back_up(step: Step) -> Told:
    note = f"Lần gần nhất: {format_date(step.day)}" if step.day else "Sổ chưa có bản sao lưu nào"
    return Told("save", "ink2", "Sao lưu sổ", note, "system")


_TOLD = {
    StepKind.MAKE_PLAN: lambda _: Told(
        "clipboard-list", "ink2", "Lập kế hoạch", "Từ khung chỉ số có sẵn", "tasks"
    ),
    StepKind.ADD_TASKS: lambda _: Told(
        "list-plus", "ink2", "Nhập nhiệm vụ đầu tiên", "F5 thêm dòng, hoặc dán từ Excel", "tasks"
    ),
    StepKind.FIX: _fix,
    StepKind.EXPLAIN: _explain,
    StepKind.ISSUE: lambda _: Told(
        "check", "ink2", "Ghi số và ngày ban hành kế hoạch", "Sau đó kế hoạch chỉ đọc", "head"
    ),
    StepKind.SEND_PLAN: lambda _: Told(
        "send", "ink2", "Gửi kế hoạch cho cấp trên", "Chưa có gói nào mang kế hoạch", "send"
    ),
    StepKind.MAKE_PERIODS: lambda _: Told(
        "calendar", "ink2", "Lập kỳ báo cáo", "Theo chế độ báo cáo của kế hoạch", "results"
    ),
    StepKind.ENTER_RESULT: _result,
    StepKind.EXPLAIN_DELAY: _delay,
    StepKind.WRITE_REPORT: lambda step: Told(
        "file-text", "ink2", "Soát và viết báo cáo", step.place, "report"
    ),
    StepKind.WRITE_PART: _part,
    StepKind.RECONCILE_PART: _reconcile,
    StepKind.SEND: lambda step: Told("send", "ink2", "Tạo gói gửi cấp trên", step.place, "send"),
    StepKind.SEE_PACKAGE: _see,
    StepKind.LATE_PERIOD: _late,
    StepKind.NEXT_PERIOD: _next,
    StepKind.BACK_UP: _back_up,
}
