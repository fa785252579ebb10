"""Errors of the recommender.

RecommenderError
├── ArtefactError        a trained artefact is missing, of another version, or damaged
├── UnknownProductError  a product id is not in the index
├── NotFittedError       a model was asked before it was fitted or loaded
└── TrainingError        training cannot go on (no data, factors not finite)
"""


class RecommenderError(Exception):
    """Any failure of the recommender; its text says what to do next."""


class ArtefactError(RecommenderError):
    """A trained artefact is missing, of another version, or damaged."""


class UnknownProductError(RecommenderError):
    """A product id is not in the index."""

    def __init__(self, product_id: int) -> None:
        super().__init__(f"product {product_id} is not in the index; run `daogou train recommender` after an import")
        self.product_id = product_id


class NotFittedError(RecommenderError):
    """A model was asked before it was fitted or loaded."""


class TrainingError(RecommenderError):
    """Training cannot go on: there is no data, or the factors are not finite."""
