"""Undo the ways Chinese and Japanese words are disguised: blanks between characters, and signs, sounds or parts in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from feedback_rules.signals.disguise import MAX_TEXT, Reading
from feedback_rules.text.lexicon import Entry, Match, Severity

__all__ = ["EastMasks", "has_east", "readings_east"]

_CHARS = "\u3040-\u30ff\u3400-\u9fff"
_HAS = re.compile(f"[{_CHARS}]")
_SPACED = re.compile(rf"[{_CHARS}](?:(?:[ \t]|[.·・。_\-*/|~^+]{{1,2}})[{_CHARS}]){{1,20}}")
_MARK = re.compile(rf"[*○〇◯●×✕✖□■☆★※#@&]|(?<=[{_CHARS}])x(?![a-z])|(?<![a-z])x(?=[{_CHARS}])")
_HALF = {"ク*": "クソ", "傻*": "傻逼", "*逼": "傻逼", "婊*": "婊子", "屌*": "屌丝"}
"""Words of two characters that are well known with one hidden."""
_LEAST_SHOWN = 2
_LONGEST = 6
_SOUND = re.compile(rf"(?<=[{_CHARS}])(?:[a-z]{{1,5}}|8|13)(?![a-z0-9])|(?<![a-z0-9])[a-z]{{1,5}}(?=[{_CHARS}])|女表|女马|尸从|亻尔")
_SOUNDS = {
    "ba": "八吧巴逼", "8": "八吧巴", "bi": "逼", "b": "逼", "13": "逼", "biao": "婊", "cao": "操", "c": "操", "ma": "妈吗", "m": "妈",
    "ni": "你", "n": "你", "ji": "鸡", "j": "鸡", "sha": "傻", "gou": "狗", "shi": "屎", "jian": "贱", "ri": "日", "gan": "干",
    "diao": "屌", "d": "的", "de": "的", "t": "他", "ta": "他", "wang": "王", "dan": "蛋", "zi": "子", "gun": "滚", "pi": "屁",
    "za": "杂", "zhong": "种", "chu": "畜", "sheng": "生", "niang": "娘", "qu": "去",
    "女表": "婊", "女马": "妈", "尸从": "㞞", "亻尔": "你",
}  # fmt: skip
"""Characters of obscene words, by their sound, its first letter, a numeral of the sound, or their parts."""


def has_east(text: str) -> bool:
    """Whether a text holds a Chinese or Japanese character."""
    return not text.isascii() and bool(_HAS.search(text))


def readings_east(text: str) -> Iterator[Reading]:
    """Yield the plain readings of disguised pieces among Chinese and Japanese characters of folded text."""
    text = text[:MAX_TEXT]
    for match in _SPACED.finditer(text):
        pieces = [char for char in match[0] if _HAS.match(char)]
        yield Reading(match.start(), match.end(), "".join(pieces), tuple(range(1, len(pieces))), spaced=True)
    for match in _SOUND.finditer(text):
        for char in _SOUNDS.get(match[0], ""):
            yield Reading(match.start(), match.end(), char)


class EastMasks:
    """Listed Chinese and Japanese words with one character hidden."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Work out the forms of the reportable entries; of words of two characters only those that cannot be mistaken."""
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            term = entry.term
            if entry.severity not in (Severity.STRONG, Severity.SLUR) or entry.match is Match.PHRASE or not all(map(_HAS.match, term)):
                continue
            if _LEAST_SHOWN < len(term) <= _LONGEST:
                for at in range(len(term)):
                    self._entries.setdefault(term[:at] + "*" + term[at + 1 :], []).append(entry)
            for half, whole in _HALF.items():
                if term == whole:
                    self._entries.setdefault(half, []).append(entry)

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield (start, end, entry) of the words of folded text with one character hidden behind a sign."""
        text = text[:MAX_TEXT]
        for mark in _MARK.finditer(text):
            at = mark.start()
            for length in range(_LONGEST, _LEAST_SHOWN - 1, -1):
                for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1):
                    piece = text[start:at] + "*" + text[at + 1 : start + length]
                    for entry in self._entries.get(piece, ()):
                        # A masked name in katakana goes on: "ク〇ネコ".
                        if not ("\u30a1" <= text[start] <= "\u30ff" and "\u30a1" <= text[start + length : start + length + 1] <= "\u30ff"):
                            yield start, start + length, entry
