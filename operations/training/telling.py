"""A process that tells where it stands: one JSON line for each part of its work, and again while that lasts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from operations.processes.logs import rotate


@dataclass(frozen=True)
class Part:
    """What is being done now, and about how many seconds all work takes still; None where nobody knows yet."""

    name: str
    seconds_left: float | None = None


def told_by(command: Sequence[str], environment: Mapping[str, str], log_path: Path) -> Generator[Part, None, int]:
    """Run a process, yield what it tells on its standard output, and return its exit code.

    It ends with whoever listens: closing the generator ends it.

    Args:
        command: what to run.
        environment: the whole environment that it runs in.
        log_path: takes its standard error.
    """
    log_path.parent.mkdir(parents=True, exist_ok=True)
    rotate(log_path)
    with (
        log_path.open("wb") as log,
        subprocess.Popen(  # noqa: S603  # the command is our own
            command, stdout=subprocess.PIPE, stderr=log, env=environment, encoding="utf-8"
        ) as process,
    ):
        try:
            for line in process.stdout or ():
                told = json.loads(line)
                yield Part(told["part"], told["seconds_left"])
        except BaseException:
            process.terminate()
            raise
    return process.returncode
