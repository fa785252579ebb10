"""Why a product stands where it stands, in words: every sentence comes from a part of the real score."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import short_title
from guide.answering.companions import Companions
from guide.answering.facts import attribute_label, attribute_value
from guide.search.state import SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.content import content_words
from language.han import contains_han
from language.words import words_of
from recommender.contract import Hit, Reason, ReasonKind

# A part below this share of the score is not worth a sentence.
_MIN_WEIGHT = 0.05
# What every product of a search has tells nothing about one of them.
_COMMON = (ReasonKind.CATEGORY, ReasonKind.BRAND)
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

    def on_card(self, hit: Hit) -> str | None:
        """Return the one or two strongest reasons as one line for a card."""
        return self._wording.phrase("utter_catalogue__reason_joint").join(self.all_of(hit)[:_MAX_CARD_REASONS]) or None

    def all_of(self, hit: Hit) -> list[str]:
        """Return the reasons that set a product apart, strongest first; the strongest is kept however weak it is."""
        telling = [reason for reason in hit.reasons if reason.kind not in _COMMON]
        strong = [reason for reason in telling if reason.weight >= _MIN_WEIGHT] or telling[:1]
        clauses = list(dict.fromkeys(clause for reason in strong if (clause := self._clause(hit, reason))))
        if not clauses and any(reason.kind is ReasonKind.TEXT for reason in strong):
            clauses.append(self._wording.phrase("utter_catalogue__reason_meaning"))
        return clauses

    def _clause(self, hit: Hit, reason: Reason) -> str:
        data, wording = reason.data, self._wording
        vocabulary, language = wording.vocabulary, wording.language
        name = f"utter_catalogue__reason_{reason.kind.value}"
        if reason.kind is ReasonKind.TEXT:
            # Search words may come from the vocabulary; a shopper recognises only their own.
            words = _recognised(data.get("words") or [], self._search.said)
            return wording.phrase(name, words=", ".join(words)) if words else ""
        if reason.kind is ReasonKind.ATTRIBUTE:
            value = attribute_value(data["name"], data["value"], data.get("unit"), vocabulary, language)
            return wording.phrase(name, label=attribute_label(data["name"], vocabulary, language), value=value)
        if reason.kind is ReasonKind.PRICE:
            percent = round(data["percentile"] * 100)
            return wording.phrase(name, percent=percent) if percent >= 50 else ""
        if reason.kind is ReasonKind.POPULARITY:
            return wording.phrase(name, rank=data["rank"])
        if reason.kind is ReasonKind.BEHAVIOUR:
            return self._companions.reason(hit)
        other = self._shop.product(data["product_id"])
        return wording.phrase(name, title=short_title(other)) if other else ""


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
