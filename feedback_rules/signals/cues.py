"""Find the words around a name or number that tell whose it is, all kinds in one pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from feedback_rules.signals.cue_words import CUE_WORDS
from feedback_rules.text.fold import Folded, bare

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
    PLACE_AFTER = "place_after"
    """Behind the seller's address."""
    DELIVERY = "delivery"
    """A parcel or a signed collector's piece."""
    SHOP = "shop"
    """The text speaks of the seller."""


@dataclass(frozen=True, slots=True)
class CueHit:
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
    for name, lines in CUE_WORDS.items():
        for line in lines.strip().splitlines():
            for raw in line.split(":", 1)[1].split(","):
                phrase = bare(raw.strip()).text
                if phrase:
                    open_ended = phrase.endswith("*")
                    meanings.setdefault(phrase.rstrip("*"), {})[Cue(name), open_ended] = None
    phrases = list(meanings)
    automaton = ahocorasick_rs.AhoCorasick(phrases, store_patterns=False)
    opens = [_is_unspaced(phrase[0]) for phrase in phrases]
    closes = [_is_unspaced(phrase[0]) or _is_unspaced(phrase[-1]) or not _is_letter(phrase, len(phrase) - 1) for phrase in phrases]
    return _Table(automaton, [tuple(meanings[phrase]) for phrase in phrases], opens, closes)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one text, looked up by where they start or end."""

    hits: tuple[CueHit, ...]
    _by_end: dict[Cue, tuple[list[int], list[CueHit]]] = field(default_factory=dict)
    _by_start: dict[Cue, tuple[list[int], list[CueHit]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the hits of each cue by end and by start."""
        groups: dict[Cue, list[CueHit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.cue, []).append(hit)
        for cue, hits in groups.items():
            by_end = sorted(hits, key=lambda hit: (hit.end, -hit.start))
            by_start = sorted(hits, key=lambda hit: (hit.start, hit.end))
            self._by_end[cue] = ([hit.end for hit in by_end], by_end)
            self._by_start[cue] = ([hit.start for hit in by_start], by_start)

    def of(self, *kinds: Cue) -> list[CueHit]:
        """Return the hits of these kinds in the order of the text."""
        return sorted((hit for kind in kinds for hit in self._by_start.get(kind, ([], []))[1]), key=lambda hit: (hit.start, hit.end))

    def any(self, *kinds: Cue) -> bool:
        """Whether the text holds a cue of one of these kinds."""
        return any(kind in self._by_start for kind in kinds)

    def last_before(self, position: int, gap: int, *kinds: Cue) -> CueHit | None:
        """Return the nearest cue that ends at most ``gap`` characters before a position; of several the longest."""
        best: CueHit | None = None
        for kind in kinds:
            ends, hits = self._by_end.get(kind, ([], []))
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
            starts, hits = self._by_start.get(kind, ([], []))
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
    hits = []
    for index, start, end in table.automaton.find_matches_as_indexes(text, overlapping=True):
        if start and not table.opens[index] and text[start - 1].isalnum() and not _opens(text, start):
            continue
        closed = table.closes[index] or end == length or not _is_letter(text, end) or _is_unspaced(text[end])
        for cue, open_ended in table.meanings[index]:
            if closed or open_ended:
                hits.append(CueHit(*span(start, end), cue))
    return Cues(tuple(hits))
