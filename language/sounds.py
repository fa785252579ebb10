"""How words sound, roughly: spellings that are said alike become one."""

from __future__ import annotations

import re
from functools import lru_cache

from language.folders import languages


def sound(form: str) -> str:
    """Return how a word in Latin letters sounds, in lower case: "fone" and "phone" both become "fene"."""
    return rough(form, "Latin")


def rough(form: str, script: str) -> str:
    """Return a form with letters that sound alike, in the languages of a script, written alike."""
    for pattern, written in _alike(script):
        form = pattern.sub(written, form)
    return form


@lru_cache(maxsize=2)
def _alike(script: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    files = [language.sounds for language in languages() if language.about.script == script]
    return tuple((re.compile(rule.find), rule.write) for file in files for rule in file.alike)
