"""Which facts would settle a verdict that waits for a person or a fact, whatever their values turn out to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from feedback_rules.feedback import FACT_NAMES, Fulfillment, ShippedWith
from feedback_rules.policy import policy_by_id
from feedback_rules.verdict import Action, Status, Verdict

__all__ = ["may_settle", "settling"]

_POSITIVE = 4
_VALUES: dict[str, tuple[Any, ...]] = {"rating": (1, 2, 3, 4, 5), "fulfillment": tuple(Fulfillment), "shipped_with": tuple(ShippedWith)}


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One finding that keeps a verdict open: the facts it lacks, and the values that its clause wants."""

    missing: frozenset[str]
    wanted: tuple[tuple[str, Any], ...] | None
    """``None`` where the policy is the caller's own, so that the wanted values are not known."""
    person: bool
    """Whether the text itself is open, so that facts can only rule the clause out."""

    def answer(self, values: Mapping[str, Any]) -> bool | None:
        """Say whether the clause is met once these facts are known; ``None`` where it stays open."""
        for name, value in self.wanted or ():
            if name in self.missing and name in values and (values[name] > value if name == "rating" else values[name] != value):
                return False
        if self.person or self.missing - values.keys():
            return None
        return self.wanted is not None


def _waiting(verdict: Verdict) -> tuple[_Waiting, ...]:
    policy = policy_by_id(verdict.versions.policy)
    found = []
    for finding in verdict.findings:
        clause = policy.clause(finding.checker) if policy else None
        if finding.status not in (Status.UNCERTAIN, Status.NEEDS_FACTS, Status.FAILED) or (clause and clause.scope == "facts"):
            continue
        wanted = None
        if clause is not None:
            wanted = tuple(("rating" if name == "max_rating" else name, value) for name, value in clause.when.items())
        found.append(_Waiting(frozenset(finding.missing), wanted, finding.status is not Status.NEEDS_FACTS))
    return tuple(found)


def _assignments(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield every value that the facts can take."""
    for values in product(*(_VALUES.get(name, (True, False)) for name in names)):
        yield dict(zip(names, values, strict=True))


def _settled(waiting: Sequence[_Waiting], values: Mapping[str, Any]) -> bool:
    if values.get("rating", 0) >= _POSITIVE:
        return True
    answers = [item.answer(values) for item in waiting]
    return True in answers or None not in answers


@lru_cache(maxsize=1024)
def _sets(waiting: tuple[_Waiting, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return the smallest sets of facts that settle for certain, and the single facts that may."""
    names = [name for name in FACT_NAMES if any(name in item.missing for item in waiting)]
    certain: list[tuple[str, ...]] = []
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            if any(set(smaller) <= set(chosen) for smaller in certain):
                continue
            if all(_settled(waiting, values) for values in _assignments(chosen)):
                certain.append(chosen)
    possible = [name for name in names if (name,) not in certain and any(_settled(waiting, values) for values in _assignments([name]))]
    return tuple(certain), tuple(possible)


def settling(verdict: Verdict) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of missing facts that turn a ``REVIEW`` into an answer, whatever their values are.

    A single fact stands alone in its set; facts of which each leaves the verdict open stand together.
    """
    return _sets(_waiting(verdict))[0] if verdict.action is Action.REVIEW else ()


def may_settle(verdict: Verdict) -> tuple[str, ...]:
    """Return the single facts that turn a ``REVIEW`` into an answer with some of their values, and leave it open with others."""
    return _sets(_waiting(verdict))[1] if verdict.action is Action.REVIEW else ()
