"""A Transformer over the orders of a customer: what comes next in this sequence (after SASRec, arXiv:1808.09781)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.epochs import EpochTrainer
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.orders import next_orders
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.errors import NotFittedError, TrainingError

_BATCH = 128
_VALIDATION_SHARE = 0.1
_PATIENCE = 3
_PLACES = 8
"""Places are told apart by powers of two: the last product, the two before it, the four before those, ..."""


class SequenceModel(CollaborativeModel):
    """Attention over the last products of a history; the softmax over all products says which come next.

    Learnt like the next-order model, from every order but a customer's first. The order of products within an order
    is chance, so places are coarse and attention looks both ways, unlike in SASRec.
    """

    name = "sequence"
    is_blended = False

    def __init__(
        self,
        factors: int = 64,
        layers: int = 1,
        heads: int = 2,
        dropout: float = 0.4,
        longest: int = 64,
        learning_rate: float = 2e-3,
        half_life_days: float = 90.0,
        max_epochs: int = 30,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self.factors, self.layers, self.heads, self.dropout = factors, layers, heads, dropout
        self.longest = longest
        self.learning_rate = learning_rate
        self.half_life_days = half_life_days
        self.max_epochs = max_epochs
        self.seed = seed
        self._network: _Network | None = None

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether some customer came back."""
        return interactions.has_times and len(next_orders(interactions)) > 1

    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Learn from the orders; what is kept is the state with the least loss on a tenth of them held out."""
        orders = next_orders(interactions)
        if len(orders) < 2:
            raise TrainingError("too few customers came back to learn a sequence from; `daogou ingest` more orders")
        torch.manual_seed(self.seed)  # the layers draw their first weights, and dropout, from the global generator
        generator = torch.Generator().manual_seed(self.seed)
        network = self._made(len(interactions.product_ids))
        inputs = _padded([row[: self.longest] for row in orders.before], self.longest)
        weights = torch.from_numpy(np.exp2((orders.days - orders.days.max()) / self.half_life_days).astype(np.float32))
        order = torch.randperm(len(orders), generator=generator)
        held_out, train = order.tensor_split([max(1, int(len(order) * _VALIDATION_SHARE))])
        optimiser = torch.optim.AdamW(network.parameters(), lr=self.learning_rate, weight_decay=0.01)

        def loss(batch: torch.Tensor) -> torch.Tensor:
            logs = nn.functional.log_softmax(network(inputs[batch]), dim=1)
            means = torch.stack([logs[k, orders.new[i]].mean() for k, i in enumerate(batch.tolist())])
            return -(means * weights[batch]).sum() / weights[batch].sum()

        def epoch(_: int) -> float:
            total = 0.0
            batches = train[torch.randperm(len(train), generator=generator)].split(_BATCH)  # type: ignore[no-untyped-call]
            for batch in batches:
                optimiser.zero_grad()
                value = loss(batch)
                value.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                total += value.item()
            return total / len(batches)

        def validate() -> float:
            parts = held_out.split(_BATCH)  # type: ignore[no-untyped-call]
            return -sum(loss(part).item() * len(part) for part in parts) / len(held_out)

        sizes = f"{self.factors} {self.layers} {self.heads} {self.dropout} {self.longest}"
        fingerprint = f"{interactions.fingerprint} {sizes} {self.learning_rate} {self.half_life_days} {self.seed}"
        EpochTrainer(network, optimiser, generator, run, fingerprint, self.max_epochs, _PATIENCE).fit(epoch, validate)
        self._network = network
        self.product_ids = interactions.product_ids

    def predict(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return the logarithm of the chance of each product to come next, up to a constant."""
        network = self._fitted()
        rows = [self.columns(list(dict.fromkeys(reversed(history))))[: self.longest] for history in histories]
        with torch.no_grad():
            scores: NDArray[np.float32] = network(_padded(rows, self.longest)).numpy()
        return scores

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return the network's parameters and the sizes it is built by."""
        sizes = np.array([self.factors, self.layers, self.heads, self.longest])
        return {"sizes": sizes, **{name: tensor.numpy() for name, tensor in self._fitted().state_dict().items()}}

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self.factors, self.layers, self.heads, self.longest = (int(size) for size in state["sizes"])
        network = self._made(len(self.product_ids))
        network.load_state_dict({name: torch.from_numpy(state[name]) for name in network.state_dict()})
        self._network = network.eval()

    def _made(self, products: int) -> _Network:
        return _Network(products, self.factors, self.layers, self.heads, self.dropout)

    def _fitted(self) -> _Network:
        if self._network is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._network


class _Network(nn.Module):
    """Products by column + 1; 0 is no product."""

    def __init__(self, products: int, factors: int, layers: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.products = nn.Embedding(products + 1, factors, padding_idx=0)
        self.places = nn.Embedding(_PLACES, factors)
        nn.init.normal_(self.products.weight, std=factors**-0.5)
        nn.init.zeros_(self.places.weight)
        self.input_dropout = nn.Dropout(dropout)
        layer = nn.TransformerEncoderLayer(factors, heads, 2 * factors, dropout, batch_first=True, norm_first=True)
        self.attention = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)
        self.bias = nn.Parameter(torch.zeros(products))

    def forward(self, columns: torch.Tensor) -> torch.Tensor:
        places = torch.log2(torch.arange(1, columns.shape[1] + 1)).long().clamp(max=_PLACES - 1)
        known = columns > 0
        known[:, 0] |= ~known.any(dim=1)  # attention over nothing is not a number; column 0 embeds as zero
        states = self.input_dropout(self.products(columns) + self.places(places))
        states = self.attention(states, src_key_padding_mask=~known)
        shopper = (states * known[..., None]).sum(dim=1) / known.sum(dim=1, keepdim=True)
        scores: torch.Tensor = shopper @ self.products.weight[1:].T + self.bias
        return scores


def _padded(rows: Sequence[NDArray[np.int64]], width: int) -> torch.Tensor:
    """Return columns + 1 with zeros behind, [rows, width]."""
    table = np.zeros((len(rows), width), np.int64)
    for k, row in enumerate(rows):
        table[k, : len(row)] = row + 1
    return torch.from_numpy(table)
