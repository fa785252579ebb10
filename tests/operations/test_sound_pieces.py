"""What is served where artefacts are damaged: those that were served last, and it is said."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest

from operations.errors import OperationsError
from operations.pieces import model_path, recommender_dir
from operations.processes.environment import SHOP_WORDS
from operations.shop_words import shop_words_path
from operations.sound_pieces import SoundPieces
from operations.trusted_model import seal
from recommender.index.artefacts import FORMAT_VERSION
from shop.settings import Settings


@pytest.fixture
def installation(settings: Settings) -> Settings:
    """An installation whose pieces are whole, as far as their seals and checksums say."""
    folder = recommender_dir(settings)
    folder.mkdir(parents=True)
    (folder / "products.faiss").write_bytes(b"vectors")
    card = {
        "data_hash": "", "encoder": "", "multilingual": None, "products": 1, "customers": 1, "interactions": 1,
        "seconds": 1.0, "files": {"products.faiss": hashlib.sha256(b"vectors").hexdigest()},
        "format_version": FORMAT_VERSION,
    }  # fmt: skip
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    model_path(settings).parent.mkdir(parents=True)
    metadata = json.dumps({"train_schema": {"nodes": {}}, "predict_schema": {"nodes": {}}}).encode()
    member = tarfile.TarInfo("metadata.json")
    member.size = len(metadata)
    with tarfile.open(model_path(settings), "w:gz") as archive:
        archive.addfile(member, io.BytesIO(metadata))
    seal(settings)
    shop_words_path(settings).write_text("{}", encoding="utf-8")
    return settings


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def pieces(installation: Settings, told: list[str]) -> SoundPieces:
    """Pieces that were served once."""
    pieces = SoundPieces(installation, told.append)
    pieces.check()
    pieces.keep()
    return pieces


def test_what_is_whole_is_served(pieces: SoundPieces, installation: Settings, told: list[str]) -> None:
    assert pieces.for_actions() == {"DAOGOU_ARTEFACTS_DIR": str(installation.artefacts_dir)}
    assert pieces.for_dialogue()["DAOGOU_DIALOGUE_MODEL_DIR"] == str(installation.dialogue_model_dir)
    assert told == []


@pytest.mark.parametrize("how", ["damaged", "cut off", "gone"])
def test_instead_of_a_damaged_piece_the_last_good_one_is_served_and_said(
    pieces: SoundPieces, installation: Settings, told: list[str], how: str
) -> None:
    for path in (model_path(installation), recommender_dir(installation) / "products.faiss"):
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(b"" if how == "cut off" else path.read_bytes() + b"x")

    last_good = installation.var_dir / "last_good"
    assert pieces.for_actions() == {"DAOGOU_ARTEFACTS_DIR": str(last_good)}
    assert pieces.for_dialogue()["DAOGOU_DIALOGUE_MODEL_DIR"] == str(last_good / "dialogue")
    assert ["recommender" in told[0], "dialogue model" in told[1]] == [True, True]

    pieces.keep()  # what is damaged is not kept
    assert pieces.for_actions() == {"DAOGOU_ARTEFACTS_DIR": str(last_good)}


def test_everything_gone_is_still_served(pieces: SoundPieces, installation: Settings) -> None:
    shutil.rmtree(installation.artefacts_dir)
    shutil.rmtree(installation.dialogue_model_dir, ignore_errors=True)

    pieces.check()
    assert Path(pieces.for_dialogue()[SHOP_WORDS]).exists()


def test_where_there_is_no_copy_either_it_is_an_error_with_the_way_out(installation: Settings) -> None:
    pieces = SoundPieces(installation, lambda text: None)
    model_path(installation).write_bytes(b"half")

    with pytest.raises(OperationsError, match="daogou train dialogue"):
        pieces.check()
