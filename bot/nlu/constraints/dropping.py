"""Conditions taken back ("forget the colour", 不限价格) and wishes for other than what is shown ("another brand")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.constraints.patterns import alternatives, words
from bot.nlu.constraints.records import DroppedConstraint, ExcludedCurrent

_ASPECTS: dict[str, str] = {
    "price": alternatives("prices? | pricing | budget | cost | money | 多少钱 | 价格 | 价钱 | 价位 | 预算"),
    "brand": alternatives("brands? | maker? | manufacturer | 牌子 | 品牌"),
    "colour": alternatives("colou?rs? | 颜色"),
    "category": alternatives("category | department | 类别 | 种类 | 类型 | 分类 | 品类"),
    "all": alternatives(
        "everything | all (?:of )?that | all the filters | all filters | filters | 所有条件 | 全部条件 | 所有限制 | 条件"
    ),
}
_OTHER_ASPECT = alternatives("size | material | style | shape | 尺寸 | 大小 | 材质 | 材料 | 款式 | 风格 | 尺码")
"""Named by the shopper's own word, which the catalogue's vocabulary knows."""
_ASPECT = "(?:" + "|".join((*_ASPECTS.values(), _OTHER_ASPECT)) + ")(?![a-z])"
_PATTERNS = {aspect: re.compile(source) for aspect, source in _ASPECTS.items()}

_FORGET = words("forget | drop | remove | ignore | lose | scrap | clear | skip | never ?mind | delete | lift")
_DETERMINER = r"(?:(?:about|any|of|the|my|that|this)\s+)"
_LIMIT = words("(?:limit|filter|restriction|constraint|requirement|condition|range|preference|part|bit|thing)s?")
_DO_NOT = words("do not | don't | dont | doesn't | does not | doesnt")
_NO_THING = words("it | them | this | that | the | to | help | you | more | ones? | first | second | third | last")
_BREAK = words("bits? | things? | ones? | but | and | or | please | pls | then | now | i | just | show")
_THING = rf"(?:(?!{_NO_THING})[^\W_][\w.'\"-]{{0,30}}(?:\s+(?!{_BREAK})[\w.'\"-]{{1,30}}){{0,2}}?)"
_THING_ENDS = rf"(?=\s*(?:$|[^\w\s]|{words('but | and | please | then | now | i | just | show')}))"
_FINE = r"(?:\s+(?:(?:is|are|will be|would be)\s+(?:fine|ok(?:ay)?|good|all ?right)|will do|works|goes)(?![a-z]))?"

_HAN_FORGET = alternatives(
    "去掉 | 取消 | 删掉 | 删除 | 移除 | 放开 | 解除 | 清除 | 忘掉 | 忘了 | 不管 | 不用管 | 别管 | 不考虑 | 不看 | 不在乎 | 不在意 | 无视 | 忽略"
)
_HAN_REMOVE = alternatives("去掉 | 取消 | 删掉 | 删除 | 移除 | 解除 | 拿掉")
_HAN_LIMIT = r"(?:的?(?:限制|要求|条件|筛选|范围|上限|偏好))"
_HAN_NO_MATTER = alternatives(
    "不限 | 无所谓 | 随便 | 随意 | 不重要 | 不是问题 | 没关系 | 没要求 | 都行 | 都可以 | 都好 | 都无所谓 | 不挑 | 不做限制 | 别管了 | 不用管"
)
_HAN_WHICHEVER = alternatives(
    "什么 | 哪个 | 哪种 | 任何 | 任意 | 随便什么 | 不管什么 | 无论什么 | 不论什么 | 随便哪个 | 啥"
)
_HAN_ANY_DOES = alternatives(
    "都行 | 都可以 | 都好 | 都成 | 都无所谓 | 都没关系 | 均可 | 也行 | 都能接受 | 都ok | 都要 | 无所谓"
)
_HAN_NOT_NEEDED = alternatives("不一定(?:非)?要 | 不必 | 没必要 | 不用非得? | 不强求")
_HAN_THING = r"[\w.]{1,8}?"

_FORMS = (
    rf"{_FORGET}\s+{_DETERMINER}{{0,3}}W{_ASPECT}(?:\s*{_LIMIT})?",
    rf"{_FORGET}\s+(?:about\s+)?(?:the|my|that)\s+W{_THING}(?:\s+{_LIMIT}|{_THING_ENDS})",
    rf"forget\s+about\s+W{_THING}(?:\s+{_LIMIT}|{_THING_ENDS})",
    rf"{words('any | whatever | whichever')}\s+W(?!all|everything|filters|make\s){_ASPECT}(?!\s+new)(?:\s+at all)?{_FINE}",
    rf"(?:(?<![a-z])the\s+)?(?<![a-z])W{_ASPECT}\s+(?:really\s+)?{_DO_NOT}\s+(?:really\s+)?matter",
    rf"(?:(?<![a-z])the\s+)?(?<![a-z])W{_ASPECT}\s+(?:is not|isn't|is no|not)\s+(?:so |that |an? )?"
    r"(?:important|issue|problem|object)",
    rf"{_DO_NOT}\s+(?:really\s+)?(?:care|mind|worry)\s+(?:about\s+)?(?:(?:the|which|what)\s+)?W{_ASPECT}",
    rf"{words('no matter | regardless of')}\s+(?:(?:the|which|what)\s+)*W{_ASPECT}",
    rf"{words('no | without')}\s+(?:(?:an?|any|the)\s+)?W{_ASPECT}\s*{_LIMIT}",
    rf"(?:(?<![a-z])i\s+)?{_DO_NOT}\s+(?:really\s+)?need\s+(?:(?:the|an?|any)\s+)?W{_THING}{_THING_ENDS}",
    rf"(?:{_DO_NOT}\s+(?:really\s+)?have\s+to|need\s?n[o']?t)\s+(?:be|have)\s+(?:(?:an?|the|any|that|this)\s+)?"
    rf"W{_THING}{_THING_ENDS}",
    rf"{_HAN_FORGET}(?:[那这]个(?!条件))?W{_ASPECT}{_HAN_LIMIT}?(?:了|吧)?",
    rf"{_HAN_REMOVE}(?:[那这]个)?W{_HAN_THING}的?(?:限制|要求|条件|筛选)",
    rf"(?:不限制?|不设|不要限制)W{_ASPECT}{_HAN_LIMIT}?了?",
    rf"W{_ASPECT}{_HAN_NO_MATTER}",
    rf"{_HAN_WHICHEVER}W{_ASPECT}的?{_HAN_ANY_DOES}",
    rf"W多少钱{_HAN_ANY_DOES}",
    rf"(?:不要|没有|没|不需要)W{_ASPECT}{_HAN_LIMIT}",
    rf"W{_ASPECT}{_HAN_LIMIT}?(?:也|都|全部|全都)?(?:{_HAN_REMOVE}|不要了)",
    rf"{_HAN_NOT_NEEDED}(?:是|有|要)?(?:[那这]个)?W{_HAN_THING}(?=[的也了\s,。!?]|$)",
    rf"(?:不需要|不用)W(?![了谢管看这那再太限])\w{{1,8}}?(?=也行|[了,。!?]|$)",
)
"""How a condition is taken back; what follows W is what it was about."""


def _compiled(form: str) -> str:
    """Return `form` with the rest of its W in a group that every form shares by number, not by name."""
    before, _, rest = form.partition("W")
    return f"{before}()(?:{rest})"
