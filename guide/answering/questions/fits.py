"""Answers whether a product fits or works with something named: "Yes. It fits iPhone 6s.", or that none says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.wording import Wording
from language.content import content_words
from language.exact_words import SIZE_BORDER, exact_words
from language.expressions import QuantityExpression, parse
from language.fits import one_by_one
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord, TermKind
from shop.vocabulary.fits import fitted
from shop.vocabulary.taxonomy import taxonomy

_MOST_NAMED = 5


def fit_answer(what: str, product: Product, wording: Wording) -> str | None:
    """Return whether a product says that it fits what is named; None if that is no name, or it says nothing of it."""
    asked = [model for thing in one_by_one(what) if (model := _model(thing, product, wording))]
    if not asked:
        return None
    fitting = [[thing for thing in fitted(product) if _is_called(model, _words(thing))] for model in asked]
    if all(fitting):
        named = dict.fromkeys(own[0] for own in fitting)
        return wording.phrase("utter_questions__fits", things=wording.listed(_written(named, product)))
    # Prose behind "for" is no list of all that a product fits, but for others of the line that is asked for.
    lines = {word for model in asked for word in model if word.isalpha()}
    listed = [
        *(thing for thing in fitted(_Listed(product)) if any(map(str.isdigit, thing))),
        *(thing for thing in fitted(product) if not lines.isdisjoint(_words(thing))),
    ]
    listed = list(dict.fromkeys(listed))
    told = [thing for thing in listed if not any(thing != other and thing.endswith(other) for other in listed)]
    if not told:
        return None
    more = " …" if len(told) > _MOST_NAMED else ""
    things = wording.listed(_written(told[:_MOST_NAMED], product)) + more
    return wording.phrase("utter_questions__fits_others", what=what, things=things)


@dataclass(frozen=True)
class _Listed:
    """A product without its description."""

    product: Product
    description: str = ""

    @property
    def title(self) -> str:
        return self.product.title

    @property
    def stated(self) -> list[AttributeRecord]:
        return self.product.stated


def _written(things: Iterable[str], product: Product) -> list[str]:
    """Return things as the product writes them, in lower case where it writes them in pieces."""
    values = (item.value for item in product.stated if isinstance(item.value, str))
    texts = [product.title, *values, product.description]
    found = []
    for thing in things:
        places = ((text, text.casefold().find(thing)) for text in texts)
        found.append(next((text[at : at + len(thing)] for text, at in places if at >= 0), thing))
    return found


def _model(thing: str, product: Product, wording: Wording) -> list[str]:
    """Return the words of a name with a number, without its kind and its maker; empty for what is none."""
    told = [word for word in content_words(thing) if taxonomy().kind(word.form) is None]
    makers = {brand for word in told for brand in _makers(word.form, wording)}
    known = {maker for maker in makers if maker.casefold() in product.title.casefold()}
    plain = [word.form for word in told if not known.intersection(_makers(word.form, wording))]
    if _only_measures(thing, wording):
        return []
    words = _words(" ".join(plain))
    return words if any(letter.isdigit() for word in words for letter in word) else []


def _only_measures(thing: str, wording: Wording) -> bool:
    """Tell whether all but the kind of a thing is a measure: "15 inch laptop", but not "LaserJet 2500L"."""
    rest = thing
    for found in reversed([each for each in parse(thing) if isinstance(each, QuantityExpression)]):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    names = [word for word in content_words(rest) if _makers(word.form, wording) or not taxonomy().kind(word.form)]
    return rest != thing and not names


def _makers(word: str, wording: Wording) -> list[str]:
    return [term.key for term in wording.vocabulary.closest(word, (TermKind.BRAND,))]


def _words(text: str) -> list[str]:
    return [word.removeprefix(SIZE_BORDER) for word in exact_words(text)]


def _is_called(asked: Sequence[str], thing: Sequence[str]) -> bool:
    """Tell whether a thing is the one asked for: either may leave out words in front, none any behind (6s, 6s Plus)."""
    longer, shorter = sorted((asked, thing), key=lambda words: -len("".join(words)))
    wanted = "".join(shorter)
    return any("".join(longer[start:]) == wanted for start in range(len(longer)))
