"""The entire comment is about the delivery of an Easy Ship order, which Amazon collects and delivers.

Source: Amazon's page on feedback for Easy Ship items (UAE).
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, entire_comment
from feedback_rules.document import Document
from feedback_rules.policy import Clause

__all__ = ["checker"]


def _test(document: Document, clause: Clause) -> TextTest:
    return entire_comment(document, clause, about="the delivery")


checker = Checker(id="easy_ship", test=_test)
