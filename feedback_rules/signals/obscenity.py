"""Find words commonly understood to be obscene or profane, plain or disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from feedback_rules.signals.disguise import glued, masked, readings, swapped
from feedback_rules.signals.signal import Signal, merge
from feedback_rules.text.fold import Folded, bare, fold
from feedback_rules.text.language import language_scores
from feedback_rules.text.lexicon import Entry, Hit, Lexicon, Match, Scope, Severity, obscenity_lexicon
from feedback_rules.verdict import Answer, Span

__all__ = ["find_obscenity"]

_WORD = re.compile(r"[^\W\d_]{4,30}")
_REPORTED = (Severity.STRONG, Severity.SLUR)
_MIN_DISGUISED = 4
"""A disguised word needs four letters, or a symbol for each hidden one: "a55" is a bolt size, "a$$" is not."""


def _reported(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.entry.severity in _REPORTED]


def _spoken(entry: Entry, scores: dict[str, float]) -> Answer:
    """Whether an entry counts in a comment with these language scores."""
    if entry.scope is Scope.ANY:
        return Answer.YES
    best = max(scores.values(), default=0.0)
    own = scores.get(entry.language, 0.0)
    if not best:
        return Answer.UNSURE
    return Answer.YES if own >= best else Answer.NO


def _plain(folded: Folded, lexicon: Lexicon) -> Iterator[tuple[int, int, Entry]]:
    for hit in _reported(lexicon.hits(folded.text)):
        start, end = folded.span(hit.start, hit.end)
        yield start, end, hit.entry


def _disguised(folded: Folded, lexicon: Lexicon) -> Iterator[tuple[int, int, Entry]]:
    """Yield the words that disguised pieces stand for."""
    for reading in readings(folded.text):
        for hit in _reported(lexicon.hits(reading.word)):
            term = hit.entry.term
            if len(term) < _MIN_DISGUISED and folded.text[reading.start : reading.end].isalnum():
                continue
            if hit.entry.match is Match.PHRASE or " " in term:
                continue
            start, end = folded.span(reading.start, reading.end)
            yield start, end, hit.entry
    for begin, finish, pattern in masked(folded.text):
        for entry in _maskable(lexicon, folded.text[begin]):
            if pattern.fullmatch(entry.term):
                start, end = folded.span(begin, finish)
                yield start, end, entry


@cache
def _swapped_words(lexicon: Lexicon) -> dict[str, list[Entry]]:
    """Return the misspellings with two letters swapped that are no listed words themselves, and what they stand for."""
    found: dict[str, list[Entry]] = {}
    for entries in lexicon.entries:
        for entry in entries:
            if entry.severity in _REPORTED and entry.scope is Scope.ANY and entry.match is not Match.PHRASE and entry.term.isalpha():
                for word in swapped(entry.term):
                    if word not in lexicon.terms:
                        found.setdefault(word, []).append(entry)
    return found


def _misspelt(folded: Folded, lexicon: Lexicon) -> Iterator[tuple[int, int, Entry]]:
    words = _swapped_words(lexicon)
    for match in _WORD.finditer(folded.text):
        for entry in words.get(match[0], ()):
            start, end = folded.span(match.start(), match.end())
            yield start, end, entry


def _stuck(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Entry]]:
    """Yield words stuck to the one before, told by their capital."""
    for start, end in glued(text):
        for hit in _reported(lexicon.hits(fold(text[start:end]).text)):
            if len(hit.entry.term) >= _MIN_DISGUISED:
                yield start, end, hit.entry


def _maskable(lexicon: Lexicon, first: str) -> list[Entry]:
    """Return the single-word entries that a masked piece beginning with this letter can stand for, strongest first."""
    return [
        entry
        for entries in lexicon.entries
        for entry in entries
        if entry.term.startswith(first)
        and entry.severity in _REPORTED
        and entry.match is not Match.PHRASE
        and len(entry.term) >= _MIN_DISGUISED - 1
    ]


def find_obscenity(text: str) -> Signal:
    """Return whether a text holds an obscene word, and where.

    The line is drawn by ``data/lexicons/obscenity``: strong words and slurs are reported, mild ones are not. A word that is
    obscene in one language and clean in another counts in comments of its own language only; where the language cannot
    be told it makes the answer ``unsure``.

    Args:
        text: the comment as it was written.
    """
    lexicon = obscenity_lexicon()
    folded = fold(text)
    found = [*_plain(folded, lexicon), *_disguised(folded, lexicon), *_misspelt(folded, lexicon), *_stuck(text, lexicon)]
    if not folded.text.isascii():
        stripped = bare(text)
        found += [
            item
            for item in (*_plain(stripped, lexicon), *_disguised(stripped, lexicon))
            if len(item[2].term) >= _MIN_DISGUISED and item[2].scope is Scope.ANY
        ]
    if not found:
        return Signal(Answer.NO)
    scores = language_scores(text) if any(entry.scope is Scope.OWN for _, _, entry in found) else {}
    spans: dict[Answer, list[Span]] = {Answer.YES: [], Answer.UNSURE: [], Answer.NO: []}
    for start, end, entry in found:
        spans[_spoken(entry, scores)].append(Span(start, end, text[start:end], str(entry.severity)))
    for answer in (Answer.YES, Answer.UNSURE):
        if spans[answer]:
            return Signal(answer, merge(spans[answer]))
    return Signal(Answer.NO)
