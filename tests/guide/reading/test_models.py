"""Another model than the search names, said by its number or a word alone."""

from __future__ import annotations

import pytest

from guide.reading.models import other_model
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, SearchState, TextRole


def _search(label):
    case = Condition(ConditionKind.CATEGORY, "phone-cases", "case", 1)
    return SearchState((case, Condition.of_text(label, 1, (label,), TextRole.FITS)))


@pytest.mark.parametrize(
    ("label", "said", "model"),
    [
        ("iphone 6", "thats for iphone 6. i have an 11", "iphone 11"),
        ("Galaxy S7", "mine is an s9", "Galaxy s9"),
        ("iphone 6", "it's the plus", "iphone 6 plus"),
        ("iphone6", "换成plus的", "iphone 6 plus"),
        ("iphone 6 plus", "我的是7", "iphone 7"),
        ("iphone 6", "not 6", None),
        ("iphone 6", "i have 11 dollars", None),
    ],
)
def test_a_number_behind_who_has_it_names_the_model(new_message, label, said, model):
    found = other_model(new_message(said), _search(label), 2, lambda filters: 1)

    assert (found and found.label) == model
    assert found is None or found.role is TextRole.FITS


def test_what_nothing_fits_is_unmet(new_message):
    found = other_model(new_message("i have an 11"), _search("iphone 6"), 2, lambda filters: 0)

    assert found == Unmet("iphone 11", fits=True)


def test_no_model_is_another_one_of_nothing(new_message):
    assert other_model(new_message("i have an 11"), SearchState(), 2, lambda filters: 1) is None
