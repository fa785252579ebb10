"""Makes `things.tsv.gz`, all kinds of thing that can be bought: python -m data.taxonomy.make_things FOLDER_OF_WORDNET.

A line is `name<TAB>words<TAB>Chinese words<TAB>paths`: the words as they are compared, with "|" between them, the name
first; a path is the words of what is broader, the broadest first, with ">" between them, and "|" between paths.
Its sources are `names.tsv.gz`, CC-CEDICT, and the nouns of WordNet 3.0.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import jieba.posseg

from data.taxonomy.wordnet import bought_nouns
from language.chinese_dictionary import chinese_dictionary, chinese_words_by_name
from language.han import contains_han
from language.words import words_of
from shop.vocabulary.taxonomy import taxonomy

TARGET = Path(__file__).parent / "things.tsv.gz"
_LONGEST_GLOSS = 4
_JOINTS = frozenset(("of", "and", "or", "in", "on", "for", "as", "to", "with", "by", "the", "a"))
_GENERIC = frozenset(
    (
        *("accessory", "part", "supply", "equipment", "kit", "set", "tool", "component", "product", "hardware"),
        *("device", "item", "system", "unit", "material", "special", "automatic", "original", "cleaning", "compact"),
        *("power", "point", "head", "cover", "other"),
    )
)
"""What stands in names beside other things and alone is none."""
_NOUN_TAGS = ("n", "vn", "b", "x", "l", "i", "j")
"""Of jieba: nouns, and what may be one."""


@dataclass
class _Thing:
    name: str
    words: dict[str, None]
    chinese: dict[str, None] = field(default_factory=dict)
    paths: dict[tuple[str, ...], None] = field(default_factory=dict)

    def line(self) -> str:
        paths = "|".join(">".join(path) for path in self.paths)
        return "\t".join((self.name, "|".join(self.words), "|".join(self.chinese), paths)) + "\n"


def main(folder: Path) -> None:
    """Write the things of all sources."""
    things: dict[str, _Thing] = {}
    _add_standard(things)
    _add_nouns(things, folder)
    for thing in things.values():
        _add_from_dictionary(thing)
    _add_compounds(things)
    content = "".join(thing.line() for thing in things.values()).encode()
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    sys.stdout.write(f"{TARGET}: {len(things):,} things, {TARGET.stat().st_size:,} bytes\n")


def compared(text: str) -> str:
    """Return a text as things are compared: its words in the singular, Chinese as it is."""
    forms = [word.form for word in words_of(text)]
    return "".join(forms) if contains_han(text) else " ".join(forms)


def _add_standard(things: dict[str, _Thing]) -> None:
    """Add the standard taxonomy; kinds of the same name in several places ("Chairs") are one thing."""
    for path, words in taxonomy().standard_kinds():
        names = [name for name in map(compared, words["en"]) if name not in _GENERIC] or [compared(path[-1])]
        whole = compared(path[-1])
        thing = things.setdefault(whole, _Thing(path[-1], {}))
        thing.words.update(dict.fromkeys(names))
        thing.chinese.update(dict.fromkeys(words["zh"]))
        thing.paths[tuple(compared(above) for above in path[:-1])] = None


def _add_nouns(things: dict[str, _Thing], folder: Path) -> None:
    """Add the nouns of WordNet, as other words of a thing that is called like one of them, else as things."""
    for nouns in bought_nouns(folder):
        names = [compared(name) for name in nouns.names]
        thing = next((things[name] for name in names if name in things), None)
        if thing is None:
            thing = things.setdefault(names[0], _Thing(nouns.names[0], {}))
            thing.paths[tuple(compared(above) for above in nouns.above)] = None
        thing.words.update(dict.fromkeys(names))


def _add_from_dictionary(thing: _Thing) -> None:
    """Add what CC-CEDICT calls a thing: 割草机 to "lawn mower", "TV" to 电视."""
    for word in list(thing.chinese):
        for sense in chinese_dictionary().get(word, ()):
            forms = [compared(name) for name in sense]
            if any(form in thing.words for form in forms):
                thing.words.update(dict.fromkeys(forms))
    for name in list(thing.words):
        thing.chinese.update(dict.fromkeys(_nouns(chinese_words_by_name().get(name, ()))))


def _add_compounds(things: dict[str, _Thing]) -> None:
    """Add what CC-CEDICT names by a thing and what describes it: 碎纸机 is a "paper shredder"."""
    known = {word: thing for thing in reversed(list(things.values())) for word in thing.words}
    for name, words in chinese_words_by_name().items():
        forms = name.split()
        if not 1 < len(forms) <= _LONGEST_GLOSS or not all(form.isalpha() for form in forms) or name in known:
            continue
        broader = known.get(head := compared(forms[-1]))
        chinese = tuple(_nouns(words))
        if broader and chinese and head == next(iter(broader.words)) and not _JOINTS & set(forms):
            thing = things.setdefault(compared(name), _Thing(name, {compared(name): None}))
            thing.chinese.update(dict.fromkeys(chinese))
            path = next(iter(broader.paths), ())
            thing.paths[(*path, next(iter(broader.words)))] = None


def _nouns(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that may be nouns, as far as jieba knows them."""
    for word in words:
        if _tags().get(word, "n").startswith(_NOUN_TAGS):
            yield word


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    jieba.posseg.dt.initialize()
    found: dict[str, str] = jieba.posseg.dt.word_tag_tab
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
