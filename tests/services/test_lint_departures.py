"""Our papers made wrong at one place: exactly that departure is found, at its place."""

from pathlib import Path
from typing import NamedTuple

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from desktop.domain.decision import proposed_decision
from desktop.domain.paper import Paper
from desktop.services.demo import make_sample
from desktop.services.lint import lint_file
from desktop.services.papers import Format
from tests.services import lint_edits as edits
from tests.services.lint_edits import Draft, Edit


class Case(NamedTuple):
    """What is done to which paper, and the codes that it must be answered with."""

    paper: str
    edit: Edit
    codes: set[str]
    where: str = ""
    """Words of the place that is named."""


NATION = "CỘNG HÒA"
MOTTO = "Độc lập"
BODY = "Để tiếp tục"
NUMBER = "Số:"
DAY = "Đại Lãnh, ngày"
CASES = {
    "giấy Letter": Case("plan", edits.page(page_width=216, page_height=279), {"lint.page.paper"}),
    "lề trái hẹp": Case("plan", edits.page(left_margin=25), {"lint.page.margin"}),
    "lề trên rộng": Case("plan", edits.page(top_margin=30), {"lint.page.margin"}),
    "số trang ở trang 1": Case("plan", edits.numbered_on_first, {"lint.page_number.first"}),
    "không có số trang": Case("plan", edits.unnumbered, {"lint.page_number.missing"}),
    "số trang bên phải": Case("plan", edits.number_at_right, {"lint.page_number.aside"}),
    "số trang đậm": Case("plan", edits.number_bold, {"lint.not_bold"}),
    "phụ lục đánh số tiếp": Case("report", edits.counted_on, {"lint.page_number.annex"}),
    "phông khác": Case("plan", edits.runs(BODY, name="Arial"), {"lint.font"}, "Để tiếp tục"),
    "phông .VnTime": Case("plan", edits.runs(BODY, name=".VnTime"), {"lint.font.legacy"}),
    "chữ xanh": Case("plan", edits.colour(BODY, 0, 0, 192), {"lint.colour"}, "Để tiếp tục"),
    "quốc hiệu cỡ 14": Case("plan", edits.runs(NATION, size=Pt(14)), {"lint.size"}, NATION),
    "nội dung cỡ 12": Case("plan", edits.runs(BODY, size=Pt(12)), {"lint.size"}),
    "quốc hiệu không đậm": Case("plan", edits.runs(NATION, bold=False), {"lint.bold"}, NATION),
    "ngày tháng không nghiêng": Case("plan", edits.runs(DAY, italic=False), {"lint.italic"}, DAY),
    "số ký hiệu đậm": Case("plan", edits.runs(NUMBER, bold=True), {"lint.not_bold"}, NUMBER),
    "tiêu ngữ gạch chân": Case("plan", edits.runs(MOTTO, underline=True), {"lint.underlined"}),
    "tiêu ngữ kẻ viền": Case("plan", edits.bordered(MOTTO), {"lint.bordered"}, MOTTO),
    "tên loại chữ thường": Case("plan", edits.say("KẾ HOẠCH", "Kế hoạch"), {"lint.capitals"}),
    "quốc hiệu sai chữ": Case(
        "plan", edits.swap(NATION, "VIỆT NAM", "VIỆT NAM."), {"lint.nation.text"}
    ),
    "tiêu ngữ gạch liền": Case(
        "plan", edits.say(MOTTO, "Độc lập-Tự do-Hạnh phúc"), {"lint.motto.text"}, "Độc lập-Tự do"
    ),
    "không kẻ dưới tiêu ngữ": Case("plan", edits.unruled(MOTTO), {"lint.rule.missing"}, MOTTO),
    "kẻ dưới tiêu ngữ ngắn": Case("plan", edits.ruled(MOTTO, 0.5), {"lint.rule.motto"}, MOTTO),
    "không kẻ dưới cơ quan": Case("plan", edits.unruled("ỦY BAN"), {"lint.rule.missing"}),
    "kẻ dưới cơ quan dài": Case("plan", edits.ruled("ỦY BAN", 2), {"lint.rule.length"}),
    "kẻ dưới trích yếu dài": Case("plan", edits.ruled("Về triển khai", 2), {"lint.rule.length"}),
    "số thiếu hai chấm": Case("plan", edits.say(NUMBER, "Số 05/KH-UBND"), {"lint.number.colon"}),
    "số 5": Case("plan", edits.say(NUMBER, "Số: 5/KH-UBND"), {"lint.number.zero"}),
    "ký hiệu cách": Case("plan", edits.say(NUMBER, "Số: 05/KH - UBND"), {"lint.number.spaces"}),
    "ký hiệu loại khác": Case("plan", edits.say(NUMBER, "Số: 05/BC-UBND"), {"lint.number.kind"}),
    "ngày 5": Case("plan", edits.say(DAY, "Đại Lãnh, ngày 5 tháng 8 năm 2024"), {"lint.day.zero"}),
    "tháng 08": Case(
        "plan", edits.say(DAY, "Đại Lãnh, ngày 05 tháng 08 năm 2024"), {"lint.day.month"}
    ),
    "thiếu phẩy sau địa danh": Case(
        "plan", edits.say(DAY, "Đại Lãnh ngày 05 tháng 8 năm 2024"), {"lint.day.comma"}
    ),
    "căn cứ chấm": Case("plan", edits.swap("Căn cứ Quyết", ";", "."), {"lint.basis.semicolon"}),
    "căn cứ cuối chấm phẩy": Case(
        "decision",
        edits.say("Thực hiện Kế hoạch số", "Thực hiện Kế hoạch năm 2024;"),
        {"lint.basis.stop"},
    ),
    "căn cứ không nghiêng": Case("plan", edits.runs("Căn cứ Quyết", italic=False), {"lint.italic"}),
    "nội dung căn trái": Case(
        "plan", edits.shape(BODY, alignment=WD_ALIGN_PARAGRAPH.LEFT), {"lint.body.justified"}, BODY
    ),
    "không lùi đầu dòng": Case(
        "plan", edits.shape(BODY, first_line_indent=Mm(0)), {"lint.body.indent"}, BODY
    ),
    "đoạn sát nhau": Case("plan", edits.shape(BODY, space_after=Pt(0)), {"lint.body.gap"}),
    "giãn dòng đôi": Case("plan", edits.shape(BODY, line_spacing=2.0), {"lint.body.spacing"}, BODY),
    "không có ./.": Case("plan", edits.cut("3. Công chức Văn hoá", "./."), {"lint.end.missing"}),
    "công văn không kính gửi": Case(
        "letter",
        edits.drop("Kính gửi"),
        # The offices that were named under it are now read as text.
        {
            "lint.addressee.missing",
            "lint.recipients.nothing_above",
            "lint.body.indent",
            "lint.body.gap",
        },
    ),
    "báo cáo không kính gửi": Case(
        "report",
        edits.drop("Kính gửi"),
        {"lint.addressee.missing", "lint.recipients.nothing_above"},
    ),
    "không như trên": Case("report", edits.drop("- Như trên"), {"lint.recipients.as_above"}),
    "nơi nhận thiếu chấm phẩy": Case(
        "plan", edits.cut("- TT HĐND xã", ";"), {"lint.recipients.semicolon"}, "- TT HĐND xã"
    ),
    "nơi nhận không lưu": Case(
        "plan", edits.say("- Lưu: VT", "- Văn phòng UBND xã."), {"lint.recipients.filed"}
    ),
    "nơi nhận cuối chấm phẩy": Case(
        "plan", edits.say("- Lưu: VT", "- Lưu: VT;"), {"lint.recipients.stop"}
    ),
    "học vị trước họ tên": Case(
        "plan", edits.say("Nguyễn Lê", "ThS. Nguyễn Lê Ngọc Toàn"), {"lint.signer.degree"}
    ),
    "T/M": Case("plan", edits.say("TM. ỦY BAN", "T/M ỦY BAN NHÂN DÂN"), {"lint.authority.form"}),
    "không có nơi nhận": Case("plan", edits.say("Nơi nhận:", "Nơi nhận"), {"lint.recipients.head"}),
    "phụ lục không kèm theo": Case("report", edits.drop("(Kèm theo"), {"lint.annex.note"}),
    "phụ lục chữ in": Case(
        "report", edits.say("Phụ lục", "PHỤ LỤC", last=True), {"lint.annex.case"}
    ),
    "phụ lục không ./.": Case("report", edits.say("./.", ""), {"lint.end.annex"}),
    "tên phụ lục chữ thường": Case(
        "report", edits.say("KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "Kết quả thực hiện"), {"lint.capitals"}
    ),
    "đầu bảng không lặp": Case("report", edits.head_not_repeated, {"lint.table.head"}),
    "chữ tổ hợp": Case("plan", edits.decomposed(BODY), {"lint.text.nfc"}),
    "quốc hiệu dưới tiêu ngữ": Case(
        "plan",
        edits.swapped(NATION, MOTTO),
        # The drawn line now stands under the national name.
        {"lint.order", "lint.rule.missing"},
    ),
}
"""The papers of xã Đại Lãnh."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every paper of a sample as Word."""
    folder = tmp_path_factory.mktemp("soat")
    desk = make_sample(folder / "so.sopgidb", "xa-dai-lanh-2024", keys_dir=folder / "keys")
    plan = desk.plans.plans()[0].id
    period = desk.periods.periods(plan)[0].id
    made: dict[str, Path] = {}
    for name, paper, subject in (
        ("plan", Paper.PLAN, plan),
        ("report", Paper.REPORT, period),
        ("letter", Paper.REMINDER, period),
        ("decision", Paper.PLAN, plan),
    ):
        if name == "decision":
            proposed = proposed_decision(desk.offices.office(), desk.plans.plan(plan))
            desk.plans.set_decision(plan, proposed)
        out = folder / name
        out.mkdir()
        (made[name],) = desk.papers.write(paper, subject, [Format.DOCX], out)
    desk.close()
    return made


def told(path: Path) -> dict[str, str]:
    return {one.code: one.place for one in lint_file(path).departures}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_one_thing_made_wrong_is_found_alone_and_at_its_place(
    case: Case, papers: dict[str, Path], tmp_path: Path
) -> None:
    before = told(papers[case.paper])
    draft = Draft(papers[case.paper])
    case.edit(draft)
    after = told(draft.save(tmp_path / "sua.docx"))
    new = {code: place for code, place in after.items() if code not in before}
    assert set(new) == case.codes
    assert any(case.where in place for place in new.values())
