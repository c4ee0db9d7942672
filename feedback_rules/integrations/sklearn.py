"""A scikit-learn transformer: comments in, columns of numbers or labels out, so that verdicts can feed a model of your own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin

from feedback_rules.checkers import shipped_checkers
from feedback_rules.errors import FeedbackError, FeedbackRulesError
from feedback_rules.feedback import Feedback, SellerProfile
from feedback_rules.integrations.frames import columns_of, feedback_of, frame_kind
from feedback_rules.pipeline import Pipeline
from feedback_rules.reports.dates import order_of_marketplace
from feedback_rules.reports.writers import deciding
from feedback_rules.verdict import Action, Answer, Aspect, Status, Verdict

__all__ = ["VerdictTransformer"]

_TEXT_TESTS = ("product_only", "delivery_only", "obscenity", "seller_pii", "threat")
_Makers = dict[str, Callable[[Verdict], Any]]
_ANSWERS = {Answer.NO: 0.0, Answer.UNSURE: 0.5, Answer.YES: 1.0}


def _is_action(verdict: Verdict, action: Action) -> bool:
    return verdict.action is action


def _has_aspect(verdict: Verdict, aspect: Aspect) -> bool:
    return aspect in verdict.assessment.aspects


def _meets(verdict: Verdict, checker: str) -> bool:
    return verdict.finding(checker).status is Status.MET


def _test(verdict: Verdict, name: str) -> float:
    return _ANSWERS[getattr(verdict.assessment, name)]


def _assessed(verdict: Verdict, name: str) -> Any:
    return getattr(verdict.assessment, name)


def _ground(verdict: Verdict) -> str:
    finding = deciding(verdict)
    return finding.checker if finding else ""


def _features() -> _Makers:
    """Return how each column of numbers comes from a verdict, in the order of the columns."""
    makers: _Makers = {f"action_{action}": partial(_is_action, action=action) for action in Action}
    makers |= {name: partial(_test, name=name) for name in _TEXT_TESTS}
    makers |= {name: partial(_assessed, name=name) for name in ("product_only_probability", "delivery_only_probability")}
    makers |= {f"aspect_{aspect}": partial(_has_aspect, aspect=aspect) for aspect in Aspect}
    return makers | {f"met_{checker.id}": partial(_meets, checker=checker.id) for checker in shipped_checkers()}


def _labels() -> _Makers:
    """Return how each column of labels comes from a verdict."""
    makers: _Makers = {"action": attrgetter("action.value"), "ground": _ground}
    return makers | {name: attrgetter(f"assessment.{name}.value") for name in _TEXT_TESTS}


_OUTPUTS = {"features": _features, "labels": _labels}


class VerdictTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc] # scikit-learn has no types
    """Judges comments and returns their verdicts as columns; it learns nothing, so ``fit`` only checks the options.

    Input is a sequence of comments (list, one-dimensional array or Series, or a single column of them), or a pandas or polars frame whose
    columns are recognised as :func:`feedback_rules.check_frame` does, facts included. A missing comment is an empty one.

    Args:
        marketplace: whose policy applies.
        seller: the seller's own names, addresses and numbers.
        columns: field of :class:`Feedback` to column name, for frames whose columns are not recognised.
        output: ``"features"`` for numbers (actions, aspects and clauses met as 0 or 1, text tests as 0, 0.5 or 1, probabilities), or
            ``"labels"`` for strings (action, ground, text tests).
    """

    def __init__(
        self,
        *,
        marketplace: str = "US",
        seller: SellerProfile | None = None,
        columns: Mapping[str, Any] | None = None,
        output: str = "features",
    ) -> None:
        """Keep the options; they are checked when they are used."""
        self.marketplace = marketplace
        self.seller = seller
        self.columns = columns
        self.output = output

    def fit(self, X: Any, y: Any = None) -> VerdictTransformer:  # noqa: ARG002, N803 - scikit-learn's names
        """Check the options and return the transformer itself; nothing is learned from ``X``.

        Raises:
            FeedbackError: ``output`` is neither of the two.
            PolicyError: the marketplace is not known.
        """
        self._pipeline()
        self._makers()
        return self

    def transform(self, X: Any) -> Any:  # noqa: N803 - scikit-learn's name
        """Return one row a comment: an array of float64 for features, of strings (object) for labels.

        Raises:
            FeedbackError: a row cannot be read (the message names it), or ``X`` is a single string.
            ReportError: a frame has no column of comments.
        """
        makers = self._makers()
        pipeline = self._pipeline()
        rows = [[make(verdict) for make in makers.values()] for verdict in pipeline.check_many(self._feedback(X, pipeline))]
        kind = float if self.output == "features" else object
        return np.array(rows, dtype=kind).reshape(len(rows), len(makers))

    def get_feature_names_out(self, input_features: Any = None) -> Any:  # noqa: ARG002 - scikit-learn's name
        """Return the names of the columns."""
        return np.array(list(self._makers()), dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.input_tags.string = True
        tags.input_tags.allow_nan = True
        return tags

    def _pipeline(self) -> Pipeline:
        return Pipeline(marketplace=self.marketplace, seller=self.seller)

    def _makers(self) -> _Makers:
        if self.output not in _OUTPUTS:
            raise FeedbackError(f"output: expected 'features' or 'labels', got {self.output!r}")
        return _OUTPUTS[self.output]()

    def _feedback(self, given: Any, pipeline: Pipeline) -> list[Feedback]:
        order = order_of_marketplace(pipeline.marketplace)
        feedback = []
        for place, row in enumerate(_rows(given, self.columns)):
            try:
                feedback.append(feedback_of(row, order=order))
            except FeedbackRulesError as exc:
                raise FeedbackError(f"row {place}: {exc}") from exc
        return feedback


def _rows(given: Any, columns: Mapping[str, Any] | None) -> Iterable[Mapping[str, Any]]:
    """Return the rows of a frame, or those of a sequence of comments."""
    if frame_kind(given):
        names = list(given.columns)
        fields = {"comment": names[0]} if columns is None and len(names) == 1 else columns_of(names, columns)
        lists = [given[name].to_list() for name in fields.values()]
        return [dict(zip(fields, values, strict=True)) for values in zip(*lists, strict=True)]
    if isinstance(given, (str, bytes, Mapping)):
        raise FeedbackError(f"X: expected a sequence of comments or a frame, got a single {type(given).__name__}")
    comments: Sequence[Any] = given.tolist() if hasattr(given, "tolist") else list(given)
    if getattr(given, "ndim", 1) == 2 and given.shape[1] == 1:
        comments = [row[0] for row in comments]
    return [{"comment": comment} for comment in comments]
