"""How often the guide does what shoppers of another shop want: the acts of SIMMC 2's turns, mapped to our intents.

    python -m benchmarks.acts <path of turns.jsonl>

A line of the file is a user's turn: `text`, and the `act` that its annotators gave it (facebookresearch/simmc2, a
fashion and a furniture shop; CC BY-NC-SA 4.0, so it is for measuring only). Acts that the guide has nothing of its own
for, as taking a thing or saying which one was meant, are left out.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path

import click
from rasa.core.agent import Agent
from rich.console import Console
from rich.table import Table

from benchmarks.intents import likeliest_intents
from benchmarks.report import write_tables
from operations.pieces import model_path
from shop.settings import get_settings

_RESULTS = Path("benchmarks/results/acts.md")
_ABOUT_PRODUCTS = {"product_details", "ask_price", "ask_reviews"}
_INTENTS = {
    "REQUEST:GET": {"find_products", "recommend_for_me", "similar_products", "refine_search"},
    "INFORM:GET": {"find_products", "similar_products", "refine_search"},
    "INFORM:REFINE": {"refine_search", "find_products", "show_more", "relax_search", "similar_products"},
    "REQUEST:COMPARE": {"compare_products", *_ABOUT_PRODUCTS},
    "ASK:GET": {"ask_price_history", *_ABOUT_PRODUCTS},
}
"""Which intents are an answer to an act. "Compare" is also said for asking two products' sizes and prices."""


@click.command(help=__doc__)
@click.argument("turns", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(turns: Path) -> None:
    """Measure and write the table."""
    rows = [json.loads(line) for line in turns.read_text(encoding="utf-8").splitlines()]
    said = [(row["act"], row["text"]) for row in rows if row["act"] in _INTENTS]
    agent = Agent.load(str(model_path(get_settings())))
    guesses = asyncio.run(likeliest_intents(agent, [text for _, text in said]))
    number, agreed = Counter(act for act, _ in said), Counter[str]()
    others: dict[str, Counter[str]] = {act: Counter() for act in _INTENTS}
    for (act, _), intent in zip(said, guesses, strict=True):
        agreed[act] += intent in _INTENTS[act]
        if intent not in _INTENTS[act]:
            others[act][intent] += 1
    table = Table(title="Acts of shoppers in another shop")
    for heading in ("act", "turns", "agree", "taken for"):
        table.add_column(heading, justify="right" if heading in ("turns", "agree") else "left")
    for act in _INTENTS:
        taken = ", ".join(f"{intent} {count}" for intent, count in others[act].most_common(3))
        table.add_row(act, str(number[act]), f"{agreed[act] / number[act]:.3f}", taken)
    table.add_row("together", str(len(said)), f"{sum(agreed.values()) / len(said):.3f}", "")
    Console().print(table)
    write_tables(_RESULTS, "Acts", table)


if __name__ == "__main__":
    main()
