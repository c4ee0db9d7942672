"""The scikit-learn transformer: verdicts as columns."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.utils import estimator_checks

from feedback_rules import FeedbackError, PolicyError, ReportError, SellerProfile, check
from feedback_rules.integrations.sklearn import VerdictTransformer
from tests.conftest import NASTY

TEXTS = ["Shipping took three weeks!", "The fucking zipper broke on the second day.", "", "Thanks!"]


def row(text: str, **facts: Any) -> dict[str, Any]:
    made = VerdictTransformer()
    return dict(zip(made.get_feature_names_out(), made.transform(pd.DataFrame([{"comment": text, **facts}]))[0], strict=True))


def test_features_say_what_the_verdict_says() -> None:
    found = row(TEXTS[1], rating=1)
    verdict = check(TEXTS[1], rating=1)
    assert {name for name, value in found.items() if value == 1.0} >= {
        "action_remove", "product_only", "obscenity", "aspect_product", "met_obscenity", "met_product_review",
    }  # fmt: skip
    assert found["product_only_probability"] == verdict.assessment.product_only_probability > 0.5
    assert found["action_keep"] == found["threat"] == found["met_fba_fulfillment"] == 0.0
    assert row(TEXTS[0], rating=1, fulfillment="amazon")["met_fba_fulfillment"] == 1.0
    assert sum(value for name, value in found.items() if name.startswith("action_")) == 1.0


def test_labels() -> None:
    made = VerdictTransformer(output="labels").fit(TEXTS)
    table = pd.DataFrame(made.transform(TEXTS), columns=made.get_feature_names_out())
    assert list(table["action"]) == [str(check(text).action) for text in TEXTS]
    assert list(table["ground"])[1:] == ["obscenity", "", ""]


@pytest.mark.parametrize(
    "given",
    [
        TEXTS,
        tuple(TEXTS),
        np.array(TEXTS),
        np.array(TEXTS, dtype=object).reshape(-1, 1),
        pd.Series(TEXTS, index=[3, 3, 1, 0]),
        pl.Series(TEXTS),
        pd.DataFrame({"any name": TEXTS}),
        pl.DataFrame({"comment": TEXTS, "other": [1, 2, 3, 4]}),
        [TEXTS[0], TEXTS[1], None, TEXTS[3]],
        pd.Series([TEXTS[0], TEXTS[1], float("nan"), TEXTS[3]]),
    ],
    ids=lambda given: type(given).__name__,
)
def test_every_kind_of_input_gives_the_same(given: Any) -> None:
    expected = VerdictTransformer().transform(TEXTS)
    assert expected.shape == (4, len(VerdictTransformer().get_feature_names_out()))
    assert expected.dtype == np.float64
    assert np.array_equal(VerdictTransformer().transform(given), expected)


def test_no_rows_and_odd_texts() -> None:
    width = len(VerdictTransformer().get_feature_names_out())
    assert VerdictTransformer().transform([]).shape == (0, width)
    assert np.isfinite(VerdictTransformer().transform(NASTY)).all()


def test_wrong_input_says_what_is_wrong() -> None:
    with pytest.raises(FeedbackError, match="a single str"):
        VerdictTransformer().transform("late")
    with pytest.raises(FeedbackError, match=r"row 1: comment"):
        VerdictTransformer().transform(["late", 3])
    with pytest.raises(FeedbackError, match=r"row 0: rating"):
        VerdictTransformer().transform(pd.DataFrame({"comment": ["late"], "rating": [9]}))
    with pytest.raises(FeedbackError, match="'features' or 'labels'"):
        VerdictTransformer(output="x").fit(TEXTS)
    with pytest.raises(PolicyError):
        VerdictTransformer(marketplace="nowhere").fit(TEXTS)
    with pytest.raises(ReportError, match="no column of comments"):
        VerdictTransformer().transform(pd.DataFrame({"a": ["x"], "b": ["y"]}))
    with pytest.raises(TypeError, match="collect"):
        VerdictTransformer().transform(pl.DataFrame({"comment": TEXTS}).lazy())


def test_clone_and_pickle() -> None:
    made = VerdictTransformer(marketplace="DE", seller=SellerProfile(names=["Erika Mustermann"]), columns={"comment": "t"}, output="labels")
    for other in (clone(made), pickle.loads(pickle.dumps(made.fit(TEXTS)))):  # noqa: S301 - our own bytes
        assert other.get_params() == made.get_params()
        assert other.transform(pd.DataFrame({"t": ["Erika Mustermann war unfreundlich"]}))[0][0] == "remove"
    assert VerdictTransformer().set_params(output="labels").output == "labels"


def test_frames_out_and_a_pipeline_of_ones_own() -> None:
    table = VerdictTransformer().set_output(transform="pandas").fit_transform(pd.Series(TEXTS, index=[5, 6, 7, 8]))
    assert list(table.columns) == list(VerdictTransformer().get_feature_names_out())
    assert list(table.index) == [5, 6, 7, 8]
    model = make_pipeline(make_union(TfidfVectorizer(), VerdictTransformer()), LogisticRegression())
    assert list(model.fit(TEXTS, [1, 1, 0, 0]).predict(TEXTS)) == [1, 1, 0, 0]
    frame = pd.DataFrame({"comment": TEXTS, "rating": [1, 1, 1, 5]})
    columns = make_column_transformer((VerdictTransformer(), ["comment", "rating"]), verbose_feature_names_out=False)
    assert "action_keep" in columns.fit(frame).get_feature_names_out()


OWN_CHECKS = [
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_get_params_invariance",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_set_params",
    "check_valid_tag_types",
]
"""scikit-learn's checks that feed no tables of numbers; it skips all but the first by itself for what takes texts."""


@pytest.mark.parametrize("name", OWN_CHECKS)
def test_sklearns_own_checks(name: str) -> None:
    getattr(estimator_checks, name)("VerdictTransformer", VerdictTransformer())


def test_sklearn_accepts_the_estimator() -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Can't test estimator")  # it says that it skips tables of numbers
        estimator_checks.check_estimator(VerdictTransformer())
