"""From the probabilities of clauses and of the whole comment to the evidence for an "entire comment" decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from feedback_rules.verdict import Aspect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["ASPECTS", "DECISIONS", "EVIDENCE", "evidence"]

ASPECTS = tuple(Aspect)
"""The order of columns in every matrix of the model."""

_NEUTRAL = (Aspect.GENERIC, Aspect.OTHER)
DECISIONS: dict[str, tuple[Aspect, ...]] = {
    "product_only": (Aspect.PRODUCT,),
    "delivery_only": (Aspect.DELIVERY, Aspect.PACKAGING),
}
"""The whole-comment decisions, and the aspects at least one clause must have; all others must be among these, generic or other."""

EVIDENCE = (
    "sum of log allowed", "least allowed", "mean log allowed", "most core", "log any core", "root of clauses",
    "strongest foreign aspect", "sum of foreign aspects", "strongest core aspect", "mean of two least allowed", "log any foreign",
    *(f"odds of {aspect} in the comment" for aspect in ASPECTS),
    *(f"log doubt of the surest {aspect} clause" for aspect in ASPECTS),
    *(f"log doubt of any {aspect} clause" for aspect in ASPECTS),
)  # fmt: skip
"""The names of the columns of :func:`evidence`."""
_FLOOR = 1e-4
_LEAST = -8.0
"""Sums over clauses stop here: a very long comment is no more certain than a long one."""
_MOST = 12
"""The number of clauses counts up to here, for the same reason."""


def _columns(aspects: tuple[Aspect, ...]) -> list[int]:
    return [ASPECTS.index(aspect) for aspect in aspects]


_CORE = {name: _columns(core) for name, core in DECISIONS.items()}
_ALLOWED = {name: _columns((*core, *_NEUTRAL)) for name, core in DECISIONS.items()}
_FOREIGN = {name: [index for index in range(len(ASPECTS)) if index not in allowed] for name, allowed in _ALLOWED.items()}


def evidence(decision: str, clauses: Floats, whole: Floats) -> Floats:
    """Return the evidence for a decision, one number for each name in :data:`EVIDENCE`.

    Args:
        decision: a key of :data:`DECISIONS`.
        clauses: probabilities of the clauses, shape (clauses, aspects), at least one row.
        whole: the probability that the comment holds each aspect, shape (aspects,).
    """
    allowed = clauses[:, _ALLOWED[decision]].sum(axis=1)
    core = clauses[:, _CORE[decision]].sum(axis=1)
    log_allowed = np.log(np.clip(allowed, _FLOOR, 1.0))
    held = np.clip(whole, _FLOOR, 1.0 - _FLOOR)
    odds = np.log(held / (1.0 - held))
    foreign = odds[_FOREIGN[decision]]
    without = np.log(np.clip(1.0 - clauses, _FLOOR, 1.0))
    return np.array(
        [
            max(log_allowed.sum(), _LEAST),
            allowed.min(),
            log_allowed.mean(),
            core.max(),
            np.log(np.clip(1.0 - np.prod(1.0 - core), _FLOOR, 1.0)),
            np.sqrt(min(len(clauses), _MOST)),
            foreign.max(),
            np.log1p(np.exp(foreign)).sum(),
            odds[_CORE[decision]].max(),
            np.sort(allowed)[:2].mean(),
            np.log(np.clip(1.0 - np.prod(allowed), _FLOOR, 1.0)),
            *odds,
            *without.min(axis=0),
            *np.maximum(without.sum(axis=0), _LEAST),
        ]
    )
