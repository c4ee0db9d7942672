"""The entire comment is a product review; a mix with service is not removed.

Source: Amazon's page on removing buyer feedback, "The entire feedback comment is a product review."
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, entire_comment
from feedback_rules.document import Document
from feedback_rules.policy import Clause

__all__ = ["checker"]


def _test(document: Document, clause: Clause) -> TextTest:
    return entire_comment(document, clause, about="the product")


checker = Checker(id="product_review", test=_test)
