"""What a message is taken for when no intent is sure: by the product, the condition or the place that it names."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.search_fallback import SearchFallback

SURE = {"entity": "product", "value": "keyboard", "confidence_entity": 0.9}
FALLBACK = {"name": "nlu_fallback", "confidence": 0.25}


@pytest.mark.parametrize(
    ("intent", "entities", "wanted"),
    [
        (FALLBACK, [SURE], "find_products"),
        (FALLBACK, [{"entity": "price", "value": {}}, SURE], "find_products"),
        (FALLBACK, [{**SURE, "entity": "brand"}], "find_products"),
        (FALLBACK, [{**SURE, "confidence_entity": 0.5}], "nlu_fallback"),
        (FALLBACK, [{**SURE, "entity": "use"}], "nlu_fallback"),
        (FALLBACK, [], "nlu_fallback"),
        (FALLBACK, [{"entity": "price", "value": {}}], "refine_search"),
        (FALLBACK, [{"entity": "negated", "value": {}}, {"entity": "ordinal", "value": {}}], "refine_search"),
        (FALLBACK, [{**SURE, "entity": "attribute"}], "refine_search"),
        (FALLBACK, [{"entity": "ordinal", "value": {"index": 3}}], "product_details"),
        (FALLBACK, [{"entity": "language", "value": "en"}], "nlu_fallback"),
        ({"name": "ask_price", "confidence": 0.4}, [SURE], "ask_price"),
        ({"name": None, "confidence": 0.0}, [SURE], None),
    ],
)
def test_only_a_fallback_that_surely_names_something_becomes_more(parts, intent, entities, wanted):
    message = Message({TEXT: "x", INTENT: intent, ENTITIES: entities, INTENT_RANKING_KEY: [intent]})
    component = SearchFallback.create(SearchFallback.get_default_config(), *parts)

    component.process([message])

    assert message.get(INTENT)["name"] == wanted
    assert message.get(INTENT_RANKING_KEY)[0]["name"] == wanted
    assert message.get(INTENT_RANKING_KEY)[-1] == intent


@pytest.mark.parametrize(
    ("confidence", "next_likely", "wanted"),
    [
        (0.55, "find_products", "find_products"),
        (0.9, "find_products", "out_of_scope"),
        (0.55, "refine_search", "refine_search"),
        (0.55, "greet", "out_of_scope"),
    ],
)
def test_a_doubtful_refusal_is_a_search_or_a_change_to_one_if_that_is_next_likely(
    parts, confidence, next_likely, wanted
):
    ranking = [{"name": "out_of_scope", "confidence": confidence}, {"name": next_likely, "confidence": 0.2}]
    message = Message({TEXT: "party plates", INTENT: ranking[0], ENTITIES: [], INTENT_RANKING_KEY: ranking})
    component = SearchFallback.create(SearchFallback.get_default_config(), *parts)

    component.process([message])

    assert message.get(INTENT)["name"] == wanted


@pytest.mark.parametrize(
    ("intent", "next_likely", "entities", "wanted"),
    [
        ("greet", "thank", [SURE], "find_products"),
        ("greet", "find_products", [{**SURE, "confidence_entity": 0.5}], "greet"),
        ("greet", "find_products", [], "greet"),
        ("bot_challenge", "find_products", [SURE], "find_products"),
        ("thank", "find_products", [SURE], "find_products"),
        ("thank", "product_details", [SURE], "thank"),
        ("goodbye", "thank", [SURE], "goodbye"),
        ("complain", "find_products", [SURE], "complain"),
    ],
)
def test_a_wish_beside_small_talk_is_a_search(parts, intent, next_likely, entities, wanted):
    ranking = [{"name": intent, "confidence": 0.9}, {"name": next_likely, "confidence": 0.05}]
    message = Message({TEXT: "hi, keyboards", INTENT: ranking[0], ENTITIES: entities, INTENT_RANKING_KEY: ranking})

    SearchFallback.create(SearchFallback.get_default_config(), *parts).process([message])

    assert message.get(INTENT)["name"] == wanted


@pytest.mark.parametrize(
    ("likely", "entity", "wanted"),
    [
        (("ask_advice", "find_products"), "product", "find_products"),
        (("refine_search", "find_products"), "attribute", "refine_search"),
        (("ask_advice", "deny", "find_products"), "product", "nlu_fallback"),
        (("ask_advice", "find_products"), "use", "nlu_fallback"),
    ],
)
def test_an_unsure_name_will_do_where_what_it_means_is_likely_anyway(parts, likely, entity, wanted):
    ranking = [FALLBACK, *({"name": name, "confidence": 0.3} for name in likely)]
    entities = [{**SURE, "entity": entity, "confidence_entity": 0.4}]
    message = Message({TEXT: "x", INTENT: FALLBACK, ENTITIES: entities, INTENT_RANKING_KEY: ranking})

    SearchFallback.create(SearchFallback.get_default_config(), *parts).process([message])

    assert message.get(INTENT)["name"] == wanted


@pytest.mark.parametrize(
    ("text", "intent", "wanted"),
    [
        ("what do you get a teenager for christmas", "nlu_fallback", "find_products"),
        ("给男朋友送什么好", "out_of_scope", "find_products"),
        ("过年送长辈什么好 预算500", "plan_budget", "find_products"),
        ("do you do gift wrapping for my mum's birthday", "out_of_scope", "out_of_scope"),
        ("gift", "nlu_fallback", "nlu_fallback"),
        ("他喜欢打游戏", "out_of_scope", "find_products"),
        ("she loves gardening", "out_of_scope", "find_products"),
        ("i love you", "out_of_scope", "out_of_scope"),
        ("我喜欢你", "out_of_scope", "out_of_scope"),
        ("do you like music?", "out_of_scope", "out_of_scope"),
        ("a present for my mum", "refine_search", "refine_search"),
        ("is there a gift receipt for my dad", "ask_returns", "ask_returns"),
    ],
)
def test_who_wishes_for_a_present_for_somebody_searches(parts, text, intent, wanted):
    ranking = [{"name": intent, "confidence": 0.95}]
    message = Message({TEXT: text, INTENT: ranking[0], ENTITIES: [], INTENT_RANKING_KEY: ranking})
    component = SearchFallback.create(SearchFallback.get_default_config(), *parts)

    component.process([message])

    assert message.get(INTENT)["name"] == wanted
