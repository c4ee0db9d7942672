"""What of a verdict is worth showing, and the comment cut into marked pieces; shared by the notebook and the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from feedback_rules.verdict import Action, Finding, Span, Status, Verdict

__all__ = ["Mark", "Piece", "deciding", "focus", "pieces", "printable", "told", "web_address"]

_WAITING = {Status.UNCERTAIN: 0, Status.NEEDS_FACTS: 1, Status.FAILED: 2}


class Mark(StrEnum):
    """How a piece of the comment counts."""

    NONE = ""
    EVIDENCE = "evidence"
    """Words that meet a clause."""
    STRONG = "strong"
    """Words that meet one clause inside words that meet another."""
    BLOCKER = "blocker"
    """Words that keep an "entire comment" clause from holding."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the comment; all the pieces together are the comment."""

    text: str
    mark: Mark


def printable(text: str) -> str:
    """Return the text without halves of surrogate pairs, which no file or page can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def web_address(url: str) -> str:
    """Return the address if it is one of the web, else ``""``: no other scheme becomes a link."""
    plain = url.strip()
    return plain if plain.lower().startswith(("https://", "http://")) and plain.isprintable() else ""


def deciding(verdict: Verdict) -> Finding | None:
    """Return the finding that the action rests on: the strongest met, else the first that asks for a person or a fact."""
    if verdict.reasons:
        return verdict.reasons[0]
    if verdict.action is not Action.REVIEW:
        return None
    waiting = [finding for finding in verdict.findings if finding.status in _WAITING and finding.evidence]
    waiting = waiting or [finding for finding in verdict.findings if finding.status in _WAITING]
    return min(waiting, key=lambda finding: (_WAITING[finding.status], len(finding.missing)), default=None)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def focus(verdict: Verdict) -> Finding | None:
    """Return the finding whose words explain the verdict best: the deciding one, else the clause that came closest to holding."""
    decided = deciding(verdict)
    if decided is not None:
        return decided
    close = [finding for finding in verdict.findings if finding.status is Status.NOT_MET and finding.evidence and finding.blockers]
    return min(close, key=lambda finding: _length(finding.blockers), default=None)


def told(verdict: Verdict) -> tuple[Finding, ...]:
    """Return the findings worth reading: those met, then the open ones; where there are neither, those that came closest to holding.

    A clause that waits on facts for every comment, such as the three answers, is none of them.
    """
    waiting = tuple(
        finding
        for finding in verdict.findings
        if finding.status in (Status.UNCERTAIN, Status.FAILED) or (finding.status is Status.NEEDS_FACTS and finding.evidence)
    )
    if verdict.reasons or waiting:
        return (*verdict.reasons, *waiting)
    closest = focus(verdict)
    against = (item for item in verdict.findings if item.status is Status.NOT_MET and item.evidence and not item.blockers)
    return (*((closest,) if closest else ()), *against)


def pieces(verdict: Verdict) -> tuple[Piece, ...]:
    """Cut the comment into pieces by the words that count; linear in the comment and its spans."""
    text = verdict.feedback.comment
    shown = focus(verdict)
    findings = verdict.reasons or ((shown,) if shown else ())
    steps: list[tuple[int, int, int]] = []
    for start, end in dict.fromkeys((span.start, span.end) for finding in findings for span in finding.evidence):
        steps += [(start, 1, 0), (end, -1, 0)]
    if shown and shown.status is not Status.MET:
        for item in shown.blockers:
            steps += [(item.start, 0, 1), (item.end, 0, -1)]
    cut: list[Piece] = []
    begun = depth = blocked = 0
    for position, deeper, more in sorted(steps):
        if begun < position <= len(text):
            cut.append(Piece(text[begun:position], _mark(depth, blocked)))
            begun = position
        depth += deeper
        blocked += more
    if begun < len(text):
        cut.append(Piece(text[begun:], Mark.NONE))
    return tuple(cut)


def _mark(depth: int, blocked: int) -> Mark:
    if blocked:
        return Mark.BLOCKER
    return Mark.STRONG if depth > 1 else Mark.EVIDENCE if depth else Mark.NONE
