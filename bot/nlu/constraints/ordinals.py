"""References to the products shown, by place: "the second one", "#2", 第二个, 最后一个, "compare 1 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.constraints.numerals import read_numeral
from bot.nlu.constraints.records import OrdinalReference

_WORDS = {
    word: index
    for index, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_MOST = 50
"""More products than anybody is shown: a larger figure is no place in a list."""

_NOT_A_PLACE = (
    r"(?![\s-]*(?:aid|time|hand|half|class|of all|party|person|gen|generation|edition|language|grade|degree|floor|name|night"
    r"|week|month|year|day|minute|chance|thing|long|birthday|anniversary|christmas|season|world|screen|monitor|opinion)(?:s|ly)?(?![a-z]))"
)
_NOUN = r"(?:one|ones|option|product|item|result|choice|model|pick|suggestion|recommendation)s?"
_WORD = "|".join(_WORDS)
_ORDINAL = rf"(?:(?:{_WORD}|\d{{1,2}}(?:st|nd|rd|th))(?![a-z\d])|last(?![a-z])){_NOT_A_PLACE}"
_LIST_JOINT = r"\s*(?:,|and|or|&|vs\.?|versus|with|to|against|than)\s*(?:the\s+)?"
_FRAMED = re.compile(
    # An ordinal counts after "the" or before "one"; others of the same list ("first and third") come along.
    rf"(?:(?<![a-z])(?:the|this|that|number|compare|only|and|or)\s+(?P<a>{_ORDINAL})(?:\s+{_NOUN}(?![a-z]))?"
    rf"|(?<![a-z\d])(?<!my )(?P<b>{_ORDINAL})\s+{_NOUN}(?![a-z])"
    rf"|(?<![a-z\d])(?P<c>{_ORDINAL})(?={_LIST_JOINT}{_ORDINAL})"
    rf"|^\s*(?P<d>{_ORDINAL})(?=\W*$))"
)
_LAST_BUT = re.compile(
    rf"(?<![a-z])(?P<word>{_WORD}|next)[\s-]to[\s-](?:the\s+)?last(?:\s+{_NOUN}(?![a-z]))?"
    rf"|(?<![a-z])last but (?P<count>{'|'.join(_SMALL)})(?![a-z])"
)
_SEVERAL = re.compile(
    r"(?<![a-z])(?P<side>first|last|top)\s+(?P<count>two|three|four|five|[2-5])(?![a-z\d])(?!\s*(?:years?|months?|weeks?|days?))"
)
_NUMBERED = re.compile(
    r"(?:(?<![a-z])(?:(?<!phone )(?<!order )(?<!model )number|nr\.?|no\.(?=\s?\d)|option|item|product|choice|result)\s*#?|#)\s?"
    rf"(?P<n>\d{{1,2}}(?![\d.]*\d|[a-z%])|(?:{'|'.join(_SMALL)})(?![a-z]))"
)
_ABOUT = re.compile(
    r"(?<![a-z])(?:more about|tell me about|(?:details?|info) (?:of|on|about|for)|match(?:es)? for|price of|similar to|how much is|why)\s+"
    r"(?P<n>[1-9]|1\d|20)(?=\s*(?:$|[?!.,]|please|and|or))"
)
_COMPARING = re.compile(r"compar|contrast|versus|(?<![a-z])vs|better|differ|which|choose|比|哪|区别|差别|选")
_BARE_LIST = re.compile(
    r"(?:(?<=compare)|(?<=contrast)|(?<=between)|(?<=number)|(?<=numbers)|(?<=options)|(?<=items)|(?<=products)|(?<=better)|(?<=is)|^|(?<=[,:?!\u4e00-\u9fff])|(?<=than))"
    r"\s*(?P<list>(?<![\d.])(?:[1-9]|1\d|20)(?:\s*(?:and|or|vs\.?|versus|with|to|,|&|和|跟|与|或者?|还是|、)\s*(?:[1-9]|1\d|20)(?!\d))+)"
    r"(?!\s*[\d.]*\d|\s?[a-z\"'$%号](?!n))"
)
_HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_HAN_MEASURE = r"(?:个|款|件|台|部|种|条|双|只|本|家|位|项|张|把|支|样|块|号|副|套|瓶|盒|顶|辆)"
_HAN_ORDINAL = re.compile(
    rf"第(?P<list>{_HAN_NUMBER}(?:[、,和与跟]{_HAN_NUMBER}(?={_HAN_MEASURE}))*)(?!\d)(?![次代方时天季届层年月集者])(?:{_HAN_MEASURE})?"
)
_HAN_LAST = re.compile(rf"(?:最后|末尾)(?:的)?(?:[一1那这]\s?)?{_HAN_MEASURE}|最末(?:[一1])?{_HAN_MEASURE}?")
_HAN_FROM_END = re.compile(rf"倒数第?(?P<n>{_HAN_NUMBER})(?:{_HAN_MEASURE})?")
_HAN_SEVERAL = re.compile(rf"(?<![以之提目])(?P<side>[前头后])(?P<count>[两二三四五2-5])(?:{_HAN_MEASURE}|者)")
_HAN_NUMBERED = re.compile(r"(?<![\d.月小大])(?P<n>[1-9]|1\d|20|[一二三四五六七八九十])号(?![码线店楼电机字干])")


def find_ordinals(folded: str, original: str) -> list[OrdinalReference]:
    """Return the references by place; "the first two" gives two of them with the same span.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    return [OrdinalReference(start, end, original[start:end], index) for start, end, index in _places(folded) if index]


def _places(folded: str) -> Iterator[tuple[int, int, int]]:
    for match in _FRAMED.finditer(folded):
        group = next(name for name in "abcd" if match[name])
        yield match.start(group), match.end(), _index(match[group])
    for match in _LAST_BUT.finditer(folded):
        yield *match.span(), -(_number(match["count"]) + 1 if match["count"] else _WORDS.get(match["word"], 2))
    for match in (*_SEVERAL.finditer(folded), *_HAN_SEVERAL.finditer(folded)):
        count = _number(match["count"])
        backwards = match["side"] in ("last", "后")
        for index in range(-count, 0) if backwards else range(1, count + 1):
            yield match.start(), match.end(), index
    for match in (*_NUMBERED.finditer(folded), *_HAN_NUMBERED.finditer(folded)):
        yield match.start(), match.end(), _number(match["n"])
    for match in _ABOUT.finditer(folded):
        yield match.start("n"), match.end("n"), _number(match["n"])
    for match in _HAN_ORDINAL.finditer(folded):
        parts = list(re.finditer(_HAN_NUMBER, match["list"]))
        for part in parts:
            start, end = (match.start("list") + offset for offset in part.span())
            first, last = part is parts[0], part is parts[-1]
            yield match.start() if first else start, match.end() if last else end, _number(part[0])
    for match in _HAN_LAST.finditer(folded):
        yield match.start(), match.end(), -1
    for match in _HAN_FROM_END.finditer(folded):
        yield match.start(), match.end(), -_number(match["n"])
    if _COMPARING.search(folded):
        for match in _BARE_LIST.finditer(folded):
            for part in re.finditer(r"\d+", match["list"]):
                yield match.start("list") + part.start(), match.start("list") + part.end(), int(part[0])


def _index(word: str) -> int:
    if word == "last":
        return -1
    return _WORDS[word] if word in _WORDS else _number(re.sub("[a-z]", "", word))


def _number(surface: str) -> int:
    """Return a place, or 0 where the figure is too large to be one."""
    value = _SMALL[surface] if surface in _SMALL else int(read_numeral(surface).value)
    return value if value <= _MOST else 0
