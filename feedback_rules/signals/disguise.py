"""Undo the ways buyers disguise a word: digits and symbols, stars, spaced or repeated letters, look-alike scripts.

Each disguise yields readings: a piece of the folded text and the plain word it can be read as. Only pieces that look
disguised are read, so that ordinary text costs one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Reading", "glued", "masked", "readings", "swapped"]


@dataclass(frozen=True, slots=True)
class Reading:
    """``text[start:end]`` can be read as ``word``."""

    start: int
    end: int
    word: str


_LEET = str.maketrans("0134578@$!|€£+", "oleastbasiielt")
_LEET_I = str.maketrans("0134578@$!|€£+", "oieastbasiielt")
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкмтвнзАВЕКМНОРСТХαβεικνορτυχω",
    "aeopcyxijsdhlkmtbh3abekmhopctxabeiknoptuxw",
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LEET_TOKEN = re.compile(
    r"(?<![a-zà-ÿ0-9@$!|€£+])(?=[^\s]{0,40}?[^\W\d_])(?=[^\s]{0,40}?[0-9@$!|€£+])[^\W_0-9@$!|€£+]*[0-9@$!|€£+][\w@$!|€£+]{1,30}"
)
_TOKEN = re.compile(r"\S{2,40}")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_](?:[ \t]{1,2}|[.\-_*·•/,] ?)){2,24}[^\W\d_](?![^\W_])")
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_]{1,8}(?:[.\-_·•'|/\\^~]{1,2}[^\W\d_]{1,8}){1,8}(?![^\W_])")
_MASKED = re.compile(r"(?<![^\W_*])[^\W\d_]+[*#%@$&!?•×]{1,8}[^\W\d_]*(?:[*#%@$&•×]{1,8}[^\W\d_]*)*(?![^\W_])")
_LETTER = re.compile(r"[^\W\d_]")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ][a-zà-ÿ]{3,29}(?![^\W_])")
_LEAST_SWAPPED = 4
_MAX_TEXT = 20_000


def readings(text: str) -> Iterator[Reading]:
    """Yield the plain readings of the disguised pieces of folded text.

    Args:
        text: folded text; only its first 20,000 characters are read for disguises.
    """
    text = text[:_MAX_TEXT]
    if _FOREIGN.search(text):
        for match in _TOKEN.finditer(text):
            if _FOREIGN.search(match[0]):
                yield Reading(match.start(), match.end(), match[0].translate(_LOOKALIKES))
    for match in _LEET_TOKEN.finditer(text):
        letters = len(_LETTER.findall(match[0]))
        if letters * 2 >= len(match[0]) or not any(char.isdigit() for char in match[0]):
            word = match[0].rstrip("!|")
            for table in (_LEET, _LEET_I):
                yield Reading(match.start(), match.start() + len(word), word.translate(table))
    if _STRETCHED.search(text):
        for match in _TOKEN.finditer(text):
            if _STRETCHED.search(match[0]):
                yield Reading(match.start(), match.end(), _STRETCHED.sub(r"\1", match[0]))
                yield Reading(match.start(), match.end(), _STRETCHED.sub(r"\1\1", match[0]))
    for match in _SPACED.finditer(text):
        yield Reading(match.start(), match.end(), "".join(_LETTER.findall(match[0])))
    for match in _DOTTED.finditer(text):
        pieces = re.split(r"[^\w]+|_", match[0])
        if any(len(piece) == 1 for piece in pieces) or "|" in match[0] or "^" in match[0]:
            yield Reading(match.start(), match.end(), "".join(pieces))


def masked(text: str) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """Yield the pieces of folded text with masked letters, each with the pattern of the words it can stand for.

    A mask hides as many letters as it has characters. At least two letters must be seen, or the piece be as long as it is
    well known ("f***").

    Args:
        text: folded text; only its first 20,000 characters are read.
    """
    text = text[:_MAX_TEXT]
    if not any(mark in text for mark in "*#%@$&•×"):
        return
    for match in _MASKED.finditer(text):
        piece = match[0].rstrip("!?")
        visible = len(_LETTER.findall(piece))
        hidden = len(piece) - visible
        if not hidden or (visible < 2 and hidden < 2) or hidden > 2 * visible + 3:
            continue
        pattern = "".join(re.escape(char) if char.isalpha() else r"[^\W\d_]" for char in piece)
        yield match.start(), match.start() + len(piece), re.compile(pattern)


def swapped(word: str) -> Iterator[str]:
    """Yield the words that differ from one by two neighbouring letters behind the first changing places; none for short words."""
    if len(word) < _LEAST_SWAPPED:
        return
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def glued(original: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of words that follow a lower-case letter without a blank and open with a capital ("soBad")."""
    for match in _GLUED.finditer(original[:_MAX_TEXT]):
        yield match.start(), match.end()
