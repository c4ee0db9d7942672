"""What the aspect model says about one comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from feedback_rules.verdict import Answer, Aspect

__all__ = ["AspectJudge", "ClauseScore", "Judgement"]


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """One clause, ``text[start:end]`` of the comment, with its most likely aspect."""

    start: int
    end: int
    aspect: Aspect
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The clauses of a comment with their aspects, and the two whole-comment decisions with calibrated probabilities."""

    clauses: tuple[ClauseScore, ...]
    aspects: frozenset[Aspect]
    product_only: Answer
    delivery_only: Answer
    product_only_probability: float
    delivery_only_probability: float


class AspectJudge(Protocol):
    """Anything that can judge comments: the shipped model, or one of a caller's own."""

    @property
    def version(self) -> str:
        """The name a verdict cites."""

    def judge(self, texts: list[str]) -> list[Judgement]:
        """Judge comments, in order; the answer for a comment never depends on its neighbours in the list."""
