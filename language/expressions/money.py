"""Whether a number with neither currency nor unit is an amount of money."""

from __future__ import annotations

import re

from language.expressions.amounts import Amount
from language.expressions.comparators import Hint
from language.expressions.patterns import alternatives, words
from language.expressions.ranges import Measure
from language.expressions.records import Operator

_COUNTED = re.compile(
    r"\s*-?"
    + alternatives(r"""
    (?:percent|year|yr|month|week|day|hour|hr|minute|min|second|sec|player|kid|adult|time|way|seat|page|colou?r|star)s?(?![a-z])
    (?:item|product|result|option|review|rating|point|core|degree|mile|generation|model|thing|one|other|step)s?(?![a-z])
    (?:children|more|of|nits|am|pm)(?![a-z]) | :\d
    [年月天日号岁人次分秒倍折位口核代颗双套张本部支把星级码页款种帧档层家名点度条只周排比个件] | 小时 | 台(?!式) | 像素
    """)
)
"""What follows a number that counts something else."""
_COUNTED_NOUN = re.compile(
    r"\s+(?!"
    + words("bucks | dollars | pounds | euros | quid | plus | tops | less | thanks | pls | please | yes | this | is")
    + r")[a-z]{3,}s(?![a-z])(?!\s*\d)"
)
"""A plural right after a number is what it counts: "at least 8 outlets"."""
_MODEL_WORD = re.compile(
    words("""
    [a-z]{1,4} | windows | android | iphone | galaxy | directx | bluetooth | playstation | geforce | radeon | quadro
    pixel | version | series | model | generation | ryzen | intel | laserjet | officejet | photosmart | deskjet | pixma
    """)
    + r"[\s-]+$"
)
"""What precedes a number that belongs to a name; short words are more often names ("rtx 2060") than things."""
_COMMON_WORD = re.compile(
    words("""
    tvs? | bags? | mugs? | pcs? | case | gifts? | desk | lamp | fan | ring | lens | ram | ssd | toys? | book | sofa
    shoe | tent | boot | coat | vase | cups? | hat | pen | mat | rug | bike | kit | oven | price | cost | for | is
    with | and | or | an? | the | me | say | like | in | want | need | buy | ok | it
    """)
    + r"\s+$"
)
_NEAR = 20
_YEARS = range(1990, 2036)
_WIDEST_RANGE = 20
_SMALLEST_OPEN_RANGE = 10
_SMALLEST_SPELLED = 20
_SMALLEST_BEFORE_SUFFIX = 20
_SMALLEST_CORRECTION = 20


def is_money(measure: Measure, folded: str) -> bool:
    """Whether a number without currency or unit is an amount of money by what stands around it.

    Args:
        measure: the number, or a range of two.
        folded: the message, folded.
    """
    low, high = measure.low, measure.high
    value = low.numeral.value
    if _COUNTED.match(folded, (high or low).end) or _COUNTED_NOUN.match(folded, (high or low).end):
        return False
    before = folded[max(0, low.start - _NEAR) : low.start]
    after_model_word = bool(_MODEL_WORD.search(before)) and not _COMMON_WORD.search(before)
    if high and not measure.relations:
        return not after_model_word and _is_open_price_range(low, high, folded)
    if low.negative or (low.numeral.upper and low.numeral.scale >= 100):
        return True
    if low.numeral.spelled and value < _SMALLEST_SPELLED:
        return False
    if measure.prefixes == (Hint.CORRECTION,) and value < _SMALLEST_CORRECTION:
        return False
    if measure.prefixes:
        return not (Hint.RANGE in measure.prefixes and not high and value in _YEARS)
    if measure.suffix:
        loose = measure.suffix in (Operator.AT_LEAST, Operator.ABOUT) or value < _SMALLEST_BEFORE_SUFFIX
        return not (loose and after_model_word)
    return low.vague or _is_spoken_sum(low, folded)


def counts_a_noun(measure: Measure, folded: str) -> bool:
    """Whether a bounded number counts the plural noun after it; arguments as in `is_money`."""
    bounded = any(isinstance(relation, Operator) for relation in measure.prefixes)
    return bounded and bool(_COUNTED_NOUN.match(folded, (measure.high or measure.low).end))


def _is_open_price_range(low: Amount, high: Amount, folded: str) -> bool:
    """Whether "300-500" alone is a price range: not years, not a telephone number, not far apart."""
    ends = (low.numeral.value, high.numeral.value)
    chained = folded[max(0, low.start - 1) : low.start] == "-" or folded[high.end : high.end + 1] == "-"
    plausible = min(ends) >= _SMALLEST_OPEN_RANGE and max(ends) <= min(ends) * _WIDEST_RANGE
    return plausible and not chained and not all(end in _YEARS for end in ends)


def _is_spoken_sum(amount: Amount, folded: str) -> bool:
    """Whether a lone number is one that only money is said in: 3万, 两千五, 1.5k (but not the resolution 4k)."""
    first, numeral = folded[amount.start], amount.numeral
    if first in "百千万亿" or numeral.value < 100:
        return False
    if folded[amount.end - 1] == "k":
        return numeral.value % 1000 != 0
    return (numeral.scale >= 100 and not first.isascii()) or "万" in folded[amount.start : amount.end]
