"""Words before and after an amount that say how it limits: under, at least, 以内, 左右."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from language.expressions.patterns import alternatives, bounded
from language.expressions.records import Operator


class Hint(Enum):
    """Words that make a bare number an amount of money but set no bound by themselves."""

    BUDGET = auto()
    PRICE = auto()
    RANGE = auto()
    CORRECTION = auto()


Relation = Operator | Hint

_BEFORE: dict[Relation, str] = {
    Operator.AT_MOST: r"""
        under | below | beneath | within | up to | as much as
        at most | at the most | not exceeding | cap of | capped at
        less than | cheaper than | lower than | smaller than | lighter than | shorter than | sub(?=[\s-]?[$£€¥\d])-?
        (?<!pro\s)(?<!air\s)(?<!note\s)(?<!\d\s)max(?:imum)?
        <= | <(?!3(?!\d)) | ≤
        低于 | 少于 | 小于 | 不到 | 不足 | 最多 | 最高 | 至多 | 顶多 | 上限 | 控制在 | 便宜[过于] | 轻于 | 短于
    """,
    Operator.AT_LEAST: r"""
        over | above | beyond | at least | at the least | starting at | starting from | upwards? of | exceed(?:s|ing)?
        more than | greater than | higher than | bigger than | larger than | longer than | heavier than | pricier than
        (?<!\d\s)min(?:imum)?
        (?<![a-z/'"])>=? | ≥
        高于 | 超过 | 超出 | 大于 | 多于 | 至少 | 最少 | 最低 | 起码 | 贵于 | 高过 | 长于 | 重于
    """,
    Operator.ABOUT: r"""
        around | roughly | approximately | approx\.? | circa | near(?:ly)? | close to | almost | somewhere near
        (?<!more\s)(?<!me\s)(?<!details\s)(?<!info\s)about
        ~ | ≈
        大约 | 大概 | 差不多 | 约 | 接近 | 将近 | 近
    """,
    Hint.BUDGET: r"""
        budget(?: limit| range)? | price (?:limit|cap|ceiling|range) | spend(?:ing)? | afford | limit(?:ed to)?
        预算 | 限价 | 花
    """,
    Hint.PRICE: r"""
        priced? at | price(?: tag)? | costs? | costing
        价格 | 价位 | 价钱 | 售价 | 单价 | 定价 | 标价
    """,
    Hint.RANGE: r"""
        between | from | in the range(?: of)? | ranging from | anywhere from
        介于 | 从
    """,
    Hint.CORRECTION: r"""
        i? ?mea(?:n|nt) | (?:make|call) (?:it|that) | should be | (?:change|set|raise|lower) (?:it|that|the limit) to
        我?[说讲]的是 | 我?是说 | 应该?是 | 说错了?[,， ]?(?:应该?)?是? | 改[成为到] | 换成
    """,
}
_NEGATION = (
    alternatives(r"""
        (?<![a-z])(?:not|no|nothing|never|cannot|(?:can|don|won|shouldn|doesn|mustn|isn|wouldn)'?t)
        别 | 不要 | 不能 | 不可以 | 不想 | 不
    """)
    + r"(?:\s*(?:want|to|be|go|pay|spend|cost|costing|anything|any|that|is|花))*\s*"
)
_FILLER = alternatives(r"""
    (?:of|is|was|price|total|a price of|the price of)(?![a-z]) | 's(?![a-z]) | : | =
    是 | 为 | 在 | 要 | 得 | 就 | 只有 | 大概在 | 改[成为] | [提加降调]到 | 提高到 | 降低到
""")
_FLIPPED: dict[Relation, Relation] = {
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
}
_AFTER: dict[Relation, str] = {
    Operator.AT_MOST: r"""
        (?:or|and|&) (?:less|under|below|cheaper|lower|smaller|lighter|shorter|down)
        (?:max(?:imum)?|at most|at the most|tops|limit)(?!\s*[\d$£€¥])
        以内 | 之内 | 以下 | 之下 | 内(?![存衣裤胆饰置部容]) | 封顶 | 不到 | 往下 | 或以下 | 或更少
        为上限 | [到上]?顶了
    """,
    Operator.AT_LEAST: r"""
        (?:or|and|&) (?:more|above|over|higher|up|upwards?|bigger|larger|better|longer|heavier)
        (?:min(?:imum)?|at least|at the least|upwards)(?!\s*[\d$£€¥]) | \+(?!\s*\d)
        以上 | 之上 | 往上 | 打底 | 起步?(?!来) | 或以上 | 或更[多高大]
    """,
    Operator.ABOUT: r"""
        or so | -?ish | give or take
        左右 | 上下 | 附近 | 差不多 | 出头 | 大概
    """,
    Hint.BUDGET: r"""
        to spend | budget
        的?预算
    """,
    Hint.RANGE: "之间",
}
_NAMES: dict[str, Relation] = {f"r{i}": relation for i, relation in enumerate(_BEFORE)}


def _named(table: dict[Relation, str]) -> str:
    relations = ((name, relation) for name, relation in _NAMES.items() if relation in table)
    return "|".join(f"(?P<{name}>{bounded(alternatives(table[relation]))})" for name, relation in relations)


_PREFIX = re.compile(rf"(?P<negation>{_NEGATION})?(?:{_named(_BEFORE)})(?:\s*{_FILLER}){{0,3}}\s*")
_SUFFIX = re.compile(rf"\s*(?:{_named(_AFTER)})")


@dataclass(frozen=True)
class Comparator:
    """One comparing word or phrase with what it says."""

    start: int
    end: int
    relation: Relation


class Comparators:
    """All comparing words of one message, found once and asked for by place."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._by_end = {c.end: c for c in map(_read, _PREFIX.finditer(folded))}

    def before(self, start: int) -> list[Comparator]:
        """Return the chain that ends where an amount starts, nearest first ("budget of", "at most", amount)."""
        chain = []
        while comparator := self._by_end.get(start):
            chain.append(comparator)
            start = comparator.start
        return chain

    def after(self, end: int) -> Comparator | None:
        """Return the comparator that starts where an amount ends."""
        match = _SUFFIX.match(self._folded, end)
        return _read(match) if match else None


def _read(match: re.Match[str]) -> Comparator:
    relation = next(_NAMES[name] for name, found in match.groupdict().items() if found and name in _NAMES)
    if match.groupdict().get("negation"):
        relation = _FLIPPED.get(relation, relation)
    return Comparator(match.start(), match.end(), relation)
