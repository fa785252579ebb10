"""Wanted orders (cheapest, 最新) and wishes relative to what was shown (cheaper, 便宜点)."""

from __future__ import annotations

import re

from language.expressions.patterns import alternatives, bounded, words
from language.expressions.records import PickedByRank, RelativeChange, SortOrder

_SORTS: dict[str, str] = {
    "price_asc": r"""
        cheapest | least (?:expensive|pricey|costly) | lowest[\s-](?:price[ds]?|cost) | most affordable
        (?:price )?(?:from )?low(?:est)?(?:er)? to high(?:est)?(?:er)?(?: price)? | (?:sort|order)(?:ed)? by price
        最便宜 | 价格最低 | 最低价格? | 价钱最低 | 最实惠 | 最划算 | 最平价
        (?:价格)?[从由]低到高 | 按价格排序? | 价格升序
    """,
    "price_desc": r"""
        most (?:expensive|pricey|costly) | dearest | priciest | highest[\s-]price[ds]?
        (?:price )?(?:from )?high(?:est)? to low(?:est)?(?: price)?
        最贵 | 价格最高 | 最高价格? | (?:价格)?[从由]高到低 | 价格降序
    """,
    "newest": r"""
        newest | latest | most recent | new arrivals? | just (?:released|launched|arrived) | newly released
        最新 | 新品 | 刚上市 | 刚出的 | 新上市 | 新到货?
    """,
    "popular": r"""
        most (?:popular|bought|sold|purchased|wanted) | popular | trending | hottest
        (?:best|top)[\s-]?sell(?:ing|ers?)
        热门 | 热销 | 畅销 | 卖[得的]最[好多] | 最受欢迎 | 最火 | 最热 | 爆款 | 销量最[高好] | 销量高
    """,
}
_CHANGES: dict[tuple[str, str], str] = {
    ("price", "lower"): r"""
        (?<!been\s)cheaper | (?<!or\s)less (?:expensive|pricey|costly) | more affordable | less money
        lower[\s-]pric(?:ed?|es) | lower the price | over (?:my|the) budget | out of my budget
        (?:(?:not|nothing|isn't|never) )?(?:too|so|very|that|overly) (?:expensive|pricey|costly|dear|much money)
        [再更要]?便宜一?(?:点儿?|些) | [再更]便宜 | 平价一?点 | 实惠一?[点些] | 价格?再?低一?[点些]
        (?:不要|别|不用|不能|不)?(?:太|那么|这么|有点|有些|好)贵了? | 贵了 | 超出?预算了?
    """,
    ("price", "higher"): r"""
        pricier | (?<!less\s)more expensive | (?:higher|bigger)[\s-](?:pric(?:ed?|es)|budget) | more upmarket
        too cheap
        [再更]?贵一?(?:点儿?|些) | [再更]贵 | 太便宜了? | 价格?再?高一?[点些]
    """,
    ("size", "higher"): r"""
        bigger | larger | (?:too|so) (?:small|tiny)
        (?<!扩)[再更]?大一?(?:点儿?|些) | 更大 | (?:不要|别)?太小了?
    """,
    ("size", "lower"): r"""
        (?<!or\s)smaller | more compact | (?:not )?(?:too|so) (?:big|large|bulky)
        [再更]?小一?(?:点儿?|些) | 更小 | (?:不要|别)?太大了?
    """,
    ("weight", "higher"): r"""
        heavier
        [再更]?重一?(?:点儿?|些) | 更重(?!要)
    """,
    ("weight", "lower"): r"""
        lighter(?!\s+(?:colou?r|shade|tone|blue|green|red|grey|gray|pink|brown)) 
        less heavy | (?:not )?(?:too|so) heavy
        [再更]?轻一?(?:点儿?|些) | 更轻便? | (?:不要|别)?太重了?
    """,
}
_SHARES: dict[float, str] = {
    0.5: r"""
        half (?:of )?(?:the|that|this|its) (?:price|cost|money|amount) | half that | half[\s-]price
        half as (?:much|expensive|dear)
        (?:at|for) half(?: of)?(?: that)? | 50 ?% (?:cheaper|less)
        (?:价[格钱]?)?(?:的)?一半(?:的)?(?:价[格钱位]?|钱)? | 价[格钱]减半 | 砍一?半 | 便宜一半 | 半价 | 对半砍
    """,
    1 / 3: r"""
        (?:a|one) third (?:of )?(?:the|that|this|its) (?:price|cost)
        三分之一的?(?:价[格钱位]?|钱)
    """,
    2.0: r"""
        (?:twice|double) (?:the|that|this|my) (?:price|budget|money|amount)
        (?:价[格钱位]?|预算)翻(?:一?倍|番) | 两倍的?(?:价[格钱位]?|预算)
    """,
}
"""How much of the price is wished for."""
_PICKED = words("one | of (?:the|those|these) two | of (?:them|those|these)(?: two)? | of the (?:pair|lot)")
_PICKS: dict[tuple[str, str], tuple[str, str]] = {
    ("price", "lowest"): ("cheaper | less (?:expensive|pricey|costly) | more affordable", "便宜"),
    ("price", "highest"): ("dearer | pricier | more (?:expensive|pricey|costly)", "贵"),
    ("size", "lowest"): ("smaller | more compact", "小"),
    ("size", "highest"): ("bigger | larger", "大"),
    ("weight", "lowest"): ("lighter | less heavy", "轻"),
    ("weight", "highest"): ("heavier", "重"),
}
"""Words by which one of the products shown is pointed at: "the cheaper one", 便宜的那个."""
_HAN_ONE = "(?:那|这)(?:一?[个款台部件双只台张把]|种)"
_REFUSED = re.compile(r"(?:not|don't want) (?:the )?$|不要$|不是$")


def _pattern(tables: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{bounded(alternatives(table))})" for name, table in tables.items()))


_SORT = _pattern(_SORTS)
_CHANGE_NAMES = {"_".join(change): change for change in _CHANGES}
_SHARE_NAMES = {f"share{number}": factor for number, factor in enumerate(_SHARES)}
_SHARE = _pattern({name: _SHARES[factor] for name, factor in _SHARE_NAMES.items()})
_PICK_NAMES = {"_".join(pick): pick for pick in _PICKS}
_PICK = re.compile(
    "|".join(
        rf"(?P<{name}>(?<![a-z])the\s+{words(latin)}\s+(?:\w+\s+)?{_PICKED}"
        rf"|(?:[较更比最]?{han}一?[点些]?|比?较{han})的?{_HAN_ONE}|{_HAN_ONE}[较更]?{han}一?[点些]?的)"
        for name, pick in _PICK_NAMES.items()
        for latin, han in [_PICKS[pick]]
    )
)
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


def find_picks(folded: str, original: str) -> list[PickedByRank]:
    """Return the products pointed at by comparison; arguments as in `find_sorts`."""
    return [
        PickedByRank(match.start(), match.end(), original[match.start() : match.end()], *_PICK_NAMES[match.lastgroup])
        for match in _PICK.finditer(folded)
        if match.lastgroup
    ]


def find_changes(folded: str, original: str) -> list[RelativeChange]:
    """Return the wishes relative to what was shown; arguments as in `find_sorts`."""
    changes = [
        RelativeChange(*match.span(), original[slice(*match.span())], *_CHANGE_NAMES[match.lastgroup])
        for match in _CHANGE.finditer(folded)
        if match.lastgroup
    ]
    shares = [
        RelativeChange(
            *match.span(), original[slice(*match.span())], "price", "lower" if factor < 1 else "higher", factor
        )
        for match in _SHARE.finditer(folded)
        if match.lastgroup
        for factor in [_SHARE_NAMES[match.lastgroup]]
    ]
    return changes + shares
