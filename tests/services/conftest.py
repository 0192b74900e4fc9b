"""An open ledger for the tests of services."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.models.database import Database, create_database, open_database
from desktop.services.catalogue import CatalogueService
from desktop.services.offices import OfficeService
from desktop.services.periods import PeriodService
from desktop.services.plans import PlanService
from desktop.services.results import ResultService


@dataclass
class Services:
    """The services of one ledger, and a way to see what is really in the file."""

    path: Path
    database: Database

    def __post_init__(self) -> None:
        self.offices = OfficeService(self.database)
        self.catalogue = CatalogueService(self.database)
        self.plans = PlanService(self.database, self.offices, self.catalogue)
        self.periods = PeriodService(self.database)
        self.results = ResultService(self.database, self.catalogue)

    def reopened(self) -> "Services":
        """Close the ledger and open it again, as on the next day."""
        self.database.close()
        self.database = open_database(self.path)
        self.__post_init__()
        return self


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    path = tmp_path / "so.sopgidb"
    made = Services(path, create_database(path))
    yield made
    made.database.close()
