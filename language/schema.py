"""The shape of a language's files: one class a file. Values are tables of phrases, as `language.patterns` reads them.

What a table means stands beside its key here, once for all languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal, get_type_hints

from pydantic import BaseModel, Extra, Field

from language.tables import LanguageFile, PatternFile

Attribute = Literal["price", "size", "weight"]


class AboutFile(LanguageFile):
    """`language.yml`: what a language is."""

    name: str
    script: Literal["Latin", "Han"]
    """Words of Latin script stand between blanks, those of Han script do not."""
    international: str = ""
    """Words that are typed in any language, so that they tell nothing."""


class ComparatorsFile(PatternFile):
    """`comparators.yml`: words before and after an amount that say how it limits."""

    before: dict[Literal["at_most", "at_least", "about", "budget", "price", "range", "correction"], str] = Field({})
    after: dict[Literal["at_most", "at_least", "about", "budget", "range"], str] = Field({})
    negation: str = ""
    """What turns "more than" into "not more than" ..."""
    negated_verbs: str = ""
    """... and what may stand between the two."""
    filler: str = ""
    """What may stand between such a word and its amount."""


class AmountsFile(PatternFile):
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
    between: str = ""
    """Right before two numbers that only a comma parts: "between 100,200" ..."""
    between_after: str = ""
    """... and right after them."""
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


class BareNumbersFile(PatternFile):
    """`bare_numbers.yml`: what stands around numbers that are no money."""

    counted: str = ""
    """Right after a number: what it counts."""
    counted_noun: str = ""
    """A noun in its plural after a number."""
    model_words: str = ""
    """Right before a number: a name that it belongs to ..."""
    common_words: str = ""
    """... and short words that are no such names."""


class DroppingFile(PatternFile):
    """`dropping.yml`: conditions taken back, and wishes for another than what is shown."""

    aspects: dict[Literal["price", "brand", "colour", "category", "all", "other"], str] = Field({})
    """What a condition may be about; `other` is told by the shopper's own word, which the catalogue knows."""
    dropped: str = ""
    """Forms in which a condition is taken back, `what` is its name; may refer to `{aspect}`."""
    another: str = ""
    """Forms in which another `what` is wanted; may refer to `{changeable}`."""


class NegationFile(PatternFile):
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


class OrderingFile(PatternFile):
    """`ordering.yml`: wanted orders, and wishes relative to what was shown."""

    sorts: dict[Literal["price_asc", "price_desc", "newest", "popular"], str] = Field({})
    refused: str = ""
    """Right before an order: it is not wanted."""
    changes: dict[Attribute, dict[Literal["lower", "higher"], str]] = Field({})
    shares: dict[Literal["half", "third", "double"], str] = Field({})
    """How much of the price is wished for."""
    picks: dict[Attribute, dict[Literal["lowest", "highest"], str]] = Field({})
    """Words by which one of the products shown is pointed at ..."""
    picked: str = ""
    """... and the forms in which that is done, `{word}` being one of them."""


class OrdinalsFile(PatternFile):
    """`ordinals.yml`: references to the products shown, by place."""

    names: dict[str, int] = Field({})
    """Words for places; tables may refer to them as `{name}`."""
    counts: dict[str, int] = Field({})
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


class PastFile(PatternFile):
    """`past.yml`: references to what a shopper saw before today."""

    times: dict[Literal["yesterday", "day_before", "days_ago", "last_week", "last_month", "any_time"], str] = Field({})
    seen_before_time: str = ""
    """Before a time: "the one I saw" yesterday."""
    seen_after_time: str = ""
    """The same, after a time."""


class NumeralsFile(LanguageFile):
    """`numerals.yml`: numbers in words or characters."""

    values: dict[str, int] = Field({})
    variants: dict[str, int] = Field({})
    """Other words for values."""
    scales: dict[str, int] = Field({})
    """What the value before is multiplied by ..."""
    sections: dict[str, int] = Field({})
    """... and the larger ones, which all that is before is multiplied by."""
    one: str = ""
    """The article that is one before a scale."""
    joint: str = ""
    """What may join a scale and the rest: two hundred *and* fifty."""
    after_digits: tuple[str, ...] = ()
    """Scales that are written after digits: 3万."""


class SpokenShare(BaseModel):
    """A word for a part or a multiple of one of some currencies, of any one if none is named."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    said: str
    times: Decimal
    currencies: tuple[str, ...] = ()


class MoneyFile(PatternFile):
    """`money.yml`: how people call currencies (ISO 4217); the official names are known from the CLDR."""

    before: dict[str, str] = Field({})
    """Before an amount."""
    after: dict[str, str] = Field({})
    """After an amount."""
    shares: tuple[SpokenShare, ...] = ()


class UnitsFile(PatternFile):
    """`units.yml`: how people call the units of `language/units.yml`."""

    spellings: dict[str, str] = Field({})
    written: dict[str, str] = Field({})
    """How a unit is written after a number, where not as its symbol after a blank."""


class Replacement(BaseModel):
    """A regular expression and what is written instead of what it matches."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    find: str
    write: str


class WordsFile(LanguageFile):
    """`words.yml`: what makes words comparable."""

    singular: tuple[Replacement, ...] = ()
    """From a plural to its singular; the first that matches is taken."""


class ShopsFile(PatternFile):
    """`shops.yml`: what shops write where a kind of thing, a brand or a property should stand, and it is none.

    Whole names, in lower case, with blanks for all that is no letter or figure.
    """

    no_kind: str = ""
    no_brand: str = ""
    no_value: str = ""
    depicting: str = ""
    """Kinds of thing that show others: a bed among dolls is no bed, a shark on a poster no shark."""
    title_ends: str = ""
    """Words of a title behind which the thing itself is not named any more: "with" of "shirt with a logo"."""


class SoundsFile(LanguageFile):
    """`sounds.yml`: letters that sound alike, written alike; all are applied, in order."""

    alike: tuple[Replacement, ...] = ()


class WishesFile(PatternFile):
    """`wishes.yml`: how a thing is wished for, around its name."""

    before: str = ""
    """Right before what is wished for: "do you sell", "looking for" ..."""
    after: str = ""
    """... and right behind it, where nothing stands before: 睡袋有吗."""
    leading: str = ""
    """What may stand between `before` and the name."""
    ends: str = ""
    """What the name does not reach beyond: "for", "with", "under" ..."""
    joints: str = ""
    """What joins several things."""
    describing: str = ""
    """What stands between a description and the name behind it: 红色*的*背包."""
    no_thing: str = ""
    """Whole names that are none: "something", "one", 东西."""


@dataclass(frozen=True)
class Language:
    """A language, all its files read."""

    code: str
    about: AboutFile
    amounts: AmountsFile
    bare_numbers: BareNumbersFile
    comparators: ComparatorsFile
    dropping: DroppingFile
    money: MoneyFile
    negation: NegationFile
    numerals: NumeralsFile
    ordering: OrderingFile
    ordinals: OrdinalsFile
    past: PastFile
    shops: ShopsFile
    sounds: SoundsFile
    units: UnitsFile
    wishes: WishesFile
    words: WordsFile

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
