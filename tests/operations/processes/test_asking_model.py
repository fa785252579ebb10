"""Asking the model: a program is run, and what it writes is read by its type."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from operations.errors import MissingPieceError, ModelError
from operations.pieces import model_path
from operations.processes.asking_model import ask_model
from shop.settings import Settings
from tests.small_dialogue import write_dialogue, write_model

PROGRAM = """
import sys
_, option, model, _, out, *words = sys.argv
if words == ["broken"]:
    sys.exit("the model is of another version")
with open(out, "w", encoding="utf-8") as file:
    file.write('{"en": {"model": "%s", "words": %d, "more": true}}' % (model, len(words)))
"""


@dataclass(frozen=True)
class Found:
    model: str
    words: int


@pytest.fixture
def asked(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an installation with a model, and a program that asks it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    write_dialogue(tmp_path)
    write_model(settings)
    return settings


def test_the_answer_has_the_type_that_was_asked_for(asked: Settings) -> None:
    answer = ask_model(asked, dict[str, Found], "program", "two", "words")

    assert answer == {"en": Found(str(model_path(asked)), 2)}


def test_a_program_that_fails_is_told_with_its_last_words(asked: Settings) -> None:
    with pytest.raises(ModelError, match="the model is of another version"):
        ask_model(asked, dict[str, Found], "program", "broken")


def test_a_model_that_was_not_trained_here_is_not_loaded(asked: Settings) -> None:
    with model_path(asked).open("ab") as file:
        file.write(b"changed")

    with pytest.raises(ModelError, match="damaged or changed"):
        ask_model(asked, dict[str, Found], "program", "two", "words")


def test_a_missing_model_is_named_with_the_command(settings: Settings) -> None:
    with pytest.raises(MissingPieceError, match="daogou train dialogue"):
        ask_model(settings, dict[str, Found], "program")
