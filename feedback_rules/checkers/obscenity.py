"""Obscene or profane words: any part of the comment is enough.

Source: Amazon's page on removing buyer feedback, "words commonly understood to be obscene or profane".
"""

from __future__ import annotations

from feedback_rules.checkers.base import Checker, TextTest, of_signal
from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.verdict import Answer

__all__ = ["checker"]

_SENTENCES = {
    Answer.YES: "The comment holds a word commonly understood to be obscene.",
    Answer.UNSURE: "The comment holds a word that is obscene in some languages; a person should read it.",
    Answer.NO: "The comment holds no obscene word.",
}


def _test(document: Document, _: Clause) -> TextTest:
    return of_signal(document.obscenity, _SENTENCES)


checker = Checker(id="obscenity", test=_test)
