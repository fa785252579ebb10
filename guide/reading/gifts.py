"""What a message tells of a present, added to what was told before: for whom it is, and what they like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guide.kinds import KindFinder, Sold
from guide.message import Message
from guide.reading.linker import link
from guide.search.gift import Gift, Like
from guide.shop import Shop
from language.content import content_words
from language.expressions import Expression, SizeName
from language.gifts import (
    GiftTalk,
    gift_talk,
    interest,
    no_presents,
    presents,
    presents_for_children,
    too_old_for,
    words_for,
)
from language.story import Place, story_grammar
from recommender.contract import Filters, TextFilter
from shop.catalogue.records import TermKind

_LIKE = "like="
"""How a button says what somebody likes."""
_MANY = 20
"""Fewer than so many products are no choice for whom nothing else is known of."""
_FEW = 5
"""Fewer presents for children than so many are not all that is shown."""
_FOR_OTHERS = {"women": "men", "girls": "men", "men": "women", "boys": "women"}


def read_gift(message: Message, gift: Gift | None, shop: Shop, *, goes_on: bool) -> tuple[Gift, Message] | None:
    """Return the present with what a message tells of it, and the rest of the message.

    Args:
        message: what was said.
        gift: the present that is looked for, if there is one.
        shop: what it has for whom.
        goes_on: whether the message may say nothing but what somebody likes.

    Returns:
        None where it tells nothing of a present.
    """
    if pressed := [text for text in message.conditions if text.startswith(_LIKE)]:
        told = _told(gift or Gift(), shop)
        likes = tuple(read_like(text.removeprefix(_LIKE), told, shop) for text in pressed)
        return _told(replace(told, likes=likes), shop), replace(message, text="", entities=())
    read = (said for said in message.entities if isinstance(said, Expression) and not isinstance(said, SizeName))
    closed = [Place(said.start, said.end) for said in read]
    closed += story_grammar(message.text).places("not_too", message.text)
    goes_on = goes_on and gift is not None and not says_more(message, shop)
    talk = gift_talk(message.text, closed, goes_on=goes_on)
    if not talk.is_wished and (gift is None or not talk.places):
        return None
    rest = message.part(*_left(message.text, talk.places))
    told = _told(_added(gift, talk), shop)
    return with_likes(told, talk.likes, shop, instead=talk.is_instead), rest


def with_likes(gift: Gift, said: Iterable[str], shop: Shop, *, instead: bool) -> Gift:
    """Return a present with more that somebody likes, or with that instead of what was said before."""
    more = dict.fromkeys(each for each in said if content_words(each))
    before = () if instead and more else gift.likes
    new = (read_like(each, gift, shop) for each in more if each not in {like.label for like in before})
    return _told(replace(gift, likes=(*before, *new)), shop)


def read_like(said: str, gift: Gift, shop: Shop) -> Like:
    """Return what a shop has for what somebody likes: among its presents, if some of them are for it.

    Of a known interest titles say the words; of another a category that means nearly the same will do.
    """
    known, vocabulary, count = interest(said), shop.vocabulary, shop.recommender.count
    sold = shop.kinds.known(said) if known else shop.kinds.find(said)
    things = known.things if known else ()
    categories = sold.categories if isinstance(sold, Sold) and sold.phrase is None else ()
    words = [said, *vocabulary.meanings(said), *things]
    if isinstance(sold, Sold) and sold.phrase and not things:
        words.append(sold.phrase)
    titled = TextFilter(tuple(dict.fromkeys(words)), in_title=True)
    presents_there = (*gift.kinds, *_kinds_of(presents(), shop.kinds))
    for kinds, least in ((gift.kinds, _FEW), (presents_there, 1), ((), 1)):
        within = Filters(categories=tuple(dict.fromkeys(kinds)), texts=(titled,))
        if count(within) >= least and (kinds or not categories):
            return Like(said, categories, titled.phrases, within.categories)
    return Like(said, categories)


def says_more(message: Message, shop: Shop) -> bool:
    """Tell whether a message names what a thing is like or who makes it: "in red" is nothing that somebody likes."""
    links = link(message.text, message.spans, shop.vocabulary)
    return any(found.term and found.term.kind in (TermKind.VALUE, TermKind.BRAND) for found in links)


def _left(text: str, places: Iterable[Place]) -> list[tuple[int, int]]:
    """Return what is left of a text beside some places."""
    left, start = [], 0
    for place in sorted(places, key=lambda each: each.start):
        if place.start > start:
            left.append((start, place.start))
        start = max(start, place.end)
    return [*left, (start, len(text))]


def _added(gift: Gift | None, talk: GiftTalk) -> Gift:
    """Return a present with what was told of it, but for likes; one for somebody else is another."""
    is_other = gift is not None and talk.is_wished and talk.who and gift.who and talk.who != gift.who
    before = Gift() if gift is None or is_other else gift
    return replace(
        before,
        who=talk.who or before.who,
        is_own=talk.is_own if talk.who else before.is_own,
        people=talk.people or before.people,
        age=before.age if talk.age is None else talk.age,
        occasion=talk.occasion or before.occasion,
    )


def _told(gift: Gift, shop: Shop) -> Gift:
    """Return a present with what the shop has for such people, and what it has that is none for them."""
    aside = [sold for word in no_presents() if isinstance(sold := shop.kinds.find(word), Sold)]
    wanted = {phrase for like in gift.likes for phrase in like.phrases}
    words = [sold.phrase for sold in aside if sold.phrase]
    words += words_for("adults") if gift.is_for_child else words_for("children") if gift.is_for_adult else ()
    words += words_for(_FOR_OTHERS[gift.people]) if gift.people in _FOR_OTHERS else ()
    kinds = presents_for_children() if gift.is_for_child else presents()
    return replace(
        gift,
        kinds=_kinds_of(kinds, shop.kinds),
        hints=_hints(gift, shop),
        aside=tuple(dict.fromkeys(key for sold in aside if not sold.phrase for key in sold.categories)),
        too_old=too_old_for(gift.age) if gift.is_for_child and gift.age is not None else (),
        not_said=tuple(word for word in dict.fromkeys(words) if word not in wanted),
    )


def _hints(gift: Gift, shop: Shop) -> tuple[str, ...]:
    """Return the words with which the shop's vocabulary says what such people are given, where enough titles have them.

    What is for children, their kinds of thing tell.
    """
    terms = shop.vocabulary.closest(gift.who, (TermKind.USE,)) if gift.who and not gift.is_for_child else []
    given = next((term.expansion.split() for term in terms if term.expansion), [])
    words = tuple(word for word in given if word not in presents())
    if not words or len(words) == len(given):
        return ()  # nothing says that it is for presents
    titled = Filters(categories=gift.kinds, texts=(TextFilter(words, in_title=True),))
    return words if shop.recommender.count(titled) >= _MANY else ()


def _kinds_of(words: Iterable[str], kinds: KindFinder) -> tuple[str, ...]:
    """Return the categories that are called by some words as a whole."""
    found = (sold for word in words if isinstance(sold := kinds.find(word), Sold) and sold.phrase is None)
    return tuple(dict.fromkeys(key for sold in found for key in sold.categories))
