"""Money as one conversation speaks of it: the shop's display currency, into which other prices are converted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from language.currencies import ANY, usual_currency
from language.money import major_units, round_step
from shop.currency import ExchangeRates


@dataclass(frozen=True)
class DisplayMoney:
    """The currency (ISO 4217) in which a conversation speaks of prices, and the shop's rates, which know it."""

    rates: ExchangeRates
    currency: str
    is_chosen: bool = False
    """Whether the shop chose the currency for the language that is spoken."""

    @property
    def step(self) -> float:
        """The least amount that people round to in this currency, in minor units of the base currency."""
        return float(round_step(self.currency) * self.rates.worth(self.currency, self.rates.base_currency))

    def shown(self, cents: int, currency: str) -> int | None:
        """Return an amount in minor units of the display currency, None where the shop has no rate for its own."""
        return self.rates.convert(cents, currency, self.currency) if self.rates.knows(currency) else None

    def amount(self, cents: int, currency: str) -> Decimal:
        """Return a price in whole units of the display currency (of its own where it has no rate), for a chart."""
        shown = self.shown(cents, currency)
        return major_units(cents, currency) if shown is None else major_units(shown, self.currency)

    def from_base(self, cents: float) -> int:
        """Return an amount of the base currency in minor units of the display currency."""
        return self.rates.convert(cents, self.rates.base_currency, self.currency)

    def spoken_in(self, language: str) -> str | None:
        """Return the currency that people mean who name none in a language: yuan in Chinese, if the shop has a rate."""
        usual = usual_currency(language)
        return usual if usual and not self.is_chosen and self.rates.knows(usual) else None

    def currency_meant(self, named: Sequence[str], spoken: str | None) -> str:
        """Return the currency that a shopper means: the shop's own, else one that it has a rate for, else it has none.

        A word for money in general is the shop's own where it has no rate for what the word mostly means.

        Args:
            named: the currencies that the words may mean, the likeliest first; none where they named no currency.
            spoken: the foreign currency that this conversation spoke of before, if it did.
        """
        if not named:
            return spoken or self.currency
        own = (self.currency, spoken, self.rates.base_currency)
        meant = next((code for code in own if code and code in named), None)
        meant = meant or next((code for code in named if self.rates.knows(code)), None)
        return meant or (self.currency if ANY in named else named[0])
