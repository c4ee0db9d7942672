"""Find full names of the seller or its staff in scripts that write words apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise

from feedback_rules.signals.cues import Cue, CueHit
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_lists import GIVEN_ALONE, TITLED, forenames, links, not_names, surnames, titles, wordlike
from feedback_rules.signals.name_reader import SENTENCE_END, Name, NameReader, joins, stem
from feedback_rules.signals.scene import UPPER, Scene, Sighting
from feedback_rules.signals.vocabulary import phrases, spelled
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer

__all__ = ["FORWARD", "find_names", "may_hold_name"]

_NEAR = 8
"""So many characters may stand between two capitalised words of a name: particles, an initial, a comma."""
_COMPOUND = lazy(r"\w[-‐]$")
_UNCASED = lazy("[\u0600-\u06ff\u0900-\u097f]")
_APPOSED = lazy(r"(?:, | \(| [-–—] )$")


def _outsiders() -> str:
    """Return companies of other staff; the shortest of their names only count as whole words."""
    words = (rf"\b{word}\b" if len(word) <= _SHORT_COMPANY else word for word in phrases("names", "outsiders"))
    return "|".join(words)


_OUTSIDERS = lazy(_outsiders)
_SHORT_COMPANY = 4


@cache
def _telling() -> frozenset[str]:
    """The names that are no ordinary words."""
    return frozenset(name for name in (forenames() | surnames()) - wordlike() - not_names() if len(name) > 2)


def may_hold_name(scene: Scene) -> bool:
    """Whether the text holds capitals side by side with a known name among them, or a word that announces a name and what may be one."""
    text, is_announced = scene.text, Gate.NAME in scene.gates
    if (
        not text.isascii()
        and _UNCASED.search(text)
        and (is_announced or not _telling().isdisjoint(scene.folded.text.translate(_MARKS).split()))
    ):
        return True
    has_pair = _PAIR.search(text) is not None
    if is_announced:
        lower = scene.lower if text.isascii() else scene.folded.text
        return has_pair or any(word in titles() or _is_known(word) for word in lower.translate(_APART).split())
    if not has_pair:
        return False
    capitals = list(_CAPITAL.finditer(text))
    return any(
        right.start() - left.end() <= _NEAR and (_is_telling(left[0]) or _is_telling(right[0])) for left, right in pairwise(capitals)
    )


def _is_known(folded: str) -> bool:
    return folded in _telling() or stem(folded) in _telling()


def _is_telling(word: str) -> bool:
    return _is_known(word.lower() if word.isascii() else bare(word).text)


_CAPITAL = lazy(rf"[{UPPER}](?:[^\W\d_]|[’'‐-](?=[^\W\d_])){{1,30}}")
_PAIR = lazy(rf"[{UPPER}](?:[^\W\d_]|[’'‐-](?=[^\W\d_])){{1,30}}.{{1,{_NEAR}}}?[{UPPER}][^\W\d_’'‐-]", flags=re.DOTALL)
_MARKS = dict.fromkeys(map(ord, '.,:;!?()،؛؟।"'), " ")
_APART = _MARKS | dict.fromkeys(map(ord, "'’‘-‐–—_/*“”„«»[]<>="), " ")
"""Marks that become blanks: those of Arabic and Hindi, and with those inside and around names in letters with case."""


FORWARD = (Cue.STAFF, Cue.SELLER, Cue.CONTACT, Cue.PAYEE, Cue.SIGNED, Cue.THANKS)
_BACKWARD = (Cue.SOLD, Cue.OF_SHOP, Cue.DEED, Cue.STAFF)


def find_names(scene: Scene, *, addresses: Sequence[Sighting] = (), has_block: bool = False) -> Iterator[Sighting]:
    """Yield full names that can be read as the seller's or its staff's.

    A name needs a cue: a role, a conversation, a payment or a signature before it, or a seller's deed behind it. Known given
    and family names make it sure; a given name alone with a role stays unsure. Who lives at the seller's address is named so too.

    Args:
        scene: the text.
        addresses: the postal addresses found in it.
        has_block: whether it holds a contact block with a telephone number of the seller's.
    """
    if addresses or has_block:
        yield from _residents(scene, addresses, has_block=has_block)
    if not scene.cues.any(*FORWARD, *_BACKWARD):
        return
    reader = NameReader(scene.text)
    begun: dict[int, int] = {}
    for hit in scene.cues.of(*FORWARD):
        # Of "manager" and "store manager" only the longer announces.
        if begun.setdefault(hit.end, hit.start) == hit.start:
            yield from _forward(scene, reader, hit)
    for hit in scene.cues.of(*_BACKWARD):
        yield from _backward(scene, reader, hit)
    yield from _titled(scene, reader)


def _forward(scene: Scene, reader: NameReader, hit: CueHit) -> Iterator[Sighting]:
    """Yield the name that a cue announces."""
    index = reader.after(hit.end)
    if index is None:
        return
    name = reader.read(index)
    if name is None:
        if hit.cue is Cue.STAFF:
            yield from _given_alone(scene, reader, index, hit)
        return
    start, end = reader.span(name)
    if _is_outsider(scene, hit.start, start, end, hit.end) or _is_trade(reader, name):
        return
    answer = _announced(scene, reader, name, hit)
    if answer is Answer.YES and hit.cue is Cue.SELLER and _COMPOUND.search(scene.text[max(0, hit.start - 2) : hit.start]):
        # "eBay-Verkäufer", "car-dealer": the trade of somebody else as likely as this shop.
        answer = Answer.UNSURE
    if answer is Answer.YES and hit.cue is Cue.STAFF and _is_of_company(reader, hit):
        answer = Answer.UNSURE
    if answer is not Answer.NO:
        yield Sighting(start, end, "name", answer, name.note)


def _residents(scene: Scene, addresses: Sequence[Sighting], *, has_block: bool) -> Iterator[Sighting]:
    """Yield who lives at an address that was found, and whose name heads a contact block."""
    sure = [item for item in addresses if item.answer is Answer.YES]
    if not sure and not has_block:
        return
    # The capitals of an address say nothing of how the rest is spelled.
    reader = NameReader(scene.text, apart=[(item.start, item.end) for item in sure])
    if has_block and reader.tokens:
        name = _head(reader)
        if name and (name.given or name.family) and not name.wordlike and not _is_outsider(scene, 0, *reader.span(name), 0):
            yield Sighting(*reader.span(name), "name", Answer.YES, name.note)
    for item in sure:
        for name in islice(reader.before(item.start, 0), 1):
            start, end = reader.span(name)
            if name.given and name.family and not name.wordlike and not _is_outsider(scene, start, start, end, start):
                yield Sighting(start, end, "name", Answer.YES, name.note)
        ends = [hit for hit in scene.cues.of(Cue.LIVES) if 0 <= item.start - hit.end <= _HOME_GAP]
        for hit in ends[:1]:
            if SENTENCE_END.search(scene.text, hit.end, item.start):
                continue
            for name in islice(reader.before(hit.start, 0), 1):
                start, end = reader.span(name)
                if (name.given or name.family or _reads_as_name(reader, name)) and not _is_outsider(scene, start, start, end, start):
                    yield Sighting(start, end, "name", Answer.YES, name.note)


_HOME_GAP = 40
"""So many characters may stand between "lives" and the address: "had given her his address:"."""


def _head(reader: NameReader) -> Name | None:
    """Return the name that a contact block begins with: in "Ada Lund Berg Ltd." the third word is the company's."""
    name = reader.read(0)
    following = name.last + 1 if name else 0
    if name is None or following >= len(reader.tokens) or reader.tokens[following].folded not in spelled("names", "company_forms"):
        return name
    return replace(name, last=name.last - 1, family=False) if name.last - name.first >= 2 else None


def _is_of_company(reader: NameReader, hit: CueHit) -> bool:
    """Whether a company's name stands right before a role: "Acme manager"."""
    index = reader.index_at(hit.start) - 1
    if index < 1 or reader.text[reader.tokens[index].end : hit.start] != " ":
        return False
    token = reader.tokens[index]
    is_capital_role = reader.text[hit.start : hit.end].istitle()
    return token.is_capital and token.folded not in not_names() and token.folded not in links() and not is_capital_role


def _announced(scene: Scene, reader: NameReader, name: Name, hit: CueHit) -> Answer:
    """Return how sure a name behind a cue is the seller's."""
    both = name.given and name.family
    if both and not name.plain and name.wordlike:
        return Answer.NO
    if reader.is_titled and not (both and not name.wordlike):
        return Answer.NO
    if hit.cue is Cue.SELLER:
        return Answer.YES if both else Answer.UNSURE if name.given and not name.wordlike and not name.uncased else Answer.NO
    if name.uncased and not both:
        return Answer.UNSURE if name.given and hit.cue is not Cue.THANKS else Answer.NO
    if hit.cue is Cue.THANKS:
        behind = scene.cues.first_after(reader.span(name)[1], 2, Cue.OF_SHOP)
        if behind and name.given:
            return Answer.YES
        return Answer.UNSURE if both and scene.cues.any(Cue.SHOP) else Answer.NO
    if hit.cue is Cue.SIGNED and (scene.cues.any(Cue.DELIVERY) or not name.given):
        return Answer.UNSURE if both else Answer.NO
    if both or (name.given and not (name.wordlike and hit.cue is Cue.CONTACT)):
        return Answer.YES
    if hit.cue is Cue.CONTACT:
        return Answer.UNSURE if name.family and not name.wordlike else Answer.NO
    if name.family:
        return Answer.UNSURE if name.wordlike else Answer.YES
    return Answer.UNSURE if _reads_as_name(reader, name) else Answer.NO


def _reads_as_name(reader: NameReader, name: Name) -> bool:
    """Whether two unknown words look like a name: only they are capitalised around there."""
    following = name.last + 1
    tokens = reader.tokens
    if (
        following < len(tokens)
        and tokens[following].is_capital
        and not SENTENCE_END.search(reader.text, tokens[name.last].end, tokens[following].start)
    ):
        return False
    words = [token for token in tokens[name.first : name.last + 1] if not token.is_initial]
    return not tokens[name.first].is_uncased and all(3 <= len(token.word) <= 14 for token in words)


def _given_alone(scene: Scene, reader: NameReader, index: int, hit: CueHit) -> Iterator[Sighting]:
    """Yield a known given name, or a titled family name, that stands alone behind a role: unsure."""
    token = reader.tokens[index]
    titled = index > 0 and reader.tokens[index - 1].folded in titles() and reader.tokens[index - 1].start >= hit.end
    known = token.folded in forenames() or (titled and token.folded in surnames())
    if (
        not known
        or not token.is_capital
        or token.word.isupper()
        or token.folded in not_names()
        or (token.folded in wordlike() and not titled)
        or reader.is_titled
    ):
        return
    following = index + 1
    if following < len(reader.tokens) and reader.tokens[following].is_capital and joins(reader.text, token, reader.tokens[following]):
        return
    if not _is_outsider(scene, hit.start, token.start, token.end, hit.end):
        yield Sighting(token.start, token.end, "name", Answer.UNSURE, TITLED if titled else GIVEN_ALONE)


def _backward(scene: Scene, reader: NameReader, hit: CueHit) -> Iterator[Sighting]:
    """Yield the name in front of a deed or of the shop it belongs to."""
    if hit.cue is Cue.STAFF and not _APPOSED.search(scene.text[max(0, hit.start - 3) : hit.start]):
        return
    names = list(reader.before(hit.start, 0 if hit.cue in (Cue.OF_SHOP, Cue.STAFF) else 2))
    if not names:
        if hit.cue is Cue.OF_SHOP:
            yield from _given_of_shop(scene, reader, hit)
        return
    name = max(names, key=lambda item: (item.given and item.family, item.given, item.last - item.first))
    start, end = reader.span(name)
    if _is_outsider(scene, start, start, end, start):
        return
    both = name.given and name.family
    if reader.is_titled and not (both and not name.wordlike):
        return
    if not name.plain and name.wordlike:
        return
    titled = (
        name.first > 0
        and reader.tokens[name.first - 1].folded in titles()
        and reader.tokens[name.first - 1].is_capital | (len(reader.tokens[name.first - 1].word) > 2)
    )
    answer = _done(scene, name, hit, start, titled=titled)
    if answer is not Answer.NO:
        yield Sighting(start, end, "name", answer, name.note)


def _done(scene: Scene, name: Name, hit: CueHit, start: int, *, titled: bool) -> Answer:
    """Return how sure a name in front of a cue is the seller's."""
    both = name.given and name.family
    if hit.cue is Cue.STAFF:
        return Answer.YES if both and not name.wordlike else Answer.UNSURE if both or name.given else Answer.NO
    if hit.cue is Cue.SOLD:
        return Answer.YES if both or (name.given and not name.wordlike) else Answer.NO
    if hit.cue is Cue.OF_SHOP:
        if both or (name.given and (titled or scene.cues.any(Cue.SOLD) or scene.cues.last_before(start, 3, Cue.THANKS, Cue.CONTACT))):
            return Answer.YES
        if name.given and _APPOSED.search(scene.text[max(0, hit.start - 3) : hit.start]):
            return Answer.YES
        return Answer.UNSURE if name.given and not name.wordlike else Answer.NO
    if not both:
        return Answer.NO
    if titled:
        return Answer.YES
    return Answer.YES if scene.cues.any(Cue.SHOP, Cue.SOLD, Cue.STAFF, Cue.PLACE) and not name.wordlike else Answer.UNSURE


def _given_of_shop(scene: Scene, reader: NameReader, hit: CueHit) -> Iterator[Sighting]:
    """Yield a given name alone in front of the shop it belongs to: unsure."""
    index = reader.index_at(hit.start) - 1
    if index < 0 or reader.text[reader.tokens[index].end : hit.start].strip(" ,("):
        return
    token = reader.tokens[index]
    if (
        not token.is_capital
        or token.folded not in forenames()
        or token.folded in wordlike()
        or token.folded in not_names()
        or reader.is_titled
    ):
        return
    before = reader.tokens[index - 1] if index else None
    if before and before.is_capital and joins(reader.text, before, token):
        return
    if not _is_outsider(scene, token.start, token.start, token.end, token.start):
        yield Sighting(token.start, token.end, "name", Answer.UNSURE, GIVEN_ALONE)


def _titled(scene: Scene, reader: NameReader) -> Iterator[Sighting]:
    """Yield full names behind "Mr" and its like, where the text speaks of the seller."""
    if not scene.cues.any(Cue.SHOP, Cue.SOLD):
        return
    for index, token in enumerate(reader.tokens[:-2]):
        if token.folded in titles() and len(token.word) > 1 and token.folded not in ("don", "dona", "fr", "seu") and token.is_capital:
            name = reader.read(index + 1)
            if name is None or not (name.given and name.family) or name.wordlike or reader.tokens[index + 1].start - token.end > 2:
                continue
            start, end = reader.span(name)
            if not _is_outsider(scene, token.start, start, end, token.start) and not _is_trade(reader, name):
                yield Sighting(start, end, "name", Answer.YES, name.note)


def _is_outsider(scene: Scene, cue_start: int, start: int, end: int, cue_end: int) -> bool:
    """Whether a name belongs to the buyer, a courier, an artist or another company's staff."""
    before = scene.cues.last_before(start, max(start - cue_end, 0) + 14, Cue.SELF, Cue.COURIER)
    if before and (before.end >= cue_end or start - before.end <= 3):
        return True
    if scene.cues.first_after(end, 4, Cue.SELF, Cue.COURIER):
        return True
    lead = scene.text[max(0, cue_start - 30) : cue_start]
    breaks = list(SENTENCE_END.finditer(lead))
    if _OUTSIDERS.search(bare(lead[breaks[-1].end() :] if breaks else lead).text):
        return True
    return bool(_OUTSIDERS.search(bare(scene.text[end : end + 14]).text))


def _is_trade(reader: NameReader, name: Name) -> bool:
    """Whether a product or company word follows the name."""
    following = name.last + 1
    if following >= len(reader.tokens):
        return False
    token = reader.tokens[following]
    gap = reader.text[reader.tokens[name.last].end : token.start]
    if gap not in (" ", "'s ", "’s ", " & ", "-"):
        return False
    return (
        token.folded in spelled("names", "products_behind")
        or gap == " & "
        or (
            token.is_capital
            and token.folded in not_names()
            and len(token.folded) > 2
            and not reader.is_titled
            and token.folded in spelled("names", "company_forms")
        )
    )
