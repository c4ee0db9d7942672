"""Reports are read in every layout, language and encoding; one bad row never costs the others."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules import Feedback, ReportError, read_report
from feedback_rules.reports import read_orders
from feedback_rules.reports.dates import date_order, order_of_marketplace

HEADERS = {
    "EN": ["Date", "Rating", "Comments", "Your Response", "Order ID", "Rater Email"],
    "IT": ["Date", "Rating", "Comments", "Response", "Numero ordine", "E-mail autore della valutazione"],
    "FR": ["Date", "\u00c9valuation", "Commentaire", "Response", "Order ID", "E-mail de l'\u00e9valuateur"],
    "ES": ["Date", "Rating", "Comentarios", "Response", "N\u00famero de pedido", "E-mail del cliente"],
    "DE": ["Datum", "Bewertung", "Kommentare", "Antwort", "Bestellnummer", "E-Mail des Bewerters"],
    "NL": ["Datum", "Beoordeling", "Opmerkingen", "Antwoord", "Bestelnummer", "E-mail van beoordelaar"],
    "PL": ["Data", "Ocena", "Komentarze", "Odpowied\u017a", "Numer zam\u00f3wienia", "E-mail oceniaj\u0105cego"],
    "JP, not documented": ["\u65e5\u4ed8x", "\u661f", "\u611f\u60f3", "\u8fd4\u4e8b", "\u756a\u53f7", "\u30e1\u30fc\u30eb"],
}
DATES = {"US": "1/31/26", "DE": "31.1.26", "JP": "26/1/31", "SE": "2026-01-31", "FR": "31/1/26", "CA": "31/1/26"}
ID = "112-1592234-0891413"


def report(header: list[str], rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in [header, *rows])


@pytest.mark.parametrize("language", HEADERS)
def test_headers_of_every_language(language: str) -> None:
    text = report(HEADERS[language], [["1/31/26", "1", "too late", "sorry", ID, "x@y.z"]])
    (feedback,) = read_report(text, marketplace="US")
    assert feedback == Feedback(comment="too late", rating=1, order_id=ID, left_on=dt.date(2026, 1, 31))


@pytest.mark.parametrize("marketplace", DATES)
def test_dates_of_every_marketplace(marketplace: str) -> None:
    text = report(HEADERS["EN"], [[DATES[marketplace], "2", "x", "", ID, "e"]])
    assert next(iter(read_report(text, marketplace=marketplace))).left_on == dt.date(2026, 1, 31)


def test_no_header_and_nine_columns() -> None:
    old = ["1/31/13", "1", "late", "", "No", "Yes", "-", ID, "e"]
    (feedback,) = read_report("\t".join(old) + "\n")
    assert (feedback.arrived_on_time, feedback.item_as_described, feedback.customer_service) == (False, True, None)
    assert feedback.order_id == ID


def test_raw_line_breaks_and_bad_rows() -> None:
    rows = [
        ["1/31/26", "1", "first line\nsecond line\n\nlast", "", ID, "e"],
        ["1/31/26", "9", "nine stars", "", ID, "e"],
        ["1/31/26", "2", "short row"],
        ["13/45/26", "2", "no such day", "", ID, "e"],
        ["1/31/26", "3", "good", "", ID, "e"],
    ]
    found = read_report(report(HEADERS["EN"], rows), marketplace="US")
    assert [feedback.comment for feedback in found] == ["first line\nsecond line\n\nlast", "good"]
    assert [(problem.line, problem.reason.split(":")[0]) for problem in found.problems] == [
        (6, "rating"), (7, "expected 6 columns, got 3"), (8, "date"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("kind", ["bytes", "path", "file", "payload"])
def test_encodings_and_sources(encoding: str, kind: str, tmp_path: Path) -> None:
    text = report(HEADERS["DE"], [["31.1.26", "1", "Gr\u00f6\u00dfe pa\u00dft nicht", "", ID, "e"]])
    data = text.encode(encoding)
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    source = {"bytes": data, "path": path, "file": io.BytesIO(data), "payload": {"document": data}}[kind]
    assert next(iter(read_report(source))).comment == "Gr\u00f6\u00dfe pa\u00dft nicht"  # type: ignore[arg-type]


def test_shift_jis() -> None:
    text = report(HEADERS["EN"], [["26/1/31", "1", "\u767a\u9001\u304c\u9045\u3044\u3067\u3059", "", ID, "e"]])
    assert next(iter(read_report(text.encode("cp932"), marketplace="JP"))).comment == "\u767a\u9001\u304c\u9045\u3044\u3067\u3059"


def test_csv_and_json_lines() -> None:
    text = 'order_id,rating,comments,fulfillment\n1,1,"late, ""very""\nlate",AFN\n2,x,bad rating,\n'
    found = read_report(text)
    assert [feedback.comment for feedback in found] == ['late, "very"\nlate']
    assert found.feedback[0].fulfillment == "amazon"
    assert [(problem.line, problem.reason.split(":")[0]) for problem in found.problems] == [(4, "rating")]
    lines = '{"text": "late", "rating": 1, "shipped_on_time": true}\nnot json\n[1]\n{"rating": 1}\n'
    found = read_report(lines)
    assert found.feedback == (Feedback(comment="late", rating=1, shipped_on_time=True),)
    assert [problem.line for problem in found.problems] == [2, 3, 4]


def test_ambiguous_dates_are_refused_with_the_choice_to_make() -> None:
    text = report(HEADERS["EN"], [["1/2/26", "1", "x", "", ID, "e"]])
    with pytest.raises(ReportError, match="give marketplace="):
        read_report(text)
    assert next(iter(read_report(text, marketplace="FR"))).left_on == dt.date(2026, 2, 1)
    wide = report(HEADERS["EN"], [["1/2/26", "1", "x", "", ID, "e"], ["1/31/26", "1", "x", "", ID, "e"]])
    assert read_report(wide).feedback[0].left_on == dt.date(2026, 1, 2)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("/no/such/file.tsv", "cannot be read"),
        ({"nothing": 1}, "'document'"),
        ("a\tb\tc\nd\te\tf\n", "3 columns are neither"),
        ("rating,order_id\n1,2\n", "no column of comments"),
    ],
)
def test_refused_sources(source: object, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        read_report(source)  # type: ignore[arg-type]


def test_empty_report() -> None:
    assert len(read_report("\n")) == 0
    assert len(read_report(report(HEADERS["EN"], []))) == 0


def test_orders_are_joined_and_conflicts_stay_unknown() -> None:
    orders = "amazon-order-id\tfulfillment-channel\n1-1\tAmazon\n2-2\tMerchant\n3-3\tAmazon\n3-3\tMerchant\n"
    rows = [["1/31/26", "1", "x", "", identifier, "e"] for identifier in ("1-1", "2-2", "3-3", "4-4")]
    found = read_report(report(HEADERS["EN"], rows), marketplace="US", orders=orders)
    assert [feedback.fulfillment for feedback in found] == ["amazon", "seller", None, None]
    own = "order_id,shipped_with,shipped_on_time\n1-1,Buy Shipping,yes\n"
    assert read_orders(own) == {"1-1": {"shipped_with": "buy_shipping", "shipped_on_time": True}}
    with pytest.raises(ReportError, match="orders, line 2: fulfillment: expected one of"):
        read_orders("order_id\tfulfillment\n1-1\tmoon\n")
    with pytest.raises(ReportError, match="no column of order ids"):
        read_orders("a\tb\n1\t2\n")


_cell = st.text(
    alphabet=st.characters(exclude_characters="\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=["Cs"]),
    min_size=1,
    max_size=30,
)


@given(st.lists(st.tuples(st.integers(1, 3), _cell), min_size=1, max_size=6), st.sampled_from(["utf-8", "utf-16"]))
def test_round_trip(rows: list[tuple[int, str]], encoding: str) -> None:
    cells = [["1/31/26", str(rating), comment, "", ID, "e"] for rating, comment in rows if not comment.startswith('"')]
    found = read_report(report(HEADERS["EN"], cells).encode(encoding), marketplace="US")
    assert [(str(feedback.rating), feedback.comment) for feedback in found] == [(row[1], row[2]) for row in cells]
    lines = "\n".join(json.dumps({"comment": comment, "rating": rating}) for rating, comment in rows)
    assert [(feedback.rating, feedback.comment) for feedback in read_report(lines, format="jsonl")] == rows


def test_date_order() -> None:
    assert date_order(["1/13/26"]) == order_of_marketplace("US")
    assert date_order(["13/1/26"]) == order_of_marketplace("UK")
    assert date_order(["2026-01-13"]) == order_of_marketplace("JP")
    assert date_order(["1.2.26"]) == order_of_marketplace("DE")
    assert date_order(["1/2/26"]) is None


def test_a_comma_too_many_is_a_problem_and_not_half_a_comment() -> None:
    found = read_report("order_id,rating,comments\n1,1,The lamp broke, and the seller was rude\n2,1,late\n")
    assert [feedback.comment for feedback in found] == ["late"]
    assert found.problems[0].line == 2
    assert "in quotes" in found.problems[0].reason


def test_unreadable_cells_cost_their_row_only() -> None:
    lines = '{"comment": "a", "rating": ' + "1" * 5000 + '}\n{"comment": "late\u2028very", "rating": 1}\n'
    found = read_report(lines)
    assert [feedback.comment for feedback in found] == ["late\u2028very"]
    assert len(found.problems) == 1
    found = read_report("comment,rating\n" + "x" * 200_000 + ",1\nlate,1\n")
    assert [feedback.comment for feedback in found] == ["late"]


def test_other_orders_of_columns_and_trailing_tabs() -> None:
    text = "Order ID\tComments\tDate\n1-1\ttoo late\t1/31/26\t\n"
    (feedback,) = read_report(text, marketplace="US")
    assert (feedback.order_id, feedback.comment, feedback.rating) == ("1-1", "too late", None)


def test_a_comment_by_mistake_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ReportError) as caught:
        read_report("the seller Jane Doe was rude")
    assert "Jane" not in str(caught.value)
    with pytest.raises(ReportError, match="JSON array"):
        read_report('[{"comment": "Jane"}]')


def test_carriers_in_orders_are_other_services() -> None:
    assert read_orders('"order_id"\tshipped_with\n"1-1"\tFedEx\n') == {"1-1": {"shipped_with": "other"}}
