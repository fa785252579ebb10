"""Which product goes into which category: as its example says, or as a classifier that learnt from the examples does.

`category_examples.csv` (source, external_id, category, known_by) holds products whose category is known: `person` read
title, brand and description, `rules` are where hand-written rules of an earlier time and a classifier that had not seen
the product agreed with ease. A wrong category is mended by a line there.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from shop.classification.classifier import Classifier
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.errors import ImportFormatError
from shop.importers.categories_yml import CategoryTree

Key = tuple[str, str]
"""Source and the product's own id there."""

_EXAMPLES = Path(__file__).parent / "category_examples.csv"


def load_examples(tree: CategoryTree, path: Path = _EXAMPLES) -> dict[Key, CategoryPath]:
    """Return the known categories of products, each from the root down.

    Raises:
        ImportFormatError: a line names a category that is not in the tree.
    """
    known: dict[Key, CategoryPath] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.DictReader(stream), start=2):
            if row["category"] not in tree.parents:
                raise ImportFormatError(f"{path}, line {line}: there is no category {row['category']!r}")
            known[row["source"], row["external_id"]] = tree.path(row["category"])
    return known


def place_products(
    products: Mapping[Key, Description], examples: Mapping[Key, CategoryPath], words: Mapping[str, CategoryPath]
) -> dict[Key, CategoryPath]:
    """Return the category of every product; where the classifier is not sure of a leaf, what is above it.

    Args:
        products: what the shop says of them.
        examples: the categories of some of them.
        words: what people call the products of a category; each is one more example of it. "Spirit level" is a tool,
            and no title need say so.
    """
    known = [key for key in products if key in examples]
    others = [key for key in products if key not in examples]
    placed = {key: examples[key] for key in known}
    if others:
        learnt = [(products[key], examples[key]) for key in known]
        kinds = {path for _, path in learnt}
        learnt += [(Description(word), path) for word, path in words.items() if path in kinds]
        classifier = Classifier([product for product, _ in learnt], [path for _, path in learnt])
        found = classifier.place([products[key] for key in others])
        placed.update({key: placement.path for key, placement in zip(others, found, strict=True)})
    return placed
