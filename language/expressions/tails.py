"""What follows a unit and still belongs to its number: 两米半, 一米八五, 一斤二两, 九块九, 五毛钱多, 6'4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from language.numerals import Numeral, Numerals
from language.schema.amounts import AmountsFile
from language.tables import joined

_HALF = Decimal("0.5")
_FOOT = "'"
_INCHES = re.compile(r"(\d{1,2})(?:\"|''|\s?in(?:ch(?:es)?)?(?![a-z]))?(?![\d.])")
_INCHES_OF_A_FOOT = 12


class Tails:
    """The ends of amounts behind their units, in some languages."""

    def __init__(self, files: Sequence[AmountsFile], numerals: Numerals) -> None:
        self._numerals = numerals
        self._with_tenths = re.compile(joined(files, "with_tenths"))
        self._tenths = re.compile(joined(files, "tenths"))
        self._half = re.compile(joined(files, "half"))

    def read(self, numeral: Numeral, unit: str, folded: str, end: int) -> tuple[Numeral, int]:
        """Return a number with what is said of it behind its unit, and where that ends.

        Args:
            numeral: the number before the unit.
            unit: as it is written.
            folded: the message.
            end: where the unit ends.
        """
        if numeral.upper is not None or numeral.partial or numeral.value % 1:
            return numeral, end
        if unit == _FOOT and (inches := _INCHES.match(folded, end)):
            return replace(numeral, value=numeral.value + Decimal(inches[1]) / _INCHES_OF_A_FOOT), inches.end()
        if half := self._half.match(folded, end):
            return replace(numeral, value=numeral.value + _HALF), half.end()
        if self._with_tenths.fullmatch(unit) and (tenths := self._tenths.match(folded, end)):
            digits = "".join(str(self._numerals.read(digit).value) for digit in tenths.groups() if digit)
            return replace(numeral, value=numeral.value + Decimal(f".{digits}")), tenths.end()
        return numeral, end
