"""Find what is wrong with a message to a buyer in its words: one grammar's signs in one message."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from feedback_rules.seller._outreach_grammar import outreach_grammars
from feedback_rules.seller._outreach_rules import MessageKind
from feedback_rules.signals.threat_grammar import Grammar
from feedback_rules.text.language import language_scores
from feedback_rules.verdict import Answer

__all__ = ["Reading", "Sign", "readings", "signs"]

_BREAK = re.compile(r"[.!?…]+(?=[\s\"')]|$)|[。！？｡\n\r]+|[!?]+")
_MAX_HITS = 60
"""So many phrases of one list are weighed, that the work stays linear in the text."""
_MIN_SHARE, _MIN_SIGNS = 0.4, 2.5

_NEAR, _NEAR_UNSPACED = 70, 24
"""How near, in characters, two words stand that belong together although nothing joins them."""
_SEMICOLON = re.compile("[;；]")

_Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sign:
    """A breach of a rule in bare text, from the first of its words to the last."""

    kind: MessageKind
    answer: Answer
    start: int
    end: int
    why: str


class Reading:
    """One message read with one grammar, each list at most once; every phrase knows its sentence."""

    __slots__ = ("_hits", "_starts", "grammar", "text")

    def __init__(self, grammar: Grammar, text: str) -> None:
        """Take a bare text; nothing is looked for yet."""
        self.grammar, self.text = grammar, text
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self._hits: dict[str, list[_Piece]] = {}

    def all(self, name: str) -> list[_Piece]:
        """Return where the phrases of a list stand."""
        if name not in self._hits:
            self._hits[name] = self.grammar.find(name, self.text, 0, len(self.text))[:_MAX_HITS]
        return self._hits[name]

    def sentence(self, piece: _Piece) -> int:
        """Return the number of the sentence in which a piece begins."""
        return bisect_right(self._starts, piece[0])

    def beside(self, name: str, piece: _Piece, *, reach: int = 0) -> list[_Piece]:
        """Return the phrases of a list in a piece's sentence, or at most so many sentences away."""
        at = self.sentence(piece)
        return [other for other in self.all(name) if abs(self.sentence(other) - at) <= reach]

    @property
    def near(self) -> int:
        """How near two words stand that belong together."""
        return _NEAR_UNSPACED if self.grammar.language in ("ja", "zh") else _NEAR

    def close(self, first: _Piece, second: _Piece) -> bool:
        """Return whether two pieces of one sentence stand near each other."""
        gap = max(first[0], second[0]) - min(first[1], second[1])
        return gap <= self.near and self.sentence(first) == self.sentence(second)

    def between(self, name: str, first: _Piece, second: _Piece) -> bool:
        """Return whether a phrase of a list begins between two pieces."""
        return any(first[1] <= piece[0] < second[0] for piece in self.all(name))

    def asked(self, piece: _Piece) -> bool:
        """Return whether the sentence of a piece is a question."""
        at = self.sentence(piece)
        end = self._starts[at] if at < len(self._starts) else len(self.text)
        return self.text[piece[0] : end].rstrip()[-1:] in ("?", "？")

    def touches(self, name: str, piece: _Piece) -> bool:
        """Return whether a phrase of a list shares words with a piece."""
        return any(piece[0] < other[1] and other[0] < piece[1] for other in self.all(name))

    def changes(self) -> list[_Piece]:
        """Return the requests to change or remove feedback, "remove it" among them where feedback is spoken of before."""
        found = list(self.all("remove"))
        found += [piece for piece in self.all("removeit") if any(noun[0] < piece[0] for noun in self.beside("noun", piece, reach=1))]
        return sorted(found)

    def speaks(self) -> bool:
        """Return whether the message speaks of feedback at all."""
        return bool(self.all("noun") or self.all("give") or self.all("remove"))

    @property
    def asks(self) -> bool:
        """Whether the message asks for feedback or a review."""
        return bool(self.all("give") or self.all("positive") or self.all("again"))


def readings(text: str, language_text: str) -> list[Reading]:
    """Return a reading for each language that a message shows signs of.

    Args:
        text: the bare text.
        language_text: the text with its accents, from which the language is guessed.
    """
    known = outreach_grammars()
    return [Reading(known[language], text) for language in _languages(language_text, known)]


def _languages(text: str, known: Collection[str]) -> list[str]:
    scores = language_scores(text)
    best = max((scores.get(language, 0.0) for language in known), default=0.0)
    return [language for language in sorted(known) if best < _MIN_SIGNS or scores.get(language, 0.0) >= _MIN_SHARE * best]


def signs(reading: Reading, *, resolved: bool | None) -> Iterator[Sign]:
    """Yield everything in a message's words that a rule speaks of.

    Args:
        reading: the message in one language.
        resolved: whether the buyer's problem is solved; ``None`` to go by the words.
    """
    yield from _review_changes(reading)
    yield from _removals(reading, resolved=resolved)
    yield from _conditions(reading)
    yield from _loose_conditions(reading)
    yield from _incentives(reading)
    yield from _bargains(reading)
    yield from _pressure(reading)
    yield from _positive(reading)
    yield from _selective(reading)
    yield from _repeated(reading)
    yield from _adverts(reading)


def _hull(*pieces: _Piece) -> _Piece:
    return min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)


def _is_review(reading: Reading, piece: _Piece) -> bool:
    return reading.touches("review", piece)


def _review_changes(reading: Reading) -> Iterator[Sign]:
    for piece in reading.all("remove"):
        if _is_review(reading, piece):
            yield Sign(
                MessageKind.REVIEW_CHANGE, Answer.YES, *piece, "It asks to change or remove a product review, which is never allowed."
            )
        elif reading.touches("vague", piece) and not reading.beside("seller", piece):
            yield Sign(
                MessageKind.REVIEW_CHANGE,
                Answer.UNSURE,
                *piece,
                "The word can mean a product review, whose change may never be asked for; name the seller feedback.",
            )


def _removals(reading: Reading, *, resolved: bool | None) -> Iterator[Sign]:
    if resolved is True or (resolved is None and reading.all("solved")):
        return
    for piece in reading.changes():
        if _is_review(reading, piece) or reading.beside("denied", piece):
            continue
        if resolved is None:
            yield Sign(
                MessageKind.UNSOLVED_REMOVAL,
                Answer.UNSURE,
                *piece,
                "It asks to change feedback and does not say that the problem is solved; solve it first.",
            )
        else:
            yield Sign(
                MessageKind.UNSOLVED_REMOVAL, Answer.YES, *piece, "It asks to change feedback although the problem is not solved yet."
            )


def _conditions(reading: Reading) -> Iterator[Sign]:
    """Yield refunds and replacements promised beside a request to change feedback; firm where a word ties them."""
    # "If you delete it" is about feedback only where feedback is spoken of.
    for change in reading.changes():
        for swap in reading.beside("swap", change):
            if not reading.beside("denied", swap):
                why = "It asks for a change of the feedback in return for something."
                yield Sign(MessageKind.CONDITIONAL_REFUND, Answer.YES, *_hull(change, swap), why)
    acts = [*reading.changes(), *(piece for piece in reading.all("gone") if reading.beside("noun", piece, reach=1))]
    for act in acts:
        for promise in reading.beside("promise", act, reach=1):
            if reading.beside("denied", promise) or reading.beside("denied", act):
                continue
            tied = bool(
                reading.beside("gone", act, reach=1)
                or reading.beside("tie", act)
                or reading.beside("tie", promise)
                or reading.sentence(act) == reading.sentence(promise)
            )
            if tied:
                why = "It ties a refund or replacement to a change of the feedback."
                yield Sign(MessageKind.CONDITIONAL_REFUND, Answer.YES, *_hull(act, promise), why)
            else:
                why = "It promises a remedy beside the request to change feedback, and can be read as a condition; send the remedy first."
                yield Sign(MessageKind.CONDITIONAL_REFUND, Answer.UNSURE, *_hull(act, promise), why)


def _loose_conditions(reading: Reading) -> Iterator[Sign]:
    """Yield words of changing near words for feedback, with a promise and a condition in their sentence."""
    for change in reading.all("rmword"):
        nouns = [noun for noun in reading.beside("noun", change) if reading.close(noun, change)]
        promises = reading.beside("promise", change)
        free = not (reading.beside("denied", change) or reading.beside("done", change) or reading.beside("solved", change))
        if nouns and promises and free and reading.beside("cond", change):
            why = "It ties a refund or replacement to a change of the feedback."
            yield Sign(MessageKind.CONDITIONAL_REFUND, Answer.YES, *_hull(change, nouns[0], promises[0]), why)


def _bargains(reading: Reading) -> Iterator[Sign]:
    """Yield "leave a review and we send you", whatever is sent, and the same the other way round."""
    why = "It offers something in return for feedback."
    for offer in reading.all("offer"):
        if reading.beside("denied", offer) or reading.beside("done", offer):
            continue
        for give in reading.beside("give", offer):
            if give[1] <= offer[0] and reading.close(give, offer) and not reading.between("cond", give, offer):
                yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(give, offer), why)
        for posted in reading.beside("posted", offer):
            gap = reading.text[min(offer[1], posted[1]) : max(offer[0], posted[0])]
            if reading.close(posted, offer) and not _SEMICOLON.search(gap):
                yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(posted, offer), why)


def _incentives(reading: Reading) -> Iterator[Sign]:
    """Yield rewards beside a request to leave or remove feedback."""
    why = "It offers something in return for feedback."
    for benefit in reading.all("benefit"):
        if reading.beside("done", benefit) or reading.beside("denied", benefit):
            continue
        acts = [act for name in ("give", "remove", "gone", "posted", "positive") for act in reading.beside(name, benefit, reach=1)]
        acts += [act for act in reading.all("removeit") if act in reading.changes() and reading.sentence(act) == reading.sentence(benefit)]
        nouns = reading.beside("noun", benefit)
        if acts:
            nearest = min(acts, key=lambda act: abs(act[0] - benefit[0]))
            yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(benefit, nearest), why)
        elif nouns and (reading.beside("tie", benefit) or reading.beside("offer", benefit)):
            yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(benefit, nouns[0]), why)
        elif nouns:
            doubt = "It speaks of a reward and of feedback in one sentence, and can be read as an offer."
            yield Sign(MessageKind.INCENTIVE, Answer.UNSURE, *_hull(benefit, nouns[0]), doubt)
    for reward in reading.all("reward"):
        if not reading.beside("denied", reward):
            yield Sign(MessageKind.INCENTIVE, Answer.YES, *reward, why)
    for money in reading.all("money"):
        if reading.beside("done", money) or reading.beside("denied", money):
            continue
        for act in [act for name in ("remove", "gone", "posted", "give") for act in reading.beside(name, money)]:
            yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(money, act), "It names a sum of money beside the request.")
    for swap in reading.all("swap"):
        for act in reading.beside("give", swap):
            if not reading.beside("denied", swap):
                yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(swap, act), why)
    for posted in reading.all("posted"):
        for promise in reading.beside("promise", posted):
            if not reading.beside("denied", promise):
                yield Sign(MessageKind.INCENTIVE, Answer.YES, *_hull(posted, promise), "It promises money back for a review.")


def _pressure(reading: Reading) -> Iterator[Sign]:
    asks = reading.speaks()
    for name, reach, why in (
        ("plead", 2, "It begs the buyer."),
        ("blame", 2, "It makes the buyer answerable for the seller's troubles."),
        ("menace", 2, "It threatens the buyer."),
        ("deadline", 0, "It sets the buyer a deadline, or orders the change."),
    ):
        for piece in reading.all(name):
            near = reach == 0 or any(reading.beside(other, piece, reach=reach) for other in ("noun", "give", "remove", "removeit"))
            if asks and near and not reading.beside("denied", piece):
                yield Sign(MessageKind.PRESSURE, Answer.YES, *piece, why)


def _positive(reading: Reading) -> Iterator[Sign]:
    for piece in reading.all("positive"):
        if not reading.beside("balanced", piece) and not reading.beside("denied", piece):
            yield Sign(MessageKind.POSITIVE_ONLY, Answer.YES, *piece, "It asks for positive feedback; ask in a neutral manner.")


def _selective(reading: Reading) -> Iterator[Sign]:
    for piece in reading.all("divert"):
        yield Sign(MessageKind.SELECTIVE, Answer.YES, *piece, "It turns buyers away from leaving negative feedback.")
    if reading.all("happy") and reading.speaks():
        for piece in reading.all("first"):
            yield Sign(MessageKind.SELECTIVE, Answer.YES, *piece, "It sends the unhappy to the seller and the happy to the feedback form.")
    for happy in reading.all("happy"):
        for give in [*reading.beside("give", happy), *_next(reading, "give", happy)]:
            if not (reading.beside("balanced", happy) or reading.beside("balanced", give)):
                yield Sign(MessageKind.SELECTIVE, Answer.YES, *_hull(happy, give), "It asks only those who are satisfied.")
                break


def _next(reading: Reading, name: str, piece: _Piece) -> list[_Piece]:
    """Return the phrases of a list in the sentence behind a piece that ends in a question mark: "Happy? Then rate us."."""
    at = reading.sentence(piece)
    return [other for other in reading.all(name) if reading.sentence(other) == at + 1] if reading.asked(piece) else []


def _repeated(reading: Reading) -> Iterator[Sign]:
    for piece in reading.all("again"):
        if any(reading.beside(name, piece, reach=1) for name in ("noun", "give")):
            yield Sign(MessageKind.REPEATED_REQUEST, Answer.YES, *piece, "It asks again for feedback.")
    for piece in reading.all("reminder"):
        if any(reading.beside(name, piece) for name in ("noun", "give")):
            yield Sign(
                MessageKind.REPEATED_REQUEST, Answer.UNSURE, *piece, "It calls itself a reminder; only one request an order is allowed."
            )


def _adverts(reading: Reading) -> Iterator[Sign]:
    for piece in reading.all("offsite"):
        yield Sign(MessageKind.CONTACT_DATA, Answer.YES, *piece, "It leads the conversation away from Amazon's messages.")
    for piece in reading.all("promo"):
        if not reading.beside("done", piece) and not reading.beside("denied", piece):
            yield Sign(MessageKind.MARKETING, Answer.YES, *piece, "It advertises.")
