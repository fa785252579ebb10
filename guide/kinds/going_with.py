"""What stands among a kind of thing and only goes with it: bags and filters among vacuum cleaners."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from language.exact_words import exact_words
from language.fits import before_fits
from language.fold import fold
from language.folders import languages
from language.han import contains_han
from language.patterns import bounded
from language.tables import all_sources

_MOST_WORDS = 3
"""Words before the name of what only goes with a thing that tell it from the thing: "exhaust filter"."""
_FEWEST = 0.3
"""The share of a category that is the thing itself, at least."""
_BETWEEN = r"[\s/-]*"
_WORD_BEFORE = re.compile(r"[^\W_][\w.]*[\s/-]+")


class GoingWith:
    """Tells what the titles of a category call what only goes with its kind of thing.

    Args:
        titles: by the key of the category of each.
    """

    def __init__(self, titles: Mapping[str, Sequence[str]]) -> None:
        self._titles = titles
        self.phrases = lru_cache(maxsize=256)(self._phrases)

    def _phrases(self, key: str, names: tuple[str, ...], *, is_part: bool = False) -> tuple[str, ...]:
        """Return the phrases of titles that only what goes with a thing has.

        None where the thing is such a thing itself (a case, a brush), or where most of the category is.

        Args:
            key: of the category.
            names: what the thing is called, its own name first: "vacuum cleaner", "hoover".
            is_part: whether the category holds other things too.
        """
        part = _part_of(names)
        if part is None or not names or any(re.fullmatch(word, fold(_last(names[0]))) for word in _going_with()):
            return ()
        own = [name for name in names if not part.search(fold(_last(name)))]
        called = re.compile(bounded(rf"(?:{'|'.join(sorted({re.escape(fold(_last(name))) for name in own}))})s?"))
        heads = [before_fits(fold(title)) for title in self._titles.get(key, ())]
        twice = rf"|{part.pattern}{_BETWEEN}{part.pattern}" if is_part else ""  # a mount ring, wherever it says tripod
        behind = re.compile(rf"{called.pattern}{_BETWEEN}{part.pattern}{twice}")
        heads = [head for head in heads if called.search(head)] if is_part else heads
        aside = [head for head in heads if behind.search(head)]
        if any(called.search(head) for head in aside):
            aside += [head for head in heads if part.search(head) and not called.search(head)]
        kept = [head for head in heads if head not in aside]
        if len(kept) < len(heads) * _FEWEST or not any(called.search(head) for head in kept):
            return ()
        return tuple(dict.fromkeys(_telling(head, part, kept) for head in sorted(set(aside))))


def _telling(head: str, part: re.Pattern[str], kept: Sequence[str]) -> str:
    """Return what of a title names what only goes with a thing, with as few words before it as tell it from the thing.

    That is all of the title where no fewer words do.
    """
    said = [_plain(other) for other in kept]
    for found in reversed(list(part.finditer(head))):
        before = list(_WORD_BEFORE.finditer(head[: found.start()]))
        for start in (found.start(), *(match.start() for match in reversed(before[-_MOST_WORDS:]))):
            phrase = head[start : found.end()]
            if not any(_plain(phrase) in other for other in said):
                return phrase
    return head


def _part_of(names: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds the words for what only goes with a thing in a title.

    A word that names the thing itself is none: a "portable charger" is a power bank, and a "vacuum cleaner bag" still
    goes with a vacuum cleaner.
    """
    known = {fold(name) for name in names}
    own = [name for name in map(fold, names) if name.rpartition(" ")[0] not in known]
    words = [word for word in _going_with() if not any(re.fullmatch(word, _last(name)) for name in own)]
    return re.compile(bounded(f"(?:{'|'.join(words)})")) if words else None


@cache
def _going_with() -> tuple[str, ...]:
    return tuple(all_sources((language.titles for language in languages()), "going_with"))


def _last(name: str) -> str:
    """Return the last word of a name, all of a Chinese one."""
    return name if contains_han(name) else name.split()[-1]


def _plain(text: str) -> str:
    """Return the words of a text as they are compared with those of titles, each between blanks."""
    return f" {' '.join(exact_words(text))} "
