"""Conditions taken back ("forget the colour", 不限价格) and wishes for other than what is shown ("another brand")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.expressions.patterns import alternatives, words
from language.expressions.records import DroppedCondition, ExcludedCurrent

_ASPECTS: dict[str, str] = {
    "price": alternatives("prices? | pricing | budget | cost | money | 多少钱 | 价格 | 价钱 | 价位 | 预算"),
    "brand": alternatives("brands? | makers? | make | manufacturer | 牌子 | 品牌"),
    "colour": alternatives("colou?rs? | 颜色"),
    "category": alternatives("category | department | 类别 | 种类 | 类型 | 分类 | 品类"),
    "all": alternatives(
        "everything | all of that | all that | (?:all )?(?:the )?filters | 所有条件 | 全部条件 | 所有限制 | 条件"
    ),
}
_OTHER_ASPECT = alternatives(
    "size | material | style | shape | 尺寸 | 大小 | 材质 | 材料 | 款式 | 风格 | 尺码 | 内存 | 容量 | 长度 | 重量"
)
"""Named by the shopper's own word, which the catalogue's vocabulary knows."""
_ASPECT = "(?:" + "|".join((*_ASPECTS.values(), _OTHER_ASPECT)) + ")(?![a-z])"
_PATTERNS = {aspect: re.compile(source) for aspect, source in _ASPECTS.items()}

_FORGET = words("forget | drop | remove | ignore | lose | scrap | clear | skip | never ?mind | delete | lift")
_DETERMINER = r"(?:(?:about|any|of|the|my|that|this)\s+)"
_LIMIT = words("(?:limit|filter|restriction|constraint|requirement|condition|range|preference|part|bit|thing)s?")
_DO_NOT = words("do not | don't | dont | doesn't | does not | doesnt")
_CARE = words("care | mind | worry")
_IMPORTANT = r"(?:so |that |an? )?(?:important|issue|problem|object)"
_NEVER_ANY = words("everything | all | filters | money | cost | prices | brands | colou?rs")
_NO_THING = words("it | them | this | that | the | to | help | you | more | ones? | first | second | third | last")
_BREAK = words("bits? | things? | ones? | but | and | or | please | pls | then | now | i | just | show")
_THING = rf"(?:(?!{_NO_THING})[^\W_][\w.'\"-]{{0,30}}(?:\s+(?!{_BREAK})[\w.'\"-]{{1,30}}){{0,2}}?)"
_THING_ENDS = rf"(?=\s*(?:$|[^\w\s]|{words('but | and | please | then | now | i | just | show')}))"
_FINE = r"(?:\s+(?:(?:is|are|will be|would be)\s+(?:fine|ok(?:ay)?|good|all ?right)|will do|works|goes)(?![a-z]))?"

_HAN_FORGET = alternatives("""
    去掉 | 取消 | 删掉 | 删除 | 移除 | 放开 | 解除 | 清除 | 忘掉 | 忘了 | 无视 | 忽略
    不管 | 不用管 | 别管 | 不考虑 | 不看 | 不在乎 | 不在意
""")
_HAN_REMOVE = alternatives("去掉 | 取消 | 删掉 | 删除 | 移除 | 解除 | 拿掉")
_HAN_LIMIT = r"(?:的?(?:限制|要求|条件|筛选|范围|上限|偏好))"
_HAN_NO_MATTER = alternatives("""
    不限 | 无所谓 | 随便 | 随意 | 不重要 | 不是问题 | 没关系 | 没要求 | 都行 | 都可以 | 都好 | 都无所谓
    不挑 | 不做限制 | 别管了 | 不用管
""")
_HAN_WHICHEVER = alternatives(
    "什么 | 哪个 | 哪种 | 任何 | 任意 | 随便什么 | 不管什么 | 无论什么 | 不论什么 | 随便哪个 | 啥"
)
_HAN_ANY_DOES = alternatives(
    "都行 | 都可以 | 都好 | 都成 | 都无所谓 | 都没关系 | 均可 | 也行 | 都能接受 | 都ok | 都要 | 无所谓"
)
_HAN_NOT_NEEDED = alternatives("不一定(?:非)?要 | 不必 | 没必要 | 不用非得? | 不强求")
_HAN_THING = r"[\w.]{1,8}?"

_FORMS: tuple[tuple[str, str, str], ...] = (
    (rf"{_FORGET}\s+{_DETERMINER}{{0,3}}", _ASPECT, rf"(?:\s*{_LIMIT})?"),
    (rf"{_FORGET}\s+(?:about\s+)?(?:the|my|that)\s+", _THING, rf"(?:\s+{_LIMIT}|{_THING_ENDS})"),
    (r"(?<![a-z])forget\s+about\s+", _THING, rf"(?:\s+{_LIMIT}|{_THING_ENDS})"),
    (words("any | whatever | whichever") + r"\s+", rf"(?!{_NEVER_ANY}){_ASPECT}", rf"(?!\s+new)(?:\s+at all)?{_FINE}"),
    (r"(?:(?<![a-z])the\s+)?(?<![a-z])", _ASPECT, rf"\s+(?:really\s+)?{_DO_NOT}\s+(?:really\s+)?matter"),
    (r"(?:(?<![a-z])the\s+)?(?<![a-z])", _ASPECT, rf"\s+{words('is not | isn.t | is no | not')}\s+{_IMPORTANT}"),
    (rf"{_DO_NOT}\s+(?:really\s+)?{_CARE}\s+(?:about\s+)?(?:(?:the|which|what)\s+)?", _ASPECT, ""),
    (words("no matter | regardless of") + r"\s+(?:(?:the|which|what)\s+)*", _ASPECT, ""),
    (words("no | without") + r"\s+(?:(?:an?|any|the)\s+)?", _ASPECT, rf"\s*{_LIMIT}"),
    (rf"(?:(?<![a-z])i\s+)?{_DO_NOT}\s+(?:really\s+)?need\s+(?:(?:the|an?|any)\s+)?", _THING, _THING_ENDS),
    (rf"(?:{_DO_NOT}\s+(?:really\s+)?have\s+to|need\s?n[o']?t)\s+(?:be|have)\s+{_DETERMINER}?", _THING, _THING_ENDS),
    (rf"{_HAN_FORGET}(?:[那这]个(?!条件))?", _ASPECT, rf"{_HAN_LIMIT}?[了吧]?"),
    (rf"{_HAN_REMOVE}(?:[那这]个)?", _HAN_THING, "的?(?:限制|要求|条件|筛选)"),
    ("(?:不限制?|不设|不要限制)", _ASPECT, rf"{_HAN_LIMIT}?了?"),
    ("", _ASPECT, _HAN_NO_MATTER),
    (_HAN_WHICHEVER, _ASPECT, rf"的?{_HAN_ANY_DOES}"),
    ("", "多少钱", _HAN_ANY_DOES),
    ("(?:不要|没有|没|不需要)", _ASPECT, _HAN_LIMIT),
    ("", _ASPECT, rf"{_HAN_LIMIT}?(?:也|都|全部|全都)?(?:{_HAN_REMOVE}|不要了)"),
    (rf"{_HAN_NOT_NEEDED}[是有要]?(?:[那这]个)?", _HAN_THING, r"(?=[的也了\s,。!?]|$)"),
    ("不", r"(?![了谢管看这那再太限要])\w{1,6}?", "(?:也行|也可以|也没关系|也没事|也无所谓|也成)"),
    ("(?:不需要|不用)", r"(?![了谢管看这那再太限])\w{1,8}?", "(?=也行|[了,。!?]|$)"),
)
"""How a condition is taken back: what stands before it, what it is called, what follows."""

_CHANGEABLE = "(?:" + "|".join((_ASPECTS["brand"], _ASPECTS["colour"], _ASPECTS["category"], _OTHER_ASPECT)) + ")"
_LATIN_CHANGEABLE = rf"(?:{_CHANGEABLE}|models?)(?![a-z])"
_HAN_CHANGEABLE = rf"(?:{_CHANGEABLE}|型号)"
_OTHER_FORMS: tuple[tuple[str, str, str], ...] = (
    (
        words("(?:(?:any|some|an|the) )?other | another | an?other | a different | different | alternative") + r"\s+",
        _LATIN_CHANGEABLE,
        _FINE,
    ),
    (words("change | switch") + r"\s+(?:the\s+)?", _LATIN_CHANGEABLE, ""),
    ("(?:换成?|改)(?:一?[个种款]|别的|其[他它]的?)?", _HAN_CHANGEABLE, ""),
    ("(?:别|其[他它]|另外|不同|另)(?:一?[个种款])?的?", _HAN_CHANGEABLE, "的?(?:都行|都可以|也行|也可以)?"),
)


def _compiled(forms: tuple[tuple[str, str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"{before}(?P<what{n}>{what}){after}" for n, (before, what, after) in enumerate(forms)))


_DROPPED = _compiled(_FORMS)
_OTHER = _compiled(_OTHER_FORMS)


def find_dropped(folded: str, original: str) -> list[DroppedCondition]:
    """Return the conditions taken back.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    return [DroppedCondition(*span, original[slice(*span)], what) for span, what in _found(_DROPPED, folded, original)]


def find_excluded_current(folded: str, original: str) -> list[ExcludedCurrent]:
    """Return the wishes for another brand, colour and so on; arguments as in `find_dropped`."""
    return [ExcludedCurrent(*span, original[slice(*span)], what) for span, what in _found(_OTHER, folded, original)]


def _found(pattern: re.Pattern[str], folded: str, original: str) -> Iterator[tuple[tuple[int, int], str]]:
    for match in pattern.finditer(folded):
        group = match.lastgroup or ""
        yield match.span(), _aspect(match[group]) or original[slice(*match.span(group))]


def _aspect(surface: str) -> str | None:
    return next((aspect for aspect, pattern in _PATTERNS.items() if pattern.fullmatch(surface)), None)
