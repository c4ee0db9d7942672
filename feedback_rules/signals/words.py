"""Write sets of words as plain text."""

from __future__ import annotations

__all__ = ["words"]


def words(text: str, separator: str | None = None) -> frozenset[str]:
    """Return the words of a text, cut at blanks or at a separator."""
    return frozenset(text.split(separator))
