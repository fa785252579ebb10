"""Publishing: makes the dialogue model of the files as they are now, and writes the shop's words for it.

The guide takes both when it starts again.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from operations.pieces import check_database
from operations.shop_words import write_shop_words
from operations.training.dialogue import is_up_to_date, train_dialogue
from operations.training.telling import Part

if TYPE_CHECKING:
    from shop.settings import Settings


@dataclass(frozen=True)
class UpToDate:
    """The model was made of the present files already."""


@dataclass(frozen=True)
class Training:
    """The model is being trained: seconds for answers and rules, less than a minute for examples."""


@dataclass(frozen=True)
class Published:
    """The model is made."""

    path: Path
    seconds: float


def publish(settings: Settings, force: bool = False) -> Generator[UpToDate | Training | Part | Published, None, None]:
    """Write the shop's words, and make the model of the present files, unless it is made.

    A failure leaves the model of before in its place. Close the iterator to stop a training; what it has learnt until
    then is kept for the next one.

    Args:
        settings: say where the files and the model lie.
        force: train even if nothing has changed.

    Raises:
        MissingPieceError: the shop has not been read yet, or this is not the repository's root.
        EmptyShopError: the shop has no products.
        ModelError: the files do not train; the text says why.
    """
    check_database(settings)
    write_shop_words(settings)
    if not force and is_up_to_date(settings):
        yield UpToDate()
        return
    yield Training()
    began_at = time.monotonic()
    path = yield from train_dialogue(settings)
    yield Published(path, time.monotonic() - began_at)
