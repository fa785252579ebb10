"""How well the guide notices what is beyond a shop: CLINC150's test set, its intents mapped to ours.

    python -m benchmarks.scope <path of CLINC150's data_full.json or data_full.json.gz>
    python -m benchmarks.scope <the same> --wishes <path of a file with a wish a line>

The data set is at https://github.com/clinc/oos-eval (CC BY 3.0). A message counts as refused when its intent is
`out_of_scope`, or when the guide asks back. Recall: the share refused of what is beyond a shop. False alarms: the share
refused of what is not: the small talk and order questions of the test set, and our own held-out English messages.
`--wishes` adds wishes for goods of other shops, as crowd workers wrote them for WebShop (princeton-nlp/WebShop, MIT): a
shop that does not sell a thing has to say so, not that it has nothing to do with shopping.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path

import click
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data
from rich.console import Console
from rich.table import Table

from benchmarks.intents import likeliest_intents
from benchmarks.report import write_tables
from operations.pieces import model_path
from shop.settings import get_settings

_RESULTS = Path("benchmarks/results/scope.md")
_HELD_OUT = Path("data/evaluation/nlu_en.yml")
_OURS = {
    "greeting", "goodbye", "thank_you", "yes", "no", "are_you_a_bot", "what_is_your_name", "who_made_you",
    "who_do_you_work_for", "what_can_i_ask_you", "order_status",
}  # fmt: skip
"""Intents of CLINC150 that the guide answers."""
_UNCLEAR = {
    "order", "shopping_list", "shopping_list_update", "cancel", "maybe", "repeat", "how_old_are_you",
    "what_are_your_hobbies", "do_you_have_pets", "where_are_you_from",
}  # fmt: skip
"""Those that are neither clearly ours nor clearly beyond us, left out."""
_REFUSED = {"out_of_scope", "nlu_fallback"}


@click.command(help=__doc__)
@click.argument("clinc", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wishes", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A wish a line.")
def main(clinc: Path, wishes: Path | None) -> None:
    """Measure and write the table."""
    content = gzip.decompress(clinc.read_bytes()) if clinc.suffix == ".gz" else clinc.read_bytes()
    data = json.loads(content)
    others = [text for text, intent in data["test"] if intent not in _OURS | _UNCLEAR]
    small_talk = [text for text, intent in data["test"] if intent in _OURS]
    shopping = [m.get("text") for m in load_data(str(_HELD_OUT)).intent_examples if m.get("intent") != "out_of_scope"]
    agent = Agent.load(str(model_path(get_settings())))
    sets = {
        "beyond us: CLINC150's out of scope": [text for text, _ in data["oos_test"]],
        "beyond us: CLINC150's other intents": others,
        "ours: CLINC150's small talk and orders": small_talk,
        "ours: held-out English messages": shopping,
    }
    if wishes is not None:
        sets["wishes for goods of other shops"] = [
            line for line in wishes.read_text(encoding="utf-8").splitlines() if line
        ]
    intents = {name: asyncio.run(likeliest_intents(agent, texts)) for name, texts in sets.items()}
    intents["ours, together"] = [intent for name in sets if name.startswith("ours") for intent in intents[name]]
    table = Table(title="Out of scope")
    for heading in ("messages", "number", "refused", "of these asked back"):
        table.add_column(heading, justify="left" if heading == "messages" else "right")
    for name, found in intents.items():
        refused = sum(intent in _REFUSED for intent in found) / len(found)
        asked = sum(intent == "nlu_fallback" for intent in found) / len(found)
        table.add_row(name, str(len(found)), f"{refused:.3f}", f"{asked:.3f}")
    Console().print(table)
    write_tables(_RESULTS, "Out of scope: recall and false alarms", table)


if __name__ == "__main__":
    main()
