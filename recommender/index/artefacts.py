"""The trained recommender on disk: a folder of arrays with a card that says what they are made of."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pydantic import parse_raw_as

from recommender.encoders import load_query_encoder
from recommender.errors import ArtefactError
from recommender.index.indexes import Indexes, Texts, load_indexes, save_indexes

FORMAT_VERSION = 5
_CARD = "card.json"
_LIBRARIES = ("torch", "sentence-transformers", "faiss-cpu", "bm25s", "numpy")
_REMEDY = "run `daogou train recommender` to make it anew"


@dataclass(frozen=True)
class Card:
    """What a trained recommender is made of.

    `data_hash` stands for the products and purchases it was trained on, and the program; `files` holds the
    SHA-256 of every file; `parameters` and `metrics` are named figures; `seconds` is how long the training took.
    """

    data_hash: str
    encoder: str
    multilingual: str | None
    products: int
    customers: int
    interactions: int
    seconds: float
    parameters: dict[str, float] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    created_at: str = ""
    format_version: int = FORMAT_VERSION


@dataclass(frozen=True)
class _Format:
    """What is read of a card first, as the rest may be otherwise in another format."""

    format_version: int | None = None


def save_artefact(indexes: Indexes, texts: Texts, card: Card, folder: Path) -> Card:
    """Write indexes, the texts they were made of, and card; a reader finds the old artefact or the new one, whole.

    Returns:
        The card as written, with the time, the libraries and the checksums of the files.
    """
    building = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    save_indexes(indexes, texts, building)
    written = replace(
        card,
        created_at=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        libraries={name: version(name) for name in _LIBRARIES},
        files={path.relative_to(building).as_posix(): _checksum(path) for path in _files(building)},
    )
    (building / _CARD).write_text(f"{json.dumps(asdict(written), indent=2)}\n", encoding="utf-8")
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    building.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return written


def read_card(folder: Path) -> Card:
    """Read the card of an artefact.

    Raises:
        ArtefactError: there is none, or it is of another version.
    """
    path = folder / _CARD
    try:
        content = path.read_bytes()
        found = parse_raw_as(_Format, content).format_version
        if found != FORMAT_VERSION:
            raise ArtefactError(f"{folder} is of format {found}, this program reads {FORMAT_VERSION}; {_REMEDY}")
        return parse_raw_as(Card, content)
    except FileNotFoundError as error:
        raise ArtefactError(f"there is no trained recommender in {folder}; run `daogou train recommender`") from error
    except (OSError, ValueError) as error:
        raise ArtefactError(f"cannot read {path}: {error}; {_REMEDY}") from error


def load_artefact(folder: Path) -> Indexes:
    """Check an artefact against its card and read it, with its encoders.

    Raises:
        ArtefactError: it is missing, of another version, or a file is missing or was changed.
    """
    card = check_artefact(folder)
    multilingual = None if card.multilingual is None else load_query_encoder(card.multilingual)
    return load_indexes(folder, load_query_encoder(card.encoder), multilingual)


def check_artefact(folder: Path) -> Card:
    """Check that every file of an artefact is what its card says.

    Raises:
        ArtefactError: it is missing, of another version, or a file is missing or was changed.
    """
    card = read_card(folder)
    for name, checksum in card.files.items():
        path = folder / name
        if not path.is_file():
            raise ArtefactError(f"{path} is missing; {_REMEDY}")
        if _checksum(path) != checksum:
            raise ArtefactError(f"{path} is damaged: its content is not what the card says; {_REMEDY}")
    return card


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _checksum(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
