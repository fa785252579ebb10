"""Runs so many shoppers at once against one bot, and notes what it took."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import psutil

from benchmarks.turn_time.processes import Memory, cpu_s, machine_busy_s, memory
from benchmarks.turn_time.scripts import Script
from benchmarks.turn_time.shoppers import Shopper, Turn

OnTurn = Callable[[Turn], None]


@dataclass(frozen=True)
class Bot:
    """A running bot: how to send a shopper to it, what they say, and its server processes by name."""

    name: str
    scripts: Sequence[Script]
    new_shopper: Callable[[str], Shopper]
    servers: Mapping[str, psutil.Process]


@dataclass(frozen=True)
class Measurement:
    """One round of one bot with so many shoppers at once.

    Attributes:
        bot: the bot's name.
        shoppers: how many talked at once.
        turns: every turn of the round.
        wall_s: how long the round took.
        cpu_s: processor seconds by server.
        memory: memory by server at the end of the round.
        others: share of the machine's cores, 0 to 1, that neither the bot nor the shoppers used.
    """

    bot: str
    shoppers: int
    turns: Sequence[Turn]
    wall_s: float
    cpu_s: Mapping[str, float]
    memory: Mapping[str, Memory]
    others: float


async def measure(bot: Bot, shoppers: int, conversations: int, on_turn: OnTurn) -> Measurement:
    """Let `shoppers` people at once hold `conversations` conversations each, without pauses, and measure them."""
    turns: list[Turn] = []

    def note(turn: Turn) -> None:
        turns.append(turn)
        on_turn(turn)

    cpu_before = {name: cpu_s(server) for name, server in bot.servers.items()}
    busy_before, own_before, began = machine_busy_s(), time.process_time(), time.perf_counter()
    await asyncio.gather(*(_converse(bot, place, conversations, note) for place in range(shoppers)))
    wall_s = time.perf_counter() - began
    used = {name: cpu_s(server) - cpu_before[name] for name, server in bot.servers.items()}
    busy_s = machine_busy_s() - busy_before - (time.process_time() - own_before) - sum(used.values())
    others = max(0.0, busy_s / wall_s / (os.cpu_count() or 1))
    held = {name: memory(server) for name, server in bot.servers.items()}
    return Measurement(bot.name, shoppers, turns, wall_s, used, held, others)


async def _converse(bot: Bot, place: int, conversations: int, on_turn: OnTurn) -> None:
    """Hold one conversation after another; neighbours, and one's own conversations, alternate in language."""
    for number in range(conversations):
        script = bot.scripts[(place + number) % len(bot.scripts)]
        shopper = bot.new_shopper(script.language)
        began = time.perf_counter()
        try:
            await shopper.open()
            for step in script.steps:
                on_turn(await shopper.turn(step))
        except ConnectionError:
            waited_s = time.perf_counter() - began
            for step in script.steps:
                on_turn(Turn(waited_s, waited_s, step.say, "no connection", ""))
        finally:
            await shopper.close()
