"""Tell which seller feedback on Amazon can be removed or struck through, on which written clause, because of which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback_rules._version import __version__
from feedback_rules.errors import FeedbackError, FeedbackRulesError, LedgerError, ModelError, PolicyError, ReportError, ResourceError
from feedback_rules.feedback import Feedback, Fulfillment, SellerProfile, ShippedWith
from feedback_rules.verdict import (
    Action,
    Answer,
    Aspect,
    Assessment,
    Basis,
    Citation,
    ClauseAspect,
    Finding,
    Span,
    Status,
    Verdict,
    Versions,
)

if TYPE_CHECKING:
    from feedback_rules.integrations.frames import check_frame
    from feedback_rules.pipeline import Pipeline, check
    from feedback_rules.policy import Clause, Policy, policy_for
    from feedback_rules.reports import read_report

__all__ = [
    "Action",
    "Answer",
    "Aspect",
    "Assessment",
    "Basis",
    "Citation",
    "Clause",
    "ClauseAspect",
    "Feedback",
    "FeedbackError",
    "FeedbackRulesError",
    "Finding",
    "Fulfillment",
    "LedgerError",
    "ModelError",
    "Pipeline",
    "Policy",
    "PolicyError",
    "ReportError",
    "ResourceError",
    "SellerProfile",
    "ShippedWith",
    "Span",
    "Status",
    "Verdict",
    "Versions",
    "__version__",
    "check",
    "check_frame",
    "policy_for",
    "read_report",
]

_LAZY = {
    "Clause": "feedback_rules.policy",
    "Pipeline": "feedback_rules.pipeline",
    "Policy": "feedback_rules.policy",
    "check": "feedback_rules.pipeline",
    "check_frame": "feedback_rules.integrations.frames",
    "policy_for": "feedback_rules.policy",
    "read_report": "feedback_rules.reports",
}
"""What is imported at first use: judging needs word lists and a model, looking at verdicts does not."""


def __getattr__(name: str) -> Any:
    """Import what needs more than the values at first use."""
    if name in _LAZY:
        from importlib import import_module

        value = globals()[name] = getattr(import_module(_LAZY[name]), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
