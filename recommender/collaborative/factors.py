"""A factor model learnt by a sampled softmax: the products of a history point to where the next ones lie."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray
from torch import nn

from recommender.collaborative.epochs import EpochTrainer
from recommender.collaborative.history import FactorisedModel, degrees
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import TrainingRun
from recommender.errors import TrainingError

_STEPS = 30
_SMALLEST_BATCH, _LARGEST_BATCH = 64, 1_024
_VALIDATION_CUSTOMERS = 1_000
_VALIDATION_SHARE = 0.05
_FEWEST_PRODUCTS = 3
_HIDDEN = (0.2, 0.6)
_LEAST_RATE = 0.02


class FactorModel(FactorisedModel):
    """Scores = cos(x Dᵢ^-½ V, O), V the item-in and O the item-out embeddings.

    Learnt by hiding a random part of each history and finding it by the rest: a linear autoencoder with the multinomial
    loss of MultVAE (Liang et al. 2018), over a sample of the products as in SSM (Wu et al. 2022, "On the effectiveness
    of sampled softmax loss"), and with the cosine of SimpleX (Mao et al. 2021). Customers have no vector of their own,
    so a history that was never trained on is scored like any other.
    """

    name = "factors"

    def __init__(
        self,
        factors: int = 96,
        temperature: float = 0.12,
        learning_rate: float = 8e-3,
        negatives: int = 6_000,
        epochs: int = 40,
        half_life_days: float = 90.0,
        half_life_items: float = 100.0,
        seed: int = 0,
    ) -> None:
        super().__init__(half_life_days, half_life_items)
        self.factors = factors
        self.temperature = temperature
        self.learning_rate = learning_rate
        self.negatives = negatives
        self.epochs = epochs
        self.seed = seed

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether two customers bought enough to hide a part of it."""
        counts, _ = degrees(interactions)
        return int(np.count_nonzero(counts >= _FEWEST_PRODUCTS)) > 1

    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        generator = torch.Generator().manual_seed(self.seed)
        _, of_products = degrees(interactions)
        bought = interactions.matrix()
        network = _Network(of_products, self.factors, generator)
        able = np.flatnonzero(np.diff(bought.indptr) >= _FEWEST_PRODUCTS)
        if len(able) < 2:
            raise TrainingError("no two customers bought enough to hide a part of it; `daogou ingest` more orders")
        order = torch.randperm(len(able), generator=generator).numpy()
        held_out = able[order[: max(1, min(_VALIDATION_CUSTOMERS, int(len(able) * _VALIDATION_SHARE)))]]
        train = np.setdiff1d(able, held_out)
        optimiser = torch.optim.Adam(network.parameters(), lr=self.learning_rate, betas=(0.9, 0.99))
        size = int(np.clip(len(train) // _STEPS, _SMALLEST_BATCH, _LARGEST_BATCH))

        def epoch(number: int) -> float:
            losses = []
            shuffled = train[torch.randperm(len(train), generator=generator).numpy()]
            starts = range(0, len(shuffled), size)
            for step, start in enumerate(starts):
                done = (number + step / len(starts)) / self.epochs
                for group in optimiser.param_groups:
                    group["lr"] = self.learning_rate * max(_LEAST_RATE, 1.0 - done)
                optimiser.zero_grad()
                loss = self._loss(network, bought[shuffled[start : start + size]], generator)
                loss.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                losses.append(loss.item())
            return float(np.mean(losses))

        def validate() -> float:
            fixed = torch.Generator().manual_seed(self.seed)
            return -self._loss(network, bought[held_out], fixed).item()

        fingerprint = (
            f"{interactions.fingerprint} {self.factors} {self.temperature} {self.learning_rate} {self.negatives} "
            f"{self.epochs} {self.seed}"
        )
        trainer = EpochTrainer(network, optimiser, generator, run, fingerprint, self.epochs, patience=self.epochs)
        trainer.fit(epoch, validate)
        with torch.no_grad():
            self._item_in = (network.item_in.weight * network.damping[:, None]).numpy()
            self._item_out = nn.functional.normalize(network.item_out).numpy()

    def _loss(self, network: _Network, bought: sp.csr_matrix, generator: torch.Generator) -> torch.Tensor:
        """Return how badly the hidden parts of some histories [customers, products] are found by the rest."""
        lengths = torch.from_numpy(np.diff(bought.indptr)).long()
        rows = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
        columns = torch.from_numpy(bought.indices).long()
        low, high = _HIDDEN
        share = low + (high - low) * torch.rand(len(lengths), generator=generator)
        hidden = torch.rand(len(columns), generator=generator) < share[rows]
        hidden[torch.from_numpy(bought.indptr[:-1]).long()] = False  # something is left of every history
        profiles = network.profiles(rows[~hidden], columns[~hidden], len(lengths)) / self.temperature
        item_out = nn.functional.normalize(network.item_out)
        products = bought.shape[1]
        sample = torch.randperm(products, generator=generator)[: self.negatives]
        normaliser = torch.logsumexp(profiles @ item_out[sample].T, dim=1) + float(np.log(products / len(sample)))
        found = (profiles[rows[hidden]] * item_out[columns[hidden]]).sum(dim=1)
        # Each customer counts by the length of their history, however much of it is hidden this time.
        counts = torch.bincount(rows[hidden], minlength=len(lengths)).clamp(min=1)
        weights = (lengths / counts)[rows[hidden]]
        return ((normaliser[rows[hidden]] - found) * weights).sum() / weights.sum().clamp(min=1.0)

    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        item_in, item_out = self._fitted()
        profiles = histories @ item_in
        lengths = np.linalg.norm(profiles, axis=1, keepdims=True)
        scores: NDArray[np.float32] = (profiles / np.maximum(lengths, 1e-12)) @ item_out.T
        return scores


class _Network(nn.Module):
    damping: torch.Tensor

    def __init__(self, of_products: NDArray[np.float32], factors: int, generator: torch.Generator) -> None:
        super().__init__()
        start = torch.randn(len(of_products), factors, generator=generator) * 0.1
        self.item_in = nn.EmbeddingBag.from_pretrained(start.clone(), freeze=False, mode="sum")
        self.item_out = nn.Parameter(start.clone())
        self.register_buffer("damping", torch.from_numpy(of_products**-0.5))

    def profiles(self, rows: torch.Tensor, columns: torch.Tensor, count: int) -> torch.Tensor:
        """Return the direction of each history, given as sorted rows and their columns, [count, factors]."""
        offsets = torch.searchsorted(rows, torch.arange(count))
        summed = self.item_in(columns, offsets, per_sample_weights=self.damping[columns])
        return nn.functional.normalize(summed)
