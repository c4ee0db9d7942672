"""What a seller does next: draft requests to Amazon, see what they would change, keep their outcomes, check messages to buyers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feedback_rules.seller.ledger import Acceptance, Entry, Ledger, Outcome, Standing, wilson_interval
    from feedback_rules.seller.metrics import FeedbackCounts, WhatIf, Window, root_causes, what_if
    from feedback_rules.seller.outreach import MessageFinding, MessageKind, MessageVerdict, check_message
    from feedback_rules.seller.request import Ground, RequestDraft, draft_request, eligible_grounds

__all__ = [
    "Acceptance",
    "Entry",
    "FeedbackCounts",
    "Ground",
    "Ledger",
    "MessageFinding",
    "MessageKind",
    "MessageVerdict",
    "Outcome",
    "RequestDraft",
    "Standing",
    "WhatIf",
    "Window",
    "check_message",
    "draft_request",
    "eligible_grounds",
    "root_causes",
    "what_if",
    "wilson_interval",
]

_MODULES = {
    "ledger": ("Acceptance", "Entry", "Ledger", "Outcome", "Standing", "wilson_interval"),
    "metrics": ("FeedbackCounts", "WhatIf", "Window", "root_causes", "what_if"),
    "outreach": ("MessageFinding", "MessageKind", "MessageVerdict", "check_message"),
    "request": ("Ground", "RequestDraft", "draft_request", "eligible_grounds"),
}
_LAZY = {name: f"feedback_rules.seller.{module}" for module, names in _MODULES.items() for name in names}
"""Drafting a request needs no word lists; checking a message does."""


def __getattr__(name: str) -> Any:
    """Import a module at the first use of a name of it."""
    if name in _LAZY:
        from importlib import import_module

        value = globals()[name] = getattr(import_module(_LAZY[name]), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
