"""The vectors that an earlier training has computed."""

from __future__ import annotations

import os
from pathlib import Path

from recommender.encoders import SentenceEncoder
from recommender.encoders.kept import KeepingEncoder

SETTING = "DAOGOU_KEPT_VECTORS"
"""Names the file that keeps vectors of texts from one training to the next; without it nothing is kept."""


def keeping(encoder: SentenceEncoder) -> SentenceEncoder:
    """Return the encoder with what it has encoded in earlier trainings."""
    path = os.environ.get(SETTING)
    return KeepingEncoder(encoder, Path(path)) if path else encoder
