"""Reads the message of a turn for the search, and collects what "cheaper" and "another brand" relate to."""

from __future__ import annotations

from collections.abc import Sequence

from guide.reading.reader import MessageReader, Reading
from guide.reading.references import MEASURES
from guide.search import editing
from guide.search.choices import chosen
from guide.search.editing import OnScreen
from guide.search.state import Constraint
from guide.turn import Turn
from shop.catalogue.models import Product


def read(turn: Turn) -> Reading:
    """Return what the message of this turn asks of the search."""
    services = turn.services
    reader = MessageReader(services.vocabulary, services.rates, services.recommender)
    currency = next((state.currency for state in (turn.search, *reversed(turn.history)) if state.currency), None)
    return reader.read(turn.text, turn.links, turn.entities, turn.search.next_turn, turn.search, currency)


def pressed_constraints(turn: Turn) -> tuple[Constraint, ...]:
    """Return the conditions that a pressed button stands for; none where a message was typed."""
    texts = [str(value) for value in turn.values("constraint")]
    return tuple(item for text in texts for item in chosen(text, turn.text, turn.search.next_turn))


def names_another_thing(turn: Turn, reading: Reading) -> bool:
    """Tell whether a message looks for another kind of thing than the running search, not for a narrower one."""
    named = set(reading.categories)
    if not named or not turn.search.categories or named & set(turn.search.categories):
        return False
    paths = [turn.uow.categories.path(key) for key in named]
    return not any(set(path) & set(turn.search.categories) for path in paths)


def edits_search(turn: Turn) -> bool:
    """Tell whether the message changes the search and points at no product."""
    if any(turn.values(entity) for entity in ("ordinal", "product_id", "pick", "past")):
        return False
    cheaper = any(value.get("attribute") == "price" for value in turn.values("relative"))
    return cheaper or any(turn.values(entity) for entity in ("price", "drop", "exclude_current"))


def start(turn: Turn, reading: Reading) -> None:
    """Begin a new search; a new search begins a new comparison."""
    turn.search, turn.compared = editing.start(reading, turn.search.asked), ()


def refine(turn: Turn, reading: Reading, pointed_at: Sequence[Product] = ()) -> None:
    """Edit the turn's search by a reading.

    Args:
        turn: the turn.
        reading: its message.
        pointed_at: products that the message compares with ("cheaper than the second one"); what is talked about or
            shown by default.
    """
    shown = list(pointed_at) or turn.products([turn.focus] if turn.focus else turn.search.shown)
    rates = turn.services.rates
    prices = [rates.to_base(item.price_cents, item.currency) for item in shown if item.price_cents is not None]
    brands = [item.brand for item in shown if item.brand]
    measures = {name: found for name, names in MEASURES.items() if (found := _measured(shown, names))}
    turn.search = editing.refine(turn.search, reading, OnScreen(prices, brands, measures))


def _measured(shown: Sequence[Product], names: Sequence[str]) -> tuple[str, str | None, list[float]] | None:
    """Return the first measure that most of the products state, with its unit and their values."""
    for name in names:
        found = [item for product in shown for item in product.attributes if item.name == name]
        numbers = [item for item in found if isinstance(item.value, float)]
        if numbers and len(numbers) * 2 >= len(shown):
            unit = numbers[0].unit
            return name, unit, [float(item.value) for item in numbers if item.unit == unit]
    return None
