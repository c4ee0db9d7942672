"""Read names at the words of a text: which words belong together, and which of them are known names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_lists import (
    BOTH,
    FAMILY,
    GIVEN,
    NEITHER,
    forenames,
    links,
    not_names,
    particles,
    public_names,
    surnames,
    titles,
    wordlike,
)
from feedback_rules.text.fold import bare

__all__ = ["SENTENCE_END", "Name", "NameReader", "Token", "joins", "stem"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0970-\u097f])"
_WORD = lazy(rf"{_LETTER}{{1,40}}(?:['’‐-]{_LETTER}{{1,40}}){{0,3}}")
_OPEN = lazy(r"[\s,:;\"'„“”‚‘’«»(\[=>*_–—-]{0,5}\.?\s?")
_ATTACHED = lazy(r"['’](?=[a-zßà-öø-ÿığşćčłńśźż]{1,4}$)")
SENTENCE_END = lazy(r"[.!?。！？\n]")
_MAX_WORDS = 6
_MIN_TITLED, _TITLED_SHARE = 5, 0.65


class Token(NamedTuple):
    """A word, how it is spelled and how it folds."""

    start: int
    end: int
    word: str
    folded: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.word) == 1

    @property
    def is_uncased(self) -> bool:
        """Whether its script has no capitals."""
        return not self.word[0].isupper() and not self.word[0].islower()


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens read as a name: which of its parts are known names."""

    first: int
    last: int
    given: bool
    family: bool
    plain: bool
    """Whether it is spelled as names are: capital and small letters, or a script without case."""
    wordlike: bool
    """Whether a part is an ordinary word too."""
    uncased: bool
    """Whether its script has no capitals."""

    @property
    def note(self) -> str:
        """Which of its parts the lists hold."""
        return {(True, True): BOTH, (True, False): GIVEN, (False, True): FAMILY}.get((self.given, self.family), NEITHER)


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return bare(word).text


def _tokens(text: str) -> list[Token]:
    tokens = []
    for match in _WORD.finditer(text):
        word = match[0]
        cut = _ATTACHED.search(word)
        if cut and cut.start() >= 2:
            word = word[: cut.start()]
        tokens.append(Token(match.start(), match.start() + len(word), word, word.lower() if word.isascii() else _bare(word)))
    return tokens


_CASE_ENDING = lazy("(?:iem|em|owi|ego|emu|im)$")


def stem(folded: str) -> str:
    """Return a name without its Polish case ending: "nowakiem" is "nowak", "kowalskim" is "kowalski"."""
    match = _CASE_ENDING.search(folded) if len(folded) > 6 else None
    if match is None:
        return folded
    return folded[:-1] if match[0] == "im" else folded[: match.start()]


def _is_given(folded: str) -> bool:
    return folded in forenames() or stem(folded) in forenames() or ("-" in folded and folded.split("-", maxsplit=1)[0] in forenames())


def _is_family(folded: str) -> bool:
    return (
        folded in surnames()
        or stem(folded) in surnames()
        or ("-" in folded and any(part in surnames() for part in folded.split("-")))
        or _is_nisba(folded)
    )


def _is_nisba(folded: str) -> bool:
    """Whether an Arabic word has the form of a name after a place or tribe: "al-...-i"."""
    return folded.startswith("ال") and folded.endswith("ي") and 5 <= len(folded) <= 10 and folded not in not_names()


def joins(text: str, left: Token, right: Token) -> bool:
    """Whether two tokens stand side by side as in a name."""
    between = text[left.end : right.start]
    return (
        between in (" ", "\u00a0", "  ", "\u3000")
        or (left.is_initial and between in (". ", "."))
        or (left.folded in ("st", "mc") and between == ". ")
    )


class NameReader:
    """Reads names at token positions of one text."""

    def __init__(self, text: str, *, apart: Sequence[tuple[int, int]] = ()) -> None:
        """Cut a text into words.

        Args:
            text: the original text.
            apart: pieces whose capitals say nothing of how the rest is spelled, such as addresses.
        """
        self.text = text
        self.tokens = _tokens(text)
        self.starts = [token.start for token in self.tokens]
        self.is_titled = self._is_titled(apart)

    def _is_titled(self, apart: Sequence[tuple[int, int]]) -> bool:
        """Whether capitals prove nothing: most words have them, known names not counted."""
        counted = [token for token in self.tokens if len(token.word) > 3 and not token.is_uncased]
        if apart:
            counted = [token for token in counted if not any(start <= token.start < end for start, end in apart)]
        counted = [
            token for token in counted if token.folded in wordlike() or not (token.folded in forenames() or token.folded in surnames())
        ]
        return len(counted) >= _MIN_TITLED and sum(token.is_capital for token in counted) > _TITLED_SHARE * len(counted)

    def index_at(self, position: int) -> int:
        """Return the index of the first token that starts at or behind a position."""
        return bisect_left(self.starts, position)

    def _is_part(self, token: Token) -> bool:
        """Whether a token can be a full word of a name."""
        if token.is_initial or token.folded in not_names() or token.folded in titles():
            return False
        if token.is_capital or token.is_uncased:
            return True
        return len(token.word) > 2 and (token.folded in forenames() or token.folded in surnames())

    def _length(self, index: int) -> list[int]:
        """Return the indices of the full words of the name that starts at a token; empty where none does."""
        tokens, text = self.tokens, self.text
        if index >= len(tokens) or not self._is_part(tokens[index]):
            return []
        words, last = [index], index
        for current in range(index + 1, min(index + _MAX_WORDS, len(tokens))):
            token = tokens[current]
            if not joins(text, tokens[current - 1], token):
                break
            if (token.is_initial and (token.is_capital or len(words) == 1)) or (
                token.folded in particles() and not self._is_last_word(current)
            ):
                continue
            if not self._is_part(token) or token.is_capital != tokens[index].is_capital:
                break
            if len(words) >= 2 and not (_is_family(token.folded) or (token.folded in forenames() and len(words) == 2)):
                break
            if len(words) >= 2 and (token.is_uncased and _is_family(tokens[last].folded) and not _is_nisba(token.folded)):
                break
            if len(words) >= 3:
                break
            words.append(current)
            last = current
        return words

    def _is_last_word(self, index: int) -> bool:
        """Whether no full word of the name follows a particle, small words in between passed over."""
        tokens = self.tokens
        for following in range(index + 1, min(index + 4, len(tokens))):
            if not joins(self.text, tokens[following - 1], tokens[following]):
                return True
            if tokens[following].folded not in particles():
                return not self._is_part(tokens[following])
        return True

    def read(self, index: int) -> Name | None:
        """Return the name that starts at a token, in either order of given and family name."""
        reversed_name = self._reversed(index)
        if reversed_name:
            return reversed_name
        words = self._length(index)
        if len(words) < 2:
            return None
        return self._judge(index, words)

    def _judge(self, index: int, words: list[int]) -> Name | None:
        tokens = self.tokens
        parts = [tokens[word] for word in words]
        full = " ".join(part.folded for part in parts)
        if full in public_names() or " ".join(full.split()[:2]) in public_names():
            return None
        tail = " ".join(token.folded for token in tokens[words[-2] + 1 : words[-1] + 1] if not token.is_initial)
        given, family = _is_given(parts[0].folded), _is_family(parts[-1].folded) or tail in surnames()
        if not (given and family) and _is_given(parts[-1].folded) and _is_family(parts[0].folded):
            given = family = True
        if not given and not family and _is_given(parts[1].folded) and len(parts) > 2:
            return None
        cased = all(part.is_capital and not (len(part.word) > 3 and part.word.isupper()) for part in parts)
        uncased = all(part.is_uncased for part in parts)
        family = family or (uncased and _is_given(parts[-1].folded))
        plain = cased or uncased
        if not plain and not (given and family):
            return None
        return Name(index, words[-1], given, family, plain, any(part.folded in wordlike() for part in parts), uncased)

    def _reversed(self, index: int) -> Name | None:
        """Return a name written "Family, Given"."""
        tokens = self.tokens
        if index + 1 >= len(tokens) or self.text[tokens[index].end : tokens[index + 1].start] != ", ":
            return None
        family, given = tokens[index], tokens[index + 1]
        if not (self._is_part(family) and self._is_part(given) and _is_family(family.folded) and _is_given(given.folded)):
            return None
        if not (family.is_capital and given.is_capital):
            return None
        return Name(index, index + 1, True, True, True, False, False)

    def span(self, name: Name) -> tuple[int, int]:
        """Return where a name stands."""
        return self.tokens[name.first].start, self.tokens[name.last].end

    def after(self, position: int) -> int | None:
        """Return the index of the token that a cue ending at a position points to, links such as "is" or "Mr" skipped."""
        opening = _OPEN.match(self.text, position)
        index = self.index_at(position)
        limit = opening.end() if opening else position
        for _ in range(5):
            if index >= len(self.tokens) or self.tokens[index].start > limit:
                return None
            token = self.tokens[index]
            is_link = (token.folded in titles() and token.folded not in forenames()) or (
                token.folded in links() and not (token.is_capital and token.folded in forenames())
            )
            if not is_link:
                return index
            index += 1
            limit = token.end + 2
            if self.text[token.end : token.end + 1] == ".":
                limit += 1
        return None

    def before(self, position: int, slack: int) -> Iterator[Name]:
        """Yield the names that end right before a position, or before at most ``slack`` small words in front of it."""
        index = self.index_at(position) - 1
        if index < 0 or not re.fullmatch(r"[\s,(–—\"“”-]{0,4}", self.text[self.tokens[index].end : position]):
            return
        for _ in range(slack + 1):
            for first in range(index - 1, max(index - _MAX_WORDS, -1), -1):
                name = self.read(first)
                if name and name.last == index:
                    yield name
            token = self.tokens[index]
            if not token.word.islower() or index == 0 or self.text[self.tokens[index - 1].end : token.start].strip(" ,"):
                return
            index -= 1
