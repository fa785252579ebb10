"""The folders of words: alike for every language, refused where they are broken, and enough for a new language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from language.errors import LanguageFileError
from language.expressions import Operator
from language.expressions.parser import Parser
from language.folders import LANGUAGES_DIR, languages, read_languages
from language.schema import Language

FREE = {
    *("words", "parts", "values", "variants", "scales", "sections", "names", "first", "counts"),
    *("letters", "unit_letters", "fractions", "several", "couple", "about"),
}
"""Keys whose own keys are words of the language, or names that only its tables refer to."""
BY_WHAT_THERE_IS = {"spellings", "written", "before", "after"}
"""Keys whose own keys name currencies or units: a language has words for some."""
FACTS = {
    *("dimension", "is_of_parts", "is_limit", "or_else", "less", "more"),
    *("form", "stated", "opposite", "says", "denies", "near"),
}
"""Keys of what is asked in `questions.yml` and `everyday.yml` that one language tells for all, or has no words for."""


def keys(content: object, inside: str = "") -> object:
    if not isinstance(content, dict) or inside in FREE:
        return None
    return {key: keys(value, key) for key, value in content.items() if key not in FREE | FACTS}


def content(language: Language, name: str) -> dict[str, object]:
    return yaml.safe_load((LANGUAGES_DIR / language.code / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
def test_every_language_has_all_files(language):
    files = {path.stem for path in (LANGUAGES_DIR / language.code).glob("*.yml")}

    assert files == {"language", *Language.subjects()}


@pytest.mark.parametrize("name", ["language", *Language.subjects()])
def test_a_file_has_the_same_keys_in_every_language(name):
    first, *others = (keys(content(language, name)) for language in languages())
    if name in ("money", "units", "sizes"):
        first, *others = (dict.fromkeys(found) for found in (first, *others))

    assert others == [first] * len(others)


@pytest.fixture
def folder(tmp_path):
    """A copy of the languages, to be broken or added to."""
    for language in languages():
        shutil.copytree(LANGUAGES_DIR / language.code, tmp_path / language.code)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("past", "times: [", "past.yml: is not valid YAML"),
        ("past", "- yesterday", "past.yml: must hold keys"),
        ("past", "tiems: {}", "past.yml, tiems: extra fields not permitted"),
        ("past", "times: {yesterdy: gestern}", "past.yml, times.yesterdy: unexpected value; permitted: 'yesterday'"),
        ("comparators", "before: {at_most: [under]}", "comparators.yml, before.at_most: str type expected"),
        ("numerals", "values: {one: eins}", "numerals.yml, values.one: value is not a valid integer"),
        ("language", "name: English", "language.yml, script: field required"),
        ("pasts", "times: {}", "pasts.yml: no such file is read"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_key(folder, name, text, told):
    (folder / "en" / f"{name}.yml").write_text(text, encoding="utf-8")

    with pytest.raises(LanguageFileError) as caught:
        read_languages(folder)

    assert f"{folder / 'en'}/{told}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sorts: {newest: 'new(est'}", "ordering.yml, sorts.newest: 'new(est' is no regular expression"),
        ("sorts: {newest: '{new}'}\nparts: {new: '{new}'}", "ordering.yml, sorts.newest: '{new}' refers to"),
        ("sorts: {newest: '{new}'}", "ordering.yml, sorts.newest: {new} is neither in its words nor in its parts"),
    ],
)
def test_a_table_that_is_no_pattern_is_refused_with_file_and_key(folder, text, told):
    (folder / "en" / "ordering.yml").write_text(text, encoding="utf-8")

    with pytest.raises(LanguageFileError) as caught:
        Parser(read_languages(folder))

    assert f"{folder / 'en'}/{told}" in str(caught.value)


GERMAN = {
    "language": "{name: German, script: Latin}",
    "comparators": "before: {at_most: 'unter | höchstens | bis zu', at_least: 'über | mindestens'}",
    "money": "after: {EUR: 'kröten'}",
    "units": "spellings: {in: 'zoll', g: 'gramm'}",
    "ordering": """
sorts: {price_asc: 'günstigste[rns]? | am günstigsten', newest: 'neueste[rns]?'}
changes: {price: {lower: 'günstiger | zu teuer'}}
picks: {price: {lowest: 'günstigere | billigere'}}
picked: '(?<![a-z])(?:der|die|das) {word}'
""",
    "negation": r"""
cue: '{no}'
joint: '\s*{or}\s+'
stop: und | oder
words: {no: ohne | keine? | nicht, or: oder}
""",
    "dropping": "{aspects: {colour: farbe}, dropped: '(?:die )?(?P<what>{aspect}) ist egal'}",
    "past": "{times: {yesterday: gestern}, seen_before_time: 'von'}",
}


@pytest.fixture
def parser(folder):
    """A parser of English, Chinese and some German, which is nothing but files."""
    (folder / "de").mkdir()
    for name, text in GERMAN.items():
        (folder / "de" / f"{name}.yml").write_text(text, encoding="utf-8")
    return Parser(read_languages(folder))


@pytest.mark.parametrize(
    ("text", "op", "price"),
    [
        ("Kopfhörer unter 500 Euro", Operator.AT_MOST, (None, 500, "EUR")),
        ("mindestens 300", Operator.AT_LEAST, (300, None, None)),
        ("über 20 Schweizer Franken", Operator.AT_LEAST, (20, None, "CHF")),  # a name from the CLDR
        ("50 Kröten", Operator.EQUAL, (50, 50, "EUR")),
        ("under 500 dollars", Operator.AT_MOST, (None, 500, "USD")),
        ("五百块以内", Operator.AT_MOST, (None, 500, "CNY")),
    ],
)
def test_prices_of_a_new_language_are_read_from_its_files(parser, text, op, price):
    [found] = parser.parse(text)

    assert (found.op, (found.low, found.high, next(iter(found.currencies), None))) == (op, price)


@pytest.mark.parametrize(
    ("text", "entity", "values"),
    [
        ("27 Zoll", "quantity", {"min": 27.0, "unit": "in"}),
        ("die günstigsten zuerst", "sort", {"order": "price_asc"}),
        ("der neueste", "sort", {"order": "newest"}),
        ("etwas günstiger bitte", "relative", {"attribute": "price", "direction": "lower"}),
        ("das billigere", "pick", {"attribute": "price", "extreme": "lowest"}),
        ("die Farbe ist egal", "drop", {"what": "colour"}),
        ("der von gestern", "past", {"earliest_days": 1}),
    ],
)
def test_other_expressions_of_a_new_language_are_read_from_its_files(parser, text, entity, values):
    found = [expression.as_entity() for expression in parser.parse(text)]

    [value] = [item["value"] for item in found if item["entity"] == entity]
    assert values.items() <= value.items()


def test_refusals_of_a_new_language_are_read_from_its_files(parser):
    found = parser.parse("ein Laptop ohne Windows oder Linux und mit Tasche")

    assert [expression.text for expression in found if expression.entity == "negated"] == ["Windows", "Linux"]


def test_the_languages_lie_where_the_package_is():
    assert [language.code for language in languages()] == ["en", "zh"]
    assert Path(LANGUAGES_DIR, "units.yml").exists()
