"""Tell in one cheap pass which finders a text can interest at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.spoken_digits import digit_words
from feedback_rules.signals.vocabulary import cue_phrases, one_of, signs, spelled

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Gate", "open_gates"]


class Gate(StrEnum):
    """A finder's question to the text."""

    AT = "at"
    """The at sign itself and what stands for it; in a text that can hold an e-mail address it is counted as ``EMAIL``."""
    EMAIL = "email"
    HANDLE = "handle"
    PAYMENT = "payment"
    ENGLISH_STREET = "english_street"
    SUFFIX_STREET = "suffix_street"
    ROMANCE_STREET = "romance_street"
    TURKISH_STREET = "turkish_street"
    OTHER_ADDRESS = "other_address"
    INDIAN_ADDRESS = "indian_address"
    ARABIC_ADDRESS = "arabic_address"
    HINDI_ADDRESS = "hindi_address"
    NAME = "name"
    """A word that a name may follow, such as "owner" or "spoke"."""
    SPOKEN = "spoken"
    """Two different digits written as words."""
    KANA_DIGIT = "kana_digit"


_STREETS = frozenset(gate for gate in Gate if gate.value.endswith(("street", "address")))


def _announcers() -> set[str]:
    """Return the telling word of each cue that a name follows, as it is spelled and folded."""
    found, dull = set(), spelled("gates", "dull")
    for _, *spellings in cue_phrases("staff", "contact", "payee"):
        found |= {max(spelling.rstrip("*").split(" "), key=len).lower() for spelling in spellings} - dull
    return {word for word in found if len(word) > 1 and (word.isascii() or not "\u3040" <= word[0] <= "\u9fff")}


@dataclass(frozen=True, slots=True)
class _Table:
    automaton: AhoCorasick
    gates: list[Gate]


@cache
def _table(*, with_digits: bool) -> _Table:
    """Compile the signs; those of addresses only matter in texts with digits."""
    import ahocorasick_rs

    pairs = [(sign, Gate(name)) for name, listed in signs().items() if with_digits or Gate(name) not in _STREETS for sign in listed]
    pairs += [(word, Gate.NAME) for word in sorted(_announcers())]
    pairs += [(word, Gate.SPOKEN) for word in sorted(digit_words())]
    return _Table(ahocorasick_rs.AhoCorasick([sign for sign, _ in pairs], store_patterns=False), [gate for _, gate in pairs])


def _addressed() -> str:
    """Return an at sign with a domain behind it, disguised as it may be: not "@user"."""
    dot = f"{one_of('emails', 'dot')}|{one_of('emails', 'dot', fold=True)}"
    domain = rf"[@＠]\s?[^\s@＠.．,]{{1,64}}(?:\s?[.．,]|\s?[(\[{{<]|[ _-](?:{dot})[ _-]|\s\S\s)"
    return rf"{domain}|\w#[^\W_]|#(?:{one_of('emails', 'providers')})\."


_ADDRESSED = lazy(_addressed)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def open_gates(lower: str, *, has_digit: bool) -> frozenset[Gate]:
    """Return the finders that a text in small letters can interest."""
    table = _table(with_digits=has_digit)
    found: set[Gate] = set()
    digits: set[int] = set()
    try:
        matches = table.automaton.find_matches_as_indexes(lower, overlapping=True)
    except UnicodeEncodeError:  # half a surrogate pair, as broken exports hold
        lower = lower.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        matches = table.automaton.find_matches_as_indexes(lower, overlapping=True)
    for index, start, end in matches:
        gate = table.gates[index]
        if gate is Gate.SPOKEN:
            if _is_word(lower, start, end):
                digits.add(index)
        elif gate is not Gate.NAME or _is_word(lower, start, end):
            found.add(gate)
    if len(digits) >= 2:
        found.add(Gate.SPOKEN)
    if Gate.AT in found:
        found.remove(Gate.AT)
        if _ADDRESSED.search(lower):
            found.add(Gate.EMAIL)
    return frozenset(found)
