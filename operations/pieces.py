"""Where the pieces of an installation lie, and whether those that must be made first have been made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import MissingPieceError
from operations.shop_words import shop_words_path

if TYPE_CHECKING:
    from shop.settings import Settings

MODEL_NAME = "daogou"


def model_path(settings: Settings) -> Path:
    """Return where the trained dialogue model lies."""
    return settings.dialogue_model_dir / f"{MODEL_NAME}.tar.gz"


def recommender_dir(settings: Settings) -> Path:
    """Return the folder of the trained recommender."""
    return settings.artefacts_dir / "recommender"


def sqlite_path(database_url: str) -> Path | None:
    """Return the file of a SQLite database, or None for any other database."""
    from sqlalchemy.engine import make_url

    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def check_database(settings: Settings) -> None:
    """Make sure that a SQLite database has been made; connecting would make an empty one.

    Raises:
        MissingPieceError: it has not.
    """
    path = sqlite_path(settings.database_url)
    if path is not None and not path.exists():
        raise MissingPieceError("the shop's database", path, "daogou ingest")


def check_pieces(settings: Settings) -> None:
    """Make sure that everything the servers need has been made.

    Raises:
        MissingPieceError: something is missing; the text names the command that makes it.
    """
    check_database(settings)
    if not recommender_dir(settings).is_dir():
        raise MissingPieceError("the trained recommender", recommender_dir(settings), "daogou train recommender")
    if not model_path(settings).exists():
        raise MissingPieceError("the dialogue model", model_path(settings), "daogou train dialogue")
    if not shop_words_path(settings).exists():
        raise MissingPieceError("the shop's words for it", shop_words_path(settings), "daogou train dialogue")
