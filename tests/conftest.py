"""What several tests share: one pipeline a marketplace, and texts that have broken other libraries."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from feedback_rules import Pipeline

settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FEEDBACK_RULES_EVAL", ROOT.parent / "shared" / "eval" / "dev"))
"""Labelled comments that are not part of the project; tests that read them are skipped where they are absent."""

NASTY = [
    "",
    " \t\n",
    "\U0001f600\U0001f600 \u2764\ufe0f",
    "\x00\x01bad\x00",
    "\ud800 late \udfff",
    "\u202eyad eno etal\u202c \u200f\u0645\u062a\u0623\u062e\u0631",
    "&lt;b&gt;late&amp;broken &#39;x&#x27; &bogus;",
    "a" * 10_000,
    "late. " * 1_700,
    "\u0301\u0301\u0301",
    "f\u200bu\u200bl\u200bl",
    "\uff9e\uff76\uff9e\uff72",
    "*" * 500 + "@" * 500,
    "1-1-" * 500,
]
"""Texts that must get a verdict each: empty, emoji only, control characters, lone surrogates, directions, entities, long ones."""

COMMENT_PIECES = [
    "the lamp broke after a week", "shipping took three weeks", "never arrived", "no reply from the seller", "great quality", "schnelle Lieferung",
    "produit cassé", "no me gusta", "pacco in ritardo", "não recebi", "\u7269\u6d41\u592a\u6162", "\u3059\u3050\u58ca\u308c\u305f", "shit", "f**k", "call 614 555 0119", "mail bob@example.com",
    "refund me or one star", ".", ",", "!", "\n", "\U0001f621", "&amp;", "\u200b", "\u00df", "\u0130", "\u0644\u0645 \u064a\u0635\u0644", "0", "\x00",
]  # fmt: skip


def comments() -> st.SearchStrategy[str]:
    """Any text, and texts put together from pieces of comments."""
    pieces = st.lists(st.sampled_from(COMMENT_PIECES), max_size=8)
    return st.one_of(st.text(max_size=80), pieces.map(" ".join), pieces.map("".join))


@cache
def pipeline(marketplace: str = "US") -> Pipeline:
    return Pipeline(marketplace=marketplace)


def dev_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a labelled set, or skip the test."""
    path = SHARED / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not here; set FEEDBACK_RULES_EVAL to the folder that holds it")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
