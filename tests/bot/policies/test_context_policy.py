"""The policy that reads short messages where they are said."""

from __future__ import annotations

import logging

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, EntitiesAdded, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.act_model import ActModel
from bot.policies.context_policy import ContextPolicy, beside_screen

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [find_products, product_details, relax_search, affirm, ask_price]
actions: [action_find_products, action_show_details, action_relax_search, action_show_price, utter_yes, utter_story]
slots:
  memory: {type: any, mappings: [{type: custom}]}
"""
)
RULES = {
    "find_products": "action_find_products",
    "product_details": "action_show_details",
    "relax_search": "action_relax_search",
    "ask_price": "action_show_price",
    "affirm": "utter_yes",
}
CONTEXT = """
version: "3.1"
context:
  - after: list
    means: product_details
    examples: |
      - the second one
      - the [blue](attribute) one
  - after: list
    means: find_products
    examples: |
      - [mug](product)
      - a [lamp](product)
  - after: list
    means: affirm
    examples: |
      - ok
      - yes
  - after: [utter_catalogue__nearest]
    means: offered
    examples: |
      - yes
      - ok
  - after: [utter_catalogue__which_one]
    means: asked
    examples: |
      - the second one
      - the [blue](attribute) one
"""
OFFER = [{"title": "Any memory (13)", "payload": '/relax_search{"condition": "memory"}'}]
WHICH = [{"title": f"{n}. A mug", "payload": f'/ask_price{{"product_id": {n}}}'} for n in (1, 2)]


def _rule(*events):
    tracker = DialogueStateTracker.from_events("rule", [ActionExecuted("action_listen"), *events])
    tracker.is_rule_tracker = True
    return tracker


@pytest.fixture
def policy(parts, tmp_path):
    """A trained policy, loaded again; `after` an answer, a story of the editors says what follows a yes."""
    storage, resource, context = parts
    folder = tmp_path / "dialogue"
    folder.mkdir()
    (folder / "context_en.yml").write_text(CONTEXT, encoding="utf-8")
    config = {**ContextPolicy.get_default_config(), "examples": str(folder)}
    rules = [_rule(UserUttered(intent={"name": intent}), ActionExecuted(name)) for intent, name in RULES.items()]
    told = [ActionExecuted("action_show_price"), UserUttered(intent={"name": "affirm"}), ActionExecuted("utter_story")]
    policy = ContextPolicy.create(config, storage, resource, context)
    policy.train([*rules, DialogueStateTracker.from_events("story", told)], DOMAIN)
    return ContextPolicy.load(config, storage, resource, context)


def _tracker(text, intent, confidence=0.5, *, answer="utter_catalogue__found", action="action_find_products", **said):
    entities, buttons = said.get("entities", []), said.get("buttons", [])
    guess = {"name": intent, "confidence": confidence}
    ranking = {} if said.get("pressed") else {"intent_ranking": [guess]}
    events = [
        ActionExecuted("action_listen"),
        UserUttered("mugs", {"name": "find_products"}),
        ActionExecuted(action),
        SlotSet("memory", {"search": {"shown": [1, 2]}}),
        BotUttered("…", {"buttons": buttons}, {"utter_action": answer}),
        ActionExecuted("action_listen"),
        UserUttered(text, guess, entities, {"entities": entities, **ranking}),
    ]
    return DialogueStateTracker.from_events("shopper", events, DOMAIN.slots)


def _predicted(policy, tracker):
    """Return the action, None where the policy leaves it to others, and what quick replies bring to the message."""
    found = policy.predict_action_probabilities(tracker, DOMAIN)
    name = DOMAIN.action_names_or_texts[found.max_confidence_index] if found.max_confidence else None
    added = [event for event in found.optional_events if isinstance(event, EntitiesAdded)]
    return name, [each["value"] for event in added for each in event.entities if each["entity"] != "meaning"]


BLUE = {"entity": "attribute", "start": 4, "end": 8, "value": "blue"}


def test_what_the_examples_say_goes_before_an_unsure_classifier(policy):
    tracker = _tracker("the blue one", "find_products", 0.5, entities=[BLUE])

    assert _predicted(policy, tracker) == ("action_show_details", [])


def test_where_both_agree_the_rules_decide(policy):
    assert _predicted(policy, _tracker("the blue one", "product_details", entities=[BLUE])) == (None, [])


def test_words_that_no_example_has_leave_it_to_the_classifier(policy):
    assert _predicted(policy, _tracker("what does delivery cost", "ask_price")) == (None, [])


def test_yes_to_an_offer_does_what_was_offered(policy):
    tracker = _tracker("yes", "affirm", 0.9, answer="utter_catalogue__nearest", buttons=OFFER)

    assert _predicted(policy, tracker) == ("action_relax_search", ["memory"])
    assert _predicted(policy, _tracker("yes", "affirm", 0.9)) == (None, [])


def test_an_answer_to_a_question_is_what_its_quick_replies_are(policy):
    tracker = _tracker("the blue one", "product_details", answer="utter_catalogue__which_one", buttons=WHICH)

    assert _predicted(policy, tracker) == ("action_show_price", [])


def test_a_typed_quick_reply_is_pressed(policy):
    tracker = _tracker("any memory", "find_products", 0.9, buttons=OFFER)

    assert _predicted(policy, tracker) == ("action_relax_search", ["memory"])


def test_a_pressed_button_says_what_it_means(policy):
    assert _predicted(policy, _tracker("the blue one", "ask_price", entities=[BLUE], pressed=True)) == (None, [])


def test_what_a_story_says_after_an_answer_goes_before_it(policy):
    offered = {"answer": "utter_catalogue__nearest", "buttons": OFFER}

    assert _predicted(policy, _tracker("yes", "affirm", action="action_show_price", **offered)) == (None, [])
    assert _predicted(policy, _tracker("yes", "affirm", **offered))[0] == "action_relax_search"


def test_after_its_action_it_listens(policy):
    tracker = _tracker("the blue one", "find_products", entities=[BLUE])
    tracker.update(ActionExecuted("action_show_details", policy="policy_2_ContextPolicy"))

    assert _predicted(policy, tracker) == ("action_listen", [])


def test_it_says_why(policy, caplog):
    with caplog.at_level(logging.INFO):
        found = policy.predict_action_probabilities(_tracker("the blue one", "find_products", entities=[BLUE]), DOMAIN)

    assert found.action_metadata["means"] == "product_details"
    assert [(each["entity"], each["value"]) for each in found.optional_events[0].entities] == [
        ("meaning", "product_details")
    ]
    assert "a message means product_details" in caplog.text
    assert "the blue one" not in caplog.text  # what shoppers say is no log's business
    assert "after list, utter_catalogue__found; the classifier says find_products (0.50)" in caplog.text


def test_without_examples_the_rules_decide(parts, tmp_path):
    storage, resource, context = parts
    config = {**ContextPolicy.get_default_config(), "examples": str(tmp_path)}
    policy = ContextPolicy.create(config, storage, resource, context)
    policy.train([_rule(UserUttered(intent={"name": "affirm"}), ActionExecuted("utter_yes"))], DOMAIN)
    policy = ContextPolicy.load(config, storage, resource, context)

    assert _predicted(policy, _tracker("yes", "affirm", buttons=OFFER)) == (None, [])


def test_examples_are_learnt_once_however_often_rules_change(parts, tmp_path, monkeypatch):
    folder = tmp_path / "dialogue"
    folder.mkdir()
    (folder / "context_en.yml").write_text(CONTEXT, encoding="utf-8")
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
    learnt = []
    learn = ActModel.learn
    monkeypatch.setattr(ActModel, "learn", lambda examples: learnt.append(len(examples)) or learn(examples))
    config = {**ContextPolicy.get_default_config(), "examples": str(folder)}
    for action in ("action_show_details", "action_show_price"):
        rule = _rule(UserUttered(intent={"name": "product_details"}), ActionExecuted(action))
        ContextPolicy.create(config, *parts).train([rule], DOMAIN)

    assert len(learnt) == 1
    (folder / "context_en.yml").write_text(CONTEXT.replace("the second one", "the third one"), encoding="utf-8")
    ContextPolicy.create(config, *parts).train([rule], DOMAIN)
    assert len(learnt) == 2


def test_other_examples_are_another_model(tmp_path):
    config = {"examples": str(tmp_path)}
    before = ContextPolicy.fingerprint_addon(config)
    (tmp_path / "context_en.yml").write_text(CONTEXT, encoding="utf-8")

    assert ContextPolicy.fingerprint_addon(config) != before


ACTS = {"question": ["product_details", "ask_price"], "refine": ["refine_search"]}


def test_beside_products_what_a_message_does_goes_before_an_unsure_classifier():
    heard = {"refine_search": 0.5, "product_details": 0.3, "thank": 0.1}
    found = beside_screen(heard, {"question": 0.9, "refine": 0.05, "other": 0.05}, ACTS, "refine_search")

    assert max(found, key=found.get) == "product_details"
    assert sum(found.values()) == pytest.approx(1.0)


def test_of_the_intents_of_an_act_the_classifier_chooses():
    found = beside_screen(
        {"ask_price": 0.4, "refine_search": 0.6}, {"question": 0.9, "refine": 0.1}, ACTS, "refine_search"
    )

    assert max(found, key=found.get) == "ask_price"


def test_small_talk_stays_small_talk():
    found = beside_screen({"thank": 0.8, "refine_search": 0.1}, {"refine": 0.4, "other": 0.6}, ACTS, "thank")

    assert max(found, key=found.get) == "thank"


def test_a_wish_beside_small_talk_stays_a_wish():
    found = beside_screen({"thank": 0.8, "refine_search": 0.8}, {"refine": 0.4, "other": 0.6}, ACTS, "refine_search")

    assert max(found, key=found.get) == "refine_search"


def test_where_no_acts_are_learnt_the_classifier_alone_is_heard():
    assert beside_screen({"thank": 0.8}, {}, ACTS, "thank") == {"thank": 0.8}
