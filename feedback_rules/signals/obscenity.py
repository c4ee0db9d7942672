"""Find words commonly understood to be obscene or profane, plain or disguised."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feedback_rules._resources import resource
from feedback_rules.signals.disguise import MAX_TEXT, Reading, glued, masks, readings, rewrite
from feedback_rules.signals.disguise_east import EastMasks, has_east, readings_east
from feedback_rules.signals.glue import stuck_words
from feedback_rules.signals.misspelling import Misspellings, RealWords
from feedback_rules.signals.signal import Signal, merge
from feedback_rules.text.fold import Folded, bare, fold, has_accents
from feedback_rules.text.language import language_odds
from feedback_rules.text.lexicon import ARABIC_CLITICS, Entry, Hit, Lexicon, Match, Scope, Severity, obscenity_lexicon
from feedback_rules.verdict import Answer, Span

__all__ = ["find_obscenity"]

_WORD = re.compile(r"[^\W\d_]{3,30}")
_ASCII_WORD = re.compile(r"[a-z]{3,30}")
_NO_WORD = frozenset("0123456789@/_=")
"""Signs beside letters that are part of an address, a handle or a code."""
_DOTLESS = "\u0131"
_ARABIC = re.compile("[\u0620-\u064a]")
_REPORTED = (Severity.STRONG, Severity.SLUR)
_LEAST, _LONGEST = 3, 80
_LEAST_DISGUISED = 4
"""A disguised word needs four letters, or a symbol for each hidden one: "a55" is a bolt size, "a$$" is not."""
_ONE_DIGIT = re.compile(r"[a-z]\d[a-z]|\d[a-z]{2}")
_LEAST_TELLING = 5
_UNCOUNTED = frozenset({"hi"})
"""Hindi in Latin letters is in no frequency list, so that any word may be one of it."""
_CLOSE = 1.0
"""Log odds under which another language may be chance."""
_FAR = 3.0
_OWN_SIGN = 1.5
"""Log odds that an obscene word of all comments adds to its own language."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry at ``text[start:end]`` of the original."""

    start: int
    end: int
    entry: Entry
    rivals: frozenset[str] = frozenset()
    """Languages in which what was written is a clean word."""
    disguised: bool = False
    """Whether the piece is left out when the language is guessed."""
    slip: bool = False
    """Whether it is misspelt or stuck to another word; that tells less than the word itself."""

    @property
    def everywhere(self) -> bool:
        """Whether it counts in comments of every language."""
        return self.entry.scope is Scope.ANY and not self.rivals


@dataclass(frozen=True, slots=True)
class _Tools:
    """The shipped lists, compiled for every way of looking for them."""

    lexicon: Lexicon
    misspellings: Misspellings
    real: RealWords
    east: EastMasks
    masked: dict[tuple[str, int], list[tuple[str, Entry]]]
    """Words and stems by first letter and length."""
    phrase_words: frozenset[str]
    """The words that reported phrases are made of."""
    starred: frozenset[str]
    """The words known by their first letter."""

    def known(self, word: str) -> bool:
        """Whether a whole word is a reported one."""
        return any(hit.start == 0 and hit.end == len(word) and hit.entry.severity in _REPORTED for hit in self.lexicon.hits(word))


def _starred() -> frozenset[str]:
    lines = resource("data", "lexicons", "starred.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.partition(": ")[2].split())


@cache
def _tools() -> _Tools:
    lexicon = obscenity_lexicon()
    entries = [entry for group in lexicon.entries for entry in group]
    by_shape: dict[tuple[str, int], list[tuple[str, Entry]]] = {}
    for entry in entries:
        if entry.severity in _REPORTED and entry.match is not Match.PHRASE and len(entry.term) >= _LEAST:
            for term in {entry.term, bare(entry.term).text}:
                by_shape.setdefault((term[0], len(term)), []).append((term, entry))
    phrases = (entry.term for entry in entries if entry.match is Match.PHRASE and entry.severity in _REPORTED)
    phrase_words = frozenset(word for phrase in phrases for word in phrase.split())
    return _Tools(lexicon, Misspellings(entries), RealWords.shipped(), EastMasks(entries), by_shape, phrase_words, _starred())


def _reported(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.entry.severity in _REPORTED] if hits else hits


def _plain(folded: Folded, hits: list[Hit]) -> Iterator[_Found]:
    for hit in hits:
        start, end = folded.span(hit.start, hit.end)
        yield _Found(start, end, hit.entry)


def _counts(hit: Hit, text: str, change: tuple[int, int, Reading], written: str) -> bool:
    """Whether a hit in a rewritten text is the word that a reading stands for.

    Args:
        hit: the hit.
        text: the rewritten text.
        change: where the reading begins and ends in it, and the reading.
        written: how the piece was written.
    """
    begin, finish, reading = change
    entry = hit.entry
    if entry.match is Match.PHRASE:
        return True
    at = text.find(entry.term, hit.start, hit.end)
    if at < 0 or len(entry.term) < _LEAST - ("\u3040" <= entry.term[0] <= "\u9fff"):
        return False
    if reading.joints:
        # The word itself was cut, and begins where a piece does.
        cuts = [begin + joint for joint in reading.joints]
        return at in (begin, *cuts) and any(at < cut < at + len(entry.term) for cut in cuts)
    if at >= finish or at + len(entry.term) <= begin:
        return False
    if (
        len(entry.term) < _LEAST_DISGUISED
        and entry.term[0] < "\u3040"
        and not reading.spaced
        and written.isascii()
        and written.isalnum()
        and not written.isalpha()
    ):
        return bool(_ONE_DIGIT.fullmatch(written))
    return True


def _rewritten(folded: Folded, tools: _Tools, found: list[Reading]) -> Iterator[_Found]:
    """Yield the words that disguised pieces stand for, read among their neighbours."""
    found = [
        reading for reading in dict.fromkeys(found) if reading.word in tools.phrase_words or _reported(tools.lexicon.hits(reading.word))
    ]
    for text, changes in rewrite(folded.text, found):
        hits = _reported(tools.lexicon.hits(text))
        if not hits:
            continue
        starts = [hit.start for hit in hits]
        for begin, finish, reading in changes:
            written = folded.text[reading.start : reading.end]
            for hit in hits[bisect_left(starts, begin - _LONGEST) : bisect_left(starts, max(finish, begin + 1))]:
                if hit.end <= begin or not _counts(hit, text, (begin, finish, reading), written):
                    continue
                rivals = tools.real.rivals(written, hit.entry)
                if rivals is not None:
                    start, end = folded.span(reading.start, reading.end)
                    yield _Found(start, end, hit.entry, rivals, disguised=True)


def _fits(shown: str, term: str) -> bool:
    return all(char in (" ", other) for char, other in zip(shown, term, strict=True))


def _masked(folded: Folded, tools: _Tools) -> Iterator[_Found]:
    for mask in masks(folded.text):
        shown, whole = mask.shown, len(mask.shown)
        for length in range(_LEAST, whole + 1):
            for term, entry in tools.masked.get((shown[0], length), ()):
                if length < whole and (entry.match not in (Match.PREFIX, Match.INSIDE) or " " in shown[length:]):
                    continue
                if whole - shown.count(" ") == 1 and term not in tools.starred:
                    continue
                if _fits(shown[:length], term):
                    start, end = folded.span(mask.start, mask.end)
                    yield _Found(start, end, entry, disguised=True)


def _stems(word: str) -> Iterator[str]:
    """Yield a word, and an Arabic word without what is written together with it."""
    yield word
    if "\u0620" <= word[0] <= "\u064a":
        for clitic in ARABIC_CLITICS:
            if word.startswith(clitic) and len(word) - len(clitic) >= _LEAST:
                yield word[len(clitic) :]


def _misspelt(folded: Folded, tools: _Tools) -> Iterator[_Found]:
    text = folded.text[:MAX_TEXT]
    words = set((_ASCII_WORD if text.isascii() else _WORD).findall(text))
    if not text.isascii() and _ARABIC.search(text):
        words = {stem for word in words for stem in _stems(word)}
    suspects = {word: meant for word in tools.misspellings.among(words) if (meant := list(tools.misspellings.of(word)))}
    if not suspects:
        return
    for match in _WORD.finditer(text):
        if text[match.start() - 1 : match.start()] in _NO_WORD or text[match.end() : match.end() + 1] in _NO_WORD:
            continue
        for word in _stems(match[0]):
            for misspelt in suspects.get(word, ()):
                rivals: set[str] = set()
                for form in {word, match[0], misspelt.form}:
                    languages = tools.real.rivals(form, misspelt.entry)
                    if languages is None:
                        break
                    rivals |= languages
                else:
                    start, end = folded.span(match.start(), match.end())
                    # Who writes the dotless letter means it: "sıkmak" is to squeeze.
                    if _DOTLESS not in folded.original[start:end] or _DOTLESS in misspelt.entry.term:
                        yield _Found(start, end, misspelt.entry, frozenset(rivals), disguised=True, slip=True)


def _stuck(folded: Folded, tools: _Tools, scanned: list[tuple[int, int, int]], hits: list[Hit]) -> Iterator[_Found]:
    """Yield words stuck to small ones."""
    starts = [hit.start for hit in hits]
    for begin, finish, start, end, entry in stuck_words(folded.text, tools.lexicon, scanned, tools.real.words):
        if any(end <= hit.end for hit in hits[bisect_left(starts, start - _LONGEST) : bisect_right(starts, start)]):
            continue
        if folded.text[begin:finish] not in tools.real.words:
            first, last = folded.span(start, end)
            yield _Found(first, last, entry, disguised=True)


def _capitals(text: str, tools: _Tools) -> Iterator[_Found]:
    """Yield words stuck to the one before, told by their capital."""
    for start, end in glued(text):
        for hit in _reported(tools.lexicon.hits(fold(text[start:end]).text)):
            if len(hit.entry.term) >= _LEAST_DISGUISED:
                yield _Found(start, end, hit.entry, slip=True)


def _spoken(found: _Found, odds: dict[str, float], real: RealWords) -> Answer:
    """Whether an entry counts in a comment with these odds of its language."""
    if found.everywhere:
        return Answer.YES
    entry = found.entry
    best = max(odds.values(), default=0.0)
    if not found.slip and entry.match is not Match.PHRASE and len(entry.term) >= _LEAST_TELLING:
        # Long enough to be no word but itself, unless it is one of a language that the comment may be in.
        rivals = found.rivals | real.clean_in(entry.term) | _UNCOUNTED
        if all(odds.get(language, -_FAR) < best - _FAR for language in rivals) if odds else rivals <= _UNCOUNTED:
            return Answer.YES
    if not odds:
        return Answer.UNSURE
    behind = best - odds.get(entry.language, 0.0)
    return Answer.YES if behind <= _CLOSE else Answer.UNSURE if behind <= _FAR else Answer.NO


def _odds(text: str, found: list[_Found]) -> dict[str, float]:
    """Return the odds of the languages of a text, disguised words left out and undoubted obscene ones counted."""
    pieces, done = [], 0
    for item in sorted((item for item in found if item.disguised), key=lambda item: item.start):
        if item.start >= done:
            pieces += [text[done : item.start], " "]
            done = item.end
    odds = dict(language_odds("".join((*pieces, text[done:]))))
    for language in {item.entry.language for item in found if item.everywhere}:
        odds[language] = odds.get(language, 0.0) + _OWN_SIGN
    return odds


def find_obscenity(text: str) -> Signal:
    """Return whether a text holds an obscene word, and where.

    The line is drawn by ``data/lexicons/obscenity``: strong words and slurs are reported, mild ones are not. A word that is
    obscene in one language and clean in another counts in comments of its own language only; where the language cannot
    be told it makes the answer ``unsure``.

    Args:
        text: the comment as it was written.
    """
    tools = _tools()
    folded = fold(text)
    scanned = tools.lexicon.scan(folded.text)
    hits = _reported(tools.lexicon.hits(folded.text, scanned)) if scanned else []
    found = [*_plain(folded, hits)]
    if scanned:
        found += _stuck(folded, tools, scanned, hits)
    disguised = readings(folded.text, tools.known)
    if has_east(folded.text):
        disguised += readings_east(folded.text)
        for begin, finish, entry in tools.east.find(folded.text):
            start, end = folded.span(begin, finish)
            found.append(_Found(start, end, entry, disguised=True))
    if disguised:
        found += _rewritten(folded, tools, disguised)
    found += _masked(folded, tools)
    found += _capitals(text, tools)
    stripped = bare(text) if has_accents(folded.text) else folded
    found += _misspelt(stripped, tools)
    if stripped.text != folded.text:
        found += [
            item
            for item in (
                *_plain(stripped, _reported(tools.lexicon.hits(stripped.text))),
                *_rewritten(stripped, tools, readings(stripped.text, tools.known) if disguised else []),
            )
            if len(item.entry.term) >= _LEAST_DISGUISED and item.everywhere
        ]
    if not found:
        return Signal(Answer.NO)
    odds = _odds(text, found) if not all(item.everywhere for item in found) else {}
    spans: dict[Answer, list[Span]] = {Answer.YES: [], Answer.UNSURE: [], Answer.NO: []}
    for item in found:
        spans[_spoken(item, odds, tools.real)].append(Span(item.start, item.end, text[item.start : item.end], str(item.entry.severity)))
    for answer in (Answer.YES, Answer.UNSURE):
        if spans[answer]:
            return Signal(answer, merge(spans[answer]))
    return Signal(Answer.NO)
