"""Every command explains itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.main import main
from shop.importers.formats import FORMATS

COMMANDS = sorted(main.commands)


def test_the_commands_are_those_of_the_manual() -> None:
    assert COMMANDS == ["chat", "clean", "dialogue", "doctor", "evaluate", "ingest", "serve", "shop", "train", "tune"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_one_sentence_and_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])

    assert result.exit_code == 0
    sentence = (main.commands[name].help or "").split("\n\n")[0]
    assert sentence.endswith(".")
    assert f"Example: daogou {name}" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    options = [parameter for parameter in main.commands[name].params if isinstance(parameter, click.Option)]

    assert all(option.help for option in options)


def test_help_loads_no_heavy_library() -> None:
    program = """
import sys
from click.testing import CliRunner
from cli.main import main
CliRunner().invoke(main, ["--help"])
heavy = {"torch", "rasa", "sqlalchemy", "numpy", "rich", "socketio", "pydantic"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603

    assert result.stdout == "[]\n"


def test_an_unknown_command_is_a_usage_error_without_a_trace() -> None:
    result = CliRunner().invoke(main, ["trian"])

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_manual_names_every_command_option_and_format() -> None:
    manual = Path("docs/operations/commands.md").read_text(encoding="utf-8")

    commands: list[click.Command] = []
    for command in main.commands.values():
        commands += command.commands.values() if isinstance(command, click.Group) else [command]
    options = {opt for command in commands for p in command.params if isinstance(p, click.Option) for opt in p.opts}
    missing = {name for name in {*COMMANDS, *FORMATS, *options} if name not in manual}
    assert not missing
