"""Says which of several products is the best one, as far as data can tell, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import price_text, short_title
from guide.answering.comparison import comparison, is_measurement
from guide.answering.questions.meanings import concepts
from guide.answering.questions.question import Question
from guide.answering.questions.several import compared_answer, figure
from guide.answering.questions.texts import quoted, said_about
from guide.shop import Shop
from guide.wording import Wording
from language.questions import asks_for_contrast, asks_for_verdict, property_name, purpose_in
from protocol.messages import Comparison
from shop.catalogue.models import Product

MOST_COMPARED = 4
_BETTER = {"capacity": 1, "battery_life": 1, "brightness": 1, "power": 1, "memory": 1, "storage": 1, "noise": -1}
"""Properties of `questions.yml` of which everybody wants more (1) or less (-1), all else being equal."""
_MOST_TOLD = 3
_SHORT_TITLE = 40
_SHORT_VALUE = 60
_PRICE_AND_BRAND = 2
"""The rows with which a table begins."""
_NOTHING = "–"
_FEW = 3
_WORD = 16
"""Of more products than a few only short values are told; the table has the others."""


def verdict(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Return which of several products is meant by "which is the best one"; None where that is not asked.

    What decides it is what the question names, a property or what for; where nothing of the shop's data does, that is
    said, with what differs.
    """
    asks_for_best = asks_for_verdict(question.text)
    if len(products) < 2 or not (asks_for_best or asks_for_contrast(question.text)):
        return None
    if found := compared_answer(question, products, shop, wording):
        return found
    what = purpose_in(question.text)
    told = _for_purpose(what, products, wording) if what else None
    return " ".join(
        part for part in (told, _differing(products, shop, wording, is_undecided=asks_for_best and not told)) if part
    )


def _for_purpose(what: str, products: Sequence[Product], wording: Wording) -> str | None:
    """Return which products say that they are for something: "which is better for podcasts"."""
    words = concepts(what, wording)
    said = [(product, found) for product in products if words and (found := said_about(words, product))]
    if not said or len(said) == len(products):
        return None
    figures = (
        wording.phrase("utter_questions__figure", title=title_of(product), value=quoted(found, wording).rstrip(".。"))
        for product, found in said
    )
    return wording.phrase("utter_questions__each", figures=wording.listed(figures))


def _differing(products: Sequence[Product], shop: Shop, wording: Wording, *, is_undecided: bool) -> str:
    """Return in a sentence in what products differ most, and which is the cheapest."""
    rows = comparison(products, wording).rows[_PRICE_AND_BRAND:]
    rows = [row for row in rows if row.differs and not is_measurement(row, wording)]
    shared = [row for row in rows if None not in row.values]
    told = [
        wording.phrase(
            "utter_questions__differs_in",
            what=row.label,
            values=wording.phrase("utter_questions__against").join(_cut(value or _NOTHING) for value in row.values),
        )
        for row in (shared or rows)[:_MOST_TOLD]
        if len(products) <= _FEW or all(len(value or _NOTHING) <= _WORD for value in row.values)
    ]
    cheapest = _cheapest(products, shop, wording)
    taken = _taken(products, shop, wording) if is_undecided else None
    parts = [
        taken or (wording.phrase("utter_questions__undecided") if is_undecided else ""),
        "" if taken else cheapest or "",
        wording.phrase("utter_questions__differ", what=wording.phrase("utter_questions__stated_joint").join(told))
        if told
        else "",
    ]
    return " ".join(part for part in parts if part)


def _taken(products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Return which of several products a clerk would take and why; None where nothing speaks for any.

    That is the one that is ahead in more of what everybody wants more of, else the cheapest.
    """
    ahead = [(product, names) for product in products if (names := _ahead(product, products, wording))]
    best = max(ahead, key=lambda pair: len(pair[1]), default=None)
    if best and sum(len(names) == len(best[1]) for _, names in ahead) == 1:
        values = {"title": title_of(best[0]), "reasons": wording.listed(best[1])}
        others = _cheapest(products, shop, wording)
        return " ".join(filter(None, (wording.phrase("utter_questions__take", **values), others)))
    cheapest = _cheapest_of(products, shop)
    if cheapest is None:
        return None
    price = price_text(cheapest, wording)
    return wording.phrase("utter_questions__take_cheapest", title=title_of(cheapest), price=price)


def _ahead(product: Product, products: Sequence[Product], wording: Wording) -> list[str]:
    """Return in what a product is ahead of all others, with its figure: "capacity: 1.2 L"."""
    found = []
    for key, direction in _BETTER.items():
        measured = {other.id: figure(key, other, wording) for other in products}
        own = measured[product.id]
        others = [each for other, each in measured.items() if other != product.id]
        if own is None or any(each is None or each.unit != own.unit for each in others):
            continue
        if all(each is not None and (own.figure - each.figure) * direction > 0 for each in others):
            name = property_name(key, wording.language)
            found.append(wording.phrase("utter_questions__stated", label=name, value=own.words))
    return found


def _cheapest(products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    product = _cheapest_of(products, shop)
    if product is None:
        return None
    price = price_text(product, wording)
    return wording.phrase("utter_questions__cheapest", title=title_of(product), price=price)


def _cheapest_of(products: Sequence[Product], shop: Shop) -> Product | None:
    """Return the product that costs least; None where prices are unknown, or several cost as little."""
    priced = [(cents, product) for product in products if (cents := shop.base_price(product)) is not None]
    least = min((cents for cents, _ in priced), default=None)
    cheapest = [product for cents, product in priced if cents == least]
    return cheapest[0] if len(priced) == len(products) and len(cheapest) == 1 else None


def title_of(product: Product) -> str:
    """Return a title short enough to be said several times in a sentence."""
    return short_title(product, _SHORT_TITLE)


def table_of(products: Sequence[Product], wording: Wording) -> Comparison:
    """Return the comparison of those that a table has room for."""
    return comparison(products[:MOST_COMPARED], wording)


def _cut(value: str) -> str:
    return value if len(value) <= _SHORT_VALUE else f"{value[: _SHORT_VALUE - 1].rstrip()}…"
