"""The broad lines of taste: an ideal low-pass filter on the graph of customers and products."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray

from recommender.collaborative.history import FactorisedModel, degrees, scaled
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import TrainingRun

if TYPE_CHECKING:
    from optuna import Trial

_ITERATIONS = 3
_MORE = 32
_FEWER = 4


class SpectralModel(FactorisedModel):
    """Scores = x Dᵢ^-½ V Vᵀ Dᵢ^½ with the first right singular vectors V of Dᵤ^-½ X Dᵢ^-½.

    The smooth part of GF-CF (Shen et al. 2021, "How powerful is graph convolution for recommendation?"), by a
    randomised SVD (Halko, Martinsson and Tropp 2011). It forgets what is bought with what by chance.
    """

    name = "spectral"

    def __init__(
        self, factors: int = 96, half_life_days: float = 90.0, half_life_items: float = 100.0, seed: int = 0
    ) -> None:
        super().__init__(half_life_days, half_life_items)
        self.factors = factors
        self.seed = seed

    @classmethod
    def param_grid(cls, interactions: Interactions) -> Sequence[Mapping[str, float]]:
        """Return what differs between shops most."""
        return ({"factors": 96}, {"factors": 512})

    @classmethod
    def suggest(cls, trial: Trial) -> dict[str, float]:
        """Return the keyword arguments that a trial asks for."""
        return {
            "factors": trial.suggest_int("factors", 16, 768, log=True),
            "half_life_days": trial.suggest_float("half_life_days", 20.0, 400.0, log=True),
        }

    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        of_customers, of_products = degrees(interactions)
        bought = scaled(of_customers**-0.5, self._recent(interactions), of_products**-0.5)
        # With as many factors as products nothing would be left out, and nothing learnt.
        factors = min(self.factors, max(1, min(bought.shape) // _FEWER))
        vectors = _right_singular_vectors(bought, factors, self.seed)
        self._item_in = vectors * (of_products**-0.5)[:, None]
        self._item_out = vectors * (of_products**0.5)[:, None]

    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        item_in, item_out = self._fitted()
        scores: NDArray[np.float32] = (histories @ item_in) @ item_out.T
        return scores


def _right_singular_vectors(matrix: sp.csr_matrix, count: int, seed: int) -> NDArray[np.float32]:
    width = min(count + _MORE, *matrix.shape)
    transposed = matrix.T.tocsr()
    basis = np.random.default_rng(seed).standard_normal((matrix.shape[1], width)).astype(np.float32)
    for _ in range(_ITERATIONS):
        basis = torch.linalg.qr(torch.from_numpy(transposed @ (matrix @ basis))).Q.numpy()
    image = torch.from_numpy(matrix @ basis)
    rotation = torch.linalg.eigh(image.T @ image).eigenvectors.flip(1)[:, :count]
    vectors: NDArray[np.float32] = basis @ rotation.numpy()
    return vectors
