"""The editors' texts: the right language, every placeholder filled, errors that say what to mend."""

from __future__ import annotations

import string

import pytest
import yaml

from guide.errors import PhraseError
from guide.phrases import Phrases
from tests.serving import ROOT

DOMAIN = """
responses:
  utter_test__found:
    - text: "{total} found"
    - text: "found {total}"
    - text: "共 {total} 件"
      condition:
        - {type: slot, name: language, value: zh}
  utter_test__picture:
    - image: https://shop.example/1.jpg
"""


@pytest.fixture
def phrases(tmp_path):
    (tmp_path / "test.yml").write_text(DOMAIN, encoding="utf-8")
    return Phrases.load(tmp_path)


def test_variations_of_the_language_take_turns(phrases):
    assert {phrases.text("utter_test__found", "en", total=3) for _ in range(60)} == {"3 found", "found 3"}
    assert phrases.text("utter_test__found", "zh", total=3) == "共 3 件"


def test_what_was_just_said_is_said_in_other_words_whatever_filled_it(phrases):
    said = ("Hello!", "7 found")
    assert {phrases.text("utter_test__found", "en", said, total=3) for _ in range(30)} == {"found 3"}
    assert phrases.text("utter_test__found", "zh", ("共 7 件",), total=3) == "共 3 件"
    assert phrases.is_said("utter_test__found", "en", said)
    assert not phrases.is_said("utter_test__found", "en", ("nothing",))


@pytest.mark.parametrize(
    ("name", "language", "values", "complaint"),
    [
        (
            "utter_test__lost",
            "en",
            {},
            "response utter_test__lost has no text for language 'en'; add it in bot/domain/",
        ),
        ("utter_test__found", "fr", {}, "has no text for language 'fr'"),
        ("utter_test__picture", "en", {}, "has no text"),
        ("utter_test__found", "en", {}, "placeholder that nobody fills: 'total'"),
    ],
)
def test_a_text_that_is_missing_or_incomplete_is_named(phrases, name, language, values, complaint):
    with pytest.raises(PhraseError, match=complaint):
        phrases.text(name, language, **values)


def test_what_a_shop_writes_into_a_title_is_not_taken_for_a_placeholder(phrases):
    assert "{total}" in phrases.text("utter_test__found", "en", total="{total} {0}")


def test_a_file_that_is_not_yaml_is_named(tmp_path):
    (tmp_path / "broken.yml").write_text("responses: [", encoding="utf-8")

    with pytest.raises(PhraseError, match=r"broken\.yml cannot be read"):
        Phrases.load(tmp_path)


def _responses():
    for path in sorted((ROOT / "bot" / "domain").rglob("*.yml")):
        for name, variations in (yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {}).items():
            yield pytest.param(variations, id=name)


def _placeholders(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("variations", _responses())
def test_every_response_speaks_both_languages_with_the_same_placeholders(variations):
    english = [item["text"] for item in variations if "condition" not in item]
    chinese = [item["text"] for item in variations if "condition" in item]

    assert english
    assert chinese
    assert {frozenset(_placeholders(text)) for text in english} == {frozenset(_placeholders(text)) for text in chinese}
    assert len({frozenset(_placeholders(text)) for text in english + chinese}) == 1
