"""Find the words around a name or number that tell whose it is, all kinds in one pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from feedback_rules.signals.vocabulary import cue_phrases
from feedback_rules.text.fold import Folded

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Cue", "CueHit", "Cues", "find_cues"]


class Cue(StrEnum):
    """What a word announces."""

    STAFF = "staff"
    """A role at the shop; a name may follow."""
    SELLER = "seller"
    """The seller as a trader; a name or the shop's name may follow."""
    CONTACT = "contact"
    """A conversation; its partner's name may follow."""
    PAYEE = "payee"
    """Who gets the money."""
    SIGNED = "signed"
    """A signature."""
    THANKS = "thanks"
    """Thanks to somebody."""
    OF_SHOP = "of_shop"
    """Behind a name: belongs to the shop."""
    SOLD = "sold"
    """Behind a name: did what only a seller does."""
    DEED = "deed"
    """Behind a name: did something."""
    SELF = "self"
    """The buyer, kin and neighbours."""
    COURIER = "courier"
    """Drivers, and makers of books and films."""
    PHONE = "phone"
    """A telephone number may follow."""
    PHONE_AFTER = "phone_after"
    """Behind a telephone number."""
    LABEL = "label"
    """A number of another kind follows."""
    OWN = "own"
    """The buyer's own number, e-mail or address follows."""
    MAIL = "mail"
    """An e-mail address may follow."""
    PLACE = "place"
    """The seller's address may follow."""
    NOT_PLACE = "not_place"
    """The buyer's or a neighbour's address, or a pick-up point, follows."""
    LIVES = "lives"
    """Between a person and their address."""
    PLACE_AFTER = "place_after"
    """Behind the seller's address."""
    DELIVERY = "delivery"
    """A parcel or a signed collector's piece."""
    SHOP = "shop"
    """The text speaks of the seller."""


class CueHit(NamedTuple):
    """A cue at ``text[start:end]`` of the original text."""

    start: int
    end: int
    cue: Cue


_ARABIC_CLITICS = frozenset({"و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "ول", "وب", "فال"})


def _is_letter(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isalnum() or "\u0900" <= text[index] <= "\u0963")


def _is_unspaced(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def _behind_clitic(text: str, start: int) -> bool:
    """Whether only an Arabic article, conjunction or preposition stands between the word's start and the cue."""
    begin = start
    while begin > 0 and start - begin <= 3 and _is_letter(text, begin - 1):
        begin -= 1
    return text[begin:start] in _ARABIC_CLITICS


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases compiled into one automaton; of each the cues it gives and whether any ending may follow."""

    automaton: AhoCorasick
    meanings: list[tuple[tuple[Cue, bool], ...]]
    opens: list[bool]
    """Whether a phrase may begin in the middle of letters: it is in Chinese or Japanese script."""
    closes: list[bool]
    """Whether a phrase may end in the middle of letters: its script is Chinese or Japanese, or it ends in a mark."""


@cache
def _table() -> _Table:
    import ahocorasick_rs

    meanings: dict[str, dict[tuple[Cue, bool], None]] = {}
    for name, _, phrase in cue_phrases():
        meanings.setdefault(phrase.rstrip("*"), {})[Cue(name), phrase.endswith("*")] = None
    phrases = list(meanings)
    automaton = ahocorasick_rs.AhoCorasick(phrases, store_patterns=False)
    opens = [_is_unspaced(phrase[0]) for phrase in phrases]
    closes = [_is_unspaced(phrase[0]) or _is_unspaced(phrase[-1]) or not _is_letter(phrase, len(phrase) - 1) for phrase in phrases]
    return _Table(automaton, [tuple(meanings[phrase]) for phrase in phrases], opens, closes)


class Cues:
    """The cues of one text, looked up by where they start or end; each kind is sorted when it is first asked for."""

    __slots__ = ("_by_end", "_by_start", "_groups")

    def __init__(self, groups: dict[Cue, list[CueHit]]) -> None:
        """Take the hits of each cue, in any order."""
        self._groups = groups
        self._by_end: dict[Cue, tuple[list[int], list[CueHit]]] = {}
        self._by_start: dict[Cue, tuple[list[int], list[CueHit]]] = {}

    def without(self, *kinds: Cue) -> Cues:
        """Return the cues but those of some kinds."""
        return Cues({kind: hits for kind, hits in self._groups.items() if kind not in kinds})

    def _ended(self, kind: Cue) -> tuple[list[int], list[CueHit]]:
        """Return where the hits of a kind end, and the hits in that order, of those with one end the longest first."""
        found = self._by_end.get(kind)
        if found is None:
            hits = sorted(self._groups.get(kind, ()), key=lambda hit: (hit.end, -hit.start))
            found = self._by_end[kind] = ([hit.end for hit in hits], hits)
        return found

    def _started(self, kind: Cue) -> tuple[list[int], list[CueHit]]:
        """Return where the hits of a kind start, and the hits in that order, of those with one start the shortest first."""
        found = self._by_start.get(kind)
        if found is None:
            hits = sorted(self._groups.get(kind, ()))
            found = self._by_start[kind] = ([hit.start for hit in hits], hits)
        return found

    def of(self, *kinds: Cue) -> list[CueHit]:
        """Return the hits of these kinds in the order of the text."""
        return sorted((hit for kind in kinds for hit in self._groups.get(kind, ())), key=lambda hit: (hit.start, hit.end))

    def any(self, *kinds: Cue) -> bool:
        """Whether the text holds a cue of one of these kinds."""
        return any(kind in self._groups for kind in kinds)

    def last_before(self, position: int, gap: int, *kinds: Cue) -> CueHit | None:
        """Return the nearest cue that ends at most ``gap`` characters before a position; of several the longest."""
        best: CueHit | None = None
        for kind in kinds:
            if kind not in self._groups:
                continue
            ends, hits = self._ended(kind)
            index = bisect_right(ends, position) - 1
            if index >= 0 and position - ends[index] <= gap:
                hit = hits[bisect_left(ends, ends[index])]
                if best is None or (hit.end, -hit.start) > (best.end, -best.start):
                    best = hit
        return best

    def first_after(self, position: int, gap: int, *kinds: Cue) -> CueHit | None:
        """Return the nearest cue that starts at most ``gap`` characters behind a position."""
        best: CueHit | None = None
        for kind in kinds:
            if kind not in self._groups:
                continue
            starts, hits = self._started(kind)
            index = bisect_left(starts, position)
            if index < len(starts) and starts[index] - position <= gap and (best is None or starts[index] < best.start):
                best = hits[index]
        return best


def _opens(text: str, start: int) -> bool:
    """Whether a word can begin at a position: no letter before it, or an Arabic particle that is written on."""
    if not _is_letter(text, start - 1) or _is_unspaced(text[start - 1]):
        return True
    return "\u0600" <= text[start] <= "\u06ff" and _behind_clitic(text, start)


def find_cues(folded: Folded, span: Callable[[int, int], tuple[int, int]]) -> Cues:
    """Return the cues of a folded text, in offsets of the original.

    Args:
        folded: the text folded by :func:`feedback_rules.text.fold.bare`.
        span: maps folded offsets to original ones.
    """
    table = _table()
    text, length = folded.text, len(folded.text)
    groups: dict[Cue, list[CueHit]] = {}
    for index, start, end in table.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and not table.opens[index] and text[start - 1].isalnum() and not _opens(text, start):
            continue
        closed = table.closes[index] or end == length or not _is_letter(text, end) or _is_unspaced(text[end])
        for cue, open_ended in table.meanings[index]:
            if closed or open_ended:
                first, last = span(start, end)
                groups.setdefault(cue, []).append(CueHit(first, last, cue))
    return Cues(groups)
