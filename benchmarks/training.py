"""Where the time of training the dialogue model goes.

    python -m benchmarks.training               # one to four minutes on two cores

Trains three times in a folder of its own, nothing kept at first: from nothing, after one changed example, after one
changed answer. The files themselves are copied and stay as they are. CPU seconds of all processes, and of each part:
on a machine with other work they say more than those of the clock.
"""

from __future__ import annotations

import json
import resource
import shutil
import tempfile
import time
from collections import deque
from pathlib import Path

import click
import regex
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from operations.training.dialogue import times_path, train_dialogue
from shop.settings import Settings, get_settings

_RESULTS = Path("benchmarks/results/training.md")
_EXAMPLE = regex.compile(r"^ +- (?=\w)", regex.MULTILINE)
_ANSWER = regex.compile(r"^ +- text: ['\"]?(?=\w)", regex.MULTILINE)
_LEAST_S = 0.1


@click.command(help=__doc__)
def main() -> None:
    """Measure and write the tables."""
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        settings = _copied(get_settings(), Path(name))
        trainings = Table(title="Training the dialogue model")
        for heading in ("what changed", "CPU seconds", "seconds"):
            trainings.add_column(heading, justify="left" if heading == "what changed" else "right")
        parts: dict[str, dict[str, float]] = {}
        for what, path, pattern in (
            ("nothing is kept yet", None, None),
            ("one example", settings.dialogue_dir / "catalogue" / "nlu_en.yml", _EXAMPLE),
            ("one answer", settings.domain_dir / "catalogue.yml", _ANSWER),
        ):
            if path is not None and pattern is not None:
                path.write_text(pattern.sub(r"\g<0>please ", path.read_text(encoding="utf-8"), count=1), "utf-8")
            with console.status(f"Training ({what})"):
                cpu, seconds = _train(settings)
            trainings.add_row(what, f"{cpu:.0f}", f"{seconds:.0f}")
            parts[what] = json.loads(times_path(settings).read_text(encoding="utf-8"))
            times_path(settings).unlink()
    table = Table(title="CPU seconds of each part")
    table.add_column("part")
    for what in parts:
        table.add_column(what, justify="right")
    for part in dict.fromkeys(part for own in parts.values() for part in own):
        if any(own.get(part, 0.0) >= _LEAST_S for own in parts.values()):
            table.add_row(part, *(f"{own[part]:.1f}" if part in own else "" for own in parts.values()))
    console.print(trainings, table)
    write_tables(_RESULTS, "Training the dialogue model", trainings, table)


def _copied(settings: Settings, folder: Path) -> Settings:
    """Return settings of a copy of the files, in which nothing has been learnt."""
    for own, name in ((settings.domain_dir, "domain"), (settings.dialogue_dir, "dialogue")):
        shutil.copytree(own, folder / name)
    changed = {
        "domain_dir": folder / "domain",
        "dialogue_dir": folder / "dialogue",
        "dialogue_model_dir": folder / "model",
        "var_dir": folder / "var",
    }
    return settings.copy(update=changed)


def _train(settings: Settings) -> tuple[float, float]:
    """Train, and return the CPU seconds of the process, and those of the clock."""
    began_at, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    deque(train_dialogue(settings), maxlen=0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - began_at


if __name__ == "__main__":
    main()
