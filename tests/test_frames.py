"""A frame in, the same kind out; missing values and bad rows are safe."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import polars as pl
import pytest

import feedback_rules as fr
from feedback_rules import ReportError, check_frame
from feedback_rules.integrations.frames import VERDICT_COLUMNS

DATA = {
    "text": ["Never arrived", None, "The lamp broke after one week of use", "late"],
    "Rating": [1.0, 2.0, 1.0, 9.0],
    "fulfillment": ["AFN", None, None, None],
}


def test_pandas() -> None:
    frame = pd.DataFrame(DATA, index=[10, 20, 30, 40])
    judged = check_frame(frame)
    assert list(judged.index) == [10, 20, 30, 40]
    assert tuple(judged.columns) == (*DATA, *VERDICT_COLUMNS)
    assert judged.loc[10, "action"] == "strike_through"
    assert judged.loc[20, "action"] == "keep"
    assert judged.loc[40, "problem"].startswith("rating")
    assert list(frame.columns) == list(DATA), "the caller's frame stays as it was"


def test_polars_and_named_columns() -> None:
    frame = pl.DataFrame({"was_gesagt": DATA["text"], "sterne": [1, 2, 1, 1]})
    judged = check_frame(frame, columns={"comment": "was_gesagt", "rating": "sterne"}, marketplace="DE")
    assert isinstance(judged, pl.DataFrame)
    assert judged["action"].null_count() == 0


def test_wrong_frames() -> None:
    with pytest.raises(TypeError, match="pandas or polars"):
        check_frame([1, 2])
    with pytest.raises(ReportError, match="no column of comments is recognised"):
        check_frame(pd.DataFrame({"a": [1]}))
    with pytest.raises(ReportError, match="no column 'b'"):
        check_frame(pd.DataFrame({"a": [1]}), columns={"comment": "b"})


def test_nullable_types_and_text_ratings() -> None:
    frame = pd.DataFrame(
        {"comment": ["late", "late"], "rating": ["1", "4 stars"], "arrived_on_time": pd.array([True, pd.NA], dtype="boolean")}
    )
    assert check_frame(frame)["problem"].isna().all()
    assert check_frame(frame.convert_dtypes())["problem"].isna().all()
    with pytest.raises(ReportError, match="got 'stars'"):
        check_frame(frame, columns={"stars": "rating"})


def test_index_may_repeat_and_be_of_several_levels() -> None:
    frame = pd.DataFrame(DATA, index=[7, 7, 7, 8])
    judged = check_frame(frame)
    assert list(judged.index) == [7, 7, 7, 8]
    assert list(judged["action"]) == list(check_frame(pd.DataFrame(DATA))["action"])
    levels = pd.MultiIndex.from_product([["a", "b"], [1, 1]], names=["x", "y"])
    judged = check_frame(pd.DataFrame(DATA, index=levels))
    assert judged.index.equals(levels)
    assert judged["action"].iloc[0] == "strike_through"


@pytest.mark.parametrize(
    "frame", [pd.DataFrame({"comment": [], "rating": []}), pl.DataFrame({"comment": [], "rating": []})], ids=["pandas", "polars"]
)
def test_frame_without_rows(frame: Any) -> None:
    judged = check_frame(frame, verdicts=True)
    assert type(judged) is type(frame)
    assert list(judged.columns) == ["comment", "rating", *VERDICT_COLUMNS, "verdict"]
    assert len(judged) == 0


def test_truth_values_and_days_in_columns_with_gaps() -> None:
    frame = pd.DataFrame(
        {
            "comment": ["Never arrived", "late", None],
            "shipped_with": ["buy_shipping", None, float("nan")],
            "shipped_on_time": [1.0, float("nan"), 0.0],
            "fulfillment": ["MFN", "", None],
            "date": [pd.Timestamp("2026-10-01 13:00"), pd.NaT, pd.Timestamp("2026-10-02")],
            "rating": [1, 2, 3],
        }
    )
    judged = check_frame(frame, verdicts=True)
    assert judged["problem"].isna().all()
    assert judged.loc[0, "ground"] == "buy_shipping"
    feedback = [fr.Verdict.from_json(text).feedback for text in judged["verdict"]]
    assert [item.left_on for item in feedback] == [dt.date(2026, 10, 1), None, dt.date(2026, 10, 2)]
    assert [item.shipped_on_time for item in feedback] == [True, None, False]
    text = frame.assign(date=["3/4/2026", "", "2026-04-03"])
    for marketplace, day in (("US", dt.date(2026, 3, 4)), ("DE", dt.date(2026, 4, 3))):
        nested = check_frame(text, marketplace=marketplace, verdicts=True)["verdict"]
        assert fr.Verdict.from_json(nested[0]).feedback.left_on == day


def test_polars_nulls_and_types() -> None:
    frame = pl.DataFrame(
        {
            "comment": ["Never arrived", None, "late"],
            "rating": pl.Series([1, None, 2], dtype=pl.Int8),
            "fulfillment": pl.Series(["AFN", None, "MFN"], dtype=pl.Categorical),
            "arrived_on_time": pl.Series([True, None, False]),
            "left_on": pl.Series([dt.date(2026, 10, 1), None, None]),
            "keep": [1.5, None, float("nan")],
        }
    )
    judged = check_frame(frame, verdicts=True)
    assert judged["problem"].null_count() == 3
    assert judged["action"].to_list()[:2] == ["strike_through", "keep"]
    assert judged.select(frame.columns).equals(frame)
    assert all(judged[name].dtype == pl.String for name in (*VERDICT_COLUMNS, "verdict"))
    assert fr.Verdict.from_json(judged["verdict"][0]).feedback.left_on == dt.date(2026, 10, 1)


def test_lazy_frame_says_what_to_do() -> None:
    with pytest.raises(TypeError, match=r"frame\.collect\(\)"):
        check_frame(pl.DataFrame(DATA).lazy())


def test_arrow_columns_of_pandas() -> None:
    pytest.importorskip("pyarrow", reason="pandas keeps Arrow columns with pyarrow only")
    frame = pd.DataFrame({"comment": ["Never arrived", None], "rating": [1, None], "left_on": [dt.date(2026, 10, 1), None]})
    judged = check_frame(frame.convert_dtypes(dtype_backend="pyarrow"), verdicts=True)
    assert judged["problem"].isna().all()
    assert fr.Verdict.from_json(judged["verdict"][0]).feedback.left_on == dt.date(2026, 10, 1)


def test_nested_verdicts_are_the_pipelines() -> None:
    frame = pd.DataFrame(DATA)
    judged = check_frame(frame, verdicts=True)
    assert fr.Verdict.from_json(judged["verdict"][0]) == fr.check("Never arrived", rating=1, fulfillment="AFN")
    assert judged["verdict"][3] is None
    assert "verdict" not in check_frame(frame)


def test_columns_of_the_same_name_are_not_overwritten() -> None:
    frame = pd.DataFrame({"comment": ["late"], "action": ["mine"]})
    with pytest.raises(ReportError, match="'action' already; choose a prefix"):
        check_frame(frame)
    judged = check_frame(frame, prefix="fr_")
    assert list(judged["action"]) == ["mine"]
    assert "fr_action" in judged
    again = check_frame(check_frame(pd.DataFrame(DATA)))
    assert again.equals(check_frame(pd.DataFrame(DATA))), "a judged frame is judged anew"


def test_columns_that_stand_twice_or_have_no_text_for_a_name() -> None:
    twice = pd.DataFrame([["late", "later"]], columns=["comment", "comment"])
    with pytest.raises(ReportError, match="2 columns 'comment'"):
        check_frame(twice)
    numbered = pd.DataFrame([["late", 1]])
    assert check_frame(numbered, columns={"comment": 0, "rating": 1})["problem"].isna().all()


def test_a_frame_class_of_the_callers_own() -> None:
    class Mine(pd.DataFrame):  # type: ignore[misc] # pandas has no types
        pass

    assert "action" in check_frame(Mine(DATA))
