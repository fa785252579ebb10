"""Shows long work: bars and a turning wheel in a terminal, a line every few seconds where there is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

    from recommender.progress import Progress as Show

Tell = Callable[[str, "float | None"], None]
"""Takes what is being done now, and in about how many seconds it is done; None where nobody knows."""
_EVERY_S = 8.0


@contextmanager
def telling(console: Console, first: str) -> Iterator[Tell]:
    """Give what shows the part of a work that is being done.

    Args:
        console: where it is shown.
        first: what is being done at first.
    """
    if console.is_terminal:
        with console.status(first) as status:
            yield lambda text, seconds_left: status.update(_with_time(text, seconds_left))
        return
    lines = _Lines(console, first)
    try:
        yield lines.tell
    finally:
        lines.end()


@contextmanager
def stages(console: Console) -> Iterator[Show]:
    """Give what shows one bar a stage; a stage that begins again starts its bar anew."""
    if not console.is_terminal:
        with telling(console, "Reading the shop") as tell:
            yield _timed(tell)
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}/{task.total:,}"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done, total=total)

        yield show


class _Lines:
    """Prints what is being done, and again while it lasts: who reads a log must see that the work goes on."""

    def __init__(self, console: Console, text: str) -> None:
        self._console = console
        self._text = text
        self._ends_at: float | None = None
        self._began_at = time.monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._print, daemon=True)
        self._thread.start()

    def tell(self, text: str, seconds_left: float | None) -> None:
        self._text = text
        self._ends_at = None if seconds_left is None else time.monotonic() + seconds_left

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _print(self) -> None:
        is_over = False
        while not is_over:
            now = time.monotonic()
            left = None if self._ends_at is None else max(self._ends_at - now, 0.0)
            self._console.print(f"{_clock(now - self._began_at)} {_with_time(self._text, left)}", highlight=False)
            is_over = self._ended.wait(_EVERY_S)


def _timed(tell: Tell) -> Show:
    """Return what tells of stages in words, and of the time left by how quickly the stage went until now."""
    began: dict[str, float] = {}

    def show(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        spent = now - began.setdefault(stage, now)
        left = spent / done * (total - done) if done and spent else None
        tell(f"{stage}, {done:,} of {total:,}", left)

    return show


def _with_time(text: str, seconds_left: float | None) -> str:
    return text if seconds_left is None else f"{text}, about {_clock(seconds_left)} left"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
