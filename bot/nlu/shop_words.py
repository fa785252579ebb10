"""The words of the shop that is served, which a loaded model takes in the place of those it was trained with.

Training shows the model what it means that a word is the shop's; which words those are changes with the catalogue, and
one model serves every shop.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

SETTING = "DAOGOU_SHOP_WORDS"
"""Names the file with the served shop's words, a JSON object of lists by kind; without it the model keeps its own."""


def served_words(learnt: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the served shop's words, of the kinds that a model has learnt with; the learnt ones without a shop."""
    path = os.environ.get(SETTING)
    if not path:
        return learnt
    words = _read(path)
    return {kind: words.get(kind, ()) for kind in learnt}


@cache
def _read(path: str) -> dict[str, list[str]]:
    content: dict[str, list[str]] = json.loads(Path(path).read_text(encoding="utf-8"))
    return content
