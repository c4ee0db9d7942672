"""The errors a caller can catch: one base class and a child for each place where input can be wrong."""

from __future__ import annotations

__all__ = ["FeedbackError", "FeedbackRulesError", "LedgerError", "ModelError", "PolicyError", "ReportError", "ResourceError"]


class FeedbackRulesError(Exception):
    """The base of every error this library raises on purpose."""


class FeedbackError(FeedbackRulesError, ValueError):
    """A feedback or seller fact has a value that is not allowed; the message names the field and what is allowed."""


class PolicyError(FeedbackRulesError, ValueError):
    """A policy file is wrong or no policy is known; all the problems of a file are reported together, with their paths."""


class ReportError(FeedbackRulesError, ValueError):
    """A report cannot be read, or could be read in two ways; the message names the choice to make."""


class LedgerError(FeedbackRulesError, ValueError):
    """A ledger of requests cannot be read or written, or an entry would repeat a request; the message says which."""


class ModelError(FeedbackRulesError, ValueError):
    """A trained model is damaged, or does not fit this version of the library."""


class ResourceError(FeedbackRulesError, FileNotFoundError):
    """A file that ships with the library is missing from this installation."""
