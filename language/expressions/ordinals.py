"""References to the products shown, by place: "the second one", "#2", 第二个, 最后一个, "compare 1 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.expressions.numerals import read_numeral
from language.expressions.patterns import HAN, alternatives, words
from language.expressions.records import OrdinalReference

_NAMES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_COUNTS = "one two three four five six seven eight nine ten"
_WORDS = {word: index for index, word in enumerate(_NAMES.split(), start=1)}
_SMALL = {word: count for count, word in enumerate(_COUNTS.split(), start=1)}
_MOST = 50
"""More products than anybody is shown: a larger figure is no place in a list."""

_NOT_PLACED = alternatives(r"""
    (?:aid|time|hand|half|class|part(?:y|ies)|person|gen|generation|edition|language|grade|degree|floor|name|night)(?:s|ly)?
    (?:(?:two|three|few|couple of|\d+) )?(?:minute|day|week|month|year|season)s? | of all | long | world
    (?:chance|thing|birthday|anniversary|screen|monitor|opinion)s? | christmas
""")
_NOT_A_PLACE = rf"(?![\s-]*{_NOT_PLACED}(?![a-z]))"
_NOUN = words("(?:one|option|product|item|result|choice|model|pick|suggestion|recommendation)s?")
_WORD = "(?:" + "|".join(_WORDS) + ")"
_COUNT = "(?:" + "|".join(_SMALL) + ")(?![a-z])"
_ORDINAL = rf"(?:(?:{_WORD}|\d{{1,2}}(?:st|nd|rd|th))(?![a-z\d])|last(?![a-z])){_NOT_A_PLACE}"
_LIST_JOINT = rf"\s*(?:,|&|vs\.|{words('and | or | vs | versus | with | to | against | than')})\s*(?:the\s+)?"
_LEADS = words("the | this | that | number | compare | only | and | or | vs | versus")
_FRAMED = re.compile(
    # An ordinal counts after "the" or before "one"; others of the same list ("first and third") come along.
    rf"{_LEADS}\s+(?P<led>{_ORDINAL})(?:\s+{_NOUN})?"
    rf"|(?<![a-z\d])(?<!my )(?P<followed>{_ORDINAL})\s+{_NOUN}"
    rf"|(?<![a-z\d])(?P<listed>{_ORDINAL})(?={_LIST_JOINT}{_ORDINAL})"
    rf"|^\s*(?P<alone>{_ORDINAL})(?=\W*$)"
)
_FROM_END = re.compile(
    rf"(?<![a-z])(?P<word>{_WORD}|next)[\s-]to[\s-](?:the\s+)?last(?:\s+{_NOUN})?"
    rf"|(?<![a-z])last but (?P<count>{_COUNT})"
)
_SEVERAL = re.compile(
    rf"(?<![a-z])(?P<side>first|last|top)\s+(?P<count>two|three|four|five|[2-5])(?![a-z\d])"
    rf"(?!\s*{words('(?:year|month|week|day)s?')})"
)
_NUMBERED = re.compile(
    rf"(?:{words('(?<!phone.)(?<!order.)(?<!model.)number | nr | option | item | product | choice | result')}\.?\s?#?"
    rf"|(?<![a-z])no\.|#)\s?(?P<place>\d{{1,2}}(?![\d.]*\d|[a-z%])|{_COUNT})"
)
_ASKED_ABOUT = re.compile(
    words("(?:more|tell me) about | (?:details?|info) (?:of|on|about|for) | matches for | price of | similar to | why")
    + r"\s+(?P<place>[1-9]|1\d|20)(?=\s*(?:$|[?!.,]|please|and|or))"
)

_PLACE = r"(?:[1-9]|1\d|20)(?!\d)"
_COMPARED = words(
    "compar(?:e|ing) | contrast | between | numbers? | options? | items? | products? | better | than | is"
)
_AND = rf"\s*(?:{words('and | or | vs | versus | with | to')}\.?|[,&、和跟与或]者?|还是)\s*"
_COMPARING = re.compile(
    rf"(?:{_COMPARED}|(?<=[,:?!{HAN}])|^)\s*(?<![\d.])(?P<list>{_PLACE}(?:{_AND}{_PLACE})+)(?!\.\d|[a-z\"'$%号])"
)
_COMPARISON = re.compile(
    r"compar|contrast|versus|(?<![a-z])vs|better|differ|which|choose|(?<![a-z])pk(?![a-z])|比|哪|区别|差别|选"
)

_HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_HAN_MEASURE = "[个款件台部种条双只本家位项张把支样块号副套瓶盒顶辆]"
_HAN_ORDINAL = re.compile(
    rf"第(?P<list>{_HAN_NUMBER}(?:[、,和与跟]{_HAN_NUMBER}(?={_HAN_MEASURE}))*)(?!\d)(?![次代方时天季届层年月集者])"
    rf"{_HAN_MEASURE}?"
)
_HAN_LAST = re.compile(rf"(?:最后|末尾)的?(?:[一1那这]\s?)?{_HAN_MEASURE}|最末[一1]?{_HAN_MEASURE}?")
_HAN_FROM_END = re.compile(rf"倒数第?(?P<place>{_HAN_NUMBER}){_HAN_MEASURE}?")
_HAN_SEVERAL = re.compile(rf"(?<![以之提目])(?P<side>最后|[前头后])(?P<count>[两二三四五2-5])(?:{_HAN_MEASURE}|者)")
_HAN_NUMBERED = re.compile(r"(?<![\d.月小大])(?P<place>[1-9]|1\d|20|[一二三四五六七八九十])号(?![码线店楼机字干]|电池)")

_Place = tuple[int, int, int]


def find_ordinals(folded: str, original: str) -> list[OrdinalReference]:
    """Return the references by place; "the first two" gives two of them with the same span.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    places = (*_english(folded), *_chinese(folded), *_several(folded), *_compared(folded))
    return [OrdinalReference(start, end, original[start:end], index) for start, end, index in places if index]


def _english(folded: str) -> Iterator[_Place]:
    for match in _FRAMED.finditer(folded):
        group = match.lastgroup or ""
        yield match.start(group), match.end(), _index(match[group])
    for match in _FROM_END.finditer(folded):
        yield *match.span(), -(_number(match["count"]) + 1 if match["count"] else _WORDS.get(match["word"], 2))
    for match in _NUMBERED.finditer(folded):
        yield *match.span(), _number(match["place"])
    for match in _ASKED_ABOUT.finditer(folded):
        yield *match.span("place"), _number(match["place"])


def _chinese(folded: str) -> Iterator[_Place]:
    for match in _HAN_ORDINAL.finditer(folded):
        start = match.start("list")
        spans = [part.span() for part in re.finditer(_HAN_NUMBER, match["list"])]
        for position, (first, last) in enumerate(spans):
            begin = start + first if position else match.start()
            end = start + last if position < len(spans) - 1 else match.end()
            yield begin, end, _number(match["list"][first:last])
    for match in _HAN_LAST.finditer(folded):
        yield *match.span(), -1
    for match in _HAN_FROM_END.finditer(folded):
        yield *match.span(), -_number(match["place"])
    if "电池" not in folded:  # 五号 is then a size of battery
        for match in _HAN_NUMBERED.finditer(folded):
            yield *match.span(), _number(match["place"])


def _several(folded: str) -> Iterator[_Place]:
    for match in (*_SEVERAL.finditer(folded), *_HAN_SEVERAL.finditer(folded)):
        count = _number(match["count"])
        from_end = match["side"] in ("last", "后", "最后")
        for index in range(-count, 0) if from_end else range(1, count + 1):
            yield *match.span(), index


def _compared(folded: str) -> Iterator[_Place]:
    """Yield the bare numbers of a comparison: "which is better, 1 or 2"."""
    if _COMPARISON.search(folded):
        for match in _COMPARING.finditer(folded):
            start = match.start("list")
            for part in re.finditer(r"\d+", match["list"]):
                yield start + part.start(), start + part.end(), int(part[0])


def _index(word: str) -> int:
    if word == "last":
        return -1
    return _WORDS[word] if word in _WORDS else _number(re.sub("[a-z]", "", word))


def _number(surface: str) -> int:
    """Return a place, or 0 where the figure is too large to be one."""
    value = _SMALL[surface] if surface in _SMALL else int(read_numeral(surface).value)
    return value if value <= _MOST else 0
