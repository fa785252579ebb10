"""The shape of the files about amounts: numbers, money, measures, sizes, and the words around them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Extra, Field

from language.tables import LanguageFile, PatternFile

Side = Literal["width", "height", "depth"]


class AmountsFile(PatternFile):
    """`amounts.yml`: words inside and between amounts."""

    minus: str = ""
    not_after: str = ""
    """A number right after one of these is no amount."""
    after_prefix: str = ""
    """Where a number begins though a hyphen joins it to letters: "sub-500"."""
    more_than: str = ""
    """Right after a number or its unit: it and some more, below the next round one ..."""
    a_little_more: str = ""
    """... or not even half as far."""
    or_so: str = ""
    """Right after a number: about as much."""
    to: str = ""
    """Joins the two ends of a range."""
    between_and: str = ""
    """Joins the two ends of a range after a "between"."""
    next_or: str = ""
    """Joins a digit and the next one with its scale: "two or three hundred"."""
    between: str = ""
    """Right before two numbers that only a comma parts: "between 100,200" ..."""
    between_after: str = ""
    """... and right after them."""
    pack_of: str = ""
    """A pack of `{number}` pieces."""
    made_for: str = ""
    """A `{number}` of persons by what a thing does for them: "sleeps 4"."""
    stored: str = ""
    """A `{number}` of gigabytes that nothing follows but what they are: 512固态, 16+512."""
    memory: str = ""
    """Words beside which a "g" counts gigabytes."""
    powered: str = ""
    """Words of a message in which a "w" is a watt."""
    not_of_one: str = ""
    """Units that are none beside the number one."""
    counter: str = ""
    """The unit of money that also counts things ..."""
    counted: str = ""
    """... which it does where this follows a number below ten."""
    with_tenths: str = ""
    """Units of which tenths may be said after them ..."""
    tenths: str = ""
    """... and how: named groups, which one after the other are the decimals."""
    half: str = ""
    """Right after a unit: half of one more."""
    sides_before: dict[Side, str] = Field({})
    """Right before a length, or what is said of it: of which side of a thing it is ..."""
    sides_after: dict[Side, str] = Field({})
    """... and right after."""
    sides_compared: dict[Side, str] = Field({})
    """In what says how a length limits: "no wider than"."""
    of_people: str = ""
    """Right before a length or a weight: it is that of who uses a thing ..."""
    of_people_too: str = ""
    """... and between two such."""
    network: str = ""
    """Right after a "g": it is a speed or a generation of a network."""


class ComparatorsFile(PatternFile):
    """`comparators.yml`: words before and after an amount that say how it limits."""

    before: dict[Literal["at_most", "at_least", "about", "budget", "price", "range", "correction", "exact"], str] = (
        Field({})
    )
    after: dict[Literal["at_most", "at_least", "about", "budget", "range", "exact", "too_much"], str] = Field({})
    negation: str = ""
    """What turns "more than" into "not more than" ..."""
    negated_verbs: str = ""
    """... and what may stand between the two."""
    filler: str = ""
    """What may stand between such a word and its amount."""
    particles: str = ""
    """What may follow such a word where nothing else does."""


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


class NumeralsFile(LanguageFile):
    """`numerals.yml`: numbers in words or characters."""

    values: dict[str, int] = Field({})
    variants: dict[str, int] = Field({})
    """Other words for values."""
    scales: dict[str, int] = Field({})
    """What the value before is multiplied by ..."""
    sections: dict[str, int] = Field({})
    """... and the larger ones, which all that is before is multiplied by."""
    letters: dict[str, int] = Field({})
    """Letters and short words that are scales right after digits: 2k ..."""
    unit_letters: dict[str, int] = Field({})
    """... and those that are also units: 2w, $1.5m."""
    after_digits: tuple[str, ...] = ()
    """Scales of Han script that are written after digits: 3万."""
    fractions: dict[str, Decimal] = Field({})
    """Words for parts of one ..."""
    under: str = ""
    """... and what stands between the number of parts and how many of them: 四*分之*一."""
    point: str = ""
    """What stands before spelt-out decimals: three *point* five."""
    several: dict[str, tuple[int, int]] = Field({})
    """Words for some of a scale, from and to: 几百, "a few hundred"."""
    some: str = ""
    """A digit of Han script that is not told: 三十*几*."""
    couple: dict[str, int] = Field({})
    """Words for about so many of a scale: "a *couple* hundred"."""
    about: dict[str, int] = Field({})
    """Set phrases of Han script for about so much: 千儿八百."""
    one: str = ""
    """The article that is one before a scale."""
    of: str = ""
    """What may stand between a vague number or a fraction and what it is of."""
    joint: str = ""
    """What may join a scale and the rest: two hundred *and* fifty."""


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
    any: str = ""
    """After an amount of any money: in a shop that knows none of the currencies so called, of its own."""
    written: dict[str, str] = Field({})
    """The sign that a currency is written with in this language, where its own would be taken for another's."""
    shares: tuple[SpokenShare, ...] = ()
    usual: str = ""
    """The currency (ISO 4217) that people mean who name none, wherever the shop is; empty for that of the shop."""
    corrected: str = ""
    """How people say which {currency} they meant, without an amount."""


class UnitsFile(PatternFile):
    """`units.yml`: how people call the units of `language/units.yml`."""

    spellings: dict[str, str] = Field({})
    written: dict[str, str] = Field({})
    """How a unit is written after a number, where not as its symbol after a blank."""


class SizesFile(PatternFile):
    """`sizes.yml`: what people call the sizes of `language/sizes.yml`, beside their names."""

    spellings: dict[str, str] = Field({})
    ages: str = ""
    """How the age of a child is said; the group `age` is the number."""
    ages_written: tuple[str, ...] = ()
    """How products write from what age on they are, `#` in the place of the number."""
