"""Bad facts get an error that names the field and what is allowed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from feedback_rules import Feedback, FeedbackError, Fulfillment, SellerProfile, ShippedWith


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"rating": 0}, "rating: expected a whole number from 1 to 5"),
        ({"rating": True}, "rating"),
        ({"rating": "3"}, "rating"),
        ({"fulfillment": "moon"}, "fulfillment: expected one of 'amazon', 'seller' or None, got 'moon'"),
        ({"shipped_with": "pigeon"}, "shipped_with: expected one of 'buy_shipping', 'easy_ship', 'other'"),
        ({"arrived_on_time": "yes"}, "arrived_on_time: expected True, False or None"),
        ({"order_id": 5}, "order_id"),
        ({"left_on": "2026-01-01"}, "left_on: expected a datetime.date"),
    ],
)
def test_wrong_facts(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(FeedbackError, match=message):
        Feedback(comment="x", **facts)


@pytest.mark.parametrize("comment", [None, 5, float("nan"), b"bytes"])
def test_a_comment_is_text(comment: Any) -> None:
    with pytest.raises(FeedbackError, match="comment: expected a str"):
        Feedback(comment=comment)


def test_spellings_of_reports() -> None:
    assert Feedback(comment="", fulfillment="AFN").fulfillment is Fulfillment.AMAZON  # type: ignore[arg-type]
    assert Feedback(comment="", fulfillment="MFN").fulfillment is Fulfillment.SELLER  # type: ignore[arg-type]
    assert Feedback(comment="", shipped_with="Buy Shipping").shipped_with is ShippedWith.BUY_SHIPPING  # type: ignore[arg-type]
    assert Feedback(comment="", left_on=dt.datetime(2026, 1, 2, 3, 4)).left_on == dt.date(2026, 1, 2)  # noqa: DTZ001


def test_seller_profile_takes_any_iterable() -> None:
    profile = SellerProfile(names=["Erika Mustermann", " "], phones="+1 614 555 0119")
    assert profile.names == ("Erika Mustermann",)
    assert profile.phones == ("+1 614 555 0119",)
    with pytest.raises(FeedbackError, match="emails: expected strings"):
        SellerProfile(emails=[5])  # type: ignore[list-item]
