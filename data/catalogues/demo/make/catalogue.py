"""What the departments share: the category tree with examples for it, and the words found in titles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from data.catalogues.demo.make.placing import Key, load_examples
from data.catalogues.demo.make.titles import TitleReader
from shop.catalogue.records import TermKind, TermRecord
from shop.classification.classifier import Path as CategoryPath
from shop.importers.categories_yml import CategoryTree, load_category_tree
from shop.importers.vocabulary_yml import VocabularyImporter
from shop.yaml_files import NonEmptyText, YamlFile

FOLDER = Path(__file__).parents[1]
_OWN_FILES = Path(__file__).parent


@dataclass(frozen=True)
class Catalogue:
    """The category tree and the words of the catalogue.

    `examples` are products whose category is known; `spellings` are what stands for a value in product titles: property
    name to {spelling in lower case: value}.
    """

    tree: CategoryTree
    examples: dict[Key, CategoryPath]
    spellings: dict[str, dict[str, str]]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Catalogue:
        """Read `categories.yml` and `vocabulary.yml` of a folder, and the maker's own files.

        Raises:
            ImportFormatError: one of them is not in order; the text names file and line.
        """
        words = VocabularyImporter(folder / "vocabulary.yml", "vocabulary").records()
        tree = load_category_tree(folder / "categories.yml")
        return cls(tree, load_examples(tree), _spellings(list(words)))

    @property
    def words(self) -> dict[str, CategoryPath]:
        """Return the category that each English word for one names."""
        named = {text: key for (key, language), texts in self.tree.words.items() if language == "en" for text in texts}
        return {text: self.tree.path(key) for text, key in named.items()}

    @property
    def titles(self) -> TitleReader:
        """Return what reads colours, materials and patterns off titles."""
        return TitleReader(self.spellings)


def _spellings(terms: list[TermRecord]) -> dict[str, dict[str, str]]:
    """Return the English words for values, and what titles write besides."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for term in terms:
        if term.kind is TermKind.VALUE and term.language == "en":
            name, value = term.key.split("=", 1)
            found[name][term.text.casefold()] = value
    more = YamlFile(_OWN_FILES / "title_spellings.yml").read(dict[str, dict[str, tuple[NonEmptyText, ...]]])
    for name, values in more.items():
        for value, texts in values.items():
            found[name].update({text.casefold(): value for text in texts})
    return dict(found)
