"""The entire comment is about a late or undelivered order that was shipped on time with Buy Shipping.

Source: Amazon's page on removing buyer feedback (US), "a delayed or undelivered order, which you shipped on time by using Buy
Shipping services". Damage, a rude driver or praise are about delivery too, but not about a delay: such a comment goes to a person. So does
one that says the order was never sent, for the clause supposes that it was.
"""

from __future__ import annotations

from dataclasses import replace

from feedback_rules.checkers.base import Checker, TextTest, entire_comment
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]


def _test(document: Document, clause: Clause) -> TextTest:
    found = entire_comment(document, clause, about="a late or missing delivery")
    if found.answer is not Answer.YES:
        return found
    if document.late_delivery.answer is not Answer.YES:
        sentence = "The entire comment is about the delivery, but names no delay or loss; a person should read it."
        return replace(found, answer=Answer.UNSURE, sentence=sentence)
    for signal, named in ((document.condition, "damage or a defect"), (document.not_sent, "that the order was not sent")):
        if signal.answer is Answer.YES:
            sentence = f"The comment is about the delivery, but names {named}; a person should read it."
            return replace(found, answer=Answer.UNSURE, sentence=sentence, blockers=signal.spans)
    return found


checker = Checker(id="buy_shipping", test=_test)
