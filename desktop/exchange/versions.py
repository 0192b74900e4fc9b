"""What each minor version of the format added, so that an older file cannot carry it."""

from collections.abc import Iterator

from desktop.domain.errors import PackageRefused
from desktop.domain.layout import PageSetup
from desktop.exchange.content import Content, data_name

_PAPERS = (1, 1)


def require_fields_of(version: tuple[int, int], content: Content) -> None:
    """Refuse content that its own version does not have.

    Raises:
        PackageRefused: ``package.spelling``.
    """
    if version < _PAPERS:
        for field in _fields_since_papers(content):
            raise PackageRefused("package.spelling", member=data_name(field))


def _fields_since_papers(content: Content) -> Iterator[str]:
    """Yield the data members that use a field of version 1.1."""
    if content.office.page != PageSetup():
        yield "office"
    if content.plan.decision is not None:
        yield "plan"
    if any(result.evidence for result in content.results):
        yield "results"
    if content.report is not None and any(part.figures for part in content.report.parts):
        yield "report"
