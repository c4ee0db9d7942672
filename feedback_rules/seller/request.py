"""Draft the request to Amazon for a feedback that meets a written clause, and never for any other."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from feedback_rules._json import to_json
from feedback_rules._resources import resource
from feedback_rules.errors import FeedbackError
from feedback_rules.feedback import Fulfillment, ShippedWith
from feedback_rules.policy import FALLBACK, normal_marketplace, policy_by_id, policy_for
from feedback_rules.verdict import Action, Basis, Citation, Finding, Status, Verdict

__all__ = [
    "DEFAULT_LENGTH",
    "REQUEST_DAYS",
    "ROUTE",
    "SPECULATIVE",
    "Ground",
    "RequestDraft",
    "draft_request",
    "eligible_grounds",
    "languages",
]

DEFAULT_LENGTH = 1000
"""Characters of a draft; Amazon's own limit is in no source, so this is a choice of this library."""
REQUEST_DAYS = 90
"""Days after which requests are reported to fail. Source: a third party's guide of April 2023, which does not say from when it counts."""
ROUTE = (
    "Feedback Manager: find the order under recent feedback, choose \u201cRequest removal\u201d in its row, and confirm that the criteria "
    "are met."
)
"""Where a request is made. Sources: Amazon's Italian help page and a third party's guide of April 2023, for the steps."""
SPECULATIVE = (
    "Ask once, and only where the clause is met: Amazon's policies prohibit \u201csubmission of high volumes of incorrect or speculative "
    "requests to Selling Partner Support\u201d (https://sellercentral-europe.amazon.com/gp/help/external/help.html?itemID=201101660)."
)
"""Amazon's warning. Source: its European page on feedback for orders fulfilled by Amazon."""

_GUIDE = "A third party's guide of April 2023 says that Amazon does not remove feedback older than 90 days; no official page says so."
_ONLY_ROUTE = "Amazon's page (in Chinese, undated) names Feedback Manager as the only route; whether it takes a text is not known."
_SECOND_REQUEST = (
    "A refused ground is not asked for again: third parties of 2017 and 2023 disagree on whether a refusal can be taken further, and "
    "Amazon's page names no route beside Feedback Manager."
)
_OWN_DATA = "Ask only if the personal data are yours or your staff's."

_EFFECTS = (Action.REMOVE, Action.STRIKE_THROUGH)
_POSITIVE = 4
_ORDER_ID = re.compile(r"[A-Za-z0-9-]{1,40}")
_ELLIPSIS = "\u2026"
_LEAST_EVIDENCE = 80
"""Characters of evidence for which an address or a statement makes room."""
_CLAIMED: dict[str, dict[str, object]] = {
    "fba_fulfillment": {"fulfillment": Fulfillment.AMAZON},
    "buy_shipping": {"shipped_with": ShippedWith.BUY_SHIPPING, "shipped_on_time": True},
    "easy_ship": {"shipped_with": ShippedWith.EASY_SHIP},
}
"""The facts that a ground's sentence states as true; without them there is no draft on it."""
_SPOKEN = {
    "BE": "nl",
    "BR": "pt",
    "DE": "de",
    "EG": "ar",
    "ES": "es",
    "FR": "fr",
    "JP": "ja",
    "MX": "es",
    "NL": "nl",
    "PL": "pl",
    "SE": "sv",
    "TR": "tr",
}
"""The language of marketplaces whose policy is the fallback; the others write in their policy's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One written clause that a feedback meets, and the words that meet it."""

    ground: str
    """The checker's id."""
    action: Action
    citation: Citation
    evidence: tuple[str, ...]
    """The buyer's words, personal data masked unless asked for."""
    kinds: tuple[str, ...] = ()
    """Kinds of personal data among them, such as ``"phone"``."""
    probability: float | None = None
    """The calibrated probability, where a model spoke; quoted words need none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """A request to Amazon: its text, the ground it rests on, the others in their order, and what to know before sending it."""

    order_id: str | None
    language: str
    ground: Ground
    alternatives: tuple[Ground, ...]
    """Further grounds that are met, strongest first; for a second request should the first be refused."""
    text: str
    route: str
    age_days: int | None
    """Days since the feedback was left; ``None`` where that day is not known."""
    days_left: int | None
    """Days until the age at which requests are reported to fail; negative beyond it."""
    refused: tuple[str, ...]
    """Grounds that Amazon has refused for this feedback."""
    notes: tuple[str, ...]
    """What to know before sending it, one sentence each."""

    def to_dict(self) -> dict[str, Any]:
        """Return the draft as plain dictionaries, lists, strings and numbers."""
        import msgspec

        data: dict[str, Any] = msgspec.to_builtins(self)
        return data

    def to_json(self) -> str:
        """Return the draft as JSON, the same bytes for the same draft."""
        return to_json(self.to_dict())


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a request in one language, from ``data/requests``."""

    quotes: tuple[str, str]
    separator: str
    again: str
    clause: str
    statement: str
    source: str
    opening: Mapping[str, str]
    opening_without_order: Mapping[str, str]
    ground: Mapping[str, str]
    kind: Mapping[str, str]

    def quoted(self, text: str) -> str:
        return f"{self.quotes[0]}{text}{self.quotes[1]}"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that drafts can be written in."""
    return tuple(sorted(file.stem for file in resource("data", "requests").glob("*.toml")))


@cache
def _parts(language: str) -> _Parts:
    table = tomllib.loads(resource("data", "requests", f"{language}.toml").read_text(encoding="utf-8"))
    return _Parts(**{**table, "quotes": tuple(table["quotes"])})


def _language(language: str | None, marketplace: str | None, verdict: Verdict) -> str:
    if language is not None:
        code = re.split("[-_]", language.strip().lower())[0] if isinstance(language, str) else ""
        if code not in languages():
            raise FeedbackError(f"language: expected one of {', '.join(languages())}, got {language!r}")
        return code
    if marketplace is None:
        marketplace = verdict.versions.policy.partition("@")[0]
        if marketplace == FALLBACK or not marketplace.isalpha():
            return "en"
        code = marketplace
    else:
        code = normal_marketplace(marketplace)
    code = _SPOKEN.get(code) or policy_for(code).language.partition("-")[0]
    return code if code in languages() else "en"


def _quotable(finding: Finding, comment: str) -> bool:
    """Say whether every quotation of a finding stands in the comment where it says."""
    return bool(finding.evidence) and all(
        span.quote.strip() and 0 <= span.start < span.end and comment[span.start : span.end] == span.quote for span in finding.evidence
    )


def _rank(finding: Finding) -> tuple[int, bool, float]:
    """Removal before striking through; words that can be looked up before what a model judged; the surer first."""
    return (_EFFECTS.index(finding.action or Action.KEEP), finding.probability is not None, -(finding.probability or 0.0))


def eligible_grounds(verdict: Verdict, *, mask: bool = True) -> tuple[Ground, ...]:
    """Return the written clauses that a feedback meets, strongest first; none for any verdict but REMOVE and STRIKE_THROUGH.

    A clause counts if its finding is met, the clause is official, its words stand in the comment, and the facts that a request would
    state are known and so.

    Args:
        verdict: a verdict of the pipeline.
        mask: whether letters and digits of personal data in the quotations are masked.
    """
    rating = verdict.feedback.rating
    if verdict.action not in _EFFECTS or (rating is not None and rating >= _POSITIVE):
        return ()
    shown = verdict.redacted() if mask else verdict
    found = []
    for plain, finding in zip(verdict.findings, shown.findings, strict=True):
        if plain.status is not Status.MET or plain.action not in _EFFECTS or plain.citation is None:
            continue
        facts = _CLAIMED.get(plain.checker, {})
        known = all(getattr(verdict.feedback, name) == value for name, value in facts.items())
        if known and plain.citation.basis is Basis.OFFICIAL and _quotable(plain, verdict.feedback.comment):
            found.append(finding)
    return tuple(
        Ground(
            ground=finding.checker,
            action=finding.action or Action.KEEP,
            citation=finding.citation,
            evidence=tuple(dict.fromkeys(_plain(span.quote) for span in finding.evidence)),
            kinds=tuple(dict.fromkeys(span.kind for span in finding.evidence)) if finding.checker == "seller_pii" else (),
            probability=finding.probability,
        )
        for finding in sorted(found, key=_rank)
        if finding.citation is not None
    )


def _plain(text: str) -> str:
    """Return a quotation on one line, without controls that would turn or hide the text around it."""
    kept = (
        "\ufffd" if "\ud800" <= char <= "\udfff" else char
        for char in " ".join(text.split())
        if unicodedata.category(char) != "Cc" and not ("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069")
    )
    return "".join(kept)


def _unspaced(char: str) -> bool:
    """Say whether a character belongs to a script that is written without blanks."""
    if "\uff66" <= char <= "\uff9f":
        return True
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\u3001" <= char <= "\u303f"


def shortened(text: str, limit: int) -> str:
    """Return the text in at most ``limit`` characters, cut between words and ended by an ellipsis; ``""`` where no word fits."""
    if len(text) <= limit:
        return text
    for end in range(limit - 1, 0, -1):
        before, after = text[end - 1], text[end]
        joined = unicodedata.category(after).startswith("M") or after in "\uff9e\uff9f"
        if after.isspace() or (_unspaced(before) and not joined) or (_unspaced(after) and not before.isspace()):
            return text[:end].rstrip() + _ELLIPSIS
    return ""


def _evidence(ground: Ground, parts: _Parts, room: int) -> str:
    """Return as many quotations as fit, the last one shortened; an ellipsis stands for what is left out."""
    written = ""
    for index, quote in enumerate(ground.evidence):
        lead = parts.separator if written else ""
        more = len(_ELLIPSIS) if index + 1 < len(ground.evidence) else 0
        whole = lead + parts.quoted(quote)
        if len(written) + len(whole) + more <= room:
            written += whole
            continue
        short = shortened(quote, room - len(written) - len(lead) - len(parts.quoted("")))
        if short:
            return written + lead + parts.quoted(short)
        return written + _ELLIPSIS
    return written


def _text(ground: Ground, parts: _Parts, *, order_id: str | None, again: bool, limit: int) -> str:
    """Put a request together; what helps but is not needed goes first where room is short, then the end of the evidence."""
    citation = ground.citation
    openings = parts.opening if order_id else parts.opening_without_order
    kinds = parts.separator.join(parts.kind.get(kind, parts.kind["other"]) for kind in ground.kinds)
    sentence = parts.ground.get(ground.ground, parts.ground["other"])
    needed = [
        openings[str(ground.action)].format(order=order_id),
        parts.clause.format(quote=parts.quoted(citation.quote)),
        sentence.format(kinds=kinds, evidence="\0"),
    ]
    helpful = [
        parts.again if again else "",
        parts.statement.format(statement=parts.quoted(citation.statement)) if citation.statement else "",
        parts.source.format(url=citation.url) if citation.url else "",
    ]
    helpful = [line for line in helpful if line]
    whole = sum(len(parts.quoted(quote)) + len(parts.separator) for quote in ground.evidence)
    while True:
        frame = "\n".join([*needed, *helpful])
        room = limit - len(frame) + 1
        if room >= min(whole, _LEAST_EVIDENCE) or not helpful:
            break
        helpful.pop()
    if room < len(_ELLIPSIS):
        raise FeedbackError(f"max_length: {limit} characters are too few for this clause; give at least {limit - room + _LEAST_EVIDENCE}")
    return frame.replace("\0", _evidence(ground, parts, room))


def _notes(ground: Ground, verdict: Verdict, age: int | None, refused: Sequence[str]) -> tuple[str, ...]:
    if age is None:
        notes = ["The day of the feedback is not known."]
    elif age < 0:
        notes = ["The feedback is dated after today; check the date."]
    else:
        notes = [f"The feedback is {age} days old."]
    policy = policy_by_id(verdict.versions.policy)
    if policy and (clause := policy.clause(ground.ground)) and clause.note:
        notes.append(clause.note)
    if ground.ground == "seller_pii":
        notes.append(_OWN_DATA)
    if refused:
        notes.append(_SECOND_REQUEST)
    return (*notes, _GUIDE, _ONLY_ROUTE, SPECULATIVE)


def draft_request(
    verdict: Verdict,
    *,
    language: str | None = None,
    marketplace: str | None = None,
    today: dt.date | None = None,
    refused: Collection[str] = (),
    max_length: int = DEFAULT_LENGTH,
    mask: bool = True,
) -> RequestDraft | None:
    """Draft the request for one feedback, on the strongest ground that is met and not yet refused.

    A draft exists only for a REMOVE or STRIKE_THROUGH with a written clause; a practice without one, an open question and a missing fact
    never become a request. It says nothing beyond the finding: the clause's own words, what the comment shows, and the words that show it.

    Args:
        verdict: a verdict of the pipeline.
        language: the draft's language, such as ``"de"``; ``None`` for the marketplace's.
        marketplace: whose language is used; ``None`` for that of the verdict's policy. Needed where the policy is the fallback.
        today: the day the age of the feedback is counted to; ``None`` for the machine's date.
        refused: grounds that Amazon refused for this feedback. They are not drafted again: no source allows it.
        max_length: the most characters of the text. Evidence is shortened between words, an address or a statement is left out.
        mask: whether personal data in the evidence are masked. Amazon holds the comment and needs the place, not a second copy of the data.

    Returns:
        The draft, or ``None`` where there is nothing that may be asked.

    Raises:
        FeedbackError: the language is not available, ``refused`` is a string, or the clause alone is longer than ``max_length``.
        PolicyError: the marketplace is not known.
    """
    if isinstance(refused, str):
        raise FeedbackError(f"refused: expected a collection of ground ids, got the str {refused[:40]!r}")
    chosen = _language(language, marketplace, verdict)
    met = eligible_grounds(verdict, mask=mask)
    open_grounds = [ground for ground in met if ground.ground not in refused]
    if not open_grounds:
        return None
    order_id = verdict.feedback.order_id
    order_id = order_id if order_id and _ORDER_ID.fullmatch(order_id) else None
    before = tuple(sorted(set(refused)))
    left_on = verdict.feedback.left_on
    age = ((today or dt.datetime.now().astimezone().date()) - left_on).days if left_on else None
    first, *others = open_grounds
    return RequestDraft(
        order_id=order_id,
        language=chosen,
        ground=first,
        alternatives=tuple(others),
        text=_text(first, _parts(chosen), order_id=order_id, again=bool(before), limit=max_length),
        route=ROUTE,
        age_days=age,
        days_left=REQUEST_DAYS - age if age is not None else None,
        refused=before,
        notes=_notes(first, verdict, age, before),
    )
