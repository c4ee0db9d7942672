"""A clause among its neighbours, as one row of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Singles = NDArray[np.float32]

__all__ = ["TILE", "padded", "window"]

_NEIGHBOUR = np.float32(0.7)
"""A neighbour speaks less loudly than the clause itself."""
TILE = 8
"""Rows of a matrix product come in multiples of this; see :func:`padded`."""


def window(vectors: Singles) -> Singles:
    """Return for each clause its vector, its comment's, and those of the clauses before and behind, shape (clauses, 2048).

    Args:
        vectors: the comment's vector, then its clauses', as :func:`feedback_rules.aspects.encoder.encode` returns them.
    """
    clauses = vectors[1:]
    none = np.zeros((1, vectors.shape[1]), dtype=vectors.dtype)
    whole = np.broadcast_to(vectors[0], clauses.shape)
    before, behind = np.concatenate([none, clauses[:-1]]), np.concatenate([clauses[1:], none])
    return np.hstack([clauses, whole, before * _NEIGHBOUR, behind * _NEIGHBOUR])


def padded(rows: Singles) -> Singles:
    """Return rows with zero rows behind them, up to a multiple of eight.

    In a product of such matrices each row is summed in the same order whatever its neighbours, so that the last bits of a
    comment's scores never depend on what is scored beside it.
    """
    missing = -len(rows) % TILE
    return np.concatenate([rows, np.zeros((missing, rows.shape[1]), dtype=rows.dtype)]) if missing else rows
