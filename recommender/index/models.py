"""Which models are longer than which: a "Galaxy S7" is no "Galaxy S7 edge"."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from language.exact_words import SIZE_BORDER, exact_words
from recommender.errors import ArtefactError


class Models:
    """The lines and models of a shop, to tell with which words a name would go on to a longer model's."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        words = {tuple(exact_words(name)) for name in self.names}
        self._rests: dict[str, set[str]] = defaultdict(set)
        for longer in words:
            for length in range(1, len(longer)):
                if longer[:length] in words and _is_model(longer[:length]):
                    for start in range(length):
                        self._rests["".join(longer[start:length])].add("".join(longer[length:]))

    def rests(self, words: Sequence[str]) -> frozenset[str]:
        """Return what must not follow some words, joined, as they would be another, longer model's.

        Words before a model change nothing: an "Apple iPhone 6" is no "iPhone 6 Plus".
        """
        if not words or not _is_model(words):
            return frozenset()
        ends = ("".join(words[start:]).removeprefix(SIZE_BORDER) for start in range(len(words)))
        return frozenset(rest for end in ends for rest in self._rests.get(end, ()))

    def save(self, path: Path) -> None:
        """Write the names as JSON."""
        path.write_text(json.dumps(self.names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Models:
        """Read what `save` wrote.

        Raises:
            ArtefactError: it is missing or damaged.
        """
        try:
            return cls(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            remedy = "run `daogou train recommender` to make it anew"
            raise ArtefactError(f"cannot read {path}: {error}; {remedy}") from error


def _is_model(words: Sequence[str]) -> bool:
    return any(character.isdigit() for character in words[-1])
