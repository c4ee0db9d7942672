"""Read feedback reports: Amazon's two layouts in every documented language, CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feedback_rules.errors import FeedbackRulesError, ReportError
from feedback_rules.feedback import Feedback
from feedback_rules.policy import normal_marketplace
from feedback_rules.reports.columns import NEW_LAYOUT, OLD_LAYOUT, answer, column_of, map_header, rating
from feedback_rules.reports.dates import date_order, order_of_marketplace, read_date
from feedback_rules.reports.orders import ORDER_FACTS, read_orders
from feedback_rules.reports.source import Source, read_text

__all__ = ["Report", "RowProblem", "read_report"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_ANSWERS = ("arrived_on_time", "item_as_described", "customer_service", "shipped_on_time")
_ROW_START = re.compile(r"\s*\"?\d{1,4}[./\-\u5e74]\d{1,2}[./\-\u6708]\d{1,4}\u65e5?\"?\t\s*\"?[1-5]\"?\t")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that could not be read; the others were."""

    line: int
    """The line of the file on which the row begins, counted from 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The feedback of a report, in its order, and the rows that could not be read."""

    feedback: tuple[Feedback, ...]
    problems: tuple[RowProblem, ...] = ()

    def __iter__(self) -> Iterator[Feedback]:
        """Iterate over the feedback."""
        return iter(self.feedback)

    def __len__(self) -> int:
        """Return the number of rows that were read."""
        return len(self.feedback)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, Any]


def _unquote(cell: str) -> str:
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _tab_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells): a comment may run over several lines, so lines are joined until the columns are complete."""
    lines = _LINE_END.split(text)
    width = 0
    pending, begun = "", 0
    for number, line in enumerate(lines, 1):
        if not pending and not line.strip():
            continue
        if pending and _ROW_START.match(line):
            yield begun, pending.split("\t")
            pending = ""
        if pending:
            pending += "\n" + line
        else:
            pending, begun = line, number
        cells = pending.split("\t")
        if not width:
            width = len(cells)
        if len(cells) >= width:
            yield begun, cells
            pending = ""
    if pending.strip():
        yield begun, pending.split("\t")


def _is_rating(cell: str) -> bool:
    try:
        return rating(cell) is not None
    except ReportError:
        return False


def _looks_like_data(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and any(char.isdigit() for char in cells[0]) and _is_rating(_unquote(cells[1]))


def _tab_report(text: str, problems: list[RowProblem]) -> Iterator[_Row]:
    fields: list[str | None] = []
    for line, raw in _tab_rows(text):
        cells = [_unquote(cell) for cell in raw]
        if not fields:
            if not _looks_like_data(cells):
                fields = map_header(cells)
                if "comment" not in fields:
                    fields = _by_position(len(cells))
                continue
            fields = _by_position(len(cells))
        while len(cells) > len(fields) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(fields):
            problems.append(RowProblem(line, f"expected {len(fields)} columns, got {len(cells)}"))
            continue
        yield _Row(line, {name: cell for name, cell in zip(fields, cells, strict=True) if name})


def _by_position(width: int) -> list[str | None]:
    """Return Amazon's fixed order of columns for a header in a language that is not documented."""
    for layout in (NEW_LAYOUT, OLD_LAYOUT):
        if width == len(layout):
            return list(layout)
    raise ReportError(
        f"header: not known, and {width} columns are neither Amazon's {len(NEW_LAYOUT)} nor its older {len(OLD_LAYOUT)}; "
        "name the columns 'date', 'rating', 'comments', 'order id'"
    )


def _comma_report(text: str, delimiter: str, problems: list[RowProblem]) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    fields: list[str | None] = []
    begun = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as exc:
            problems.append(RowProblem(begun, f"not CSV ({exc})"))
            begun = reader.line_num + 1
            continue
        if cells is None:
            return
        line, begun = begun, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not fields:
            fields = map_header(cells)
            if "comment" not in fields:
                raise ReportError("header: no column of comments; expected one named 'comments' or 'comment'")
            continue
        if len(cells) != len(fields):
            problems.append(
                RowProblem(line, f"expected {len(fields)} columns, got {len(cells)}; put comments with a {delimiter!r} in quotes")
            )
            continue
        yield _Row(line, {name: cell for name, cell in zip(fields, cells, strict=True) if name})


def _json_report(text: str, problems: list[RowProblem]) -> Iterator[_Row]:
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as exc:
            problems.append(RowProblem(number, f"not JSON ({exc.msg} at character {exc.pos + 1})"))
            continue
        except (ValueError, RecursionError) as exc:
            problems.append(RowProblem(number, f"not readable JSON ({type(exc).__name__})"))
            continue
        if not isinstance(record, dict):
            problems.append(RowProblem(number, f"expected a JSON object, got {type(record).__name__}"))
            continue
        cells: dict[str, Any] = {}
        for key, value in record.items():
            field = column_of(str(key))
            if field and field not in cells:
                cells[field] = value
        yield _Row(number, cells)


def _feedback(row: _Row, order: str, orders: Mapping[str, Mapping[str, Any]]) -> Feedback:
    cells = row.cells
    comment = cells.get("comment")
    if comment is None:
        raise ReportError("comment: is missing")
    if not isinstance(comment, str):
        raise ReportError(f"comment: expected text, got {type(comment).__name__}")
    facts: dict[str, Any] = {name: answer(name, cells[name]) for name in _ANSWERS if name in cells}
    for name in ("fulfillment", "shipped_with"):
        if cells.get(name):
            facts[name] = cells[name]
    order_id = str(cells.get("order_id") or "").strip() or None
    known = orders.get(order_id or "", {})
    for name in ORDER_FACTS:
        if name in known and facts.get(name) is None:
            facts[name] = known[name]
    date = str(cells.get("date") or "").strip()
    return Feedback(
        comment=comment,
        rating=rating(cells.get("rating")),
        order_id=order_id,
        left_on=read_date(date, order) if date else None,
        **facts,
    )


def read_report(
    source: Source,
    *,
    marketplace: str | None = None,
    orders: Source | Sequence[Source] | None = None,
    format: str | None = None,
    encoding: str | None = None,
) -> Report:
    """Read a feedback report; a bad row is listed in ``problems`` and never costs the others.

    Reads Amazon's flat file with six columns, the older one with nine, with headers in any documented language or by position;
    comma- or semicolon-separated files with a header; and JSON Lines whose keys are the fields of :class:`Feedback`. The buyer's e-mail
    address and the seller's response are not kept.

    Args:
        source: a path, the report's text or bytes, a file object, or a Selling Partner API payload with a ``"document"``.
        marketplace: decides the order of day and month, and the old encoding of Japan; ``None`` to read the order off the dates.
        orders: an order report, or several, joined by order id for ``fulfillment``, ``shipped_with`` and ``shipped_on_time``;
            :func:`read_orders` says which files are read.
        format: ``"tsv"``, ``"csv"`` or ``"jsonl"``; ``None`` to tell by the first line.
        encoding: the encoding of bytes, where known.

    Raises:
        ReportError: the source cannot be read at all, or can be read in two ways; the message names the choice to make.
        PolicyError: the marketplace is not known.
    """
    code = normal_marketplace(marketplace) if marketplace is not None else None
    text = read_text(source, japanese=code == "JP", encoding=encoding).removeprefix("\ufeff")
    problems: list[RowProblem] = []
    rows = list(_rows(text, format, problems))
    order = order_of_marketplace(code) if code else date_order(str(row.cells.get("date") or "") for row in rows)
    if order is None:
        raise ReportError(
            "date: day and month can be read both ways in every row; give marketplace= (US reads month first, most others day first)"
        )
    joined = read_orders(orders, marketplace=code) if orders is not None else {}
    feedback = []
    for row in rows:
        try:
            feedback.append(_feedback(row, order, joined))
        except FeedbackRulesError as exc:
            problems.append(RowProblem(row.line, str(exc)))
    return Report(tuple(feedback), tuple(sorted(problems, key=lambda problem: problem.line)))


def _rows(text: str, format: str | None, problems: list[RowProblem]) -> Iterator[_Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lstrip().startswith("[") and format is None:
        raise ReportError("format: this looks like a JSON array; write one JSON object a line")
    kind = format or ("jsonl" if first.lstrip().startswith("{") else "tsv" if "\t" in first else "csv")
    if kind == "jsonl":
        return _json_report(text, problems)
    if kind == "tsv":
        return _tab_report(text, problems)
    if kind == "csv":
        return _comma_report(text, ";" if first.count(";") > first.count(",") else ",", problems)
    raise ReportError(f"format: expected 'tsv', 'csv' or 'jsonl', got {format!r}")
