"""What a conversation remembers, through the JSON that is stored."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from dataclasses import MISSING, dataclass, fields
from enum import Enum

import pytest

from guide.memory import Memory
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, SearchState

LAPTOPS = SearchState((Condition(ConditionKind.CATEGORY, "laptops", "laptop", 1),), topic="laptop", shown=(3, 1))
MUGS = SearchState((Condition(ConditionKind.CATEGORY, "mugs", "mug", 1),), topic="mug", shown=(7,))


def _unlike(kind, first):
    """Return a value of a type that is not the first one, every field of a record unlike its first value too."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return next(made for one in arguments if (made := _unlike(one, first)) not in (None, first))
    if origin is tuple:
        return (_unlike(arguments[0], None),)
    if dataclasses.is_dataclass(kind):
        kinds = typing.get_type_hints(kind)
        return kind(**{own.name: _unlike(kinds[own.name], own.default) for own in fields(kind) if own.init})
    if issubclass(kind, Enum):
        return next(each for each in kind if each is not first)
    return next((each for each in (True, "a word", 1.5, 7, False) if type(each) is kind and each != first), None)


def _stored(memory):
    return json.loads(json.dumps(memory.to_json()))


def _first(own):
    return own.default if own.default_factory is MISSING else own.default_factory()


@pytest.mark.parametrize("own", [own for own in fields(Memory) if own.init], ids=lambda own: own.name)
def test_every_field_comes_back_whatever_is_in_it(own):
    value = _unlike(typing.get_type_hints(Memory)[own.name], _first(own))
    memory = Memory(**{own.name: value})

    assert value != _first(own)
    assert list(_stored(memory)) == [own.name]
    assert Memory.from_json(_stored(memory)) == memory


@dataclass
class Larger(Memory):
    """A memory with something new to remember."""

    cart: tuple[int, ...] = ()
    size: str | None = None


def test_a_new_thing_to_remember_is_one_field():
    memory = Larger(search=LAPTOPS, cart=(7, 9), size="M")

    assert Larger.from_json(_stored(memory)) == memory
    assert Larger.from_json(_stored(Memory(search=LAPTOPS))) == Larger(search=LAPTOPS)
    assert Memory.from_json(_stored(memory)) == Memory(search=LAPTOPS)


def test_a_field_of_a_type_that_cannot_be_stored_is_an_error_of_its_author():
    @dataclass
    class Wrong(Memory):
        cart: typing.Mapping[str, int] = dataclasses.field(default_factory=dict)

    with pytest.raises(TypeError, match="cannot be stored; use records"):
        Wrong.from_json({})


def test_what_is_as_at_first_is_not_stored():
    assert Memory().to_json() == {}
    assert Memory(search=MUGS).to_json() == {
        "search": {
            "conditions": [{"kind": "category", "key": "mugs", "label": "mug", "turn": 1}],
            "topic": "mug",
            "shown": [7],
        }
    }


@pytest.mark.parametrize("stored", [None, [], "search", 7, {"unknown": 1}, {"search": None}, {"search": {}}])
def test_what_is_no_memory_is_an_empty_one(stored):
    assert Memory.from_json(stored) == Memory()


@pytest.mark.parametrize(
    "search",
    [
        {"conditions": [{"kind": "max_price", "key": "", "label": "500", "turn": 2, "value": 50000}]},
        {"conditions": [{"kind": "brand", "key": "HP"}]},
        {"conditions": {"kind": "brand"}},
        {"shown": ["3"]},
        {"shown": [True]},
        {"sort": "sideways"},
        {"sort": []},
        {"topic": None},
    ],
)
def test_what_cannot_be_read_is_as_at_first_and_the_rest_stays(search, caplog):
    stored = {"search": search, "focus": 3, "dislikes": [4], "compared": "none"}

    assert Memory.from_json(stored) == Memory(focus=3, dislikes=(4,))
    assert "Memory.search cannot be read" in caplog.text


def test_the_search_of_a_turn_becomes_an_earlier_one():
    memory = Memory(search=LAPTOPS)
    memory.search = MUGS
    memory.end_turn()

    assert memory.earlier_searches == (LAPTOPS,)


def test_going_back_is_no_step():
    memory = Memory(search=MUGS, earlier_searches=(LAPTOPS,), compared=(7,))
    memory.go_back(LAPTOPS, ())
    memory.end_turn()

    assert memory == Memory(search=LAPTOPS)


def test_a_new_search_begins_a_new_comparison_and_remembers_what_was_asked():
    memory = Memory(search=dataclasses.replace(LAPTOPS, asked=("laptops/price",)), compared=(3,))
    memory.start_search(SearchRequest(MUGS.conditions, topic="mug"), lambda filters: 1)

    assert memory.compared == ()
    assert memory.search == SearchState(MUGS.conditions, topic="mug", asked=("laptops/price",))


def test_a_product_waved_away_leaves_the_screen_and_the_newest_hundred_are_kept():
    memory = Memory(search=LAPTOPS)
    for product_id in (1, *range(100, 200), 150):
        memory.dislike(product_id)

    assert memory.search.shown == (3,)
    assert len(memory.dislikes) == 100
    assert memory.dislikes[-2:] == (199, 150)
