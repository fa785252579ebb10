"""Runs the search of a turn and answers with cards, or with what to relax when nothing fits."""

from __future__ import annotations

from dataclasses import replace

from guide.answering.cards import button, card
from guide.answering.reasons import card_reasons
from guide.search.asking import question
from guide.search.relaxing import relaxations
from guide.search.state import Constraint, ConstraintKind, SearchState
from guide.turn import Turn
from language.money import format_round_money
from recommender.contract import Filters, Hit, Query, Sort
from recommender.ranking.counterfactuals import price_counterfactual
from shop.catalogue.records import TermKind

PAGE = 5
_KEPT_BESIDE_QUESTION = ("/show_more", "/go_back")


def run_search(turn: Turn, exclude: tuple[int, ...] = (), limit: int = PAGE, unseen: tuple[int, ...] = ()) -> list[Hit]:
    """Return the next page of the turn's search, personal to the shopper, without what was waved away.

    Args:
        turn: the search and the shopper.
        exclude: ids of products that must not come.
        limit: how many to return at most.
        unseen: ids of products that rank as if the shopper had not looked at them.
    """
    # Looks tell what to show to who asks for nothing; a search says better what is wanted than a passing look.
    looked = turn.uow.events.recent_views(session_id=turn.tracker.sender_id) if turn.search.is_empty() else []
    views = [product_id for product_id in looked if product_id not in unseen]
    query = Query(
        text=turn.search.text(),
        filters=turn.search.filters(exclude),
        purchases=tuple(turn.purchases),
        views=tuple(views),
        dislikes=turn.dislikes,
        limit=limit,
        sort=turn.search.sort,
    )
    return turn.services.recommender.recommend(query)


def similar_hits(turn: Turn, product_id: int) -> list[Hit]:
    """Return the products most like one product, without what was waved away."""
    return turn.services.recommender.similar(product_id, Filters(exclude_ids=turn.dislikes), PAGE)


def answer_search(turn: Turn, problems: tuple[str, ...] = (), may_ask: bool = False) -> None:
    """Search and answer: what was understood, how many fit, and the best of them.

    Args:
        turn: the turn.
        problems: phrases that say what could not be used.
        may_ask: whether one question may follow, where its answer would cut the list.
    """
    for problem in problems:
        turn.say(problem)
    hits = run_search(turn)
    if not hits:
        answer_nothing_fits(turn)
        return
    total = turn.services.recommender.count(turn.search.filters(turn.dislikes))
    described = describe(turn, turn.search)
    if not turn.search.constraints:
        name = "utter_catalogue__found_by_words" if described else "utter_catalogue__recommended"
    else:
        name = "utter_catalogue__found_one" if total == 1 else "utter_catalogue__found"
    show(turn, hits, name, total=total, search=described)
    if total <= PAGE:
        say_what_more_money_gives(turn)
    elif may_ask and (asked := question(turn)):
        # The widget offers the quick replies of the last message only.
        others = [item for item in _refinements(turn, len(hits)) if item["payload"].startswith(_KEPT_BESIDE_QUESTION)]
        turn.say(asked.phrase, buttons=[*asked.buttons, *others], **asked.values)


def show(turn: Turn, hits: list[Hit], name: str, **values: object) -> None:
    """Show hits as cards under a sentence, with quick replies that refine the search."""
    products = turn.products([hit.product_id for hit in hits])
    reasons = {hit.product_id: card_reasons(turn, hit) for hit in hits}
    cards = [card(turn, product, reasons[product.id]) for product in products]
    shown = tuple(product.id for product in products)
    seen = tuple(dict.fromkeys((*turn.search.seen, *shown)))
    turn.search = replace(turn.search, shown=shown, seen=seen, similar_to=None)
    turn.focus = shown[0] if len(shown) == 1 else None
    turn.say(name, products=cards, buttons=_refinements(turn, len(hits)), **values)


def show_again(turn: Turn, state: SearchState, name: str, **values: object) -> None:
    """Show the products of an earlier answer once more, as they are now; what was waved away since stays away."""
    turn.search = replace(state, shown=tuple(i for i in state.shown if i not in turn.dislikes))
    products = turn.products(turn.search.shown)
    turn.focus = products[0].id if len(products) == 1 else None
    cards = [card(turn, product) for product in products]
    turn.say(name, products=cards, buttons=_refinements(turn, len(cards)), **values)


def answer_nothing_fits(turn: Turn) -> None:
    """Say that nothing fits, which condition to give up, and how many products that gives.

    What was shown before is still on the screen, so "the second one" keeps its meaning.
    """
    choices = relaxations(turn.search, turn.services.recommender.count)
    described = describe(turn, turn.search)
    if not choices:
        turn.say("utter_catalogue__nothing_at_all", search=described)
        return
    buttons = [
        button(
            turn.phrase("utter_catalogue__button_relax", what=_name(turn, choice.what), count=choice.count),
            "relax_search",
            constraint=choice.what,
        )
        for choice in choices
    ]
    best = choices[0]
    turn.say(
        "utter_catalogue__nothing_fits",
        search=described,
        what=_name(turn, best.what),
        count=best.count,
        buttons=buttons,
    )
    say_what_more_money_gives(turn)


def say_what_more_money_gives(turn: Turn) -> None:
    """Say how far the price limit would have to move to be worth it, if that is not far."""
    found = price_counterfactual(turn.services.recommender.count, turn.search.filters(turn.dislikes))
    if found is None:
        return
    kinds = {item.kind for item in turn.search.constraints}
    direction = "more" if ConstraintKind.MAX_PRICE in kinds else "less"
    amount = format_round_money(found.by_cents, turn.services.rates.base_currency)
    turn.say(f"utter_catalogue__{direction}_money", amount=amount, count=found.added)


def describe(turn: Turn, state: SearchState) -> str:
    """Say in words what is searched for, e.g. "laptops, HP, under $800.00"."""
    parts = list(dict.fromkeys(_describe(turn, item) for item in state.constraints))
    has_category = any(item.kind is ConstraintKind.CATEGORY for item in state.constraints)
    if state.topic and not has_category:
        parts.insert(0, f"“{state.topic}”")
    return turn.phrase("utter_catalogue__list_joint").join(part for part in parts if part)


def _describe(turn: Turn, item: Constraint) -> str:
    vocabulary, language = turn.services.vocabulary, turn.language
    if item.kind is ConstraintKind.MIN_PRICE or item.kind is ConstraintKind.MAX_PRICE:
        amount = format_round_money(int(item.value or 0), turn.services.rates.base_currency)
        return turn.phrase(f"utter_catalogue__constraint_{item.kind.value}", amount=amount)
    if item.kind is ConstraintKind.CATEGORY:
        label = vocabulary.label(TermKind.CATEGORY, item.key, language)
    elif item.kind is ConstraintKind.BRAND:
        label = item.key
    else:
        label = item.label
    return turn.phrase("utter_catalogue__constraint_not", what=label) if item.negated else label


def _name(turn: Turn, what: str) -> str:
    """Name a condition that could be dropped."""
    if what in ("price", "brand", "category"):
        return turn.phrase(f"utter_catalogue__condition_{what}")
    return turn.services.vocabulary.label(TermKind.ATTRIBUTE, what, turn.language)


def _refinements(turn: Turn, found: int) -> list[dict[str, str]]:
    buttons = []
    if found == PAGE:
        buttons.append(button(turn.phrase("utter_catalogue__button_show_more"), "show_more"))
    if found > 1:
        if turn.search.sort is not Sort.PRICE_ASCENDING:
            buttons.append(button(turn.phrase("utter_catalogue__button_cheapest"), "ask_cheapest"))
        buttons.append(button(turn.phrase("utter_catalogue__button_why"), "explain_why"))
    left = turn.search_before
    if left.categories and turn.search.categories and left.categories != turn.search.categories:
        what = turn.services.vocabulary.label(TermKind.CATEGORY, left.categories[0], turn.language)
        title = turn.phrase("utter_catalogue__button_back", what=what)
        buttons.append(button(title, "go_back", constraint=f"category={left.categories[0]}"))
    if not turn.search.is_empty():
        buttons.append(button(turn.phrase("utter_catalogue__button_start_over"), "start_over"))
    return buttons
