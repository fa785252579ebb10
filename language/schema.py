"""The shape of a language's files: one class a file. Values are tables of phrases, as `language.patterns` reads them.

What a table means stands beside its key here, once for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal, get_type_hints

from pydantic import BaseModel, Extra, Field

from language.tables import LanguageFile, PatternFile

_LATIN_WORD = re.compile("[a-z]{3,}")

Attribute = Literal["price", "size", "weight", "length", "width", "height", "thickness", "capacity"]
"""What people compare products by."""


class AboutFile(LanguageFile):
    """`language.yml`: what a language is."""

    name: str
    script: Literal["Latin", "Han"]
    """Words of Latin script stand between blanks, those of Han script do not."""
    international: str = ""
    """Words that are typed in any language, so that they tell nothing."""


class ComparatorsFile(PatternFile):
    """`comparators.yml`: words before and after an amount that say how it limits."""

    before: dict[Literal["at_most", "at_least", "about", "budget", "price", "range", "correction", "exact"], str] = (
        Field({})
    )
    after: dict[Literal["at_most", "at_least", "about", "budget", "range", "exact"], str] = Field({})
    negation: str = ""
    """What turns "more than" into "not more than" ..."""
    negated_verbs: str = ""
    """... and what may stand between the two."""
    filler: str = ""
    """What may stand between such a word and its amount."""
    particles: str = ""
    """What may follow such a word where nothing else does."""


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
    made_for: str = ""
    """A number of persons by what a thing does for them: "sleeps 4"."""
    """A pack of `{number}` pieces."""
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
    kept: str = ""
    """Forms in which a condition holds on, `what` is its name; may refer to `{aspect}`."""


class NegationFile(PatternFile):
    """`negation.yml`: what is not wanted."""

    cue: str = ""
    """What rules out the things that follow."""
    affirmed: str = ""
    """A refusal refused, which rules out nothing: "not without"."""
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


class PhrasingFile(PatternFile):
    """`phrasing.yml`: what joins the parts of a message, and what tells how a part is meant."""

    joints: dict[Literal["or", "and", "also", "more", "list"], str] = Field({})
    """What joins two things, `list` two of several; after a thing stands `also` where it will do as well, `more` where
    it is wanted, too.
    """
    each_will_do: str = ""
    """After things that an "and" joins: any of them is meant."""
    marks_before: dict[Literal["wish", "fits", "has"], str] = Field({})
    """What stands right before a thing that is wanted, that the product must fit, that the product must have ..."""
    marks_after: dict[Literal["fits"], str] = Field({})
    """... and right after it."""
    trouble: str = ""
    """A clause about what one has trouble with, which is not looked for."""


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


class UnitsFile(PatternFile):
    """`units.yml`: how people call the units of `language/units.yml`."""

    spellings: dict[str, str] = Field({})
    written: dict[str, str] = Field({})
    """How a unit is written after a number, where not as its symbol after a blank."""


class AskedProperty(BaseModel):
    """A property of products that shoppers ask about."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    name: str
    """As a sentence names it."""
    asked: str
    """How it is asked for."""
    stated: str
    """What a shop calls it: whole labels."""


class QuestionsFile(PatternFile):
    """`questions.yml`: what is asked about a product."""

    pointing: str = ""
    """Right after a property: it only says which product is meant ("red *one*") ..."""
    pointing_before: str = ""
    """... and the same, right before it ("*the* red and the blue one")."""
    together: str = ""
    """What asks for one price of several products."""
    copies: str = ""
    """Forms in which the price of a `number` of pieces of a product is asked for; may refer to `{number}`."""
    properties: dict[str, AskedProperty] = Field({})


class Replacement(BaseModel):
    """A regular expression and what is written instead of what it matches."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    find: str
    write: str


class SizesFile(PatternFile):
    """`sizes.yml`: what people call the sizes of `language/sizes.yml`, beside their names."""

    spellings: dict[str, str] = Field({})


class WordsFile(LanguageFile):
    """`words.yml`: what makes words comparable."""

    singular: tuple[Replacement, ...] = ()
    """From a plural to its singular; the first that matches is taken."""
    variants: tuple[Replacement, ...] = ()
    """From the spelling of one country to that of another; all are applied, in order."""
    binding: tuple[str, ...] = ()
    """Words that only bind others, so that a name is the same with and without them."""


class ShopsFile(PatternFile):
    """`shops.yml`: what shops write where a kind of thing, a brand or a property should stand, and it is none.

    Whole names, in lower case, with blanks for all that is no letter or figure.
    """

    no_kind: str = ""
    no_brand: str = ""
    brand_ends: str = ""
    """What a shop adds to the name of a brand: "official store", 旗舰店."""
    no_value: str = ""
    depicting: str = ""
    """Kinds of thing that show others: a bed among dolls is no bed, a shark on a poster no shark."""
    title_ends: str = ""
    """Words of a title behind which the thing itself is not named any more: "with" of "shirt with a logo"."""
    fit_names: str = ""
    """Whole names, in lower case, of properties that say what a product fits."""
    fit_words: str = ""
    """Words behind which a text says what a product fits ..."""
    fit_ends: str = ""
    """... and words that end it."""
    fit_joints: str = ""
    """Words between the things that it fits."""


class ContentFile(PatternFile):
    """`content.yml`: words that name nothing to look for."""

    silent: str = ""
    """Single words of asking, pointing, counting, and of people: not patterns, but the words themselves."""
    good_value: str = ""
    """Wishes for much that costs little."""
    tastes: str = ""
    """What only says how a thing should please: it ranks, and is no condition."""


class TitlesFile(PatternFile):
    """`titles.yml`: what the words beside a measure in the title of a product say of it.

    Entries of `other_before` and `other_after` stand right beside it, those of `of_another` before it in its clause,
    all others anywhere.
    """

    has_screen: str = ""
    """What is as large as its screen."""
    memory: str = ""
    storage: str = ""
    other_before: str = ""
    """What makes a measure that of something else, or of a limit: "for a 15 inch laptop", 承重50kg."""
    other_after: str = ""
    of_another: str = ""
    load: str = ""
    """What is called by what it carries, holds or weighs a square metre, not by its own weight."""
    form_factor: str = ""
    """What is called by the inches of what goes into it."""


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


class StoryFile(PatternFile):
    """`story.yml`: what a message tells or asks beside its wish."""

    joints: str = ""
    """Where a clause begins, besides the beginning of a message and what punctuation ends."""
    relatives: str = ""
    """The same, but for what is told already: there it only goes on."""
    told: str = ""
    """How a clause begins that tells of people ..."""
    wishes: str = ""
    """... and where in it a wish begins, which is told no more."""
    likings: str = ""
    """In what is told, before what somebody likes ..."""
    havings: str = ""
    """... and before what they have."""
    times: str = ""
    """When something is needed or happened."""
    soft_before: str = ""
    """Right before what would be welcome and is no must, up to the clause's end ..."""
    soft_after: str = ""
    """... and right after it."""
    not_too: str = ""
    """All of a wish for not too much of something."""
    asked: str = ""
    """All of a question about the goods."""


@dataclass(frozen=True)
class Language:
    """A language, all its files read."""

    code: str
    about: AboutFile
    amounts: AmountsFile
    bare_numbers: BareNumbersFile
    comparators: ComparatorsFile
    content: ContentFile
    dropping: DroppingFile
    money: MoneyFile
    negation: NegationFile
    numerals: NumeralsFile
    ordering: OrderingFile
    ordinals: OrdinalsFile
    past: PastFile
    phrasing: PhrasingFile
    questions: QuestionsFile
    shops: ShopsFile
    sizes: SizesFile
    sounds: SoundsFile
    story: StoryFile
    titles: TitlesFile
    units: UnitsFile
    wishes: WishesFile
    words: WordsFile

    def check(self) -> None:
        """Find the table at fault when an expression does not compile; see `PatternFile.check`."""
        for name in self.subjects():
            file = getattr(self, name)
            if isinstance(file, PatternFile):
                file.check()

    def words_of_tables(self) -> set[str]:
        """Return all words in Latin letters of all files, those inside expressions among them."""
        files = (getattr(self, name) for name in self.subjects())
        return {word for file in files for word in _LATIN_WORD.findall(str(file.dict()))}

    @classmethod
    def subjects(cls) -> dict[str, type[LanguageFile]]:
        """Return the class of every file but `language.yml`, by the file's name."""
        types = get_type_hints(cls)
        return {field.name: types[field.name] for field in fields(cls) if field.name not in ("code", "about")}


Languages = Sequence[Language]
