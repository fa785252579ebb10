"""What short messages in the middle of a conversation mean: labelled by people who had not seen the guide.

    python -m benchmarks.context TRIPLES_EN.yml SCREENS_EN.yml           # all, in this process
    python -m benchmarks.context TRIPLES_EN.yml --only en-01 --wrong     # some; print what was taken for something else

A file is a list of `id` (its first two letters are the language), `before` (the messages that go before), `say`, `act`
(or several that are equally right) and, where products are pointed at, `about` (their places on the screen, from 1).
It may be two lists instead, `screens` with the products that are looked at and `messages` that name theirs: nothing
goes before these, and the products are put on the screen. Each is played with the whole guide; the act that it took is
told from the action and from what became of the search.

Ends with exit code 0 whatever is right: it measures. Writes benchmarks/results/context.md, unless `--only` is given.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.one_process import load_guide, run_inside, say
from benchmarks.report import write_tables
from guide.memory import Memory
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from guide.services import get_services
from recommender.contract import Sort

_RESULTS = Path("benchmarks/results/context.md")
_ACTS = {
    "action_show_more": "more",
    "action_compare_products": "compare",
    "action_show_similar": "similar",
    "action_explain_why": "why",
    "action_dismiss_product": "reject",
    "action_go_back": "back",
    "action_start_over": "start_over",
    "action_find_cheapest": "cheaper",
    "action_show_price": "question",
    "action_show_price_history": "question",
    "action_show_reviews": "question",
    "action_check_stock": "question",
    "action_ask_meaning": "no_idea",
    "action_recommend_products": "recommend",
    "action_give_advice": "advice",
    "action_plan_budget": "new_search",
    "action_tell_policy": "shop_question",
    "action_tell_contact": "shop_question",
    "action_tell_how_to_buy": "take",
    "utter_help__out_of_scope": "out_of_scope",
}
"""What an action does where nothing is searched for in it; other answers of the skill "help" are small talk."""
_WITHOUT_SEARCH = ("action_go_back", "action_start_over", "utter_help__out_of_scope")
_NOT_UNDERSTOOD = ("utter_catalogue__not_understood_refinement", "utter_catalogue__nothing_to_refine")
_ANSWERS = ("utter_catalogue__answer", "utter_questions__answers")


@dataclass(frozen=True)
class Played:
    """One triple as it went: the acts that would be right, the one that was taken, and the products it was about."""

    name: str
    before: Sequence[str]
    said: str
    right: tuple[str, ...]
    act: str
    action: str
    policy: str
    is_about: bool | None
    milliseconds: float

    @property
    def language(self) -> str:
        """Of the shopper."""
        return self.name[:2]

    @property
    def is_right(self) -> bool:
        """Whether the guide took the message for what it means."""
        return self.act in self.right


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--only", default="", help="Play only the triples with this in their id.")
@click.option("--wrong", is_flag=True, help="Print those that were taken for something else.")
@click.option("--inside", is_flag=True, hidden=True, help="Play in this process; the environment is made.")
def main(files: tuple[Path, ...], only: str, wrong: bool, inside: bool) -> None:
    """Play the triples, print what went wrong, and write the tables."""
    if not inside:
        options = [*(["--only", only] if only else []), *(["--wrong"] if wrong else [])]
        raise SystemExit(run_inside("benchmarks.context", *map(str, files), *options))
    triples = [each for path in files for each in read_triples(path)]
    played = asyncio.run(_play([each for each in triples if only in each["id"]]))
    console = Console()
    for one in played:
        if wrong and not one.is_right:
            context = " > ".join(one.before)
            took = f"{one.act} ({one.action}, {one.policy})"
            console.print(f"{one.name}: {context} > [{one.said}] is {'/'.join(one.right)}, took {took}", markup=False)
    tables = (_languages(played), _confusions(played))
    console.print(*tables)
    if not only:
        write_tables(_RESULTS, "What short messages mean in their context", *tables)


def read_triples(path: Path) -> list[dict[str, Any]]:
    """Return the triples of a file, each with the screen that it is said beside, if that is told."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(content, list):
        return content
    screens = {screen["id"]: screen for screen in content["screens"]}
    return [{"before": [], **each, "screen": screens[each["screen"]]} for each in content["messages"]]


async def _play(triples: Iterable[dict[str, Any]]) -> list[Played]:
    agent = await load_guide()
    return [await play_one(agent, triple) for triple in triples]


async def play_one(agent: Any, triple: dict[str, Any]) -> Played:
    """Play a triple with a loaded guide, as the conversation of its id."""
    name, language = str(triple["id"]), str(triple["id"])[:2]
    for text in triple["before"]:
        await say(agent, str(text), name, language)
    if screen := triple.get("screen"):
        await _show(agent, screen, name)
    earlier = await _memory(agent, name)
    began = time.perf_counter()
    await say(agent, str(triple["say"]), name, language)
    took = 1000 * (time.perf_counter() - began)
    later = await _memory(agent, name)
    action, policy, responses = await _answered(agent, name)
    right = triple["act"] if isinstance(triple["act"], list) else [triple["act"]]
    act = act_of(action, responses, earlier, later)
    about = triple.get("about") or []
    meant = [earlier.search.shown[place - 1] for place in about if place <= len(earlier.search.shown)]
    is_about = later.focus == meant[0] if len(meant) == 1 and act in ("pick", "question") else None
    return Played(name, triple["before"], triple["say"], tuple(right), act, action, policy, is_about, took)


async def _show(agent: Any, screen: dict[str, Any], sender: str) -> None:
    """Put products on the screen of a conversation, as if their kind had been searched for."""
    from rasa.shared.core.events import SlotSet

    with get_services().unit_of_work() as uow:
        found = [uow.products.find_id(*each.split(":", 1)) for each in screen["products"]]
    shown = tuple(known for known in found if known is not None)
    kind = Condition(ConditionKind.CATEGORY, screen["kind"], screen["kind"].replace("-", " "), turn=0)
    focus = shown[screen["focus"] - 1] if "focus" in screen else None
    memory = Memory(SearchState((kind,), shown=shown, seen=shown), focus=focus)
    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    tracker.update(SlotSet("memory", memory.to_json()))
    await agent.tracker_store.save(tracker)


async def _memory(agent: Any, sender: str) -> Memory:
    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    return Memory.from_json(tracker.get_slot("memory"))


async def _answered(agent: Any, sender: str) -> tuple[str, str, list[str]]:
    """Return the action of the last turn, the policy that chose it, and the names of what it said."""
    from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered

    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    events = list(tracker.events)
    begin = max(place for place, event in enumerate(events) if isinstance(event, UserUttered))
    actions = [event for event in events[begin:] if isinstance(event, ActionExecuted)]
    said = [event.metadata.get("utter_action") for event in events[begin:] if isinstance(event, BotUttered)]
    return actions[0].action_name, str(actions[0].policy), [name for name in said if name]


def act_of(action: str, responses: Sequence[str], earlier: Memory, later: Memory) -> str:
    """Return the act that the guide took.

    Args:
        action: what Rasa chose to do.
        responses: the names of what was said.
        earlier: what was remembered when the message came.
        later: what is remembered now.
    """
    if any(name in _NOT_UNDERSTOOD for name in responses):
        return "no_idea"
    if any(name.startswith("utter_catalogue__not_sold") for name in responses):
        return "new_search"
    if any(name in _ANSWERS for name in responses):
        return "compare" if action == "action_compare_products" else "question"
    is_edited = later.search.conditions != earlier.search.conditions or later.search.text() != earlier.search.text()
    if "utter_catalogue__details" in responses:
        return "pick"
    if any(name.startswith("utter_catalogue__similar") for name in responses):
        return "similar"
    if action in _WITHOUT_SEARCH or (action in _ACTS and not is_edited):
        return _ACTS[action]
    if action == "action_show_details" and not is_edited:
        return "pick"
    if action.startswith("utter_help__"):
        return "small_talk"
    return _search_act(action, earlier.search, later.search)


def _search_act(action: str, earlier: SearchState, later: SearchState) -> str:
    if not _same_thing(earlier, later):
        return "new_search"
    gone = [item for item in earlier.conditions if item not in later.conditions]
    new = [item for item in later.conditions if item not in earlier.conditions]
    is_cheaper = later.sort is Sort.PRICE_ASCENDING and earlier.sort is not later.sort
    if is_cheaper or any(item.kind is ConditionKind.PRICE and item.said is None for item in new):
        return "cheaper"
    return "relax" if not new and (gone or action == "action_relax_search") else "refine"


def _same_thing(earlier: SearchState, later: SearchState) -> bool:
    """Tell whether one search goes on: for the same kind of thing, or with what held before."""
    if earlier.is_empty():
        return False
    has_more = any(not _names_thing(item) for item in earlier.conditions)
    if not has_more and later.shown and _kinds(later) <= _kinds(earlier):
        return True  # "ipad" after "a tablet" shows tablets
    things = [{item.key for item in state.conditions if _names_thing(item)} for state in (earlier, later)]
    if all(things):
        return bool(things[0] & things[1]) or _begins(things[0], things[1])
    kept = {(item.kind, item.key, item.label) for item in earlier.conditions}
    kept &= {(item.kind, item.key, item.label) for item in later.conditions}
    return bool(kept) or bool(set(earlier.words) & set(later.words)) or not things[1]


def _kinds(state: SearchState) -> set[str]:
    """Return the categories of the products that are shown."""
    with get_services().unit_of_work() as uow:
        return {product.category_path[-1] for product in uow.products.get_many(state.shown) if product.category_path}


def _begins(things: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a category is inside another: keys of narrower ones begin with those of wider ones."""
    return any(one.startswith(other) or other.startswith(one) for one in things for other in others)


def _names_thing(item: Condition) -> bool:
    return item.is_wanted_kind or (item.role is TextRole.THING and not item.negated)


def _languages(played: Sequence[Played]) -> Table:
    table = Table(title="Messages taken for what they mean")
    for heading in ("language", "messages", "right", "the right product", "median ms"):
        table.add_column(heading, justify="left" if heading == "language" else "right")
    for language in sorted({one.language for one in played}):
        own = [one for one in played if one.language == language]
        right = sum(one.is_right for one in own)
        pointing = [one for one in own if one.is_right and one.is_about is not None]
        about = f"{sum(bool(one.is_about) for one in pointing)} of {len(pointing)}"
        median = sorted(one.milliseconds for one in own)[len(own) // 2]
        table.add_row(language, str(len(own)), f"{right} ({right / len(own):.3f})", about, f"{median:.0f}")
    return table


def _confusions(played: Sequence[Played]) -> Table:
    table = Table(title="Acts, and what they were taken for")
    for heading in ("act", "messages", "right", "else taken for"):
        table.add_column(heading, justify="right" if heading in ("messages", "right") else "left")
    for act in sorted({one.right[0] for one in played}):
        own = [one for one in played if one.right[0] == act]
        others = Counter(one.act for one in own if not one.is_right)
        taken = ", ".join(f"{other} {count}" for other, count in others.most_common())
        table.add_row(act, str(len(own)), str(sum(one.is_right for one in own)), taken)
    return table


if __name__ == "__main__":
    main()
