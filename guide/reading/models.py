"""Another model of the line that a search names: "i have an 11" after "a case for an iPhone 6", 换成plus的."""

from __future__ import annotations

import re
from functools import lru_cache

from guide.message import Message
from guide.reading.linker import Link
from guide.reading.meaning import overlaps
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, Count, SearchState, TextRole
from language.expressions import NegatedSpan, PriceExpression, QuantityExpression
from language.fold import FoldedText
from language.folders import languages
from language.patterns import bounded
from language.tables import joined

_NAMED = (TextRole.FITS, TextRole.LINE)
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?=\d)")
"""Between a line and its number that are written as one word: iphone6."""


def other_model(message: Message, search: SearchState, turn: int, count: Count) -> Condition | Unmet | None:
    """Return another model of the line that a search names, None where a message names none.

    Args:
        message: what the shopper said.
        search: the running search.
        turn: the source of the condition.
        count: how many products satisfy filters; what none has or fits is unmet.
    """
    texts = (item for item in search.of(ConditionKind.TEXT) if not item.negated)
    named = [item for item in texts if item.role in _NAMED or _GLUED.search(item.label)]
    model = _model_said(message)
    if not named or model is None:
        return None
    words = _GLUED.sub(" ", named[-1].label).split()
    first = next((place for place, word in enumerate(words) if _DIGIT.search(word)), len(words))
    line = words[:first] if _DIGIT.search(model) else [word for word in words if word.casefold() not in model.split()]
    name = " ".join((*line, model))
    if not line or name.casefold() == named[-1].label.casefold():
        return None
    role = named[-1].role if named[-1].role in _NAMED else TextRole.FITS
    condition = Condition.of_text(name, turn, (name,), role)
    kinds = tuple(item for item in search.conditions if item.is_wanted_kind)
    is_had = count(SearchState((*kinds, condition)).filters())
    return condition if is_had else Unmet(name, fits=role is TextRole.FITS)


def _model_said(message: Message) -> str | None:
    taken = (*message.all(NegatedSpan), *message.all(PriceExpression), *message.all(QuantityExpression))
    for match in _said().finditer(FoldedText.of(message.text).folded):
        place = Link(*match.span("model"), match["model"], None)
        if not overlaps(place, taken):
            return " ".join(match["model"].split())
    return None


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    files = [language.phrasing for language in languages()]
    variants = bounded(joined(files, "variants"))
    model = rf"(?:[a-z]?\d{{1,2}}[a-z]?|x[rs]?|se)(?![a-z\d.])(?:\s?{variants})*|{variants}(?:\s{variants})*"
    return re.compile(rf"{joined(files, 'other_model')}(?P<model>{model})(?![a-z\d])")
