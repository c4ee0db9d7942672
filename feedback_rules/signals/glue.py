"""Listed words stuck to their neighbours without a blank: "whatashitshow", "toomanyfags"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

from feedback_rules._resources import resource
from feedback_rules.text.lexicon import Entry, Lexicon, Match, Scope, Severity

__all__ = ["stuck_words"]

_REPORTED = (Severity.STRONG, Severity.SLUR)
_LEAST = 4
_LEAST_FREE = 6
"""A word of every language this long may be stuck to anything, not only to small words."""
_LONGEST = 40
_MOST_PIECES = 4


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Return the small words of each language that others are stuck to."""
    lines = resource("data", "lexicons", "small_words.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {language: frozenset(words.split()) for language, _, words in rows}


def _made_of(text: str, words: frozenset[str], pieces: int = _MOST_PIECES) -> bool:
    """Whether a text is a chain of a few of the words."""
    if not text:
        return True
    if not pieces:
        return False
    return any(text[:end] in words and _made_of(text[end:], words, pieces - 1) for end in range(min(len(text), 14), 0, -1))


def _may_stick(entry: Entry) -> bool:
    return entry.severity in _REPORTED and entry.match in (Match.WORD, Match.PREFIX) and len(entry.term) >= _LEAST and entry.term.isalpha()


def stuck_words(
    text: str, lexicon: Lexicon, found: list[tuple[int, int, int]], common: Container[str] = ()
) -> Iterator[tuple[int, int, int, int, Entry]]:
    """Yield (start, end) of a token of folded text, (start, end) of a listed word stuck inside it, and the entry.

    Args:
        text: folded text.
        lexicon: the words.
        found: what :meth:`Lexicon.scan` found in the text.
        common: terms that real words hold, with a plus sign; they must be stuck to small words.
    """
    for index, start, end in found:
        if end - start < _LEAST:
            continue
        for entry in lexicon.entries[index]:
            if not _may_stick(entry):
                continue
            begin, finish = start, end
            while begin > 0 and text[begin - 1].isalpha() and start - begin < _LONGEST:
                begin -= 1
            while finish < len(text) and text[finish].isalpha() and finish - end < _LONGEST:
                finish += 1
            before, after = text[begin:start], text[end:finish]
            if not before and not after:
                continue
            if "\u3040" <= text[start] <= "\u9fff" or "\u0900" <= text[start] <= "\u097f":
                continue
            free = (
                entry.scope is Scope.ANY
                and end - start >= _LEAST_FREE
                and (len(before) > 1 or len(after) > 1)
                and f"{entry.term}+" not in common
            )
            if free or any(
                _made_of(before, words) and _made_of(after, words)
                for words in (_small_words().get(entry.language, frozenset()), _small_words()["en"])
            ):
                yield begin, finish, start, end, entry
