"""Order reports are joined into facts; what two rows or a missing clock leave open stays unknown."""

from __future__ import annotations

import tomllib
from types import SimpleNamespace
from typing import Any

import pytest

from feedback_rules import ReportError, read_report
from feedback_rules.reports import read_orders
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests" / "cases" / "seller" / "orders.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    files = case["files"]
    if "error" in case:
        with pytest.raises(ReportError) as caught:
            read_orders(files, marketplace=case.get("marketplace"))
        assert case["error"] in str(caught.value)
        return
    found = read_orders(files, marketplace=case.get("marketplace")).get("1-1", {})
    assert {name: value for name, value in found.items() if value is not None} == case["facts"]
    if len(files) == 1:
        assert read_orders(files[0], marketplace=case.get("marketplace"))["1-1"] == found


def test_payloads_of_the_selling_partner_api() -> None:
    orders = SimpleNamespace(payload={"document": "amazon-order-id\tfulfillment-channel\n1-1\tAmazon\n", "url": "https://x.example"})
    text = "Datum\tBewertung\tKommentare\tAntwort\tBestellnummer\tE-Mail\n31.1.26\t1\tWo bleibt mein Paket? Größe?\t\t1-1\te\n"
    for document in (text, text.encode(), text.encode("cp1252"), text.encode().decode("latin-1")):
        (feedback,) = read_report({"document": document}, marketplace="DE", orders=orders)
        assert feedback.comment == "Wo bleibt mein Paket? Größe?"
        assert feedback.fulfillment == "amazon"


def test_the_facts_of_the_report_itself_win() -> None:
    report = "order_id,comment,rating,fulfillment\n1-1,late,1,MFN\n2-2,late,1,\n"
    found = read_report(report, orders=["order_id,fulfillment\n1-1,AFN\n", "order_id,fulfillment\n2-2,AFN\n"])
    assert [feedback.fulfillment for feedback in found] == ["seller", "amazon"]


def test_a_line_too_long_is_named() -> None:
    with pytest.raises(ReportError, match="line 2: not readable"):
        read_orders("order_id,fulfillment\n1-1," + "x" * 200_000 + "\n")
