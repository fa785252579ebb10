"""Spans as one tag a word: B(egin), I(nside), L(ast) and U(nit) of an entity, O for no entity (BILOU).

Ratinov and Roth, "Design challenges and misconceptions in named entity recognition", CoNLL 2009.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
_IMPOSSIBLE = -1e4

Span = tuple[int, int, str]
"""First word, last word (both included), entity."""


class TagScheme:
    """The tags of some entities, and which of them may follow which."""

    def __init__(self, entities: Sequence[str]) -> None:
        self.entities = tuple(entities)
        self.tags = (OUTSIDE, *(f"{part}-{entity}" for entity in entities for part in "BILU"))
        self._code = {tag: code for code, tag in enumerate(self.tags)}
        opens = np.array([tag == OUTSIDE or tag[0] in "BU" for tag in self.tags])
        closes = np.array([tag == OUTSIDE or tag[0] in "LU" for tag in self.tags])
        allowed = closes[:, None] & opens[None, :]
        for before, tag in enumerate(self.tags):
            if not closes[before]:
                allowed[before] = [other[0] in "IL" and other[2:] == tag[2:] for other in self.tags]
        self._start = np.where(opens, 0.0, _IMPOSSIBLE)
        self._end = np.where(closes, 0.0, _IMPOSSIBLE)
        self._transitions = np.where(allowed, 0.0, _IMPOSSIBLE)

    @property
    def outside(self) -> int:
        """The tag code of what is in no span."""
        return self._code[OUTSIDE]

    def encode(self, length: int, spans: Sequence[Span]) -> list[int]:
        """Return the tag codes of a sentence of `length` words."""
        codes = [0] * length
        for first, last, entity in spans:
            if first == last:
                codes[first] = self._code[f"U-{entity}"]
                continue
            codes[first : last + 1] = [self._code[f"I-{entity}"]] * (last - first + 1)
            codes[first], codes[last] = self._code[f"B-{entity}"], self._code[f"L-{entity}"]
        return codes

    def decode(self, codes: Sequence[int]) -> list[Span]:
        """Return the spans of tag codes that follow each other as they may."""
        spans: list[Span] = []
        first = 0
        for position, code in enumerate(codes):
            tag = self.tags[code]
            if tag == OUTSIDE:
                continue
            if tag[0] in "BU":
                first = position
            if tag[0] in "LU":
                spans.append((first, position, tag[2:]))
        return spans

    def best(self, scores: NDArray[np.float32]) -> list[int]:
        """Return the likeliest sequence of tags that is allowed, by Viterbi's algorithm.

        Args:
            scores: log probability of every tag for every word, [words, tags].
        """
        total = scores[0] + self._start
        came_from = []
        for row in scores[1:]:
            through = total[:, None] + self._transitions
            came_from.append(through.argmax(axis=0))
            total = through.max(axis=0) + row
        codes = [int((total + self._end).argmax())]
        for pointers in reversed(came_from):
            codes.append(int(pointers[codes[-1]]))
        return codes[::-1]
