"""Where a message is said: what the guide answered last, what it offered, and what is on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered

from bot.channels.messages import parse_payload

START, LIST, PRODUCT, NOTHING = "start", "list", "product", "nothing"
SCREENS = (START, LIST, PRODUCT, NOTHING)
"""What may be on the screen: nothing yet, several products, one that is talked about, a search that found nothing."""
_COUNT = re.compile(r"[(（]\d+[)）]")
_BESIDE_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Offer:
    """A quick reply of the last answer: what it says, the intent that it stands for, and the entities it brings."""

    title: str
    intent: str
    entities: Sequence[dict[str, Any]] = ()

    def is_said_by(self, text: str) -> bool:
        """Tell whether a message is what the quick reply says; how many products it gives nobody repeats."""
        return _plain(text) == _plain(self.title) != ""


@dataclass(frozen=True)
class Situation:
    """Where a message is said.

    `screen` is one of `SCREENS`, `answers` are the names of the responses of the last answer, `offers` its quick
    replies, `action` is what gave it.
    """

    screen: str
    answers: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    action: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What an example may name under `after` to be said here."""
        return (self.screen, *self.answers)


def situation_of(events: Sequence[Event], memory: Mapping[str, Any]) -> Situation:
    """Return where the last message of a conversation is said.

    Args:
        events: those of the conversation, oldest first.
        memory: what the guide remembers, as `guide/memory.py` stores it.
    """
    places = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    turn = events[places[-2] : places[-1]] if len(places) > 1 else events[: places[-1]] if places else []
    said = [event for event in turn if isinstance(event, BotUttered)]
    ran = [event.action_name for event in turn if isinstance(event, ActionExecuted)]
    last = next((event.data.get("buttons") for event in reversed(said) if event.data.get("buttons")), None)
    return Situation(
        screen=_screen(memory),
        answers=tuple(name for event in said if (name := event.metadata.get("utter_action"))),
        offers=tuple(offer for button in last or () if (offer := _offer(button))),
        action=next((name for name in reversed(ran) if name and name != ACTION_LISTEN_NAME), None),
    )


def _screen(memory: Mapping[str, Any]) -> str:
    search = memory.get("search") or {}
    if memory.get("focus") is not None:
        return PRODUCT
    if search.get("shown"):
        return LIST
    return NOTHING if search else START


def _offer(button: Mapping[str, Any]) -> Offer | None:
    """Return what a quick reply offers; None for one that brings text or a link and no intent."""
    try:
        sent = parse_payload(str(button.get("payload")), str(button.get("title")))
    except ValueError:
        return None
    return Offer(sent["text"], sent["intent"]["name"], sent["entities"])


def _plain(text: str) -> str:
    return _BESIDE_WORDS.sub(" ", _COUNT.sub("", text.casefold())).strip()
