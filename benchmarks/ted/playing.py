"""Plays each message twice with the whole guide: once with each policy."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.context import Played, play_one
from benchmarks.ted.peer import Ted, TedInContext
from bot.policies.context_policy import ContextPolicy

CONTEXT_POLICY, TED_POLICY = "ContextPolicy", "TEDPolicy"


@dataclass(frozen=True)
class Both:
    """A message of a file as it went with each policy."""

    file: str
    played: Mapping[str, Played]


@dataclass
class Clock:
    """Does what a function does and keeps how many milliseconds each call took."""

    function: Any
    milliseconds: list[float] = field(default_factory=list)

    def __call__(self, *arguments: Any) -> Any:
        """Do it."""
        began = time.perf_counter()
        answer = self.function(*arguments)
        self.milliseconds.append(1000 * (time.perf_counter() - began))
        return answer


async def play_both(
    agent: Any, ted: Ted, least: float, files: Mapping[str, Sequence[dict[str, Any]]]
) -> tuple[list[Both], dict[str, list[float]]]:
    """Play all messages of the files.

    Args:
        agent: the loaded guide.
        ted: trained.
        least: how sure TED must be.
        files: the messages of each file, by its name.

    Returns:
        How each message went, and the milliseconds that each policy took for reading one.
    """
    node = _policy_node(agent)
    served: ContextPolicy = node._component
    policies = {CONTEXT_POLICY: served, TED_POLICY: TedInContext.instead_of(served, ted, least)}
    clocks = {name: Clock(policy._read) for name, policy in policies.items()}
    for name, policy in policies.items():
        policy._read = clocks[name]  # type: ignore[method-assign,assignment]
    found = []
    for file, triples in files.items():
        for triple in triples:
            played = {}
            for name, policy in policies.items():
                node._component = policy
                played[name] = await play_one(agent, {**triple, "id": f"{triple['id']}-{file}-{name}"})
            found.append(Both(file, played))
    return found, {name: clock.milliseconds for name, clock in clocks.items()}


def _policy_node(agent: Any) -> Any:
    """Return the node of a loaded guide's graph that holds its `ContextPolicy`."""
    nodes = agent.processor.graph_runner._instantiated_nodes.values()
    return next(node for node in nodes if isinstance(node._component, ContextPolicy))
