"""What every detector returns: an answer, and the words that carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from feedback_rules.verdict import Answer, Span

__all__ = ["Signal", "merge"]


@dataclass(frozen=True, slots=True)
class Signal:
    """An answer about a text, and its evidence in the order of the text."""

    answer: Answer
    spans: tuple[Span, ...] = ()


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, each once; of overlapping ones the longest stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start - item.end, item.start, item.kind)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda item: item.start))
