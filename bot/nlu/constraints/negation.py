"""What the shopper does not want: "not Samsung or Apple", "anything but red", 不要苹果的, 除了三星."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.constraints.records import NegatedSpan

_HAN = "\u4e00-\u9fff"
_LETTER = rf"[^\W_{_HAN}]"

_CUE = re.compile(
    r"(?<![a-z'])(?:"
    r"not|neither|nor|(?<!i have )(?<!still have )(?<!'ve got )(?<!'ve )no|without|w/o|except(?: for)?|excluding|exclude|excludes|other than|rather than|instead of|apart from|avoid"
    r"|(?:any|every)thing (?:but|except(?: for)?|other than|besides)|any (?:brand|colou?r|make) but|besides|(?<!have )(?<!literally )(?<!got )nothing"
    r"|(?:do not|don't|dont|doesn't|does not|didn't) (?:want|like|have|include|come with|show me|give me|recommend)"
    r"|(?:isn't|aren't|ain't)|hate|dislike|can't stand|sick of|nor"
    r")(?:(?<=[\s-])|(?![a-z]))"
)
_LEADING = re.compile(
    r"\s*(?:(?:any|a|an|the|from|by|in|of|made of|made from|made by|made in|with|for|something|anything|have|having|want|like|include"
    r"|including|has|be|being|necessarily|another|from the)\s+)*"
)
_ARTICLES = re.compile(r"(?:(?:any|a|an|the|from|by)\s+)*")
_NOT_A_THING = (
    r"this|that|it|its|these|those|them|what|which|sure|really|yet|now|interested|bad|good|great|working|thanks?|thx|thank"
    r"|problem|problems|worries|idea|way|one|more|longer|much|so|too|very|even|just|only|at|to|need|matter|i|you|we|he|she"
    r"|they|me|my|us|your|enough|quite|exactly|particularly|all|if|is|are|was|will|would|can|could|do|does|did|know"
    r"|think|seen?|understand|doubt|luck|clue|rush|hurry|but|sir|please|ok|okay|right|happy|bother|going|looking|help|helpful"
    r"|necessary|important|both|either|many|always|then|well|nothing|anything|something|here|there|results?|reason|money|limits?|preference|else|other|others|keen|interest|interests|fan|use|appeal|restrictions?"
)
_STOP = (
    r"but|please|pls|plz|with|without|under|over|below|above|less|more|for|from|that|which|who|where|when|and|or|nor|i|i'd|i'll|i'm|im"
    r"|you|we|show|give|find|want|need|only|instead|thanks|thx|if|is|are|was|in|on|at|to|of|than|between|around|about"
    r"|up|max|not|no|except|the|a|an|this|it|these|those|maybe|also|then|so|because|as|by|rather|just|either|anymore"
    r"|again|though|ok|okay|what|how|do|does|can|could|would|will|have|has|something|anything|any|my|me|within|preferably"
    r"|ideally|too|now|today|prefer|rest|like|looking|recommend|get|let|make|was|were|thank"
)
_GENERIC = r"ones?|products?|items?|stuff|things?|brands?|models?|devices?"
_WORD = rf"(?!(?:{_STOP})(?![a-z\d'])){_LETTER}(?:[&'.+/-]?{_LETTER})*\+{{0,2}}"
_ITEM = re.compile(
    rf"(?!(?:{_NOT_A_THING})(?![a-z]))(?P<thing>{_WORD}(?:\s+(?!(?:{_GENERIC})(?![a-z])){_WORD}){{0,2}})(?:\s+(?:{_GENERIC})(?![a-z]))?"
)
_NON = re.compile(rf"(?<![a-z])non[\s-](?P<thing>{_WORD})")
_JOINT = re.compile(
    r"\s*(?:,\s*)?(?:or|and|nor|&)\s+(?:(?:not|no|without)\s+)?|\s*[/、]\s*|\s*(?:或者?|和|跟|与|以及)\s*"
)
_COMMA = re.compile(r"\s*,\s*")

_HAN_CUE = re.compile(
    r"(?<!要)不要|不想要|不想买|不喜欢|不需要(?=有|带)|不考虑|(?<!是)不是|(?<!含)不含|(?<!带)不带|不包括|不包含|不买|不看|不选|别要|别给我|别推荐|别买|别用|(?<!有)没有(?!别的|其)"
    r"|排除(?:掉)?|除去|除了|除(?=\w{1,10}外)|讨厌|避开|(?:(?<=[找买想选])|(?<=^)|(?<=[\s,，]))(?:非)(?!常|洲|凡|得|诚)|(?<!要)不要(?:给我|推荐)?"
)
_HAN_LEADING = re.compile(r"(?:\s*(?:任何|那种|那些|什么|推荐?|给我|买|看|是|用|带|含|有(?!线|机|色|声|氧|源)))*\s*")
_HAN_NOT_A_THING = re.compile(
    r"\s*(?:这|那|它|了|吗|呢|吧|啊|太|很|那么|这么|紧|急|钱|超|高于|低于|多|少|只|就|再|不(?!锈)|没|谢|我|你|他|她|问题|关系|的|别|其|更|贵|便宜|更多|办法|意思|喜欢|必要|合适|比较|限|管|最)"
)
_HAN_STOPS = "的了吧呢吗啊呀哦嘛,，。!?！？;；:()"
_HAN_STOP_WORDS = r"以外|之外|外(?=$|[\s,，。的都还])|都|就|也|还|但|要|给|推荐|其[他她它]|只|最好|价格|预算|谢谢|可以|有没有|有什么|有哪|便宜|贵|我|你|别|不|行|好吗|[那这](?:个|台|款|种|件|部)"
_HAN_ITEM = re.compile(
    rf"(?:[{_HAN}]|{_LETTER}(?:[&'.+/ -]{{0,2}}{_LETTER})*)"
    rf"(?:(?!{_HAN_STOP_WORDS}|和|跟|与|或|以及)(?:[{_HAN}](?<![{_HAN_STOPS}])|\s?{_LETTER}(?:[&'.+/ -]?{_LETTER})*)){{0,12}}"
)
_HAN_JOINT = re.compile(r"\s*(?:的)?\s*(?:、|和|跟|与|或者|或|以及|/|,?(?:还有|也不要|也别要|也不想要))\s*")
_REFUSED_ONES = re.compile(
    rf"(?<![a-z])(?:remove|hide|drop|skip|leave out|get rid of|delete)\s+(?:all\s+)?(?:(?:the|any)\s+)?(?P<thing>{_WORD}(?:\s+(?!ones?(?![a-z])){_WORD})?)\s+ones?(?![a-z])"
)
_HAN_REFUSED = re.compile(
    rf"(?:把(?P<moved>(?![这那])[{_HAN}a-z]{{1,8}}?)的(?:都|全)?(?:去掉|删掉|排除|去除|拿掉)"
    rf"|(?:(?<=^)|(?<=[\s,。]))(?P<fronted>(?![这那它我你他她不没都])(?:(?![这那]|限制|条件|有没)[{_HAN}a-z]){{1,8}}?)(?:的(?:不要|不考虑|不行|除外|就算了)|除外)(?=$|[\s,。!吧了]))"
)
_NO_JOINT_AFTER = re.compile(r"\s*(?:要|只|我|给|便宜|有)")


def find_negated(folded: str, original: str, taken: bytes) -> list[NegatedSpan]:
    """Return what is ruled out, one span for each thing.

    Args:
        folded: the message, folded.
        original: the message as written.
        taken: one byte a character, not 0 where another finding stands; a cue inside one ("no more than 500") is none,
            and a span ends where one starts.
    """
    found: dict[int, NegatedSpan] = {}
    for start, end in _things(folded, taken):
        found.setdefault(start, NegatedSpan(start, end, original[start:end]))
    return list(found.values())


def _things(folded: str, taken: bytes) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(folded):
        if not taken[cue.start()]:
            position = _after(_LEADING, folded, cue.end())
            read = _chinese_list if _is_han(folded, position) else _english_list
            yield from read(folded, position, taken)
    for non in _NON.finditer(folded):
        yield non.start("thing"), _cut(*non.span("thing"), folded, taken)
    for refused in (*_REFUSED_ONES.finditer(folded), *_HAN_REFUSED.finditer(folded)):
        if not any(taken[refused.start() : refused.end()]):
            yield refused.span(refused.lastgroup or 0)
    for cue in _HAN_CUE.finditer(folded):
        if not taken[cue.start()]:
            yield from _chinese_list(folded, _after(_HAN_LEADING, folded, cue.end()), taken)


def _english_list(folded: str, position: int, taken: bytes) -> Iterator[tuple[int, int]]:
    """Yield the things of "A, B or C"; what follows a comma belongs to the list only if an "or" or "and" closes it."""
    pending: list[tuple[int, int]] = []
    certain = True
    while item := _ITEM.match(folded, position):
        start, end = item.start("thing"), _cut(*item.span("thing"), folded, taken)
        if end <= start:
            return
        pending.append((start, end))
        if certain:
            yield from pending
            pending.clear()
        joint = _JOINT.match(folded, item.end())
        certain = joint is not None
        joint = joint or _COMMA.match(folded, item.end())
        if not joint or end < item.end("thing"):
            return
        position = _after(_ARTICLES, folded, joint.end())


def _chinese_list(folded: str, position: int, taken: bytes) -> Iterator[tuple[int, int]]:
    while not _HAN_NOT_A_THING.match(folded, position) and (item := _HAN_ITEM.match(folded, position)):
        start, end = item.start(), _cut(*item.span(), folded, taken)
        if end <= start:
            return
        yield start, end
        joint = _HAN_JOINT.match(folded, end)
        if not joint or _NO_JOINT_AFTER.match(folded, joint.end()):
            return
        position = _after(_HAN_LEADING, folded, joint.end())


def _cut(start: int, end: int, folded: str, taken: bytes) -> int:
    """End a span where another finding starts, and drop the blanks before it."""
    other = taken.find(1, start, end)
    return start + len(folded[start : end if other < 0 else other].rstrip())


def _after(pattern: re.Pattern[str], folded: str, position: int) -> int:
    match = pattern.match(folded, position)
    return match.end() if match else position


def _is_han(folded: str, position: int) -> bool:
    return "\u4e00" <= folded[position : position + 1] <= "\u9fff"
