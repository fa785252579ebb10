"""The collaborative models by name; a new model is one file and one line here."""

from __future__ import annotations

from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.factors import FactorModel
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.neighbours import NeighboursModel
from recommender.collaborative.next_order import NextOrderModel
from recommender.collaborative.rating import RatingModel
from recommender.collaborative.sequence import SequenceModel
from recommender.collaborative.spectral import SpectralModel

MODELS: dict[str, type[CollaborativeModel]] = {
    model.name: model
    for model in (
        LinearModel,
        NextOrderModel,
        NeighboursModel,
        SpectralModel,
        FactorModel,
        RatingModel,
        SequenceModel,
    )
}
