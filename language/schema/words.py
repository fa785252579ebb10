"""The shape of the files about words: how they compare and sound, and what shops write where."""

from __future__ import annotations

from pydantic import BaseModel, Extra

from language.tables import LanguageFile, PatternFile


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
    variants: tuple[Replacement, ...] = ()
    """From the spelling of one country to that of another; all are applied, in order."""
    binding: tuple[str, ...] = ()
    """Words that only bind others, so that a name is the same with and without them."""
    short: tuple[Replacement, ...] = ()
    """From everyday short forms of things, plain words in the singular, to what they are short for."""
    before_quality: tuple[str, ...] = ()
    after_quality: tuple[str, ...] = ()
    """What may stand beside a word for what something is like and says no more of it: 可 and 式 of 可折叠式."""


class SoundsFile(LanguageFile):
    """`sounds.yml`: letters that sound alike, written alike; all are applied, in order."""

    alike: tuple[Replacement, ...] = ()


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
    going_with: str = ""
    """What only goes with a thing: its bag, its filter."""
