"""Fold a comment for matching, with an exact map back: every folded position knows its characters in the original."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["Folded", "bare", "fold", "has_accents"]

# Marks that buyers add or drop at will; the marks of Devanagari or kana carry meaning and stay.
_LATIN_MARKS = range(0x0300, 0x0370)
_ARABIC_MARKS = frozenset([*range(0x064B, 0x0653), 0x0640, 0x0670])
_KANA_VOICE = {"\uff9e": "\u3099", "\uff9f": "\u309a", "\u3099": "\u3099", "\u309a": "\u309a"}
_LETTERS = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'", "‘": "'",
    "´": "'", "`": "'", "“": '"',
    "”": '"', "„": '"', "«": '"', "»": '"', "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي",
}  # fmt: skip
_STACKED = 3
"""More accents on one letter are not kept."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _case(char: str) -> str:
    """Return a character in lower case and compatibility form, its accents kept."""
    if unicodedata.category(char) in ("Cf", "Cc") and char not in "\n\t\r":
        return "" if unicodedata.category(char) == "Cf" else " "
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    folded = unicodedata.normalize("NFKC", char).lower()
    # A capital dotted I lower-cases to two characters; one letter is what a reader sees.
    return folded.replace("i\u0307", "i")


def _strip(char: str) -> str:
    """Return a character folded further: accents off, spelling variants of one letter made one."""
    folded = _case(char)
    if not folded:
        return ""
    out = []
    for letter in folded:
        piece = letter
        if piece in _LETTERS:
            out.append(_LETTERS[piece])
            continue
        code = ord(piece)
        if code in _LATIN_MARKS or code in _ARABIC_MARKS:
            continue
        if code < 0x0250 or 0x1E00 <= code < 0x1F00:
            piece = "".join(part for part in unicodedata.normalize("NFD", piece) if ord(part) not in _LATIN_MARKS)
            piece = "".join(_LETTERS.get(part, part) for part in piece)
        out.append(piece)
    return "".join(out)


class _Table(dict[int, str]):
    """A translation table that works out a character when it is first met."""

    def __init__(self, rule: object) -> None:
        super().__init__()
        self.rule = rule
        self.uneven: set[str] = set()
        """The characters met that become none or several."""

    def __missing__(self, code: int) -> str:
        value: str = self.rule(chr(code))  # type: ignore[operator]
        self[code] = value
        if len(value) != 1:
            self.uneven.add(chr(code))
        return value


_CASE, _BARE = _Table(_case), _Table(_strip)


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text and the way back to the original."""

    original: str
    text: str
    _table: _Table
    _ends: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def _map(self) -> None:
        """Work out for each folded character where its original characters start and end."""
        if not (_SLOW.search(self.original) or ("&" in self.original and _ENTITY.search(self.original))):
            if self._table.uneven.isdisjoint(self.original):
                self._starts.extend(range(len(self.original)))
                self._ends.extend(range(1, len(self.original) + 1))
                return
            for at, char in enumerate(self.original):
                size = len(self._table[ord(char)])
                self._starts.extend([at] * size)
                self._ends.extend([at + 1] * size)
            return
        for start, end, piece in _pieces(self.original, self._table):
            self._starts.extend([start] * len(piece))
            self._ends.extend([end] * len(piece))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of ``text[start:end]``; a folded character maps to all of its original.

        Args:
            start: first folded position, inclusive.
            end: last folded position, exclusive; greater than ``start``.
        """
        if self.original.isascii() and len(self.original) == len(self.text):
            return start, end
        if not self._starts:
            self._map()
        return self._starts[start], self._ends[end - 1]


def _pieces(original: str, table: _Table) -> list[tuple[int, int, str]]:
    """Return (start, end, folded) for each unit of the original: a character, an entity, a kana with its voice mark."""
    units: list[tuple[int, int, str]] = []
    entities = {match.start(): match for match in _ENTITY.finditer(original)} if "&" in original else {}
    position, length = 0, len(original)
    while position < length:
        if position in entities:
            match = entities[position]
            decoded = html.unescape(match[0])
            if decoded != match[0]:
                units.append((position, match.end(), decoded.translate(table)))
                position = match.end()
                continue
        char = original[position]
        if char in _KANA_VOICE and units and units[-1][2]:
            start, _, before = units[-1]
            joined = unicodedata.normalize("NFC", before + _KANA_VOICE[char])
            if len(joined) == len(before):
                units[-1] = (start, position + 1, joined)
                position += 1
                continue
        if "\u0300" <= char <= "\u036f" and units and units[-1][2]:
            # A loose accent joins its letter, so that the letter composes as if typed in one.
            start, _, before = units[-1]
            joined = unicodedata.normalize("NFC", before + char).translate(table) if len(before) <= _STACKED else before
            units[-1] = (start, position + 1, joined if len(joined) <= len(before) + 1 else before)
            position += 1
            continue
        units.append((position, position + 1, table[ord(char)]))
        position += 1
    return units


_SLOW = re.compile("[\uff9e\uff9f\u3099\u309a\u0300-\u036f]")


def _folded(original: str, table: _Table) -> Folded:
    if original.isascii() and "&" not in original and original.isprintable():
        return Folded(original, original.lower(), table)
    if ("&" in original and _ENTITY.search(original)) or _SLOW.search(original):
        return Folded(original, "".join(piece for _, _, piece in _pieces(original, table)), table)
    return Folded(original, original.translate(table), table)


def fold(text: str) -> Folded:
    """Fold case, width and invisible characters, and decode HTML entities; accents stay.

    The result is what lexicons of accented words are matched on.
    """
    return _folded(text, _CASE)


def bare(text: str) -> Folded:
    """Fold as :func:`fold` does, and drop accents and spelling variants of one letter too.

    The result is what the aspect model reads: buyers drop accents at will.
    """
    return _folded(text, _BARE)


_ACCENTED = re.compile("[\u00a0-\u06ff\u1e00-\u20cf\ufb00-\ufeff`]")


def has_accents(text: str) -> bool:
    """Whether :func:`bare` may fold a text further than :func:`fold`; never wrong when it says no."""
    return not text.isascii() and bool(_ACCENTED.search(text))
