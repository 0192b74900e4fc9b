"""The shipped samples: three real plans, and invented results marked as such."""

import msgspec

from desktop.domain.sample import Sample, SampleResults
from desktop.paths import resource

SAMPLES = ("xa-dai-lanh-2024", "so-gtvt-lang-son-2024", "so-ngoai-vu-lang-son-2024")
"""The names of the samples, the fullest first."""


def load_sample(name: str) -> Sample:
    """Return one of SAMPLES."""
    return msgspec.json.decode(resource("samples", f"{name}.json").read_bytes(), type=Sample)


def load_sample_results(name: str) -> SampleResults:
    """Return the invented results of one of SAMPLES."""
    path = resource("samples", f"{name}.results.json")
    return msgspec.json.decode(path.read_bytes(), type=SampleResults)
