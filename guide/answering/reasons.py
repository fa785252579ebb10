"""Why a product stands where it stands, in words: every sentence comes from a part of the real score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from guide.answering.cards import short_title
from guide.answering.companions import Companions
from guide.answering.facts import attribute_label, attribute_value
from guide.answering.neighbours import Neighbours
from guide.search.state import SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.content import content_words
from language.han import contains_han
from language.words import words_of
from recommender.contract import Hit, Reason, ReasonKind
from shop.catalogue.records import TermKind

_MIN_WEIGHT = 0.05
"""A part below this share of the score is not worth a sentence."""
_CHEAP = 0.8
"""What costs less than this share of all that fits is one of the cheapest."""
_COMMON = (ReasonKind.CATEGORY, ReasonKind.BRAND)
"""What every product of a search has tells nothing about one of them."""
_MAX_CARD_REASONS = 2


class Reasons:
    """The reasons of the products on one page.

    Args:
        hits: the page, in order.
        search: what was searched for.
        shop: where facts are read.
        wording: the words of the answer.
    """

    def __init__(self, hits: Sequence[Hit], search: SearchState, shop: Shop, wording: Wording) -> None:
        self._search, self._shop, self._wording = search, shop, wording
        self._companions = Companions(hits, shop, wording)
        products = shop.products([hit.product_id for hit in hits])
        self._products = {product.id: product for product in products}
        self._neighbours = Neighbours(products, shop, wording)
        said = Counter(reason for hit in hits for reason in self._scored(hit))
        self._shared = {reason for reason, count in said.items() if count > 1 and count > len(hits) / 2}

    def on_card(self, hit: Hit) -> str | None:
        """Return the one or two most telling reasons as one line for a card; none that most cards would give."""
        own = [reason for reason in (*self._scored(hit), *self._apart(hit)) if reason not in self._shared]
        return self._wording.phrase("utter_catalogue__reason_joint").join(own[:_MAX_CARD_REASONS]) or None

    def all_of(self, hit: Hit) -> list[str]:
        """Return the reasons of a product: the parts of its score, strongest first, and what sets it apart."""
        price = next((reason.data["percentile"] for reason in hit.reasons if reason.kind is ReasonKind.PRICE), 0.0)
        cheap = [self._wording.phrase("utter_catalogue__reason_price")] if price >= _CHEAP else []
        return [*self._scored(hit), *(self._apart(hit) or cheap)]

    def _apart(self, hit: Hit) -> list[str]:
        product = self._products.get(hit.product_id)
        return self._neighbours.of(product) if product and not self._search.is_empty() else []

    def _scored(self, hit: Hit) -> list[str]:
        telling = [reason for reason in hit.reasons if reason.kind not in _COMMON]
        strong = [reason for reason in telling if reason.weight >= _MIN_WEIGHT] or telling[:1]
        return list(dict.fromkeys(clause for reason in strong if (clause := self._clause(hit, reason))))

    def _clause(self, hit: Hit, reason: Reason) -> str:
        data, wording = reason.data, self._wording
        vocabulary, language = wording.vocabulary, wording.language
        name = f"utter_catalogue__reason_{reason.kind.value}"
        if reason.kind is ReasonKind.TEXT:
            # Search words may come from the vocabulary; a shopper recognises only their own.
            words = _recognised(data.get("words") or [], self._search.said)
            if self._search.gift is not None:
                liked = [like.label for like in self._search.gift.likes if like.label in data["words"]]
                return wording.phrase("utter_catalogue__reason_like", likes=wording.listed(liked)) if liked else ""
            telling = [word for word in words if not _forms(word) <= self._known_anyway(hit)]
            return wording.phrase(name, words=wording.quoted(telling)) if telling else ""
        if reason.kind is ReasonKind.ATTRIBUTE:
            value = attribute_value(data["name"], data["value"], data.get("unit"), vocabulary, language)
            return wording.phrase(name, label=attribute_label(data["name"], vocabulary, language), value=value)
        if reason.kind is ReasonKind.PRICE:
            return ""  # said of the product as a whole, where nothing else sets it apart
        if reason.kind is ReasonKind.POPULARITY:
            return wording.phrase(name, rank=data["rank"])
        if reason.kind is ReasonKind.BEHAVIOUR:
            return self._companions.reason(hit)
        other = self._shop.product(data["product_id"])
        return wording.phrase(name, title=short_title(other)) if other else ""

    def _known_anyway(self, hit: Hit) -> set[str]:
        """Return the words of a product's brand, its kind and the conditions: that it has them goes without saying."""
        product = self._products.get(hit.product_id)
        labels = [item.label for item in self._search.conditions]
        if product:
            kinds = (self._wording.label(TermKind.CATEGORY, key) for key in product.category_path)
            labels += [product.brand or "", *kinds]
        return _forms(" ".join(labels))


def _recognised(words: Sequence[str], said: Sequence[str]) -> list[str]:
    """Return those of some words that the shopper said, none of them twice: "wi" is no word of "wifi".

    A bare figure says nothing: the 3 of "for a 3 year old" is in many titles.
    """
    forms = {word.form for text in said for word in words_of(text)}
    found = dict.fromkeys(
        word.casefold()
        for word in words
        if content_words(word)
        and not word.isdecimal()
        and (any(word.casefold() in text for text in said) if contains_han(word) else _forms(word) <= forms)
    )
    return [word for word in found if not any(word != other and word in other.split() for other in found)]


def _forms(text: str) -> set[str]:
    return {word.form for word in words_of(text)}
