"""Failures whose texts say what to do: a sentence for the shopper and one line of the log are enough."""

from __future__ import annotations

from guide.errors import GuideError
from language.errors import LanguageError
from recommender.errors import RecommenderError
from shop.errors import ShopError

EXPECTED = (ShopError, RecommenderError, GuideError, LanguageError)
