"""What the patches change is seen; what they keep of Rasa's behaviour stays."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

from bot.patches import apply_patches


@pytest.fixture(autouse=True)
def patched():
    apply_patches()
    apply_patches()


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
