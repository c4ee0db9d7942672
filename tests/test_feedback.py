"""Bad facts get an error that names the field and what is allowed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(
    st.builds(
        Feedback,
        comment=st.text(),
        rating=st.none() | st.integers(1, 5),
        fulfillment=st.none() | st.sampled_from(Fulfillment),
        shipped_with=st.none() | st.sampled_from(ShippedWith),
        shipped_on_time=st.none() | st.booleans(),
        customer_service=st.none() | st.booleans(),
        order_id=st.none() | st.text(max_size=20),
        left_on=st.none() | st.dates(),
    )
)
def test_json_both_ways(feedback: Feedback) -> None:
    assert Feedback.from_json(feedback.to_json()) == feedback
    assert Feedback.from_dict(json.loads(json.dumps(feedback.to_dict()))) == feedback
    assert Feedback.from_json(feedback.to_json().encode("utf-8")) == feedback


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "comment"),
        ('{"comment": "x", "rating": 9}', "rating"),
        ('{"comment": "x", "left_on": "soon"}', "left_on"),
        ("[", "Expecting"),
    ],
)
def test_wrong_json_names_the_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Feedback.from_json(text)


@pytest.mark.parametrize("channel", ["AFN", "fba", "Amazon", "AMAZON_NA", "Amazon_EU", "amazon eu", " Amazon_JP "])
def test_amazons_channels(channel: str) -> None:
    assert Feedback(comment="", fulfillment=channel).fulfillment is Fulfillment.AMAZON  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", ["Amazon.com", "amazonas", "amazon_", "amazon_europe", "moon"])
def test_what_is_no_channel(channel: str) -> None:
    with pytest.raises(FeedbackError, match="fulfillment"):
        Feedback(comment="", fulfillment=channel)  # type: ignore[arg-type]
