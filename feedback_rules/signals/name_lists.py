"""Given and family names, read from the shipped lists when a candidate first needs them; and words that are no names."""

from __future__ import annotations

from functools import cache

from feedback_rules._resources import resource
from feedback_rules.signals.vocabulary import folded, spelled

__all__ = [
    "BOTH",
    "FAMILY",
    "GIVEN",
    "GIVEN_ALONE",
    "NEITHER",
    "TITLED",
    "forenames",
    "links",
    "not_names",
    "particles",
    "public_names",
    "surnames",
    "titles",
    "wordlike",
]

BOTH = "given and family name from lists"
GIVEN = "given name from lists, family name not listed"
FAMILY = "family name from lists, given name not listed"
NEITHER = "spelled as a full name, neither part listed"
GIVEN_ALONE = "given name alone, from lists"
TITLED = "family name with a title, from lists"
"""What a span's note says about a name."""


@cache
def _read(name: str) -> frozenset[str]:
    lines = resource("data", "lexicons", "names", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def forenames() -> frozenset[str]:
    """Return the given names, folded."""
    return _read("forenames")


def surnames() -> frozenset[str]:
    """Return the family names, folded."""
    return _read("surnames")


def titles() -> frozenset[str]:
    """Return the words of address that may stand before a name, folded."""
    return folded("names", "titles")


def particles() -> frozenset[str]:
    """Return the words inside a name that are not names themselves, folded."""
    return folded("names", "particles")


def wordlike() -> frozenset[str]:
    """Return the names that are ordinary words too, folded: they prove little where case does not help."""
    return folded("names", "wordlike")


def not_names() -> frozenset[str]:
    """Return the words that stand with capitals in comments and are never part of a name, folded."""
    return folded("names", "not_names")


def public_names() -> frozenset[str]:
    """Return full names of brands, artists, sports people, characters and towns, folded: buyers name them as products."""
    return folded("names", "public_names")


def links() -> frozenset[str]:
    """Return the words that may stand between a role and the name it announces."""
    return spelled("names", "links")
