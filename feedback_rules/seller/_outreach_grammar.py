"""Compile the phrase lists of ``data/lexicons/outreach``, one grammar a language."""

from __future__ import annotations

import tomllib
from functools import cache

from feedback_rules._resources import resource
from feedback_rules.errors import ResourceError
from feedback_rules.signals.threat_grammar import Grammar, compiled

__all__ = ["LISTS", "outreach_grammars"]

LISTS = (
    "noun", "review", "vague", "seller", "give", "remove", "removeit", "rmword", "gone", "posted",
    "benefit", "reward", "money", "promise", "offer", "swap", "tie", "cond", "done", "denied", "solved",
    "positive", "balanced", "happy", "divert", "first", "plead", "blame", "menace", "deadline", "again", "reminder", "offsite", "promo",
)  # fmt: skip
"""The names of the lists that a language may have; ``docs/check-a-message.md`` tells what each holds."""


@cache
def outreach_grammars() -> dict[str, Grammar]:
    """Return the grammar of each language, read once.

    Raises:
        ResourceError: a file holds a list of an unknown name.
    """
    found = {}
    for path in sorted(resource("data", "lexicons", "outreach").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = data.get("lists", {})
        if unknown := sorted(set(lists) - set(LISTS)):
            raise ResourceError(f"data/lexicons/outreach/{path.name}: unknown lists: {', '.join(unknown)}")
        found[path.stem] = compiled(path.stem, lists, data.get("words", {}), folder="outreach")
    return found
