"""Trains the tagger's network with PyTorch; nothing that serves shoppers imports this module."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from bot.nlu.tagging.network import TaggingNetwork

logger = logging.getLogger(__name__)

_BATCH = 32
_POOL = 16
"""Among how many batches sentences of one length are brought together."""
_IGNORED = -100
_PROJECTED, _NEAR, _FAR = 128, 192, 96
_DROPOUT = 0.3
_WORD_DROPOUT = 0.1
_LEARNING_RATE = 2e-3
_TUNING_RATE, _TUNING_EPOCHS = 5e-4, 4
_WEIGHT_DECAY = 1e-2
_LARGEST_GRADIENT = 1.0


@dataclass(frozen=True)
class Sentence:
    """One example: vectors [units, dimension], features [units, features], and a tag code for every unit."""

    vectors: NDArray[np.float32]
    features: NDArray[np.float32]
    tags: Sequence[int]


class TaggingModule(nn.Module):
    """The network of `network.TaggingNetwork` with dropout; now and then a unit's whole vector is left out."""

    def __init__(self, dimension: int, features: int, tags: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(_DROPOUT)
        self.project = nn.Linear(dimension, _PROJECTED)
        self.near = nn.Conv1d(_PROJECTED + features, _NEAR, 3, padding=1)
        self.far = nn.GRU(_NEAR, _FAR, bidirectional=True, batch_first=True)
        self.tag = nn.Linear(2 * _FAR + _NEAR, tags)

    def forward(self, vectors: Tensor, features: Tensor, lengths: Tensor) -> Tensor:
        """Return tag scores [batch, units, tags] of sentences padded to one length."""
        mask = (torch.arange(vectors.shape[1]) < lengths[:, None])[..., None].float()
        if self.training:
            vectors = vectors * (torch.rand(*vectors.shape[:2], 1) > _WORD_DROPOUT)
        projected = torch.relu(self.project(self.dropout(vectors)))
        seen = self.dropout(torch.cat([projected, features], dim=-1)) * mask
        near = torch.relu(self.near(seen.transpose(1, 2))).transpose(1, 2) * mask
        packed = pack_padded_sequence(self.dropout(near), lengths, batch_first=True, enforce_sorted=False)
        far, _ = pad_packed_sequence(self.far(packed)[0], batch_first=True)
        scores: Tensor = self.tag(self.dropout(torch.cat([far, near], dim=-1)))
        return scores


def train_network(sentences: Sequence[Sentence], tags: int, epochs: int, seed: int) -> TaggingNetwork:
    """Fit a network to sentences by cross entropy, AdamW and a one-cycle schedule; the same seed gives the same one.

    Args:
        sentences: at least one, each of at least one unit.
        tags: how many tags there are.
        epochs: how often each sentence is seen.
        seed: for the first weights, the order and the dropout.
    """
    first = sentences[0]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        module = TaggingModule(first.vectors.shape[1], first.features.shape[1], tags)
        return _fit(module, sentences, epochs, _LEARNING_RATE)


def tune_network(network: TaggingNetwork, sentences: Sequence[Sentence], seed: int) -> TaggingNetwork:
    """Go on with a trained network on other sentences, gently; the same seed gives the same one."""
    weights = {name: torch.from_numpy(values.copy()) for name, values in network.weights.items()}
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        module = TaggingModule(
            weights["project.weight"].shape[1],
            weights["near.weight"].shape[1] - _PROJECTED,
            weights["tag.weight"].shape[0],
        )
        module.load_state_dict(weights)
        return _fit(module, sentences, _TUNING_EPOCHS, _TUNING_RATE)


def _fit(module: TaggingModule, sentences: Sequence[Sentence], epochs: int, rate: float) -> TaggingNetwork:
    optimiser = torch.optim.AdamW(module.parameters(), rate, weight_decay=_WEIGHT_DECAY)
    steps = epochs * -(-len(sentences) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, steps)
    module.train()
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(sentences):
            loss = _loss(module, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(module.parameters(), _LARGEST_GRADIENT)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        logger.info("Tagger, epoch %d of %d: loss %.4f", epoch + 1, epochs, total / len(sentences))
    return TaggingNetwork({name: values.numpy() for name, values in module.state_dict().items()})


def _batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield all sentences in random batches of about one length each: padding is work for nothing."""
    order = [sentences[int(position)] for position in torch.randperm(len(sentences))]
    batches = []
    for start in range(0, len(order), _BATCH * _POOL):
        pool = sorted(order[start : start + _BATCH * _POOL], key=lambda sentence: len(sentence.tags))
        batches += [pool[first : first + _BATCH] for first in range(0, len(pool), _BATCH)]
    for position in torch.randperm(len(batches)):
        yield batches[int(position)]


def _loss(module: TaggingModule, batch: Sequence[Sentence]) -> Tensor:
    vectors = pad_sequence([torch.from_numpy(item.vectors) for item in batch], batch_first=True)
    features = pad_sequence([torch.from_numpy(item.features) for item in batch], batch_first=True)
    tags = pad_sequence([torch.tensor(item.tags) for item in batch], batch_first=True, padding_value=_IGNORED)
    scores = module(vectors, features, torch.tensor([len(item.tags) for item in batch]))
    return nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=_IGNORED)
