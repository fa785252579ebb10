"""Turns as Rasa's trackers: what was done before, what the message is, and all that is known of both in slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates

from benchmarks.ted.stories import Turn
from bot.policies.examples import ASKED, OFFERED
from bot.policies.situation import SCREENS

_LEAST = 0.02
"""What is less likely is not told: a slot's being set is a feature of its own."""
INTENTS, TEXT, BOTH = "intents", "text", "both"
"""What TED reads of a message: its intent and entities, its text (end to end), or each in a story of its own."""


@dataclass(frozen=True)
class Heard:
    """What the pipeline makes of a message: intents and acts with how likely they are, and entities."""

    intents: Mapping[str, float] = field(default_factory=dict)
    acts: Mapping[str, float] = field(default_factory=dict)
    entities: tuple[str, ...] = ()
    intent: str = "nlu_fallback"


def domain_of(served: Domain, actions: Mapping[str, str], answers: Iterable[str], acts: Iterable[str]) -> Domain:
    """Return the domain that TED learns: its slots are all that `ContextPolicy` knows, as numbers from 0 to 1.

    Args:
        served: the guide's domain.
        actions: what answers each intent.
        answers: the names of responses that examples name.
        acts: what may be done beside products.
    """
    names = [
        *(f"at_{name}" for name in (*SCREENS, *answers)),
        *(f"heard_{intent}" for intent in actions),
        *(f"does_{act}" for act in acts),
        *(f"has_{entity}" for entity in served.entities),
    ]
    content: dict[str, Any] = {
        "intents": sorted(served.intents),
        "entities": sorted(served.entities),
        "actions": [*dict.fromkeys(actions.values()), OFFERED, ASKED],
        "slots": {name: {"type": "float", "mappings": [{"type": "custom"}]} for name in names},
    }
    return Domain.from_dict(content)


def tracker_of(
    turn: Turn, heard: Heard, domain: Domain, actions: Mapping[str, str], *, reads: str, is_told: bool
) -> TrackerWithCachedStates:
    """Return a conversation that ends with the turn's message, and with its answer where that is known.

    Args:
        turn: what is said and where.
        heard: what the pipeline makes of the message.
        domain: see `domain_of`.
        actions: what answers each intent.
        reads: `INTENTS` or `TEXT`; `BOTH` leaves both in the message, for predictions.
        is_told: whether slots tell what the pipeline heard.
    """
    events: list[Event] = []
    if turn.before:
        before = UserUttered(intent={"name": turn.before})
        events += [ActionExecuted(ACTION_LISTEN_NAME), before, ActionExecuted(actions[turn.before])]
    events += [ActionExecuted(ACTION_LISTEN_NAME), _message(turn, heard, reads)]
    told = {f"at_{name}": 1.0 for name in turn.names}
    if is_told and not turn.said:
        told |= {f"heard_{intent}": share for intent, share in heard.intents.items()}
        told |= {f"does_{act}": share for act, share in heard.acts.items()}
        told |= {f"has_{entity}": 1.0 for entity in heard.entities}
    known = {slot.name for slot in domain.slots}
    events += [SlotSet(name, value) for name, value in told.items() if value >= _LEAST and name in known]
    if turn.right:
        events.append(ActionExecuted(turn.right[0]))
    return TrackerWithCachedStates.from_events("turn", events, domain.slots, domain=domain)


def _message(turn: Turn, heard: Heard, reads: str) -> UserUttered:
    intent = {"name": turn.said or heard.intent}
    entities = [{"entity": name, "value": name} for name in heard.entities]
    if turn.said or reads == INTENTS:
        return UserUttered(intent=intent, entities=entities)
    if reads == TEXT:
        return UserUttered(turn.text)
    return UserUttered(turn.text, intent, entities)
