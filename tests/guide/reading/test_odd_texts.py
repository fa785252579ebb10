"""Whatever is typed, reading it raises nothing and goes on: real messages spoilt at random, any characters at all."""

from __future__ import annotations

import random
import time
from itertools import islice

import pytest

from benchmarks.odd_texts import fuzzed_texts
from guide.memory import Memory
from guide.message import Message, Span
from guide.reading.understand import read_request
from language.expressions import parse

_SEEDS, _EACH = range(4), 250
_NAMES = ("product", "brand", "attribute", "use")


@pytest.mark.parametrize("seed", _SEEDS)
def test_nothing_that_is_typed_raises(services, uow, seed):
    chance = random.Random(seed)  # noqa: S311
    memory = Memory()
    for text in islice(fuzzed_texts(seed), _EACH):
        language = chance.choice(("en", "zh"))
        entities = sorted((*_spans(text, chance), *parse(text)), key=lambda entity: entity.start)
        message = Message(text, language, tuple(entities), session_id="odd")
        request = read_request(message, memory, services.shop_for(message, uow))
        assert request is not None, text


def _spans(text, chance):
    """What the language model might find: words at random places."""
    for _ in range(chance.randrange(3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 12))
        if text[start:end].strip():
            yield Span(start, end, text[start:end], chance.choice(_NAMES), chance.random())


@pytest.mark.parametrize(
    "text", ["a mouse under ٣k", "٣k以内的鼠标", "１５ inch", "५०० रुपये", "under ²k", "𝟝𝟘元以下", "a ½ pint mug"]
)
def test_digits_of_any_script_are_figures(services, uow, text):
    message = Message(text, "en", tuple(parse(text)), session_id="odd")
    assert read_request(message, Memory(), services.shop_for(message, uow)) is not None


@pytest.mark.parametrize(
    "piece", ["无线鼠标", "多少钱？", "no和", "红色或蓝色", "三四十", "1 ", "5 x ", "hp dell ", "5x"]
)
def test_a_long_message_costs_in_proportion_to_its_length(services, uow, piece):
    """Four times as long, at most nine times as dear: what looks at all for each would cost sixteen times as much."""

    def cost(text):
        times = []
        for _ in range(2):
            began = time.thread_time()
            entities = [Span(0, len(text), text, "product"), *parse(text)]
            message = Message(text, "en", tuple(sorted(entities, key=lambda each: each.start)), session_id="odd")
            read_request(message, Memory(), services.shop_for(message, uow))
            times.append(time.thread_time() - began)
            text += " "  # no cache knows it
        return min(times)

    cost(piece * 3)
    short, long = (piece * (length // len(piece)) for length in (250, 1000))
    assert cost(long) < 9 * cost(short) + 0.05
