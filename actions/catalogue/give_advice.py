"""Says what to look at when buying a kind of thing, from what sets the catalogue's own products apart."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import button
from guide.answering.facets import choice_label, facet_label, nameable_attributes
from guide.answering.facts import attribute_value
from guide.reading.understand import read
from guide.search.state import Constraint, ConstraintKind, SearchState
from guide.turn import Turn
from recommender.contract import AttributeFilter, Comparison, Facet, Filters, Query
from recommender.ranking.facets import BRAND, PRICE
from shop.catalogue.records import TermKind

_MAX_POINTS = 5
_MIN_KNOWN = 0.2
"""A respect that fewer of the products state is no help when choosing."""


class ActionGiveAdvice(ShopAction):
    """Answers "what should I look for in a tent?" and "is 8 GB enough for a laptop?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_give_advice"

    def respond(self, turn: Turn) -> None:
        """Tell the respects in which the products of a category differ most, with the share of each choice."""
        reading = read(turn)
        category = next(iter((*reading.categories, *turn.search.categories)), None)
        if category is None:
            turn.say("utter_catalogue__advice_of_what")
            return
        vocabulary = turn.services.vocabulary
        what = vocabulary.label(TermKind.CATEGORY, category, turn.language)
        filters = Filters(categories=(category,))
        total = turn.services.recommender.count(filters)
        points = [_point(turn, facet) for facet in _facets(turn, filters)]
        points += [_share(turn, filters, total, item) for item in reading.constraints if item.unit and total]
        if turn.search.is_empty():
            label = reading.topic or what
            turn.search = SearchState((Constraint(ConstraintKind.CATEGORY, category, label, 1),), topic=label)
        title = turn.phrase("utter_catalogue__button_show_category", what=what)
        buttons = [button(title, "find_products", constraint=f"category={category}")]
        lines = "\n".join(f"• {point}" for point in points if point)
        name = "utter_catalogue__advice" if lines else "utter_catalogue__advice_nothing"
        turn.say(name, total=total, what=what, points=lines, buttons=buttons)


def _facets(turn: Turn, filters: Filters) -> list[Facet]:
    names = [*nameable_attributes(turn), PRICE, BRAND]
    found = turn.services.recommender.facets(Query(filters=filters), names)
    told = [facet for facet in found if facet.known >= _MIN_KNOWN * facet.total and len(facet.choices) > 1]
    return told[:_MAX_POINTS]


def _point(turn: Turn, facet: Facet) -> str:
    choices = [
        turn.phrase(
            "utter_catalogue__advice_choice",
            choice=choice_label(turn, facet, choice),
            percent=round(100 * choice.count / facet.known),
        )
        for choice in facet.choices
    ]
    joint = turn.phrase("utter_catalogue__list_joint")
    return turn.phrase(
        "utter_catalogue__advice_point", label=facet_label(turn, facet.name), choices=joint.join(choices)
    )


def _share(turn: Turn, filters: Filters, total: int, asked: Constraint) -> str:
    """Say how many products have at least the measure that the shopper asks about."""
    if asked.kind is not ConstraintKind.ATTRIBUTE or not isinstance(asked.value, float):
        return ""
    wanted = AttributeFilter(asked.key, Comparison.AT_LEAST, asked.value, asked.unit)
    count = turn.services.recommender.count(Filters(categories=filters.categories, attributes=(wanted,)))
    vocabulary, language = turn.services.vocabulary, turn.language
    amount = attribute_value(asked.key, asked.value, asked.unit, vocabulary, language)
    return turn.phrase("utter_catalogue__advice_enough", percent=round(100 * count / total), amount=amount)
