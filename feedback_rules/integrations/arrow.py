"""Judge Arrow data: a record batch or a table in, the same kind out; the common door of Spark, Ray and Dask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feedback_rules.errors import ReportError
from feedback_rules.integrations.frames import columns_of, judge_lists, new_names
from feedback_rules.integrations.options import PipelineOptions, pipeline_for
from feedback_rules.pipeline import Pipeline
from feedback_rules.reports.dates import order_of_marketplace

__all__ = ["check_arrow", "pyarrow"]

_ROWS = 10_000
"""Rows of a table that are Python values at a time."""


def pyarrow() -> Any:
    """Return the module ``pyarrow``.

    Raises:
        ImportError: it is not installed; the message says what to install.
    """
    try:
        import pyarrow as pa
    except ImportError as exc:
        raise ImportError('Arrow data needs pyarrow: pip install "feedback-rules[arrow]"', name="pyarrow") from exc
    return pa


class _Unreadable:
    """A cell that Python has no value for: a day after the year 9999, bytes that are no UTF-8."""

    def __init__(self, field: str, reason: str) -> None:
        self._message = f"{field}: the cell cannot be read ({reason})"

    def item(self) -> Any:
        """Refuse to become a Python value, as NumPy's values do on this call."""
        raise ReportError(self._message)


def _cell(field: str, scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except Exception as exc:  # noqa: BLE001 - Arrow raises many kinds; the row gets a problem, the others their verdicts
        return _Unreadable(field, type(exc).__name__)


def _values(field: str, column: Any) -> list[Any]:
    """Return a column as Python values; a cell that cannot be one costs its own row only."""
    types = pyarrow().types
    if types.is_timestamp(column.type) and column.type.unit == "ns":
        # Python's times end at microseconds; the day is all that is read.
        column = column.cast(pyarrow().timestamp("us", tz=column.type.tz), safe=False)
    try:
        values: list[Any] = column.to_pylist()
    except Exception:  # noqa: BLE001 - one bad cell; the good ones are read one by one
        return [_cell(field, scalar) for scalar in column]
    return values


def check_arrow(
    data: Any,
    *,
    marketplace: str = "US",
    columns: Mapping[str, str] | None = None,
    pipeline: Pipeline | PipelineOptions | None = None,
    verdicts: bool = False,
    prefix: str = "",
    keep_columns: bool = True,
) -> Any:
    """Judge every row of Arrow data and return the same kind with the verdict's columns, as strings.

    The added columns are those of :func:`feedback_rules.check_frame`. A row that cannot be read or judged has its reason in ``problem``
    and costs no other row. Data that was judged before is judged anew.

    Args:
        data: a ``pyarrow.RecordBatch`` or ``pyarrow.Table`` with a column of comments; facts in any type that spells them, or null.
        marketplace: whose policy applies, unless a pipeline is given; also the order of day and month in dates that are text.
        columns: field of :class:`Feedback` to column name, for columns whose names are not recognised.
        pipeline: a pipeline of the caller's own, or the options of one that each process makes once.
        verdicts: whether to add a column ``verdict``: the whole verdict as JSON, for ``Verdict.from_json``.
        prefix: what the names of the added columns begin with.
        keep_columns: whether the columns of ``data`` stand before the added ones; ``False`` for the added ones alone.

    Raises:
        ReportError: no column of comments is found, a named column is missing, or an added column has the name of one in the data.
        PolicyError: the marketplace is not known.
        ImportError: pyarrow is not installed.
        TypeError: the data is neither a record batch nor a table.
    """
    pa = pyarrow()
    if not isinstance(data, (pa.RecordBatch, pa.Table)):
        raise TypeError(f"data: expected a pyarrow RecordBatch or Table, got {type(data).__name__}")
    fields = columns_of(data.schema.names, columns)
    kept = data.schema.names if keep_columns else []
    added = new_names(kept, fields, prefix=prefix, verdicts=verdicts)
    judge = pipeline_for(pipeline) if isinstance(pipeline, PipelineOptions) else pipeline or Pipeline(marketplace=marketplace)
    order = order_of_marketplace(judge.marketplace)
    places = {field: data.schema.get_field_index(name) for field, name in fields.items()}
    written = dict.fromkeys(added.values(), pa.string())
    old = [pa.field(field.name, written[field.name]) if field.name in written else field for field in data.schema] if keep_columns else []
    new = [pa.field(name, kind) for name, kind in written.items() if name not in kept]
    schema = pa.schema([*old, *new], metadata=data.schema.metadata if keep_columns else None)

    def judged(batch: Any) -> Any:
        lists = {field: _values(field, batch.column(place)) for field, place in places.items()}
        cells = judge_lists(lists, judge, order=order, nested=verdicts)
        values = {column: pa.array([row[name] for row in cells], pa.string()) for name, column in added.items()}
        arrays = [values[name] if name in values else batch.column(place) for place, name in enumerate(kept)]
        return pa.RecordBatch.from_arrays([*arrays, *(values[field.name] for field in new)], schema=schema)

    if isinstance(data, pa.RecordBatch):
        return judged(data)
    return pa.Table.from_batches(map(judged, data.to_batches(max_chunksize=_ROWS)), schema=schema)
