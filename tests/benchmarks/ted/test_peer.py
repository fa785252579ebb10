"""TED in the place of `ContextPolicy`: what becomes of its predictions."""

from __future__ import annotations

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.events import UserUttered

from benchmarks.ted.peer import TedInContext
from benchmarks.ted.storage import CONTEXT, RESOURCE
from bot.policies.examples import ASKED, OFFERED
from bot.policies.situation import Offer, Situation

ACTIONS = {
    "find_products": "action_find_products",
    "product_details": "action_show_details",
    "ask_returns": "action_tell_policy",
    "ask_warranty": "action_tell_policy",
}
OFFERS = (Offer("Any memory", "relax_search"), Offer("Start over", "start_over"))


class Ted:
    """Finds one action likeliest, whatever is said."""

    actions = ACTIONS

    def __init__(self, action, share):
        self._answer = action, share
        self.turns = []

    def best(self, turn, heard, *, has_offers):
        self.turns.append((turn, heard, has_offers))
        return self._answer


@pytest.fixture
def read(tmp_path):
    """Read a message that the classifier takes for a search, as TED has it."""

    config = TedInContext.get_default_config()

    def reading(action, share=0.8, offers=(), intents=(("find_products", 0.6),)):
        ted = Ted(action, share)
        policy = TedInContext.instead_of(
            TedInContext.create(config, LocalModelStorage.create(tmp_path), RESOURCE, CONTEXT), ted, 0.5
        )
        ranking = [{"name": name, "confidence": confidence} for name, confidence in intents]
        said = UserUttered("还有两年保修吗", ranking[0], parse_data={"intent_ranking": ranking, "intent": ranking[0]})
        situation = Situation("list", ("utter_found",), tuple(offers), "action_show_details")
        return policy._read(said, situation), ted.turns[0]

    return reading


def test_what_ted_is_sure_of_is_meant(read):
    meaning, (turn, heard, has_offers) = read("action_show_details")

    assert (meaning.intent, meaning.sureness, meaning.offer) == ("product_details", 0.8, None)
    assert (turn.names, turn.before, has_offers) == (("list", "utter_found"), "product_details", False)
    assert heard.intents == {"find_products": 0.6}


def test_what_ted_is_not_sure_of_or_the_classifier_says_too_is_left_to_the_classifier(read):
    assert read("action_show_details", share=0.4)[0] is None
    assert read("action_find_products")[0] is None


def test_of_the_intents_with_one_answer_the_likeliest_is_meant(read):
    intents = (("find_products", 0.6), ("ask_warranty", 0.3), ("ask_returns", 0.1))

    assert read("action_tell_policy", intents=intents)[0].intent == "ask_warranty"


@pytest.mark.parametrize(("action", "offer"), [(OFFERED, OFFERS[0]), (ASKED, None)])
def test_what_was_offered_or_asked_is_that_of_the_first_quick_reply(read, action, offer):
    meaning, _ = read(action, offers=OFFERS)

    assert (meaning.intent, meaning.offer) == ("relax_search", offer)
