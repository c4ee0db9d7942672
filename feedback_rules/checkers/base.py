"""What a checker is: a plain function from a document and a policy clause to what the text shows, in a frozen record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from feedback_rules.document import Document
from feedback_rules.policy import Clause
from feedback_rules.signals.signal import Signal
from feedback_rules.verdict import Answer, Aspect, Span, shown

__all__ = ["Checker", "TextTest", "entire_comment", "of_signal"]

_NEUTRAL = frozenset({Aspect.GENERIC, Aspect.OTHER})
_DECIDED = (frozenset({Aspect.PRODUCT}), frozenset({Aspect.DELIVERY, Aspect.PACKAGING}))
"""What the model decides for a whole comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTest:
    """What the text shows for one clause, before facts and rating are looked at."""

    answer: Answer
    sentence: str
    """One plain sentence for a seller."""
    evidence: tuple[Span, ...] = ()
    blockers: tuple[Span, ...] = ()
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """A checker: its id, equal to its file name and to its clause's id in the policies, and its text test.

    The action never comes from the checker: it comes from the policy clause.
    """

    id: str
    test: Callable[[Document, Clause], TextTest]


def of_signal(signal: Signal, sentences: Mapping[Answer, str]) -> TextTest:
    """Return what a detector found as a test: its answer, the sentence for that, and its words as evidence."""
    return TextTest(answer=signal.answer, sentence=sentences[signal.answer], evidence=signal.spans)


def _list(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"\u201c{shown(span)}\u201d" for span in spans[:3])


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Join spans with nothing but blanks between them: neighbouring clauses read as one quotation."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            start = joined.pop().start
            joined.append(Span(start, span.end, text[start : span.end]))
        else:
            joined.append(span)
    return tuple(joined)


def entire_comment(document: Document, clause: Clause, *, about: str) -> TextTest:
    """Test whether the whole comment is about what a clause covers.

    Args:
        document: the comment.
        clause: a clause with scope ``entire``; its ``covers`` names the aspects.
        about: what that is, in words for the sentence, such as ``"the product"``.
    """
    assessment = document.assessment
    allowed = clause.covers | _NEUTRAL
    evidence = _joined(document.text, [item.span for item in assessment.clauses if item.aspect in clause.covers])
    blockers = _joined(document.text, [item.span for item in assessment.clauses if item.aspect not in allowed])
    probability: float | None
    if clause.covers == {Aspect.PRODUCT}:
        answer, probability = assessment.product_only, assessment.product_only_probability
    elif Aspect.DELIVERY in clause.covers:
        answer, probability = assessment.delivery_only, assessment.delivery_only_probability
    else:
        answer, probability = Answer.NO, None
    if answer is Answer.NO and evidence and not blockers and clause.covers not in _DECIDED:
        # No calibrated decision exists for this set of aspects, so a person looks.
        answer, probability = Answer.UNSURE, None
    if answer is Answer.YES and Aspect.DELIVERY in clause.covers and Aspect.DELIVERY not in assessment.aspects:
        sentence = "The entire comment is about the packing; whether that counts as delivery is for a person to say."
        return TextTest(answer=Answer.UNSURE, sentence=sentence, evidence=evidence, probability=probability)
    if answer is Answer.YES:
        return TextTest(answer=answer, sentence=f"The entire comment is about {about}.", evidence=evidence, probability=probability)
    if answer is Answer.UNSURE:
        sentence = f"The comment may be entirely about {about}; a person should read it."
        if blockers:
            sentence = f"The comment may be entirely about {about}, but {_list(blockers)} can be read otherwise; a person should read it."
        return TextTest(answer=answer, sentence=sentence, evidence=evidence, blockers=blockers, probability=probability)
    if not document.text.strip():
        sentence = "The comment is empty."
    elif blockers and evidence:
        sentence = f"Part of the comment is about {about}, but {_list(blockers)} is not."
    elif evidence:
        sentence = f"The comment is not safely about {about} alone."
    else:
        sentence = f"The comment is not about {about}."
    return TextTest(answer=answer, sentence=sentence, evidence=evidence, blockers=blockers, probability=probability)
