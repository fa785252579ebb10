"""Things that a message only mentions: what one has trouble with, what something is for, the head of a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from guide.kinds import KindFinder, Sold, Unsold
from guide.message import Message, Span
from guide.reading.linker import Link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import are_beside, is_name, run_start
from guide.reading.phrasing import Phrasing
from guide.search.state import Count, TextRole, text_filter
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan
from language.han import contains_han
from recommender.contract import Filters
from shop.catalogue.records import TermKind, TermRecord

_SURE = 0.5
"""What the language model is less sure of may be no thing."""


def with_only_thing_as_product(links: Sequence[Link], phrasing: Phrasing, *, is_first: bool) -> list[Link]:
    """Take a kind of thing that nothing else is named beside for the thing; "something with a camera" wants none.

    Beside a running search only what is said to be wished for is it: 还是买个电视吧.
    """
    things = [found for found in links if names_a_thing(found)]
    alone = len(things) == 1 and things[0].span not in ("product", None) and not phrasing.is_part(things[0].start)
    alone = alone and (is_first or phrasing.is_wished(things[0].start))
    return [replace(found, span="product") if alone and found is things[0] else found for found in links]


def with_power_as_property(links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
    """Take what a thing runs on for a property: of "string lights, battery powered" no batteries are wanted."""
    powering = {found: place for found in links if (place := phrasing.powering(found.end))}
    changed = {found: replace(found, term=None, span="attribute") for found in powering if is_category(found)}
    said = [place for place in powering.values() if place]
    return [
        changed.get(found, found)
        for found in links
        if found.term is not None or not any(found.start < end and start < found.end for start, end in said)
    ]


def with_use_as_thing(
    links: Sequence[Link],
    refused: Sequence[NegatedSpan],
    vocabulary: Vocabulary,
    kinds_sold: KindFinder,
    phrasing: Phrasing,
) -> list[Link]:
    """Take what something is for as the kind of thing where the shop has such a kind and nothing else is named.

    "Something for the kitchen" and 厨房用的 are found among kitchen things.
    """
    if any(names_a_thing(found) for found in links):
        return list(links)
    uses = [found for found in links if found.span == "use" and not overlaps(found, refused)]
    marked = [found for found in uses if phrasing.must_fit(found.start, found.end)]
    kinds = {found: key for found in marked for key in _kind_meant(found, vocabulary, kinds_sold)[:1]}
    kinds = kinds or {found: key for found in uses for key in _kind_of_use(found, vocabulary)[:1]}
    if len(kinds) != 1:
        return list(links)
    terms = {found: TermRecord(TermKind.CATEGORY, key, "any", found.text) for found, key in kinds.items()}
    return [replace(found, span="product", term=terms[found]) if found in terms else found for found in links]


def _kind_meant(found: Link, vocabulary: Vocabulary, kinds_sold: KindFinder) -> tuple[str, ...]:
    """Return the categories of what a use is called in one word, if the shop has such a kind."""
    meant = vocabulary.search_text(found.term, found.text)
    sold = kinds_sold.find(meant) if " " not in meant else None
    return sold.categories if isinstance(sold, Sold) and sold.phrase is None else ()


def _kind_of_use(found: Link, vocabulary: Vocabulary) -> tuple[str, ...]:
    meant = vocabulary.search_text(found.term, found.text)
    return vocabulary.categories(found.text) or vocabulary.categories(meant)


def with_unknown_as_thing(links: Sequence[Link], phrasing: Phrasing, count: Count) -> list[Link]:
    """Take a word that nobody knows for the thing where the only known one is what it is for.

    Of "8gb sodimm for a laptop" no laptop is wanted.
    """
    things = [found for found in links if names_a_thing(found)]
    if len(things) != 1 or not phrasing.must_fit(things[0].start, things[0].end):
        return list(links)
    before = [found for found in links if found.term is None and found.end < things[0].start and not is_name(found)]
    unknown = before[-1] if before else None
    if unknown is None or not count(Filters(texts=(text_filter((unknown.text,), TextRole.WORD),))):
        return list(links)
    changed = {unknown: replace(unknown, span="product"), things[0]: replace(things[0], span="attribute")}
    return [changed.get(found, found) for found in links]


def without_background(
    links: Sequence[Link], phrasing: Phrasing, kinds_sold: KindFinder, *, is_first: bool
) -> list[Link]:
    """Leave out things mentioned in passing: of "my computer is slow, I need an SSD" the one that is wanted stays.

    The language model tells most of them. It may take what one has trouble with, or has settled, for wanted too: there
    the wish of a later clause decides, if it names a thing, whatever the language model took that for. Beside a running
    search what is complained of is no wish at all: "batteries are annoying, wired is better".

    Args:
        links: the words of the message, linked.
        phrasing: what stands around them.
        kinds_sold: knows what is a kind of thing.
        is_first: whether nothing is looked for yet.
    """
    kept = [found for found in links if not _is_complained_of(found, links, phrasing, kinds_sold, is_first=is_first)]
    if len(kept) < len(links) and not any(names_a_thing(found) for found in kept):
        thing = next((found for found in kept if _is_known_kind(found, kinds_sold)), None)
        kept = [replace(found, term=None, span="product") if found is thing else found for found in kept]
    links = kept
    things = [found for found in links if is_category(found) and found.span == "product"]
    begins = phrasing.wish_after_trouble(things[-1].start) if things else 0
    links = [_beside_the_thing(found) if things and not begins else found for found in links]
    return [found for found in links if not is_category(found) or not things or _is_wanted(found, begins)]


def _beside_the_thing(found: Link) -> Link:
    """Take a Chinese thing that the language model did not see for what the wanted one is for: 内存卡 相机."""
    is_unseen = is_category(found) and found.span is None and contains_han(found.text)
    return replace(found, span="use") if is_unseen else found


def _is_complained_of(
    found: Link, links: Sequence[Link], phrasing: Phrasing, kinds_sold: KindFinder, *, is_first: bool
) -> bool:
    """Tell whether a thing has gone wrong or is settled, and another is wished for behind it.

    Where nothing else is, what is lost is wanted again; what it must fit, named behind it, is no other thing.
    """
    end = phrasing.trouble_of(found.end) if is_category(found) else None
    if end is None:
        return False
    others = [other for other in links if other.start >= end]
    return bool(others) and (not is_first or any(_is_other_thing(each, phrasing, kinds_sold) for each in others))


def _is_other_thing(found: Link, phrasing: Phrasing, kinds_sold: KindFinder) -> bool:
    if phrasing.must_fit(found.start, found.end):
        return False
    return (names_a_thing(found) and found.span != "attribute") or _is_known_kind(found, kinds_sold)


def _is_known_kind(found: Link, kinds_sold: KindFinder) -> bool:
    """Tell whether words are a kind of thing that the shop sells, though the language model saw no thing in them."""
    is_use = found.term is not None and found.term.kind is TermKind.USE
    return found.span != "use" and is_use and isinstance(kinds_sold.known(found.text), Sold)


def _is_wanted(found: Link, begins: int) -> bool:
    return found.span is not None and found.start >= begins


def with_mentions_aside(
    message: Message, links: Sequence[Link], kinds_sold: KindFinder, phrasing: Phrasing
) -> list[Link]:
    """Take kinds of thing for what says more of the wanted one where that is named apart from them.

    Of a "mixer with 3 jars" no jars are wanted, of 打印机用的墨盒 no printer, of 连手机就能打的打印机 no phone; what
    a later clause names without an "and" is part of what it tells of the first: "office chair, mesh back, armrests
    that flip up".
    """
    things = [found for found in links if _is_known_thing(found, kinds_sold)]
    aside = {found: span for found in things if (span := _span_aside(message.text, found, links, phrasing))}
    wanted = [found for found in things if found not in aside]
    for found in wanted[:-1]:
        following = wanted[wanted.index(found) + 1]
        is_wished = phrasing.wishes_between(found.end, following.start)
        if not is_wished or not _is_doubtful(found, message.spans, kinds_sold):
            break
        aside[found] = "use"  # 房子120平，有什么路由器
    aside.update((found, "use") for found, other in pairwise(wanted) if phrasing.describes(found, other))
    before: Link | None = None
    for found in (found for found in wanted if found not in aside):
        if before is None or _is_other_wish(message.text, before, found, phrasing):
            before = found
        else:
            aside[found] = "use"
    if before is None:  # "something warm on my desk"; what a thing is for may be all that is said of it
        aside = {found: span for found, span in aside.items() if phrasing.is_place(found.start)}
    return [replace(found, span=aside[found]) if found in aside else found for found in links]


def _is_known_thing(found: Link, kinds_sold: KindFinder) -> bool:
    if is_name(found) or not names_a_thing(found) or found.span not in ("product", None):
        return False
    return is_category(found) or kinds_sold.find(found.text) is not None


def _span_aside(text: str, found: Link, links: Sequence[Link], phrasing: Phrasing) -> str | None:
    """Return what a thing is to the wanted one by what stands around it: an attribute, a use; None for neither."""
    start = run_start(text, links, links.index(found))
    if phrasing.is_had(start):
        return "attribute"
    return "use" if phrasing.must_fit(start, found.end) or phrasing.is_place(start) else None


def _is_doubtful(found: Link, spans: Sequence[Span], kinds_sold: KindFinder) -> bool:
    """Tell whether a thing may be none that is wanted: hardly seen by the language model, or not sold."""
    is_unsure = any(span.confidence < _SURE and overlaps(found, [span]) for span in spans)
    return is_unsure or isinstance(kinds_sold.find(found.text), Unsold)


def _is_other_wish(text: str, before: Link, found: Link, phrasing: Phrasing) -> bool:
    """Tell whether a thing is wanted beside the one before, or describes or is described by it."""
    is_same = found.term is not None and found.term == before.term
    if is_same or are_beside(text, before, found) or phrasing.joint(before, found):
        return True
    return phrasing.wishes_between(before.end, found.start)


def is_head_of_negated(found: Link, links: Sequence[Link], negated: Sequence[NegatedSpan]) -> bool:
    """Tell whether a category is only the head of something unwanted: "not Samsung phones" still wants phones."""
    if not is_category(found):
        return False
    around = [said for said in negated if overlaps(found, [said])]
    described = (other for other in links if other.end <= found.start)  # of "no flowers blue" flowers are unwanted
    return any(other.term and not is_category(other) and overlaps(other, around) for other in described)
