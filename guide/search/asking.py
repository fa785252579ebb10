"""The one short question that an answer may end with: where its answer would cut the list most."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.answering.cards import button
from guide.answering.facets import choice_label, facet_label, nameable_attributes
from guide.search.choices import choice_text
from guide.search.state import ConstraintKind
from guide.turn import Turn
from recommender.contract import Facet, Query
from recommender.ranking.facets import BRAND, CATEGORY, PRICE

_LONG_LIST = 20
"""A list that is shorter can be looked through."""
_WORTH_BITS = 1.0
"""An answer that does not halve the list on average is not worth a question."""


@dataclass(frozen=True)
class Question:
    """What to ask, as a phrase with its values, and the quick replies."""

    phrase: str
    values: dict[str, str]
    buttons: list[dict[str, str]]


def question(turn: Turn) -> Question | None:
    """Return what to ask about the turn's search, and note it as asked; None if nothing is worth it.

    The respect is chosen by information gain over what the search finds, not from a form. One search is asked about
    once, and no conversation hears the same question twice.
    """
    search = turn.search
    scope = "+".join(search.categories)
    if any(known.partition("/")[0] == scope for known in search.asked):
        return None
    facet = next((facet for facet in _facets(turn) if f"{scope}/{facet.name}" not in search.asked), None)
    if facet is None or facet.total < _LONG_LIST or facet.gain < _WORTH_BITS:
        return None
    turn.search = replace(search, asked=(*search.asked, f"{scope}/{facet.name}"))
    name = facet.name if facet.name in (PRICE, BRAND, CATEGORY) else "attribute"
    values = {"what": facet_label(turn, facet.name)} if name == "attribute" else {}
    buttons = [
        button(choice_label(turn, facet, choice), "refine_search", constraint=choice_text(facet, choice))
        for choice in facet.choices
    ]
    return Question(f"utter_catalogue__ask_{name}", values, buttons)


def _facets(turn: Turn) -> list[Facet]:
    """Return the respects that the shopper has not decided yet and that the shop has a word for."""
    search = turn.search
    decided = {item.key for item in search.constraints if item.kind is ConstraintKind.ATTRIBUTE}
    names = [name for name in nameable_attributes(turn) if name not in decided]
    kinds = {item.kind for item in search.constraints}
    if not kinds & {ConstraintKind.MIN_PRICE, ConstraintKind.MAX_PRICE}:
        names.append(PRICE)
    if ConstraintKind.BRAND not in kinds:
        names.append(BRAND)
    if not search.categories:
        names.append(CATEGORY)
    found = turn.services.recommender.facets(Query(search.text(), search.filters(turn.dislikes)), names)
    return [facet for facet in found if len(facet.choices) > 1]
