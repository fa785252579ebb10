"""Texts that nobody writes in good faith: the costliest legal messages, and real messages spoilt at random."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import regex
import yaml

from protocol.schema import MAX_TEXT_CHARACTERS

_EVALUATION = Path("data/evaluation")
_MARK = regex.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")

REPEATED = (
    *("无线鼠标", "no和", "和no", "不要", "不要a、", "除了a", "也不要", "不是", "a和", "第一个"),
    *("三四十", "一", "一万", "几百", "万", "多少钱？", "那个蓝色的", "送妈妈", "红色或蓝色"),
    *("喜欢喝茶，", "鼠标 mouse ", "不要塑料的也不要玻璃的", "1", "1 ", "1,", "1.", "1/2 ", "5x", "5 x "),
    *("5k-", "$5", "5元", "٣k ", "½", "()", "(", "-", "'", ",", "，", "a", "a ", "a-", "ab"),
    *("wireless mouse ", "wirless muose ", "wuxian shubiao ", "HP ", "hp dell ", "!?", "é", "ß", "not "),
    *("no a or ", "not a, ", "with no ", "without ", "and ", "half ", "about ", "cheaper ", "the first "),
    *("two hundred ", "under 5 ", "between 1 and ", "16 GB ", "16gb,", "for my mum ", "red or blue "),
    *("the blue one ", "is it waterproof? ", "i like tea and ", "Sony WH-1000XM4 ", "type-c转hdmi", "🎁"),
    *("한국", "ﷺ", "27 inch monitor with 3 hdmi ports "),
)
"""Pieces that are repeated up to the longest legal message."""


def worst_texts() -> dict[str, str]:
    """Return the costliest shapes by a name, each as long as a message may be."""
    texts = {f"{piece.strip() or piece} × n": _longest(piece * MAX_TEXT_CHARACTERS) for piece in REPEATED}
    texts["blanks between"] = f"a{' ' * (MAX_TEXT_CHARACTERS - 2)}b"
    texts["all of Unicode"] = _longest("".join(_legal(range(0x20, 0x3000))))
    texts["Chinese characters"] = _longest("".join(_legal(range(0x4E00, 0x9FFF))))
    chance = random.Random(0)  # noqa: S311  # nothing secret
    for number in range(20):
        texts[f"mixture {number}"] = _longest(_mixture(chance))
    return texts


def _longest(text: str) -> str:
    """Return as much of a text as may be said: what its characters stand for counts."""
    lengths = accumulate(len(unicodedata.normalize("NFKC", character)) for character in text)
    return text[: sum(length <= MAX_TEXT_CHARACTERS for length in lengths)]


def fuzzed_texts(seed: int) -> Iterator[str]:
    """Yield endless legal messages: real ones with mistakes, mixtures of their pieces, and characters at random."""
    chance = random.Random(seed)  # noqa: S311
    real = real_messages()
    while True:
        kind = chance.random()
        if kind < 0.6:
            text = _spoilt(chance.choice(real), chance)
        elif kind < 0.8:
            text = "".join(_spoilt(chance.choice(real), chance)[:40] for _ in range(chance.randint(2, 4)))
        else:
            text = "".join(_character(chance) for _ in range(chance.randint(1, 40)))
        if text := text[:MAX_TEXT_CHARACTERS].strip():
            yield text


@lru_cache(maxsize=1)
def real_messages() -> Sequence[str]:
    """Return the messages of data/evaluation in both languages, without their marks, each once."""
    texts: list[str] = []
    for path in sorted(_EVALUATION.glob("nlu_*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            texts += [line.removeprefix("- ") for line in block.get("examples", "").splitlines()]
    for path in sorted(_EVALUATION.glob("first_messages_*.yml")):
        texts += _texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    return tuple(dict.fromkeys(_MARK.sub(r"\1", text) for text in texts))


def _texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for item in value.values() for text in _texts_in(item)]
    return [text for item in value for text in _texts_in(item)] if isinstance(value, list) else []


def _mixture(chance: random.Random) -> str:
    text = ""
    while len(text) < MAX_TEXT_CHARACTERS:
        text += chance.choice(REPEATED) if chance.random() < 0.6 else f"{chance.choice(real_messages())} "
    return text[:MAX_TEXT_CHARACTERS]


def _spoilt(text: str, chance: random.Random) -> str:
    """Return a message with some characters changed, left out, doubled, or others put between."""
    characters = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(characters) + 1)
        here = slice(place, place + chance.choice((0, 0, 1, 1, 3)))
        kept = characters[here]
        characters[here] = chance.choice(([], kept * 2, kept[::-1], [_character(chance)], list(_digits(chance))))
    return "".join(characters)


def _digits(chance: random.Random) -> str:
    """Return a figure in digits of any script, with a mark or a letter that may count something."""
    zero = ord(chance.choice(_zeros()))
    figure = "".join(chr(zero + chance.randrange(10)) for _ in range(chance.randint(1, 4)))
    return figure + chance.choice(("", "k", "万", "千", ".", ",", "½", "²", "%", "w", "元", "$", "-", "GB", "个"))


@lru_cache(maxsize=1)
def _zeros() -> Sequence[str]:
    return [chr(code) for code in range(0x110000) if unicodedata.decimal(chr(code), None) == 0]


def _character(chance: random.Random) -> str:
    ranges = ((0x20, 0x7F), (0x20, 0x7F), (0xA0, 0x600), (0x600, 0x2000), (0x2000, 0x3100), (0x4E00, 0x9FFF))
    more = ((0xAC00, 0xD7A3), (0xF900, 0xFFEF), (0x10000, 0x1F9FF), (0x20000, 0x2A6DF))
    first, last = chance.choice((*ranges, *more))
    return next(iter(_legal([chance.randrange(first, last)])), "?")


def _legal(codes: Sequence[int]) -> Iterator[str]:
    """Yield the characters that the channel lets through."""
    for code in codes:
        if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            yield chr(code)
