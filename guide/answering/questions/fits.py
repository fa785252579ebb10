"""Answers whether a product fits or works with something named: "Yes. It fits iPhone 6s.", or that none says so."""

from __future__ import annotations

from collections.abc import Sequence

from guide.wording import Wording
from language.content import content_words
from language.exact_words import SIZE_BORDER, exact_words
from language.fits import one_by_one
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind
from shop.vocabulary.fits import fitted
from shop.vocabulary.taxonomy import taxonomy

_MOST_NAMED = 5


def fit_answer(what: str, product: Product, wording: Wording) -> str | None:
    """Return whether a product says that it fits what is named; None if that is no name, or it says nothing of it."""
    things = fitted(product)
    asked = [model for thing in one_by_one(what) if (model := _model(thing, product, wording))]
    if not asked or not things:
        return None
    fitting = [[thing for thing in things if _is_called(model, _words(thing))] for model in asked]
    if all(fitting):
        named = dict.fromkeys(own[0] for own in fitting)
        return wording.phrase("utter_questions__fits", things=wording.listed(named))
    listed = wording.listed(things[:_MOST_NAMED]) + (" …" if len(things) > _MOST_NAMED else "")
    return wording.phrase("utter_questions__fits_others", what=what, things=listed)


def _model(thing: str, product: Product, wording: Wording) -> list[str]:
    """Return the words of a name with a number, without its kind and its maker; empty for what is none."""
    told = [word for word in content_words(thing) if taxonomy().kind(word.form) is None]
    makers = {brand for word in told for brand in _makers(word.form, wording)}
    known = {maker for maker in makers if maker.casefold() in product.title.casefold()}
    plain = [word.form for word in told if not known.intersection(_makers(word.form, wording))]
    words = _words(" ".join(plain))
    return words if any(letter.isdigit() for word in words for letter in word) else []


def _makers(word: str, wording: Wording) -> list[str]:
    return [term.key for term in wording.vocabulary.closest(word, (TermKind.BRAND,))]


def _words(text: str) -> list[str]:
    return [word.removeprefix(SIZE_BORDER) for word in exact_words(text)]


def _is_called(asked: Sequence[str], thing: Sequence[str]) -> bool:
    """Tell whether a thing is the one asked for: either may leave out words in front, none any behind (6s, 6s Plus)."""
    longer, shorter = sorted((asked, thing), key=lambda words: -len("".join(words)))
    wanted = "".join(shorter)
    return any("".join(longer[start:]) == wanted for start in range(len(longer)))
