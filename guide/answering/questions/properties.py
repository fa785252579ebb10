"""Answers from the properties that a product states: "Weight: 2.3 kg.", "Yes. Bluetooth.", "No. Material: metal."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from guide.answering.facts import attribute_label, attribute_value
from guide.answering.questions.meanings import Concept
from guide.answering.questions.passages import Passage
from guide.wording import Wording
from language.asking import general_words
from language.questions import is_called, property_name
from shop.catalogue.models import Product
from shop.catalogue.records import ALSO_IN, TAG, AttributeRecord, TermKind
from shop.vocabulary.narrower import narrower
from shop.vocabulary.taxonomy import taxonomy

_MOST_VALUES = 8
_SERIES = re.compile(r"[a-z-]+ ?\d[\d.]*[a-z]*|\d[\d.]* ?[a-z]{1,3}")
_FIGURE = re.compile(r"\d[\d.]*")
_NO_PROPERTIES = (ALSO_IN, TAG)
_LANGUAGES = ("en", "zh")


def stated_by(product: Product) -> list[AttributeRecord]:
    """Return the properties of a product that can be told."""
    return [item for item in product.stated if item.name not in _NO_PROPERTIES]


def called(key: str | None, stated: Iterable[AttributeRecord], wording: Wording) -> list[AttributeRecord]:
    """Return the properties that are called as a property of `questions.yml`; what is called just so goes before."""
    found = [item for item in stated if key and any(is_called(key, label) for label in labels(item, wording))]
    plain = [item for item in found if key and property_name(key, "en") == item.name.replace("_", " ")]
    return plain or found


def named(words: Sequence[Concept], stated: Iterable[AttributeRecord], wording: Wording) -> list[AttributeRecord]:
    """Return the properties whose name says nothing else than some words: "HDMI ports" of "hdmi".

    Where none does, those of which it says what kind they are: "front camera" of "camera".
    """
    alike: dict[int, list[AttributeRecord]] = {}
    for item in stated:
        ranks = [rank for label in labels(item, wording) if (rank := _likeness(words, label)) is not None]
        if ranks:
            alike.setdefault(min(ranks), []).append(item)
    return alike[min(alike)] if alike else []


def flagged(words: Sequence[Concept], stated: Iterable[AttributeRecord]) -> tuple[bool, AttributeRecord] | None:
    """Return whether what words are a name for is so, and the property that says it: "wired" of what is wireless."""
    if len(words) == 1:
        for item in stated:
            for name, value in words[0].flags:
                if item.name == name and isinstance(item.value, bool):
                    return item.value is value, item
    return None


def with_value(words: Sequence[Concept], stated: Iterable[AttributeRecord], wording: Wording) -> list[AttributeRecord]:
    """Return the properties with a text for a value that says some words, if need be with the property's name."""
    return [item for item in stated if isinstance(item.value, str) and _says_value(words, item, wording)]


def _says_value(words: Sequence[Concept], item: AttributeRecord, wording: Wording) -> bool:
    texts = [str(item.value), *_value_labels(item, wording)]
    values = [Passage(text, stemmed=False) for text in texts]
    both = [Passage(f"{label} {text}", stemmed=False) for label in labels(item, wording) for text in texts]
    # Polycarbonate is plastic.
    wanted = [
        [*each.spellings, *(kind for said in each.spellings for kind in narrower(item.name, said))] for each in words
    ]
    if not any(value.find_any(spellings) for value in values for spellings in wanted):
        return False
    return any(all(text.find_any(spellings) for spellings in wanted) for text in (*values, *both))


def with_other_value(
    words: Sequence[Concept], stated: Sequence[AttributeRecord], *, is_exact: bool
) -> list[AttributeRecord]:
    """Return the properties that would say some words, and say another: the generation "4G" of "5G".

    What `is_exact` is one value alone, so that the material "metal" says that it is not "wood".
    """
    if len(words) != 1:
        return []
    said = list(words[0].spellings)
    if series := [item for item in stated if isinstance(item.value, str) and _is_other_of_series(said[0], item.value)]:
        return series[:1]
    if not is_exact:
        return []
    names = {item.name for item in stated if isinstance(item.value, str)}
    choices = [name for name in names if taxonomy().is_choice(name)]
    excluded = [name for name in choices if any(taxonomy().is_value(name, each) for each in said)]
    return [item for item in stated if item.name in excluded]


def sentence(stated: Iterable[AttributeRecord], wording: Wording) -> str:
    """Write properties as "Width: 20 mm; Height: 30 mm.", the values of one name together, a mere yes by its name."""
    parts = []
    by_name = sorted(dict.fromkeys(stated), key=lambda item: item.name)
    for name, own in groupby(by_name, key=lambda item: item.name):
        items = list(own)
        label = attribute_label(name, wording.vocabulary, wording.language)
        if all(item.value is True for item in items):
            parts.append(label)
            continue
        values = list(dict.fromkeys(value_of(item, wording) for item in items))
        listed = wording.listed(values[:_MOST_VALUES]) + (" …" if len(values) > _MOST_VALUES else "")
        parts.append(wording.phrase("utter_questions__stated", label=label, value=listed))
    return wording.phrase("utter_questions__value", stated=wording.phrase("utter_questions__stated_joint").join(parts))


def value_of(item: AttributeRecord, wording: Wording) -> str:
    """Return the value of a property in words."""
    return attribute_value(item.name, item.value, item.unit, wording.vocabulary, wording.language)


def labels(item: AttributeRecord, wording: Wording) -> list[str]:
    """Return what a property is called, in every language."""
    known = [attribute_label(item.name, wording.vocabulary, language) for language in _LANGUAGES]
    names = taxonomy().attribute_names(item.name)
    return list(dict.fromkeys((*known, *names.get("en", ()), *names.get("zh", ()), item.name.replace("_", " "))))


def _value_labels(item: AttributeRecord, wording: Wording) -> list[str]:
    key = f"{item.name}={str(item.value).casefold()}"
    return [wording.vocabulary.label(TermKind.VALUE, key, language) for language in _LANGUAGES]


def _is_other_of_series(said: str, value: str) -> bool:
    """Tell whether a value is another number of the series that is asked for: 4G and 5G, DDR3 and DDR4."""
    asked, stated = said.strip().casefold(), value.strip().casefold()
    if not (_SERIES.fullmatch(asked) and _SERIES.fullmatch(stated)) or asked == stated:
        return False
    return _FIGURE.sub("#", asked).replace(" ", "") == _FIGURE.sub("#", stated).replace(" ", "")


def _likeness(words: Sequence[Concept], label: str) -> int | None:
    """Tell how near some words come to a label: 0 they are all of it, 1 its end, None if it says something else."""
    text = Passage(label, stemmed=False)
    places = [text.find_any(concept.spellings) for concept in words]
    if not words or any(place is None for place in places):
        return None
    covered = {at for place in places if place for at in range(*place)}
    telling = [start for form, start, _ in text.words if start not in covered and form not in general_words()]
    if not telling:
        return 0
    return 1 if max(telling) < min(place[0] for place in places if place) else None
