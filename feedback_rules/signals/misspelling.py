"""Misspelt forms of listed words: letters swapped, dropped, doubled or changed, vowels left out, accents written otherwise.

All forms are worked out once, so that a comment costs a look-up of its words. Forms that are real words of some language are no
misspellings: ``data/lexicons/real_words.tsv`` names them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from feedback_rules._resources import resource
from feedback_rules.text.fold import bare
from feedback_rules.text.lexicon import Entry, Match, Scope, Severity

__all__ = ["Misspellings", "Misspelt", "RealWords", "digest"]

_REPORTED = (Severity.STRONG, Severity.SLUR)
_LEAST = 4
_LEAST_DROPPED = 5
"""A word of four letters without one is too short to tell."""
_LEAST_STEM = 5
_LONGEST_STEM = 14
_LEAST_TWICE = 6
"""A word with two slips must be longer still."""
_VOWELS = "aeiouy"
_NO_VOWELS = {ord(char): None for char in _VOWELS}
_BESIDE = {
    "a": "sqz", "b": "vn", "c": "xvk", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jlc", "l": "k",
    "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wk", "r": "et", "s": "adz", "t": "ry", "u": "yiv", "v": "cbu", "w": "qe", "x": "zc",
    "y": "tu", "z": "xs",
}  # fmt: skip
"""Keys beside each other, and letters of one sound."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _swapped(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, *, last: bool) -> Iterator[str]:
    """Yield a word without one letter behind the first; the last is often a mere ending."""
    for at in range(1, len(word) - (not last)):
        yield word[:at] + word[at + 1 :]


def _doubled(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[: at + 1] + word[at:]


def _changed(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        for letter in _BESIDE.get(word[at], ""):
            yield word[:at] + letter + word[at + 1 :]


def _vowels_dropped(word: str) -> Iterator[str]:
    """Yield a word without any vowel, if enough is left."""
    bones = word.translate(_NO_VOWELS)
    if len(bones) >= _LEAST and bones[0] == word[0]:
        yield bones


def _twice_misspelt(word: str) -> Iterator[str]:
    """Yield a word without one vowel and with two letters swapped."""
    for at in range(1, len(word)):
        if word[at] in _VOWELS:
            yield from _swapped(word[:at] + word[at + 1 :])


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A listed word that a token can be a misspelling of."""

    entry: Entry
    form: str
    """The misspelt form: the token, or the stem that it begins with and a star."""


class Misspellings:
    """The misspelt forms of reportable entries."""

    __slots__ = ("_groups", "_heads", "_listed", "_numbers", "_stems", "_words")

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Work out the forms of the entries."""
        # Numbers into a list of groups keep the collector of garbage from walking the forms again and again.
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._groups: list[tuple[Entry, ...]] = [()]
        self._numbers: dict[tuple[int, int], int] = {}
        reported = []
        self._listed: set[str] = set()
        for entry in entries:
            if entry.severity in _REPORTED and entry.match is not Match.PHRASE and entry.term.isalpha():
                reported.append(entry)
            self._listed.add(entry.term)
            if entry.severity not in _REPORTED:
                self._listed.add(bare(entry.term).text)
        for entry in reported:
            self._add(entry)
        cores = tuple({entry.term for entry in reported if entry.match is Match.INSIDE})
        for entry in reported:
            if entry.scope is Scope.ANY and entry.term.startswith(cores):
                for form in (*_changed(entry.term), *(_twice_misspelt(entry.term) if len(entry.term) >= _LEAST_TWICE else ())):
                    if form not in self._listed:
                        self._put(self._words, form, entry)
        self._heads = {stem[:_LEAST] for stem in self._stems}
        self._numbers.clear()

    def _put(self, forms: dict[str, int], form: str, entry: Entry) -> None:
        """Add an entry to the group of a form; forms of the same entries share one group."""
        before = forms.get(form, 0)
        if entry in self._groups[before]:
            return
        key = (before, id(entry))
        if key not in self._numbers:
            self._numbers[key] = len(self._groups)
            self._groups.append((*self._groups[before], entry))
        forms[form] = self._numbers[key]

    def _add(self, entry: Entry) -> None:
        term = bare(entry.term).text
        if not term.isalpha() or "\u3040" <= term[0] <= "\u9fff":
            return
        forms: set[str] = set()
        if entry.term != term:
            forms.add(term)
            forms.add(bare(entry.term.translate(_GERMAN)).text)
        if len(term) >= _LEAST:
            forms.update(_swapped(term))
            forms.update(_doubled(term))
            if entry.scope is Scope.ANY:
                forms.update(_vowels_dropped(term))
        if len(term) >= _LEAST_DROPPED:
            forms.update(_dropped(term, last=False))
        for form in forms - self._listed:
            self._put(self._words, form, entry)
        if entry.match in (Match.PREFIX, Match.INSIDE):
            stems = set(_swapped(term)) if len(term) >= _LEAST else set()
            if len(term) > _LEAST_STEM:
                stems.update(_dropped(term, last=False))
            if entry.term != term:
                stems.update((term, bare(entry.term.translate(_GERMAN)).text))
            for stem in stems:
                if len(stem) >= _LEAST and stem not in self._listed:
                    self._put(self._stems, stem, entry)

    def among(self, words: set[str]) -> set[str]:
        """Return those of some words that may be misspelt.

        Args:
            words: words as :func:`~feedback_rules.text.fold.bare` folds them.
        """
        found = self._words.keys() & words
        heads = self._heads & {word[:_LEAST] for word in words}
        return found | {word for word in words if word[:_LEAST] in heads} if heads else found

    def of(self, word: str) -> Iterator[Misspelt]:
        """Yield what a word can be a misspelling of; nothing for a listed word."""
        if word in self._listed:
            return
        for entry in self._groups[self._words.get(word, 0)]:
            yield Misspelt(entry, word)
        if word[:_LEAST] in self._heads:
            for end in range(_LEAST, min(len(word), _LONGEST_STEM + 1)):
                for entry in self._groups[self._stems.get(word[:end], 0)]:
                    yield Misspelt(entry, word[:end] + "*")


def digest(entries: Iterable[Entry]) -> str:
    """Return a short digest of the reportable single words; ``data/lexicons/real_words.tsv`` names the one it was written for."""
    terms = sorted(
        {
            f"{entry.language} {entry.term} {entry.match} {entry.scope}"
            for entry in entries
            if entry.severity in _REPORTED and entry.term.isalpha()
        }
    )
    return hashlib.sha256("\n".join(terms).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class RealWords:
    """Real words that a disguise could be taken for."""

    words: dict[str, frozenset[str]]
    """Their languages; an empty set for names."""

    @classmethod
    def shipped(cls) -> RealWords:
        """Read ``data/lexicons/real_words.tsv``."""
        lines = resource("data", "lexicons", "real_words.tsv").read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        return cls({word: frozenset(languages.split()) - {"-"} for word, languages in rows})

    def rivals(self, form: str, entry: Entry) -> frozenset[str] | None:
        """Return the other languages in which a disguised form is a clean word; None where it is no disguise of the entry's word.

        A real word of the entry's own language is none, nor is a name.
        """
        languages = self.words.get(form)
        if languages is None:
            return _NONE
        return None if not languages or entry.language in languages else languages

    def clean_in(self, term: str) -> frozenset[str]:
        """Return the other languages in which the letters of a listed word are a word of their own."""
        return self.words.get(f"={term}", _NONE)


_NONE: frozenset[str] = frozenset()
