"""The contract every collaborative model keeps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from typing_extensions import Self

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.errors import ArtefactError, NotFittedError
from recommender.storage import read_tensors, write_tensors

if TYPE_CHECKING:
    from optuna import Trial

History = Sequence[int]
"""Product ids of one shopper, newest last; a product bought again may come again. Unknown products are passed over."""


class CollaborativeModel(ABC):
    """Learns from interactions; scores every product it knows for any history, also of shoppers it never saw.

    Scores come in columns: column k is product `product_ids[k]`. A model is made without arguments as the shop uses it
    and with keyword arguments where it is tuned.
    """

    name: ClassVar[str]
    is_blended: ClassVar[bool] = True
    """Whether the shop's blend tries the model; False where its scores answer another question."""
    view: ClassVar[str] = ""
    """What the model looks at, by default something of its own; of models with one view a plain mean takes the best."""

    def __init__(self) -> None:
        self._product_ids: NDArray[np.int64] | None = None
        self._columns: dict[int, int] = {}

    @property
    def product_ids(self) -> NDArray[np.int64]:
        """The products of the columns, ascending.

        Raises:
            NotFittedError: the model was neither fitted nor loaded.
        """
        if self._product_ids is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._product_ids

    @product_ids.setter
    def product_ids(self, product_ids: NDArray[np.int64]) -> None:
        self._product_ids = product_ids
        self._columns = {int(product_id): column for column, product_id in enumerate(product_ids)}

    def known(self, history: History) -> list[int]:
        """Return the products of a history that the model knows, in its order."""
        return [product_id for product_id in history if product_id in self._columns]

    def columns(self, history: History) -> NDArray[np.int64]:
        """Return the columns of the products that the model knows, in the order of the history."""
        return np.array([self._columns[product_id] for product_id in self.known(history)], np.int64)

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether the model can learn from these interactions at all, by their kind and number."""
        return True

    @classmethod
    def param_grid(cls, interactions: Interactions) -> Sequence[Mapping[str, float]]:
        """Return the keyword arguments to try on these interactions; a blend takes what is best by itself."""
        return ({},)

    @classmethod
    def suggest(cls, trial: Trial) -> dict[str, float]:
        """Return the keyword arguments that a trial of `daogou tune` asks for; by default there is nothing to tune."""
        return {}

    @abstractmethod
    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Learn from all interactions, forgetting what was learnt before.

        Raises:
            TrainingError: there are too few interactions, or the result is not finite.
        """

    @abstractmethod
    def predict(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return the score of every product for every history, [histories, products]; higher is better."""

    def item_to_item(self, product_ids: Sequence[int]) -> NDArray[np.float32]:
        """Return what having each of some products says of every product, [product_ids, products].

        One scale for all, so that a product that tells much says it louder than one that tells little.
        """
        return self.predict([[product_id] for product_id in product_ids])

    @abstractmethod
    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return all that scoring needs beside `product_ids`, as arrays by name."""

    @abstractmethod
    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""

    def save(self, path: Path) -> None:
        """Write the model as one safetensors file."""
        arrays = {"product_ids": self.product_ids, **self.state_dict()}
        write_tensors(path, {f"{self.name}/{name}": array for name, array in arrays.items()})

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            ArtefactError: the file is missing, damaged, or another model's.
        """
        model = cls()
        arrays = {key.removeprefix(f"{cls.name}/"): array for key, array in read_tensors(path).items()}
        try:
            model.product_ids = arrays.pop("product_ids")
            model.load_state_dict(arrays)
        except KeyError as error:
            raise ArtefactError(
                f"{path} is not a {cls.name} model: it has no {error}; run `daogou train recommender` to make it anew"
            ) from error
        return model
