"""What every sentence encoder offers, and the one place that knows them by name."""

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


def load_encoder(name: str, threads: int = 1) -> SentenceEncoder:
    """Load an encoder without touching the network.

    Args:
        name: `minilm-int8` (English, 384-d, 8-bit, shipped in a package), `minilm` (the same model in full, shipped
            too), `multilingual` (16 languages, 512-d, numpy only, shipped too), or a folder or cached hub name that
            sentence-transformers can load.
        threads: how many an encoding may take; one for the queries of a chat, all cores for a catalogue. The
            sentence-transformers models take PyTorch's own number.

    Raises:
        ArtefactError: no model of that name lies on this machine.
    """
    if name == MULTILINGUAL:
        from recommender.text.multilingual import MultilingualEncoder

        return MultilingualEncoder(threads)
    if name == MINILM_INT8:
        from recommender.text.quantised import QuantisedEncoder

        return QuantisedEncoder(threads)
    from recommender.text.transformer import TransformerEncoder

    return TransformerEncoder(name)
