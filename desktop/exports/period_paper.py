"""The periodic report as a paper: head, five narrative parts, annexes of tasks and targets."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from desktop import __version__
from desktop.domain.framework import Framework
from desktop.domain.layout import Style
from desktop.domain.letterhead import full_name
from desktop.domain.narrative import (
    PART_TITLES,
    has_figures,
    is_heading,
    paper_date,
    part_texts,
    period_phrase,
)
from desktop.domain.office import Office
from desktop.domain.outline import Outline
from desktop.domain.paper import Paper
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.report import Report
from desktop.domain.result import Measure, Result
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
from desktop.exports.period_tables import summary_table, target_table, task_results

ILLUSTRATIVE = "Số liệu kết quả trong báo cáo này là dữ liệu minh họa."
_ROMAN = ("I", "II", "III", "IV", "V")


class PeriodPaper:
    """What a periodic report is made of; ``results`` is keyed by task."""

    def __init__(
        self,
        *,
        office: Office,
        plan: Plan,
        period: Period,
        results: Mapping[UUID, Result],
        measures: tuple[Measure, ...],
        report: Report,
        frameworks: tuple[Framework, ...] = (),
        illustrative: bool = False,
    ) -> None:
        self._office = office
        self._name = full_name(office.name)
        self._plan = plan
        self._period = period
        self._results = results
        self._measures = measures
        self._report = report
        self._frameworks = frameworks
        self._illustrative = illustrative
        self._outline = Outline(plan)

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
        figures = has_figures(self._plan, self._measures)
        note = attached_to("Báo cáo", self._report.head, self._name)
        phrase = period_phrase(self._period).upper()
        notice = paragraphs(Style.NOTICE, ILLUSTRATIVE) if self._illustrative else ()
        yield Annex(
            heading="Phụ lục I" if figures else "Phụ lục",
            title=f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ {phrase}",
            note=note,
            blocks=(*notice, task_results(self._outline, self._results)),
        )
        if figures:
            yield Annex(
                heading="Phụ lục II",
                title=f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU {phrase}",
                note=note,
                blocks=(*notice, self._target_table()),
            )

    def _target_table(self) -> Table:
        return target_table(self._outline, self._period, self._measures, self._frameworks)

    def _sheets(self, title: str) -> Iterator[Sheet]:
        heading = [self._name, joined([self._report.head.type_name, title])]
        heading.append(f"Kỳ báo cáo: {self._period.label}")
        if self._illustrative:
            heading.append(ILLUSTRATIVE)
        lines = tuple(printable(line) for line in heading)
        summary = summary_table(self._outline, self._results)
        yield Sheet(name="Tổng hợp", heading=lines, table=summary)
        tasks = task_results(self._outline, self._results, full=True)
        yield Sheet(name="Nhiệm vụ", heading=lines, table=tasks)
        if has_figures(self._plan, self._measures):
            yield Sheet(name="Chỉ tiêu", heading=lines, table=self._target_table())
