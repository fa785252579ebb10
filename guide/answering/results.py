"""Answers with what a search finds: cards with reasons, and quick replies that refine it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.answering.asking import Question, question
from guide.answering.cards import button, card, short_title
from guide.answering.descriptions import describe, describe_condition
from guide.answering.gifts import gift_question
from guide.answering.nothing_fits import answer_nothing_fits, relax_buttons, say_what_more_money_gives
from guide.answering.reasons import Reasons
from guide.answering.showing import show_cards
from guide.memory import Memory
from guide.reply import Reply
from guide.search.gift import Gift
from guide.search.request import SearchRequest
from guide.search.running import PAGE, run_search
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.content import content_words
from protocol.messages import Button, Parts
from recommender.contract import Hit, ReasonKind, Sort, TextFilter
from shop.catalogue.records import TermKind

_KEPT_BESIDE_QUESTION = ("/show_more", "/go_back")


def answer_search(
    memory: Memory, reply: Reply, shop: Shop, request: SearchRequest | None = None, *, may_ask: bool = False
) -> None:
    """Run the search and answer: what was understood, how many fit, and the best of them.

    Args:
        memory: the search; what is shown is noted in it.
        reply: where to answer.
        shop: where to search.
        request: what the message asked for; what of it could not be used is said first.
        may_ask: whether one question may follow, where its answer would cut the list.
    """
    _say_what_is_let_go(memory, reply)
    if memory.search.similar_to is not None:
        _answer_similar(memory, reply, shop, request)
        return
    hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes)
    if not hits:
        if request:
            _say_how_taken(request, reply, shop)
        answer_nothing_fits(memory, reply, shop, request.unmet if request else ())
        return
    if request:
        _answer_questions(request.questions, memory, reply, shop)
        say_remarks(request, reply, shop)
    is_without = bool(request and request.unmet)
    total = shop.recommender.count(memory.search.filters(memory.dislikes))
    described = describe(memory.search, reply.wording, preferences=bool(memory.search.conditions))
    if not memory.search.conditions:
        name = "utter_catalogue__found_by_words" if described else unasked(hits)
    else:
        name = "utter_catalogue__found_one" if total == 1 else "utter_catalogue__found"
        name += "_otherwise" if is_without else ""
    gift = memory.search.gift
    if gift is not None:
        is_popular = described and not gift.likes and unasked(hits) == "utter_catalogue__recommended"
        name = f"utter_catalogue__gift_found{'_popular' if is_popular else '' if described else '_any'}"
        _say_what_is_not_liked_here(gift, reply)
    show(hits, name, memory, reply, shop, total=total, search=described)
    if total <= PAGE:
        say_what_more_money_gives(memory, reply, shop)
    elif asked := _question(memory, shop, reply.wording, may_ask=may_ask and not is_without):
        _ask(asked, len(hits), memory, reply)


def _say_what_is_let_go(memory: Memory, reply: Reply) -> None:
    """Say what was asked of another thing before, and does not hold for this one."""
    said = (part for item in memory.let_go for part in describe_condition(item, reply.wording))
    if what := reply.wording.listed(dict.fromkeys(said)):
        reply.say("utter_catalogue__let_go", what=what)


def _question(memory: Memory, shop: Shop, wording: Wording, *, may_ask: bool) -> Question | None:
    """Return the question that follows: for whom a present is may always be asked."""
    if memory.search.gift is not None:
        return gift_question(memory.search.gift, memory, shop, wording)
    return question(memory, shop, wording) if may_ask else None


def _ask(asked: Question, found: int, memory: Memory, reply: Reply) -> None:
    """Ask one question; the widget offers the quick replies of the last message only."""
    others = refinements(memory, found, reply.wording)
    kept = [item for item in others if item.payload.startswith(_KEPT_BESIDE_QUESTION)]
    reply.say(asked.phrase, buttons=[*asked.buttons, *kept], **asked.values)


def _answer_similar(memory: Memory, reply: Reply, shop: Shop, request: SearchRequest | None) -> None:
    """Show what is most like a product and satisfies the rest of the search, or say that nothing does.

    Where nothing does, what was shown before is still on the screen, so "the second one" keeps its meaning.
    """
    if request:
        say_remarks(request, reply, shop)
    search, wording = memory.search, reply.wording
    products = shop.products([] if search.similar_to is None else [search.similar_to])
    title = short_title(products[0]) if products else ""
    hits = run_search(search, shop.recommender, shop.shopper, memory.dislikes, exclude=search.seen)
    described = describe(search.without(ConditionKind.CATEGORY), wording)
    if hits:
        name = "utter_catalogue__similar_with" if described else "utter_catalogue__similar"
        show(hits, name, memory, reply, shop, title=title, search=described)
        return
    memory.search = replace(search, shown=memory.search_before.shown)
    buttons = relax_buttons(memory, shop, wording)
    name = "utter_catalogue__no_similar_with" if described else "utter_catalogue__no_similar"
    reply.say(name, buttons=buttons, title=title, search=described)


def _say_what_is_not_liked_here(gift: Gift, reply: Reply) -> None:
    """Say for what of all that somebody likes the shop has nothing."""
    if missing := [like.label for like in gift.likes if not like.filters]:
        reply.say("utter_catalogue__gift_nothing_for", likes=reply.wording.quoted(missing))


def unasked(hits: Sequence[Hit]) -> str:
    """Return the response for products that nobody described: what others like, where the shop knows of others."""
    are_popular = any(reason.kind is ReasonKind.POPULARITY for hit in hits for reason in hit.reasons)
    return "utter_catalogue__recommended" if are_popular else "utter_catalogue__recommended_unknown"


def say_remarks(request: SearchRequest, reply: Reply, shop: Shop) -> None:
    """Say what of a message could not be used, as words that no product has, or how a wish was taken."""
    _say_how_taken(request, reply, shop)
    for fits in (False, True):
        words = reply.wording.quoted(unmet.words for unmet in request.unmet if unmet.fits is fits)
        if words:
            reply.say("utter_catalogue__unmet_fits" if fits else "utter_catalogue__unmet", words=words)


def _say_how_taken(request: SearchRequest, reply: Reply, shop: Shop) -> None:
    known = reply.wording.listed(shop.money.rates.known())
    for remark in request.remarks:
        reply.say(remark, currencies=known)
    for words in request.unweighed:
        reply.say("utter_catalogue__unweighed", words=words)


def _answer_questions(questions: Sequence[str], memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say of how many products that fit the shop writes about what was asked beside the wish."""
    filters = memory.search.filters(memory.dislikes)
    for asked in questions:
        texts = tuple(TextFilter((asked[word.start : word.end],)) for word in content_words(asked))
        count = shop.recommender.count(replace(filters, texts=(*filters.texts, *texts))) if texts else 0
        reply.say(f"utter_catalogue__asked_{'some' if count else 'unknown'}", question=asked, count=count)


def show(
    hits: Sequence[Hit],
    name: str,
    memory: Memory,
    reply: Reply,
    shop: Shop,
    also: Sequence[Button] = (),
    **values: object,
) -> None:
    """Show hits as cards under a sentence, with quick replies that refine the search.

    Args:
        hits: what was found.
        name: the response that says so.
        memory: what is shown is noted in it.
        reply: where to answer.
        shop: where the products are read.
        also: quick replies that come first.
        values: what fills the sentence.
    """
    told = Reasons(hits, memory.search, shop, reply.wording)
    reasons = {hit.product_id: told.on_card(hit) for hit in hits}
    products = shop.products([hit.product_id for hit in hits])
    buttons = (*also, *refinements(memory, len(hits), reply.wording))
    show_cards(products, reasons, name, memory, reply, buttons, **values)


def show_again(
    state: SearchState,
    name: str,
    memory: Memory,
    reply: Reply,
    shop: Shop,
    also: Sequence[Button] = (),
    **values: object,
) -> None:
    """Show the products of an earlier answer once more, as they are now; what was waved away since stays away.

    Args:
        state: the search as it was; it becomes the running one.
        name: the response that says so.
        memory: what is shown is noted in it.
        reply: where to answer.
        shop: where the products are read.
        also: quick replies that come first.
        values: what fills the sentence.
    """
    memory.search = replace(state, shown=tuple(known for known in state.shown if known not in memory.dislikes))
    products = shop.products(memory.search.shown)
    memory.focus = products[0].id if len(products) == 1 else None
    cards = [card(product, reply.wording) for product in products]
    buttons = (*also, *refinements(memory, len(cards), reply.wording))
    reply.say(name, Parts(products=cards), buttons, **values)


def refinements(memory: Memory, found: int, wording: Wording) -> list[Button]:
    """Return quick replies that go on from a list of so many products."""
    search, left = memory.search, memory.search_before
    buttons = []
    if found == PAGE:
        buttons.append(button(wording.phrase("utter_catalogue__button_show_more"), "show_more"))
    if found > 1:
        if search.sort is not Sort.PRICE_ASCENDING:
            buttons.append(button(wording.phrase("utter_catalogue__button_cheapest"), "ask_cheapest"))
        buttons.append(button(wording.phrase("utter_catalogue__button_why"), "explain_why"))
    if left.categories and search.categories and left.categories != search.categories:
        what = wording.label(TermKind.CATEGORY, left.categories[0])
        title = wording.phrase("utter_catalogue__button_back", what=what)
        buttons.append(button(title, "go_back", condition=f"category={left.categories[0]}"))
    if not search.is_empty():
        buttons.append(button(wording.phrase("utter_catalogue__button_start_over"), "start_over"))
    return buttons
