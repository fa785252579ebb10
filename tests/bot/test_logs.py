"""What shoppers say is in no log, whatever fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from shop.settings import Settings
from tests.serving import ROOT
from tests.small_dialogue import train, write_dialogue

MARKER = "my name is Zaphod"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    root = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        write_dialogue(root)
        return train(Settings(_env_file=None)).resolve()


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_a_conversation_whose_store_fails_is_not_in_the_log(model: Path, tmp_path: Path, level: str):
    command = [sys.executable, "-m", "tests.bot.conversation_in_a_process", level, str(model)]
    done = subprocess.run(  # noqa: S603  # our own
        [*command, str(tmp_path / "talks.db"), f"hello, {MARKER}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    log = done.stdout + done.stderr

    assert "full" in log  # both failures are told
    assert "rest.message.received.failure" in log
    assert MARKER not in log
