"""Guess the language of a comment from its script, its small words and its letters; only where a rule needs it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from feedback_rules._resources import resource
from feedback_rules.text.fold import fold

__all__ = ["LANGUAGES", "guess_language", "language_scores"]

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ja", "zh", "ar", "hi")
"""The languages that buyers' comments are read in."""


@cache
def _votes() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Read ``data/lexicons/function_words.txt``: the languages of words, and of letters."""
    words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    for line in resource("data", "lexicons", "function_words.txt").read_text(encoding="utf-8").splitlines():
        head, colon, tail = line.partition(": ")
        if line.startswith("#") or not colon:
            continue
        if head.startswith("'"):
            letters[head.strip("'")] = tuple(tail.split())
            continue
        for word in tail.split():
            words[word] = (*words.get(word, ()), head)
    return words, letters


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAS_HAN, _HAS_KANA = re.compile("[\u3400-\u9fff]"), re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HAS_ARABIC, _HAS_DEVANAGARI = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"), re.compile("[\u0900-\u097f]")


@lru_cache(maxsize=256)
def language_scores(text: str) -> dict[str, float]:
    """Return a score for each language that the text gives a sign of; the highest is the best guess."""
    scores: dict[str, float] = {}
    if not text.isascii():
        kana, han = len(_HAS_KANA.findall(text)), len(_HAS_HAN.findall(text))
        if kana:
            scores["ja"] = 2.0 * (kana + han)
        elif han:
            scores["zh"] = 2.0 * han
            scores["ja"] = 0.2 * han
        if arabic := len(_HAS_ARABIC.findall(text)):
            scores["ar"] = float(arabic)
        if devanagari := len(_HAS_DEVANAGARI.findall(text)):
            scores["hi"] = float(devanagari)
    folded = fold(text).text
    words, letters = _votes()
    for token in _TOKEN.findall(folded):
        languages = words.get(token)
        if languages:
            for language in languages:
                scores[language] = scores.get(language, 0.0) + 1.0 / len(languages)
    if not folded.isascii():
        for char in folded:
            for language in letters.get(char, ()):
                scores[language] = scores.get(language, 0.0) + 0.5 / len(letters[char])
    return scores


def guess_language(text: str, *, default: str = "") -> str:
    """Return the most likely language code, or ``default`` where the text gives no sign.

    Ties go to the language that stands first in :data:`LANGUAGES`, so that the answer never depends on the run.
    """
    scores = language_scores(text)
    if not scores:
        return default
    return max(LANGUAGES, key=lambda language: scores.get(language, 0.0))
