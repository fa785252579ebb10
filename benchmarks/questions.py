"""Questions that people asked about products without having seen the guide, and what each answer must say.

    python -m benchmarks.questions QUESTIONS_EN.yml QUESTIONS_ZH.yml           # all, in this process
    python -m benchmarks.questions QUESTIONS_EN.yml --only en-01 --wrong       # some; print what is not right

A file is a list of `id` (its first two letters are the language), `products` (source/key, those on the screen), `ask`,
`answerable` (whether the shop's record says it), `says` and `says_not` (patterns that the answer matches, and that it
must not) and `kind`. Each is said to the whole guide: what the model hears, the action, the answer.

right       what `says` asks for, in 300 characters a product; else that the shop does not say, and nothing beside it
silent      "the shop does not say", though it does
wrong       something else
misheard    answered as if something else than a question about the product were said
invented    a statement, yes, no, a value or a quotation where the record has none

Ends with exit code 0 whatever is right: it measures. Writes benchmarks/results/questions.md, unless `--only` is given.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.one_process import load_guide, run_inside, say
from benchmarks.report import write_tables
from guide.memory import Memory
from guide.phrases import language_of
from guide.search.state import Condition, ConditionKind, SearchState
from guide.services import get_services
from shop.catalogue.models import Product
from shop.settings import get_settings

_RESULTS = Path("benchmarks/results/questions.md")
_MOST_LETTERS = 300
"""An answer longer than that for each product is a dump."""
_OUTCOMES = ("right", "silent", "wrong", "misheard", "invented")
_ABOUT_PRODUCTS = re.compile(r"utter_(?:questions|price|stock)__|utter_catalogue__(?:details|compared)")
_UNKNOWN = re.compile(r"utter_(?:questions__\w*unknown\w*|catalogue__stock_unknown|price__unknown|stock__unknown)")


@dataclass(frozen=True)
class Answered:
    """How one question went: `outcome` is one of those above."""

    name: str
    kind: str
    asked: str
    said: str
    outcome: str

    @property
    def language(self) -> str:
        """Of the shopper."""
        return self.name[:2]


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--only", default="", help="Ask only the questions with this in their id.")
@click.option("--wrong", is_flag=True, help="Print those that were not answered right.")
@click.option("--inside", is_flag=True, hidden=True, help="Ask in this process; the environment is made.")
def main(files: tuple[Path, ...], only: str, wrong: bool, inside: bool) -> None:
    """Ask the questions, print what went wrong, and write the tables."""
    if not inside:
        options = [*(["--only", only] if only else []), *(["--wrong"] if wrong else [])]
        raise SystemExit(run_inside("benchmarks.questions", *map(str, files), *options))
    questions = [each for path in files for each in yaml.safe_load(path.read_text(encoding="utf-8"))]
    answered = asyncio.run(_ask([each for each in questions if only in each["id"]]))
    console = Console(soft_wrap=True)
    for one in answered:
        if wrong and one.outcome != "right":
            console.print(f"{one.outcome}: {one.name} [{one.asked}] {one.said!r}", markup=False, highlight=False)
    tables = [_by_language(answered), *(_by_kind(answered, language) for language in _languages(answered))]
    console.print(*tables)
    if not only:
        write_tables(_RESULTS, "Questions about products", *tables)


async def _ask(questions: Iterable[dict[str, Any]]) -> list[Answered]:
    agent = await load_guide()
    return [await _answered(agent, question) for question in questions]


async def _answered(agent: Any, question: dict[str, Any]) -> Answered:
    from rasa.shared.core.events import BotUttered, SlotSet

    name, language = str(question["id"]), str(question["id"])[:2]
    shown = _products(question["products"])
    tracker = await agent.tracker_store.get_or_create_tracker(name)
    tracker.update(SlotSet("memory", _on_screen(shown, language).to_json()))
    await agent.tracker_store.save(tracker)
    messages = await say(agent, str(question["ask"]), name, language)
    text = "\n".join(each["text"] for each in messages if each.get("text"))
    tracker = await agent.tracker_store.get_or_create_tracker(name)
    said = [str(event.metadata.get("utter_action")) for event in tracker.events if isinstance(event, BotUttered)]
    is_about = any(_ABOUT_PRODUCTS.match(name) for name in said)
    outcome = outcome_of(question, text, language, len(shown), is_about=is_about)
    return Answered(name, str(question.get("kind", "")), str(question["ask"]), text, outcome)


def outcome_of(question: dict[str, Any], text: str, language: str, products: int, *, is_about: bool) -> str:
    """Return how a question was answered.

    Args:
        question: with what its answer must say.
        text: all that was said.
        language: of the answer.
        products: how many were on the screen.
        is_about: whether the guide took it for a question about products.
    """
    is_unknown = says_unknown(text, language)
    if not question["answerable"]:
        return "right" if is_unknown else "invented" if is_about else "misheard"
    says = all(re.search(pattern, text, re.IGNORECASE) for pattern in question["says"])
    says_not = any(re.search(pattern, text, re.IGNORECASE) for pattern in question.get("says_not") or ())
    if says and not says_not and not is_unknown and len(text) <= _MOST_LETTERS * products:
        return "right"
    return "silent" if is_unknown else "wrong" if is_about else "misheard"


def says_unknown(text: str, language: str) -> bool:
    """Tell whether a text says of each product that the shop does not say what is asked, and nothing else."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(_unknown(language).fullmatch(line.strip()) for line in lines)


@cache
def _unknown(language: str) -> re.Pattern[str]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in get_settings().domain_dir.glob("*.yml")]
    texts = [
        variation["text"]
        for file in files
        for name, variations in (file.get("responses") or {}).items()
        for variation in variations
        if _UNKNOWN.fullmatch(name) and language_of(variation) == language
    ]
    said = "|".join(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(text)) for text in texts)
    return re.compile(rf"(?:\*\*.+?\*\*[:：]\s*)?(?:(?:{said})\s*)+")


def _products(keys: Sequence[str]) -> list[Product]:
    """Read products by their source and key, in the order given."""
    with get_services().unit_of_work() as uow:
        ids = [uow.products.find_id(source, key) for source, _, key in (each.partition("/") for each in keys)]
        return uow.products.get_many([product_id for product_id in ids if product_id is not None])


def _on_screen(products: Sequence[Product], language: str) -> Memory:
    """Return what a conversation remembers in which these products are shown, one alone being talked about."""
    path = products[0].category_path
    kinds = (Condition(ConditionKind.CATEGORY, path[-1], path[-1], 1),) if path else ()
    search = SearchState(kinds, shown=tuple(product.id for product in products))
    return Memory(search=search, focus=products[0].id if len(products) == 1 else None)


def _languages(answered: Iterable[Answered]) -> list[str]:
    return sorted({one.language for one in answered})


def _by_language(answered: Sequence[Answered]) -> Table:
    table = Table(title="Questions about products")
    for heading in ("language", "questions", *_OUTCOMES):
        table.add_column(heading, justify="left" if heading == "language" else "right")
    for language in _languages(answered):
        own = [one for one in answered if one.language == language]
        counts = Counter(one.outcome for one in own)
        right = f"{counts['right']} ({counts['right'] / len(own):.2f})"
        table.add_row(language, str(len(own)), right, *(str(counts[outcome]) for outcome in _OUTCOMES[1:]))
    return table


def _by_kind(answered: Sequence[Answered], language: str) -> Table:
    table = Table(title=f"By what is asked for, {language}")
    for heading in ("kind", "questions", *_OUTCOMES):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    own = [one for one in answered if one.language == language]
    for kind in sorted({one.kind for one in own}):
        counts = Counter(one.outcome for one in own if one.kind == kind)
        table.add_row(kind, str(counts.total()), *(str(counts[outcome]) for outcome in _OUTCOMES))
    return table


if __name__ == "__main__":
    main()
