"""The figures on labelled comments that are no part of the project, as a gate against getting worse.

The floors lie a little under what was measured; raise them when the figures rise.
"""

from __future__ import annotations

from functools import cache

import pytest

from feedback_rules.evaluation import Counts, assess_rows, count_labels
from tests.conftest import dev_rows, pipeline

FLOORS = {
    "product_only": (0.92, 0.66),
    "delivery_only": (0.92, 0.74),
    "obscenity": (0.90, 0.50),
    "threat": (0.80, 0.80),
}
ASPECT_F1 = 0.82


@cache
def figures() -> dict[str, Counts]:
    return count_labels(assess_rows(dev_rows("comments"), pipeline=pipeline()))


@pytest.mark.parametrize("label", FLOORS)
def test_whole_comments(label: str) -> None:
    counts = figures()[label]
    precision, recall = FLOORS[label]
    assert counts.precision >= precision
    assert counts.recall >= recall


def test_aspects() -> None:
    assert figures()["aspects"].f1 >= ASPECT_F1


def test_behaviour() -> None:
    """No claim may be made where the suite expects none."""
    from feedback_rules import Feedback, Pipeline, SellerProfile

    rows = dev_rows("challenge")
    wrong = right = 0
    for row in rows:
        judge = Pipeline(marketplace=row["marketplace"], seller=SellerProfile(**row["seller"]) if row.get("seller") else None)
        action = judge.check(Feedback(comment=row["text"], **row["facts"])).action.name
        allowed = row["expected_action"] if isinstance(row["expected_action"], list) else [row["expected_action"]]
        right += action in allowed
        wrong += action in ("REMOVE", "STRIKE_THROUGH", "ESCALATE") and action not in allowed
    assert wrong <= 1
    assert right / len(rows) >= 0.88
