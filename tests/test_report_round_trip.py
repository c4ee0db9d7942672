"""Whatever a report holds comes out as it went in: every layout, delimiter, encoding and order of dates."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from feedback_rules import Feedback, read_report
from feedback_rules.reports import read_orders

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp932", "shift_jis", "gb18030"]
FORMATS = {
    "US": ["{d.month}/{d.day}/{y}", "{d.month}/{d.day}/{d.year}", "{d.month:02}/{d.day:02}/{d.year}"],
    "DE": ["{d.day}.{d.month}.{y}", "{d.day:02}.{d.month:02}.{d.year}"],
    "JP": ["{y}/{d.month}/{d.day}", "{d.year}/{d.month:02}/{d.day:02}", "{d.year}\u5e74{d.month}\u6708{d.day}\u65e5"],
    "SE": ["{d.year}-{d.month:02}-{d.day:02}"],
    "FR": ["{d.day}/{d.month}/{y}", "{d.day:02}/{d.month:02}/{d.year}", "{d.day}-{d.month}-{d.year}"],
    "CA": ["{d.day}/{d.month}/{y}"],
}
"""How the dates of each marketplace are written, short and long."""
HEADERS = {
    "en": ["Date", "Rating", "Comments", "Your Response", "Order ID", "Rater Email"],
    "de": ["Datum", "Bewertung", "Kommentare", "Antwort", "Bestellnummer", "E-Mail des Bewerters"],
    "fr": ["Date", "\u00c9valuation", "Commentaire", "Response", "Order ID", "E-mail de l'\u00e9valuateur"],
    "pl": ["Data", "Ocena", "Komentarze", "Odpowied\u017a", "Numer zam\u00f3wienia", "E-mail oceniaj\u0105cego"],
    "not documented": ["\u041a1", "\u041a2", "\u041a3", "\u041a4", "\u041a5", "\u041a6"],
}
OLD = ["Date", "Rating", "Comments", "Your Response", "Arrived on Time", "Item as Described", "Customer Service", "Order ID", "Rater Email"]
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
ANSWERS = {True: "Yes", False: "No", None: "-"}


@dataclass(frozen=True)
class Row:
    comment: str
    rating: int
    day: dt.date
    order: str
    answers: tuple[bool | None, bool | None, bool | None]


def _survives(char: str, encoding: str) -> bool:
    try:
        return char.encode(encoding).decode(encoding) == char
    except UnicodeError:
        return False


@cache
def _encodable(encoding: str) -> st.SearchStrategy[str]:
    """Characters that survive the encoding, without those that end lines or columns."""
    line_ends = "\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\0\ufeff"
    likely = [
        char for char in "\u00e9\u00df\u00f1\u201c\u20ac\u3059\u8fdf\u5230\u914d\uff76; ,|'\"aZ9=+\U0001f600" if _survives(char, encoding)
    ]
    if encoding.startswith("utf"):
        return st.characters(codec="utf-8", exclude_characters=line_ends) | st.sampled_from(likely)
    known = [char for char in map(chr, range(0x20, 0x10000)) if char not in line_ends and _survives(char, encoding)]
    return st.sampled_from(known) | st.sampled_from(likely)


def _comments(encoding: str, *, lines: bool) -> st.SearchStrategy[str]:
    line = st.text(_encodable(encoding), max_size=25)
    if not lines:
        return line
    return st.lists(line, min_size=1, max_size=3).map("\n".join)


def _rows(encoding: str, *, lines: bool = False) -> st.SearchStrategy[list[Row]]:
    row = st.builds(
        Row,
        comment=_comments(encoding, lines=lines),
        rating=st.integers(1, 5),
        day=st.dates(dt.date(2001, 1, 1), dt.date(2039, 12, 31)),
        order=st.from_regex(r"[0-9]{3}-[0-9]{7}-[0-9]{7}", fullmatch=True),
        answers=st.tuples(*[st.sampled_from([True, False, None])] * 3),
    )
    return st.lists(row, min_size=1, max_size=4)


def _feedback(row: Row, *, answers: bool) -> Feedback:
    on_time, described, service = row.answers if answers else (None, None, None)
    return Feedback(
        comment=row.comment,
        rating=row.rating,
        order_id=row.order,
        left_on=row.day,
        arrived_on_time=on_time,
        item_as_described=described,
        customer_service=service,
    )


def _date(day: dt.date, pattern: str) -> str:
    return pattern.format(d=day, y=f"{day.year % 100:02}")


def _tabs(rows: Sequence[Row], header: list[str], pattern: str, *, end: str) -> str:
    """Write Amazon's flat file, in six columns or nine; nothing is quoted."""
    lines = [header]
    for row in rows:
        answers = [ANSWERS[answer] for answer in row.answers] if len(header) == len(OLD) else []
        lines.append([_date(row.day, pattern), str(row.rating), row.comment, "thanks", *answers, row.order, "e@x.example"])
    return "".join("\t".join(line) + end for line in lines)


def _read(text: str, encoding: str, kind: str, **options: Any) -> tuple[Feedback, ...]:
    """Read bytes, a file or a payload; what no byte tells apart is named, as the documentation asks."""
    data = text.encode(encoding)
    source: Any = {"bytes": data, "file": io.BytesIO(data), "payload": SimpleNamespace(payload={"document": data})}[kind]
    found = read_report(source, encoding=encoding, **options)
    assert not found.problems
    return found.feedback


def _plain(comment: str) -> bool:
    """Whether a tab file, which quotes nothing, can hold the comment unmistakably."""
    return not (comment.startswith('"') and comment.endswith('"') and len(comment) > 1) and comment == comment.strip("\r\n")


few = settings(max_examples=20)
cases = pytest.mark.parametrize("encoding", ENCODINGS)


@cases
@few
@given(data=st.data())
def test_flat_files(encoding: str, data: st.DataObject) -> None:
    rows = data.draw(_rows(encoding, lines=True))
    assume(all(_plain(row.comment) for row in rows))
    marketplace = data.draw(st.sampled_from(sorted(FORMATS)))
    headers = [header for header in (*HEADERS.values(), OLD) if _fits(header, encoding)]
    header = data.draw(st.sampled_from(headers))
    patterns = [pattern for pattern in FORMATS[marketplace] if _fits([pattern], encoding)]
    text = _tabs(rows, header, data.draw(st.sampled_from(patterns)), end=data.draw(st.sampled_from(["\n", "\r\n"])))
    found = _read(text, encoding, data.draw(st.sampled_from(["bytes", "file", "payload"])), marketplace=marketplace)
    assert found == tuple(_feedback(row, answers=header is OLD) for row in rows)


def _fits(texts: Sequence[str], encoding: str) -> bool:
    try:
        return [text.encode(encoding).decode(encoding) for text in texts] == list(texts)
    except UnicodeError:
        return False


@cases
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@few
@given(data=st.data())
def test_comma_separated_files(encoding: str, delimiter: str, data: st.DataObject) -> None:
    rows = data.draw(_rows(encoding, lines=delimiter != "\t"))
    if delimiter == "\t":
        assume(all(_plain(row.comment) for row in rows))
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        quotechar=None if delimiter == "\t" else '"',
    )
    columns = data.draw(st.permutations(["comment", "stars", "left_on", "order id", "arrived on time"]))
    writer.writerow(columns)
    for row in rows:
        cells = {
            "comment": row.comment,
            "stars": row.rating,
            "left_on": row.day,
            "order id": row.order,
            "arrived on time": ANSWERS[row.answers[0]],
        }
        writer.writerow([cells[name] for name in columns])
    found = _read(out.getvalue(), encoding, "bytes")
    assert [(item.comment, item.rating, item.left_on, item.order_id, item.arrived_on_time) for item in found] == [
        (row.comment, row.rating, row.day, row.order, row.answers[0]) for row in rows
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@few
@given(data=st.data())
def test_json_lines(encoding: str, data: st.DataObject) -> None:
    feedback = [_feedback(row, answers=True) for row in data.draw(_rows(encoding, lines=True))]
    text = "".join(item.to_json() + "\n" for item in feedback)
    assert _read(text, encoding, "bytes") == tuple(feedback)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp932"])
@few
@given(data=st.data())
def test_encodings_are_found(encoding: str, data: st.DataObject) -> None:
    """Without a word on the encoding the same comes out, unless the bytes are those of another text in UTF-8."""
    rows = data.draw(_rows(encoding))
    assume(all(_plain(row.comment) for row in rows))
    text = _tabs(rows, HEADERS["en"], "{d.year}/{d.month}/{d.day}", end="\n")
    raw = text.encode(encoding)
    if encoding.startswith("cp"):
        assume(text.isascii() or not _is_utf8(raw))
    marketplace = "JP" if encoding == "cp932" else "US"
    found = read_report(raw, marketplace=marketplace)
    assert found.feedback == tuple(_feedback(row, answers=False) for row in rows)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("encoding", "marketplace"),
    [("utf-8", "US"), ("utf-8-sig", "DE"), ("cp1252", "FR"), ("cp932", "JP"), ("utf-16", "US"), ("utf-8", "JP")],
)
@few
@given(data=st.data())
def test_payloads_that_were_decoded_as_latin_1(encoding: str, marketplace: str, data: st.DataObject) -> None:
    """python-amazon-sp-api falls back to ISO 8859-1 where the answer names no encoding."""
    rows = data.draw(_rows(encoding))
    assume(all(_plain(row.comment) for row in rows))
    pattern = {"US": "{d.month}/{d.day}/{d.year}", "DE": "{d.day}.{d.month}.{d.year}", "FR": "{d.day}/{d.month}/{d.year}"}.get(
        marketplace, "{d.year}/{d.month}/{d.day}"
    )
    text = _tabs(rows, HEADERS["en"], pattern, end="\r\n")
    raw = text.encode(encoding)
    if encoding.startswith("cp"):
        assume(text.isascii() or not _is_utf8(raw))
    wrong = raw.decode("latin-1")
    if marketplace == "JP":
        # Half-width letters alone leave no trace that tells Shift_JIS from Latin-1.
        assume(text.isascii() or not _C1.isdisjoint(wrong))
    expected = tuple(_feedback(row, answers=False) for row in rows)
    assert read_report({"document": wrong}, marketplace=marketplace).feedback == expected
    if max(text) > "\u00ff" or not (_C1 & set(text) or _is_utf8(text.encode("latin-1"))) or text.isascii():
        assert read_report({"document": text}, marketplace=marketplace).feedback == expected


@cases
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@few
@given(data=st.data())
def test_orders(encoding: str, delimiter: str, data: st.DataObject) -> None:
    name = st.text(_encodable(encoding), max_size=12).map(str.strip).filter(lambda text: '"' not in text)
    order = st.from_regex(r"[0-9]{3}-[0-9]{7}-[0-9]{7}", fullmatch=True)
    facts = st.fixed_dictionaries(
        {
            "fulfillment-channel": st.sampled_from(["Amazon", "Merchant", "AFN", "MFN", "Amazon_EU", "AMAZON_NA", ""]),
            "shipped_with": st.sampled_from(["buy_shipping", "Buy Shipping", "Easy Ship", "DHL", ""]),
            "shipped_on_time": st.sampled_from(["yes", "No", "", "ja", "false"]),
            "product-name": name,
        }
    )
    rows = data.draw(st.dictionaries(order, facts, min_size=1, max_size=4))
    out = io.StringIO()
    if delimiter == "\t":
        writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
    else:
        writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["amazon-order-id", "product-name", "fulfillment-channel", "shipped_with", "shipped_on_time"])
    for identifier, row in rows.items():
        writer.writerow([identifier, row["product-name"], row["fulfillment-channel"], row["shipped_with"], row["shipped_on_time"]])
    channels = {"Merchant": "seller", "MFN": "seller", "": None}
    services = {"buy_shipping": "buy_shipping", "Buy Shipping": "buy_shipping", "Easy Ship": "easy_ship", "DHL": "other", "": None}
    truths = {"yes": True, "ja": True, "No": False, "false": False, "": None}
    found = read_orders(out.getvalue().encode(encoding), encoding=encoding)
    for identifier, row in rows.items():
        expected = (channels.get(row["fulfillment-channel"], "amazon"), services[row["shipped_with"]], truths[row["shipped_on_time"]])
        assert tuple(found[identifier].get(fact) for fact in ("fulfillment", "shipped_with", "shipped_on_time")) == expected


def test_a_line_of_json_is_a_feedback() -> None:
    feedback = Feedback(comment="late \ud800", rating=1, left_on=dt.date(2026, 1, 2))
    assert json.loads(feedback.to_json())["left_on"] == "2026-01-02"
    assert read_report(feedback.to_json()).feedback == (feedback,)
