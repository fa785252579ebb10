"""Compares two to four products in a table."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import button, short_title
from guide.answering.clarifying import ask_which
from guide.answering.comparison import comparison
from guide.reading.references import referred
from guide.reading.understand import read, refine
from guide.search.results import answer_search
from guide.turn import Turn
from shop.behaviour.records import EventKind
from shop.catalogue.records import TermKind

_MAX_COMPARED = 4


class ActionCompareProducts(ShopAction):
    """Answers "compare the first and the third", and collects products whose button "compare" is pressed."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_compare_products"

    def respond(self, turn: Turn) -> None:
        """Compare the products named, those collected before, or the first two shown."""
        named = [product.id for product in referred(turn)]
        if len(named) < 2 and _wishes(turn):
            reading = read(turn)
            refine(turn, reading)
            answer_search(turn, reading.problems)
            return
        if turn.values("product_id") or (len(named) == 1 and turn.compared):
            named = list(dict.fromkeys((*turn.compared, *named)))[-_MAX_COMPARED:]
        elif len(named) == 1 and turn.focus and turn.focus not in named:
            named = [turn.focus, *named]
        elif not named:
            named = list(turn.search.shown[:2])
        products = turn.products(named[:_MAX_COMPARED])
        if len(products) == 1:
            turn.compared = (products[0].id,)
            turn.say("utter_catalogue__compare_with", title=short_title(products[0]), buttons=self._others(turn))
            return
        if not products:
            ask_which(turn, "compare_products")
            return
        turn.compared = tuple(product.id for product in products)
        for product in products:
            turn.note(EventKind.VIEW, product.id)
        table = comparison(turn, products)
        differing = sum(row["differs"] for row in table["rows"])
        turn.say("utter_catalogue__compared", count=len(products), differing=differing, table=table)
        if len(products) == _MAX_COMPARED:
            turn.compared = ()

    def _others(self, turn: Turn) -> list[dict[str, str]]:
        others = [product_id for product_id in turn.search.shown if product_id not in turn.compared]
        return [
            button(short_title(product), "compare_products", product_id=product.id) for product in turn.products(others)
        ]


def _wishes(turn: Turn) -> bool:
    """Tell whether a message names one property or brand and nothing to compare: "brown is nicer after all"."""
    if turn.focus or turn.compared or any(turn.values(entity) for entity in ("ordinal", "product_id", "pick", "sort")):
        return False
    kinds = {item.term.kind for item in turn.links if item.term}
    return len(turn.links) == 1 and bool(kinds & {TermKind.VALUE, TermKind.BRAND})
