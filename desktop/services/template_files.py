"""The shipped templates of plans."""

import msgspec

from desktop.domain.templates import Template
from desktop.paths import resource

TEMPLATES = ("xa-pci-pgi", "so-pgi")
"""The names of the templates."""


def load_template(name: str) -> Template:
    """Return one of TEMPLATES."""
    return msgspec.json.decode(resource("templates", f"{name}.json").read_bytes(), type=Template)
