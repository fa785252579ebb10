"""How Chinese is read aloud, without tones: by pypinyin, with a small table of phrases in the place of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

READINGS = Path(__file__).parent / "readings.tsv"
"""The phrases that are not read as their characters are one by one; `data/taxonomy/make_readings.py` makes it."""


def syllables(text: str) -> list[str]:
    """Return the syllables of a Chinese text; what is not Chinese stays as it is."""
    return _reader()(text)


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], list[str]]:
    # Its 47,000 phrases take 43 MB, and 3,500 tell all that they tell of sounds without tones.
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    import pypinyin

    lines = READINGS.read_text(encoding="utf-8").splitlines()
    phrases = dict(line.split("\t") for line in lines)
    pypinyin.load_phrases_dict({phrase: [[one] for one in reading.split()] for phrase, reading in phrases.items()})
    reader: Callable[[str], list[str]] = pypinyin.lazy_pinyin
    return reader
