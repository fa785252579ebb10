"""What an earlier training has computed, by the content of what it was computed from."""

from __future__ import annotations

import os
from pathlib import Path

from recommender.encoders import SentenceEncoder
from recommender.encoders.kept import KeepingEncoder

VECTORS = "DAOGOU_KEPT_VECTORS"
"""Names the file that keeps vectors of texts from one training to the next; without it none are kept."""
CACHE = "RASA_CACHE_DIRECTORY"
"""Names the folder in which Rasa keeps what it has learnt; `daogou train` gives every version of the code its own."""


def keeping(encoder: SentenceEncoder) -> SentenceEncoder:
    """Return the encoder with what it has encoded in earlier trainings."""
    path = os.environ.get(VECTORS)
    return KeepingEncoder(encoder, Path(path)) if path else encoder


def kept_folder(name: str) -> Path | None:
    """Return a folder for what was learnt from the content that `name` stands for; None where nothing is kept."""
    path = os.environ.get(CACHE)
    if not path:
        return None
    folder = Path(path) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
