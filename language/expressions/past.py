"""References to what a shopper saw before today: "the one from yesterday", 上次看的那个."""

from __future__ import annotations

import re

from language.expressions.patterns import alternatives, bounded, words
from language.expressions.records import PastReference

_TIMES: dict[tuple[int | None, int | None], str] = {
    (1, 1): "yesterday(?:'s)? | last night | 昨[天日晚]",
    (2, 2): "the day before yesterday | 前天",
    (1, 7): "the other day | a few days ago | this week | 前几天 | 这几天 | 这周",
    (3, 14): "last week(?:'s)? | a week ago | 上周 | 上个?星期 | 上礼拜",
    (14, 62): "last month | a month ago | 上个月",
    (None, None): "last time | 上次 | 上回",
}
"""How many days ago, first and last, both included."""
_NAMES = {f"t{number}": days for number, days in enumerate(_TIMES)}
_TIME = "|".join(f"(?P<{name}>{bounded(alternatives(_TIMES[days]))})" for name, days in _NAMES.items())
_SEEN = words(
    "(?:i|we) (?:saw|looked at|viewed|liked|had|asked about|talked about) | from"
    " | you (?:showed|recommended|suggested)(?: me)?"
)
_TIME_AGAIN = _TIME.replace("(?P<t", "(?P<u")
_HAN_SEEN = "(?:我们?|你)?(?:给我)?(?:看|瞧|浏览|问|推荐|聊|说|逛)(?:过|到|中|上)?(?:的|那)"
# "Was it cheaper last week?" speaks of a time, not of what was seen then.
_PATTERN = re.compile(rf"(?:{_SEEN}\s+(?:\w+\s+)?(?:{_TIME}))|(?:{_TIME_AGAIN})(?:{_HAN_SEEN}|(?=\s+(?:one|ones)))")


def find_past(folded: str, original: str) -> list[PastReference]:
    """Return the times named.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    return [
        PastReference(
            match.start(), match.end(), original[match.start() : match.end()], *_NAMES[f"t{match.lastgroup[1:]}"]
        )
        for match in _PATTERN.finditer(folded)
        if match.lastgroup
    ]
