"""Artefacts are read whole, or refused with the command that makes them."""

from __future__ import annotations

import json

import pytest

from recommender.errors import ArtefactError
from recommender.index.artefacts import Card, load_artefact, read_card, save_artefact

CARD = Card("hash", "multilingual", None, products=26, customers=40, interactions=200, seconds=0.1)


@pytest.fixture
def folder(indexes, texts, tmp_path):
    path = tmp_path / "recommender"
    save_artefact(indexes, texts, CARD, path)
    return path


def test_a_card_says_what_the_artefact_is_made_of(folder):
    card = read_card(folder)
    assert (card.data_hash, card.products, card.customers) == ("hash", 26, 40)
    assert "torch" in card.libraries
    assert card.created_at.endswith("+00:00")
    assert "columns.npz" in card.files


def test_writing_again_replaces_the_whole(folder, indexes, texts):
    (folder / "stray").write_text("x")
    save_artefact(indexes, texts, CARD, folder)
    assert not (folder / "stray").exists()
    assert [path.name for path in folder.parent.iterdir()] == ["recommender"]


def test_no_artefact_names_the_command(tmp_path):
    with pytest.raises(ArtefactError, match="daogou train recommender"):
        load_artefact(tmp_path / "nothing")


def test_every_file_is_checked(folder):
    for name in read_card(folder).files:
        path = folder / name
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(ArtefactError, match=f"{path.name} is damaged"):
            load_artefact(folder)
        path.unlink()
        with pytest.raises(ArtefactError, match=f"{path.name} is missing"):
            load_artefact(folder)
        path.write_bytes(content)
    load_artefact(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format_version": 99}', '{"format_version": 3, "odd": 2}'])
def test_a_card_that_cannot_be_read_is_refused(folder, content):
    (folder / "card.json").write_text(content)
    with pytest.raises(ArtefactError, match="daogou train recommender"):
        load_artefact(folder)


@pytest.mark.parametrize("odd", [{"products": "many"}, {"files": ["columns.npz"]}, {"metrics": {"blend": None}}])
def test_a_card_with_a_value_of_another_kind_is_refused(folder, odd):
    content = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(content | odd))
    with pytest.raises(ArtefactError, match="daogou train recommender"):
        load_artefact(folder)


def test_a_card_of_another_format_says_so(folder):
    content = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**content, "format_version": 3, "products": "many"}))
    with pytest.raises(ArtefactError, match="is of format 3, this program reads 5; run `daogou train recommender`"):
        read_card(folder)


def test_an_artefact_holds_nothing_that_could_run(folder):
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} <= {
        ".json",
        ".npz",
        ".npy",
        ".safetensors",
        ".faiss",
    }
    json.loads((folder / "card.json").read_text())
