"""How a paper cites the plan that it follows, in full (domain: first citation of a document)."""

from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.letterhead import full_name
from desktop.domain.narrative import paper_number, subject
from desktop.domain.office import Office
from desktop.domain.plan import Head, Plan
from desktop.domain.text import fold
from desktop.exports.document import UNKNOWN


def plan_citation(plan: Plan, office: Office) -> str:
    """Return "Kế hoạch số 12/KH-UBND ngày 05/8/2024 của … về …"; dots where not given.

    A plan under a Quyết định has no number of its own: the decision's is cited.
    """
    name = full_name(office.name)
    about = _about(plan, office)
    if plan.decision is None:
        return f"Kế hoạch {_numbered(plan.head)} của {name} về {about}"
    numbered = _numbered(plan.decision.head)
    return f"Kế hoạch về {about} (ban hành kèm theo Quyết định {numbered} của {name})"


def _numbered(head: Head) -> str:
    number = paper_number(head.number) or UNKNOWN
    month = format_paper_month(head.month) or UNKNOWN
    if head.day and head.month and head.year:
        return f"số {number}/{head.symbol} ngày {format_paper_day(head.day)}/{month}/{head.year}"
    return f"số {number}/{head.symbol} ngày {UNKNOWN} tháng {month} năm {head.year or UNKNOWN}"


def _about(plan: Plan, office: Office) -> str:
    """Return what the plan is about, without the office where its title ends with it."""
    about = subject(plan)
    before, _, owner = about.rpartition(" của ")
    known = (fold(full_name(office.name)), fold(office.name))
    ours = bool(before and owner) and any(name.startswith(fold(owner)) for name in known)
    return before if ours else about
