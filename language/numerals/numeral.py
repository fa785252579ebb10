"""What a number in words or digits stands for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Numeral:
    """A number that was said.

    `upper` is the other end of a spoken span (五六百, 几百), `scale` what it was counted in (百, k), else 1. `spelled`:
    in words or characters. `vague`: about as much (千儿八百, a couple hundred). `elided`: its last digit counts tenths
    of the scale before (三百五), as only sums of money are said. `partial`: a part of one (1/4, half, 半), which is a
    number only right before what it is a part of.
    """

    value: Decimal
    upper: Decimal | None = None
    scale: int = 1
    spelled: bool = False
    vague: bool = False
    elided: bool = False
    partial: bool = False
