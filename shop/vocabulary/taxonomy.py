"""What things and properties are called in English and Chinese, in any shop: the standard taxonomy and common words."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from language.han import contains_han
from language.words import words_of
from shop.yaml_files import Bilingual, Shape, YamlFile

FOLDER = Path(__file__).resolve().parents[2] / "data" / "taxonomy"
Names = dict[str, tuple[str, ...]]
"""Words for one thing by language, `en` and `zh`."""

_LONGEST_KIND = 6
_SHORTEST_HAN = 2
_LONGEST_SUFFIX = 4
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
_JOINTS = re.compile(r"\s*[,&/、]\s*|\s+and\s+|(?<=[\u4e00-\u9fff]{2})[与和及](?=[\u4e00-\u9fff]{2})")
_BRITISH = {"color": "colour", "flavor": "flavour", "jewelry": "jewellery"}


class _Thing(Bilingual):
    below: str = ""


class _Common(Shape):
    kinds: dict[str, Bilingual] = Field(default_factory=dict)
    things: dict[str, _Thing] = Field(default_factory=dict)
    attributes: dict[str, Bilingual] = Field(default_factory=dict)
    values: dict[str, dict[str, Bilingual]] = Field(default_factory=dict)
    brands: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    qualities: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Taxonomy:
    """Names of kinds, properties and values, found by any of their words in either language.

    Words run together or apart, in singular or plural, are the same. Of the standard taxonomy a name counts only where
    all that are called so are called alike in the other language.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._kinds: dict[str, tuple[str, Names]] = {}
        self._things: list[tuple[str, str, Names]] = []
        self._paths: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._spelt: dict[str, str] = {}
        self._standard: dict[tuple[str, ...], str] = {}
        self._above: dict[str, set[str]] = defaultdict(set)
        self._attributes: dict[str, Names] = {}
        self._values: dict[tuple[str, str], Names] = {}
        self._choices: set[str] = set()
        self._common_values: list[tuple[str, str, Names]] = []
        self._brands: dict[str, tuple[str, ...]] = {}
        self._qualities: dict[str, tuple[str, ...]] = {}
        self._read_common(folder / "common.yml")
        self._read_taxonomy(folder / "names.tsv.gz")

    def kind_at_end(self, text: str) -> str | None:
        """Return the kind that the end of a text names, by its own name: `Throw Pillows` of "brown throw pillows".

        The longest name wins. What may follow it are figures, measures, colours and sizes: "sofa 3-seater grey".
        """
        forms = [word.form for word in words_of(text)]
        for end in range(len(forms), 0, -1):
            for start in range(max(0, end - _LONGEST_KIND), end):
                form = "".join(forms[start:end])
                if (kind := self.kind(form)) and not (contains_han(form) and len(form) < _SHORTEST_HAN):
                    return kind
            if not self._only_describes(forms[end - 1]):
                return None
        return None

    def _only_describes(self, form: str) -> bool:
        if contains_han(form):
            return False
        is_value = any((attribute, form) in self._values for attribute in ("colour", "size"))
        return is_value or len(form) <= 2 or any(letter.isdigit() for letter in form)

    def kind(self, name: str) -> str | None:
        """Return the kind that a name or another word for it stands for, by its own name; None if it is no kind."""
        form = form_of(name)
        return self._kinds[form][0] if form in self._kinds else self._spelt.get(form)

    def kind_names(self, path: Sequence[str]) -> Names:
        """Return the words for a kind beside its name, given its names from the root down: common ones, then standard.

        The more of the path the standard taxonomy knows, the surer the name; one that is not unique is none.
        """
        form = form_of(path[-1])
        names = self._kinds[form][1] if form in self._kinds else {}
        forms = [form_of(name) for name in path]
        for start in range(max(0, len(forms) - _LONGEST_SUFFIX), len(forms)):
            found = self._paths.get(tuple(forms[start:]), set())
            if len(found) == 1:
                return _together(names, _by_language(_spellings(next(iter(found)))))
        return names

    def standard_kinds(self) -> Iterator[tuple[tuple[str, ...], Names]]:
        """Yield the kinds of the standard taxonomy: each with its English names from the root down, and its words.

        A name made of several ("Boats & Ships") gives several words.
        """
        for path, chinese in self._standard.items():
            names = _by_language((*_parts(path[-1]), *(word for name in _spellings(chinese) for word in _parts(name))))
            yield path, _together(names, self._kinds.get(form_of(path[-1]), ("", {}))[1])

    def things(self) -> Iterator[tuple[str, str, Names]]:
        """Yield kinds that a shop need not have to know them: name, that of a broader one or nothing, and the words."""
        yield from self._things

    def is_above(self, broad: str, kind: str) -> bool:
        """Tell whether the standard taxonomy has a kind somewhere below another: shirts below clothing."""
        return form_of(broad) in self._above.get(form_of(kind), set())

    def attribute_names(self, name: str) -> Names:
        """Return the words for a property, given its key or its name."""
        return self._attributes.get(form_of(_british(name.replace("_", " "))), {})

    def value_names(self, attribute: str, value: str) -> Names:
        """Return the words for a value of a property, both as catalogues write them; a number has no other words."""
        if form_of(value).isdecimal():
            return {}
        of = form_of(_british(attribute.replace("_", " ")))
        form = form_of(_british(value))
        aliases = (of, *(form_of(alias) for alias in self._attributes.get(of, {}).get("en", ())))
        own = next((names for alias in aliases if (names := self._values.get((alias, form)))), None)
        return own or self._values.get(("", form), {})

    def is_value(self, attribute: str, value: str) -> bool:
        """Tell whether a word stands for a value of one property, and not only for one of any."""
        of = form_of(_british(attribute.replace("_", " ")))
        aliases = (of, *(form_of(alias) for alias in self._attributes.get(of, {}).get("en", ())))
        return any((alias, form_of(_british(value))) in self._values for alias in aliases)

    def is_choice(self, name: str) -> bool:
        """Tell whether a property is one by which people choose in shops of every kind: colour, material, size."""
        return form_of(_british(name.replace("_", " "))) in self._choices

    def choices(self) -> Iterator[tuple[str, str, Names]]:
        """Yield the values by which people choose in shops of every kind: property, value, and the words for it."""
        yield from self._common_values

    def brand_names(self, brand: str) -> tuple[str, ...]:
        """Return what people call a brand in Chinese."""
        return self._brands.get(form_of(brand), ())

    def qualities(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield what things are like: English words of products that say the same, and Chinese ones that mean them."""
        for english, chinese in self._qualities.items():
            yield tuple(name.strip() for name in english.split(",")), chinese

    def _words_of(self, attribute: str) -> Iterator[str]:
        for words in self.attribute_names(attribute).values():
            yield from words

    def _read_common(self, path: Path) -> None:
        common = YamlFile(path).read(_Common)
        for name, entry in common.kinds.items():
            names = {"en": (name, *entry.en), "zh": entry.zh}
            for word in (*names["en"], *names["zh"]):
                self._kinds.setdefault(form_of(word), (name, names))
        self._things = [(name, thing.below, thing.words()) for name, thing in common.things.items()]
        self._brands.update((form_of(name), words) for name, words in common.brands.items())
        self._qualities.update(common.qualities)
        for name, entry in common.attributes.items():
            for word in (name.replace("_", " "), *entry.en, *entry.zh):
                self._attributes.setdefault(form_of(word), entry.words())
        for attribute, values in common.values.items():
            self._choices.update(form_of(word) for word in (attribute.replace("_", " "), *self._words_of(attribute)))
            for value, entry in values.items():
                self._common_values.append((attribute, value, entry.words()))
                for word in (value, *entry.en, *entry.zh):
                    self._values.setdefault((form_of(attribute), form_of(word)), entry.words())

    def _read_taxonomy(self, path: Path) -> None:
        english: list[str] = []
        chinese: list[str] = []
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                what, *cells = line.rstrip("\n").split("\t")
                if what == "kind":
                    depth, name, translated = cells
                    english[int(depth) :], chinese[int(depth) :] = [name], [translated]
                    self._add_kind(english, chinese)
                elif what == "attribute":
                    names = _together({"en": (cells[0].lower(),)}, _by_language(_spellings(cells[1])))
                    for name in cells:
                        self._attributes.setdefault(form_of(_british(name)), names)
                else:
                    self._add_value(cells[0], cells[1], cells[2] if len(cells) > 2 else "")

    def _add_kind(self, english: Sequence[str], chinese: Sequence[str]) -> None:
        self._standard[tuple(english)] = chinese[-1]
        for names, other in ((english, chinese[-1]), (chinese, english[-1])):
            forms = [form_of(name) for name in names[-_LONGEST_SUFFIX:]]
            for start in range(len(forms)):
                self._paths[tuple(forms[start:])].add(other)
        for form in {form_of(english[-1]), *(form_of(word) for word in _spellings(chinese[-1]))}:
            self._spelt.setdefault(form, english[-1])
        self._above[form_of(english[-1])].update(form_of(name) for name in english[:-1])

    def _add_value(self, english: str, chinese: str, attribute: str) -> None:
        spellings, of = _spellings(chinese), form_of(_british(attribute))
        names = _together({"en": (english.lower(),)}, _by_language(spellings))
        for word in (english, *spellings):
            self._values.setdefault((of, form_of(_british(word))), names)


@lru_cache(maxsize=1)
def taxonomy() -> Taxonomy:
    """Return the names that come with the project, read once."""
    return Taxonomy()


@lru_cache(maxsize=65536)
def form_of(text: str) -> str:
    """Return what makes names comparable: their words in singular and lower case, run together."""
    return "".join(word.form for word in words_of(text))


def _british(text: str) -> str:
    return " ".join(_BRITISH.get(word, word) for word in text.casefold().split())


def _spellings(name: str) -> tuple[str, ...]:
    """Return the names that one entry gives: 手镯/手链 are two, and 小号 (S) is 小号."""
    plain = _BRACKETS.sub("", name).strip() or name
    parts = tuple(part.strip() for part in plain.split("/"))
    return parts if all(len(part) > 1 for part in parts) else (plain,)


def _parts(name: str) -> list[str]:
    """Return the things that a name puts together: what only describes the last one ("Tripod & Monopod Heads") is none.

    In English such words stand in the singular.
    """
    parts = [part for part in _JOINTS.split(_BRACKETS.sub("", name)) if part]
    return [part for part in parts if part is parts[-1] or contains_han(part) or _is_plural(part)]


def _is_plural(text: str) -> bool:
    return form_of(text) != "".join(text.casefold().split()).replace("-", "")


def _by_language(names: Iterable[str]) -> Names:
    found: dict[str, list[str]] = {"en": [], "zh": []}
    for name in names:
        found["zh" if contains_han(name) else "en"].append(name)
    return {language: tuple(words) for language, words in found.items()}


def _together(first: Mapping[str, tuple[str, ...]], second: Mapping[str, tuple[str, ...]]) -> Names:
    return {
        language: tuple(dict.fromkeys((*first.get(language, ()), *second.get(language, ()))))
        for language in ("en", "zh")
    }
