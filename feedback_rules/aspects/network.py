"""A network with one hidden layer, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from feedback_rules.aspects.window import padded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating]
    Floats = NDArray[np.float64]

__all__ = ["Network"]


_AT_ONCE = 64
"""Rows a product: linear algebra sums small and large matrices in another order, and a score must not depend on how many are asked for."""


@dataclass(frozen=True, slots=True)
class Network:
    """Several networks of the same inputs, trained from other beginnings, side by side in one hidden layer; the scores are their mean."""

    hidden: Numbers
    """Shape (inputs, hidden)."""
    hidden_bias: Numbers
    out: Numbers
    """Shape (hidden, outputs)."""
    out_bias: Numbers

    def scores(self, rows: Numbers) -> Floats:
        """Return the scores before softmax or logistic function, shape (rows, outputs)."""
        found = [self._some(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(found).astype(np.float64)

    def _some(self, rows: Numbers) -> Numbers:
        inner = np.maximum(padded(rows.astype(np.float32)) @ self.hidden + self.hidden_bias, 0)
        scores: Numbers = (inner @ self.out + self.out_bias)[: len(rows)]
        return scores
