"""Read order reports, which hold the facts that a feedback report lacks: who fulfilled the order, how and when it was shipped."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from feedback_rules.errors import FeedbackError, ReportError
from feedback_rules.feedback import ShippedWith, spelled_fact
from feedback_rules.policy import normal_marketplace
from feedback_rules.reports.columns import answer, column_of, header_key
from feedback_rules.reports.dates import date_order, order_of_marketplace, read_date
from feedback_rules.reports.source import Source, read_text

__all__ = ["ORDER_FACTS", "read_orders"]

ORDER_FACTS = ("fulfillment", "shipped_with", "shipped_on_time")
"""The facts of :class:`Feedback` that an order report can give."""

_OWN = {
    "fulfilled_by": ["fulfilled-by"],
    "ordered_on": ["purchase-date", "ordered_on", "order date"],
    "handed_over_on": ["handed_over_on", "hand-over date", "handover date", "first scan", "shipped_on", "ship-date", "shipment-date"],
    "ship_by": ["ship_by", "ship-by date", "latest-ship-date"],
}
_COLUMNS = {header_key(name): column for column, names in _OWN.items() for name in names}
_DATES = ("ordered_on", "handed_over_on", "ship_by")
_CLOCK = re.compile(r"\d[T ]+\d{1,2}:\d{2}")
_ZONES = dt.timedelta(days=2)
"""Days apart from which no time zone can turn an order of dates around."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date as a file gives it: the day, the clock where it is written so that it can be compared, and whether there is one."""

    day: dt.date
    instant: dt.datetime | None = None
    timed: bool = False


@dataclass(slots=True)
class _Order:
    """Everything that the rows of one order say."""

    facts: dict[str, Any] = field(default_factory=dict)
    ordered_on: dt.date | None = None
    handed_over: set[_Moment] = field(default_factory=set)
    ship_by: set[_Moment] = field(default_factory=set)

    def note(self, name: str, value: Any) -> None:
        """Take a fact; an order split between two answers has none."""
        self.facts[name] = value if self.facts.get(name, value) == value else None


def _column(name: str) -> str | None:
    return _COLUMNS.get(header_key(name)) or column_of(name)


def _fulfillment(cell: str) -> Any:
    return spelled_fact("fulfillment", cell)


def _shipped_with(cell: str) -> Any:
    try:
        return spelled_fact("shipped_with", cell)
    except FeedbackError:
        # Any carrier that the seller booked elsewhere.
        return ShippedWith.OTHER


def _shipped_on_time(cell: str) -> Any:
    return answer("shipped_on_time", cell)


_READ: dict[str, Callable[[str], Any]] = {
    "fulfillment": _fulfillment,
    "shipped_with": _shipped_with,
    "shipped_on_time": _shipped_on_time,
}


def _moment(cell: str, order: str) -> _Moment:
    try:
        instant = dt.datetime.fromisoformat(cell)
    except ValueError:
        return _Moment(read_date(cell, order), timed=_CLOCK.search(cell) is not None)
    if _CLOCK.search(cell):
        return _Moment(instant.date(), instant, timed=True)
    return _Moment(instant.date())


def _in_time(handed_over: _Moment, ship_by: _Moment) -> bool | None:
    """Say whether a parcel was handed over in time; ``None`` where a clock or a time zone that is not known decides."""
    left, right = handed_over.instant, ship_by.instant
    if left is not None and right is not None and (left.tzinfo is None) == (right.tzinfo is None):
        return left <= right
    gap = ship_by.day - handed_over.day
    if any(instant is not None and instant.tzinfo is not None for instant in (left, right)):
        return None if abs(gap) < _ZONES else gap > dt.timedelta(0)
    if not gap and ship_by.timed:
        return None
    return gap >= dt.timedelta(0)


def _on_time(order: _Order) -> bool | None:
    """Compare every hand-over of an order with every ship-by date: only one answer counts."""
    answers = {_in_time(handed_over, ship_by) for handed_over in order.handed_over for ship_by in order.ship_by}
    return answers.pop() if len(answers) == 1 else None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.split("\n") if line.strip()), "")
    tabs = "\t" in first
    delimiter = "\t" if tabs else ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as exc:
            raise ReportError(f"orders, line {reader.line_num}: not readable ({exc})") from exc
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip().strip('"').strip() if tabs else cell.strip() for cell in cells]


def _date_order(rows: Sequence[tuple[int, Mapping[str, str]]], names: Sequence[str], marketplace: str | None) -> str | None:
    """Return the order of day and month that the file's own dates allow, else the marketplace's."""
    texts = [cells[name] for _, cells in rows for name in names if cells.get(name)]
    return date_order(texts) or (order_of_marketplace(marketplace) if marketplace else None)


def _read(text: str, marketplace: str | None, orders: dict[str, _Order]) -> None:
    """Add one file's facts to the orders."""
    table = _rows(text)
    _, names = next(table, (0, []))
    if not names:
        return
    header = [_column(name) for name in names]
    if "order_id" not in header:
        raise ReportError("orders: no column of order ids; expected one named 'amazon-order-id' or 'order_id'")
    if not any(name in header for name in (*ORDER_FACTS, *_OWN)):
        allowed = ", ".join(map(repr, (*ORDER_FACTS, "handed_over_on", "ship_by")))
        raise ReportError(f"orders: no column of facts; expected one of 'fulfillment-channel', {allowed}")
    rows = [(line, {name: cell for name, cell in zip(header, cells, strict=False) if name}) for line, cells in table]
    dates = _date_order(rows, ("handed_over_on", "ship_by"), marketplace)
    if dates is None:
        raise ReportError("orders: day and month can be read both ways in every row; write 2026-01-31, or give marketplace=")
    ordered = _date_order(rows, ("ordered_on",), marketplace)
    for line, cells in rows:
        identifier = cells.get("order_id", "")
        if not identifier:
            continue
        order = orders.setdefault(identifier, _Order())
        try:
            _take(order, cells, dates, ordered)
        except (ReportError, FeedbackError) as exc:
            raise ReportError(f"orders, line {line}: {exc}") from exc


def _take(order: _Order, cells: Mapping[str, str], dates: str, ordered: str | None) -> None:
    """Add one row to its order."""
    for name, read in _READ.items():
        if cells.get(name) and (value := read(cells[name])) is not None:
            order.note(name, value)
    if header_key(cells.get("fulfilled_by", "")) == "easy ship":
        order.note("shipped_with", ShippedWith.EASY_SHIP)
    if cells.get("handed_over_on"):
        order.handed_over.add(_moment(cells["handed_over_on"], dates))
    if cells.get("ship_by"):
        order.ship_by.add(_moment(cells["ship_by"], dates))
    if cells.get("ordered_on") and ordered:
        try:
            order.ordered_on = _moment(cells["ordered_on"], ordered).day
        except ReportError:
            # The day of the order decides no verdict; an odd one costs nothing.
            return


def read_orders(
    source: Source | Sequence[Source], *, marketplace: str | None = None, encoding: str | None = None
) -> Mapping[str, Mapping[str, Any]]:
    """Read order reports: facts by order id.

    Accepts Amazon's all-orders flat file (``amazon-order-id``, ``fulfillment-channel``, ``purchase-date``, in India
    ``fulfilled-by``), and any tab-, comma- or semicolon-separated file with a column of order ids beside ``fulfillment``,
    ``shipped_with`` (``buy_shipping``, ``easy_ship``, ``other``), ``shipped_on_time``, or the dates ``handed_over_on`` and
    ``ship_by``, from which ``shipped_on_time`` follows. Several files are joined: Amazon's for the channel, your own for the
    shipping.

    An order whose rows or files contradict each other keeps the fact unknown, and so does a hand-over whose lateness hangs on a clock or a
    time zone that is not written down.

    Args:
        source: a path, the report's text or bytes, a file object, an API payload, or a sequence of these.
        marketplace: the order of day and month, where the file's own dates leave it open; and the old encoding of Japan.
        encoding: the encoding of bytes, where known.

    Returns:
        For each order id those of ``fulfillment``, ``shipped_with``, ``shipped_on_time`` that a row speaks of, and ``ordered_on`` (a date).

    Raises:
        ReportError: a column is missing, or a cell has a value that is not allowed; the message names the line.
        PolicyError: the marketplace is not known.
    """
    code = normal_marketplace(marketplace) if marketplace is not None else None
    sources = source if isinstance(source, Sequence) and not isinstance(source, str | bytes) else [source]
    orders: dict[str, _Order] = {}
    for item in sources:
        _read(read_text(item, japanese=code == "JP", encoding=encoding).removeprefix("\ufeff"), code, orders)
    for order in orders.values():
        if (in_time := _on_time(order)) is not None:
            order.note("shipped_on_time", in_time)
        if order.ordered_on is not None:
            order.facts["ordered_on"] = order.ordered_on
    return {identifier: order.facts for identifier, order in orders.items()}
