"""What a training may use besides its data: who watches it, where it keeps checkpoints, where it logs."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from recommender.progress import Progress, silent

_LOGS = "logs"
_CHECKPOINTS = "checkpoints"


class Log(Protocol):
    """Takes figures of a training as it goes on."""

    def add_scalar(self, tag: str, scalar_value: float, global_step: int) -> object:
        """Take one figure."""
        ...


class _NoLog:
    def add_scalar(self, tag: str, scalar_value: float, global_step: int) -> None:
        """Forget one figure."""


@dataclass(frozen=True)
class TrainingRun:
    """One training; without a `folder` it neither keeps checkpoints nor logs.

    Logs are TensorBoard's (`tensorboard --logdir <folder>/logs`). Where WANDB_PROJECT is set and the wandb package is
    installed, Weights & Biases gets the same figures.
    """

    progress: Progress = silent
    folder: Path | None = None
    name: str = ""

    def part(self, name: str) -> TrainingRun:
        """Return the run of a part, e.g. of one model of a blend, with logs and checkpoints of its own."""
        return replace(self, name=f"{self.name}/{name}" if self.name else name)

    @property
    def checkpoint(self) -> Path | None:
        """Where this run keeps its checkpoint."""
        if self.folder is None:
            return None
        return self.folder / _CHECKPOINTS / f"{self.name.replace('/', '-').replace(' ', '-')}.safetensors"

    def log(self) -> AbstractContextManager[Log]:
        """Open the log; to be used in a `with`."""
        if self.folder is None:
            return nullcontext(_NoLog())
        from tensorboardX import SummaryWriter  # type: ignore[import-untyped]

        _start_wandb(self.folder)
        writer: AbstractContextManager[Log] = SummaryWriter(str(self.folder / _LOGS / self.name.replace(" ", "-")))
        return writer


UNWATCHED = TrainingRun()
"""Shows nothing and keeps nothing."""


def _start_wandb(folder: Path) -> None:
    if not os.environ.get("WANDB_PROJECT"):
        return
    import wandb  # type: ignore[import-not-found]  # named by the user; its absence is theirs to mend

    if wandb.run is None:
        wandb.init(dir=str(folder), sync_tensorboard=True)
