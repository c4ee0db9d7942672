"""Figures before and after are those of Amazon's own examples, and always consistent with each other."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules import Action, Aspect, Feedback, FeedbackError, Verdict
from feedback_rules.seller import FeedbackCounts, WhatIf, Window, eligible_grounds, root_causes, what_if
from tests.conftest import pipeline

TODAY = dt.date(2026, 11, 1)
TEXTS = {
    "what a shitty lamp": Action.REMOVE,
    "Shipping took three weeks!": Action.STRIKE_THROUGH,
    "The seller never answered my emails.": None,
    "": None,
}


@cache
def _verdict(text: str, rating: int | None, order: str | None, left_on: dt.date | None) -> Verdict:
    return pipeline().check(Feedback(comment=text, rating=rating, order_id=order, left_on=left_on, fulfillment="amazon"))  # type: ignore[arg-type]


verdicts = st.lists(
    st.builds(
        _verdict,
        st.sampled_from(list(TEXTS)),
        st.sampled_from([None, 1, 2, 3, 4, 5]),
        st.sampled_from([None, "1-1", "2-2", "3-3", "4-4"]),
        st.none() | st.dates(TODAY - dt.timedelta(days=400), TODAY + dt.timedelta(days=3)),
    ),
    max_size=12,
)
counts = st.builds(FeedbackCounts, positive=st.integers(0, 2000), neutral=st.integers(12, 60), negative=st.integers(12, 60))


def test_amazons_worked_examples() -> None:
    """Source: Amazon's page on Feedback Manager."""
    assert FeedbackCounts(positive=55 + 35, neutral=5, negative=3 + 2).rating == 0.9
    assert FeedbackCounts(positive=1001, neutral=15, negative=4).percentages == (98, 1, 0)
    assert FeedbackCounts(positive=1, neutral=1, negative=6).percentages == (13, 13, 75), "a half is rounded up"
    nothing = FeedbackCounts(positive=0, neutral=0, negative=0)
    assert (nothing.rating, nothing.negative_rate, nothing.percentages) == (None, None, None)


@given(verdicts, st.dictionaries(st.sampled_from(Window), counts))
def test_before_and_after_agree(found: list[Verdict], totals: dict[Window, FeedbackCounts]) -> None:
    figures = what_if(found, today=TODAY, totals={str(window): held for window, held in totals.items()})
    assert [item.window for item in figures.windows] == list(Window)
    low = [verdict for verdict in found if verdict.feedback.rating in (1, 2, 3)]
    for item in figures.windows:
        inside = [verdict for verdict in low if item.window.holds(verdict.feedback.left_on, TODAY)]
        assert item.neutral + item.negative == len(inside)
        could = item.removable_neutral + item.removable_negative + item.strikable_neutral + item.strikable_negative
        assert could == sum(TEXTS[verdict.feedback.comment] is not None for verdict in inside)
        assert item.removable_negative + item.strikable_negative <= item.negative
        if item.before is None or item.after_removals is None or item.after is None:
            assert item.window not in totals
            assert item.before is item.after_removals is item.after is None
            continue
        assert item.before == totals[item.window]
        assert item.before.total - item.after.total == could
        assert item.before.positive == item.after_removals.positive == item.after.positive
        ratings = [held.rating for held in (item.before, item.after_removals, item.after)]
        known = [rating for rating in ratings if rating is not None]
        assert known == sorted(known), "a request granted never lowers the rating"
    month, quarter, year, life = figures.windows
    assert month.negative <= quarter.negative <= year.negative <= life.negative
    assert figures == what_if(found, today=TODAY, totals={str(window): held for window, held in totals.items()})
    assert json.loads(figures.to_json())["windows"][0]["negative"] == month.negative


@given(verdicts, st.dictionaries(st.sampled_from(["1-1", "2-2", "3-3"]), st.dates(TODAY - dt.timedelta(days=90), TODAY)))
def test_defects(found: list[Verdict], ordered_on: dict[str, dt.date]) -> None:
    share = what_if(found, today=TODAY, orders=100, ordered_on=ordered_on).defects
    assert share is not None
    assert (share.last_day - share.first_day).days == 59
    negative = [verdict.feedback.order_id for verdict in found if verdict.feedback.rating in (1, 2)]
    assert share.before == len({order for order in negative if order in ordered_on and ordered_on[order] >= share.first_day})
    assert 0 <= share.after <= share.after_removals <= share.before
    assert share.undated == sum(order not in ordered_on for order in negative)
    assert share.rate(share.before) == share.before / 100


def test_an_order_stays_a_defect_as_long_as_one_row_stays() -> None:
    day = dt.date(2026, 10, 20)
    rows = [
        _verdict("what a shitty lamp", 1, "1-1", day),
        _verdict("The seller never answered my emails.", 1, "1-1", day),
        _verdict("what a shitty lamp", 1, "2-2", day),
    ]
    share = what_if(rows, today=TODAY, orders=50, ordered_on={"1-1": day, "2-2": day}).defects
    assert share is not None
    assert (share.before, share.after) == (2, 1)


def test_neutral_is_no_defect_and_leaves_the_denominator() -> None:
    figures = what_if(
        [_verdict("what a shitty lamp", 3, "1-1", TODAY)],
        today=TODAY,
        totals={"30": FeedbackCounts(positive=9, neutral=1, negative=0)},
        orders=9,
        ordered_on={"1-1": TODAY},
    )
    assert figures.defects is not None
    assert figures.defects.before == 0
    assert figures.windows[0].before is not None
    assert figures.windows[0].after is not None
    assert (figures.windows[0].before.rating, figures.windows[0].after.rating) == (0.9, 1.0)


def test_what_is_eligible_is_what_can_be_drafted() -> None:
    for text, effect in TEXTS.items():
        met = eligible_grounds(_verdict(text, 1, "1-1", TODAY))
        assert (met[0].action if met else None) is effect


def test_causes_by_month() -> None:
    rows = [
        _verdict("Shipping took three weeks!", 1, "1-1", dt.date(2026, 9, 30)),
        _verdict("The seller never answered my emails.", 3, "2-2", dt.date(2026, 10, 1)),
        _verdict("The seller never answered my emails.", 2, "3-3", dt.date(2026, 10, 2)),
        _verdict("", 1, "4-4", dt.date(2026, 10, 3)),
        _verdict("what a shitty lamp", 5, "4-4", dt.date(2026, 10, 3)),
        _verdict("Shipping took three weeks!", 1, None, None),
    ]
    september, october, undated = root_causes(rows)
    assert (september.month, october.month, undated.month) == ("2026-09", "2026-10", "")
    assert [(item.aspect, item.feedback, item.negative, item.eligible) for item in september.aspects] == [(Aspect.DELIVERY, 1, 1, 1)]
    assert [(item.aspect, item.feedback, item.negative, item.eligible) for item in october.aspects] == [(Aspect.SELLER_SERVICE, 2, 1, 0)]
    assert (october.feedback, october.negative, october.unnamed) == (3, 2, 1)


def _notes(figures: WhatIf) -> str:
    return " ".join(figures.notes)


def test_what_cannot_be_known_is_said() -> None:
    bare = _notes(what_if([_verdict("", None, None, None), _verdict("", 1, None, None)], today=TODAY))
    for piece in (
        "no four- and five-star feedback",
        "Without the totals",
        "lifetime only: 1",
        "Without a rating, and so in no figure: 1",
        "needs the number of orders",
    ):
        assert piece in bare
    full = _notes(
        what_if(
            [_verdict("", 1, "1-1", TODAY)],
            today=TODAY,
            totals={"30": FeedbackCounts(positive=1, neutral=0, negative=2)},
            orders=9,
            ordered_on={"2-2": TODAY},
        )
    )
    assert "the report holds 0 neutral and 1 negative feedback, the totals say 0 and 2" in full
    assert "day is not known, and so not in the defect figures: 1" in full


def test_contradictions_are_refused() -> None:
    rows = [_verdict("what a shitty lamp", 1, "1-1", TODAY)]
    with pytest.raises(FeedbackError, match=r"totals\[30\].negative: 0, but 1 negative"):
        what_if(rows, today=TODAY, totals={"30": FeedbackCounts(positive=9, neutral=1, negative=0)})
    with pytest.raises(FeedbackError, match="totals: expected one of 30, 90, 365, lifetime, got '7'"):
        what_if(rows, today=TODAY, totals={"7": FeedbackCounts(positive=9, neutral=1, negative=0)})
    with pytest.raises(FeedbackError, match="orders: expected a whole number from 1"):
        what_if(rows, today=TODAY, orders=0)
    with pytest.raises(FeedbackError, match="orders: 1, but 2 orders"):
        what_if([*rows, _verdict("", 1, "2-2", TODAY)], today=TODAY, orders=1, ordered_on={"1-1": TODAY, "2-2": TODAY})
    with pytest.raises(FeedbackError, match="negative: expected a whole number"):
        FeedbackCounts(positive=1, neutral=1, negative=-1)
