"""The carrier's fault on an order the seller shipped: weak, a practice only.

Source: sellers' practice; the outcome is disputed, and evidence of the hand-over is needed.
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, entire_comment
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]


def _test(document: Document, clause: Clause) -> TextTest:
    found = entire_comment(document, clause, about="the delivery")
    if found.answer is Answer.NO:
        return found
    carrier = document.carrier
    if carrier.answer is not Answer.YES:
        return TextTest(
            answer=Answer.NO,
            sentence="The comment does not name the carrier's fault.",
            blockers=found.blockers,
            probability=found.probability,
        )
    if found.answer is Answer.YES:
        return TextTest(
            answer=Answer.YES, sentence="The comment blames the carrier alone; evidence of the hand-over may help.", evidence=carrier.spans,
            probability=found.probability,
        )  # fmt: skip
    return found


checker = Checker(id="carrier_error", test=_test)
