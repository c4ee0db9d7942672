"""Turn verdicts into the plain data that a page shows: short records, with sources and notes kept once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from feedback_rules._shown import deciding, focus, pieces, told, web_address
from feedback_rules.feedback import Feedback, Fulfillment, ShippedWith
from feedback_rules.seller.request import RequestDraft, draft_request
from feedback_rules.verdict import Action, Citation, Finding, Status, Verdict

__all__ = ["ground_of", "page_rows", "safe_json"]

_ORDER = list(Action)
_LONGEST = 160
_FULFILLED = {Fulfillment.AMAZON: "Fulfilled by Amazon", Fulfillment.SELLER: "Fulfilled by the seller"}
_SHIPPED = {
    ShippedWith.BUY_SHIPPING: "Shipped with Buy Shipping",
    ShippedWith.EASY_SHIP: "Shipped with Easy Ship",
    ShippedWith.OTHER: "Shipped with another label",
}
_ANSWERS = (
    ("shipped_on_time", "Shipped on time"),
    ("arrived_on_time", "Arrived on time"),
    ("item_as_described", "Item as described"),
    ("customer_service", "Good customer service"),
)


def safe_json(data: Any) -> str:
    """Return JSON that can stand inside a ``<script>`` element: it holds no ``<``, ``>`` or ``&``, and no half of a surrogate pair."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Within JSON these characters occur in strings only, where the escape means the same.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text) if _broken(text) else text


def _broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


class _Table:
    """Values that many rows share, each kept once and named by its place."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, key: Any, value: Any) -> int:
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]


def _facts(feedback: Feedback) -> list[str]:
    facts = [_FULFILLED[feedback.fulfillment]] if feedback.fulfillment else []
    facts += [_SHIPPED[feedback.shipped_with]] if feedback.shipped_with else []
    for name, words in _ANSWERS:
        value = getattr(feedback, name)
        if value is not None:
            facts.append(f"{words}: {'yes' if value else 'no'}")
    return facts


def _quotes(spans: Iterable[Any]) -> str:
    text = " \u00b7 ".join(" ".join(span.quote.split()) for span in spans)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


def ground_of(verdict: Verdict) -> str:
    """Return the checker that a verdict's action rests on; empty where nothing is to be done."""
    finding = deciding(verdict)
    return finding.checker if finding else ""


def _hint(verdict: Verdict) -> str:
    """Say what is missing or in the way, as the table on the terminal does."""
    shown = focus(verdict)
    if shown is None or shown.status is Status.MET:
        return ""
    if shown.status is Status.NEEDS_FACTS:
        return f"needs {', '.join(shown.missing)}"
    words = _quotes(shown.blockers)
    if words:
        return f"in the way: {words}"
    return "a person should read it" if shown.status is Status.UNCERTAIN else ""


def _urgency(row: dict[str, Any]) -> tuple[int, int, int]:
    """Strongest action first; then the fewest days left, unknown ages, and those past the reported limit."""
    left = row["left"]
    return (_ORDER.index(Action(row["action"])), *((1, 0) if left is None else (0, left) if left >= 0 else (2, -left)))


def _citation(citation: Citation, sources: _Table) -> int:
    value = {
        "title": citation.title,
        "quote": citation.quote,
        "basis": str(citation.basis),
        "policy": citation.policy,
        "url": web_address(citation.url),
    }
    return sources.place(citation, value)


def _finding(finding: Finding, sources: _Table) -> dict[str, Any]:
    return {
        "ground": finding.checker,
        "status": str(finding.status),
        "sentence": finding.sentence,
        "missing": list(finding.missing),
        "source": _citation(finding.citation, sources) if finding.citation else None,
    }


def _common(drafts: Sequence[RequestDraft]) -> list[str]:
    """Return the notes that every draft has, in their order."""
    shared = set(drafts[0].notes).intersection(*(draft.notes for draft in drafts)) if drafts else set()
    return [note for note in drafts[0].notes if note in shared] if drafts else []


def _draft(draft: RequestDraft, notes: _Table, common: Collection[str]) -> dict[str, Any]:
    return {
        "text": draft.text,
        "language": draft.language,
        "next": [ground.ground for ground in draft.alternatives],
        "notes": [notes.place(note, note) for note in draft.notes if note not in common],
    }


def page_rows(
    verdicts: Iterable[Verdict], *, today: dt.date, marketplace: str | None = None, language: str | None = None
) -> dict[str, Any]:
    """Return what the page's script shows: ``rows``, most urgent first, and the ``sources``, ``notes`` and ``titles`` that they name.

    Notes that every draft has are ``common``. The comment comes in pieces, because the script counts characters
    otherwise than Python does.
    """
    sources, notes = _Table(), _Table()
    rows = []
    titles: dict[str, str] = {}
    verdicts = list(verdicts)
    drafts = [draft_request(verdict, today=today, marketplace=marketplace, language=language) for verdict in verdicts]
    common = _common([draft for draft in drafts if draft])
    for verdict, draft in zip(verdicts, drafts, strict=True):
        feedback = verdict.feedback
        shown = focus(verdict)
        for finding in verdict.findings:
            if finding.citation:
                titles.setdefault(finding.checker, finding.citation.title)
        rows.append(
            {
                "order": feedback.order_id or "",
                "date": feedback.left_on.isoformat() if feedback.left_on else "",
                "stars": feedback.rating,
                "action": str(verdict.action),
                "ground": ground_of(verdict),
                "words": _quotes(shown.evidence) if shown and deciding(verdict) else "",
                "hint": _hint(verdict),
                "pieces": [[piece.text, str(piece.mark)] for piece in pieces(verdict)],
                "facts": _facts(feedback),
                "findings": [_finding(finding, sources) for finding in told(verdict)],
                "left": draft.days_left if draft else None,
                "draft": _draft(draft, notes, common) if draft else None,
            }
        )
    return {"rows": sorted(rows, key=_urgency), "sources": sources.values, "notes": notes.values, "titles": titles, "common": common}
