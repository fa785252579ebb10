"""The intents that the trained guide takes messages for."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.core.agent import Agent
from rich.progress import track


async def likeliest_intents(agent: Agent, texts: Sequence[str]) -> list[str]:
    """Return the likeliest intent of each message, in their order."""
    found = []
    for text in track(texts, description="Understanding", transient=True):
        found.append(str((await agent.parse_message(text))["intent"]["name"]))
    return found
