"""A long paper tells how far it is, and can be given up at any moment without leaving a file."""

from functools import partial
from itertools import pairwise

import pytest
from msgspec.structs import replace

from desktop.domain.paper import Stopped
from desktop.domain.record import new_id
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.xlsx_writer import write_xlsx
from desktop.files import write_file
from tests.exports.paper_records import CREATED, table_plan

WRITERS = {"docx": write_docx, "pdf": write_pdf, "xlsx": write_xlsx}


def long_paper(count=400):
    plan = table_plan()
    task = plan.tasks[-1]
    many = (replace(task, id=new_id(), position=place) for place in range(count))
    return build_plan_paper(replace(plan, tasks=(*plan.tasks[:-1], *many)), created=CREATED)


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_tells_how_far_it_is(tmp_path, form):
    told = []
    WRITERS[form](long_paper(), tmp_path / f"a.{form}", watch=lambda *at: told.append(at))
    (total,) = {of_all for _, of_all in told}
    assert total >= 400
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert (told[0][0], told[-1][0]) == (0, total)
    # Never more than fifty rows without a word.
    assert max(b[0] - a[0] for a, b in pairwise(told)) <= 50


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("moment", [0, 0.5, 1])
def test_giving_up_leaves_no_file_and_the_old_one_as_it_was(tmp_path, form, moment):
    target = tmp_path / f"a.{form}"
    target.write_bytes(b"old")

    def give_up(done, total):
        if done >= total * moment:
            raise Stopped

    with pytest.raises(Stopped):
        write_file(target, partial(WRITERS[form], long_paper(), watch=give_up))
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"old"
