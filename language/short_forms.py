"""Everyday short forms of things, which no dictionary holds: "vac" of a vacuum cleaner."""

from __future__ import annotations

from functools import lru_cache

from language.folders import languages


def meant_by_short(form: str) -> str | None:
    """Return what a short form is short for, None where a word is none.

    Args:
        form: comparable words, see `language.words.words_of`, without blanks between them.
    """
    return _short_forms().get(form)


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, str]:
    return {each.find.replace(" ", ""): each.write for language in languages() for each in language.words.short}
