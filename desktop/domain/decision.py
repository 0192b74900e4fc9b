"""The Quyết định that issues a plan: what an office would put into it, for the clerk to change.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3 (quyết định quy định gián tiếp): power line,
căn cứ, "Theo đề nghị của …", "QUYẾT ĐỊNH:", Điều 1 issues the plan "kèm theo Quyết định này".
The rooms of a commune are those of Nghị định 150/2025/NĐ-CP (from 01/7/2025).
"""

import re

from desktop.domain.letterhead import full_name
from desktop.domain.narrative import subject
from desktop.domain.office import Office, OfficeKind
from desktop.domain.plan import Decision, Head, LegalBasis, Plan, Recipient, Signer
from desktop.domain.text import fold, nfc

_TWO_LEVELS = 2025
"""From this year communes have rooms of their own."""
_CHAIR, _HEAD = "CHỦ TỊCH", "GIÁM ĐỐC"
_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]\s*")
_CHARGED = "chịu trách nhiệm thi hành Quyết định này."
PART_FIELDS = {
    "ký hiệu": "symbol",
    "trích yếu": "title",
    "tên cơ quan ban hành": "name_lines",
    "thẩm quyền ban hành": "power",
    "căn cứ": "bases",
    "nội dung các điều": "articles",
    "chức vụ hoặc họ tên người ký": "signer",
}
"""The parts without which a decision cannot be signed, and the field where each is typed."""
_LAW = "Căn cứ Luật Tổ chức chính quyền địa phương"


def issuing_head(plan: Plan) -> Head:
    """Return the head whose number and day issue the plan: its decision's, else its own."""
    return plan.head if plan.decision is None else plan.decision.head


def proposed_decision(office: Office, plan: Plan) -> Decision:
    """Return a decision that the office could sign: number and day are blank, nothing invented.

    The plan's own căn cứ and recipients are taken over; the plan of a committee is decided by its
    chairman, who then signs for himself, without "TM.".
    """
    head = plan.head
    return Decision(
        head=Head(
            parent_line=head.parent_line or office.parent_line,
            name_lines=head.name_lines or office.name_lines,
            type_name="QUYẾT ĐỊNH",
            symbol=f"QĐ-{office.symbol}" if office.symbol else "QĐ",
            place=head.place or office.place,
            month=head.month,
            year=head.year or plan.year,
            title=(f"Ban hành Kế hoạch {subject(plan)}",),
        ),
        power=proposed_power(office),
        legal_bases=_bases(office, plan),
        proposer=_proposer(office, plan.year),
        articles=_articles(office, plan),
        recipients=plan.recipients,
        signer=_signer(office, plan.signer),
    )


def proposed_power(office: Office) -> str:
    """Return who decides, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI LÃNH"."""
    name = full_name(office.name).upper()
    if not name:
        return ""
    match office.kind:
        case OfficeKind.COMMITTEE:
            return f"{_CHAIR} {name}"
        case OfficeKind.DEPARTMENT:
            return f"{_HEAD} {name}"
        case OfficeKind.OTHER:
            return name


def decider(decision: Decision, office: Office) -> str:
    """Return who decides as running text has it: "Chủ tịch Ủy ban nhân dân xã Đại Lãnh"."""
    name = full_name(office.name)
    power = fold(decision.power)
    for title in (_CHAIR, _HEAD):
        if power.startswith(fold(title)):
            return f"{title.capitalize()} {name}".strip()
    return name


def missing_parts(decision: Decision) -> tuple[str, ...]:
    """Return the names of the parts without which a decision cannot be signed."""
    head, signer = decision.head, decision.signer
    given = (
        head.symbol.strip(),
        any(line.strip() for line in head.title),
        any(line.strip() for line in head.name_lines),
        decision.power.strip(),
        any(basis.text.strip() for basis in decision.legal_bases),
        any(article.strip() for article in decision.articles),
        signer.lines and signer.name.strip(),
    )
    return tuple(name for name, there in zip(PART_FIELDS, given, strict=True) if not there)


def follows_articles(recipient: Recipient) -> bool:
    """Say whether a recipient is "Như Điều 3", which is counted when the paper is built."""
    return fold(recipient.name).startswith("nhu dieu")


def _bases(office: Office, plan: Plan) -> tuple[LegalBasis, ...]:
    """Return the plan's căn cứ, under the law that gives a committee its power to decide."""
    own = [basis for basis in plan.legal_bases if basis.text.strip()]
    cited = any(fold(_LAW) in fold(basis.text) for basis in own)
    law = [] if cited or office.kind is not OfficeKind.COMMITTEE else [LegalBasis(text=_LAW)]
    return (*law, *(LegalBasis(text=basis.text) for basis in own))


def _proposer(office: Office, year: int) -> str:
    if office.kind is OfficeKind.DEPARTMENT:
        return "Chánh Văn phòng Sở"
    if office.kind is not OfficeKind.COMMITTEE or year < _TWO_LEVELS:
        return ""
    ward = "phuong" in fold(office.name).split()
    return f"Trưởng phòng Kinh tế{', Hạ tầng và Đô thị' if ward else ''}"


def _articles(office: Office, plan: Plan) -> tuple[str, ...]:
    return (
        f"Ban hành kèm theo Quyết định này Kế hoạch {subject(plan)}.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"{_performers(office, plan.year)} và các tổ chức, cá nhân có liên quan {_CHARGED}",
    )


def _performers(office: Office, year: int) -> str:
    if office.kind is OfficeKind.DEPARTMENT:
        return "Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở"
    if office.kind is OfficeKind.COMMITTEE and year >= _TWO_LEVELS:
        return (
            "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng các phòng, đơn vị trực"
            " thuộc"
        )
    return "Các bộ phận, đơn vị trực thuộc"


def _signer(office: Office, signer: Signer) -> Signer:
    """Return the plan's signer; a chairman who decides himself does not sign "TM."."""
    lines = signer.lines
    if office.kind is OfficeKind.COMMITTEE:
        lines = tuple(line for line in lines if not fold(line).startswith("tm.")) or (_CHAIR,)
    return Signer(lines=lines, name=signer.name)


def articles_text(articles: tuple[str, ...]) -> str:
    """Return articles as a clerk reads and edits them: "Điều 1. …", each on lines of its own."""
    return "\n".join(f"Điều {number}. {text}" for number, text in enumerate(articles, 1))


def typed_articles(text: str) -> tuple[str, ...]:
    """Return the articles of an edited text: one begins at each line that begins with "Điều 2."."""
    found: list[list[str]] = []
    for line in (line.strip() for line in nfc(text).split("\n")):
        match = _ARTICLE.match(line)
        if match is not None or not found:
            found.append([])
        found[-1].append(line[match.end() :] if match is not None else line)
    articles = ("\n".join(line for line in lines if line) for lines in found)
    return tuple(article for article in articles if article)
