"""The one short question that an answer may end with: where its answer would cut the list most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from guide.answering.cards import button
from guide.answering.facets import choice_label, facet_label, nameable_attributes, other_choices
from guide.memory import Memory
from guide.search.choices import choice_text
from guide.search.state import ConditionKind, SearchState, TextRole
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Button
from recommender.contract import Facet, Query
from recommender.ranking.facets import BRAND, CATEGORY, PRICE

_LONG_LIST = 20
"""A list that is shorter can be looked through."""
_FITS = "compatibility"
_DECIDED = 1
"""Who has told more than so many conditions beside the kind of thing knows what they want."""
_WORTH_BITS = 1.0
"""An answer that does not halve the list on average is not worth a question."""


@dataclass(frozen=True)
class Question:
    """What to ask, as a phrase with its values, and the quick replies."""

    phrase: str
    values: dict[str, Any]
    buttons: list[Button]


def question(memory: Memory, shop: Shop, wording: Wording) -> Question | None:
    """Return what to ask about the running search, and note it as asked; None if nothing is worth it.

    The respect is chosen by information gain over what the search finds, not from a form. One search is asked about
    once, and no conversation hears the same question twice.
    """
    search = memory.search
    if _decided(search) > _DECIDED:
        return None
    scope = "+".join(search.categories)
    if any(known.partition("/")[0] == scope for known in search.asked):
        return None
    facets = (facet for facet in _facets(memory, shop) if f"{scope}/{facet.name}" not in search.asked)
    facet = next((facet for facet in facets if facet.total >= _LONG_LIST and facet.gain >= _WORTH_BITS), None)
    if facet is None:
        return None
    memory.search = replace(search, asked=(*search.asked, f"{scope}/{facet.name}"))
    name = facet.name if facet.name in (PRICE, BRAND, CATEGORY) else "attribute"
    values = {"what": facet_label(facet.name, wording)} if name == "attribute" else {}
    buttons = [
        button(choice_label(facet, choice, wording), "refine_search", condition=choice_text(facet, choice, shop.money))
        for choice in facet.choices
    ]
    return Question(f"utter_catalogue__ask_{name}", values, buttons)


def _decided(search: SearchState) -> int:
    """Return how many conditions and wishes were told beside the kind of thing."""
    told = {item.name for item in search.conditions if not item.is_wanted_kind and item.role is not TextRole.THING}
    return len(told) + len(search.preferred)


def _facets(memory: Memory, shop: Shop) -> list[Facet]:
    """Return the respects that the shopper has not decided yet and that the shop has a word for, the best first."""
    search = memory.search
    decided = {item.key for item in search.of(ConditionKind.ATTRIBUTE)}
    if any(item.role in (TextRole.LINE, TextRole.FITS) for item in search.conditions):
        decided.add(_FITS)  # the model was named
    names = [name for name in nameable_attributes(shop.vocabulary) if name not in decided]
    others = [name for name in other_choices(shop.vocabulary) if name not in decided]
    if not search.of(ConditionKind.PRICE):
        names.append(PRICE)
    if not search.of(ConditionKind.BRAND):
        names.append(BRAND)
    if not search.categories:
        names.append(CATEGORY)
    query = Query(search.text(), search.filters(memory.dislikes))
    found = shop.recommender.facets(query, [*names, *others], shop.money.step)
    # Each group keeps its order, the best first.
    return sorted((facet for facet in found if len(facet.choices) > 1), key=lambda facet: facet.name in others)
