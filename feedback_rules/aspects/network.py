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
        inner = np.maximum(padded(rows.astype(np.float32)) @ self.hidden + self.hidden_bias, 0)
        found: Floats = (inner @ self.out + self.out_bias)[: len(rows)].astype(np.float64)
        return found
