"""Compile the phrase lists of ``data/lexicons/threat`` into regular expressions that stay linear in the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from feedback_rules._resources import resource
from feedback_rules.errors import ResourceError
from feedback_rules.text.fold import bare

__all__ = ["LISTS", "Grammar", "compiled", "grammars"]

LISTS = (
    "ask", "notask", "wish", "give", "lack", "spread", "deal", "if", "notif", "ifyou", "else", "or", "then", "join", "choice", "price", "harm", "stake", "show", "blow", "benign",
    "raise", "prize", "want", "hinge", "whole", "hold", "lost", "gave", "you", "they", "now", "done", "hypo", "past", "hedge", "quoted", "coerced", "advice",
    "violence", "menace", "never", "peace",
)  # fmt: skip
"""The names of the lists that a language may have; ``docs/checkers/threat.md`` tells what each holds."""

_UNSPACED = ("ja", "zh")
_UMLAUTS = {"ä": "ae?", "ö": "oe?", "ü": "ue?"}
_ENDS = ".!?…।؟"
# Vowel signs of Devanagari are no word characters to the regular expressions of Python.
_LETTER = {"hi": r"\w\u0900-\u0963"}
_ARABIC_CLITIC = "[وف]?[بلكسهح]?(?:ال|لل)?"
_GAP = re.compile(r"~(\d{1,2})")
_NUKTA = "\u093c"
_NUKTA_LETTERS = "कखगजडढफ"
_NASALS = "\u0901\u0902"
_MAX_DEPTH = 4
_REACH = 170


class _Compiler:
    """Turns the phrases of one language into regular expressions."""

    def __init__(self, language: str, words: Mapping[str, list[str]], folder: str = "threat") -> None:
        self.language = language
        self.folder = folder
        self.words = words
        self.unspaced = language in _UNSPACED
        letter = _LETTER.get(language, r"\w")
        self.letter = f"[{letter}]"
        self.front, self.back = f"(?<![{letter}])", f"(?![{letter}])"
        self.between = "[ ,，、:：]{0,2}" if self.unspaced else f"[^{letter}{_ENDS}]{{1,3}}"
        self.opened: dict[str, str] = {}

    def alternatives(self, phrases: list[str]) -> re.Pattern[str]:
        """Compile a list of phrases into one expression that matches whole words."""
        body = "|".join(self._phrase(phrase, 0) for phrase in phrases)
        if self.unspaced:
            return re.compile(body)
        clitic = _ARABIC_CLITIC if self.language == "ar" else ""
        return re.compile(f"{self.front}{clitic}(?:{body}){self.back}")

    def _phrase(self, phrase: str, depth: int) -> str:
        if phrase.startswith("/") and phrase.endswith("/"):
            return f"(?:{phrase[1:-1]})"
        parts: list[str] = []
        leading = ""
        for token in phrase.split():
            if gap := _GAP.fullmatch(token):
                parts.append(self._gap(int(gap[1])))
            elif token.endswith("?") and not parts:
                leading += f"(?:{self._token(token[:-1], depth)}{self.between})?"
            elif token.endswith("?"):
                parts.append(f"(?:{self.between}{self._token(token[:-1], depth)})?")
            else:
                parts.append((self.between if parts else "") + self._token(token, depth))
        return leading + "".join(parts)

    def _gap(self, width: int) -> str:
        """Return what stands for up to so many words (characters, where no blanks are written) between two tokens."""
        if self.unspaced:
            return rf"[^。！？.!?\n]{{0,{width}}}?"
        return rf"(?:{self.between}{self.letter}{{1,30}}){{0,{width}}}?"

    def _token(self, token: str, depth: int) -> str:
        options = [self._option(option, depth) for option in token.split("|")]
        body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
        return body if self.unspaced else body + self.back

    def _option(self, option: str, depth: int) -> str:
        if option.startswith("<") and option.endswith(">"):
            return self._macro(option[1:-1], depth)
        return self.between.join(self._word(word) for word in option.split("_"))

    def _macro(self, name: str, depth: int) -> str:
        if depth >= _MAX_DEPTH or name not in self.words:
            raise ResourceError(f"data/lexicons/{self.folder}/{self.language}.toml: <{name}> is unknown or refers to itself")
        if name not in self.opened:
            self.opened[name] = f"(?:{'|'.join(self._phrase(phrase, depth + 1) for phrase in self.words[name])})"
        return self.opened[name]

    def _word(self, word: str) -> str:
        wild = rf"{self.letter}{{0,20}}"
        body = "".join(self._letter(char) for char in word.strip("*"))
        return (wild if word.startswith("*") else "") + body + (wild if word.endswith("*") and not self.unspaced else "")

    def _letter(self, char: str) -> str:
        if char == "'":
            return "[' ]?"
        if self.language == "de" and char in _UMLAUTS:
            return _UMLAUTS[char]
        if char == _NUKTA:
            return ""
        folded = bare(char).text
        if folded.startswith(tuple(_NUKTA_LETTERS)):
            return folded[0] + _NUKTA + "?"
        if folded in _NASALS:
            return f"[{_NASALS}]?"
        return re.escape(folded)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The phrase lists of one language; each becomes a regular expression over bare text when it is first asked for."""

    language: str
    lever_gate: tuple[str, ...]
    """Pieces of words, one of which stands in every lever; an asterisk before a piece lets it stand inside a word."""
    violence_gate: tuple[str, ...]
    """Pieces of words, one of which stands in every violent phrase."""
    reach: int
    """How far apart, in characters, a demand and its lever may stand."""
    lists: Mapping[str, list[str]]
    compiler: _Compiler
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def find(self, name: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the phrases of a list stand between two positions of bare text, in order."""
        if name not in self.lists:
            return []
        if name not in self._patterns:
            self._patterns[name] = self.compiler.alternatives(self.lists[name])
        return [match.span() for match in self._patterns[name].finditer(text, start, end)]


def _read(language: str, data: Mapping[str, Any]) -> Grammar:
    lists = data.get("lists", {})
    unknown = sorted(set(lists) - set(LISTS))
    if unknown:
        raise ResourceError(f"data/lexicons/threat/{language}.toml: unknown lists: {', '.join(unknown)}")
    lever, violence = (tuple(dict.fromkeys(bare(piece).text for piece in data[name])) for name in ("lever_gate", "violence_gate"))
    filled = {name: phrases for name, phrases in lists.items() if phrases}
    return Grammar(language, lever, violence, data.get("reach", _REACH), filled, _Compiler(language, data.get("words", {})))


def compiled(language: str, lists: Mapping[str, list[str]], words: Mapping[str, list[str]], *, folder: str) -> Grammar:
    """Return the grammar of phrase lists that need no gate, such as those of another folder of ``data/lexicons``.

    Args:
        language: its code; Chinese and Japanese phrases have gaps in characters, others in words.
        lists: the phrases by list.
        words: what stands in angle brackets in a phrase.
        folder: the folder that errors name.
    """
    return Grammar(
        language, (), (), _REACH, {name: phrases for name, phrases in lists.items() if phrases}, _Compiler(language, words, folder)
    )


@cache
def grammars() -> dict[str, Grammar]:
    """Return the grammar of each language, read once.

    Raises:
        ResourceError: a file holds a list of an unknown name.
    """
    folder = resource("data", "lexicons", "threat")
    return {path.stem: _read(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.toml"))}
