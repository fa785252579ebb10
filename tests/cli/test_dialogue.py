"""`daogou dialogue` on a small dialogue: what the commands print, and how they end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from shop.settings import get_settings
from tests.small_dialogue import DOMAIN, write_dialogue


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A repository's root with a small dialogue, and nothing trained."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    write_dialogue(tmp_path)
    get_settings.cache_clear()
    yield tmp_path
    get_settings.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["dialogue", *arguments])


def test_check_prints_each_finding_with_its_place_and_ends_with_1_if_one_is_a_mistake() -> None:
    result = run("check")  # a mistake in a file: the model is not asked

    assert result.exit_code == 1
    assert "✗ bot/domain/help.yml:5, utter_help__greet: has no Chinese text\n" in result.output
    assert "! intent greet: has 2 English examples; write 10 or more\n" in result.output
    assert result.output.endswith("4 examples of 2 intents, 1 answers: 1 mistakes, 4 to look at\n")


def test_check_without_mistakes_ends_with_0(root: Path) -> None:
    chinese = "  - {text: 你好, condition: [{type: slot, name: language, value: zh}]}\n"
    (root / "bot/domain/help.yml").write_text(DOMAIN + chinese, encoding="utf-8")

    result = run("check", "--fast")

    assert result.exit_code == 0
    assert "0 mistakes" in result.output


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["try"], "the shop's database is missing"),
        (["test"], "the shop's database is missing"),
        (["test", "nonsense"], "no conversation test in tests/dialogue has 'nonsense' in its name"),
        (["report"], "the dialogue model is missing"),
    ],
)
def test_a_command_tells_what_is_missing_in_one_line(root: Path, arguments: list[str], error: str) -> None:
    (root / "tests/dialogue/help").mkdir(parents=True)
    (root / "tests/dialogue/help/greets.yml").touch()

    result = run(*arguments)

    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {error}")
    assert result.output.count("\n") == 1
