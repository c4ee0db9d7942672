"""A frame in, the same kind out; missing values and bad rows are safe."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest

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
