"""What the importers of the demo share: the folder, the category tree, and the words found in titles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shop.importers.demo.category_rules import CategoryRules, Evidence, load_category_rules
from shop.importers.demo.taxonomy import Taxonomy, load_taxonomy
from shop.importers.demo.titles import TitleReader
from shop.importers.demo.vocabulary import Vocabulary, load_vocabulary_file


@dataclass(frozen=True)
class DemoCatalogue:
    """The folder `data/catalogues/demo`, with its YAML read."""

    folder: Path
    taxonomy: Taxonomy
    vocabulary: Vocabulary

    @classmethod
    def load(cls, folder: Path) -> DemoCatalogue:
        """Read `categories.yml` and `vocabulary.yml`.

        Raises:
            ImportFormatError: one of them is not in order; the text names file and line.
        """
        return cls(folder, load_taxonomy(folder / "categories.yml"), load_vocabulary_file(folder / "vocabulary.yml"))

    @property
    def titles(self) -> TitleReader:
        """Return what reads colours, materials and patterns off titles."""
        return TitleReader(self.vocabulary.spellings)

    def sorter(self, source: str) -> Sorter:
        """Return what puts the products of a source into categories.

        Raises:
            ImportFormatError: the rules of the source are not in order.
        """
        return Sorter(self.taxonomy, load_category_rules(self.folder / "category_rules.yml", source, self.taxonomy))


class Sorter:
    """Puts products into categories."""

    def __init__(self, taxonomy: Taxonomy, rules: CategoryRules) -> None:
        self._taxonomy = taxonomy
        self._rules = rules

    def path(self, product: Evidence) -> tuple[str, ...]:
        """Return the category keys of a product from the root down."""
        return self._taxonomy.path(self._rules.category(product))
