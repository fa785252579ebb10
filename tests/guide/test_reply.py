"""What is answered: the editors' texts filled, parts and buttons beside them."""

from __future__ import annotations

import pytest

from guide.errors import PhraseError
from guide.reply import Reply, Utterance
from language.han import contains_han
from protocol.messages import Button, Chart, Parts

MORE = Button(title="Show more", payload="/show_more")


@pytest.fixture
def reply(wording):
    """A reply in English."""
    return Reply(wording())


def test_a_text_is_filled_and_parts_and_buttons_stand_beside_it(reply):
    parts = Parts(chart=Chart(label="price", points=[]))
    reply.say("utter_catalogue__no_reason", parts, [MORE], title="HP 250")

    said = reply.utterances[0]
    assert "HP 250" in said.text
    assert (said.parts, said.buttons) == (parts, (MORE,))


def test_what_is_said_stands_in_order_in_the_language_of_the_reply(wording):
    reply = Reply(wording("zh"))
    reply.say("utter_catalogue__started_over")
    reply.say_as_written("utter_help__handoff")

    assert contains_han(reply.utterances[0].text)
    assert reply.utterances[1] == Utterance(response="utter_help__handoff")


@pytest.mark.parametrize("name", ["utter_catalogue__no_reason", "utter_lost"])
def test_a_text_that_is_missing_or_incomplete_is_an_error(reply, name):
    with pytest.raises(PhraseError):
        reply.say(name)
