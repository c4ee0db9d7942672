"""Read digits written as words: "zero six one two", "null eins", "一三九"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.vocabulary import LANGUAGES, phrases, spelled
from feedback_rules.text.fold import bare

__all__ = ["SpokenNumber", "digit_words", "may_speak_glued", "spoken_numbers"]


def _words() -> Iterator[tuple[str, str]]:
    """Yield the words for each digit: those of the languages in order, then other forms."""
    for language in LANGUAGES:
        for name in ("digits", "digits_latin"):
            for digit, word in enumerate(phrases(language, name)):
                yield word, str(digit)
    for digit in range(10):
        for word in phrases("digits", f"word_{digit}"):
            yield word, str(digit)


@cache
def _digits() -> dict[str, str]:
    table: dict[str, str] = {}
    for word, digit in _words():
        table.setdefault(bare(word).text, digit)
    return table


@cache
def _glued_digits() -> dict[str, str]:
    return {word: str(digit) for digit in range(10) for word in phrases("digits", f"glued_{digit}")}


@cache
def _repeats() -> dict[str, int]:
    return {word: times for name, times in (("double", 2), ("triple", 3)) for word in phrases("digits", name)}


def digit_words() -> frozenset[str]:
    """Return words for digits, as they are spelled and folded, without those that are also articles."""
    return frozenset([*(word for word, _ in _words()), *_digits()]) - spelled("digits", "articles")


def _one_glued() -> str:
    return "|".join(sorted(_glued_digits(), key=len, reverse=True))


_TOKEN = lazy(r"\d{1,12}|(?:[^\W\d_]|[\u0900-\u0963])+")
_GLUE = lazy("[ \u3000、,-]{0,2}")
_GLUED_TOKEN = lazy(lambda: _one_glued() + r"|\d")
_GLUED_RUN = lazy(lambda: rf"(?:(?:{_one_glued()}|\d)[ \u3000、,-]{{0,2}}){{7,20}}")
_HAS_GLUED = lazy("[零〇○一二三四五六七八九幺][ 、-]?[零〇○一二三四五六七八九幺0-9][ 、-]?[零〇○一二三四五六七八九幺0-9]")
_MIN_DIGITS, _MAX_DIGITS, _MIN_WORDS = 7, 16, 3


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """Digits spoken at ``text[start:end]`` of the folded text, and how many words stand for one."""

    start: int
    end: int
    digits: str
    words: int


def may_speak_glued(text: str) -> bool:
    """Return whether digits stand side by side as Chinese or Japanese words."""
    return _HAS_GLUED.search(text) is not None


def spoken_numbers(text: str) -> Iterator[SpokenNumber]:
    """Yield runs of at least seven digits of which three or more are written as words, in folded text."""
    if not text.isascii():
        yield from _glued(text)
    yield from _spaced(text)


def _glued(text: str) -> Iterator[SpokenNumber]:
    """Yield runs in scripts that write words together."""
    for run in _GLUED_RUN.finditer(text):
        tokens = _without_particle(text, run)
        words = sum(not token[0].isdigit() or token[0] in _glued_digits() for token in tokens)
        digits = "".join(_glued_digits().get(token[0], token[0]) for token in tokens)
        if words >= _MIN_WORDS and len(digits) <= _MAX_DIGITS:
            yield SpokenNumber(run.start(), run.start() + tokens[-1].end(), digits, words)


def _without_particle(text: str, run: re.Match[str]) -> list[re.Match[str]]:
    """Return the digits of a run; a closing "ni" that is the Japanese particle, and a count behind it, are cut."""
    tokens = list(_GLUED_TOKEN.finditer(run[0]))
    following = text[run.end() : run.end() + 1]
    if len(tokens) > 2 and following in _COUNTERS and tokens[-2][0] == "に":
        return tokens[:-2]
    if tokens[-1][0] == "に" and following and following not in "はがでへ。、 ":
        return tokens[:-1]
    return tokens


_COUNTERS = frozenset("回度日時人件個本")


def _spaced(text: str) -> Iterator[SpokenNumber]:
    """Yield runs in scripts that write words apart."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and not _GLUE.fullmatch(text, run[-1].end(), token.start()):
            yield from _closed(run)
            run = []
        if token[0].isdigit() or token[0] in _digits() or token[0] in _repeats():
            run.append(token)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[re.Match[str]]) -> Iterator[SpokenNumber]:
    """Yield the number that a finished run spells."""
    digits, words, times = "", 0, 1
    for token in run:
        if token[0] in _repeats():
            times = _repeats()[token[0]]
            continue
        spoken = not token[0].isdigit()
        digits += (_digits()[token[0]] if spoken else token[0]) * (times if spoken else 1)
        words += spoken
        times = 1
    if words >= _MIN_WORDS and _MIN_DIGITS <= len(digits) <= _MAX_DIGITS:
        yield SpokenNumber(run[0].start(), run[-1].end(), digits, words)
