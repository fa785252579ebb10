"""The shop's own mixture: which models it takes, and how much each counts, is decided on what they did not see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.mixing import Pool, choose_weights, equal_weights, in_unit_std
from recommender.collaborative.models import MODELS
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.collaborative.validation import Validation
from recommender.errors import NotFittedError, TrainingError

_SAMPLE = 500
_MOST_CUSTOMERS = 5_000
"""Of how many customers the held-out products are foreseen; more would say the same."""


@dataclass(frozen=True)
class Component:
    """One model of a blend and what its scores count, in units of their standard deviation."""

    model: CollaborativeModel
    weight: float

    @cached_property
    def std(self) -> float:
        """The usual standard deviation of the model's scores after one product."""
        some = self.model.product_ids[:: max(1, len(self.model.product_ids) // _SAMPLE)].tolist()
        return max(float(self.model.item_to_item(some).std(axis=1).mean()), float(np.finfo(np.float32).tiny))


class BlendModel(CollaborativeModel):
    """Adds up the scores of several models, each divided by its standard deviation and times a weight.

    No single model is the best in every shop: see the table in docs/recommender. So what each customer did last (or a
    random share, where no times are known) is held out, every model that suits the shop learns the rest with each
    setting of its grid, and models are taken in as long as NDCG@20 + Recall@20 on what was held out gains; without
    times the best of each view count alike. The chosen ones then learn from everything.
    """

    name = "blend"

    def __init__(
        self,
        candidates: Sequence[type[CollaborativeModel]] | None = None,
        tuned: Mapping[str, Mapping[str, float]] | None = None,
        seed: int = 0,
    ) -> None:
        """Make a blend.

        Args:
            candidates: the models to choose from; by default all that are known and made for it.
            tuned: keyword arguments to try beside the models' own grids, by the name of the model.
            seed: of the choice of customers and, without times, of what is held out.
        """
        super().__init__()
        self.candidates = tuple(candidates or (model for model in MODELS.values() if model.is_blended))
        self.tuned = dict(tuned or {})
        self.seed = seed
        self.validation: dict[str, float] = {}
        self._components: list[Component] = []

    @property
    def components(self) -> list[Component]:
        """What the blend is made of, the first chosen first.

        Raises:
            NotFittedError: the model was neither fitted nor loaded.
        """
        if not self._components:
            raise NotFittedError("the blend was not fitted; call fit() or load() first")
        return self._components

    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Choose on held-out products, then learn from all of them.

        `validation` then holds NDCG@20 + Recall@20 of every candidate alone and of the blend, by name.
        """
        if not len(interactions):
            raise TrainingError("there are no purchases to learn from; import orders with `daogou ingest` first")
        components = []
        for model, weight in self._choose(interactions, run.part("choosing")):
            model.fit(interactions, run.part(model.name))
            components.append(Component(model, weight))
        self._components = components
        self.product_ids = interactions.product_ids

    def predict(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return the weighted sum of the components' scores, each in unit standard deviation for the history."""
        total = np.zeros((len(histories), len(self.product_ids)), np.float32)
        for component in self.components:
            total += component.weight * in_unit_std(component.model.predict(histories))
        return total

    def item_to_item(self, product_ids: Sequence[int]) -> NDArray[np.float32]:
        """Return the weighted sum of the components' scores, each by its usual deviation after one product."""
        total = np.zeros((len(product_ids), len(self.product_ids)), np.float32)
        for component in self.components:
            total += component.weight / component.std * component.model.item_to_item(product_ids)
        return total

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return the states of the components, by name, with their weights."""
        arrays: dict[str, NDArray[Any]] = {}
        for component in self.components:
            arrays[f"{component.model.name}.weight"] = np.array([component.weight])
            for key, array in component.model.state_dict().items():
                arrays[f"{component.model.name}.state.{key}"] = array
        return arrays

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self._components = []
        for name in (key.removesuffix(".weight") for key in state if key.endswith(".weight")):
            model = MODELS[name]()
            prefix = f"{name}.state."
            model.load_state_dict(
                {key.removeprefix(prefix): array for key, array in state.items() if key.startswith(prefix)}
            )
            model.product_ids = self.product_ids
            self._components.append(Component(model, float(state[f"{name}.weight"][0])))

    def _choose(self, interactions: Interactions, run: TrainingRun) -> list[tuple[CollaborativeModel, float]]:
        """Return the models to mix, not fitted, with their weights."""
        rest, held_out = interactions.hold_out(self.seed)
        suitable = [kind for kind in self.candidates if kind.suits(rest) and kind.suits(interactions)]
        if not suitable:
            raise TrainingError("no model suits these purchases; name one that does as a candidate of the blend")
        validation = Validation.from_interactions(rest, held_out, _MOST_CUSTOMERS, self.seed)
        if not len(validation):
            return [(suitable[0](), 1.0)]
        models, chosen = [], []
        for kind in suitable:
            tuned = [self.tuned[kind.name]] if kind.name in self.tuned else []
            tried = [(kind(**params), params) for params in (*kind.param_grid(interactions), *tuned)]
            objectives = []
            for model, _ in tried:
                model.fit(rest, run.part(kind.name))
                objectives.append(sum(validation.evaluate(validation.scorer(model))))
            best = int(np.argmax(objectives))
            models.append(tried[best][0])
            chosen.append(tried[best][1])
            self.validation[kind.name] = objectives[best]
        pool = Pool.of(models, validation)
        if interactions.has_times:
            weights = choose_weights(pool)
        else:
            weights = equal_weights(pool, [kind.view or kind.name for kind in suitable])
        self.validation[self.name] = pool.objective(weights)
        made = [(kind(**params), float(weight)) for kind, params, weight in zip(suitable, chosen, weights, strict=True)]
        return sorted([item for item in made if item[1]], key=lambda item: -item[1])
