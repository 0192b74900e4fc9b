"""Sheets of tasks on disk: of all units or of one, each under a name of its own."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import InputRefused
from desktop.domain.paper import Paper
from desktop.services.demo import make_sample
from desktop.services.desk import Desk
from desktop.services.paper_names import LONGEST_NAME, unit_sheet_file_name
from desktop.services.papers import Format
from desktop.services.samples import SAMPLES, load_sample
from desktop.wording import sentence

DAY = date(2024, 12, 16)


@pytest.fixture
def desk(tmp_path: Path):
    made = make_sample(tmp_path / "so.sopgidb", SAMPLES[0], keys_dir=tmp_path / "keys")
    yield made
    made.close()


def plan_id(desk: Desk):
    return desk.plans.plans()[0].id


def test_all_sheets_are_one_file_in_each_format(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    written = desk.papers.write(Paper.UNIT_SHEETS, plan_id(desk), tuple(Format), folder)
    assert [path.name for path in written] == [
        f"phieu-giao_ubnd-xa-dai-lanh_pci-pgi-2024.{form}" for form in ("docx", "pdf", "xlsx")
    ]
    assert desk.papers.pdf(Paper.UNIT_SHEETS, plan_id(desk)) == written[1].read_bytes()


def test_one_unit_has_a_file_of_its_own_however_its_name_is_typed(
    desk: Desk, tmp_path: Path
) -> None:
    assert "Công an xã" in desk.papers.units(plan_id(desk))
    (one,) = desk.papers.write(
        Paper.UNIT_SHEETS, plan_id(desk), [Format.PDF], tmp_path, unit="cong an XA"
    )
    assert one.name == "phieu-giao_cong-an-xa_pci-pgi-2024.pdf"
    assert one.read_bytes() == desk.papers.pdf(Paper.UNIT_SHEETS, plan_id(desk), unit="Công an xã")


def test_a_unit_without_tasks_is_refused_with_those_that_have_some(desk: Desk) -> None:
    with pytest.raises(InputRefused) as refused:
        desk.papers.pdf(Paper.UNIT_SHEETS, plan_id(desk), unit="Trạm Y tế")
    assert refused.value.code == "paper.no_unit"
    assert "Công an xã" in sentence(refused.value)


def test_a_plan_that_names_nobody_says_what_to_do(tmp_path: Path) -> None:
    made = make_sample(tmp_path / "b.sopgidb", SAMPLES[2], keys_dir=tmp_path / "keys")
    try:
        assert made.papers.units(plan_id(made)) == ()
        with pytest.raises(InputRefused) as refused:
            made.papers.pdf(Paper.UNIT_SHEETS, plan_id(made))
    finally:
        made.close()
    assert refused.value.code == "paper.no_units"


def test_units_whose_names_are_cut_alike_have_files_of_their_own() -> None:
    plan = load_sample(SAMPLES[0]).plan
    units = [f"Phòng Quản lý kết cấu hạ tầng giao thông số {number}" for number in range(3)]
    names = [unit_sheet_file_name(plan, "pci-pgi-", units, place) for place in range(3)]
    assert len(set(names)) == 3
    assert all(len(f"{name}.docx") <= LONGEST_NAME for name in names)
