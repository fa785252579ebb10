"""The words that one shopper is answered in: the editors' phrases, the shop's names of things, and money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guide.money import DisplayMoney
from guide.phrases import Phrases
from guide.vocabulary import Vocabulary
from language.money import format_money, format_round_money, roughly
from shop.catalogue.records import TermKind


@dataclass(frozen=True)
class Wording:
    """Phrases and names in a language, `en` or `zh`, the money that is spoken of, and the moment of the turn."""

    phrases: Phrases
    vocabulary: Vocabulary
    language: str
    display: DisplayMoney
    at: datetime

    def phrase(self, name: str, **values: Any) -> str:
        """Return a text of the editors with its placeholders filled.

        Raises:
            PhraseError: there is no such text, or a placeholder has no value.
        """
        return self.phrases.text(name, self.language, **values)

    def listed(self, texts: Iterable[str]) -> str:
        """Return some texts as one list."""
        return self.phrase("utter_catalogue__list_joint").join(texts)

    def quoted(self, texts: Iterable[str]) -> str:
        """Return a list of what shoppers said, in quotation marks, each once."""
        return self.listed(f"“{text}”" for text in dict.fromkeys(texts))

    def label(self, kind: TermKind, key: str) -> str:
        """Return the shop's name of a category, a brand, an attribute or a value."""
        return self.vocabulary.label(kind, key, self.language)

    def kind(self, category: str) -> str:
        """Return the shop's name of a category as it stands within a sentence: `laptops`, `HDMI cables`."""
        name = self.label(TermKind.CATEGORY, category)
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

    def money(self, base_cents: int) -> str:
        """Return an amount in minor units of the base currency for a sentence: `$1,300`."""
        return self.amount(self.display.from_base(base_cents))

    def amount(self, cents: int, *, about: bool = False) -> str:
        """Return an amount in minor units of the display currency for a sentence, marked where it was converted."""
        amount = format_round_money(cents, self.display.currency, language=self.language)
        return self.phrase("utter_price__about", amount=amount) if about else amount

    def price(self, cents: int, currency: str) -> str:
        """Return a price of the shop: `$399.00`, and `≈ $3.32 (£2.55)` where it is in another currency.

        Without a rate it is given as it is.
        """
        home = self.display.currency
        own, shown = format_money(cents, currency, home, self.language), self.display.shown(cents, currency)
        if currency == home or shown is None:
            return own
        return self.phrase("utter_price__converted", amount=format_money(shown, home, language=self.language), own=own)

    def short_price(self, cents: int, currency: str) -> str:
        """Return a price of the shop where there is no room for two: `$399.00`, `≈ $3.32`."""
        home = self.display.currency
        shown = self.display.shown(cents, currency)
        if currency == home or shown is None:
            return format_money(cents, currency, home, self.language)
        return self.phrase("utter_price__about", amount=format_money(shown, home, language=self.language))

    def named(self, cents: int, currency: str | None) -> str:
        """Return an amount as a shopper named it: `$50`, and `€50 (about $55)` in another currency.

        A currency of None is the base currency, in which nobody named it.
        """
        if currency is None:
            return self.money(cents)
        home = self.display.currency
        own, shown = format_round_money(cents, currency, home, self.language), self.display.shown(cents, currency)
        if currency == home or shown is None:
            return own
        about = format_round_money(roughly(shown, home), home, language=self.language)
        return self.phrase("utter_price__named", named=own, amount=about)
