"""Hyper-parameter search for the collaborative models of a shop, on its own purchases (Optuna, Akiba et al. 2019)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import optuna

from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.models import MODELS
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.collaborative.validation import Validation
from recommender.errors import ArtefactError, TrainingError

TUNED = "tuned.json"
_STUDIES = "tuning.db"
_MOST_CUSTOMERS = 3_000

Tuned = dict[str, dict[str, float]]
"""The best keyword arguments found for each model, by its name."""


def tune(
    kind: type[CollaborativeModel], interactions: Interactions, folder: Path, trials: int, run: TrainingRun = UNWATCHED
) -> dict[str, float]:
    """Search for the hyper-parameters of a model that best foresee what is held out of the purchases.

    Every trial is kept in a database in the folder, so a search that was stopped goes on where it was; the best
    arguments so far are written to `tuned.json` there, which training reads.

    Args:
        kind: a model with something to tune.
        interactions: all purchases; what is held out of them decides.
        folder: for the database and the result; it is made.
        trials: how many settings to have tried in all.
        run: progress, and a log of every trial.

    Returns:
        The best keyword arguments.

    Raises:
        TrainingError: the model does not suit the shop, or there is nothing to hold out.
    """
    rest, held_out = interactions.hold_out()
    if not held_out or not kind.suits(rest):
        raise TrainingError(
            f"the {kind.name} model cannot be tuned on these purchases: nothing can be held out of them"
        )
    validation = Validation.from_interactions(rest, held_out, _MOST_CUSTOMERS)
    folder.mkdir(parents=True, exist_ok=True)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(
        study_name=f"{kind.name} {interactions.fingerprint}",
        storage=f"sqlite:///{folder / _STUDIES}",
        sampler=optuna.samplers.TPESampler(seed=0),
        direction="maximize",
        load_if_exists=True,
    )

    def objective(trial: optuna.Trial) -> float:
        model = kind(**kind.suggest(trial))
        model.fit(rest)
        return sum(validation.evaluate(validation.scorer(model)))

    def finished() -> int:
        return len(study.get_trials(deepcopy=False, states=(optuna.trial.TrialState.COMPLETE,)))

    with run.part(f"tuning {kind.name}").log() as log:
        run.progress(f"tuning {kind.name}", finished(), trials)
        while finished() < trials:
            study.optimize(objective, n_trials=1)
            log.add_scalar("validation", study.trials[-1].value or 0.0, finished())
            log.add_scalar("best", study.best_value, finished())
            run.progress(f"tuning {kind.name}", finished(), trials)
            write_tuned(folder, {**read_tuned(folder), kind.name: dict(study.best_params)})
    return dict(study.best_params)


def tunable() -> dict[str, type[CollaborativeModel]]:
    """Return the models that have something to tune, by name."""
    nothing = CollaborativeModel.suggest.__func__  # type: ignore[attr-defined]
    return {name: kind for name, kind in MODELS.items() if kind.suggest.__func__ is not nothing}  # type: ignore[attr-defined]


def read_tuned(folder: Path) -> Tuned:
    """Read what `tune` found; nothing, if it never ran.

    Raises:
        ArtefactError: the file is damaged.
    """
    path = folder / TUNED
    if not path.exists():
        return {}
    try:
        tuned: Tuned = json.loads(path.read_text(encoding="utf-8"))
        for name, parameters in tuned.items():
            MODELS[name](**parameters)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ArtefactError(f"{path} is not what `daogou tune` writes: {error}; delete it or tune again") from error
    return tuned


def write_tuned(folder: Path, tuned: Mapping[str, Mapping[str, float]]) -> None:
    """Write the best arguments for training to read."""
    building = folder / f"{TUNED}.new"
    building.write_text(f"{json.dumps(tuned, indent=2)}\n", encoding="utf-8")
    building.rename(folder / TUNED)
