"""Measure the library on labelled comments: precision and recall for each label, F1 for aspects."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback_rules.errors import ReportError
from feedback_rules.feedback import FACT_NAMES, Feedback
from feedback_rules.pipeline import Pipeline
from feedback_rules.verdict import Assessment

__all__ = ["LABELS", "Counts", "assess_rows", "count_labels", "evaluate_file", "read_rows"]

LABELS = ("product_only", "delivery_only", "obscenity", "seller_pii", "threat")


@dataclass(frozen=True, slots=True)
class Counts:
    """Right and wrong claims of one label; ``unsure`` is not a claim."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    true_negative: int = 0

    @property
    def precision(self) -> float:
        """The share of claims that are right; 1 where none was made."""
        claims = self.true_positive + self.false_positive
        return self.true_positive / claims if claims else 1.0

    @property
    def recall(self) -> float:
        """The share of positives that were claimed; 1 where there are none."""
        positives = self.true_positive + self.false_negative
        return self.true_positive / positives if positives else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        wrong = self.false_positive + self.false_negative
        return 2 * self.true_positive / (2 * self.true_positive + wrong) if self.true_positive or wrong else 1.0


def count_labels(rows: Iterable[tuple[Mapping[str, Any], Assessment]]) -> dict[str, Counts]:
    """Count right and wrong claims for each label and for aspects.

    Args:
        rows: a labelled row and its assessment. A row's ``labels`` maps names of :data:`LABELS` to true or false, ``ambiguous`` names those
            to leave out; ``aspects`` lists those that must be found, ``aspects_optional`` those that may be.
    """
    tallies: dict[str, Counter[str]] = {}
    for row, seen in rows:
        for label in LABELS:
            truth = (row.get("labels") or {}).get(label)
            if truth is None or label in (row.get("ambiguous") or ()):
                continue
            claim = str(getattr(seen, label)) == "yes"
            tallies.setdefault(label, Counter())[f"{'true' if truth == claim else 'false'}_{'positive' if claim else 'negative'}"] += 1
        if row.get("aspects"):
            need, may, have = set(row["aspects"]), set(row.get("aspects_optional") or ()), {str(aspect) for aspect in seen.aspects}
            tally = tallies.setdefault("aspects", Counter())
            tally["true_positive"] += len(need & have)
            tally["false_negative"] += len(need - have)
            tally["false_positive"] += len(have - need - may)
    return {label: Counts(**tally) for label, tally in tallies.items()}


def read_rows(text: str, name: str) -> list[dict[str, Any]]:
    """Read labelled rows from JSON Lines.

    Raises:
        ReportError: a line is not a JSON object with a text; the message names it.
    """
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as exc:
            raise ReportError(f"{name}: line {number}: not JSON ({exc.msg})") from exc
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise ReportError(f"{name}: line {number}: expected an object with 'text', and 'labels' and/or 'aspects'")
        rows.append(row)
    return rows


def assess_rows(rows: Iterable[Mapping[str, Any]], *, pipeline: Pipeline) -> list[tuple[Mapping[str, Any], Assessment]]:
    """Judge labelled rows; a row's ``facts`` are the fields of :class:`Feedback`."""
    rows = list(rows)
    feedback = [
        Feedback(comment=row["text"], **{name: value for name, value in (row.get("facts") or {}).items() if name in FACT_NAMES})
        for row in rows
    ]
    return [(row, verdict.assessment) for row, verdict in zip(rows, pipeline.check_many(feedback), strict=True)]


def evaluate_file(path: Path, *, marketplace: str = "US") -> str:
    """Return a table of precision, recall and F1 for a file of labelled comments.

    Args:
        path: JSON Lines with ``text``, and ``labels``, ``ambiguous``, ``aspects``, ``aspects_optional``, ``facts`` where known.
        marketplace: whose telephone numbers are expected.

    Raises:
        ReportError: the file cannot be read; the message names the line.
    """
    try:
        rows = read_rows(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as exc:
        raise ReportError(f"{path}: cannot be read ({type(exc).__name__}); expected JSON Lines in UTF-8") from exc
    counts = count_labels(assess_rows(rows, pipeline=Pipeline(marketplace=marketplace)))
    lines = [f"{len(rows)} comments", f"{'label':<16}{'n':>7}{'positive':>10}{'precision':>11}{'recall':>9}{'F1':>8}"]
    for label, count in counts.items():
        positives = count.true_positive + count.false_negative
        total = positives + count.false_positive + count.true_negative
        lines.append(f"{label:<16}{total:>7}{positives:>10}{count.precision:>11.3f}{count.recall:>9.3f}{count.f1:>8.3f}")
    return "\n".join(lines)
