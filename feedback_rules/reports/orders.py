"""Read order reports, which hold the facts that a feedback report lacks: who fulfilled the order, and how it was shipped."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from feedback_rules.errors import ReportError
from feedback_rules.feedback import ShippedWith
from feedback_rules.reports.columns import answer, column_of
from feedback_rules.reports.source import Source, read_text

__all__ = ["read_orders"]

_FACTS = ("fulfillment", "shipped_with", "shipped_on_time")
_CHANNELS = {
    "amazon": "amazon",
    "afn": "amazon",
    "fba": "amazon",
    "merchant": "seller",
    "mfn": "seller",
    "fbm": "seller",
    "seller": "seller",
}


def _value(name: str, cell: str) -> Any:
    cell = cell.strip()
    if not cell:
        return None
    if name == "fulfillment":
        # Amazon writes "Amazon", "AFN", "Amazon_EU" or "Amazon_NA".
        key = cell.lower().replace(" ", "_")
        channel = _CHANNELS.get(key) or ("amazon" if key.startswith("amazon") else None)
        if channel is None:
            raise ReportError(f"fulfillment: expected one of {', '.join(sorted(_CHANNELS))}, got {cell[:20]!r}")
        return channel
    if name == "shipped_with":
        service = cell.lower().replace(" ", "_").replace("-", "_")
        # Any carrier that the seller booked elsewhere is "other".
        return service if service in list(ShippedWith) else ShippedWith.OTHER
    if name == "shipped_on_time":
        return answer(name, cell)
    return cell


def read_orders(source: Source) -> Mapping[str, Mapping[str, Any]]:
    """Read an order report: facts by order id.

    Accepts Amazon's all-orders flat file (``amazon-order-id``, ``fulfillment-channel``), and any tab- or comma-separated file
    with a column of order ids beside ``fulfillment``, ``shipped_with`` (``buy_shipping``, ``easy_ship``, ``other``) or ``shipped_on_time``.

    An order whose rows contradict each other keeps the fact unknown.

    Args:
        source: a path, the report's text or bytes, a file object, or an API payload.

    Raises:
        ReportError: a column is missing, or a cell has a value that is not allowed; the message names the line.
    """
    text = read_text(source)
    lines = text.splitlines()
    if not lines:
        return {}
    delimiter = "\t" if "\t" in lines[0] else ("," if "," in lines[0] else ";")
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    )
    header = [column_of(cell) for cell in next(rows)]
    if "order_id" not in header:
        raise ReportError("orders: no column of order ids; expected one named 'amazon-order-id' or 'order_id'")
    if not any(name in header for name in _FACTS):
        raise ReportError(f"orders: no column of facts; expected one of 'fulfillment-channel', {', '.join(map(repr, _FACTS))}")
    orders: dict[str, dict[str, Any]] = {}
    for row in rows:
        cells = {name: cell for name, cell in zip(header, row, strict=False) if name}
        order = orders.setdefault(cells.get("order_id", "").strip().strip('"'), {})
        for name in _FACTS:
            if name not in cells:
                continue
            try:
                value = _value(name, cells[name])
            except ReportError as exc:
                raise ReportError(f"orders, line {rows.line_num}: {exc}") from exc
            if value is None:
                continue
            if order.get(name, value) != value:
                # An order split between Amazon and the seller has no single answer: the fact stays unknown.
                order[name] = None
                continue
            order[name] = value
    orders.pop("", None)
    return orders
