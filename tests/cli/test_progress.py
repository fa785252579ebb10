"""Long work where there is no terminal: lines that tell that it goes on."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from cli import progress


@pytest.fixture
def console(monkeypatch):
    monkeypatch.setattr(progress, "_EVERY_S", 0.05)
    return Console(file=io.StringIO(), force_terminal=False, width=100)


def test_a_part_is_told_again_while_it_lasts_with_the_time_left(console):
    with progress.telling(console, "loading") as tell:
        time.sleep(0.08)
        tell("learning", 75.0)
        time.sleep(0.2)
    lines = console.file.getvalue().splitlines()

    assert lines[0] == "0:00 loading"
    assert lines[-1] == "0:00 learning, about 1:14 left"
    assert len(lines) >= 4


def test_stages_are_told_by_their_counts(console):
    with progress.stages(console) as show:
        show("product vectors", 0, 1000)
        time.sleep(0.1)
        show("product vectors", 500, 1000)
        time.sleep(0.1)

    assert "product vectors, 500 of 1,000, about 0:00 left" in console.file.getvalue()
