"""Find feedback used as a lever, and threats of violence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from feedback_rules.signals.signal import Signal, merge
from feedback_rules.signals.threat_grammar import Grammar, grammars
from feedback_rules.text.fold import Folded, bare
from feedback_rules.text.language import language_scores
from feedback_rules.verdict import Answer, Span

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["find_threats"]

_MAX_TEXT = 20_000
"""Only so many characters are read; a comment has 400."""
_SENTENCE = re.compile(r"[.!…]+(?=[\s\"')]|$)|[。！।\n\r]+|!+|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_QUOTED = re.compile(r"\"[^\"\n]{8,400}\"|「[^」\n]{4,400}」|『[^』\n]{4,400}』")
_BEFORE, _BEHIND = 25, 20
"""How near a violent phrase a denial, or a thing that is no person, takes its force."""
_HEAD = 12
"""How far into a sentence a word may stand that joins it to the one before."""
_MAX_HITS = 40
"""So many phrases of one list are weighed in a sentence, that the work stays linear in the text."""
_ACTS = ("harm", "raise")
_AUXILIARY = 8
"""How near the auxiliary of a past tense stands before its verb."""
_SHORT = 90
"""Only so short a sentence can be a bare bargain: "full refund and this goes to five stars"."""
_NEAR = 10
"""How near the better rating of a bare bargain stands behind what is asked, where no blanks are written."""
_LONG = 260
"""A longer sentence is quoted by its clauses."""
_CLAUSE = re.compile(r"[,;:،؛，；、()\n]|\s[-–—]\s")
_MIN_SHARE, _MIN_SIGNS = 0.4, 2.5

_Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A threat in bare text, from the first of its words to the last."""

    answer: Answer
    start: int
    end: int
    kind: str = "extortion"


@dataclass(frozen=True, slots=True)
class _Gate:
    """A piece of a word, and the languages in which it can belong to a lever or to violence."""

    levers: frozenset[str]
    violence: frozenset[str]
    inside: bool
    """Whether it may stand inside a word."""


@cache
def _gate() -> tuple[AhoCorasick, tuple[_Gate, ...]]:
    """Return one automaton over the gates of all languages, and what each of its patterns opens."""
    import ahocorasick_rs

    levers: dict[str, set[str]] = {}
    violence: dict[str, set[str]] = {}
    for language, grammar in grammars().items():
        for owners, listed in ((levers, grammar.lever_gate), (violence, grammar.violence_gate)):
            for piece in listed:
                owners.setdefault(piece, set()).add(language)
    pieces = sorted(levers.keys() | violence.keys())
    gates = [
        _Gate(frozenset(levers.get(piece, ())), frozenset(violence.get(piece, ())), piece[0] == "*" or not piece[0].isascii())
        for piece in pieces
    ]
    return ahocorasick_rs.AhoCorasick([piece.lstrip("*") for piece in pieces], store_patterns=False), tuple(gates)


def _opened(text: str) -> dict[str, dict[str, list[int]]]:
    """Return where a bare text trips the gates: by language, for levers and for violence."""
    automaton, gates = _gate()
    opened: dict[str, dict[str, list[int]]] = {}
    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        gate = gates[index]
        if start and not gate.inside and text[start - 1].isalnum() and text[start - 1].isascii():
            continue
        for kind, languages in (("lever", gate.levers), ("violence", gate.violence)):
            for language in languages:
                opened.setdefault(language, {}).setdefault(kind, []).append(start)
    return opened


def _languages(text: str, opened: Collection[str]) -> list[str]:
    """Return the languages to read a text in: those it trips the gate of and shows signs of."""
    scores = language_scores(text)
    best = max(scores.values(), default=0.0)
    return [language for language in sorted(opened) if best < _MIN_SIGNS or scores.get(language, 0.0) >= _MIN_SHARE * best]


def _sentences(text: str) -> list[_Piece]:
    pieces, begin = [], 0
    for match in _SENTENCE.finditer(text):
        if text[begin : match.end()].strip():
            pieces.append((begin, match.end()))
        begin = match.end()
    if text[begin:].strip():
        pieces.append((begin, len(text)))
    return pieces


class _Reader:
    """Reads one window of bare text with one grammar, each list at most once."""

    __slots__ = ("_seen", "end", "grammar", "start", "text", "violent")

    def __init__(self, grammar: Grammar, text: str, window: _Piece, *, violent: bool) -> None:
        self.grammar, self.text, self.violent = grammar, text, violent
        self.start, self.end = window
        self._seen: dict[str, list[_Piece]] = {} if violent else {"violence": []}

    def all(self, name: str) -> list[_Piece]:
        """Return where the phrases of a list stand."""
        if name not in self._seen:
            found = self.grammar.find(name, self.text, self.start, self.end)[:_MAX_HITS]
            if name in _ACTS and found and (past := self.all("past")):
                found = [piece for piece in found if not any(0 <= piece[0] - before[1] <= _AUXILIARY for before in past)]
            self._seen[name] = found
        return self._seen[name]

    def asks(self) -> list[_Piece]:
        """Return the demands, without those that a word before them turns into a report."""
        barred = {piece[1] for piece in self.all("notask")}
        return [piece for piece in self.all("ask") if not barred & {piece[0] - 1, piece[0]}]

    def between(self, name: str, start: int, end: int) -> bool:
        """Return whether a phrase of a list begins and ends between two positions."""
        return any(start <= piece[0] and piece[1] <= end for piece in self.all(name))

    @property
    def reach(self) -> int:
        return self.grammar.reach

    def pairs(self, first: list[_Piece], second: list[_Piece]) -> Iterator[tuple[_Piece, _Piece]]:
        """Yield each piece of the first kind with each of the second that follows within reach."""
        for one in first:
            for other in second:
                if one[1] <= other[0] <= one[1] + self.reach:
                    yield one, other

    def offers(self) -> list[_Piece]:
        """Return the better ratings held out, without those that are the condition themselves: "until I change my review"."""
        acts, deals = self.all("give"), self.all("deal")
        conditioned = {
            offer
            for opener, offer in self.pairs(self.all("if"), self.all("raise"))
            if offer[0] - opener[1] <= 2 * _HEAD
            and not any(opener[1] <= act[0] < offer[0] for act in acts)
            and not any(deal[0] <= opener[0] < deal[1] <= offer[0] for deal in deals)
        }
        return [offer for offer in self.all("raise") if offer not in conditioned]

    def unreal(self, start: int, end: int) -> bool:
        """Return whether the words between two positions speak of what might have been."""
        return any(piece[0] < end + _HEAD and start - _HEAD < piece[1] for name in ("lost", "hypo") for piece in self.all(name))

    def deals(self) -> list[_Piece]:
        """Return the conditions that name what the seller is to do."""
        found = list(self.all("deal"))
        barred = {piece[0] for piece in self.all("notif")}
        levers = [*self.all("harm"), *self.all("raise")]
        for opener, act in self.pairs(self.all("if"), self.all("give")):
            if opener[0] in barred or act[0] - opener[1] > self.reach // 2:
                continue
            if not any(opener[1] <= lever[0] <= act[0] for lever in levers):
                found.append((opener[0], act[1]))
        return sorted(deal for deal in found if deal[0] not in barred)


def _alternative(reader: _Reader) -> Iterator[_Found]:
    """Yield demands with a strong or weak "or else" and a lever behind it."""
    for name in ("else", "or", "then"):
        for turn in reader.all(name):
            asked, given = (
                [piece for piece in demands if piece[0] < turn[0] and piece[1] <= turn[1] and turn[0] - piece[1] <= reader.reach]
                for demands in (reader.asks(), reader.all("give"))
            )
            if not asked and (not given or name == "then" or reader.all("done")):
                continue
            bare = reader.reach // (4 if asked else 6)
            lever = _lever_behind(reader, turn, bare=bare if name != "then" or reader.all("now") else 0)
            if lever is None and asked and name == "else":
                lever = _blow_behind(reader, turn)
            if lever is None or reader.unreal(min(piece[0] for piece in asked or given), lever[1]):
                continue
            start = min(piece[0] for piece in asked or given)
            full = lever in reader.all("harm") and (name == "else" or start - reader.start <= _HEAD)
            firm = asked or full or reader.all("now") or reader.all("choice")
            yield _Found(Answer.YES if firm else Answer.UNSURE, start, lever[1])


def _lever_behind(reader: _Reader, turn: _Piece, *, bare: int) -> _Piece | None:
    """Return the lever that follows an "or": a full one within reach, or a bare noun as near as told."""
    for lever in reader.all("harm"):
        if turn[0] <= lever[0] <= turn[1] + reader.reach or (turn[0] <= lever[1] - 1 <= turn[1] + reader.reach and lever[0] >= turn[0]):
            return lever
    for lever in reader.all("violence"):
        if turn[0] <= lever[0] <= turn[1] + reader.reach:
            return lever
    for lever in reader.all("stake"):
        if turn[1] <= lever[0] < turn[1] + bare:
            return lever
    if reader.all("choice"):
        for lever in reader.all("show"):
            if turn[1] <= lever[0] <= turn[1] + reader.reach // 3:
                return lever
    return None


def _blow_behind(reader: _Reader, turn: _Piece) -> _Piece | None:
    """Return what the buyer announces right behind an "or else", whatever it is, but for sending the item back and the like."""
    for blow in reader.all("blow"):
        if turn[0] < blow[0] <= turn[1] + 3 * (reader.grammar.reach // 100 + 1):
            harmless = reader.between("benign", blow[0], min(reader.end, blow[1] + reader.reach // 2))
            return None if harmless else blow
    return None


def _condition(reader: _Reader) -> Iterator[_Found]:
    """Yield conditions on the seller's act with a lever before or behind them."""
    deals = reader.deals()
    if not deals:
        return
    levers = [*reader.all("harm"), *reader.offers(), *reader.all("violence")]
    for deal in deals:
        for lever in levers:
            if reader.unreal(min(deal[0], lever[0]), max(deal[1], lever[1])):
                continue
            if lever[0] > deal[0] and lever[1] > deal[1]:
                near = lever[0] - deal[1] <= reader.reach
            else:
                near = lever[0] < deal[0] and lever[1] < deal[1] and deal[0] - lever[1] <= reader.reach
            if near:
                start, end = min(deal[0], lever[0]), max(deal[1], lever[1])
                yield _Found(_person(reader, deal), start, end)


def _person(reader: _Reader, deal: _Piece) -> Answer:
    """Return how firmly a condition speaks to the seller: about a third party it only implies a demand."""
    third = reader.between("they", *deal) and not reader.all("you")
    hedged = reader.all("hedge") and not reader.asks()
    return Answer.UNSURE if third or hedged else Answer.YES


def _denied(reader: _Reader) -> Iterator[_Found]:
    """Yield a missing act with a lever behind it: a threat where a date or a wider lever follows, else a complaint."""
    if reader.all("done") or reader.all("hypo"):
        return
    for lack, lever in reader.pairs(reader.all("lack"), reader.all("harm")):
        firm = any(reader.between(name, lack[0], lever[1] + _HEAD) for name in ("now", "else", "spread"))
        if firm and lever[0] - lack[1] <= reader.reach // 2:
            yield _Found(Answer.YES, lack[0], lever[1])


def _promise(reader: _Reader) -> Iterator[_Found]:
    """Yield demands that a better review is offered for."""
    for ask, lever in reader.pairs(reader.asks(), reader.offers()):
        if lever[0] - ask[1] <= reader.reach // 2:
            yield _Found(Answer.YES, ask[0], lever[1])
    for price, give in reader.pairs(reader.all("price"), reader.all("give")):
        if give[0] - price[1] > reader.reach // 4:
            continue
        for lever in reader.offers():
            if give[1] <= lever[0] <= give[1] + reader.reach // 3 and not reader.all("done"):
                yield _Found(Answer.YES, price[0], lever[1])
    if reader.end - reader.start > _SHORT or reader.all("done"):
        return
    depends = reader.all("notif")
    for give, lever in reader.pairs(reader.all("give"), reader.offers()):
        if any(start <= give[0] < end for start, end in depends):
            continue
        if give[0] - reader.start <= reader.reach // 7 and lever[0] - give[1] <= max(_NEAR, reader.reach // 7):
            yield _Found(Answer.YES, give[0], lever[1])


def _wanted(reader: _Reader) -> Iterator[_Found]:
    """Yield good feedback held out for a demand: "if you want five stars, refund me"."""
    for want in reader.all("want"):
        if reader.between("they", reader.start, want[0]):
            continue
        asks = reader.asks()
        for demand in [*asks, *reader.all("give")]:
            if want[0] <= demand[0] <= want[1] + reader.reach and demand[1] > want[1]:
                yield _Found(Answer.YES, want[0], demand[1])
        for demand in () if reader.all("done") else asks:
            if demand[1] <= want[0] <= demand[1] + reader.reach // 3:
                yield _Found(Answer.YES, demand[0], want[1])


def _hinged(reader: _Reader) -> Iterator[_Found]:
    """Yield ratings that are said to hang on the seller's act: "my stars depend on your refund"."""
    for hinge in reader.all("hinge"):
        for give in reader.all("give"):
            if hinge[0] < give[0] <= hinge[1] + reader.reach // 3 and give[1] > hinge[1] - _HEAD:
                yield _Found(Answer.YES, hinge[0], max(hinge[1], give[1]))


def _whole(reader: _Reader) -> Iterator[_Found]:
    """Yield phrases that hold a demand and its lever in one: "no refund, no good review", "do not make me call my lawyer"."""
    if reader.all("done") or reader.all("they"):
        return
    for start, end in reader.all("whole"):
        yield _Found(Answer.YES, start, end)


def _offered(reader: _Reader) -> Iterator[_Found]:
    """Yield a better and a worse rating set against each other: "five stars if you add a battery, otherwise one"."""
    turns = reader.all("else")
    for prize in reader.all("prize"):
        for deal in [*reader.all("ifyou"), *reader.deals()]:
            for turn in turns:
                if max(prize[1], deal[1]) <= turn[1] and turn[0] - min(prize[0], deal[0]) <= reader.reach:
                    yield _Found(Answer.YES, min(prize[0], deal[0]), turn[1])


def _held(reader: _Reader) -> Iterator[_Found]:
    """Yield a lever held back for the time being beside a demand: "I wait with the report until Friday, so answer"."""
    if not (reader.all("harm") or reader.all("stake")):
        return
    for hold, ask in reader.pairs(reader.all("hold"), reader.asks()):
        yield _Found(Answer.YES, hold[0], ask[1])


def _missed(reader: _Reader) -> Iterator[_Found]:
    """Yield good feedback that would have been given for the seller's act."""
    for lost in reader.all("lost"):
        for gave in reader.all("gave"):
            gap = gave[0] - lost[1] if gave[0] >= lost[0] else lost[0] - gave[1]
            if gap <= reader.reach:
                third = reader.between("they", *gave)
                yield _Found(Answer.UNSURE if third else Answer.YES, min(lost[0], gave[0]), max(lost[1], gave[1]))


def _implied(reader: _Reader) -> Iterator[_Found]:
    """Yield a demand that opens a sentence and a lever behind it that nothing joins; a date makes it firm."""
    for ask, lever in reader.pairs(reader.asks(), reader.all("harm")):
        if ask[0] - reader.start <= _HEAD and not reader.all("done"):
            firm = (reader.all("now") or reader.all("choice")) and not any(ask[0] <= piece[0] < ask[1] for piece in reader.all("wish"))
            yield _Found(Answer.YES if firm else Answer.UNSURE, ask[0], lever[1])


def _violence(reader: _Reader) -> Iterator[_Found]:
    for name, answer in (("violence", Answer.YES), ("menace", Answer.UNSURE)):
        for start, end in reader.all(name):
            head = max(reader.start, start - _BEFORE)
            denied = any(head <= piece[0] < end for piece in reader.all("never"))
            if not denied and not any(head <= piece[0] < end + _BEHIND for piece in reader.all("peace")):
                yield _Found(answer, start, end, "violence")


_LEVERS = ("harm", "raise", "stake", "violence", "lost", "want", "hinge", "whole")
_JOINERS = ("else", "then", "join", "choice")
_RULES = (_alternative, _condition, _denied, _promise, _wanted, _hinged, _whole, _offered, _held, _missed, _implied)


def _levered(reader: _Reader) -> bool:
    """Return whether any lever stands in a window; most windows are done here."""
    if any(reader.all(name) for name in _LEVERS):
        return True
    if reader.all("else") and (reader.all("prize") or reader.all("blow")):
        return True
    return bool((reader.all("or") or reader.all("else")) and reader.all("choice") and reader.all("show"))


def _read(reader: _Reader) -> Iterator[_Found]:
    """Yield the threats in one window."""
    lever = _levered(reader)
    if (not lever and not (reader.violent and reader.all("menace"))) or reader.all("quoted"):
        return
    if reader.violent:
        yield from _violence(reader)
    if not lever or reader.all("advice"):
        return
    wants = [] if reader.all("they") else reader.all("want")
    if any(not any(want[0] < piece[1] and piece[0] < want[1] for want in wants) for piece in reader.all("coerced")):
        return
    for rule in _RULES:
        yield from rule(reader)


def _readers(grammar: Grammar, text: str, hits: Mapping[str, list[int]]) -> Iterator[_Reader]:
    """Yield a reader for each sentence near a hit, and for each two of them that an "or else" or a choice joins."""
    sentences = _sentences(text)
    hot = {kind: {bisect_right(sentences, (position, len(text))) - 1 for position in positions} for kind, positions in hits.items()}
    violent = hot.get("violence", set())
    either = violent | hot.get("lever", set())
    for index in sorted(either):
        yield _Reader(grammar, text, sentences[index], violent=index in violent)
    for index, (first, second) in enumerate(pairwise(sentences)):
        if (index in either or index + 1 in either) and (_joined(grammar, text, second) or _dated(grammar, text, first, second)):
            yield _Reader(grammar, text, (first[0], second[1]), violent=index in violent or index + 1 in violent)


def _joined(grammar: Grammar, text: str, sentence: _Piece) -> bool:
    """Return whether a sentence begins with a word that joins it to the one before."""
    start, end = sentence[0], min(sentence[1], sentence[0] + 4 * _HEAD)
    return any(piece[0] - start <= _HEAD for name in _JOINERS for piece in grammar.find(name, text, start, end)[:1])


def _dated(grammar: Grammar, text: str, first: _Piece, second: _Piece) -> bool:
    """Return whether a demand with a date stands in a sentence and a lever opens the next."""
    if first[1] - first[0] > _LONG:
        return False
    if not all(grammar.find(name, text, *first) for name in ("now", "ask")):
        return False
    start, end = second[0], min(second[1], second[0] + _SHORT)
    return any(piece[0] - start <= 2 * _HEAD for piece in grammar.find("harm", text, start, end)[:1])


def _unquoted(text: str) -> str:
    """Return the text with what others are quoted with blanked out, unless nearly all of it stands in quotation marks."""
    limit = len(text.strip()) - _HEAD
    return _QUOTED.sub(lambda match: match[0] if len(match[0]) >= limit else " " * len(match[0]), text)


def _widen(text: str, found: _Found, sentences: list[_Piece]) -> _Piece:
    """Return a threat widened to its sentences, or to its clauses where they are long."""
    first = bisect_right(sentences, (found.start, len(text))) - 1
    last = bisect_right(sentences, (found.end - 1, len(text))) - 1
    start, end = sentences[first][0], sentences[last][1]
    if end - start > _LONG:
        for before in _CLAUSE.finditer(text, start, found.start + 1):
            start = before.end()
        if behind := _CLAUSE.search(text, found.end, end):
            end = behind.start()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _spans(folded: Folded, text: str, found: list[_Found]) -> Iterator[Span]:
    sentences = _sentences(folded.text)
    for begin, finish, kind in sorted({(*_widen(folded.text, item, sentences), item.kind) for item in found}):
        start, end = folded.span(begin, finish)
        yield Span(start, end, text[start:end], kind)


def find_threats(text: str) -> Signal:
    """Return whether a text threatens, and with which words.

    The answer is ``yes`` where a demand and its lever both stand, or violence against a person is announced; ``unsure``
    where a demand or a threat is only implied.

    Args:
        text: the comment as it was written.
    """
    head = text[:_MAX_TEXT]
    folded = bare(head)
    opened = _opened(folded.text)
    if not opened:
        return Signal(Answer.NO)
    plain = _unquoted(folded.text)
    found = [
        item
        for language in _languages(head, opened)
        for reader in _readers(grammars()[language], plain, opened[language])
        for item in _read(reader)
    ]
    for answer in (Answer.YES, Answer.UNSURE):
        if chosen := [item for item in found if item.answer is answer]:
            return Signal(answer, merge(_spans(folded, text, chosen)))
    return Signal(Answer.NO)
