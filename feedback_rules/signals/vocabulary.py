"""Word lists of personal data, read from ``data/lexicons/personal_data`` when first asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from feedback_rules._resources import resource
from feedback_rules.text.fold import bare

__all__ = ["LANGUAGES", "cue_phrases", "folded", "one_of", "phrases", "signs", "spelled"]

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ar", "hi", "ja", "zh")
"""The languages with a file of their own; of a digit word that two of them share, the first decides."""
_NOT_CUES = ("digits", "digits_latin")


@cache
def _table(topic: str) -> dict[str, Any]:
    path = resource("data", "lexicons", "personal_data", f"{topic}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _cut(text: str) -> tuple[str, ...]:
    return tuple(phrase for raw in text.replace("\n", ",").split(",") if (phrase := raw.strip()))


def _fold_all(listed: tuple[str, ...]) -> list[str]:
    """Fold phrases in one go, which is many times quicker than one by one."""
    return bare("\n".join(listed)).text.split("\n")


@cache
def phrases(topic: str, name: str) -> tuple[str, ...]:
    """Return a list in its order, as it is spelled; empty where the topic has no such list.

    Args:
        topic: the file's name without its ending, such as ``"emails"`` or ``"de"``.
        name: the list's name in it.
    """
    value = _table(topic).get(name, "")
    return _cut(value) if isinstance(value, str) else tuple(value)


@cache
def spelled(topic: str, name: str) -> frozenset[str]:
    """Return a list as a set, as it is spelled."""
    return frozenset(phrases(topic, name))


@cache
def folded(topic: str, name: str) -> frozenset[str]:
    """Return a list as a set, case and accents folded."""
    return frozenset(_fold_all(phrases(topic, name)))


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Return the signs of each finder; blanks at their ends count."""
    return {name: tuple(value) for name, value in _table("gates").items() if not isinstance(value, str)}


def cue_phrases(*kinds: str) -> Iterator[tuple[str, str, str]]:
    """Yield every cue of these kinds, or of all: its kind, how it is spelled and how it folds, language by language."""
    for language in LANGUAGES:
        for kind in _table(language):
            if kind not in _NOT_CUES and (not kinds or kind in kinds):
                listed = phrases(language, kind)
                for phrase, plain in zip(listed, _fold_all(listed), strict=True):
                    yield kind, phrase, plain


def one_of(topic: str, *names: str, either_case: bool = False, fold: bool = False) -> str:
    """Return lists as the alternatives of a regular expression, in their order.

    Args:
        topic: the file's name without its ending.
        names: the lists.
        either_case: let a small first letter stand for its capital too.
        fold: fold case and accents, for expressions that read folded text.
    """
    words = dict.fromkeys(bare(word).text if fold else word for name in names for word in phrases(topic, name))
    return "|".join(_either(word) if either_case else re.escape(word) for word in words)


def _either(word: str) -> str:
    first, rest = word[0], re.escape(word[1:])
    return f"[{first.upper()}{first}]{rest}" if first.islower() and len(first.upper()) == 1 else re.escape(first) + rest
