"""A dialogue model is loaded only as it was trained here, made of nothing but the parts that belong to the guide."""

from __future__ import annotations

import io
import json
import pickle
import shutil
import tarfile
from pathlib import Path

import pytest

from operations.errors import MissingPieceError, ModelError
from operations.pieces import model_path
from operations.training.dialogue import is_up_to_date
from operations.trusted_model import seal, verified
from shop.settings import Settings
from tests.small_dialogue import train, write_dialogue


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository's root with a trained dialogue of two intents."""
    root = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        write_dialogue(root)
        train(Settings(_env_file=None))
    return root


@pytest.fixture
def settings(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    shutil.copytree(trained, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Settings(_env_file=None)


def change(path: Path, name: str, new: bytes) -> None:
    """Put other content into a member of a model, as somebody would who tampers with it."""
    with tarfile.open(path) as archive:
        members = [(member, archive.extractfile(member)) for member in archive.getmembers()]
        contents = [(member, file.read() if file else None) for member, file in members]
    with tarfile.open(path, "w:gz") as archive:
        for member, content in contents:
            body = new if member.name == name else content
            member.size = len(body or b"")
            archive.addfile(member, io.BytesIO(body) if body is not None else None)


def test_a_model_that_was_trained_here_may_be_loaded(settings: Settings) -> None:
    assert verified(settings) == model_path(settings)
    assert is_up_to_date(settings)


def test_a_model_that_was_changed_is_refused_and_trained_again(settings: Settings) -> None:
    with model_path(settings).open("ab") as file:
        file.write(b"\0")

    with pytest.raises(ModelError, match="damaged or changed; run `daogou train dialogue"):
        verified(settings)
    assert not is_up_to_date(settings)


def test_a_digest_that_was_changed_with_it_is_refused(settings: Settings) -> None:
    """Who can write beside the model can count its digest, but does not know the installation's secret."""
    with model_path(settings).open("ab") as file:
        file.write(b"\0")
    seal(settings.copy(update={"secret": "another installation's"}))

    with pytest.raises(ModelError, match="not sealed here"):
        verified(settings)


def test_a_model_without_a_seal_is_refused(settings: Settings) -> None:
    model_path(settings).with_name("daogou.seal.json").unlink()

    with pytest.raises(ModelError, match="no seal"):
        verified(settings)


def test_a_part_that_the_configuration_does_not_name_is_refused(settings: Settings) -> None:
    """Rasa imports whatever class a model names, and some of its own unpickle what lies in the model."""
    with tarfile.open(model_path(settings)) as archive:
        metadata = json.load(archive.extractfile("metadata.json"))
    nodes = metadata["predict_schema"]["nodes"]
    strange = "rasa.nlu.classifiers.sklearn_intent_classifier.SklearnIntentClassifier"
    next(iter(nodes.values()))["uses"] = strange
    change(model_path(settings), "metadata.json", json.dumps(metadata).encode())
    seal(settings)

    with pytest.raises(ModelError, match=f"parts that config.yml does not name: {strange}"):
        verified(settings)


def test_what_is_no_model_is_refused(settings: Settings) -> None:
    model_path(settings).write_bytes(pickle.dumps("no archive"))
    seal(settings)

    with pytest.raises(ModelError, match="is no dialogue model"):
        verified(settings)


def test_all_shops_of_an_installation_share_the_model(settings: Settings) -> None:
    own = Path("var/shops/mine")

    assert verified(settings.copy(update={"var_dir": own})) == model_path(settings)
    assert not own.exists()


def test_a_missing_model_is_named_with_the_command(settings: Settings) -> None:
    model_path(settings).unlink()

    with pytest.raises(MissingPieceError, match="daogou train dialogue"):
        verified(settings)
