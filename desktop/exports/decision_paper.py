"""The Quyết định that issues a plan, with the plan behind it in the same file.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3 (quyết định quy định gián tiếp). What a
decision issues bears the letterhead of the office, its type name and title and "(Kèm theo Quyết
định số …)", but no number and no date, which are those of the decision; being in the same file it
is not signed on its own (Phụ lục I, mục III: as a phụ lục in one file with its document).
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from desktop.domain.decision import decider, follows_articles
from desktop.domain.end_marks import ended, listed
from desktop.domain.layout import Style
from desktop.domain.office import Office
from desktop.domain.plan import Decision, Plan, Recipient
from desktop.exports.document import (
    Document,
    Paragraph,
    Run,
    joined,
    paragraphs,
    printable,
)
from desktop.exports.head import attached_to, closing, letterhead
from desktop.exports.plan_paper import build_plan_paper

DECIDES = "QUYẾT ĐỊNH:"
_ARTICLE = "Điều %1."


def build_decision_paper(
    plan: Plan, decision: Decision, office: Office, *, created: date
) -> Document:
    """Return the paper of a decision and of the plan that it issues."""
    head = decision.head
    whole = build_plan_paper(plan, created=created)
    bare = replace(whole.letterhead, number_line="", place_line="")
    note = attached_to("Quyết định", head, decider(decision, office))
    return Document(
        title=printable(joined([head.type_name.capitalize(), " ".join(head.title)])),
        author=whole.author,
        created=created,
        letterhead=letterhead(head),
        type_name=printable(head.type_name),
        title_lines=tuple(printable(line) for line in head.title),
        blocks=tuple(_body(decision)),
        closing=closing(_recipients(decision), decision.signer),
        attached=replace(whole, letterhead=bare, note=note, sheets=(), origin=None),
        sheets=whole.sheets,
        origin=whole.origin,
    )


def _body(decision: Decision) -> Iterator[Paragraph]:
    yield from paragraphs(Style.POWER, decision.power)
    yield from _bases(decision)
    yield from paragraphs(Style.DECIDES, DECIDES)
    last = len(decision.articles)
    for number, article in enumerate(decision.articles, 1):
        yield from _article(number, ended(article) if number == last else article)


def _bases(decision: Decision) -> Iterator[Paragraph]:
    """Print each căn cứ with ";" and the last with ".", whatever marks they came with."""
    texts = [printable(basis.text).strip() for basis in decision.legal_bases]
    if decision.proposer.strip():
        texts.append(f"Theo đề nghị của {printable(decision.proposer).strip()}")
    for text in listed([text for text in texts if text]):
        yield from paragraphs(Style.BASIS, text)


def _article(number: int, text: str) -> Iterator[Paragraph]:
    """Print "Điều 1." and run the text in; further paragraphs stand below."""
    first, *others = paragraphs(Style.BODY, text) or paragraphs(Style.BODY, "…")
    label = Run(text=f"Điều {number}.", bold=True, counted=_ARTICLE)
    yield replace(first, runs=(label, Run(text=f" {first.text}")))
    yield from others


def _recipients(decision: Decision) -> tuple[Recipient, ...]:
    """Return who gets it; those whom the last article charges come first, as "Như Điều 3"."""
    others = tuple(one for one in decision.recipients if not follows_articles(one))
    if not decision.articles:
        return others
    return (Recipient(name=f"Như Điều {len(decision.articles)}"), *others)
