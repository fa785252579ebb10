"""Numbers in a message together with the currency or unit beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from language.currencies import Currencies, SpokenCurrency
from language.expressions.comparators import Comparators
from language.expressions.tails import Tails
from language.expressions.unit_letters import UnitLetters
from language.fold import FoldedText
from language.numerals import Numeral, Numerals
from language.patterns import group
from language.schema import Languages
from language.tables import joined
from language.units import Unit, UnitNames

_FEWEST_NOT_COUNTED = 10
_ENDED = r"(?:(?<![a-z])|(?![a-z\d_]))"


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
        files = [language.amounts for language in languages]
        self._numerals = numerals
        self._currencies = currencies = Currencies(languages)
        self._unit_letters = UnitLetters(languages)
        self._tails = Tails(files, numerals)
        self._counter = re.compile(joined(files, "counter"))
        self._counted = re.compile(joined(files, "counted"))
        vague = "|".join(f"(?P<{name}>{joined(files, name)})" for name in ("more_than", "a_little_more", "or_so"))
        self._vague = re.compile(vague)
        self._money = re.compile(rf"\s?(?P<money>{group(currencies.after_sources)}){_ENDED}")
        articles = group(language.numerals.one for language in languages if language.numerals.one)
        self._article = re.compile(articles)
        self._units = UnitNames(languages, said=True)
        units = self._units.sources
        self._measured = re.compile(rf"(?P<unit>{group(units)}){_ENDED}")
        a_half_more = rf"{group(units)}{joined(files, 'half')}"  # "a metre and a half"
        one = rf"{articles}(?=\s(?:{group(currencies.share_sources)}{_ENDED}|{a_half_more}))"
        signs, before_words = group(currencies.signs), group(currencies.before_sources)
        not_after = "".join(f"(?<!{source})" for file in files for source in file.sources("not_after"))
        after = group([*units, *currencies.after_sources])
        self._pattern = re.compile(
            # A number inside a word, a version or a model name ("a52", "wh-1000", "1.2.3", 第2) is none.
            rf"(?P<sign>(?<![a-z\d)_])(?:-|{joined(files, 'minus')}))?"
            rf"(?:(?P<before>{signs})\s?"
            rf"|(?<![a-z\d_])(?<!\d[.,/])(?:(?<![a-z]-)|{joined(files, 'after_prefix')}){not_after}"
            rf"(?:(?P<before_word>{before_words})\s?)?)"
            rf"(?P<inner_sign>-)?(?P<number>{numerals.source}|{one})(?P<vague>{vague})?"
            rf"(?:[\s-]?(?P<unit>{after}{_ENDED})|(?!(?!ish)[a-z\d_%‰°]))"
        )

    def find(self, text: FoldedText, near: Comparators) -> list[Amount]:
        """Return every number of a message, in order; `near` are its comparing words."""
        return [amount for match in self._pattern.finditer(text.folded) if (amount := self._read(match, text, near))]

    def unit_after(self, amount: Amount, end: int, text: FoldedText) -> tuple[Unit, int] | None:
        """Return the unit of an amount that follows a later place after a blank, with where it ends."""
        found = self._measured.match(text.folded, end + 1) if text.folded[end : end + 1] == " " else None
        if found is None:
            return None
        number_at = (amount.start, amount.end)
        unit = self._unit_letters.unit(found["unit"], amount.numeral.value, number_at, found.start(), text)
        return (unit, found.end()) if unit else None

    def _read(self, match: re.Match[str], text: FoldedText, near: Comparators) -> Amount | None:
        said, end = match["number"], match.end("number")
        numeral = Numeral(Decimal(1), spelled=True) if self._article.fullmatch(said) else self._numerals.read(said)
        before = match["before"] or match["before_word"]
        currency, unit = self._currencies.before(before) if before else None, None
        vague = self._vague.match(text.folded, end)
        end = vague.end() if vague else end
        if surface := match["unit"]:
            at = (match.start("number"), match.end("unit"))
            named = self._currencies.after(surface)
            counts = self._counter.fullmatch(surface) and numeral.value < _FEWEST_NOT_COUNTED
            if scale := self._scale(surface, numeral, currency, at, text, near):
                numeral = replace(numeral, value=numeral.value * scale, scale=scale)
                money = self._money.match(text.folded, at[1])
                measured = None if money else self._measured.match(text.folded, at[1])
                currency = self._currencies.after(money["money"]) if money else currency
                unit = self._units.named(measured["unit"]) if measured else None
                end = (money or measured or match).end()
            elif named and not (counts and self._counted.match(text.folded, at[1])):
                currency, end = named, at[1]
            elif not named and not currency:
                start = match.start("unit")
                unit = self._unit_letters.unit(surface, numeral.value, match.span("number"), start, text)
                if unit is None and start == end:
                    return None  # 5g and 3M are names
                end = at[1] if unit else end
            if end == at[1]:
                numeral, end = self._tails.read(numeral, surface, text.folded, end)
        if vague is None and (vague := self._vague.match(text.folded, end)):
            end = vague.end()
        sign = "sign" if match["sign"] else "inner_sign" if match["inner_sign"] else None
        return Amount(
            start=match.start(),
            end=end,
            numeral=_widened(numeral, vague.lastgroup) if vague else numeral,
            signed_at=match.start(sign) if sign else None,
            currency=currency,
            unit=unit,
            vague=numeral.vague or (vague is not None and vague.lastgroup == "or_so"),
        )

    def _scale(
        self,
        letter: str,
        numeral: Numeral,
        currency: SpokenCurrency | None,
        at: tuple[int, int],
        text: FoldedText,
        near: Comparators,
    ) -> int:
        """Return how much a letter counts that is a unit elsewhere, else 0.

        It is 10,000 in 2w以内 and in 2w毫安, a million in $1.5m.
        """
        if currency or self._money.match(text.folded, at[1]):
            return self._unit_letters.scale_of_money(letter)
        if self._measured.match(text.folded, at[1]):
            return self._unit_letters.scale_of_measure(letter)
        is_vague = self._vague.match(text.folded, at[1]) is not None
        return self._unit_letters.scale(letter, numeral.value, at, text, near, is_vague=is_vague)


def _widened(numeral: Numeral, how: str | None) -> Numeral:
    """Return a number with how far "more than" reaches: 八百多 lies below nine hundred, 1500多 below 1600."""
    if numeral.upper or not numeral.value or how == "or_so":
        return numeral
    step = Decimal(1)
    while numeral.value % (step * 10) == 0:
        step *= 10
    return replace(numeral, upper=numeral.value + (step if how == "more_than" else step / 2))
