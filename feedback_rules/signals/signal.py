"""What every detector returns: an answer, and the words that carry it."""

from __future__ import annotations

from bisect import bisect_left
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
    starts: list[int] = []
    for span in sorted(spans, key=lambda item: (item.start - item.end, item.start, item.kind)):
        # Those kept lie apart and in order, so that only the neighbours can overlap.
        at = bisect_left(starts, span.start)
        if (not at or kept[at - 1].end <= span.start) and (at == len(kept) or span.end <= kept[at].start):
            kept.insert(at, span)
            starts.insert(at, span.start)
    return tuple(kept)
