"""Numbers in a message together with the currency or unit beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from language.currencies import Currencies, SpokenCurrency
from language.fold import FoldedText
from language.numerals import Numeral, Numerals
from language.patterns import group
from language.schema import Languages
from language.tables import joined
from language.units import Unit, UnitNames, units

_FEWEST_NOT_COUNTED = 10
_NETWORK_GENERATIONS = range(2, 7)
_NEAR = 10
_LARGEST_IN_INCHES = 120
_MEMORY_SIZES = frozenset({4, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024})


@dataclass(frozen=True)
class Amount:
    """A number with its currency (money), its unit (a quantity) or neither; `vague` is a Chinese "or so" inside it."""

    start: int
    end: int
    numeral: Numeral
    signed_at: int | None = None
    currency: SpokenCurrency | None = None
    unit: Unit | None = None
    vague: bool = False

    @property
    def negative(self) -> bool:
        """Whether a minus sign stands before it."""
        return self.signed_at is not None

    @property
    def bare(self) -> bool:
        """Whether nothing beside the number says what it counts."""
        return self.currency is None and self.unit is None


class AmountFinder:
    """Finds the amounts of a message."""

    def __init__(self, languages: Languages, numerals: Numerals) -> None:
        self._numerals = numerals
        self._currencies = Currencies(languages)
        self._units = UnitNames(languages, said=True)
        files = [language.amounts for language in languages]
        more_than, or_so = joined(files, "more_than"), joined(files, "or_so")
        self._more_than = re.compile(more_than)
        self._not_of_one = re.compile(joined(files, "not_of_one"))
        self._counter = re.compile(joined(files, "counter"))
        self._counted = re.compile(joined(files, "counted"))
        self._tenths = re.compile(joined(files, "tenths"))
        self._memory = re.compile(rf"\+|{joined(files, 'memory')}")
        signs, before_words = group(self._currencies.signs), group(self._currencies.before_sources)
        not_after = "".join(f"(?<!{source})" for file in files for source in file.sources("not_after"))
        after = group([*self._units.sources, *self._currencies.after_sources])
        self._pattern = re.compile(
            # A number inside a word, a version or a model name ("a52", "wh-1000", "1.2.3", 第2) is none.
            rf"(?P<sign>(?<![a-z\d)_])(?:-|{joined(files, 'minus')}))?"
            rf"(?:(?P<before>{signs})\s?"
            rf"|(?<![a-z\d_])(?<!\d[.,/])(?<![a-z]-){not_after}(?:(?P<before_word>{before_words})\s?)?)"
            rf"(?P<inner_sign>-)?(?P<number>{numerals.source})(?P<vague>{more_than}|{or_so})?"
            rf"(?:[\s-]?(?P<unit>{after}(?:(?<![a-z])|(?![a-z\d_])))|(?!(?!ish)[a-z\d_%‰°]))"
        )

    def find(self, text: FoldedText) -> list[Amount]:
        """Return every number of a message, in order."""
        return [amount for match in self._pattern.finditer(text.folded) if (amount := self._read(match, text))]

    def _read(self, match: re.Match[str], text: FoldedText) -> Amount | None:
        numeral, end = self._numerals.read(match["number"]), match.end("number")
        more_than = match["vague"] is not None and self._more_than.fullmatch(match["vague"]) is not None
        if match["vague"]:
            end = match.end("vague")
            if more_than and numeral.value:
                numeral = replace(numeral, upper=numeral.value + _step(numeral.value))
        before = match["before"] or match["before_word"]
        currency, unit = self._currencies.before(before) if before else None, None
        if surface := match["unit"]:
            named = self._currencies.after(surface)
            counter = self._counter.fullmatch(surface) is not None
            if named and not (counter and self._counts_things(numeral, text, match.end("unit"))):
                currency, end = named, match.end("unit")
                if counter and (change := self._tenths.match(text.folded, end)):
                    tenths = self._numerals.read(change["tenths"]).value
                    numeral, end = Numeral(numeral.value + tenths / 10), change.end()
            elif not named and not currency:
                unit = self._unit_meant(surface, numeral, match, text)
                if unit is None and match.start("unit") == end:
                    return None  # 5g and 3M are names
                end = match.end("unit") if unit else end
        sign = "sign" if match["sign"] else "inner_sign" if match["inner_sign"] else None
        return Amount(
            start=match.start(),
            end=end,
            numeral=numeral,
            signed_at=match.start(sign) if sign else None,
            currency=currency,
            unit=unit,
            vague=match["vague"] is not None and not more_than,
        )

    def _counts_things(self, numeral: Numeral, text: FoldedText, end: int) -> bool:
        """Whether a word for money counts things: 一块手表 is a watch."""
        return numeral.value < _FEWEST_NOT_COUNTED and self._counted.match(text.folded, end) is not None

    def _unit_meant(self, surface: str, numeral: Numeral, match: re.Match[str], text: FoldedText) -> Unit | None:
        """Return the unit, or None where the letter means something else beside this number (5g, 3M, 15 in black)."""
        start, value, folded = match.start("unit"), numeral.value, text.folded
        spaced = start > match.end("number")
        no_unit = {
            "in": folded[start - 1].isspace(),
            "m": text.original[start] == "M",
            "g": value in _NETWORK_GENERATIONS and not spaced,
            '"': value > _LARGEST_IN_INCHES or folded.count('"', 0, start) % 2 == 1,
            "'": spaced or folded.count("'", 0, start) % 2 == 1,
            "h": spaced,
            "pk": spaced,
        }
        if no_unit.get(surface, False) or (value == 1 and self._not_of_one.fullmatch(surface)):
            return None
        if surface == "g":
            beside_memory = self._memory.search(folded, max(0, match.start() - _NEAR), start + _NEAR)
            if text.original[start] == "G" or (value in _MEMORY_SIZES and beside_memory):
                return units()["GB"]
        return self._units.named(surface)


def _step(value: Decimal) -> Decimal:
    """Return how far "more than" reaches in Chinese: 八百多 lies below nine hundred, 1500多 below 1600."""
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    return step
