"""Puts products into a tree of kinds by what is said of them, as deep as it is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from shop.classification.features import Description, features

Path = tuple[str, ...]
"""Keys of a kind from the root down."""

_SHARPNESS = 8.0
"""Margins times this are log odds; fitted by likelihood on products that were not learnt from."""
_SURE = 0.1
"""Of nodes below this likelihood more are wrong than right, on 799 products that were not learnt from."""
_SEED = 0


@dataclass(frozen=True)
class Placement:
    """Where a product belongs, and how likely that is, 0 to 1."""

    path: Path
    confidence: float


class Classifier:
    """A linear classifier on words and properties: one margin a kind, and how sure it is by the margins' distance.

    Learning the same examples in the same order gives the same classifier.
    """

    def __init__(self, products: Sequence[Description], paths: Sequence[Path]) -> None:
        """Learn from products whose kinds are known, at least two kinds among them."""
        self._paths = sorted(set(paths))
        places = {path: place for place, path in enumerate(self._paths)}
        self._vectorizer = TfidfVectorizer(analyzer=features, min_df=2, sublinear_tf=True, dtype=np.float32)
        vectors = self._vectorizer.fit_transform(products)
        self._model = LinearSVC(C=0.5, tol=1e-2, random_state=_SEED)
        self._model.fit(vectors, [places[path] for path in paths])

    def place(self, products: Sequence[Description], sure: float = _SURE) -> list[Placement]:
        """Return where products belong: the deepest node that is at least `sure`, the likeliest department if none is.

        A node is as likely as all kinds below it together.
        """
        if not products:
            return []
        margins = self._model.decision_function(self._vectorizer.transform(products))
        if margins.ndim == 1:  # of two kinds there is one margin
            margins = np.column_stack((-margins, margins))
        likely = np.exp(_SHARPNESS * (margins - margins.max(axis=1, keepdims=True)))
        likely /= likely.sum(axis=1, keepdims=True)
        return [self._deepest(row, sure) for row in likely]

    def _deepest(self, likely: NDArray[np.float64], sure: float) -> Placement:
        candidates: list[int] = list(range(len(self._paths)))
        best = Placement((), 1.0)
        while True:
            depth = len(best.path)
            below: dict[str, list[int]] = defaultdict(list)
            for place in candidates:
                if len(self._paths[place]) > depth:
                    below[self._paths[place][depth]].append(place)
            shares = {key: float(likely[places].sum()) for key, places in below.items()}
            if not shares:
                return best
            key = max(sorted(shares), key=shares.__getitem__)
            if shares[key] < sure and best.path:
                return best
            best, candidates = Placement((*best.path, key), shares[key]), below[key]
