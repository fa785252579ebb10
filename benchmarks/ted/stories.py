"""The editors' examples as turns that Rasa's stories can tell: a message, where it is said, which actions are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from bot.policies.examples import ASKED, OFFERED, Example
from bot.policies.situation import LIST, NOTHING, PRODUCT, SCREENS, START

BEFORE: Mapping[str, Sequence[str | None]] = {
    START: (None,),
    LIST: ("find_products", None, "refine_search", "find_products", "show_more"),
    PRODUCT: ("product_details", None, "ask_price", "product_details", "check_stock"),
    NOTHING: ("find_products", None, "refine_search"),
}
"""The intents of the turns that put a screen there; None is a turn that nobody saw. Each in its turn."""
_BESIDE = (LIST, PRODUCT)


@dataclass(frozen=True)
class Turn:
    """A message, the names of the situation that it is said in, and what answers it.

    `before` is the intent that the turn before had, `right` are the actions that answer it, or `OFFERED` and `ASKED`;
    the first is what is taught. A turn without a text has the intent `said` alone.
    """

    text: str
    names: tuple[str, ...]
    before: str | None
    right: tuple[str, ...]
    said: str | None = None


def turns_in_context(examples: Sequence[Example], actions: Mapping[str, str]) -> Iterator[Turn]:
    """Yield the turns of what is meant after what.

    As `bot.policies.examples.situated` has it, what is said after an answer is said so on every screen, and what is
    said beside a screen means the same after an answer too, where no example says otherwise: after one of them each.

    Args:
        examples: those of the editors.
        actions: what answers each intent.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for each in examples:
        if each.after not in SCREENS:
            told[each.after].add(each.text)
    befores, answers = _befores(), cycle([None, *sorted(told)])
    for each in examples:
        right = (each.means if each.means in (OFFERED, ASKED) else actions[each.means],)
        for screen in (each.after,) if each.after in SCREENS else SCREENS:
            names = (screen,) if each.after in SCREENS else (screen, each.after)
            yield Turn(each.text, names, befores(screen), right)
        if each.after in SCREENS and (answer := next(answers)) and each.text not in told[answer]:
            yield Turn(each.text, (each.after, answer), befores(each.after), right)


def turns_beside_products(
    examples: Iterable[tuple[str, str]],
    acts: Mapping[str, Sequence[str]],
    actions: Mapping[str, str],
    heard: Callable[[str], Mapping[str, float]],
) -> Iterator[Turn]:
    """Yield the turns of what people do beside products, on a list and about one product.

    Of an act's intents the one is taught that the classifier finds likeliest; all of them are right.

    Args:
        examples: messages with their acts.
        acts: the intents of each act.
        actions: what answers each intent.
        heard: tells how likely each intent of a message is by itself.
    """
    befores = _befores()
    for text, act in examples:
        likely = heard(text)
        intents = sorted(acts[act], key=lambda intent: -likely.get(intent, 0.0))
        right = tuple(dict.fromkeys(actions[intent] for intent in intents))
        for screen in _BESIDE:
            yield Turn(text, (screen,), befores(screen), right)


def turns_of_intents(examples: Mapping[str, Sequence[str]], actions: Mapping[str, str], most: int) -> Iterator[Turn]:
    """Yield the turns of the intents' own examples and of the rules, each screen in its turn.

    Args:
        examples: the messages of each intent.
        actions: what answers each intent.
        most: about so many examples of each intent are told.
    """
    befores, screens = _befores(), cycle(SCREENS)
    for intent, action in actions.items():
        for screen in SCREENS:
            yield Turn("", (screen,), befores(screen), (action,), intent)
        texts = examples.get(intent, ())
        for text in texts[:: max(1, len(texts) // most)]:
            screen = next(screens)
            yield Turn(text, (screen,), befores(screen), (action,))


def _befores() -> Callable[[str], str | None]:
    """Return what tells the next intent before a screen."""
    each = {screen: cycle(intents) for screen, intents in BEFORE.items()}
    return lambda screen: next(each[screen])
