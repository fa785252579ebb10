"""An answer is compared with what a conversation test expects."""

from __future__ import annotations

import pytest

from studio.errors import FormatError
from studio.shopper import Answer
from studio.testing.answers import Screen, failures
from studio.testing.format import Expectation
from studio.testing.responses import Responses

DOMAIN = """
responses:
  utter_help__greet:
    - text: "Hello {name}, welcome!"
    - {text: 你好, condition: [{type: slot, name: language, value: zh}]}
"""
ANSWER = Answer(
    accepted=True,
    messages=[
        {
            "text": "Hello Ada, welcome!",
            "buttons": [{"title": "Show more", "payload": "a"}],
            "table": {"products": [{"id": 1}, {"id": 2}], "rows": [{"label": "Price", "values": ["$1", "$2"]}]},
        }
    ],
)
REFUSED = Answer(accepted=False, refusals=[{"code": "too_long", "text": "That is too long."}])


@pytest.fixture
def responses(tmp_path):
    (tmp_path / "help.yml").write_text(DOMAIN, encoding="utf-8")
    return Responses(tmp_path)


@pytest.mark.parametrize(
    ("expected", "answer", "complaint"),
    [
        ({"says": "hello ada", "says_not": "Bye", "buttons": "more", "chart": False}, ANSWER, None),
        ({"answers_with": "utter_help__greet", "table": {"products": 2, "rows": "Price"}}, ANSWER, None),
        ({"refuses": "too_long"}, REFUSED, None),
        ({"says": ["welcome", "Bob"]}, ANSWER, "the guide does not say 'Bob'"),
        ({"says_not": "WELCOME"}, ANSWER, "the guide says 'WELCOME'"),
        ({"buttons": ["Back"]}, ANSWER, "no button 'Back' among ['Show more']"),
        ({"chart": True}, ANSWER, "there is no price chart"),
        ({"table": {"products": 3}}, ANSWER, "the table compares 2 products, not 3"),
        ({"table": {"products": 2, "rows": ["Weight"]}}, ANSWER, "the table has no row 'Weight' among ['Price']"),
        ({"refuses": "rate"}, REFUSED, f"expected a refusal rate, got {REFUSED.refusals}"),
        ({"says": "long"}, REFUSED, f"the guide refused: {REFUSED.refusals}"),
    ],
)
def test_what_is_not_as_expected_is_told(responses, expected, answer, complaint):
    found = list(failures(Expectation.parse_obj(expected), answer, "en", Screen(), None, responses))

    assert found == ([complaint] if complaint else [])


def test_an_answer_is_recognised_in_its_language_only(responses):
    assert responses.is_said("utter_help__greet", "en", ANSWER)
    assert not responses.is_said("utter_help__greet", "zh", ANSWER)


def test_a_response_that_does_not_exist_is_the_tests_mistake(responses):
    with pytest.raises(FormatError, match="no response utter_help__great"):
        responses.is_said("utter_help__great", "en", ANSWER)


def test_a_single_card_does_not_replace_the_list_on_the_screen():
    two, one = ({"products": [{"id": number} for number in ids]} for ids in ((1, 2), (3,)))
    screen = Screen().after(Answer(True, [two])).after(Answer(True, [one]))

    assert [card["id"] for card in screen.cards] == [1, 2]
    assert screen.seen == {1, 2, 3}
