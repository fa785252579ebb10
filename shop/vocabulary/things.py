"""All kinds of thing that people may ask a shop for, whether it sells them or not, in English and Chinese.

They come from `data/taxonomy/things.tsv.gz`; what people wrote in `common.yml` is added to them.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from language.han import contains_han
from language.words import words_of
from shop.vocabulary.taxonomy import FOLDER, Names, form_of, taxonomy

_FILE = "things.tsv.gz"


@dataclass(frozen=True)
class Thing:
    """A kind of thing: its name, its words in both languages, and what is broader, the broadest first, maybe twice.

    Words are compared ones, in the singular, and so are those of the paths.
    """

    name: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words that stand for it."""
        return self.english + self.chinese


class Things:
    """The kinds of thing, found by any of their words, run together or apart."""

    def __init__(self, path: Path = FOLDER / _FILE, others: Iterable[tuple[str, str, Names]] = ()) -> None:
        """Read the things, in 0.2 s; they are taken apart when they are asked for.

        Args:
            path: of a file as `data.taxonomy.make_things` writes it.
            others: more of them, as `Taxonomy.things` yields them: words for those of the file, or others below them.
        """
        with gzip.open(path, "rt", encoding="utf-8") as file:
            self._lines = file.read().splitlines()
        self._by_form: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            _, english, chinese, _ = line.split("\t")
            self._know(number, f"{english}|{chinese}".split("|"))
        for name, below, words in others:
            self._add(name, below, [_compared(word) for language in ("en", "zh") for word in words.get(language, ())])

    def _know(self, number: int, words: Iterable[str]) -> None:
        for word in words:
            self._by_form[word.replace(" ", "")].append(number)

    def _add(self, name: str, below: str, words: Sequence[str]) -> None:
        number = self._named(name)
        if number is None:
            number = len(self._lines)
            broader = self._thing(above) if (above := self._named(below)) is not None else None
            paths = [(*path, broader.english[0]) for path in broader.paths] if broader else []
            self._lines.append("\t".join((name, words[0], "", "|".join(map(">".join, paths)))))
            self._know(number, words[:1])
        own, english, chinese, path = self._lines[number].split("\t")
        new = [word for word in words if word not in f"{english}|{chinese}".split("|")]
        self._know(number, new)
        english = "|".join((english, *(word for word in new if not contains_han(word))))
        chinese = "|".join(filter(None, (chinese, *(word for word in new if contains_han(word)))))
        self._lines[number] = "\t".join((own, english, chinese, path))

    def _named(self, name: str) -> int | None:
        """Return the number of the thing of a name."""
        found = self._by_form.get(form_of(name.partition(" & ")[0]), ())
        return next((number for number in found if self._lines[number].startswith(f"{name}\t")), None)

    def __iter__(self) -> Iterator[Thing]:
        return map(self._thing, range(len(self._lines)))

    def __contains__(self, form: str) -> bool:
        return form in self._by_form

    def forms(self) -> Iterable[str]:
        """Return all words, as `form_of` gives them."""
        return self._by_form.keys()

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """All words for the things, each with the compared words that it is made of.

        They are taken apart once, in half a second: every look at what a shop sells goes through all of them.
        """
        names = dict.fromkeys(word for thing in self for word in thing.words)
        return {name: _apart(name) if contains_han(name) else tuple(name.split()) for name in names}

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The words with which English names of several words end: "accessory", which alone is no thing."""
        return frozenset(words[-1] for name, words in self.names.items() if len(words) > 1 and not contains_han(name))

    def called(self, form: str) -> Sequence[Thing]:
        """Return the things that a word stands for, the word as `form_of` gives it; those named so come first."""
        found = [self._thing(number) for number in self._by_form.get(form, ())] if form else []
        return sorted(found, key=lambda thing: (form not in _first_words(thing), len(thing.name)))

    def _thing(self, number: int) -> Thing:
        name, english, chinese, paths = self._lines[number].split("\t")
        return Thing(
            name,
            tuple(english.split("|")),
            tuple(chinese.split("|")) if chinese else (),
            tuple(tuple(path.split(">")) for path in paths.split("|") if path),
        )


def _first_words(thing: Thing) -> tuple[str, ...]:
    return (thing.english[0].replace(" ", ""), *thing.chinese[:1])


def _compared(word: str) -> str:
    return ("" if contains_han(word) else " ").join(_apart(word))


def _apart(word: str) -> tuple[str, ...]:
    return tuple(each.form for each in words_of(word))


@lru_cache(maxsize=1)
def things() -> Things:
    """Return the things that come with the project, read once."""
    return Things(others=taxonomy().things())
