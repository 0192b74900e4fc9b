"""The figures of the friendliness driver: compared with their limit, printed, kept in a file."""

import os
import re
from pathlib import Path

PAPER = Path(__file__).parents[2] / "benchmarks" / "friendliness.md"


def record(job: str, figure: float, limit: float, how: str) -> None:
    """Print a figure, write it down when asked to, and hold it against its limit and the file."""
    shown = f"{figure:.2f}" if isinstance(figure, float) else str(figure)
    line = f"| {job} | {shown} | {limit:g} | {how} |"
    print(line)
    lines = PAPER.read_text(encoding="utf-8").splitlines() if PAPER.exists() else []
    place = next((n for n, one in enumerate(lines) if one.startswith(f"| {job} |")), None)
    if os.environ.get("SOPGI_REGENERATE"):
        if place is None:
            lines.append(line)
        else:
            lines[place] = line
        PAPER.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        assert place is not None, f"{PAPER.name} lacks: {job}"
        kept = re.split(r" \| ", lines[place])[1]
        assert kept == shown, f"{PAPER.name} says {kept}, counted {shown}"
    assert figure <= limit, line
