"""How often the guide shows the right kind of thing: first messages, with the categories in which a clerk would look.

    python -m benchmarks.kinds                # needs the ingested demo shop, its recommender and the dialogue model
    python -m benchmarks.kinds --wrong        # lists what went wrong

In process: the trained pipeline reads a message, the ability that finds products answers it. Of what is sold, most of
the first three products shown must stand in one of the right categories; of what is not sold, nothing may be shown
without a word that this is not it. The messages are training examples of the span tagger, so their spans are better
than a stranger's; what is measured is what is made of them. Where they come from stands in data/evaluation/NOTICE.md.
"""

from __future__ import annotations

import asyncio
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from rasa.core.agent import Agent
from rasa_sdk import Tracker
from rich.console import Console
from rich.progress import track
from rich.table import Table

from actions.base import read_message
from actions.finding import find_products
from benchmarks.report import write_tables
from guide.memory import Memory
from guide.message import Message
from guide.services import Services, get_services
from operations.pieces import model_path
from shop.settings import get_settings

_MESSAGES = Path("data/evaluation")
_RESULTS = Path("benchmarks/results/kinds.md")
_LOOKED_AT = 3
_MOST = 0.6
_NOT_IT = ("not_sold_near", "unmet", "nearest", "nearest_without", "found_otherwise", "found_one_otherwise")
"""Responses of the catalogue that say that what is shown is not quite what was wanted."""


@dataclass(frozen=True)
class Wish:
    """A message, the thing that it wishes for, and the categories where that stands, none where it is not sold."""

    id: str
    text: str
    thing: str
    keys: frozenset[str]

    @property
    def language(self) -> str:
        """Of the shopper."""
        return self.id[:2]


@dataclass(frozen=True)
class Outcome:
    """What a wish led to: the category paths of the products shown, what was said, and whether that says "not it"."""

    wish: Wish
    shown: Sequence[tuple[str, ...]]
    said: Sequence[str]
    is_told: bool

    @property
    def verdict(self) -> str:
        """Right, wrong or nothing for what is sold; right, told or wrong for what is not."""
        if not self.wish.keys:
            return "right" if not self.shown else "told" if self.is_told else "wrong"
        if not self.shown:
            return "nothing"
        first = self.shown[:_LOOKED_AT]
        return "right" if sum(not self.wish.keys.isdisjoint(path) for path in first) >= _MOST * len(first) else "wrong"


@click.command(help=__doc__)
@click.option("--wrong", is_flag=True, help="List the messages that were answered wrongly.")
def main(wrong: bool) -> None:
    """Measure and write the table."""
    wishes = [wish for language in ("en", "zh") for wish in read_wishes(_MESSAGES / f"kinds_{language}.tsv")]
    messages = asyncio.run(heard([wish.text for wish in wishes], [wish.language for wish in wishes]))
    services, console = get_services(), Console()
    pairs = track(list(zip(wishes, messages, strict=True)), description="Answering", transient=True)
    outcomes = [answered(wish, message, services) for wish, message in pairs]
    table = Table(title="The right kind of thing")
    for heading in ("messages", "sold", "right", "wrong", "nothing", "not sold", "nothing shown", "told", "passed off"):
        table.add_column(heading, justify="left" if heading == "messages" else "right")
    for language in ("en", "zh"):
        table.add_row(language, *_figures([each for each in outcomes if each.wish.language == language]))
    console.print(table)
    for outcome in outcomes if wrong else ():
        if outcome.verdict in ("wrong", "nothing"):
            wanted = ", ".join(sorted(outcome.wish.keys)) or "not sold"
            console.print(f"{outcome.wish.id} {outcome.verdict}: {outcome.wish.text}", markup=False)
            shown = ", ".join(path[-1] for path in outcome.shown) or "nothing"
            console.print(f"    {outcome.wish.thing}: {wanted}; shown {shown}", markup=False)
            console.print(f"    {' / '.join(outcome.said)}", markup=False)
    write_tables(_RESULTS, "The right kind of thing", table)


def read_wishes(path: Path) -> Iterator[Wish]:
    """Yield the wishes of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            keys = frozenset(key for key in row["keys"].split(",") if key)
            yield Wish(row["id"], row["message"], row["thing"], keys)


async def heard(texts: Sequence[str], languages: Sequence[str]) -> list[Message]:
    """Return messages as the trained pipeline hears them."""
    agent = Agent.load(str(model_path(get_settings())))
    found = []
    for text, language in track(list(zip(texts, languages, strict=True)), description="Reading", transient=True):
        parsed = await agent.parse_message(text)
        found.append(read_message(Tracker("", {"language": language}, parsed, [], False, None, {}, None)))
    return found


def answered(wish: Wish, message: Message, services: Services) -> Outcome:
    """Return what a message leads to as the first of a conversation."""
    reply = services.reply_to(message)
    with services.unit_of_work() as uow:
        shop = services.shop_for(replace(message, session_id=wish.id), uow)
        find_products(message, Memory(), reply, shop)
        ids = [card.id for said in reply.utterances for card in said.parts.products or ()]
        shown = [product.category_path for product in shop.products(ids)]
    said = [each.text for each in reply.utterances if each.text]
    names = (f"utter_catalogue__{name}" for name in _NOT_IT)
    is_told = any(services.phrases.is_said(name, message.language, said) for name in names)
    return Outcome(wish, shown, said, is_told)


def _figures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for is_sold, verdicts in ((True, ("right", "wrong", "nothing")), (False, ("right", "told", "wrong"))):
        judged = Counter(each.verdict for each in outcomes if bool(each.wish.keys) is is_sold)
        yield str(judged.total())
        yield from (f"{judged[verdict]} ({judged[verdict] / max(judged.total(), 1):.1%})" for verdict in verdicts)


if __name__ == "__main__":
    main()
