"""One text with its folded form and its cues, each worked out once, when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from feedback_rules.signals.cues import Cues, find_cues
from feedback_rules.signals.gates import Gate, open_gates
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.vocabulary import one_of
from feedback_rules.text.fold import Folded, bare
from feedback_rules.verdict import Answer

__all__ = ["MAX_TEXT", "UPPER", "Scene", "Sighting"]

MAX_TEXT = 20_000
"""Longer comments are read up to here."""
_DIGIT = lazy(r"\d")
_NUMBER = lazy(r"\d(?:[^\d]{0,4}\d){4}|\d[o*]\d|[oO]\d")
_HAN = lazy("[\u3040-\u30ff\u3400-\u9fff]")


def _card() -> str:
    words = one_of("phones", "card")
    return rf"\d[ )]{{0,2}}(?P<behind>{words})\b|\b(?P<before>{words})[.: ]{{1,3}}[+(]{{0,2}}\d"


_CARD = lazy(_card)
UPPER = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
"""The capital letters of the Latin, Greek and Cyrillic scripts."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Personal data at ``text[start:end]``, and whether it is surely the seller's."""

    start: int
    end: int
    kind: str
    answer: Answer
    note: str = ""
    """What was checked, in words that hold nothing of the text."""


@cache
def _stays_one(char: str) -> bool:
    """Whether a character folds to one character, whatever stands beside it."""
    return char.isascii() or (len(bare(char).text) == 1 and char not in "\uff9e\uff9f\u3099\u309a")


class Scene:
    """A text with what its finders share: its small letters for cheap questions, its folded form and cues."""

    __slots__ = (
        "_cues",
        "_folded",
        "_gates",
        "_is_card",
        "_is_level",
        "has_digit",
        "has_han",
        "has_number",
        "lower",
        "marketplace",
        "text",
    )

    def __init__(self, text: str, *, marketplace: str = "US") -> None:
        """Take a text; nothing is folded yet.

        Args:
            text: the comment as it was written; only its first 20,000 characters are read.
            marketplace: the country whose telephone numbers are meant.
        """
        self.text = text[:MAX_TEXT]
        self.lower = self.text.lower()
        self.has_digit = _DIGIT.search(self.text) is not None
        """Whether it holds a digit of any script."""
        self.has_number = self.has_digit and _NUMBER.search(self.text) is not None
        """Whether it holds so many digits so close that a telephone number can be among them."""
        self.has_han = not self.text.isascii() and _HAN.search(self.text) is not None
        """Whether it holds Chinese or Japanese characters."""
        self.marketplace = marketplace
        self._folded: Folded | None = None
        self._is_level: bool | None = None
        self._gates: frozenset[Gate] | None = None
        self._cues: Cues | None = None
        self._is_card: bool | None = None

    @property
    def folded(self) -> Folded:
        """The text folded, with the way back to the original."""
        if self._folded is None:
            self._folded = bare(self.text)
        return self._folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of ``folded.text[start:end]``.

        Args:
            start: first folded position, inclusive.
            end: last folded position, exclusive; greater than ``start``.
        """
        if self._is_level is None:
            self._is_level = len(self.folded.text) == len(self.text) and "&" not in self.text and all(map(_stays_one, set(self.text)))
        return (start, end) if self._is_level else self.folded.span(start, end)

    @property
    def gates(self) -> frozenset[Gate]:
        """The finders that the text can interest."""
        if self._gates is None:
            self._gates = open_gates(self.lower, has_digit=self.has_digit)
        return self._gates

    @property
    def is_card(self) -> bool:
        """Whether it holds a contact block: numbers with at least two different words such as "office" and "fax"."""
        if self._is_card is None:
            self._is_card = self.has_number and len({match[match.lastgroup or 0] for match in _CARD.finditer(self.lower)}) >= 2
        return self._is_card

    @property
    def cues(self) -> Cues:
        """The words that tell whose a name or number is."""
        if self._cues is None:
            self._cues = find_cues(self.folded, self.span)
        return self._cues
