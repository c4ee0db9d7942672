"""The buyer answered yes three times and still rated one or two stars: sellers take such cases to Seller Support.

Source: sellers' practice; no written clause. The facts decide, the text does not.
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]


def _test(_document: Document, _clause: Clause) -> TextTest:
    return TextTest(answer=Answer.YES, sentence="The buyer answered yes to all three questions, yet rated low.")


checker = Checker(id="all_yes_negative", test=_test)
