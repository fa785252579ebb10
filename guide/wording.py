"""The words that one shopper is answered in: the editors' phrases, the shop's names of things, and money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guide.phrases import Phrases
from guide.vocabulary import Vocabulary
from language.money import format_round_money
from shop.catalogue.records import TermKind


@dataclass(frozen=True)
class Wording:
    """Phrases and names in a language, `en` or `zh`.

    `currency` is the shop's base currency, `at` the moment of the turn.
    """

    phrases: Phrases
    vocabulary: Vocabulary
    language: str
    currency: str
    at: datetime

    def phrase(self, name: str, **values: Any) -> str:
        """Return a text of the editors with its placeholders filled.

        Raises:
            PhraseError: there is no such text, or a placeholder has no value.
        """
        return self.phrases.text(name, self.language, **values)

    def label(self, kind: TermKind, key: str) -> str:
        """Return the shop's name of a category, a brand, an attribute or a value."""
        return self.vocabulary.label(kind, key, self.language)

    def money(self, cents: int) -> str:
        """Return an amount in minor units of the base currency for a sentence: `$1,300`."""
        return format_round_money(cents, self.currency)
