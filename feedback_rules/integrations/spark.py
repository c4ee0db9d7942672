"""Judge a Spark DataFrame where its rows are: each Python worker makes its pipeline once and judges Arrow batches with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from feedback_rules.errors import ReportError
from feedback_rules.feedback import SellerProfile
from feedback_rules.integrations.arrow import check_arrow, pyarrow
from feedback_rules.integrations.frames import columns_of, new_names
from feedback_rules.integrations.options import PipelineOptions
from feedback_rules.policy import policy_for

__all__ = ["check_dataframe"]


def _pyspark_types() -> Any:
    try:
        from pyspark.sql import types
    except ImportError as exc:
        raise ImportError('Spark DataFrames need pyspark: pip install "feedback-rules[spark]"', name="pyspark") from exc
    return types


def check_dataframe(
    df: Any,
    *,
    marketplace: str = "US",
    seller: SellerProfile | None = None,
    on: dt.date | None = None,
    tier: str | None = None,
    columns: Mapping[str, str] | None = None,
    verdicts: bool = False,
    prefix: str = "",
) -> Any:
    """Return a Spark DataFrame with the verdict's columns added, as strings; lazy as every transformation.

    The added columns are those of :func:`feedback_rules.check_frame`. A row that cannot be read or judged has its reason in ``problem``
    and costs no other row. The options are checked here, on the driver; the library must be installed on the workers too.

    Args:
        df: a ``pyspark.sql.DataFrame`` with a column of comments.
        marketplace: whose policy applies; also the order of day and month in dates that are text.
        seller: the seller's own names, addresses and numbers; sent to the workers with the task.
        on: judge by the policy of this day; ``None`` for the newest.
        tier: ``"full"`` or ``"fast"``; ``None`` for ``full`` where a worker has the encoder, else ``fast``.
        columns: field of :class:`Feedback` to column name, for columns whose names are not recognised.
        verdicts: whether to add a column ``verdict``: the whole verdict as JSON, for ``Verdict.from_json``.
        prefix: what the names of the added columns begin with.

    Raises:
        ReportError: no column of comments is found, a named column is missing, or an added column has the name of one in the frame.
        PolicyError: the marketplace is not known.
        ModelError: there is no such tier.
        FeedbackError: ``seller`` is no :class:`SellerProfile`.
        ImportError: pyspark or pyarrow is not installed.
        TypeError: the frame is not Spark's.
    """
    types = _pyspark_types()
    pyarrow()
    if not hasattr(df, "mapInArrow"):
        raise TypeError(f"df: expected a Spark DataFrame, got {type(df).__name__}")
    options = PipelineOptions(marketplace=marketplace, seller=seller, on=on, tier=tier)
    policy_for(options.marketplace, on=on)  # a day that is none fails here
    fields = columns_of(df.columns, columns)
    added = list(new_names(df.columns, fields, prefix=prefix, verdicts=verdicts).values())
    if df.sparkSession.conf.get("spark.sql.caseSensitive") != "true":
        _refuse_other_case(df.columns, added)
    old = [types.StructField(field.name, types.StringType()) if field.name in added else field for field in df.schema.fields]
    new = [types.StructField(name, types.StringType()) for name in added if name not in df.columns]
    judged = partial(_judged, columns=fields, options=options, verdicts=verdicts, prefix=prefix)
    return df.mapInArrow(judged, types.StructType([*old, *new]))


def _refuse_other_case(names: list[str], added: list[str]) -> None:
    """Refuse an added column whose name differs from another's in case alone: Spark could tell neither by its name."""
    lower = {name.lower() for name in added}
    if taken := [name for name in names if name.lower() in lower and name not in added]:
        raise ReportError(f"columns: the frame has {', '.join(map(repr, taken))} already; choose a prefix, such as prefix='feedback_'")


def _judged(batches: Iterator[Any], *, columns: Mapping[str, str], options: PipelineOptions, verdicts: bool, prefix: str) -> Iterator[Any]:
    """Judge the batches of one task; the pipeline stays in the process for the tasks after it."""
    for batch in batches:
        yield check_arrow(batch, columns=columns, pipeline=options, verdicts=verdicts, prefix=prefix)
