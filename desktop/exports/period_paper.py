"""The periodic report as a paper: head, five narrative parts, annexes."""

from collections.abc import Iterator
from datetime import date

from desktop import __version__
from desktop.domain.end_marks import END
from desktop.domain.layout import Style
from desktop.domain.letterhead import full_name
from desktop.domain.narrative import (
    PART_TITLES,
    AnnexKind,
    annex_headings,
    annex_pointer,
    is_heading,
    not_pointed_to,
    paper_date,
    part_texts,
    period_phrase,
)
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.word_source import Origin, Source, SourceKind
from desktop.exports.citation import plan_citation
from desktop.exports.document import (
    Annex,
    Document,
    Paragraph,
    Sheet,
    Table,
    joined,
    paragraphs,
    printable,
)
from desktop.exports.head import attached_to, closing, letterhead
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.period_tables import (
    SUMMARY_CHART,
    evidence_table,
    summary_table,
    task_results,
)
from desktop.exports.period_targets import target_chart, target_table

ILLUSTRATIVE = "Số liệu kết quả trong báo cáo này là dữ liệu minh họa."
_ROMAN = ("I", "II", "III", "IV", "V")
_ANNEX_TITLES = {
    AnnexKind.TASKS: "KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    AnnexKind.TARGETS: "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    AnnexKind.EVIDENCE: "DANH MỤC VĂN BẢN, SẢN PHẨM MINH CHỨNG",
}


class PeriodPaper:
    """What a periodic report is made of; ``results`` is keyed by task."""

    def __init__(self, facts: PeriodFacts) -> None:
        self._office = facts.office
        self._name = full_name(facts.office.name)
        self._plan = facts.plan
        self._period = facts.period
        self._results = facts.results
        self._measures = facts.measures
        self._report = facts.report
        self._frameworks = facts.frameworks
        self._illustrative = facts.illustrative
        self._outline = Outline(facts.plan)
        self._headings = annex_headings(self._outline, facts.results, facts.measures)

    def document(self, *, created: date) -> Document:
        """Return the paper; ``created`` is the day put into the file's properties."""
        report = self._report
        head = report.head
        title = " ".join(head.title)
        return Document(
            title=printable(joined([head.type_name.capitalize(), title])),
            author=printable(self._office.name),
            created=created,
            letterhead=letterhead(head),
            type_name=printable(head.type_name),
            title_lines=tuple(printable(line) for line in head.title),
            addressees=tuple(printable(name) for name in report.addressees),
            blocks=tuple(self._body()),
            closing=closing(report.recipients, report.signer, answers=bool(report.addressees)),
            annexes=tuple(self._annexes()),
            sheets=tuple(self._sheets(title)),
            origin=Origin(
                paper=Paper.REPORT,
                plan_id=self._plan.id,
                period_id=self._period.id,
                program=__version__,
            ),
        )

    def _body(self) -> Iterator[Paragraph]:
        if self._illustrative:
            yield from paragraphs(Style.NOTICE, ILLUSTRATIVE)
        yield from paragraphs(Style.BODY, self._opening())
        texts = part_texts(self._report, self._plan, self._period, self._results, self._measures)
        printed = [(key, text) for key, text in texts.items() if text.strip()]
        for number, (key, text) in zip(_ROMAN, printed, strict=False):
            yield from paragraphs(Style.HEADING_1, f"{number}. {PART_TITLES[key].upper()}")
            lines = (line.strip() for line in printable(text).split("\n"))
            for place, line in enumerate(line for line in lines if line):
                style = Style.HEADING_2 if is_heading(line) else Style.BODY
                source = Source(kind=SourceKind.PART, field=key.value, line=place)
                yield from paragraphs(style, line, source)
        # What a clerk wrote may name no annex, or those of another day.
        left = not_pointed_to(self._headings, "\n".join(text for _, text in printed))
        yield from paragraphs(Style.BODY, annex_pointer(left))
        yield from paragraphs(Style.BODY, self._farewell())

    def _opening(self) -> str:
        window = f"từ ngày {paper_date(self._period.data_from)}"
        window += f" đến ngày {paper_date(self._period.data_to)}"
        return (
            f"Thực hiện {plan_citation(self._plan, self._office)}, {self._name} báo cáo kết quả"
            f" thực hiện {period_phrase(self._period)} (số liệu {window}) như sau:"
        )

    def _farewell(self) -> str:
        told = f"Trên đây là kết quả thực hiện Kế hoạch trong {period_phrase(self._period)}"
        told += f" của {self._name}"
        receivers = ", ".join(self._report.addressees)
        return f"{told}, kính báo cáo {receivers}./." if receivers else f"{told}./."

    def _annexes(self) -> Iterator[Annex]:
        note = attached_to("Báo cáo", self._report.head, self._name)
        phrase = period_phrase(self._period).upper()
        notice = paragraphs(Style.NOTICE, ILLUSTRATIVE) if self._illustrative else ()
        for kind, heading in self._headings.items():
            yield Annex(
                heading=heading,
                title=f"{_ANNEX_TITLES[kind]} {phrase}",
                note=note,
                blocks=(*notice, self._table(kind), *paragraphs(Style.BODY, END)),
            )

    def _table(self, kind: AnnexKind) -> Table:
        match kind:
            case AnnexKind.TASKS:
                return task_results(self._outline, self._results)
            case AnnexKind.TARGETS:
                return self._target_table()
            case AnnexKind.EVIDENCE:
                return evidence_table(self._outline, self._results)

    def _target_table(self) -> Table:
        return target_table(self._outline, self._period, self._measures, self._frameworks)

    def _sheets(self, title: str) -> Iterator[Sheet]:
        heading = [self._name, joined([self._report.head.type_name, title])]
        heading.append(f"Kỳ báo cáo: {self._period.label}")
        if self._illustrative:
            heading.append(ILLUSTRATIVE)
        lines = tuple(printable(line) for line in heading)
        summary = summary_table(self._outline, self._results)
        yield Sheet(name="Tổng hợp", heading=lines, table=summary, chart=SUMMARY_CHART)
        tasks = task_results(self._outline, self._results, full=True)
        yield Sheet(name="Nhiệm vụ", heading=lines, table=tasks)
        if AnnexKind.TARGETS in self._headings:
            targets = self._target_table()
            chart = target_chart(targets)
            yield Sheet(name="Chỉ tiêu", heading=lines, table=targets, chart=chart)
        if AnnexKind.EVIDENCE in self._headings:
            evidence = evidence_table(self._outline, self._results)
            yield Sheet(name="Minh chứng", heading=lines, table=evidence)
