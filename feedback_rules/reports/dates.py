"""Read the dates of reports, whose order of day and month depends on the marketplace."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from feedback_rules.errors import ReportError

__all__ = ["date_order", "order_of_marketplace", "read_date", "told"]

_MONTH_FIRST, _DAY_FIRST, _YEAR_FIRST = "mdy", "dmy", "ymd"
_ORDERS = {"US": _MONTH_FIRST, "JP": _YEAR_FIRST, "SE": _YEAR_FIRST}
_DATE = re.compile(r"\s*(\d{1,4})\s*[./\-\u5e74]\s*(\d{1,2})\s*[./\-\u6708]\s*(\d{1,4})\u65e5?(?:[T ,].*)?$")
_CENTURY = 2000


def order_of_marketplace(marketplace: str) -> str:
    """Return ``"mdy"`` for the US, ``"ymd"`` for Japan and Sweden, ``"dmy"`` elsewhere (also in Canada)."""
    return _ORDERS.get(marketplace, _DAY_FIRST)


def _parts(text: str) -> tuple[int, int, int] | None:
    match = _DATE.match(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def date_order(texts: Iterable[str]) -> str | None:
    """Return the order that all dates of a file allow, or ``None`` where two orders do.

    A dot between the numbers means day first, a four-digit first number means year first.
    """
    possible = {_MONTH_FIRST, _DAY_FIRST}
    seen = False
    for text in texts:
        parts = _parts(text)
        if parts is None:
            continue
        seen = True
        first, second, _ = parts
        if first > 31:
            return _YEAR_FIRST
        if "." in text:
            return _DAY_FIRST
        if first > 12:
            possible.discard(_MONTH_FIRST)
        if second > 12:
            possible.discard(_DAY_FIRST)
    if not seen:
        return _DAY_FIRST
    return possible.pop() if len(possible) == 1 else None


def told(cell: object) -> str:
    """Return a cell for an error message: short numbers and words as they are, of anything else the length alone.

    In a row whose columns have slipped the cell may hold a person's name or number.
    """
    text = str(cell)
    if re.fullmatch(r"[\d./, :-]{1,10}|[^\W\d_]{1,8}", text):
        return repr(text)
    return f"a text of {len(text)} characters"


def read_date(text: str, order: str) -> dt.date:
    """Read one date; a four-digit year in front wins over the order.

    Raises:
        ReportError: the text is no date in this order.
    """
    parts = _parts(text)
    if parts is None:
        raise ReportError(f"date: expected numbers such as 1/31/25, 31.1.2025 or 2025-01-31, got {told(text)}")
    if parts[0] > 31:
        order = _YEAR_FIRST
    values = dict(zip(order, parts, strict=True))
    year = values["y"] if values["y"] >= 100 else values["y"] + _CENTURY
    try:
        return dt.date(year, values["m"], values["d"])
    except ValueError as exc:
        names = {"m": "month", "d": "day", "y": "year"}
        raise ReportError(f"date: {text[:20]!r} is no date with {', '.join(names[letter] for letter in order)}") from exc
