"""The sentence over a list."""

from __future__ import annotations

from guide.answering.results import unasked
from recommender.contract import Hit, Reason, ReasonKind


def test_what_others_like_is_said_only_where_the_shop_knows_of_others():
    known = Hit(1, 1.0, reasons=(Reason(ReasonKind.POPULARITY, 1.0, {"rank": 1}),))
    unknown = Hit(2, 0.5, reasons=(Reason(ReasonKind.PRICE, 1.0, {"percentile": 0.9}),))

    assert unasked([unknown, known]) == "utter_catalogue__recommended"
    assert unasked([unknown]) == "utter_catalogue__recommended_unknown"
