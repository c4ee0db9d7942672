"""Guess the language of a comment from its script, its small words and its letters; only where a rule needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from feedback_rules._resources import resource
from feedback_rules.text.fold import fold

__all__ = ["LANGUAGES", "LATIN", "guess_language", "language_odds", "language_scores", "trigrams"]

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ja", "zh", "ar", "hi")
"""The languages that buyers' comments are read in."""
LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "hi")
"""Those written in Latin letters; Hindi often is."""


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


_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_LONG, _LONGEST = 60, 400
"""Words and characters read for their letters; more do not change a guess."""
_WORD_WEIGHT = 3.0
"""A small word of one language tells as much as a group of letters twenty times as likely there (e to the third)."""


def trigrams(folded: str) -> Iterator[str]:
    """Yield the groups of three letters of folded text, the ends of words marked by a blank; "e t", across two words, is one too."""
    row = f" {' '.join(_LETTERS_ONLY.findall(folded)[:_LONG])} "[:_LONGEST]
    return map("".join, zip(row, row[1:], row[2:], strict=False))


@cache
def _trigram_odds() -> dict[str, tuple[float, ...]]:
    """Read ``data/lexicons/trigrams.tsv``: log-likelihood ratios by language, in quarters."""
    lines = resource("data", "lexicons", "trigrams.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {group: tuple(int(value) / 4 for value in values) for group, *values in (line.split("\t") for line in lines)}


def language_odds(text: str) -> dict[str, float]:
    """Return log odds of the languages that a short text gives a sign of: its script, its small words and its groups of letters.

    Slower and surer than :func:`language_scores`: "trabalha hoje" holds no small word, but its letters are Portuguese. Differences between
    two languages are what counts; under 1 they are chance.

    Args:
        text: a comment, or what is left of it without the words in question.
    """
    odds = {language: _WORD_WEIGHT * score for language, score in language_scores(text).items()}
    table = _trigram_odds()
    rows = [table[group] for group in trigrams(fold(text).text) if group in table]
    if rows:
        for language, total in zip(LATIN, map(sum, zip(*rows, strict=True)), strict=True):
            odds[language] = odds.get(language, 0.0) + total
    return odds
