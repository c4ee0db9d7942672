"""Feedback used as a lever, or violence threatened: evidence for a case with Seller Support.

Source: sellers' practice; no written removal clause was found for seller feedback.
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, of_signal
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]

_SENTENCES = {
    Answer.YES: "The buyer uses the feedback as a lever or threatens violence; keep the words as evidence.",
    Answer.UNSURE: "The words can be read as a threat; a person should read them.",
    Answer.NO: "The comment holds no threat.",
}


def _test(document: Document, _: Clause) -> TextTest:
    return of_signal(document.threat, _SENTENCES)


checker = Checker(id="threat", test=_test)
