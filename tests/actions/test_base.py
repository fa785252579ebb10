"""The border to Rasa: trackers read, replies sent, memories stored, failures turned into a sentence."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

import actions.base
from actions.base import ShopAction, heard, read_message, remembered, send
from guide.memory import Memory
from guide.message import Message, Span
from guide.reply import Reply
from guide.search.state import SearchState
from language.expressions import OrdinalReference, PriceExpression, parse
from protocol.encoding import to_json
from protocol.messages import Button, Chart, ChartPoint, Parts
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from tests.actions.trackers import tracker
from tests.serving import ROOT


def test_a_message_is_read_with_all_that_was_found_in_it_by_its_place():
    text = "the second laptop under 500 dollars"
    message = read_message(tracker(text, ("laptop", "product"), ranking=["ask_price", "help", "ask_price"]))

    assert (message.text, message.language, message.session_id) == (text, "en", "a session")
    assert message.entities == tuple(
        sorted([*parse(text), Span(11, 17, "laptop", "product")], key=lambda entity: entity.start)
    )
    assert [type(entity) for entity in message.entities] == [OrdinalReference, Span, PriceExpression]
    assert message.intents == ("ask_price", "help")


def test_what_a_message_means_in_its_context_goes_before_what_the_classifier_says():
    heard = tracker("it", pressed={"meaning": "ask_price"}, ranking=["find_products"], intent={"name": "find_products"})

    assert read_message(heard).intents == ("ask_price", "find_products")


def test_the_responses_of_the_last_answer_are_told():
    events = [
        {"event": "user"},
        {"event": "bot", "text": "Hello", "metadata": {"utter_action": "utter_help__greet"}},
        {"event": "user"},
        {"event": "bot", "text": "These fit", "metadata": {"utter_action": "utter_catalogue__found"}},
        {"event": "bot", "text": "Which colour?", "metadata": {"utter_action": "utter_catalogue__ask_attribute"}},
        {"event": "user"},
    ]
    heard = tracker("black")
    heard.events = events

    message = read_message(heard)

    assert message.responses_before == ("utter_catalogue__found", "utter_catalogue__ask_attribute")
    assert message.said_before == ("These fit", "Which colour?")
    assert message.was_asked("utter_catalogue__ask_attribute")
    assert not message.was_asked("utter_help__greet")


def test_a_pressed_button_means_its_intent():
    pressed = tracker("Returns", intent={"name": "ask_returns", "confidence": 1.0})

    assert read_message(pressed).intents == ("ask_returns",)


def test_the_language_models_confidence_is_kept():
    laptop = {"entity": "product", "value": "laptop", "start": 2, "end": 8, "confidence_entity": 0.4}

    assert read_message(tracker("a laptop", entities=[laptop])).spans == (Span(2, 8, "laptop", "product", 0.4),)


def test_a_confidence_that_is_no_number_is_taken_for_full():
    laptop = {"entity": "product", "value": "laptop", "start": 2, "end": 8, "confidence_entity": "high"}

    assert read_message(tracker("a laptop", entities=[laptop])).spans == (Span(2, 8, "laptop", "product"),)


def test_a_span_ends_before_an_apostrophe():
    found = {"entity": "product", "value": "one'", "start": 6, "end": 10, "confidence_entity": 1.0}

    assert read_message(tracker("which one's the cheapest", entities=[found])).spans == (Span(6, 9, "one", "product"),)


def test_a_button_brings_products_and_conditions():
    message = read_message(tracker("Compare", pressed={"product_id": 7}))
    assert (message.product_ids, message.conditions, message.entities) == ((7,), (), ())

    message = read_message(tracker("HP", pressed={"condition": "brand=HP"}))
    assert (message.product_ids, message.conditions) == ((), ("brand=HP",))


def test_the_customer_is_the_one_that_the_channel_vouched_for():
    typed = {"entity": "customer_id", "value": "17850", "start": 0, "end": 5}

    message = read_message(tracker("hello", metadata={"customer_id": 17850, "customer_source": "gifts"}))
    assert (message.customer_id, message.customer_source) == ("17850", "gifts")
    assert read_message(tracker("hello", metadata={"customer_id": "17850"})).customer_source is None
    assert read_message(tracker("17850", entities=[typed], slots={"customer_id": "17850"})).customer_id is None


def test_the_actions_that_answered_before_are_told_oldest_first():
    ran = ["utter_help__greet", "action_listen", "action_ask_meaning", "action_listen"]

    assert read_message(tracker("hm", ran=ran)).answered_before == ("utter_help__greet", "action_ask_meaning")


@pytest.mark.parametrize(("slot", "language"), [("zh", "zh"), ("en", "en"), (None, "en"), ("fr", "en")])
def test_the_language_is_that_of_the_slot(slot, language):
    assert read_message(tracker("HP", slots={"language": slot})).language == language


def test_a_message_that_a_button_brings_back_is_what_was_said():
    text = "the second laptop, not HP, under 500 dollars"
    message = read_message(tracker(text, ("the", "outside"), ("laptop", "product")))
    button = json.loads(json.dumps({"heard": heard(message)}))

    again = read_message(tracker("Search for it", pressed=button, metadata={"customer_id": "1"}))

    assert (again.text, again.entities, again.customer_id) == (text, message.entities, "1")


@pytest.mark.parametrize(
    "entities",
    [
        None,
        ["product"],
        [{}],
        [{"entity": "product", "value": "laptop", "start": 2, "end": 99}],
        [{"entity": "product", "value": "laptop"}],
        [{"entity": "product", "value": "laptop", "start": 0, "end": 0}],
        [{"entity": "price", "value": {"op": "about"}, "start": 0, "end": 3}],
        [{"entity": "price", "value": 500, "start": 0, "end": 3}],
        [{"entity": "language", "value": "en", "start": 0, "end": 8}],
        [{"entity": "product_id", "value": "7; drop table", "start": 0, "end": 0}],
        [{"entity": "heard", "value": "something", "start": 0, "end": 0}],
        [{"entity": "heard", "value": {"text": None, "entities": 7}, "start": 0, "end": 0}],
    ],
)
def test_what_is_not_of_ours_is_left_out(entities):
    message = read_message(tracker("a laptop", entities=entities))

    assert (message.entities, message.product_ids, message.conditions) == ((), (), ())


def test_a_tracker_without_a_message_is_an_empty_one():
    bare = tracker()
    bare.latest_message, bare.events = {}, None

    assert read_message(bare) == Message("", "en", session_id="a session")


def test_a_reply_is_sent_with_its_parts_under_their_names(wording):
    chart = Chart(label="price", points=[ChartPoint(at="2026-01-01", value=3.5, text="$3.50")])
    reply = Reply(wording())
    reply.say("utter_catalogue__started_over", Parts(chart=chart), [Button(title="More", payload="/show_more")])
    reply.say_as_written("utter_help__handoff")
    dispatcher = CollectingDispatcher()

    send(reply, dispatcher)

    assert [said.get("utter_action") for said in dispatcher.messages] == ["utter_catalogue__started_over", None]

    first, second = dispatcher.messages
    assert (first["text"], first["response"]) == (reply.utterances[0].text, None)
    assert first["buttons"] == [{"title": "More", "payload": "/show_more"}]
    assert first["custom"] == {"chart": to_json(chart)}
    assert (second["text"], second["response"], second["custom"]) == (None, "utter_help__handoff", {})
    json.dumps(dispatcher.messages)


def test_a_memory_is_stored_only_when_it_has_changed():
    memory = Memory(search=SearchState(words=("mug",)), focus=3)
    stored = memory.to_json()

    assert remembered(memory, tracker()) == [{"event": "slot", "timestamp": None, "name": "memory", "value": stored}]
    assert remembered(memory, tracker(slots={"memory": stored})) == []
    assert remembered(Memory(), tracker(slots={"memory": None})) == []
    assert remembered(Memory(), tracker(slots={"memory": stored}))[0]["value"] is None


class _Ability(ShopAction):
    """Does what a test wants."""

    def __init__(self, respond=None):
        self._respond = respond

    def name(self):
        return "action_of_a_test"

    def respond(self, message, memory, reply, shop):
        self._respond(message, memory, reply, shop)


@pytest.fixture
def run(monkeypatch, services):
    """What runs an ability as Rasa does, and returns its messages and events."""
    monkeypatch.setattr(actions.base, "get_services", lambda: services)

    async def run_it(respond, **parts):
        dispatcher = CollectingDispatcher()
        events = await _Ability(respond).run(dispatcher, tracker(**parts), {})
        return dispatcher.messages, events

    return run_it


async def test_an_ability_answers_and_what_it_remembers_is_there_in_the_next_turn(run):
    def look(message, memory, reply, shop):
        memory.focus = 7
        reply.say("utter_catalogue__started_over")

    seen = []
    messages, events = await run(look)
    await run(lambda message, memory, reply, shop: seen.append(memory), slots={"memory": events[0]["value"]})

    assert len(messages) == 1
    assert seen[0].focus == 7


async def test_what_an_ability_writes_is_kept_when_it_has_answered(run, services, shopper):
    def write(message, memory, reply, shop):
        shop.repositories.events.add(ShopperEvent(EventKind.SEARCH, datetime.now(timezone.utc), session_id=shopper))

    await run(write)

    with services.unit_of_work() as uow:
        assert len(uow.events.for_session(shopper)) == 1


async def test_what_a_shopper_did_is_kept_when_it_is_answered(run, services, shopper):
    await run(lambda message, memory, reply, shop: shop.shopper.note(EventKind.SEARCH, text="mug"), session=shopper)

    with services.unit_of_work() as uow:
        waiting = uow.outbox.count()
        assert waiting + len(uow.events.for_session(shopper)) >= 1


async def test_a_customer_of_whom_it_is_not_said_whose_they_are_is_told_once_and_served_as_nobody(
    run, services, caplog
):
    with services.unit_of_work() as uow:
        customers = [uow.customers.upsert(source, "7", "Ann") for source in ("one", "two")]
        uow.commit()
    seen = []

    def look(message, memory, reply, shop):
        seen.append(shop.shopper.customer_id)
        reply.say("utter_catalogue__started_over")

    bare = {"customer_id": "7"}
    first, events = await run(look, metadata=bare, slots={"language": "zh"})
    memory = {"memory": events[0]["value"]}
    second, _ = await run(look, metadata=bare, slots=memory)
    third, _ = await run(look, metadata={**bare, "customer_source": "two"})

    assert [len(messages) for messages in (first, second, third)] == [2, 1, 1]
    assert "登录" in first[0]["text"]
    assert seen == [None, None, customers[1]]
    assert caplog.text.count("claim `source`") == 1


def test_rasa_finds_exactly_the_actions_that_the_domain_names():
    domains = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "bot" / "domain").glob("*.yml"))
    named = {name for domain in domains for name in domain.get("actions") or []}
    executor = ActionExecutor()
    executor.register_package("actions")

    found = {name for name, run in executor.actions.items() if run.__self__.__module__.startswith("actions.")}

    assert "action_find_products" in named
    assert found == named
