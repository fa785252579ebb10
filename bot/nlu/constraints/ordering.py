"""Wanted orders (cheapest, 最新) and wishes relative to what was shown (cheaper, 便宜点)."""

from __future__ import annotations

import re

from bot.nlu.constraints.records import RelativeChange, SortOrder

_SORTS: dict[str, str] = {
    "price_asc": (
        r"cheapest|(?:least|lest) (?:expensive|pricey|costly)|lowest[\s-]price[ds]?|lowest (?:cost|priced)|most affordable"
        r"|(?:price )?(?:from )?low(?:est)?(?:er)? to high(?:est)?(?:er)?(?: price)?|(?:sort(?:ed)?|order(?:ed)?) by price"
        r"|最便宜|价格最低|最低价格?|价钱最低|最实惠|最划算|(?:价格)?从低到高|(?:价格)?由低到高|按价格排序?|价格升序|最平价"
    ),
    "price_desc": (
        r"most (?:expensive|pricey|costly)|dearest|priciest|highest[\s-]price[ds]?|(?:price )?(?:from )?high(?:est)? to low(?:est)?(?: price)?"
        r"|最贵|价格最高|最高价格?|(?:价格)?从高到低|(?:价格)?由高到低|价格降序"
    ),
    "newest": (
        r"newest|latest|most recent|new arrivals?|just (?:released|launched|arrived)|newly released|最新|新品|刚上市|刚出的|新上市|新到货?"
    ),
    "popular": (
        r"most popular|best[\s-]?sell(?:ing|ers?)|top[\s-]?sell(?:ing|ers?)|most (?:bought|sold|purchased|wanted)|popular|trending"
        r"|hottest|热门|热销|畅销|卖得最[好多]|卖的最[好多]|最受欢迎|最火|最热|爆款|销量最[高好]|销量高"
    ),
}
_TOO = r"(?:too|so|very|that|overly)"
_CHANGES: dict[tuple[str, str], str] = {
    ("price", "lower"): (
        rf"(?<!been )cheaper|(?<!or )less (?:expensive|pricey|costly)|more affordable|lower[\s-]pric(?:ed?|es)|lower (?:the )?price|less money"
        rf"|(?:(?:not|nothing|isn't|never)\s+)?{_TOO} (?:expensive|pricey|costly|dear|much money)|over (?:my|the) budget|out of my budget"
        r"|(?:再|更|要)?便宜(?:一?点儿?|些|一些|的多|得多|点的)|(?:再|更)便宜|(?:不要|别|不用|不能|不)?(?:太|那么|这么|有点|有些|好)贵了?|贵了"
        r"|价格?(?:再)?低(?:一?点|一?些)|实惠(?:一?点|一?些)|超(?:出)?预算了?|平价一?点"
    ),
    ("price", "higher"): (
        r"pricier|(?<!less )more expensive|(?:higher|bigger)[\s-](?:pric(?:ed?|es)|budget)|more upmarket|too cheap"
        r"|(?:再|更)?贵(?:一?点儿?|一?些)|更贵|再贵|太便宜了?|价格?(?:再)?高(?:一?点|一?些)"
    ),
    (
        "size",
        "higher",
    ): r"bigger|larger|(?:too|so) (?:small|tiny)|(?<!扩)(?:再|更)?大(?:一?点儿?|一?些)|更大|(?:不要|别)?太小了?",
    ("size", "lower"): (
        r"(?<!or )smaller|more compact|(?:not )?(?:too|so) (?:big|large|bulky)|(?:再|更)?小(?:一点儿?|点儿?|一些|些)|更小|(?:不要|别)?太大了?"
    ),
    ("weight", "lower"): (
        r"lighter(?!\s+(?:colou?r|shade|tone|blue|green|red|grey|gray|pink|brown))|less heavy|(?:not )?(?:too|so) heavy"
        r"|(?:再|更)?轻(?:一?点儿?|一?些)|更轻便?|(?:不要|别)?太重了?"
    ),
    ("weight", "higher"): r"heavier|(?:再|更)?重(?:一?点儿?|一?些)|更重(?!要)",
}
_REFUSED = re.compile(r"(?:not|don't want) (?:the )?$|不要$|不是$")


def _pattern(alternatives: dict[str, str]) -> re.Pattern[str]:
    named = "|".join(
        rf"(?P<{name}>(?<![a-z])(?:{source})(?:(?<![a-z])|(?![a-z])))" for name, source in alternatives.items()
    )
    return re.compile(named)


_SORT = _pattern(_SORTS)
_CHANGE_NAMES = {"_".join(change): change for change in _CHANGES}
_CHANGE = _pattern({name: _CHANGES[change] for name, change in _CHANGE_NAMES.items()})


def find_sorts(folded: str, original: str) -> list[SortOrder]:
    """Return the wanted orders.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    return [
        SortOrder(match.start(), match.end(), original[match.start() : match.end()], match.lastgroup)
        for match in _SORT.finditer(folded)
        if match.lastgroup and not _REFUSED.search(folded[max(0, match.start() - 15) : match.start()])
    ]


def find_changes(folded: str, original: str) -> list[RelativeChange]:
    """Return the wishes relative to what was shown; arguments as in `find_sorts`."""
    return [
        RelativeChange(
            match.start(), match.end(), original[match.start() : match.end()], *_CHANGE_NAMES[match.lastgroup]
        )
        for match in _CHANGE.finditer(folded)
        if match.lastgroup
    ]
