"""A language: what it is, and all its files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal, get_type_hints

from language.patterns import whole_words
from language.schema.ages import AgesFile
from language.schema.amounts import (
    AmountsFile,
    BareNumbersFile,
    ComparatorsFile,
    MoneyFile,
    NumeralsFile,
    SizesFile,
    UnitsFile,
)
from language.schema.gifts import GiftsFile
from language.schema.messages import (
    ContentFile,
    DroppingFile,
    EverydayFile,
    NegationFile,
    OrderingFile,
    OrdinalsFile,
    PastFile,
    PhrasingFile,
    PointingFile,
    QuestionsFile,
    StoryFile,
    WishesFile,
)
from language.schema.properties import PropertiesFile
from language.schema.words import ShopsFile, SoundsFile, TitlesFile, WordsFile
from language.tables import LanguageFile, PatternFile

_LATIN_WORD = re.compile("[a-z]{3,}")


class AboutFile(LanguageFile):
    """`language.yml`: what a language is."""

    name: str
    script: Literal["Latin", "Han"]
    """Words of Latin script stand between blanks, those of Han script do not."""
    international: str = ""
    """Words that are typed in any language, so that they tell nothing."""


@dataclass(frozen=True)
class Language:
    """A language, all its files read."""

    code: str
    about: AboutFile
    ages: AgesFile
    amounts: AmountsFile
    bare_numbers: BareNumbersFile
    comparators: ComparatorsFile
    content: ContentFile
    dropping: DroppingFile
    everyday: EverydayFile
    gifts: GiftsFile
    money: MoneyFile
    negation: NegationFile
    numerals: NumeralsFile
    ordering: OrderingFile
    ordinals: OrdinalsFile
    past: PastFile
    phrasing: PhrasingFile
    pointing: PointingFile
    properties: PropertiesFile
    questions: QuestionsFile
    shops: ShopsFile
    sizes: SizesFile
    sounds: SoundsFile
    story: StoryFile
    titles: TitlesFile
    units: UnitsFile
    wishes: WishesFile
    words: WordsFile

    def pattern(self, source: str) -> re.Pattern[str]:
        """Return an expression that keeps to whole words, where the script parts them by blanks."""
        return re.compile(whole_words(source) if self.about.script == "Latin" else source, re.IGNORECASE)

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
