"""Learning in epochs: stop when validation no longer gains, keep the best state, go on where a run was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open  # type: ignore[attr-defined]
from safetensors.torch import save_file
from torch import nn

from recommender.collaborative.run import TrainingRun
from recommender.errors import TrainingError


class EpochTrainer:
    """Trains a network epoch by epoch and leaves it in the state that was best on validation.

    After each epoch network, optimiser, random generator and the best state go to the run's checkpoint, as
    safetensors. A run with the same fingerprint goes on there and ends as if it had never been stopped.
    """

    def __init__(
        self,
        network: nn.Module,
        optimiser: torch.optim.Optimizer,
        generator: torch.Generator,
        run: TrainingRun,
        fingerprint: str,
        max_epochs: int,
        patience: int,
    ) -> None:
        """Prepare a training.

        Args:
            network: trained in place.
            optimiser: of its parameters.
            generator: the only source of chance in an epoch.
            run: progress, checkpoint, log.
            fingerprint: stands for data and hyper-parameters; a checkpoint of another one is passed over.
            max_epochs: at most so many.
            patience: stop after so many epochs without a gain.
        """
        self._network, self._optimiser, self._generator = network, optimiser, generator
        self._run, self._fingerprint = run, fingerprint
        self._max_epochs, self._patience = max_epochs, patience
        self._epoch, self._bad_epochs, self._best = 0, 0, float("-inf")
        self._best_state = _copy(network)

    def fit(self, epoch: Callable[[int], float], validate: Callable[[], float]) -> float:
        """Run epochs until validation no longer gains.

        Args:
            epoch: goes once through the data, given how many epochs are done, and returns the mean loss.
            validate: returns a figure, the higher the better.

        Returns:
            The best figure of validation.

        Raises:
            TrainingError: the loss is not finite.
        """
        self._resume()
        with self._run.log() as log:
            while self._epoch < self._max_epochs and self._bad_epochs < self._patience:
                self._network.train()
                loss = epoch(self._epoch)
                self._network.eval()
                with torch.no_grad():
                    figure = validate()
                if not (loss == loss and abs(loss) != float("inf")):
                    raise TrainingError(f"the loss of the {self._run.name} model is {loss}; lower its learning rate")
                self._epoch += 1
                self._bad_epochs = 0 if figure > self._best else self._bad_epochs + 1
                if figure > self._best:
                    self._best, self._best_state = figure, _copy(self._network)
                log.add_scalar("loss", loss, self._epoch)
                log.add_scalar("validation", figure, self._epoch)
                self._keep()
                self._run.progress(f"{self._run.name} model", self._epoch, self._max_epochs)
        self._network.load_state_dict(self._best_state)
        self._network.eval()
        if self._run.checkpoint is not None:
            self._run.checkpoint.unlink(missing_ok=True)
        return self._best

    def _keep(self) -> None:
        path = self._run.checkpoint
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        tensors = {f"network.{name}": tensor for name, tensor in self._network.state_dict().items()}
        tensors |= {f"best.{name}": tensor for name, tensor in self._best_state.items()}
        tensors |= {
            f"optimiser.{number}.{name}": torch.as_tensor(value)
            for number, state in self._optimiser.state_dict()["state"].items()
            for name, value in state.items()
        }
        tensors["generator"] = self._generator.get_state()
        counters = {"epoch": self._epoch, "bad_epochs": self._bad_epochs, "best": self._best}
        building = path.with_name(f"{path.name}.new")
        metadata = {"fingerprint": self._fingerprint, "counters": json.dumps(counters)}
        save_file({name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}, building, metadata)
        building.rename(path)

    def _resume(self) -> None:
        path = self._run.checkpoint
        if path is None or not path.exists():
            return
        metadata, tensors = _read(path)
        if metadata.get("fingerprint") != self._fingerprint:
            return
        counters = json.loads(metadata["counters"])
        self._epoch, self._bad_epochs, self._best = counters["epoch"], counters["bad_epochs"], counters["best"]
        self._network.load_state_dict(_of(tensors, "network."))
        self._best_state = _of(tensors, "best.")
        state: dict[int, dict[str, torch.Tensor]] = {}
        for name, tensor in _of(tensors, "optimiser.").items():
            number, _, key = name.partition(".")
            state.setdefault(int(number), {})[key] = tensor
        groups = self._optimiser.state_dict()["param_groups"]
        self._optimiser.load_state_dict({"state": state, "param_groups": groups})
        self._generator.set_state(tensors["generator"])


def _copy(network: nn.Module) -> dict[str, torch.Tensor]:
    return {name: tensor.detach().clone() for name, tensor in network.state_dict().items()}


def _of(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _read(path: Path) -> tuple[dict[str, str], dict[str, torch.Tensor]]:
    """Return metadata and tensors of a checkpoint; nothing of one that is damaged, so that training starts anew."""
    try:
        file: Any
        with safe_open(path, framework="pt") as file:  # type: ignore[no-untyped-call, attr-defined]
            return file.metadata() or {}, {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, SafetensorError):
        return {}, {}
