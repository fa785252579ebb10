"""Why a product stands where it stands, in words: every sentence comes from a part of the real score."""

from __future__ import annotations

from actions.answer.facts import attribute_label, attribute_value
from actions.turn import Turn
from recommender.contract import Hit, Reason, ReasonKind
from shop.records import TermKind

# A part below this share of the score is not worth a sentence.
_MIN_WEIGHT = 0.05


def reason_sentences(turn: Turn, hit: Hit, limit: int) -> list[str]:
    """Return up to `limit` reasons as clauses, strongest first; the strongest is kept however weak it is."""
    strong = [reason for reason in hit.reasons if reason.weight >= _MIN_WEIGHT] or list(hit.reasons[:1])
    clauses = [clause for reason in strong if (clause := _clause(turn, reason))]
    return list(dict.fromkeys(clauses))[:limit]


def _clause(turn: Turn, reason: Reason) -> str:
    data, vocabulary, language = reason.data, turn.services.vocabulary, turn.language
    name = f"utter_catalogue__reason_{reason.kind.value}"
    if reason.kind is ReasonKind.TEXT:
        words = data.get("words") or []
        return turn.phrase(name, words=", ".join(words)) if words else turn.phrase("utter_catalogue__reason_meaning")
    if reason.kind is ReasonKind.ATTRIBUTE:
        value = attribute_value(data["name"], data["value"], data.get("unit"), vocabulary, language)
        return turn.phrase(name, label=attribute_label(data["name"], vocabulary, language), value=value)
    if reason.kind is ReasonKind.CATEGORY:
        return turn.phrase(name, category=vocabulary.label(TermKind.CATEGORY, data["category"], language))
    if reason.kind is ReasonKind.BRAND:
        return turn.phrase(name, brand=data["brand"])
    if reason.kind is ReasonKind.PRICE:
        percent = round(data["percentile"] * 100)
        return turn.phrase(name, percent=percent) if percent >= 50 else ""
    if reason.kind is ReasonKind.POPULARITY:
        return turn.phrase(name, rank=data["rank"])
    other = turn.product(data["product_id"])
    return turn.phrase(name, title=other.title) if other else ""
