"""The entire comment is about the delivery of an order that Amazon fulfilled: the rating is struck through.

Source: Amazon's pages on removing buyer feedback and on feedback for FBA orders. A comment on the packing alone goes to a
person: Amazon packs FBA orders, but its pages send such remarks to Packaging Feedback.
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, entire_comment
from feedback_rules.document import Document
from feedback_rules.policy import Clause

__all__ = ["checker"]


def _test(document: Document, clause: Clause) -> TextTest:
    return entire_comment(document, clause, about="the delivery")


checker = Checker(id="fba_fulfillment", test=_test)
