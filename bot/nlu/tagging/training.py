"""Trains the tagger's network with PyTorch; nothing that serves shoppers imports this module."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from bot.nlu.tagging.network import TaggingNetwork

logger = logging.getLogger(__name__)

_BATCH = 32
_IGNORED = -100
_PROJECTED, _HIDDEN = 128, 192
_DROPOUT = 0.3
_LEARNING_RATE = 2e-3
_WEIGHT_DECAY = 1e-2
_LARGEST_GRADIENT = 1.0


@dataclass(frozen=True)
class Sentence:
    """One example: word vectors [words, dimension], features [words, features], and a tag code for every word."""

    vectors: NDArray[np.float32]
    features: NDArray[np.float32]
    tags: Sequence[int]


class TaggingModule(nn.Module):
    """The network of `network.TaggingNetwork` with dropout."""

    def __init__(self, dimension: int, features: int, tags: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(_DROPOUT)
        self.project = nn.Linear(dimension, _PROJECTED)
        self.wide = nn.Conv1d(_PROJECTED + features, _HIDDEN, 5, padding=2)
        self.narrow = nn.Conv1d(_HIDDEN, _HIDDEN, 3, padding=1)
        self.tag = nn.Linear(_HIDDEN, tags)

    def forward(self, vectors: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return tag scores [batch, words, tags]; `mask` [batch, words, 1] is 0 where a sentence has ended."""
        projected = torch.relu(self.project(self.dropout(vectors)))
        seen = self.dropout(torch.cat([projected, features], dim=-1)) * mask
        wide = torch.relu(self.wide(seen.transpose(1, 2))).transpose(1, 2) * mask
        narrow = torch.relu(self.narrow(self.dropout(wide).transpose(1, 2))).transpose(1, 2) + wide
        scores: Tensor = self.tag(self.dropout(narrow))
        return scores


def train_network(sentences: Sequence[Sentence], tags: int, epochs: int, seed: int) -> TaggingNetwork:
    """Fit a network to sentences by cross entropy, AdamW and a one-cycle schedule; the same seed gives the same one.

    Args:
        sentences: at least one, each of at least one word.
        tags: how many tags there are.
        epochs: how often each sentence is seen.
        seed: for the first weights, the order and the dropout.
    """
    first = sentences[0]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        module = TaggingModule(first.vectors.shape[1], first.features.shape[1], tags)
        optimiser = torch.optim.AdamW(module.parameters(), _LEARNING_RATE, weight_decay=_WEIGHT_DECAY)
        steps = epochs * -(-len(sentences) // _BATCH)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _LEARNING_RATE, steps)
        for epoch in range(epochs):
            module.train()
            total = 0.0
            for batch in torch.split(torch.randperm(len(sentences)), _BATCH):
                loss = _loss(module, [sentences[int(position)] for position in batch])
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(module.parameters(), _LARGEST_GRADIENT)
                optimiser.step()
                schedule.step()
                total += float(loss.detach()) * len(batch)
            logger.info("Tagger, epoch %d of %d: loss %.4f", epoch + 1, epochs, total / len(sentences))
    return TaggingNetwork({name: values.numpy() for name, values in module.state_dict().items()})


def _loss(module: TaggingModule, batch: Sequence[Sentence]) -> Tensor:
    vectors = pad_sequence([torch.from_numpy(item.vectors) for item in batch], batch_first=True)
    features = pad_sequence([torch.from_numpy(item.features) for item in batch], batch_first=True)
    tags = pad_sequence([torch.tensor(item.tags) for item in batch], batch_first=True, padding_value=_IGNORED)
    scores = module(vectors, features, (tags != _IGNORED)[..., None].float())
    return nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=_IGNORED)
