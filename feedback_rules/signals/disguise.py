"""Undo the ways buyers disguise a word: digits and symbols, stars, spaced or repeated letters, look-alike scripts.

Each disguise yields readings: a piece of the folded text and the plain word it can be read as. Only pieces that look disguised are read,
so that ordinary text costs one look at its tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["MAX_TEXT", "Mask", "Reading", "glued", "masks", "readings", "rewrite"]

MAX_TEXT = 20_000
"""Only so many characters are read for disguises."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``text[start:end]`` can be read as ``word``."""

    start: int
    end: int
    word: str
    joints: tuple[int, ...] = ()
    """Where in the word its pieces meet, when it was written in pieces."""
    spaced: bool = False
    """Written letter by letter."""


@dataclass(frozen=True, slots=True)
class Mask:
    """``text[start:end]`` hides letters of a word behind signs, one for each."""

    start: int
    end: int
    shown: str
    """The letters, a blank for each hidden one."""


# Letters written as digits and symbols. Where a sign stands for two letters, each table has one of them.
_LEET = (
    str.maketrans("0134578@$!|€£+69", "oleastbasiieltgg"),
    str.maketrans("0134578@$!|€£+69", "oieastbasiieltbq"),
)
_LEET_PAIR = re.compile(r"12|13|\(\)|\|<|\|_\||vv")
_LEET_PAIRS = {"12": "r", "13": "b", "()": "o", "|<": "k", "|_|": "u", "vv": "w"}
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкмтвнзпбгдлифαβεικνορτυχωɑɡɩʀʏᴀᴄᴇɪᴋᴏᴛᴜ",
    "aeopcyxijsdhlkmtbh3nbgdlufabeiknoptuxwagiryaceikotu",
)
_FOREIGN = re.compile("[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u1d00-\u1d2b]")
_TO_ARABIC = str.maketrans("abtjdrzsfklmnhwy3725869@0", "ابتجدرزسفكلمنهويعحءخغطقاه")
_ARABIC, _DEVANAGARI = re.compile("[\u0620-\u064a]"), re.compile("[\u0900-\u097f]")
_END_SIGNS = "!|?.,;:+*)]}'\"…"
_LONGEST_TOKEN = 40
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[\w\u0900-\u0903\u093a-\u094f]{3,60}")
_CHAR = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
_SIGNED = re.compile(rf"(?:{_CHAR}|[@$€£])(?:{_CHAR}|[@$!|€£+()<]){{0,60}}")
_MARK = re.compile(r"[\d@$|€£+!]|\(\)")
_MIXED = re.compile("[\u0620-\u064a][a-z]|[a-z][\u0620-\u064a]")
_LEFT = re.compile(rf"(?:{_CHAR}|[@$!|€£+()<]){{1,30}}\Z")
_STRETCHED = re.compile(r"([^\W\d_]|[\u0900-\u097f])\1{2,}")
_THRICE = re.compile(r"([\w\u0900-\u0903\u093a-\u094f])\1\1")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_SINGLE = r"[^\W_][\u0300-\u036f\u0900-\u0903\u093a-\u094f]{0,3}"
_SPACED = re.compile(
    rf"(?<![^\W_])(?:{_SINGLE})(?P<gap>[ \t]{{1,3}}|[.\-_*·•/,|~]{{1,2}} ?)(?:{_SINGLE}(?P=gap)){{0,24}}{_SINGLE}(?![^\W_]|[._*\-][^\W_])"
)
_LONE_LETTERS = re.compile(
    rf"(?<![^\W_]){_SINGLE}(?:[ \t]{{1,3}}{_SINGLE}[ \t]{{1,3}}{_SINGLE}|[.\-_*·•|~]{{1,2}} ?{_SINGLE}|[/,] ?{_SINGLE}[/,] ?{_SINGLE}"
    rf"|[ \t][\u0620-\u064a])(?![^\W_])"
)
_BONES = re.compile(r"(?<![\w'’.&-])[b-df-hj-np-tv-xz]{1,6}(?![\w'’&$€£-])")
"""A word without a vowel."""
_LEAST_BROKEN, _LONGEST_BROKEN = 4, 14
_NO_BEGINNING = re.compile(r" ((?:([b-df-hjkmnp-tvwxz])\2|ck|nch|nts)[a-z]{1,9})(?![^\W_])")
_WORD_AFTER = re.compile(r" ([a-z]{1,12})(?![^\W_])")
_WORD_BEFORE = re.compile(r"(?<![\w'’&-])([a-z]{1,12}) \Z")
_NEXT = re.compile(r"[ \t.\-_*·•/,]{1,2}([^\W\d_]{2,5})(?![^\W_])")
_LAST = re.compile(r"(?<![^\W_])([^\W\d_]{2,5})[ \t.\-_*·•/,]{1,2}\Z")
_PIECE = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]{1,12}"
_PIECED = re.compile(rf"(?<![^\W_]){_PIECE}(?:[.\-_·•|/\\^~=,:;+*]{{1,10}}{_PIECE}){{1,10}}(?![^\W_])")
_JOINT = re.compile(r"[.\-_·•|/\\^~=,:;+*][^\W\d_]")
_PAUSE = re.compile(r"[\W_]{2}")
_ADDRESS = re.compile(r"(?:\w{2,10}://|www\.)\S{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_GAP = re.compile(r"[\W\d_]+")
_MASK_SIGNS = re.escape("*#%@$&!?•×¤§")
_MASKED = re.compile(rf"(?<![^\W_*])[^\W\d_]+(?:[{_MASK_SIGNS}]{{1,12}}|\.{{2,8}})[^\W\d_]*(?:[*#%@$&•×]{{1,8}}[^\W\d_]*)*(?![^\W_])")
_HAS_MASK = re.compile(r"[*#%@$&•×¤§](?<=\w.)|[!?]\w|\.\.|[\u0900-\u097f][*#@$%&•×]")
_STUCK = frozenset(".'’-")
_INDIC_MASKED = re.compile("[\u0900-\u097f]{1,20}[*#@$%&•×]{1,4}[\u0900-\u097f]{0,20}")
_GLUED = re.compile(r"[A-ZÀ-Þ](?<=[a-zà-ÿ].)[a-zà-ÿ]{3,29}(?![^\W_])")
_VOWEL = re.compile("[aeiouyà-æè-ïò-öø-ýąęóıœ]")
_ELIDED = frozenset("stdmlcnj")
"""Letters that stand alone in clean text: "it's", "l'ami"."""


def _leet(core: str, at: int) -> Iterator[Reading]:
    """Yield what a token with digits or symbols among its letters reads as."""
    letters, digits = len(_LETTER.findall(core)), sum(map(str.isdigit, core))
    # Mostly digits is a model or a price; digits and symbols together outnumbering the letters is an amount.
    if not letters or digits > letters + 1 or (digits and (letters < 2 or letters * 2 < len(core))):
        return
    if _ARABIC.search(core):
        yield Reading(at, at + len(core), core.translate(_TO_ARABIC))
    elif _DEVANAGARI.search(core):
        yield Reading(at, at + len(core), core.replace("@", "\u093e"))
    else:
        yield Reading(at, at + len(core), core.translate(_LEET[1]))
        yield Reading(at, at + len(core), core.translate(_LEET[0]))
        if _LEET_PAIR.search(core):
            yield Reading(at, at + len(core), _LEET_PAIR.sub(lambda match: _LEET_PAIRS[match[0]], core).translate(_LEET[1]))


def _marks(text: str) -> Iterator[int]:
    """Yield the places of digits and symbols beside a letter, and of letters of another script."""
    for match in _MARK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        beside = after.isalpha() or (before.isalpha() and match[0] not in "!+")
        # "@" and letters is someone's handle; "@ss" is not.
        handle = match[0] == "@" and not before.isalpha() and after != "s" and text[at + 1 : at + 5].isalpha()
        if beside and not handle:
            yield at
    if not text.isascii():
        for pattern in (_FOREIGN, _MIXED):
            for match in pattern.finditer(text):
                yield match.start()


def _tokens(text: str) -> Iterator[Reading]:
    """Yield the readings of single tokens: digits, symbols and other scripts in place of letters."""
    done = 0
    for mark in _marks(text):
        if mark < done:
            continue
        left = _LEFT.search(text, max(done, mark - _LONGEST_TOKEN), mark)
        match = _SIGNED.search(text, left.start() if left else mark)
        if not match or match.end() <= mark:
            continue
        done = match.end()
        core, at = match[0].rstrip(_END_SIGNS), match.start()
        foreign = bool(_FOREIGN.search(core))
        if core.isalpha():
            if foreign:
                yield Reading(at, at + len(core), core.translate(_LOOKALIKES))
            elif _ARABIC.search(core):
                yield Reading(at, at + len(core), core.translate(_TO_ARABIC))
        elif len(core) > 2:
            yield from _leet(core.translate(_LOOKALIKES) if foreign else core, at)


def _stretched(text: str) -> Iterator[Reading]:
    """Yield the readings of tokens with a letter three times or more."""
    if not _THRICE.search(text):
        return
    for match in _TOKEN.finditer(text):
        if _STRETCHED.search(match[0]):
            for word in dict.fromkeys((_STRETCHED.sub(r"\1", match[0]), _STRETCHED.sub(r"\1\1", match[0]), _DOUBLED.sub(r"\1", match[0]))):
                yield Reading(match.start(), match.end(), word)


def _spaced(text: str, known: Callable[[str], bool]) -> Iterator[Reading]:
    """Yield the words written letter by letter, with the rest of a word where only its ends are spaced.

    The letters before and behind may belong to other words ("e t r o i a"), so the longest part that is a known word is read.
    """
    for match in _SPACED.finditer(text):
        singles = [index for index in range(match.start(), match.end()) if text[index].isalnum()]
        letters = "".join(text[at] for at in singles)
        if sum(map(str.isalpha, letters)) * 2 < len(letters) or (letters.isascii() and len(letters) < 2):
            continue
        # Vowel signs of Devanagari go with their consonant.
        ends = [*singles[1:], match.end()]
        units = [_GAP_KEEPING_SIGNS.sub("", text[at:end]) for at, end in zip(singles, ends, strict=True)]
        closes = [at + len(unit) for at, unit in zip(singles, units, strict=True)]
        before, after = _LAST.search(text, max(0, match.start() - 8), match.start()), _NEXT.match(text, match.end())
        count = len(units)
        choices: list[tuple[int, int, str]] = []
        for first in range(min(3, count)):
            for last in range(count, max(first + 1, count - 3), -1):
                word = "".join(units[first:last])
                choices.append((singles[first], closes[last - 1], word))
                if after and last == count:
                    choices.append((singles[first], after.end(), word + after[1]))
                if before and not first:
                    choices.append((before.start(), closes[last - 1], before[1] + word))
        for start, end, word in sorted(choices, key=lambda choice: -len(choice[2])):
            plain = word if word.isalpha() else word.translate(_LEET[1])
            if len(plain) > 2 - ("\u3040" <= text[end : end + 1] <= "\u9fff") and known(plain):
                yield Reading(start, end, plain, spaced=True)
                break
        else:
            if count > 1:
                word = letters.translate(_LEET[1])
                yield Reading(match.start(), match.end(), word, spaced=True)


_GAP_KEEPING_SIGNS = re.compile(r"[^\w\u0900-\u097f]|_")


def _pieced(text: str) -> Iterator[Reading]:
    """Yield the words written in pieces: "fu.ck", "shi-t"."""
    for match in _PIECED.finditer(text):
        pieces = [piece for piece in _GAP.split(match[0]) if piece]
        if len(pieces) < 2 or all(len(piece) == 1 for piece in pieces):
            continue
        # Dots between words are a pause; only a piece that is no word tells a cut word from two.
        if _PAUSE.search(match[0]) and all(_VOWEL.search(piece) for piece in pieces):
            continue
        joints, at = [], 0
        for piece in pieces[:-1]:
            at += len(piece)
            joints.append(at)
        yield Reading(match.start(), match.end(), "".join(pieces), tuple(joints))


def _broken(text: str, known: Callable[[str], bool]) -> Iterator[Reading]:
    """Yield the words broken in two by a blank, where a piece is no word: it has no vowel ("shi t"), or none begins so ("fu cking")."""
    for match in _NO_BEGINNING.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_BROKEN), match.start() + 1)
        if before and not known(before[1]) and known(before[1] + match[1]):
            yield Reading(before.start(), match.end(), before[1] + match[1], (len(before[1]),))
    for bones in _BONES.finditer(text):
        piece, start, end = bones[0], bones.start(), bones.end()
        after = None if piece in _ELIDED else _WORD_AFTER.match(text, end)
        if after and len(piece + after[1]) >= _LEAST_BROKEN and known(piece + after[1]):
            yield Reading(start, after.end(), piece + after[1], (len(piece),))
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_BROKEN), start)
        if before and len(before[1]) >= _LEAST_BROKEN - len(piece) and not known(before[1]) and known(before[1] + piece):
            yield Reading(before.start(), end, before[1] + piece, (len(before[1]),))


def readings(text: str, known: Callable[[str], bool]) -> list[Reading]:
    """Return the plain readings of the disguised pieces of folded text, addresses on the net left alone.

    Args:
        text: folded text; only its first 20,000 characters are read for disguises.
        known: whether a word is one that is looked for; asked about letters that stand alone.
    """
    text = text[:MAX_TEXT]
    found = list(_tokens(text))
    if _JOINT.search(text):
        found += _pieced(text)
    if found and ("://" in text or "www." in text or "@" in text):
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        starts = [start for start, _ in addresses]
        found = [item for item in found if not (at := bisect_right(starts, item.start)) or addresses[at - 1][1] <= item.start]
    if _LONE_LETTERS.search(text):
        found += _spaced(text, known)
    if _BONES.search(text) or _NO_BEGINNING.search(text):
        found += _broken(text, known)
    found += _stretched(text)
    return found


def masks(text: str) -> Iterator[Mask]:
    """Yield the pieces of folded text with masked letters.

    A mask hides as many letters as it has characters. At least two letters must be seen, or the piece be as short as a word well known
    this way ("f***").

    Args:
        text: folded text; only its first 20,000 characters are read.
    """
    text = text[:MAX_TEXT]
    found = [_MASKED] if _HAS_MASK.search(text) else []
    if found and not text.isascii() and _DEVANAGARI.search(text):
        found.append(_INDIC_MASKED)
    for pattern in found:
        for match in pattern.finditer(text):
            piece = match[0].rstrip("!?.+~")
            shown = "".join(char if char.isalpha() or "\u0900" <= char <= "\u097f" else " " for char in piece)
            hidden = shown.count(" ")
            seen = len(shown) - hidden
            if not hidden or (seen < 2 and hidden < 2):
                continue
            # Many stars for a long word need both of its ends.
            if hidden > 2 * seen + 3 and not (seen > 1 and shown[-1] != " "):
                continue
            if "." in piece and (
                shown[-1] == " "
                or shown.index(" ") > 3
                or text.startswith("..", match.end())
                or text[match.start() - 1 : match.start()] in _STUCK
            ):
                continue
            yield Mask(match.start(), match.start() + len(piece), shown)


def glued(original: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of words that follow a lower-case letter without a blank and open with a capital ("soBad")."""
    for match in _GLUED.finditer(original[:MAX_TEXT]):
        yield match.start(), match.end()


def rewrite(text: str, found: list[Reading]) -> list[tuple[str, list[tuple[int, int, Reading]]]]:
    """Return versions of a text with the disguised pieces written plainly, each with the (start, end, reading) of its changes.

    Readings of one place stand in different versions, so that a word is read beside its neighbours ("teste di c4zzo").
    """
    versions: list[tuple[str, list[tuple[int, int, Reading]]]] = []
    rest = sorted(found, key=lambda reading: (reading.start, -reading.end))
    while rest and len(versions) < _MOST_VERSIONS:
        parts, changes, left = [], [], []
        done = length = 0
        for reading in rest:
            if reading.start < done:
                left.append(reading)
                continue
            parts += [text[done : reading.start], reading.word]
            length += reading.start - done
            changes.append((length, length + len(reading.word), reading))
            length += len(reading.word)
            done = reading.end
        parts.append(text[done:])
        versions.append(("".join(parts), changes))
        rest = left
    return versions


_MOST_VERSIONS = 6
