"""The shape of a language's files: one class a file. Values are tables of phrases, as `language.patterns` reads them.

What a table means stands beside its key here, once for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, Extra, PrivateAttr, ValidationError

from language.errors import LanguageFileError
from language.han import HAN
from language.patterns import alternatives, entries, group, whole_words

_REFERENCE = re.compile(r"\{([a-z_]+)\}")

FileT = TypeVar("FileT", bound="LanguageFile")
Attribute = Literal["price", "size", "weight"]


class LanguageFile(BaseModel):
    """What all files share: a key that is not known is refused, one that is missing says nothing."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    _path: Path = PrivateAttr(default=Path())

    @classmethod
    def parse(cls: type[FileT], path: Path, content: Mapping[str, Any]) -> FileT:
        """Return the file with a content.

        Raises:
            LanguageFileError: a key or a value does not belong there.
        """
        try:
            file = cls.parse_obj(content)
        except ValidationError as error:
            problem = error.errors()[0]
            given = problem.get("ctx", {}).get("given")
            place = [str(given if part == "__key__" and given else part) for part in problem["loc"]]
            raise LanguageFileError(path, ".".join(place), problem["msg"]) from error
        file._path = path
        return file


class PatternFile(LanguageFile):
    """A file of regular expressions, which refer by `{name}` to some of `words`, of `parts`, or of the engine's.

    Those of `words` match whole words only, those of `parts` stand as they are; `{han}` is the range of Han characters.
    """

    words: dict[str, str] = {}
    parts: dict[str, str] = {}
    _read: dict[tuple[str, str], str] = PrivateAttr(default_factory=dict)

    def sources(self, key: str, **given: str) -> list[str]:
        """Return the entries of a table as regular expressions, with what they refer to put in.

        Args:
            key: of the table, "before.at_most" for one inside another.
            given: expressions that the tables may refer to beside `words` and `parts`.

        Raises:
            LanguageFileError: an entry refers to what is not there.
        """
        return [self._expanded(entry, key, given) for entry in entries(self._table(key))]

    def source(self, key: str, **given: str) -> str:
        """Return the entries of a table as one group; see `sources`."""
        return group(self.sources(key, **given))

    def check(self) -> None:
        """Find the entry at fault when an expression made of these tables does not compile.

        Raises:
            LanguageFileError: an entry that was read is no regular expression.
        """
        for (key, entry), expanded in self._read.items():
            try:
                re.compile(expanded)
            except re.error as error:
                raise LanguageFileError(self._path, key, f"{entry!r} is no regular expression: {error}") from error

    def _table(self, key: str) -> str:
        value: Any = self
        for part in key.split("."):
            if isinstance(value, dict):
                value = value.get(part, {})
            else:
                value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
        return value or ""

    def _expanded(self, entry: str, key: str, given: Mapping[str, str]) -> str:
        def definition(match: re.Match[str]) -> str:
            name = match[1]
            if name in given or name == "han":
                return given.get(name, HAN)
            if name not in self.words and name not in self.parts:
                raise LanguageFileError(self._path, key, f"{{{name}}} is neither in its words nor in its parts")
            source = _REFERENCE.sub(definition, alternatives(self.words.get(name) or self.parts[name]))
            return whole_words(source) if name in self.words else source

        self._read[key, entry] = expanded = _REFERENCE.sub(definition, entry)
        return expanded


def all_sources(files: Iterable[PatternFile], key: str, **given: str) -> list[str]:
    """Return the entries of one table of several languages; see `PatternFile.sources`."""
    return [source for file in files for source in file.sources(key, **given)]


def joined(files: Iterable[PatternFile], key: str, **given: str) -> str:
    """Return one table of several languages as one group; see `PatternFile.sources`."""
    return group(all_sources(files, key, **given))


class About(LanguageFile):
    """`language.yml`: what a language is."""

    name: str
    script: Literal["Latin", "Han"]
    """Words of Latin script stand between blanks, those of Han script do not."""
    international: str = ""
    """Words that are typed in any language, so that they tell nothing."""


class Comparators(PatternFile):
    """`comparators.yml`: words before and after an amount that say how it limits."""

    before: dict[Literal["at_most", "at_least", "about", "budget", "price", "range", "correction"], str] = {}
    after: dict[Literal["at_most", "at_least", "about", "budget", "range"], str] = {}
    negation: str = ""
    """What turns "more than" into "not more than" ..."""
    negated_verbs: str = ""
    """... and what may stand between the two."""
    filler: str = ""
    """What may stand between such a word and its amount."""


class Amounts(PatternFile):
    """`amounts.yml`: words inside and between amounts."""

    minus: str = ""
    not_after: str = ""
    """A number right after one of these is no amount."""
    more_than: str = ""
    """Right after a number: it and some more, below the next round one."""
    or_so: str = ""
    """Right after a number: about as much."""
    to: str = ""
    """Joins the two ends of a range."""
    between_and: str = ""
    """Joins the two ends of a range after a "between"."""
    pack_of: str = ""
    """A pack of `{number}` pieces."""
    memory: str = ""
    """Words beside which a "g" counts gigabytes."""
    not_of_one: str = ""
    """Units that are none beside the number one."""
    counter: str = ""
    """The unit of money that also counts things ..."""
    counted: str = ""
    """... which it does where this follows a number below ten."""
    tenths: str = ""
    """Right after that unit of money: `tenths` of it."""


class BareNumbers(PatternFile):
    """`bare_numbers.yml`: what stands around numbers that are no money."""

    counted: str = ""
    """Right after a number: what it counts."""
    counted_noun: str = ""
    """A noun in its plural after a number."""
    model_words: str = ""
    """Right before a number: a name that it belongs to ..."""
    common_words: str = ""
    """... and short words that are no such names."""


class Dropping(PatternFile):
    """`dropping.yml`: conditions taken back, and wishes for another than what is shown."""

    aspects: dict[Literal["price", "brand", "colour", "category", "all", "other"], str] = {}
    """What a condition may be about; `other` is told by the shopper's own word, which the catalogue knows."""
    dropped: str = ""
    """Forms in which a condition is taken back, `what` is its name; may refer to `{aspect}`."""
    another: str = ""
    """Forms in which another `what` is wanted; may refer to `{changeable}`."""


class Negation(PatternFile):
    """`negation.yml`: what is not wanted."""

    cue: str = ""
    """What rules out the things that follow."""
    leading: str = ""
    """What may stand between a cue and the first thing."""
    articles: str = ""
    """What may stand before the other things of a list."""
    no_thing: str = ""
    """Words with which no thing begins."""
    stop: str = ""
    """Words before which a thing ends."""
    generic: str = ""
    """Words that name no thing of their own ("ones")."""
    joint: str = ""
    """What joins the things of a list."""
    whole: str = ""
    """Refusals with both ends around the `thing`; may refer to `{word}`, a word of a thing."""


class Ordering(PatternFile):
    """`ordering.yml`: wanted orders, and wishes relative to what was shown."""

    sorts: dict[Literal["price_asc", "price_desc", "newest", "popular"], str] = {}
    refused: str = ""
    """Right before an order: it is not wanted."""
    changes: dict[Attribute, dict[Literal["lower", "higher"], str]] = {}
    shares: dict[Literal["half", "third", "double"], str] = {}
    """How much of the price is wished for."""
    picks: dict[Attribute, dict[Literal["lowest", "highest"], str]] = {}
    """Words by which one of the products shown is pointed at ..."""
    picked: str = ""
    """... and the forms in which that is done, `{word}` being one of them."""


class Ordinals(PatternFile):
    """`ordinals.yml`: references to the products shown, by place."""

    names: dict[str, int] = {}
    """Words for places; tables may refer to them as `{name}`."""
    counts: dict[str, int] = {}
    """Words for small numbers; tables may refer to them as `{count}`."""
    number: str = ""
    """How a place is written in digits or numerals."""
    last: str = ""
    """Forms of the last one."""
    last_but_one: str = ""
    """Forms of the last but one."""
    last_but: str = ""
    """Forms of the last but `count`."""
    from_end: str = ""
    """Forms of the `place` from the end, 1 being the last."""
    placed: str = ""
    """Forms of a `place`, which begins the span, or of a `list` of places."""
    numbered: str = ""
    """Forms of a `place`, all of which is the span, or of which `said` is."""
    not_numbered: str = ""
    """Words of a message in which those last ones mean something else."""
    first_several: str = ""
    """Forms of the first `count` ones."""
    last_several: str = ""
    """Forms of the last `count` ones."""
    compared: str = ""
    """What stands before bare numbers that are compared ..."""
    compared_joint: str = ""
    """... what between them ..."""
    not_compared: str = ""
    """... and what after numbers that are no places."""
    comparison: str = ""
    """Words of a message that compares."""


class Past(PatternFile):
    """`past.yml`: references to what a shopper saw before today."""

    times: dict[
        Literal["yesterday", "day_before", "days_ago", "last_week", "last_month", "any_time"],
        str,
    ] = {}
    seen_before_time: str = ""
    """ "The one I saw", before a time."""
    seen_after_time: str = ""
    """The same after a time."""


class Numerals(LanguageFile):
    """`numerals.yml`: numbers in words or characters."""

    values: dict[str, int] = {}
    variants: dict[str, int] = {}
    """Other words for values."""
    scales: dict[str, int] = {}
    """What the value before is multiplied by ..."""
    sections: dict[str, int] = {}
    """... and the larger ones, which all that is before is multiplied by."""
    one: str = ""
    """The article that is one before a scale."""
    joint: str = ""
    """What may join a scale and the rest: two hundred *and* fifty."""
    after_digits: tuple[str, ...] = ()
    """Scales that are written after digits: 3万."""


class SpokenShare(BaseModel):
    """A word for a part or a multiple of a currency, of any one if it is None."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    said: str
    times: float
    currency: str | None = None


class Money(PatternFile):
    """`money.yml`: how people call currencies (ISO 4217); the official names are known from the CLDR."""

    before: dict[str, str] = {}
    """Before an amount."""
    after: dict[str, str] = {}
    """After an amount."""
    shares: tuple[SpokenShare, ...] = ()


class Units(PatternFile):
    """`units.yml`: how people call the units of `language/units.yml`."""

    spellings: dict[str, str] = {}
    written: dict[str, str] = {}
    """How a unit is written after a number, where not as its symbol after a blank."""


class Replacement(BaseModel):
    """A regular expression and what is written instead of what it matches."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    find: str
    write: str


class Words(LanguageFile):
    """`words.yml`: what makes words comparable."""

    singular: tuple[Replacement, ...] = ()
    """From a plural to its singular; the first that matches is taken."""


class Sounds(LanguageFile):
    """`sounds.yml`: letters that sound alike, written alike; all are applied, in order."""

    alike: tuple[Replacement, ...] = ()


@dataclass(frozen=True)
class Language:
    """A language, all its files read."""

    code: str
    about: About
    amounts: Amounts
    bare_numbers: BareNumbers
    comparators: Comparators
    dropping: Dropping
    money: Money
    negation: Negation
    numerals: Numerals
    ordering: Ordering
    ordinals: Ordinals
    past: Past
    sounds: Sounds
    units: Units
    words: Words

    def check(self) -> None:
        """Find the table at fault when an expression does not compile; see `PatternFile.check`."""
        for name in self.subjects():
            file = getattr(self, name)
            if isinstance(file, PatternFile):
                file.check()

    @classmethod
    def subjects(cls) -> dict[str, type[LanguageFile]]:
        """Return the class of every file but `language.yml`, by the file's name."""
        types = get_type_hints(cls)
        return {field.name: types[field.name] for field in fields(cls) if field.name not in ("code", "about")}


Languages = Sequence[Language]
