"""Turns Rasa's messages and events into the messages of the widget's protocol."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

import regex
from rasa.shared.core.events import BotUttered, Event, UserUttered

from protocol.encoding import to_json
from protocol.messages import Message, Role
from protocol.schema import SENT_ID, parts_of

_SENT_ID = regex.compile(SENT_ID)
_PAYLOAD = regex.compile(r"/(?P<intent>\w+)(?P<entities>\{.*\})?", regex.DOTALL)

MESSAGES = "messages"
"""Where the metadata of a turn keep the texts of its messages, if several were answered together."""
IDS = "message_ids"
"""Where they keep the ids of its messages."""

Sign = Callable[[str], str]


def guide_message(response: dict[str, Any], sign: Sign, at: float | None = None) -> dict[str, Any]:
    """Return a protocol message for one of Rasa's responses; every button in it is signed.

    Its time is its id: a page that hears it and reads it in the history shows it once.
    """
    at = at or time.time()
    message: dict[str, Any] = {"id": f"guide-{at!r}", "role": Role.GUIDE.value, "at": at}
    if response.get("text"):
        message["text"] = response["text"]
    for name, part in parts_of(response.get("custom") or {}):
        message[name] = _sign_buttons(part, sign)
    if response.get("buttons"):
        message["buttons"] = _sign_buttons(response["buttons"], sign)
    return message


def shopper_message(text: str, at: float, sent_id: str) -> dict[str, Any]:
    """Return a protocol message for what a shopper said."""
    said: dict[str, Any] = to_json(Message(id=sent_id, role=Role.SHOPPER, at=at, text=text))
    return said


def sent_id(body: dict[str, Any]) -> str:
    """Return what a page calls a message that it sends; a new id if it does not, or not as the protocol wants."""
    value = body.get("id")
    return value if isinstance(value, str) and _SENT_ID.fullmatch(value) else uuid.uuid4().hex


def history(events: Iterable[Event], sign: Sign) -> list[dict[str, Any]]:
    """Return what was said in a conversation, oldest first, as protocol messages."""
    messages = []
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            metadata = event.metadata or {}
            texts = metadata.get(MESSAGES) or [event.text]
            ids = metadata.get(IDS) or [uuid.uuid4().hex for _ in texts]
            messages += [shopper_message(*said) for said in zip(texts, repeat(event.timestamp), ids)]
        elif isinstance(event, BotUttered):
            messages.append(guide_message({"text": event.text, **event.data}, sign, event.timestamp))
    return messages


def parse_payload(payload: str, title: str) -> dict[str, Any]:
    """Return Rasa's parse data for a pressed button, e.g. `/product_details{"product_id": 7}` titled "Details".

    Raises:
        ValueError: the payload is not of the form `/intent` or `/intent{...}`.
    """
    match = _PAYLOAD.fullmatch(payload)
    if not match:
        raise ValueError(f"button payload {payload!r} is not /intent or /intent{{...}}")
    entities = json.loads(match["entities"] or "{}")
    return {
        "text": title,
        "intent": {"name": match["intent"], "confidence": 1.0},
        "entities": [
            {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "Button"}
            for name, value in entities.items()
        ],
    }


def _sign_buttons(value: Any, sign: Sign) -> Any:
    """Copy a JSON value with the `payload` of every button in it signed."""
    if isinstance(value, list):
        return [_sign_buttons(item, sign) for item in value]
    if isinstance(value, dict):
        return {
            key: sign(item) if key == "payload" and isinstance(item, str) else _sign_buttons(item, sign)
            for key, item in value.items()
        }
    return value
