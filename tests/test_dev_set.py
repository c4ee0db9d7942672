"""The figures on labelled comments that are no part of the project, as a gate against getting worse.

The floors lie a little under what was measured; raise them when the figures rise.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from feedback_rules.evaluation import Counts, assess_rows, count_labels
from feedback_rules.signals.obscenity import find_obscenity
from feedback_rules.signals.personal_data import find_personal_data
from feedback_rules.signals.threat import find_threats
from feedback_rules.verdict import Answer
from tests.conftest import dev_rows, pipeline

FLOORS = {
    "product_only": (0.93, 0.76),
    "delivery_only": (0.93, 0.74),
    "obscenity": (0.95, 0.90),
    "threat": (0.90, 0.90),
}
SIGNAL_FLOORS = {
    "obscenity": (find_obscenity, 0.99, 0.97),
    "seller_pii": (find_personal_data, 0.99, 0.97),
    "threat": (find_threats, 0.97, 0.95),
}
FALSE_ALARMS = 2e-3
"""The most false alarms among clean texts."""
ASPECT_F1 = 0.84


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


@pytest.mark.parametrize("label", SIGNAL_FLOORS)
def test_signals(label: str) -> None:
    find, precision, recall = SIGNAL_FLOORS[label]
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in dev_rows(label):
        if label not in (row.get("ambiguous") or ()) and label in row["labels"]:
            counts[row["labels"][label], find(row["text"]).answer is Answer.YES] += 1
    right = counts[True, True]
    assert right / (right + counts[False, True]) >= precision
    assert right / (right + counts[True, False]) >= recall
    assert counts[False, True] <= FALSE_ALARMS * counts[False, False]


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
