"""Word lists with a severity, a way of matching and a scope, found in one pass over one automaton."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from feedback_rules._resources import resource
from feedback_rules.errors import ResourceError

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["ARABIC_CLITICS", "Entry", "Hit", "Lexicon", "Match", "Scope", "Severity", "obscenity_lexicon", "read_lexicon"]


class Severity(StrEnum):
    """How a listed word is meant."""

    STRONG = "strong"
    """Obscene or profane."""
    SLUR = "slur"
    """Contempt for a group; reported like an obscene word."""
    MILD = "mild"
    """Rude but not obscene; listed, never reported."""
    CLEAR = "clear"
    """An innocent word, name or place; it wins over a listed word inside it."""


class Match(StrEnum):
    """Where in a token a term may stand."""

    WORD = "word"
    """The token is the term; in Chinese and Japanese, anywhere."""
    PREFIX = "prefix"
    """The token begins with the term; in Chinese and Japanese, the term begins a run without blank or mark."""
    ALONE = "alone"
    """The token is the term, in Chinese and Japanese too: a blank or mark stands on both sides."""
    INSIDE = "inside"
    """Anywhere in a token."""
    PHRASE = "phrase"
    """Several tokens."""


class Scope(StrEnum):
    """In which comments a term counts."""

    ANY = "any"
    """In every language."""
    OWN = "own"
    """Only in comments of the term's own language; elsewhere the same letters are clean."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon."""

    term: str
    severity: Severity
    match: Match
    scope: Scope
    language: str
    sources: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at ``text[start:end]`` of the folded text; for a prefix or inside match, the whole token."""

    start: int
    end: int
    entry: Entry


_HEADER = ["term", "severity", "match", "scope", "sources", "note"]
_UNSPACED = ("zh", "ja")
ARABIC_CLITICS = ("و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "فال", "كال", "لل", "يا", "ول", "ها", "هال")
_BOUND = (Match.WORD, Match.PREFIX, Match.PHRASE, Match.ALONE)
_OWN_WAYS = ("ar", *_UNSPACED)
_LONGEST_HIT = 80
"""A clear term or a token is not longer."""
_MAX_ENDING = 12
_SHORT = 4
"""A shorter term beside a digit is a model number."""


def read_lexicon(path: Path, language: str) -> list[Entry]:
    """Read one language's list.

    Raises:
        ResourceError: a line does not follow the format; the message names file and line.
    """
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = line.split("\t")
        if number == 1:
            if row != _HEADER:
                raise ResourceError(f"{path}:1: expected the header {' '.join(_HEADER)}")
            continue
        try:
            term, severity, match, scope, sources, note = row
            entries.append(Entry(term, Severity(severity), Match(match), Scope(scope), language, sources, note))
        except ValueError as exc:
            raise ResourceError(f"{path}:{number}: {exc}") from exc
    return entries


def _is_letter(text: str, index: int) -> bool:
    """Whether a word goes on at this place; Chinese and Japanese characters end a word of any other script."""
    if not 0 <= index < len(text):
        return False
    char = text[index]
    return (char.isalpha() and not "\u3040" <= char <= "\u9fff") or "\u0900" <= char <= "\u097f"


def _is_digit(text: str, index: int) -> bool:
    return 0 <= index < len(text) and text[index].isdigit()


def _unspaced(text: str, index: int) -> bool:
    return 0 <= index < len(text) and "\u3040" <= text[index] <= "\u9fff"


def _stands(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a Chinese or Japanese term stands where its entry allows."""
    if entry.match not in (Match.PREFIX, Match.ALONE):
        return True
    # A katakana word ends where another script begins.
    first, last = ("\u30a0", "\u30ff") if "\u30a0" <= text[start] <= "\u30ff" else ("\u3040", "\u9fff")
    begins = start == 0 or not first <= text[start - 1] <= last
    return begins and (entry.match is Match.PREFIX or not _unspaced(text, end))


class Lexicon:
    """A set of entries compiled into one automaton.

    Matching expects text folded as the terms are: lower case, width and invisible characters folded.
    """

    __slots__ = ("_automaton", "_bound", "entries", "terms")

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Compile the entries; several entries may share one term."""
        self.terms: dict[str, list[Entry]] = {}
        for entry in entries:
            self.terms.setdefault(entry.term, []).append(entry)
        self.entries = [self.terms[term] for term in self.terms]
        # Most places are letters inside longer words; entries that must begin or end a word are passed over there at once.
        self._bound = [
            all(entry.match in _BOUND and entry.language not in _OWN_WAYS for entry in group)
            + 2
            * all(
                entry.match is not Match.INSIDE and entry.match is not Match.PREFIX and entry.language not in _OWN_WAYS for entry in group
            )
            for group in self.entries
        ]
        self._automaton: AhoCorasick | None = None

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """Return (index into ``entries``, start, end) of every listed term in folded text, wherever it stands."""
        if self._automaton is None:
            import ahocorasick_rs

            self._automaton = ahocorasick_rs.AhoCorasick(list(self.terms), store_patterns=False)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def hits(self, text: str, scanned: list[tuple[int, int, int]] | None = None) -> list[Hit]:
        """Return the hits in folded text, in order, without those that a clear term covers.

        Args:
            text: folded text.
            scanned: what :meth:`scan` found in it, where that is known already.
        """
        places = self.scan(text) if scanned is None else scanned
        bound, size = self._bound, len(text)
        found = [
            hit
            for index, start, end in places
            if not (
                (start and bound[index] & 1 and "a" <= text[start - 1] <= "z")
                or (end < size and bound[index] & 2 and "a" <= text[end] <= "z")
            )
            for hit in self._accepted(text, index, start, end)
        ]
        if not found:
            return []
        clear = sorted((hit for hit in found if hit.entry.severity is Severity.CLEAR), key=lambda hit: hit.start)
        listed = [hit for hit in found if hit.entry.severity is not Severity.CLEAR]
        if clear:
            starts = [hit.start for hit in clear]
            listed = [
                hit
                for hit in listed
                if not any(
                    hit.end <= good.end and (good.entry.scope is Scope.ANY or good.entry.language == hit.entry.language)
                    for good in clear[bisect_left(starts, hit.start - _LONGEST_HIT) : bisect_right(starts, hit.start)]
                )
            ]
        return sorted(listed, key=lambda hit: (hit.start, -hit.end))

    def _accepted(self, text: str, index: int, start: int, end: int) -> Iterator[Hit]:
        """Yield the hits of one automaton match that stand where their entry allows."""
        left, right = not _is_letter(text, start - 1), not _is_letter(text, end)
        for entry in self.entries[index]:
            if entry.language in _UNSPACED and not entry.term.isascii():
                if _stands(text, start, end, entry):
                    yield Hit(start, end, entry)
                continue
            begins = left or (entry.language == "ar" and self._behind_clitic(text, start))
            if entry.match is Match.INSIDE or (entry.match is Match.PREFIX and begins):
                if not (begins and right):
                    yield self._whole_token(text, start, end, entry)
                else:
                    yield Hit(start, end, entry)
            elif begins and right and (end - start >= _SHORT or not (_is_digit(text, start - 1) or _is_digit(text, end))):
                yield Hit(start, end, entry)

    @staticmethod
    def _behind_clitic(text: str, start: int) -> bool:
        """Whether only an Arabic article, conjunction or preposition stands between the word's start and the term."""
        begin = start
        while begin > 0 and start - begin <= max(map(len, ARABIC_CLITICS)) and _is_letter(text, begin - 1):
            begin -= 1
        return text[begin:start] in ARABIC_CLITICS

    @staticmethod
    def _whole_token(text: str, start: int, end: int, entry: Entry) -> Hit:
        begin = start
        while _is_letter(text, begin - 1) and start - begin < _MAX_ENDING:
            begin -= 1
        last = min(len(text), end + _LONGEST_HIT)
        while end < last and _is_letter(text, end):
            end += 1
        return Hit(begin, end, entry)


@cache
def obscenity_lexicon() -> Lexicon:
    """Return the shipped obscenity lists of all languages, compiled once."""
    folder = resource("data", "lexicons", "obscenity")
    return Lexicon(entry for path in sorted(folder.glob("*.tsv")) for entry in read_lexicon(path, path.stem))
