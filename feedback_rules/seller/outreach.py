"""Check a message that a seller means to send to a buyer, by Amazon's rules on asking for feedback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from feedback_rules.errors import FeedbackError
from feedback_rules.policy import normal_marketplace
from feedback_rules.seller._outreach_contact import contact_signs, link_signs
from feedback_rules.seller._outreach_rules import MessageKind, OutreachRules, outreach_rules
from feedback_rules.seller._outreach_signs import Reading, Sign, readings, signs
from feedback_rules.signals.signal import merge
from feedback_rules.text.fold import Folded, bare, fold
from feedback_rules.verdict import Answer, Citation, Span

__all__ = ["MessageFinding", "MessageKind", "MessageVerdict", "check_message"]

_MAX_TEXT = 20_000
"""Only so many characters are read; a message of Amazon's has 4,000 at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFinding:
    """One rule that a message breaks, or may break."""

    kind: MessageKind
    answer: Answer
    """``YES`` where the rule is broken, ``UNSURE`` where the words can be read both ways or a fact is missing."""
    why: str
    """One plain sentence for a seller."""
    citation: Citation
    spans: tuple[Span, ...] = ()
    """The words that break the rule; empty where a fact does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageVerdict:
    """Whether a message may be sent, and every rule in its way.

    Immutable and JSON-ready.
    """

    allowed: Answer
    """``NO`` where a rule is broken, ``UNSURE`` where one may be, ``YES`` where no rule was found broken."""
    text: str
    marketplace: str
    rules: str
    """The version of the rules, such as ``"outreach@2026-11-21"``."""
    findings: tuple[MessageFinding, ...] = ()

    def finding(self, kind: str) -> MessageFinding | None:
        """Return the finding of a kind, or ``None`` where there is none."""
        return next((finding for finding in self.findings if finding.kind == kind), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain dictionaries, lists and strings."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self, order="deterministic")
        return data

    def to_json(self) -> str:
        """Return the verdict as JSON, the same bytes for the same verdict."""
        from feedback_rules._json import to_json

        return to_json(self.to_dict())

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> MessageVerdict:
        """Rebuild a verdict from :meth:`to_dict`.

        Raises:
            ValueError: the data does not follow the schema; the message names the place.
        """
        import msgspec

        return msgspec.convert(data, cls)

    @classmethod
    def from_json(cls, text: str | bytes) -> MessageVerdict:
        """Rebuild a verdict from :meth:`to_json`.

        Raises:
            ValueError: the text is not JSON or does not follow the schema; the message names the place.
        """
        import json

        return cls.from_dict(json.loads(text))


def check_message(
    text: str,
    *,
    marketplace: str = "US",
    previous_requests: int = 0,
    resolved: bool | None = None,
    on: dt.date | None = None,
) -> MessageVerdict:
    """Return whether a message to a buyer keeps Amazon's rules on asking for feedback.

    The rules and their sources are in ``data/policies/outreach``. A message without a finding is one in which none of these rules
    was found broken; whether it is needed at all, and sent in time, is not judged.

    Args:
        text: the message as it will be sent; only its first 20,000 characters are read.
        marketplace: a code such as ``"US"``; decides which source is cited and in which country's form telephone numbers are read.
        previous_requests: how many messages on this order have asked for feedback, a review or their removal before.
        resolved: whether the buyer's problem is solved; ``None`` to go by the words of the message.
        on: the day whose rules apply; ``None`` for the newest.

    Raises:
        FeedbackError: an argument is of the wrong kind; the message names it.
        PolicyError: the marketplace is none of Amazon's; the message lists the codes.
    """
    if not isinstance(text, str):
        raise FeedbackError(f"text: expected a string, got {type(text).__name__}")
    if isinstance(previous_requests, bool) or not isinstance(previous_requests, int) or previous_requests < 0:
        raise FeedbackError(f"previous_requests: expected a whole number from 0 on, got {previous_requests!r}")
    if resolved is not None and not isinstance(resolved, bool):
        raise FeedbackError(f"resolved: expected True, False or None, got {resolved!r}")
    market = normal_marketplace(marketplace)
    rules = outreach_rules(on=on)
    folded = bare(text[:_MAX_TEXT])
    found = readings(folded.text, fold(text[:_MAX_TEXT]).text)
    placed = [_placed(sign, folded) for reading in found for sign in signs(reading, resolved=resolved)]
    placed += [_placed(sign, folded) for sign, _ in link_signs(folded.text)]
    placed += list(contact_signs(text[:_MAX_TEXT], marketplace=market))
    placed += list(_again(found, previous_requests))
    findings = tuple(_findings(placed, text, rules, market))
    answers = {finding.answer for finding in findings}
    allowed = Answer.NO if Answer.YES in answers else Answer.UNSURE if answers else Answer.YES
    return MessageVerdict(allowed=allowed, text=text, marketplace=market, rules=rules.id, findings=findings)


def _placed(sign: Sign, folded: Folded) -> Sign:
    """Return a sign of bare text at its place in the original."""
    start, end = folded.span(sign.start, sign.end)
    return Sign(sign.kind, sign.answer, start, end, sign.why)


def _again(found: list[Reading], previous: int) -> Iterator[Sign]:
    """Yield the request that the caller says is not the first."""
    if not previous:
        return
    if any(reading.asks for reading in found):
        why = "Feedback or a review was asked for before on this order; once is allowed."
        yield Sign(MessageKind.REPEATED_REQUEST, Answer.YES, 0, 0, why)
    elif any(reading.changes() for reading in found):
        why = "A change of feedback was asked for before on this order; asking again can be read as pressure."
        yield Sign(MessageKind.REPEATED_REQUEST, Answer.UNSURE, 0, 0, why)


def _findings(placed: list[Sign], text: str, rules: OutreachRules, marketplace: str) -> Iterator[MessageFinding]:
    """Yield one finding a rule, in the order of the kinds: the firmest answer, with the words that carry it."""
    for kind in MessageKind:
        own = [sign for sign in placed if sign.kind is kind]
        for answer in (Answer.YES, Answer.UNSURE):
            telling = sorted((sign for sign in own if sign.answer is answer), key=lambda sign: (sign.start, sign.end, sign.why))
            if not telling:
                continue
            spans = [Span(sign.start, sign.end, text[sign.start : sign.end], kind) for sign in telling if sign.end > sign.start]
            yield MessageFinding(
                kind=kind, answer=answer, why=telling[0].why, citation=rules.citation(kind, marketplace), spans=merge(spans)
            )
            break
