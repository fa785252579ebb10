"""Tells whether products can be bought now, and in which sizes or colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from actions.product_action import ProductAction
from guide.answering.cards import button, card, short_title
from guide.answering.facts import attribute_value
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Parts
from shop.catalogue.models import Product, Variant
from shop.catalogue.records import AttributeRecord, TermKind
from shop.pricing import in_stock

_MAX_FORMS = 12


class ActionCheckStock(ProductAction):
    """Answers "is the second one in stock?", "in size 43?", and "in stock?" about all that is shown."""

    intent = "check_stock"

    def name(self) -> str:
        """Return the action's name."""
        return "action_check_stock"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Read the stock in this turn; several products referred to are all answered."""
        _say_stock(referred(message, memory, shop) or [product], message, reply, shop)

    def answer_unclear(self, shown: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
        """Answer about all that is shown."""
        if shown:
            _say_stock(shown, message, reply, shop)
        else:
            super().answer_unclear(shown, message, reply, shop)


def _say_stock(products: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
    wording = reply.wording
    links = link(message.text, message.spans, shop.vocabulary)
    asked = [item.term.key for item in links if item.term and item.term.kind is TermKind.VALUE]
    stock = "\n".join(_stock(product, asked, wording) for product in products)
    if len(products) > 1:
        reply.say("utter_stock__answer", stock=stock)
        return
    similar = button(
        wording.phrase("utter_catalogue__button_similar_products"), "similar_products", product_id=products[0].id
    )
    reply.say(
        "utter_stock__answer",
        Parts(products=[card(products[0], wording)]),
        stock=stock,
        buttons=[] if in_stock(products[0]) else [similar],
    )


def _stock(product: Product, asked: Sequence[str], wording: Wording) -> str:
    """Say in one line whether a product can be bought; of its variants those count that are what was asked for."""
    title = short_title(product)
    stated = _values(product.stated)
    named = {name: {key for key in asked if key in values} for name, values in stated.items()}
    for key in asked:
        name = key.partition("=")[0]
        if name in stated and not named[name]:
            label, others = wording.label(TermKind.VALUE, key), [item for item in product.stated if item.name == name]
            return wording.phrase("utter_stock__not_in", title=title, asked=label, values=_named(others, wording))
    if not in_stock(product):
        return wording.phrase("utter_stock__none", title=title)
    wanted = [each for each in product.variants if _fits(_values(each.attributes), named)]
    if len(wanted) == 1:
        title, pieces = f"{title}, {_label(wanted[0], wording)}", wanted[0].stock
    elif wanted:
        here, gone = [each for each in wanted if each.stock != 0], [each for each in wanted if each.stock == 0]
        phrase = "no_forms" if not here else "some_forms" if gone else _all_forms(here)
        names = {"here": _listed(here, wording), "gone": _listed(gone, wording)}
        return wording.phrase(f"utter_stock__{phrase}", title=title, **names)
    else:
        pieces = product.stock
    amount = "unknown" if pieces is None else "some" if pieces else "none"
    return wording.phrase(f"utter_stock__{amount}", title=title, stock=pieces)


def _all_forms(variants: Sequence[Variant]) -> str:
    """Return the phrase for variants none of which is sold out: a list that says no number promises none."""
    return "unknown_forms" if all(each.stock is None for each in variants) else "all_forms"


def _values(attributes: Iterable[AttributeRecord]) -> dict[str, set[str]]:
    """Return values by property, as the vocabulary's keys: `colour=black`."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in attributes:
        found[item.name].add(f"{item.name}={str(item.value).casefold()}")
    return found


def _fits(values: Mapping[str, set[str]], named: Mapping[str, set[str]]) -> bool:
    return all(named[name] & own for name, own in values.items() if named.get(name))


def _named(attributes: Sequence[AttributeRecord], wording: Wording) -> str:
    words = wording.vocabulary, wording.language
    texts = (attribute_value(item.name, item.value, item.unit, *words) for item in attributes)
    return wording.listed(texts)


def _label(variant: Variant, wording: Wording) -> str:
    return _named(variant.attributes, wording) or variant.title


def _listed(variants: Sequence[Variant], wording: Wording) -> str:
    titles = [_label(variant, wording) for variant in variants[:_MAX_FORMS]]
    if len(variants) > _MAX_FORMS:
        titles.append("…")
    return wording.phrase("utter_questions__stated_joint").join(titles)
