"""What the patches change is seen; what they keep of Rasa's behaviour stays."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.patches import apply_patches

DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "actions": ["action_plain", {"action_curious": {"send_domain": True}}],
        "slots": {"search": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
    }
)


@pytest.fixture(autouse=True)
def patched():
    apply_patches()
    apply_patches()


def _call(name):
    tracker = DialogueStateTracker("ann", DOMAIN.slots)
    for event in (UserUttered("a mug"), BotUttered("Here."), SlotSet("search", {"topic": "mug"}), UserUttered("red")):
        tracker.update(event, DOMAIN)
    return RemoteAction(name, None)._action_call_format(tracker, DOMAIN)


def test_an_action_gets_slots_and_latest_message_but_no_events():
    call = _call("action_plain")

    assert call["next_action"] == "action_plain"
    assert call["sender_id"] == "ann"
    assert call["tracker"]["slots"]["search"] == {"topic": "mug"}
    assert call["tracker"]["latest_message"]["text"] == "red"
    assert call["tracker"]["events"] == []


def test_the_domain_goes_only_to_actions_that_ask_for_it():
    assert "domain" not in _call("action_plain")
    assert _call("action_curious")["domain"]["actions"]


def test_an_answer_of_a_wrong_form_is_refused():
    action = RemoteAction("action_plain", None)

    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [], "responses": "Hello"})


@pytest.mark.parametrize(("name", "kind"), [("user", UserUttered), ("bot", BotUttered), ("slot", SlotSet)])
def test_events_are_found_by_name(name, kind):
    assert Event.resolve_by_type(name) is kind


def test_an_unknown_event_is_refused():
    with pytest.raises(ValueError, match="Unknown event"):
        Event.resolve_by_type("no such event")
