"""The seller's personal data: any part of the comment is enough.

Source: Amazon's page on removing buyer feedback, "seller-specific, personally identifiable information, including email
addresses, full names, or telephone numbers".
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]

_KINDS = {
    "email": "an e-mail address",
    "phone": "a telephone number",
    "name": "a full name",
    "address": "a postal address",
    "handle": "a messenger contact",
    "payment": "a payment account",
}


def _test(document: Document, _: Clause) -> TextTest:
    signal = document.personal_data
    kinds = list(dict.fromkeys(_KINDS.get(span.kind, "personal data") for span in signal.spans))
    what = " and ".join(kinds) if kinds else "personal data"
    sentence = {
        Answer.YES: f"The comment holds {what} that can be read as the seller's.",
        Answer.UNSURE: f"The comment may hold {what} of the seller; a person should read it.",
        Answer.NO: "The comment holds no personal data of the seller.",
    }[signal.answer]
    return TextTest(answer=signal.answer, sentence=sentence, evidence=signal.spans)


checker = Checker(id="seller_pii", test=_test)
