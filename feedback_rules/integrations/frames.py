"""Judge a pandas or polars frame: a frame in, the same kind out."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from feedback_rules.errors import FeedbackRulesError, ReportError
from feedback_rules.feedback import Feedback
from feedback_rules.pipeline import Pipeline
from feedback_rules.policy import normal_marketplace
from feedback_rules.reports.columns import answer, column_of, rating
from feedback_rules.reports.dates import order_of_marketplace, read_date
from feedback_rules.reports.writers import deciding
from feedback_rules.verdict import Verdict

__all__ = ["VERDICT_COLUMNS", "check_frame", "columns_of", "feedback_of", "frame_kind", "judge_lists", "new_names"]

VERDICT_COLUMNS = ("action", "ground", "basis", "evidence", "blockers", "missing", "sentence", "product_only", "delivery_only", "problem")
"""The columns that :func:`check_frame` adds, besides ``verdict`` where it is asked for."""

_FACTS = (
    "rating",
    "fulfillment",
    "arrived_on_time",
    "item_as_described",
    "customer_service",
    "shipped_with",
    "shipped_on_time",
    "order_id",
    "left_on",
)
_ANSWERS = ("arrived_on_time", "item_as_described", "customer_service", "shipped_on_time")
_VERDICT = "verdict"
_BATCH = 256
"""Rows judged at a time: as many as a pipeline takes through its model at once."""


def _clean(value: Any) -> Any:
    """Return ``None`` for every way frames spell a missing value, and plain Python values for all others."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if isinstance(value, Decimal):
        # Stars and order ids of databases; an exponent of any size is not written out.
        whole = value.is_finite() and value.adjusted() < 40 and value == int(value)
        return int(value) if whole else None if value.is_nan() else str(value)
    if isinstance(value, float):
        # A column of whole numbers or truth values with a gap in it is a column of floats.
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    return value


def _day(value: Any, order: str) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    return read_date(text, order) if text else None


def feedback_of(row: Mapping[str, Any], *, order: str = "ymd") -> Feedback:
    """Return the feedback of one row of a frame.

    Args:
        row: values by field of :class:`Feedback`, missing ones in any spelling of a frame.
        order: the order of day and month in dates that are text; a year in front wins.

    Raises:
        FeedbackRulesError: a value is not allowed; the message names the field.
    """
    comment = _clean(row["comment"])
    facts = {name: value for name in _FACTS if (value := _clean(row.get(name))) is not None}
    for name in _ANSWERS:
        if name in facts:
            facts[name] = answer(name, facts[name])
    if "rating" in facts:
        facts["rating"] = rating(facts["rating"])
    if "order_id" in facts:
        facts["order_id"] = str(facts["order_id"])
    if "left_on" in facts:
        facts["left_on"] = _day(facts["left_on"], order)
    return Feedback(comment="" if comment is None else comment, **facts)


def frame_kind(frame: Any) -> str:
    """Return ``"pandas"`` or ``"polars"`` for a frame of theirs, also of a class of the caller's own; ``""`` for anything else.

    Raises:
        TypeError: the frame is lazy, so that it has no rows yet.
    """
    for base in type(frame).__mro__:
        kind = base.__module__.partition(".")[0]
        if kind in ("pandas", "polars") and base.__name__ == "DataFrame":
            return kind
        if kind == "polars" and base.__name__ == "LazyFrame":
            raise TypeError("frame: a LazyFrame has no rows yet; hand over frame.collect()")
    return ""


def columns_of(names: Sequence[Any], given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the column of each field of :class:`Feedback`: as given, else the first whose name is recognised.

    Raises:
        ReportError: a given field or column does not exist, a column that is needed stands twice, or there is none of comments.
    """
    found: dict[str, Any] = {}
    for name in reversed(names):
        field = column_of(name) if isinstance(name, str) else None
        if field is not None:
            found["left_on" if field == "date" else field] = name
    for field, name in (given or {}).items():
        if field not in ("comment", *_FACTS):
            raise ReportError(f"columns: expected one of comment, {', '.join(_FACTS)}, got {field!r}")
        if name not in names:
            raise ReportError(f"columns: the frame has no column {name!r} for {field!r}; it has {', '.join(map(repr, names))}")
        found[field] = name
    found = {field: found[field] for field in ("comment", *_FACTS) if field in found}
    if "comment" not in found:
        raise ReportError("columns: no column of comments is recognised; name it, such as columns={'comment': 'text'}")
    for field, name in found.items():
        if names.count(name) > 1:
            raise ReportError(f"columns: the frame has {names.count(name)} columns {name!r}; which one is {field!r} cannot be told")
    return found


def _cells(verdict: Verdict | None, problem: str, *, nested: bool) -> dict[str, str | None]:
    if verdict is None:
        return {name: problem if name == "problem" else None for name in (*VERDICT_COLUMNS, _VERDICT)}
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
        _VERDICT: verdict.to_json() if nested else None,
    }


def new_names(names: Sequence[Any], used: Mapping[str, Any], *, prefix: str, verdicts: bool) -> dict[str, str]:
    """Return the added columns by their names in the frame; a frame that was judged before is judged anew, any other clash is refused.

    Args:
        names: the columns that are there.
        used: the columns that are read, by field.
        prefix: what the names of the added columns begin with.
        verdicts: whether ``verdict`` is one of them.

    Raises:
        ReportError: an added column has the name of one that is there.
    """
    added = {name: f"{prefix}{name}" for name in ((*VERDICT_COLUMNS, _VERDICT) if verdicts else VERDICT_COLUMNS)}
    taken = [name for name in added.values() if name in names]
    judged_before = all(f"{prefix}{name}" in names for name in VERDICT_COLUMNS)
    if taken and (not judged_before or set(taken) & set(used.values())):
        raise ReportError(f"columns: the frame has {', '.join(map(repr, taken))} already; choose a prefix, such as prefix='feedback_'")
    return added


def check_frame(
    frame: Any,
    *,
    marketplace: str = "US",
    columns: Mapping[str, Any] | None = None,
    pipeline: Pipeline | None = None,
    verdicts: bool = False,
    prefix: str = "",
) -> Any:
    """Judge every row of a frame and return a copy with the verdict's columns added.

    The index and the other columns stay. A row that cannot be read has its reason in ``problem`` and costs no other row. A frame that
    was judged before is judged anew.

    Args:
        frame: a pandas or polars DataFrame with a column of comments; missing comments and facts in any of their spellings.
        marketplace: whose policy applies, unless a pipeline is given; also the order of day and month in dates that are text.
        columns: field of :class:`Feedback` to column name, for columns whose names are not recognised.
        pipeline: a pipeline of the caller's own.
        verdicts: whether to add a column ``verdict``: the whole verdict as JSON, for ``Verdict.from_json``.
        prefix: what the names of the added columns begin with.

    Raises:
        ReportError: no column of comments is found, a named column is missing, or an added column has the name of one in the frame.
        PolicyError: the marketplace is not known.
        TypeError: the frame is neither pandas nor polars, or is lazy.
    """
    kind = frame_kind(frame)
    if not kind:
        raise TypeError(f"frame: expected a pandas or polars DataFrame, got {type(frame).__name__}")
    names = list(frame.columns)
    fields = columns_of(names, columns)
    added = new_names(names, fields, prefix=prefix, verdicts=verdicts)
    judge = pipeline or Pipeline(marketplace=marketplace)
    order = order_of_marketplace(normal_marketplace(marketplace) if pipeline is None else judge.marketplace)
    lists = {field: frame[name].to_list() for field, name in fields.items()}
    cells = judge_lists(lists, judge, order=order, nested=verdicts)
    values = {column: [row[name] for row in cells] for name, column in added.items()}
    if kind == "polars":
        import polars as pl

        return frame.with_columns([pl.Series(name, column, dtype=pl.String) for name, column in values.items()])
    import pandas as pd

    return frame.assign(**{name: pd.Series(column, index=frame.index, dtype=object) for name, column in values.items()})


def judge_lists(lists: Mapping[str, list[Any]], pipeline: Pipeline, *, order: str, nested: bool) -> list[dict[str, str | None]]:
    """Return the cells of the added columns for each row; a row that cannot be judged has its reason in ``problem``.

    Args:
        lists: field of :class:`Feedback` to its column, one of them ``comment``, all of one length.
        pipeline: what judges.
        order: the order of day and month in dates that are text.
        nested: whether to write the whole verdict.
    """
    good: list[Feedback] = []
    problems: list[str | None] = []
    for values in zip(*lists.values(), strict=True):
        try:
            good.append(feedback_of(dict(zip(lists, values, strict=True)), order=order))
            problems.append(None)
        except FeedbackRulesError as exc:
            problems.append(str(exc))
    judged = _judged(pipeline, good)
    answers = (next(judged) if problem is None else problem for problem in problems)
    return [_cells(None, row, nested=nested) if isinstance(row, str) else _cells(row, "", nested=nested) for row in answers]


def _judged(pipeline: Pipeline, feedback: Sequence[Feedback]) -> Iterator[Verdict | str]:
    """Yield each verdict, or why there is none."""
    for start in range(0, len(feedback), _BATCH):
        batch = feedback[start : start + _BATCH]
        _ = pipeline.judge  # a model that cannot be loaded is no row's fault
        try:
            yield from list(pipeline.check_many(batch))
        except (FeedbackRulesError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - one row that breaks a judge never costs the others
            yield from [_alone(pipeline, item) for item in batch]


def _alone(pipeline: Pipeline, feedback: Feedback) -> Verdict | str:
    try:
        return pipeline.check(feedback)
    except (FeedbackRulesError, MemoryError):
        raise
    except Exception as exc:  # noqa: BLE001 - its message may hold the comment, so only its kind is told
        return f"comment: the pipeline failed on it ({type(exc).__name__})"
