"""The answers that Rasa gives itself: filled as written, and an apology where an editor broke one."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
import yaml
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.responses import DomainResponses
from tests.serving import ROOT

APOLOGIES = {"en": "Something went wrong on my side.", "zh": "我这边出了点问题"}
CHINESE = [{"type": "slot", "name": "language", "value": "zh"}]


@pytest.fixture
def say():
    """What says a response of the editors' domain, changed as a test wants it, as the dialogue server does."""

    def generate(name, language="en", changes=None, **values):
        domain = Domain.load(str(ROOT / "bot" / "domain"))
        domain.responses.update(changes or {})
        endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
        nlg = NaturalLanguageGenerator.create(EndpointConfig(**endpoints["nlg"]), domain)
        return nlg.generate_from_slots(name, {"language": language, "memory": None}, "web", **values)

    return generate


@pytest.mark.parametrize(("language", "said"), [("en", "1000 characters"), ("zh", "1000 个字符")])
def test_a_sound_answer_is_filled_as_rasa_does(say, language, said):
    assert said in say("utter_help__refused_too_long", language, max_characters=1000)["text"]
    assert {button["payload"] for button in say("utter_help__greet", language)["buttons"]} == {
        "/help",
        "/recommend_for_me",
    }


@pytest.mark.parametrize("broken", ["Here {is} {a", "{", "}", "{}", "{0}", "Hello {name}", "{memory.x}", "{memory[a]}"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("where", ["text", "title"])
def test_a_wrong_brace_is_an_apology_and_one_line_of_the_log(say, caplog, broken, language, where):
    text, buttons = (broken, []) if where == "text" else ("Hello", [{"title": broken, "payload": "/help"}])
    variation = {"text": text, "buttons": buttons}
    changes = {"utter_help__greet": [variation, {**variation, "condition": CHINESE}]}

    assert APOLOGIES[language] in say("utter_help__greet", language, changes)["text"]
    (record,) = caplog.records
    assert "utter_help__greet" in record.getMessage()
    assert "daogou dialogue check" in record.getMessage()
    assert record.exc_info is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_that_is_missing_is_an_apology(say, caplog, language):
    assert APOLOGIES[language] in say("utter_help__lost", language)["text"]
    assert "utter_help__lost" in caplog.text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_apology_that_is_broken_too_is_said_in_our_words(say, language):
    broken = {"utter_help__apology": [{"text": "}"}, {"text": "}", "condition": CHINESE}]}
    assert APOLOGIES[language] in say("utter_help__lost", language, broken)["text"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_words_are_not_said_twice_in_a_row(language):
    nlg = DomainResponses(EndpointConfig(), Domain.load(str(ROOT / "bot" / "domain")))
    tracker = DialogueStateTracker("a session", [TextSlot("language", [], initial_value=language)])
    texts = []
    for _ in range(12):
        texts.append(asyncio.run(nlg.generate("utter_help__greet", tracker, "web"))["text"])
        tracker.update(BotUttered(texts[-1]))

    assert len(set(texts)) == 2
    assert all(one != other for one, other in pairwise(texts))


def test_braces_to_be_read_stay(say):
    assert say("utter_help__greet", changes={"utter_help__greet": [{"text": "{{curly}}"}]})["text"] == "{curly}"


async def test_an_answer_that_the_model_does_not_know_is_an_apology():
    """A model that is older than an answer, which has to be trained anew."""
    domain = Domain.load(str(ROOT / "bot" / "domain"))
    del domain.responses["utter_help__refused_busy"]
    tracker = DialogueStateTracker("ann", domain.slots)

    said = await DomainResponses(EndpointConfig(), domain).generate("utter_help__refused_busy", tracker, "web")

    assert said["text"].startswith(APOLOGIES["en"])
