"""The words that one shopper is answered in: the editors' phrases and the shop's names of things, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guide.phrases import Phrases
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermKind


@dataclass(frozen=True)
class Wording:
    """Phrases and names in a language, `en` or `zh`."""

    phrases: Phrases
    vocabulary: Vocabulary
    language: str

    def phrase(self, name: str, **values: Any) -> str:
        """Return a text of the editors with its placeholders filled.

        Raises:
            PhraseError: there is no such text, or a placeholder has no value.
        """
        return self.phrases.text(name, self.language, **values)

    def label(self, kind: TermKind, key: str) -> str:
        """Return the shop's name of a category, a brand, an attribute or a value."""
        return self.vocabulary.label(kind, key, self.language)
