"""Learning in epochs stops when nothing is gained, and goes on where it was stopped."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from recommender.collaborative.epochs import EpochTrainer
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.errors import TrainingError


class Line:
    """Fits a line by Adam, in a random order of points."""

    def __init__(self, run=UNWATCHED, fingerprint="data", max_epochs=12, patience=3, stop_at=None):
        self.generator = torch.Generator().manual_seed(0)
        self.network = nn.Linear(1, 1)
        nn.init.zeros_(self.network.weight)
        nn.init.zeros_(self.network.bias)
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=0.1)
        self.points = torch.linspace(-1, 1, 32)[:, None]
        self.trainer = EpochTrainer(
            self.network, self.optimiser, self.generator, run, fingerprint, max_epochs, patience
        )
        self.epochs = 0
        self.stop_at = stop_at

    def loss(self, points):
        return nn.functional.mse_loss(self.network(points), 3.0 * points + 1.0)

    def epoch(self, number):
        if self.epochs == self.stop_at:
            raise KeyboardInterrupt
        self.epochs += 1
        self.last = number
        for batch in torch.randperm(len(self.points), generator=self.generator).split(8):
            self.optimiser.zero_grad()
            loss = self.loss(self.points[batch])
            loss.backward()
            self.optimiser.step()
        return loss.item()

    def fit(self):
        return self.trainer.fit(self.epoch, lambda: -self.loss(self.points).item())


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(tmp_path):
    whole, run = Line(), TrainingRun(folder=tmp_path, name="line")
    best = whole.fit()
    with pytest.raises(KeyboardInterrupt):
        Line(run, stop_at=5).fit()
    resumed = Line(run)
    assert resumed.fit() == pytest.approx(best)
    assert resumed.epochs == whole.epochs - 5
    assert resumed.last == whole.last
    assert torch.allclose(resumed.network.weight, whole.network.weight)
    assert not run.checkpoint.exists()


def test_the_checkpoint_of_other_data_is_passed_over(tmp_path):
    run = TrainingRun(folder=tmp_path, name="line")
    with pytest.raises(KeyboardInterrupt):
        Line(run, stop_at=5).fit()
    other = Line(run, fingerprint="other data")
    other.fit()
    assert other.epochs == 12


def test_a_damaged_checkpoint_is_passed_over(tmp_path):
    run = TrainingRun(folder=tmp_path, name="line")
    run.checkpoint.parent.mkdir(parents=True)
    run.checkpoint.write_bytes(b"damaged")
    line = Line(run)
    line.fit()
    assert line.epochs == 12


def test_training_stops_when_validation_no_longer_gains_and_keeps_the_best():
    line = Line(max_epochs=50, patience=2)
    figures = iter([1.0, 3.0, 2.0, 1.0, 9.0])
    weights = []

    def validate():
        weights.append(line.network.weight.detach().clone())
        return next(figures)

    assert line.trainer.fit(line.epoch, validate) == 3.0
    assert line.epochs == 4
    assert torch.equal(line.network.weight, weights[1])


def test_a_loss_that_is_not_finite_is_an_error():
    line = Line(TrainingRun(name="line"))
    with pytest.raises(TrainingError, match="line model is nan"):
        line.trainer.fit(lambda number: float("nan"), lambda: 0.0)


def test_figures_are_logged_for_tensorboard(tmp_path):
    Line(TrainingRun(folder=tmp_path, name="line")).fit()
    assert list((tmp_path / "logs" / "line").glob("events.out.tfevents.*"))
