"""Which of a shopper's own products each of a page goes with, each another where it can be, and how they belong."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import short_title
from guide.shop import Shop
from guide.shopper import Acquaintance
from guide.wording import Wording
from recommender.contract import Hit, Reason, ReasonKind
from shop.orders.buying_again import share_bought_again

_OFTEN = 5
"""From how many orders or customers on two products are said to go together."""


class Companions:
    """Tells why products suit a shopper by what they bought, liked and looked at.

    Args:
        hits: a page, in order: what one product was said to go with is not said of the next, if that has another.
        shop: where orders and products are read, in this turn.
        wording: the words of the answer.
    """

    def __init__(self, hits: Sequence[Hit], shop: Shop, wording: Wording) -> None:
        self._shop, self._wording = shop, wording
        self._reasons = {hit.product_id: reason for hit in hits if (reason := _behaviour_of(hit))}
        self._companion: dict[int, int] = {}
        for product_id, reason in self._reasons.items():
            known: list[int] = reason.data["product_ids"]
            taken = self._companion.values()
            self._companion[product_id] = next((other for other in known if other not in taken), known[0])
        wanted = {*self._companion, *self._companion.values()}
        self._sales = shop.repositories.orders.sales_of(sorted(wanted)) if wanted else {}

    def reason(self, hit: Hit) -> str:
        """Return why a product suits the shopper; nothing where what it goes with is no longer sold."""
        product_id, phrase = hit.product_id, self._wording.phrase
        if self._shop.shopper.acquaintance(product_id) is Acquaintance.BOUGHT:
            percent = round(100 * share_bought_again(self._sales[product_id]))
            return phrase("utter_catalogue__reason_again", percent=percent)
        other = self._shop.product(self._companion[product_id])
        if other is None:
            return ""
        acquaintance = self._shop.shopper.acquaintance(other.id)
        known = phrase(f"utter_catalogue__known_{acquaintance.value}", title=short_title(other))
        own, others = self._sales[product_id], self._sales[other.id]
        orders = len({order for order, _ in own} & {order for order, _ in others})
        customers = len({customer for _, customer in own if customer} & {customer for _, customer in others})
        if other.id in self._reasons[product_id].data["alike"]:
            return phrase("utter_catalogue__reason_alike", known=known)
        if orders >= _OFTEN:
            return phrase("utter_catalogue__reason_together", known=known, count=orders)
        if customers >= _OFTEN:
            return phrase("utter_catalogue__reason_also_bought", known=known, count=customers)
        return phrase("utter_catalogue__reason_taste", known=known)


def _behaviour_of(hit: Hit) -> Reason | None:
    return next((reason for reason in hit.reasons if reason.kind is ReasonKind.BEHAVIOUR), None)
