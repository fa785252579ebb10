"""The dialogue server starts without TensorFlow, and may load it later."""

from __future__ import annotations

import subprocess
import sys


def _run(program):
    """Run a program in a process that has imported nothing yet, and return what it prints."""
    command = [sys.executable, "-W", "ignore", "-c", program]
    return subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_the_dialogue_server_imports_no_tensorflow():
    loaded = (
        "import sys, bot.__main__; print([name for name in sys.modules if name.startswith(('tensorflow', 'keras'))])"
    )

    assert _run(loaded) == "[]"


def test_what_needs_tensorflow_later_gets_the_real_one():
    program = (
        "import sys; from bot.without_tensorflow import without_tensorflow\n"
        "with without_tensorflow(): import rasa.utils.tensorflow.callback\n"
        "import importlib.util; print(importlib.util.find_spec('tensorflow').origin is not None)"
    )

    assert _run(program) == "True"
