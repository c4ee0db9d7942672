"""What comes out: a verdict with its findings, each with its citation and the exact words that decided it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from feedback_rules._json import to_json
from feedback_rules.feedback import Feedback

__all__ = [
    "Action",
    "Answer",
    "Aspect",
    "Assessment",
    "Basis",
    "Citation",
    "ClauseAspect",
    "Finding",
    "Span",
    "Status",
    "Verdict",
    "Versions",
]


_LONGEST_SHOWN = 60


class Action(StrEnum):
    """What a seller can do about a feedback, strongest first."""

    REMOVE = "remove"
    """A written clause says Amazon removes it: request removal."""
    STRIKE_THROUGH = "strike_through"
    """A written clause says Amazon might strike the rating through: request it."""
    ESCALATE = "escalate"
    """No written clause, but sellers take such cases to Seller Support with evidence."""
    REVIEW = "review"
    """A person must look, or a named fact is missing."""
    KEEP = "keep"
    """Nothing to request."""


class Status(StrEnum):
    """How one checker's clause stands for one feedback."""

    MET = "met"
    NOT_MET = "not_met"
    UNCERTAIN = "uncertain"
    """The text can be read both ways."""
    NEEDS_FACTS = "needs_facts"
    """The text meets the clause, but a fact that decides is not known."""
    NOT_IN_POLICY = "not_in_policy"
    """The marketplace's policy of that day has no such clause."""
    FAILED = "failed"
    """The checker broke; the other findings stand."""


class Answer(StrEnum):
    """What the text alone shows."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Aspect(StrEnum):
    """What a clause of a comment is about."""

    PRODUCT = "product"
    ORDER_ACCURACY = "order_accuracy"
    PACKAGING = "packaging"
    DELIVERY = "delivery"
    SELLER_SERVICE = "seller_service"
    AMAZON_SERVICE = "amazon_service"
    PRICE = "price"
    THREAT = "threat"
    GENERIC = "generic"
    OTHER = "other"


class Basis(StrEnum):
    """How firm a clause is."""

    OFFICIAL = "official"
    """Amazon's own published words."""
    PRACTICE = "practice"
    """What sellers report; no written clause."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the comment: ``comment[start:end] == quote``, offsets in characters of the original text."""

    start: int
    end: int
    quote: str
    kind: str = ""
    """What the piece is, where its detector tells kinds apart, such as ``"email"`` or ``"strong"``."""
    note: str = ""
    """What was checked about it, such as ``"valid number of DE"``; never a part of the comment."""


def shown(span: Span) -> str:
    """Return a span's quotation as sentences show it, shortened if it is long."""
    return span.quote if len(span.quote) <= _LONGEST_SHOWN else f"{span.quote[: _LONGEST_SHOWN - 3]}..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The written clause, or the reported practice, that a finding rests on."""

    clause: str
    """The clause id, the same in every marketplace."""
    title: str
    policy: str
    """Marketplace and version, such as ``"US@2023-04-05"``."""
    basis: Basis
    quote: str
    """A short quotation of the source."""
    url: str
    statement: str = ""
    """The words Amazon puts beside a struck-through rating, where the clause has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one checker found out about one feedback."""

    checker: str
    status: Status
    action: Action | None
    """What the clause leads to when it is met; ``None`` where the policy has no such clause."""
    sentence: str
    """One plain sentence for a seller."""
    citation: Citation | None = None
    evidence: tuple[Span, ...] = ()
    """The words that meet the clause."""
    blockers: tuple[Span, ...] = ()
    """The words that keep an "entire comment" clause from holding."""
    missing: tuple[str, ...] = ()
    """Facts that would decide, by their names in ``Feedback``."""
    probability: float | None = None
    """The calibrated probability that the text meets the clause, where a model spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAspect:
    """One clause of the comment and what it is about."""

    span: Span
    aspect: Aspect
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the text alone shows, whatever the facts, the rating and the policy."""

    product_only: Answer
    delivery_only: Answer
    obscenity: Answer
    seller_pii: Answer
    threat: Answer
    aspects: frozenset[Aspect]
    clauses: tuple[ClauseAspect, ...]
    obscenity_spans: tuple[Span, ...] = ()
    seller_pii_spans: tuple[Span, ...] = ()
    threat_spans: tuple[Span, ...] = ()
    product_only_probability: float = 0.0
    delivery_only_probability: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What decided: the same versions give the same verdict."""

    library: str
    policy: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer for one feedback: an action, every checker's finding, and what the text alone shows.

    Immutable and JSON-ready; the JSON Schema is :func:`json_schema`, published in ``docs/verdict.schema.json``.
    """

    action: Action
    feedback: Feedback
    findings: tuple[Finding, ...]
    assessment: Assessment
    versions: Versions

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The findings that are met, strongest action first."""
        order = list(Action)
        met = [finding for finding in self.findings if finding.status is Status.MET]
        return tuple(sorted(met, key=lambda finding: order.index(finding.action or Action.KEEP)))

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would turn a ``NEEDS_FACTS`` finding into an answer, without repeats."""
        names = (name for finding in self.findings if finding.status is Status.NEEDS_FACTS for name in finding.missing)
        return tuple(dict.fromkeys(names))

    def finding(self, checker: str) -> Finding:
        """Return the finding of one checker.

        Raises:
            KeyError: no such checker ran.
        """
        for finding in self.findings:
            if finding.checker == checker:
                return finding
        raise KeyError(f"no finding of {checker!r}; ran: {', '.join(finding.checker for finding in self.findings)}")

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain dictionaries, lists, strings and numbers; sets are sorted."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self, order="deterministic")
        return data

    def to_json(self) -> str:
        """Return the verdict as JSON, the same bytes for the same verdict."""
        return to_json(self.to_dict())

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """Rebuild a verdict from :meth:`to_dict`.

        Raises:
            ValueError: the data does not follow the schema; the message names the place.
        """
        import msgspec

        return msgspec.convert(data, cls)

    @classmethod
    def from_json(cls, text: str | bytes) -> Verdict:
        """Rebuild a verdict from :meth:`to_json`.

        Raises:
            ValueError: the text is not JSON or does not follow the schema; the message names the place.
        """
        return cls.from_dict(json.loads(text))

    def redacted(self) -> Verdict:
        """Return the verdict with the seller's personal data masked wherever it is quoted."""
        from feedback_rules._redact import redact

        return redact(self)

    def _repr_html_(self) -> str:
        """Return the verdict for a notebook: the comment with its words marked, and the reasons."""
        from feedback_rules._html import verdict_html

        return verdict_html(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return the verdict for a notebook as HTML, and as one line where only text is shown; the notebook asks for kinds by name."""
        from feedback_rules._html import verdict_html, verdict_text

        makers = {"text/plain": verdict_text, "text/html": verdict_html}
        return {kind: make(self) for kind, make in makers.items() if (not include or kind in include) and kind not in (exclude or ())}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of :meth:`Verdict.to_dict`."""
    import msgspec

    return msgspec.json.schema(Verdict)
