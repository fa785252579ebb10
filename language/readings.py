"""How Chinese is read aloud, without tones: by pypinyin, with a small table of phrases in the place of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from language.han import is_han

READINGS = Path(__file__).parent / "readings.tsv"
"""The phrases that are not read as their characters are one by one; `data/taxonomy/make_readings.py` makes it."""


def syllables(text: str) -> list[str]:
    """Return the syllables of a Chinese text; what is not Chinese stays as it is."""
    if is_han(text) and not _has_phrase(text):  # the most by far, and pypinyin takes its time for each text
        return [syllable for character in text for syllable in _of_character(character)]
    return _reader()(text)


@lru_cache(maxsize=16_384)
def _of_character(character: str) -> list[str]:
    return _reader()(character)


def _has_phrase(text: str) -> bool:
    phrases, starts = _phrases(), range(len(text) - 1)
    return any(text[start : start + length] in phrases for start in starts for length in _lengths())


@lru_cache(maxsize=1)
def _lengths() -> frozenset[int]:
    return frozenset(map(len, _phrases()))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return dict(line.split("\t") for line in READINGS.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], list[str]]:
    # Its 47,000 phrases take 43 MB, and 3,500 tell all that they tell of sounds without tones.
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    import pypinyin

    read = {phrase: [[one] for one in reading.split()] for phrase, reading in _phrases().items()}
    pypinyin.load_phrases_dict(read)
    reader: Callable[[str], list[str]] = pypinyin.lazy_pinyin
    return reader
