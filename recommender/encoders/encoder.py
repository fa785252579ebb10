"""What every sentence encoder offers, and the names of those that are shipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recommender.progress import Progress, silent

MINILM = "minilm"
MINILM_INT8 = "minilm-int8"
MULTILINGUAL = "multilingual"


class SentenceEncoder(Protocol):
    """Turns sentences into vectors whose inner product says how alike they are."""

    @property
    def name(self) -> str:
        """The name that `load_encoder` knows it by; vectors of different names must never meet."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Return one L2-normalised vector a text, [len(texts), dimension]; no text gives [0, dimension]."""
        ...
