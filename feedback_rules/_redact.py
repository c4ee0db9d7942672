"""Mask the seller's personal data in a verdict, wherever it is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from feedback_rules.verdict import ClauseAspect, Finding, Span, Verdict, shown

__all__ = ["redact"]

_MASK = "\u2588"


def _masked(text: str, offset: int, secrets: Sequence[Span]) -> str:
    """Mask the letters and digits of ``text``, which begins at ``offset`` of the comment, that lie in a secret."""
    chars = list(text)
    for secret in secrets:
        for index in range(max(secret.start - offset, 0), min(secret.end - offset, len(chars))):
            if chars[index].isalnum():
                chars[index] = _MASK
    return "".join(chars)


def _everywhere(comment: str, found: Sequence[Span]) -> list[Span]:
    """Return the spans, and every other place of the comment where the same words stand."""
    quotes = sorted({item.quote for item in found}, key=lambda quote: (-len(quote), quote))
    if not quotes:
        return []
    again = re.compile("|".join(map(re.escape, quotes)), re.IGNORECASE)
    return [*found, *(Span(match.start(), match.end(), match[0]) for match in again.finditer(comment))]


def redact(verdict: Verdict) -> Verdict:
    """Return a copy in which every letter and digit of the personal data found is masked, each time it stands; offsets stay valid."""
    secrets = _everywhere(verdict.feedback.comment, verdict.assessment.seller_pii_spans)
    if not secrets:
        return verdict

    def span(item: Span) -> Span:
        return replace(item, quote=_masked(item.quote, item.start, secrets))

    def spans(items: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(span(item) for item in items)

    def clause(item: ClauseAspect) -> ClauseAspect:
        return replace(item, span=span(item.span))

    def finding(item: Finding) -> Finding:
        sentence = item.sentence
        for quoted in (*item.blockers, *item.evidence):
            sentence = sentence.replace(shown(quoted), shown(span(quoted)))
        return replace(item, evidence=spans(item.evidence), blockers=spans(item.blockers), sentence=sentence)

    assessment = verdict.assessment
    return replace(
        verdict,
        feedback=replace(verdict.feedback, comment=_masked(verdict.feedback.comment, 0, secrets)),
        findings=tuple(finding(item) for item in verdict.findings),
        assessment=replace(
            assessment,
            clauses=tuple(clause(item) for item in assessment.clauses),
            obscenity_spans=spans(assessment.obscenity_spans),
            seller_pii_spans=spans(assessment.seller_pii_spans),
            threat_spans=spans(assessment.threat_spans),
        ),
    )
