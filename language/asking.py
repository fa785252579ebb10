"""How a question about a product asks: for yes or no, or for a value, and in which words what is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from language.content import content_words
from language.expressions import Expression, QuantityExpression, SizeName, parse
from language.fold import fold
from language.folders import languages
from language.han import CJK
from language.numerals import Numerals
from language.patterns import bounded, entries
from language.schema.messages import QuestionForm
from language.tables import all_sources, joined
from language.units import units
from language.words import words_of

_CLAUSE_END = re.compile(r"[.?!;:](?=\s|$)|,(?!\d)|[。？！；：，\n]")
_HAN_BLANK = re.compile(rf"(?<=[{CJK}])\s+|\s+(?=[{CJK}])")
_FEW = re.compile(rf"(?:\s*[^\s.;:!?,()。；！？，]+){{0,3}}\s*|[{CJK}]{{0,4}}")
_FOLLOWING = re.compile(r"\s*[\s-](?P<word>[\w-]+)")
_NEAR_START = re.compile(r"\s*(?:[^\s,.;:!?。；！？，]+\s*){0,4}")
_ORDER: tuple[QuestionForm, ...] = ("fits", "includes", "needs", "has", "can", "is")


@dataclass(frozen=True)
class Asked:
    """One question: `clause` is all of it, `what` the part that it asks about, as typed.

    `form` says how it asks for yes or no (`language.schema.messages.QuestionForm`); None is a question for a value.
    """

    clause: str
    what: str
    form: QuestionForm | None = None
    is_bare: bool = False
    """Whether nothing but the words themselves asks: "hdmi"."""
    said: str = ""
    """The clause as typed, with the words that name what it is about."""


def questions_in(text: str, about: Callable[[str], str] = str) -> list[Asked]:
    """Return the questions of a text, in order: "is it loud? how heavy" are two.

    A clause that has no form of a question asks whether a product is or has what it names: "hdmi?".

    Args:
        text: what a shopper said.
        about: what makes of a clause one that names no product; see `language.subjects`.
    """
    return [replace(_asked(about(clause)), said=clause) for clause in _clauses(text)]


def wants_details(text: str) -> bool:
    """Tell whether a text asks to hear about a product, and for nothing of it: "tell me more about it"."""
    return _table("details").fullmatch(fold(text).strip(" ?？!！.。")) is not None


def asks_for_value(text: str) -> bool:
    """Tell whether a text has a word that asks for a value, not for yes or no: "how", 几."""
    return _word("value_words").search(fold(text)) is not None


def asks_for_number(text: str) -> bool:
    """Tell whether a text asks for a number of things: "how many ports"."""
    return _word("counts").search(fold(text)) is not None


def number_before(text: str, start: int) -> int | None:
    """Return where the number begins that stands right before a place of a text: "*two* USB ports", "2 x HDMI"."""
    found = _number().search(fold(text)[:start])
    return found.start("number") if found else None


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers that a text names from two up, in figures or in words."""
    read = Numerals(languages())
    found = (read.read(match["number"]).value for match in _whole_number().finditer(fold(text)))
    return [int(value) for value in found if value >= 2 and value == int(value)]


def number_in(text: str) -> int | None:
    """Return the number of things that a text names, "two phones"; None where it names none, or a measure."""
    return None if any(map(is_measure, parse(text))) else next(iter(numbers_in(text)), None)


def is_measure(found: Expression) -> bool:
    """Tell whether an expression is a size or a measure, and does not only count things: "2 USB ports"."""
    counts = isinstance(found, QuantityExpression) and units()[found.unit].counts
    return isinstance(found, (QuantityExpression, SizeName)) and not counts


def speaks_of_shown(text: str) -> bool:
    """Tell whether a text speaks of what is on the screen: "is *it* loud"."""
    return _word("shown").search(fold(text)) is not None


def wishes_else(text: str) -> bool:
    """Tell whether a text wishes for other products ("do you have a bigger one?"), or asks about the shop: 包邮吗."""
    return _word("wished").search(fold(text)) is not None


def is_marked(text: str) -> bool:
    """Tell whether a text ends as a question does: with its mark, or a particle."""
    return _word("question_end").search(fold(text).strip()) is not None


def part_asked(clause: str) -> str:
    """Return the part of a product whose property a question asks for: "cable" of "how long is the cable"."""
    found = _first(_forms("asked_part"), fold(clause))
    return bare(clause[found.start("what") : found.end("what")]) if found else ""


def alternatives_in(what: str) -> list[str]:
    """Return the things of which one is asked for, "key or combination"; one alone where there is no choice."""
    parts = re.split(rf"\s*{bounded(_table('asked_either').pattern)}\s*", fold(bare(what)))
    return [thing for part in parts if (thing := bare(part))]


@lru_cache(maxsize=1)
def general_words() -> frozenset[str]:
    """Return the words in the names of properties that do not say of what they are: "number", "ports", 数量."""
    words = (word for language in languages() for word in entries(language.questions.general))
    return frozenset(each.form for word in words for each in words_of(word))


def is_denied(before: str, after: str) -> bool:
    """Tell whether the words before and behind something in a text say that it is not so: "*not* waterproof"."""
    return _stands_near("denied", before, after)


def is_included(before: str, after: str) -> bool:
    """Tell whether the words before and behind something in a text say that it comes with the product."""
    return _stands_near("included", before, after)


def tells_inclusion(name: str) -> bool:
    """Tell whether the name of a property says that its values come with the product: `cables_included`."""
    words = fold(name).replace("_", " ")
    return any(_word(f"included_{side}").search(words) for side in ("before", "after"))


def is_needed(before: str, after: str) -> bool:
    """Tell whether the words before and behind something in a text say that the product needs it."""
    return _stands_near("needed", before, after)


def is_thing_at(before: str, after: str) -> bool:
    """Tell whether a text names a thing of its own between what stands before and behind it.

    It does not in "battery *life*", "*low-*light", "*you* stand".
    """
    following = _FOLLOWING.match(after)
    is_end = following is None or not content_words(following[0]) or not _is_telling(following[0])
    return is_end and not is_compound(before, after) and _word("acting").search(f"{fold(before)} ") is None


def is_compound(before: str, after: str) -> bool:
    """Tell whether a hyphen binds what stands between two texts to another word: "*low-*light", "cut*-out*"."""
    return before.endswith("-") or after.startswith("-")


def _is_telling(word: str) -> bool:
    return not general_words().issuperset(each.form for each in words_of(word)) and not word.strip()[:1].isdigit()


def _clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a text, without the blanks around them."""
    start = 0
    borders = [*_CLAUSE_END.finditer(text), *_word("question_joints").finditer(fold(text))]
    for border in (*sorted(borders, key=lambda each: each.start()), None):
        end = border.start() if border else len(text)
        if clause := text[start:end].strip():
            yield from _without_marks(clause)
        start = max(start, border.end() if border else end)


def _without_marks(clause: str) -> Iterator[str]:
    """Yield the questions that only a blank parts, as in Chinese: 有没有hdmi 能挂墙吗. What asks ends there."""
    start = 0
    for blank in _HAN_BLANK.finditer(clause):
        if _word("asking").search(fold(clause[start : blank.start()])):
            yield clause[start : blank.start()].strip()
            start = blank.end()
    yield clause[start:].strip()


def _asked(clause: str) -> Asked:
    folded = fold(clause)
    if asks_for_value(clause) or len(alternatives_in(clause)) > 1:
        return Asked(clause, bare(clause))
    found = _form_of(folded)
    form, start, end = found or ("is", 0, len(clause))
    asks = _word("question_start").match(folded) or _word("asking").search(folded)
    is_bare = found is None and not asks
    return Asked(clause, bare(clause[start:end]), form, is_bare)


def _form_of(folded: str) -> tuple[QuestionForm, int, int] | None:
    """Return the form of a question for yes or no, and where it says what it asks about; None where it has none."""
    for form in _ORDER:
        found = _first(_forms(f"forms.{form}"), folded)
        if found and folded[found.start("what") : found.end("what")].strip():
            return form, found.start("what"), found.end("what")
    return None


def bare(what: str) -> str:
    """Return what is asked about without what may stand around it."""
    what = what.strip(" ?？!！.。,，'\"")
    before, after = _around()
    while True:
        shorter = after.sub("", before.sub("", what, count=1), count=1).strip()
        if shorter == what or not shorter:
            return what
        what = shorter


def _first(patterns: tuple[re.Pattern[str], ...], folded: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(folded))), None)


@lru_cache(maxsize=1)
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = (bounded(_table(f"asked_{side}").pattern) for side in ("before", "after"))
    return (
        re.compile(rf"^{before}(?:\s+|(?<=[{CJK}]))", re.IGNORECASE),
        re.compile(rf"(?:\s+|(?=[{CJK}])){after}$", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _whole_number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?P<number>{Numerals(languages()).source})(?![a-z\d.-])")


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    joint = r"(?:\s*[x×*]\s*|[\s-]+(?:[^\W\d]+[\s-]+)?|\s*)"
    return re.compile(rf"(?<![\w.])(?P<number>{Numerals(languages()).source}){joint}$")


@cache
def _forms(key: str) -> tuple[re.Pattern[str], ...]:
    files = [language.questions for language in languages()]
    return tuple(re.compile(bounded(source)) for source in all_sources(files, key))


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(bounded(_table(name).pattern))


@cache
def _table(name: str) -> re.Pattern[str]:
    return re.compile(joined((language.questions for language in languages()), name))


def _stands_near(name: str, before: str, after: str) -> bool:
    """Tell whether an entry of the tables of a name stands right before or behind a place, with few words between."""
    begun = list(_word(f"{name}_before").finditer(fold(before)))
    between = before[begun[-1].end() :] if begun else ""
    is_near = bool(begun) and _FEW.fullmatch(between) is not None and not _word("apart").search(fold(between))
    nearest = _NEAR_START.match(fold(after))
    return is_near or (nearest is not None and _word(f"{name}_after").search(nearest[0]) is not None)
