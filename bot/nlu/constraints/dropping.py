"""Conditions taken back ("forget the colour", 不限价格) and wishes for other than what is shown ("another brand")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.constraints.records import DroppedConstraint, ExcludedCurrent

_ASPECTS: dict[str, str] = {
    "price": r"price|prices|pricing|budget|cost|money|多少钱|价格|价钱|价位|预算",
    "brand": r"brand|brands|make|maker|manufacturer|牌子|品牌",
    "colour": r"colours?|colors?|颜色",
    "category": r"category|department|类别|种类|类型|分类|品类",
    "all": r"everything|all (?:of )?(?:that|it|the filters|filters)|filters|所有条件|全部条件|所有限制|条件",
}
_NAMED_ONLY = r"size|material|style|shape|尺寸|大小|材质|材料|款式|风格|尺码"
_ASPECT = "(?:" + "|".join((*_ASPECTS.values(), _NAMED_ONLY)) + ")"
_END = r"(?![a-z])"
_LIMIT = r"(?:\s*(?:limit|filter|restriction|constraint|requirement|condition|range|preference|part)s?)?"
_THE = r"(?:the|my|that|this|any|about|of)\s+"
_THING = r"[^\W_](?:[\w.'\"-]{0,30})(?:\s+(?!ones?\b|bit\b|thing\b|but\b|and\b|or\b|please\b|pls\b|then\b|now\b|i\b|just\b|show\b)[\w.'\"-]{1,30}){0,2}"
_FINE = r"(?:\s+(?:is|are|will be|would be)\s+(?:fine|ok(?:ay)?|good|all right|alright)|\s+will do|\s+works|\s+goes)?"

_ENGLISH = (
    rf"(?<![a-z])(?:forget|drop|remove|ignore|lose|scrap|clear|skip|never\s?mind|delete|lift)\s+(?:about\s+)?(?:{_THE}){{1,2}}(?P<w1>{_ASPECT}{_END}){_LIMIT}",
    rf"(?<![a-z])(?:forget|drop|remove|ignore|scrap|clear|never\s?mind|delete|lift)\s+(?:about\s+)?(?P<w2>{_ASPECT}{_END}){_LIMIT}",
    rf"(?<![a-z])(?:(?:forget|drop|remove|ignore|scrap|never\s?mind)\s+(?:about\s+)?(?:the|my|that)|forget about)\s+(?P<w3>(?!(?:it|this|that|the|them)\b|one\b|first\b|second\b|third\b|last\b){_THING}?)(?:\s+(?:limit|filter|restriction|constraint|requirement|condition|preference|bit|thing)s?(?![a-z])|(?=\s*(?:$|[^\w\s]|but\b|and\b|please\b|then\b|now\b|i\b|just\b|show\b)))",
    rf"(?<![a-z])(?:any|whatever|whichever)\s+(?P<w4>(?:brand(?!\s+new)|make|colou?r|price|budget|{_NAMED_ONLY}|category){_END})(?!\s+(?:new))(?:\s+at all)?{_FINE}",
    rf"(?<![a-z])(?:the\s+)?(?P<w5>{_ASPECT}{_END})\s+(?:really\s+)?(?:does\s?n[o']?t|does not|do not|don't)\s+(?:really\s+)?matter",
    rf"(?<![a-z])(?:the\s+)?(?P<w6>{_ASPECT}{_END})\s+(?:is\s+not|isn't|is\s+no|not)\s+(?:so\s+|that\s+)?(?:important|an? issue|an? problem|issue|problem|object)",
    rf"(?<![a-z])(?:do\s+not|don't|dont)\s+(?:really\s+)?(?:care|mind|worry)\s+(?:about\s+)?(?:(?:the|which|what)\s+)?(?P<w7>{_ASPECT}{_END})",
    rf"(?<![a-z])(?:no matter|regardless of)\s+(?:(?:the|which|what)\s+)*(?P<w8>{_ASPECT}{_END})",
    rf"(?<![a-z])(?:no|without\s+(?:an?|any|the)|without)\s+(?P<w9>{_ASPECT}{_END})\s*(?:limit|restriction|preference|constraint|filter)s?",
    rf"(?<![a-z])(?:i\s+)?(?:do\s+not|don't|dont)\s+(?:really\s+)?need\s+(?:(?:the|a|an|any)\s+)?(?P<w10>(?!it\b|this\b|that\b|to\b|help\b|one\b|you\b|more\b|them\b){_THING})",
    rf"(?<![a-z])(?:(?:does\s?n'?t|do\s?n'?t|does not|do not)\s+(?:really\s+)?have to|need\s?n[o']?t) (?:be|have)\s+(?:(?:a|an|the|any|that|this)\s+)?(?P<w11>{_THING})",
)
_HAN_LIMIT = r"(?:的)?(?:限制|要求|条件|筛选|范围|上限)?(?:了|吧)?"
_HAN_THING = r"[\w.]{1,8}?"
_CHINESE = (
    rf"(?:去掉|取消|删掉|删除|移除|放开|解除|清除|忘掉|忘了|不管|不用管|别管|不考虑|不看|不在乎|不在意|无视|忽略)(?:[那这]个(?!条件))?(?P<z1>{_ASPECT}){_HAN_LIMIT}",
    rf"(?:去掉|取消|删掉|删除|移除|解除)(?:那个|这个)?(?P<z2>{_HAN_THING})(?:的)?(?:限制|要求|条件|筛选)",
    rf"(?:不限制?|不设|不要限制)(?:制)?(?P<z3>{_ASPECT}){_HAN_LIMIT}",
    rf"(?P<z4>{_ASPECT})(?:不限|无所谓|随便|随意|不重要|不是问题|没关系|没要求|都行|都可以|都好|不挑|都无所谓|不做限制|别管了|不用管了?)",
    rf"(?:什么|哪个|哪种|任何|任意|随便什么|不管什么|无论什么|不论什么|随便哪个|啥)(?P<z5>{_ASPECT})的?(?:都行|都可以|都好|都成|都无所谓|都没关系|均可|也行|都能接受|都ok|都要)",
    rf"(?:不要|没有|没|不需要)(?P<z6>{_ASPECT})(?:的)?(?:限制|要求|条件|偏好)",
    rf"(?P<z9>{_ASPECT})(?:的)?(?:限制|要求|条件|筛选)?(?:也|都|全部|全都)?(?:去掉|取消|删掉|删除|移除|拿掉|不要了)",
    rf"(?:不一定(?:非)?要|不必|没必要|不用非得?|不强求)(?:是|有|要)?(?:[那这]个)?(?P<z10>{_HAN_THING})(?=的|也|了|$|[\s,。!?])",
    r"(?P<z7>多少钱)(?:都行|都可以|都无所谓|无所谓|都没关系)",
    r"(?:不需要|不用)(?P<z8>(?!了|谢|管|看|这|那|再|太|限)[\w]{1,8}?)(?=也行|了|$|[,。!?，])",
)
_DROP = re.compile("|".join((*_ENGLISH, *_CHINESE)))

_CHANGEABLE = (
    "(?:"
    + "|".join((_ASPECTS["brand"], _ASPECTS["colour"], _ASPECTS["category"], _NAMED_ONLY, "model|型号|款式"))
    + ")s?"
)
_OTHER = re.compile(
    rf"(?<![a-z])(?:(?:any|some|an|the)?\s?other|another|a\s+different|different|alternative)\s+(?P<w1>{_CHANGEABLE}{_END}){_FINE}"
    rf"|(?<![a-z])(?:change|switch)\s+(?:the\s+)?(?P<w2>{_CHANGEABLE}{_END})"
    rf"|(?:换成?|改)(?:一?[个种款]|别的|其[他它]的?)?(?P<z1>{_CHANGEABLE})"
    rf"|(?:别|其[他它]|另外|不同|另)(?:一?[个种款])?的?(?P<z2>{_CHANGEABLE})(?:的)?(?:都行|都可以|也行|也可以)?"
)


def find_dropped(folded: str, original: str) -> list[DroppedConstraint]:
    """Return the conditions taken back.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    return [
        DroppedConstraint(start, end, original[start:end], what) for start, end, what in _named(_DROP, folded, original)
    ]


def find_excluded_current(folded: str, original: str) -> list[ExcludedCurrent]:
    """Return the wishes for another brand, colour and so on; arguments as in `find_dropped`."""
    return [
        ExcludedCurrent(start, end, original[start:end], what) for start, end, what in _named(_OTHER, folded, original)
    ]


def _named(pattern: re.Pattern[str], folded: str, original: str) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(folded):
        name = next(name for name, found in match.groupdict().items() if found)
        start, end = match.span(name)
        yield match.start(), match.end(), _aspect(match[name]) or original[start:end]


def _aspect(surface: str) -> str | None:
    return next((aspect for aspect, source in _ASPECTS.items() if re.fullmatch(f"(?:{source})", surface)), None)
