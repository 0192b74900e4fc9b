"""Headings in pasted tables and cells that say who leads and who coordinates, as real plans do."""

import pytest

from desktop.domain.pasted_tasks import Headings, lead_and_others, other_names, told_keys
from desktop.domain.plan import SectionKind
from desktop.services.catalogue import shipped_frameworks
from desktop.services.samples import load_sample

KEYS = ["label", "content", "lead", "coordinate", "timing", "deliverable"]


@pytest.fixture(scope="module")
def headings() -> Headings:
    return Headings(load_sample("xa-dai-lanh-2024").plan, shipped_frameworks())


def named(headings: Headings, **line: str) -> str:
    plan = load_sample("xa-dai-lanh-2024").plan
    found = headings.section_of(line)
    return next((one.label for one in plan.sections if one.id == found), "")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ({"label": "I", "content": "Chỉ số Gia nhập thị trường (Trọng số 5%)"}, "I"),
        ({"label": "VI Chỉ số Cạnh tranh bình đẳng (Trọng số 10%)"}, "VI"),
        ({"content": "VII. CHỈ SỐ NĂNG ĐỘNG VÀ TIÊN PHONG CỦA LÃNH ĐẠO (Trọng số 15%"}, "VII"),
        ({"label": "VIII", "content": "Chỉ số chính sách hỗ trợ doanh nghiệp"}, "VIII"),
        ({"content": "Đào tạo lao động"}, "IX"),
    ],
)
def test_a_row_across_names_its_group(headings: Headings, line: dict[str, str], label: str) -> None:
    assert named(headings, **line) == label


@pytest.mark.parametrize(
    "line",
    [
        {"label": "1", "content": "Niêm yết công khai các thủ tục hành chính"},
        {"label": "I", "content": "Chỉ số Gia nhập thị trường", "lead": "Công an xã"},
        {"content": "Theo dõi Chỉ số Gia nhập thị trường hằng quý"},
        {"label": "2"},
        {},
    ],
)
def test_a_task_is_no_heading(headings: Headings, line: dict[str, str]) -> None:
    assert headings.section_of(line) is None


def test_every_group_of_the_shipped_plans_is_known_by_its_own_words() -> None:
    for sample in ("xa-dai-lanh-2024", "so-gtvt-lang-son-2024", "so-ngoai-vu-lang-son-2024"):
        plan = load_sample(sample).plan
        known = Headings(plan, shipped_frameworks())
        groups = [one for one in plan.sections if one.kind is SectionKind.GROUP]
        assert groups
        for group in groups:
            line = {"label": group.label, "content": group.text}
            assert known.section_of(line) == group.id, group.text


def test_rows_are_parted_by_the_heading_above_them(headings: Headings) -> None:
    lines = [
        {"content": "trước"},
        {"label": "II", "content": "Chỉ số Tiếp cận đất đai (Trọng số 10%)"},
        {"label": "1", "content": "một"},
        {"label": "2", "content": "hai"},
        {"label": "III", "content": "Chỉ số Tính minh bạch (Trọng số 5%)"},
        {"label": "IV", "content": "Chỉ số Chi phí thời gian (Trọng số 5%)"},
        {"label": "1", "content": "ba"},
    ]
    parted = headings.parted(lines)
    assert [[line["content"] for line in group.lines] for group in parted] == [
        ["trước"],
        ["một", "hai"],
        ["ba"],
    ]
    assert parted[0].section_id is None
    assert parted[1].section_id == headings.section_of(lines[1])
    assert parted[2].section_id == headings.section_of(lines[5])


ROLE = "Vai trò lãnh đạo của chính quyền tỉnh trong thúc đẩy thực hành xanh"


def test_a_group_that_a_table_calls_otherwise_can_take_that_name(headings: Headings) -> None:
    found = headings.renamed(
        [
            {"label": "B", "content": "CHỈ SỐ XANH CẤP TỈNH (PGI)"},
            {"label": "II", "content": "CHỈ SỐ TIẾP CẬN ĐẤT ĐAI (Trọng số 90%)"},
            {"label": "1", "content": "Một việc"},
            {"label": "III", "content": f"{ROLE} (Trọng số 90%)"},
        ]
    )
    assert [one.section.text for one in found] == [
        "CHỈ SỐ TIẾP CẬN ĐẤT ĐAI (Trọng số 10%)",
        f"{ROLE} (Trọng số 25%)",
    ]
    old = "Vai trò của chính quyền trong thúc đẩy thực hành xanh"
    assert other_names(found) == [(ROLE, old)]


@pytest.mark.parametrize(
    "name",
    [
        "II. Tiếp cận đất đai",
        "CHỈ SỐ TIẾP CẬN ĐẤT ĐAI (Trọng số 90%)",
        "B CHỈ SỐ XANH CẤP TỈNH (PGI)",
    ],
)
def test_capitals_weights_and_the_name_of_an_index_are_no_other_name(
    headings: Headings, name: str
) -> None:
    assert headings.section_of({"content": name}) is not None
    assert headings.renamed([{"content": name}]) == []


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Công chức Tài chính – Kế toán chủ trì, phối hợp với các công chức liên quan",
            ("Công chức Tài chính – Kế toán", "các công chức liên quan"),
        ),
        (
            "công chức tư pháp – hộ tịch phối hợp các công chức liên quan.",
            ("công chức tư pháp – hộ tịch", "các công chức liên quan"),
        ),
        ("Phòng Kinh tế; Công an xã", None),
        ("Phối hợp với Công an xã", None),
        ("Văn phòng chủ trì; Công an xã phối hợp", None),
    ],
)
def test_a_cell_that_says_both_is_parted(text: str, both: tuple[str, str] | None) -> None:
    assert lead_and_others(text) == both


def test_a_column_of_times_below_coordinate_moves_on() -> None:
    times = ["Nhiệm vụ thường xuyên", "Quý III/2024", ""]
    columns = [["1"], ["a"], ["Công an xã"], times, ["Báo cáo"]]
    assert told_keys(KEYS, columns) == ["label", "content", "lead", "timing", "deliverable"]
    names = ["Phòng Kế hoạch – Tài chính", "Công an xã"]
    assert told_keys(KEYS, [["1"], ["a"], ["Văn phòng"], names]) == KEYS
    assert told_keys(KEYS, [["1"], ["a"]]) == KEYS
