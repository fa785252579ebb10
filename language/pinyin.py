"""How Chinese sounds: pinyin without tones, the sounds that many speakers do not tell apart written alike."""

from __future__ import annotations

from functools import lru_cache

from language.readings import syllables
from language.sounds import rough


@lru_cache(maxsize=65536)
def pinyin(form: str) -> str:
    """Return the sound of a Chinese form, letters as they are."""
    return "".join(rough_syllables(syllable) for syllable in syllables(form))


def rough_syllables(letters: str) -> str:
    """Return pinyin as typed in the form that `pinyin` gives."""
    return rough(letters, "Han")
