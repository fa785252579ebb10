"""Training of the dialogue model, with Rasa itself on two intents."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from operations.errors import MissingPieceError, ModelError
from operations.pieces import model_path
from operations.training.dialogue import is_up_to_date, train_dialogue, training_fingerprint
from operations.training.telling import Part
from shop.settings import Settings
from tests.small_dialogue import CONFIG, NLU, train, write_dialogue


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A repository's root with nothing but a dialogue."""
    monkeypatch.chdir(tmp_path)
    write_dialogue(tmp_path)
    return Settings(_env_file=None)


def test_training_makes_the_model_once_and_a_failure_keeps_it(settings: Settings) -> None:
    assert not is_up_to_date(settings)

    parts = list(train_dialogue(settings))

    assert Part("intent classifier: learning") in parts
    assert is_up_to_date(settings)
    content = model_path(settings).read_bytes()
    Path("config.yml").write_text(CONFIG.replace("WhitespaceTokenizer", "NoSuchTokenizer"), encoding="utf-8")
    assert not is_up_to_date(settings)
    with pytest.raises(ModelError, match="NoSuchTokenizer") as caught:
        train(settings)
    assert "The model of before is still in place" in str(caught.value)
    assert model_path(settings).read_bytes() == content


@pytest.mark.parametrize("name", ["config.yml", "bot/domain/help.yml", "data/dialogue/help.yml"])
def test_a_change_of_any_input_makes_the_model_old(settings: Settings, name: str) -> None:
    before = training_fingerprint(settings)
    with Path(name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert training_fingerprint(settings) != before


def test_outside_the_repository_the_command_says_where_to_go(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    with pytest.raises(MissingPieceError, match="root"):
        train(settings)


def test_what_was_learnt_before_a_training_was_stopped_is_not_learnt_again(settings: Settings) -> None:
    with closing(train_dialogue(settings)) as parts:
        assert any(part.name == "rule policy: learning" for part in parts)

    names = [part.name for part in train_dialogue(settings)]

    assert is_up_to_date(settings)
    assert "count vectors featurizer: learning" not in names


def test_the_second_training_knows_how_long_it_takes(settings: Settings) -> None:
    train(settings)
    Path("data/dialogue/help.yml").write_text(NLU.replace("bye", "bye bye"), encoding="utf-8")

    assert any(part.seconds_left is not None for part in train_dialogue(settings))


def test_a_rule_with_an_action_that_nobody_has_named_is_refused(settings: Settings) -> None:
    Path("data/dialogue/help.yml").write_text(NLU.replace("utter_help__greet", "utter_help__gret"), encoding="utf-8")

    with pytest.raises(ModelError, match="utter_help__gret'"):
        train(settings)
