"""One text with its folded form and its cues, each worked out once, when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from feedback_rules.signals.cues import Cues, find_cues
from feedback_rules.signals.gates import Gate, open_gates
from feedback_rules.text.fold import Folded, bare
from feedback_rules.verdict import Answer

__all__ = ["MAX_TEXT", "Scene", "Sighting"]

MAX_TEXT = 20_000
"""Longer comments are read up to here."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Personal data at ``text[start:end]``, and whether it is surely the seller's."""

    start: int
    end: int
    kind: str
    answer: Answer


@cache
def _stays_one(char: str) -> bool:
    """Whether a character folds to one character, whatever stands beside it."""
    return char.isascii() or (len(bare(char).text) == 1 and char not in "\uff9e\uff9f\u3099\u309a")


class Scene:
    """A text with what its finders share: its small letters for cheap questions, its folded form and cues."""

    __slots__ = ("_cues", "_folded", "_gates", "_is_level", "has_digit", "lower", "marketplace", "text")

    def __init__(self, text: str, *, marketplace: str = "US") -> None:
        """Take a text; nothing is folded yet.

        Args:
            text: the comment as it was written; only its first 20,000 characters are read.
            marketplace: the country whose telephone numbers are meant.
        """
        self.text = text[:MAX_TEXT]
        self.lower = self.text.lower()
        self.has_digit = _DIGIT.search(self.text) is not None
        self.marketplace = marketplace
        self._folded: Folded | None = None
        self._is_level: bool | None = None
        self._gates: frozenset[Gate] | None = None
        self._cues: Cues | None = None

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
    def cues(self) -> Cues:
        """The words that tell whose a name or number is."""
        if self._cues is None:
            self._cues = find_cues(self.folded, self.span)
        return self._cues
