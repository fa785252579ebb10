"""Tags: words that a shop pins on its products to be chosen by, among marks of its programs and its sales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.dictionaries import english_words
from language.shop_words import is_no_kind, is_no_value
from shop.catalogue.records import TAG, AttributeRecord
from shop.importers.fields import clean
from shop.importers.typed_values import typed_attribute
from shop.vocabulary.taxonomy import form_of, taxonomy

_LIST_MARK = re.compile(r"[,;|，、；]")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:=_]{1,30})\s*[:=_]\s*(?P<value>[^\W_].*)")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:(?:\s&\s|[\s'’-])[^\W\d_]+){0,3}")
_CODE = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
"""Inside a word no people write so: `YGroup`, `finalSale`."""
_LONGEST = 40


def tags(text: str | None) -> tuple[AttributeRecord, ...]:
    """Return the properties that a list of tags gives; what is no word of people is left out.

    A tag with a label that is known (`Colour: red`, `Size_XL`) is that property, and so is a colour, a material or the
    like alone (`red`). Other words are tags. Ids, days, marks such as `_badge` or `ss20`, "Sale" and "New in" are none.
    """
    found = (_property(part.strip()) for part in _LIST_MARK.split(clean(text)))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _property(tag: str) -> AttributeRecord | None:
    if len(tag) > _LONGEST:
        return None
    if labelled := _LABELLED.fullmatch(tag):
        is_known = bool(taxonomy().attribute_names(labelled["label"].strip()))
        return typed_attribute(labelled["label"], labelled["value"]) if is_known else None
    if not _WORDS.fullmatch(tag) or _CODE.search(tag) or is_no_kind(tag) or is_no_value(tag):
        return None
    if "-" in tag and not all(part.casefold() in english_words() for part in re.split(r"[-\s]", tag)):
        return None  # `spo-default`
    return AttributeRecord(_attributes().get(form_of(tag), TAG), tag)


@lru_cache(maxsize=1)
def _attributes() -> dict[str, str]:
    """Return the properties by which people choose in any shop, by the words for their values."""
    return {form_of(word): attribute for attribute, word in _words()}


def _words() -> Iterator[tuple[str, str]]:
    for attribute, value, names in taxonomy().choices():
        yield attribute, value
        yield from ((attribute, word) for words in names.values() for word in words)
