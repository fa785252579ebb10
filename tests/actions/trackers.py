"""Rasa's trackers as the action server gets them."""

from __future__ import annotations

from rasa_sdk import Tracker

from language.expressions import parse


def tracker(
    text="", *learnt, slots=None, pressed=None, metadata=None, ranking=(), ran=(), session="a session", **message
):
    """Return a tracker at a message.

    Args:
        text: the message.
        learnt: what the language model found, as (words, entity).
        slots: their values.
        pressed: the entities of a button.
        metadata: what the channel added.
        ranking: names of intents, likeliest first.
        ran: names of the actions that ran before.
        session: whose conversation.
        message: other keys of the message.
    """
    spans = [
        {"entity": name, "value": words, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, name in learnt
    ]
    buttons = [{"entity": name, "value": value, "start": 0, "end": 0} for name, value in (pressed or {}).items()]
    found = [] if pressed else [expression.as_entity() for expression in parse(text)]
    return Tracker(
        sender_id=session,
        slots={"language": "en", **(slots or {})},
        latest_message={
            "text": text,
            "entities": [*spans, *found, *buttons],
            "metadata": metadata or {},
            "intent_ranking": [{"name": name, "confidence": 0.2} for name in ranking],
            **message,
        },
        events=[event for name in ran for event in ({"event": "user"}, {"event": "action", "name": name})],
        paused=False,
        followup_action=None,
        active_loop={},
        latest_action_name=None,
    )
