"""Judge a pandas or polars frame: a frame in, the same kind out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from feedback_rules.errors import FeedbackRulesError, ReportError
from feedback_rules.feedback import Feedback
from feedback_rules.pipeline import Pipeline
from feedback_rules.reports.columns import answer, column_of, rating
from feedback_rules.reports.writers import deciding
from feedback_rules.verdict import Verdict

__all__ = ["VERDICT_COLUMNS", "check_frame"]

VERDICT_COLUMNS = ("action", "ground", "basis", "evidence", "blockers", "missing", "sentence", "product_only", "delivery_only", "problem")
"""The columns that :func:`check_frame` adds."""

_FACTS = (
    "rating",
    "fulfillment",
    "arrived_on_time",
    "item_as_described",
    "customer_service",
    "shipped_with",
    "shipped_on_time",
    "order_id",
)
_ANSWERS = ("arrived_on_time", "item_as_described", "customer_service", "shipped_on_time")


def _clean(value: Any) -> Any:
    """Return ``None`` for every way frames spell a missing value."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") and not isinstance(value, str) else value


def _feedback(row: Mapping[str, Any]) -> Feedback:
    comment = _clean(row["comment"])
    facts = {name: value for name in _FACTS if (value := _clean(row.get(name))) is not None}
    for name in _ANSWERS:
        if name in facts:
            facts[name] = answer(name, facts[name])
    if "rating" in facts:
        facts["rating"] = rating(facts["rating"])
    if "order_id" in facts:
        facts["order_id"] = str(facts["order_id"])
    return Feedback(comment="" if comment is None else comment, **facts)


def _columns(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field: as given, else by its name."""
    found = {field: name for name in reversed(names) if (field := column_of(str(name)))}
    for field, name in given.items():
        if field not in ("comment", *_FACTS):
            raise ReportError(f"columns: expected one of comment, {', '.join(_FACTS)}, got {field!r}")
        if name not in names:
            raise ReportError(f"columns: the frame has no column {name!r} for {field!r}; it has {', '.join(map(repr, names))}")
        found[field] = name
    if "comment" not in found:
        raise ReportError("columns: no column of comments is recognised; name it, such as columns={'comment': 'text'}")
    return found


def _cells(verdict: Verdict | None, problem: str) -> dict[str, str | None]:
    if verdict is None:
        return {name: problem if name == "problem" else None for name in VERDICT_COLUMNS}
    finding = deciding(verdict)
    return {
        "action": str(verdict.action),
        "ground": finding.checker if finding else None,
        "basis": str(finding.citation.basis) if finding and finding.citation else None,
        "evidence": " | ".join(span.quote for span in finding.evidence) if finding else None,
        "blockers": " | ".join(span.quote for span in finding.blockers) if finding else None,
        "missing": " ".join(finding.missing) if finding else None,
        "sentence": finding.sentence if finding else None,
        "product_only": str(verdict.assessment.product_only),
        "delivery_only": str(verdict.assessment.delivery_only),
        "problem": None,
    }


def check_frame(frame: Any, *, marketplace: str = "US", columns: Mapping[str, str] | None = None, pipeline: Pipeline | None = None) -> Any:
    """Judge every row of a frame and return a copy with the verdict's columns added.

    The index and the other columns stay. A row that cannot be read has its reason in ``problem`` and costs no other row.

    Args:
        frame: a pandas or polars DataFrame with a column of comments.
        marketplace: whose policy applies; unused where a pipeline is given.
        columns: field of :class:`Feedback` to column name, for columns whose names are not recognised.
        pipeline: a pipeline of the caller's own.

    Raises:
        ReportError: no column of comments is found, or a named column is missing.
        TypeError: the frame is neither pandas nor polars.
    """
    kind = type(frame).__module__.partition(".")[0]
    if kind not in ("pandas", "polars") or type(frame).__name__ != "DataFrame":
        raise TypeError(f"frame: expected a pandas or polars DataFrame, got {type(frame).__name__}")
    names = list(frame.columns)
    fields = _columns(names, columns or {})
    lists = {field: frame[name].to_list() for field, name in fields.items()}
    cells = _judge(lists, pipeline or Pipeline(marketplace=marketplace))
    added = {name: [row[name] for row in cells] for name in VERDICT_COLUMNS}
    if kind == "polars":
        import polars as pl

        return frame.with_columns([pl.Series(name, values, dtype=pl.String) for name, values in added.items()])
    import pandas as pd

    return frame.assign(**{name: pd.Series(values, index=frame.index, dtype=object) for name, values in added.items()})


def _judge(lists: Mapping[str, list[Any]], pipeline: Pipeline) -> list[dict[str, str | None]]:
    good: list[Feedback] = []
    problems: list[str | None] = []
    for values in zip(*lists.values(), strict=True):
        try:
            good.append(_feedback(dict(zip(lists, values, strict=True))))
            problems.append(None)
        except FeedbackRulesError as exc:
            problems.append(str(exc))
    verdicts = pipeline.check_many(good)
    return [_cells(next(verdicts), "") if problem is None else _cells(None, problem) for problem in problems]
