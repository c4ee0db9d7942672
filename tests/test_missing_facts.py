"""The summary counts a fact only where that fact alone settles the verdict, whatever its value is."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_rules import Action, Feedback, Verdict
from feedback_rules.reports.missing import may_settle, settling
from feedback_rules.reports.writers import summary
from tests.conftest import pipeline

VALUES: dict[str, list[Any]] = {
    "rating": [1, 2, 3, 4, 5],
    "fulfillment": ["amazon", "seller"],
    "shipped_with": ["buy_shipping", "easy_ship", "other"],
    "shipped_on_time": [True, False],
}
TEXTS = [
    "Shipping took three weeks!",
    "Never arrived, USPS lost it.",
    "Package was left out in the rain, soaked through.",
    "Poor packaging, just a thin plastic bag",
    "The lamp broke after a week.",
    "Arrived late and the lamp is not bright enough I guess",
]
facts = st.fixed_dictionaries({name: st.sampled_from([None, *values]) for name, values in VALUES.items()})


def _outcomes(verdict: Verdict, marketplace: str, names: tuple[str, ...]) -> set[bool]:
    """Say whether the verdict is settled, for every value of the facts."""
    known = {name: getattr(verdict.feedback, name) for name in VALUES}
    found = set()
    for values in itertools.product(*(VALUES[name] for name in names)):
        facts = {**known, **dict(zip(names, values, strict=True))}
        found.add(pipeline(marketplace).check(Feedback(comment=verdict.feedback.comment, **facts)).action is not Action.REVIEW)
    return found


@given(st.sampled_from(TEXTS), st.sampled_from(["US", "UK", "AE", "FR"]), facts)
def test_the_pipeline_agrees(text: str, marketplace: str, known: dict[str, Any]) -> None:
    verdict = pipeline(marketplace).check(Feedback(comment=text, **known))
    sets = settling(verdict)
    assert verdict.action is Action.REVIEW or not (sets or may_settle(verdict))
    for names in sets:
        assert _outcomes(verdict, marketplace, names) == {True}
        for fewer in itertools.combinations(names, len(names) - 1):
            assert False in _outcomes(verdict, marketplace, fewer), "a smaller set would do"
    for name in may_settle(verdict):
        assert _outcomes(verdict, marketplace, (name,)) == {True, False}
    if verdict.action is Action.REVIEW:
        for name in VALUES:
            if known[name] is None and (name,) not in sets and name in verdict.missing:
                assert False in _outcomes(verdict, marketplace, (name,))


@pytest.mark.parametrize(
    ("marketplace", "facts", "certain", "possible"),
    [
        ("US", {}, {"fulfillment+shipped_with+shipped_on_time": 1}, {"fulfillment": 1}),
        ("US", {"fulfillment": "seller"}, {"shipped_with+shipped_on_time": 1}, {"shipped_with": 1, "shipped_on_time": 1}),
        ("US", {"fulfillment": "seller", "shipped_with": "buy_shipping"}, {"shipped_on_time": 1}, {}),
        ("US", {"fulfillment": "amazon"}, {}, {}),
        ("UK", {}, {"fulfillment": 1}, {}),
    ],
)
def test_summary(marketplace: str, facts: dict[str, Any], certain: dict[str, int], possible: dict[str, int]) -> None:
    figures = summary([pipeline(marketplace).check(Feedback(comment="Shipping took three weeks!", rating=1, **facts))])
    assert figures["missing_facts"] == certain
    assert figures["may_settle"] == possible


def test_a_policy_of_ones_own() -> None:
    """Where the wanted values are not known, a fact still counts only if no other is missing."""
    verdict = pipeline().check("Shipping took three weeks!", rating=1)
    data = verdict.to_dict()
    data["versions"]["policy"] = "MINE@2026-01-01"
    data["findings"] = [finding for finding in data["findings"] if finding["checker"] != "all_yes_negative"]
    assert settling(Verdict.from_dict(data)) == (("fulfillment", "shipped_with", "shipped_on_time"),)
