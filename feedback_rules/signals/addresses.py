"""Find the seller's postal addresses as they are written in Europe and America."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.scene import UPPER, Scene, Sighting
from feedback_rules.signals.vocabulary import folded, one_of
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer

__all__ = ["find_addresses", "is_elsewhere", "is_sellers_place"]

_W = r"[^\W\d_]"
_CAP = rf"[{UPPER}](?:{_W}|['’.-](?={_W})){{0,24}}"
_NUM = r"\d{1,5}(?:(?:[a-zA-Z]| [A-Fa-f])(?![\w.]))?(?:[/-]\d{1,4}[a-z]?)?(?: (?:bis|ter|quater)\b)?"


def _english() -> str:
    units, streets = one_of("addresses", "english_units"), one_of("addresses", "english_streets")
    name = rf"(?:{_CAP} |(?:of|the|St\.|[NSEW]\.?|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}"
    return rf"(?<![\w.,/-])(?P<street>(?:(?:{units}) \w{{1,4}},? )?(?:\d{{1,5}} )?{_NUM} {name}(?:{streets})(?![\w’'-]))"


def _germanic() -> str:
    endings = f"{one_of('addresses', 'germanic_streets', either_case=True)}|{one_of('addresses', 'germanic_endings')}"
    name = rf"(?:{_CAP}[ -]){{0,2}}(?:[{UPPER}]{_W}{{1,25}}|(?:{_CAP}[ -]){{1,3}})"
    return rf"(?<![\w-])(?P<street>{name}(?:{endings}) ?{_NUM})(?![\w%€$])"


def _german_place() -> str:
    return rf"(?<![\w-])(?P<street>(?:{one_of('addresses', 'german_places')}) {_CAP}(?: {_CAP})? {_NUM})(?![\w%€$])"


def _french() -> str:
    streets = f"{one_of('addresses', 'french_streets', either_case=True)}|{one_of('addresses', 'french_streets_small')}"
    article = r"(?: (?:de la|de l[’']|des|du|de|d[’']|l[’']|la|le|les|aux?|sur|sous|saint|sainte|et|en))?"
    word = (
        rf"(?:(?!(?:Apt|Suite|Flat|Unit|App?t)\b){_CAP}|[IVX]{{1,5}}\b|\d{{1,2}}(?= [{UPPER}a-z])"
        r"|de|la|du|des|et|d[’'](?=\w)|l[’'](?=\w))(?!\w)"
    )
    return rf"(?<![\w-])(?P<street>{_NUM},? (?:{streets}){article}(?: ?{word}){{1,6}})"


def _romance() -> str:
    link = f"(?:{one_of('addresses', 'links')})"
    following = rf"(?:{_CAP}|{link}(?=[ ][{UPPER}{{]|[ ]\w)|[IVX]{{1,4}}\b)"
    name = rf"(?:{_CAP}|{link}(?= )|\d{{1,3}}\.(?= [{UPPER}]))(?:[ -]{following}){{0,4}}"
    streets, number = one_of("addresses", "romance_streets", either_case=True), one_of("addresses", "romance_numbers")
    flat = r"(?: ?(?:m\.|lok\.) ?\d{1,4})?"
    return rf"(?<![\w-])(?P<street>(?:{streets}) ?{name},? (?:{number})? ?{_NUM}{flat})(?![\w%€$])"


def _turkish() -> str:
    quarter = rf"(?:(?:{_CAP} ){{1,3}}(?:{one_of('addresses', 'turkish_quarters')}),? )?"
    street = rf"(?:(?:{_CAP}|\d{{1,4}}\.?) ){{1,3}}(?:{one_of('addresses', 'turkish_streets')})"
    flat = rf"(?: (?:{one_of('addresses', 'turkish_units')})[.:]? ?\d{{1,4}}){{0,2}}"
    return rf"(?<![\w-])(?P<street>{quarter}{street},? ?(?:(?:No|Numara|no)[.:]? ?)?{_NUM}{flat})(?!\w)"


_BOX = lazy(
    r"(?<![\w-])(?P<street>(?:P\.? ?O\.? ?Box \d{2,6}|PSC \d{3,5},? Box \d{3,5}|Unit \d{3,5},? Box \d{3,5}|Postfach \d{2}(?: ?\d{2}){1,3})"
    r"(?: (?:APO|FPO|DPO) A[AEP] \d{5})?|(?:USNS|USCGC|USS|USNV) \w{2,20} [AFD]PO A[AEP] \d{5})(?!\w)",
    flags=re.IGNORECASE,
)
_MILITARY = lazy(r"[AFD]PO A[AEP] \d{5}$", flags=re.IGNORECASE)
"""The end of a military box, which is a whole address."""
_PATTERNS = (
    (Gate.ENGLISH_STREET, lazy(_english)),
    (Gate.SUFFIX_STREET, lazy(_germanic)),
    (Gate.SUFFIX_STREET, lazy(_german_place)),
    (Gate.ROMANCE_STREET, lazy(_french)),
    (Gate.ROMANCE_STREET, lazy(_romance)),
    (Gate.TURKISH_STREET, lazy(_turkish)),
    (Gate.OTHER_ADDRESS, _BOX),
)

_GATES = frozenset(gate for gate, _ in _PATTERNS)

_COUNTRY = "(?:D-|A-|CH-|F-|I-|E-|B-|L-|SE-|NL-|PL-)?"
_POSTCODE = (
    rf"{_COUNTRY}\d{{4}} ?[A-Z]{{2}}(?= )|[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}\b|[A-Z]\d{{2}} [A-Z\d]{{4}}\b|[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
    rf"|\d{{3}} \d{{2}}(?= )|\d{{2}}-\d{{3}}\b|\d{{5}}-\d{{3}}\b|\d{{4}}-\d{{3}}\b|{_COUNTRY}\d{{4,6}}(?:-\d{{4}})?\b"
)
_STATE = r"(?:[A-Z]{2,3} )?"


def _part() -> str:
    """Return what may follow a street: a flat, a postcode, a town, a region."""
    side = r"(?: ?(?:esq|dto|dir|frente|izq|izda|izqda|dcha|dcho|der|[A-Z])\b\.?)?"
    floor = rf"\d{{1,3}}(?:\.? ?(?:OG|EG|UG|Etage|Stock|[oº°ª]{side}|er étage|e étage|ème étage|tr))"
    unit = rf"(?:{one_of('addresses', 'units')})[.:]? ?[\w-]{{1,6}}|{floor}|#\d{{1,5}}|Suite \d{{1,5}}"
    town = rf"(?!(?:{one_of('addresses', 'not_towns')})\b)(?:[{UPPER}][^\W\d_A-Z](?:{_W}|['’.](?={_W})){{0,24}}|[{UPPER}]{{3,24}}\b)"
    ahead = r"(?:(?:Col|Urb|Fracc|Pol|Fraz|Loc)\. ?|(?:Colonia|Barrio|Bairro) )?"
    city = rf"{ahead}{town}(?:[ /-](?:(?:{one_of('addresses', 'town_links')})[ -])?{town}){{0,3}}"
    return (
        rf"(?: ?, ?| | [-–] )(?:(?P<unit>{unit})(?![\w])|(?P<code>{_STATE}(?:{_POSTCODE}))(?: (?P<town>{city}))?"
        rf"|(?P<city>{city})(?: (?P<late>{_STATE}(?:{_POSTCODE})))?|(?P<region>[A-Z]{{2,3}})(?![\w]))"
    )


_PART = lazy(_part)
_NOT_CITY = lazy(lambda: rf"(?:{one_of('addresses', 'not_cities')})\b")
_WEAK_STREETS = lazy(lambda: rf"(?:{one_of('addresses', 'weak_endings')}) ?\d", flags=re.IGNORECASE)
_BOUND_STREETS = lazy(
    lambda: rf"(?:{one_of('addresses', 'no_streets')})(?:{one_of('addresses', 'no_street_endings')})\b|^(?:onder|half)weg|^Wall Street\b",
    flags=re.IGNORECASE,
)


def find_addresses(scene: Scene) -> Iterator[Sighting]:
    """Yield postal addresses that can be read as the seller's.

    A street with a house number counts where the text says it is the seller's, or where postcode and town follow; an
    address that the text calls the buyer's own, a neighbour's or a pick-up point's never does.
    """
    if not scene.has_digit or (scene.gates.isdisjoint(_GATES) and not scene.is_card):
        return
    taken: list[tuple[int, int]] = []
    for sighting in _announced(scene):
        taken.append((sighting.start, sighting.end))
        yield sighting
    for gate, pattern in _PATTERNS:
        for match in pattern.finditer(scene.text) if gate in scene.gates else ():
            start, end = match.span("street")
            start = _behind_cue(scene, start, end)
            if any(start < finish and begin < end for begin, finish in taken) or _BOUND_STREETS.search(match["street"]):
                continue
            if pattern is _BOX and _MILITARY.search(scene.text, start, end):
                coded = towned = True
            else:
                end, coded, towned = _tail(scene.text, end)
            answer = _judge(scene, start, end, coded=coded, towned=towned)
            if answer is not Answer.NO:
                taken.append((start, end))
                yield Sighting(start, end, "address", answer, _note(coded=coded, towned=towned))
    if scene.is_card:
        yield from _on_card(scene, taken)


def _note(*, coded: bool, towned: bool) -> str:
    """Return which parts of an address are there."""
    return f"street and house number, {'postcode' if coded else 'no postcode'}, {'town' if towned else 'no town'}; not looked up"


def _on_card(scene: Scene, taken: list[tuple[int, int]]) -> Iterator[Sighting]:
    """Yield the addresses of a contact block, where a postcode and a town behind any two numbers prove enough."""
    for match in _CARD_STREET.finditer(scene.text):
        if any(match.start() < finish and begin < match.end() for begin, finish in taken):
            continue
        end, coded, towned = _tail(scene.text, match.end())
        if coded and towned:
            yield Sighting(match.start(), end, "address", Answer.YES, _note(coded=True, towned=True))


_COMPANY = lazy(lambda: rf"\b(?:{one_of('addresses', 'companies')})\.? ")


def _behind_cue(scene: Scene, start: int, end: int) -> int:
    """Return where a street begins once a company's name or a capitalised cue in front of it, such as "Sender", is cut."""
    company = _COMPANY.search(scene.text, start, end)
    if company:
        return company.end()
    hit = scene.cues.first_after(start, 0, Cue.PLACE, Cue.STAFF, Cue.SELLER)
    if hit and hit.end < end:
        return hit.end + len(scene.text[hit.end : end]) - len(scene.text[hit.end : end].lstrip(" :,"))
    return start


_WORDS = rf"(?:{_W}|['’.∆-]){{2,25}}"
_ANY_STREET = lazy(
    rf"(?:\s?:)?\s(?:is |was )?(?P<street>\d{{2,6}} (?:\d{{1,5}} )?(?:{_WORDS} ){{1,5}}?\d{{1,5}}[a-z]?"
    rf"|\d{{2,6}} \d{{1,5}} {_WORDS}(?: {_WORDS}){{0,4}}|(?P<short>(?:{_CAP} ){{1,4}}\d{{1,4}}[a-z]?))(?![\w])"
)


_CARD_STREET = lazy(rf"(?<![\w.,/-])\d{{2,6}} (?:{_CAP} ){{1,4}}\d{{1,4}}[a-z]?(?!\w)")


def _announced(scene: Scene) -> Iterator[Sighting]:
    """Yield what stands right behind "lives at" and its like and begins with a number, whatever the country."""
    here = folded("addresses", "here")
    for hit in scene.cues.of(Cue.PLACE) if Gate.OTHER_ADDRESS in scene.gates else ():
        if bare(scene.text[hit.start : hit.end]).text not in here:
            continue
        match = _ANY_STREET.match(scene.text, hit.end)
        if match is None or is_elsewhere(scene, match.start("street")):
            continue
        start, end = match.span("street")
        end, coded, towned = _tail(scene.text, end)
        if towned or coded or not match["short"]:
            yield Sighting(start, end, "address", Answer.YES, _note(coded=coded, towned=towned))


def _tail(text: str, position: int) -> tuple[int, bool, bool]:
    """Return the end of flat, postcode, town and country behind a street, and whether a postcode and a town are there."""
    coded = towned = False
    for _ in range(6):
        part = _PART.match(text, position)
        if not part:
            break
        city = part["city"] or part["town"]
        if city and _NOT_CITY.match(city):
            if not part["code"]:
                break
            position = part.end("code")
            coded = True
            break
        position = part.end()
        coded = coded or bool(part["code"] or part["late"])
        towned = towned or bool(city)
    while position and text[position - 1] in ",-– ":
        position -= 1
    if not (coded or towned) and text[position : position + 2] == ". ":
        # "Fő u. 9. Budapest 1011": a dot behind the house number only counts when a postcode proves that the address goes on.
        end, coded, towned = _tail(text, position + 1)
        return (end, coded, towned) if coded and towned else (position, False, False)
    return position, coded, towned


def is_elsewhere(scene: Scene, start: int) -> bool:
    """Whether the words before a position say that the address is the buyer's, a neighbour's or a pick-up point's."""
    if _is_home_of_kin(scene, start):
        return True
    hit = scene.cues.last_before(start, 40, Cue.NOT_PLACE)
    if hit is None or re.search(r"[.!?。]\s", scene.text[hit.end : start]):
        return False
    place = scene.cues.last_before(start, 40, Cue.PLACE)
    return place is None or place.end <= hit.end


_KIN_GAP = 30


def _is_home_of_kin(scene: Scene, start: int) -> bool:
    """Whether the one who lives at an address is the buyer's kin or neighbour: "my mother Jane Hill lives at ..."."""
    lives = scene.cues.last_before(start, 12, Cue.LIVES)
    kin = scene.cues.last_before(lives.start, _KIN_GAP, Cue.SELF) if lives else None
    if lives is None or kin is None or bare(scene.text[kin.start : kin.end]).text in folded("addresses", "not_kin"):
        return False
    return not re.search(r"[.!?。,;]", scene.text[kin.end : lives.start]) and not scene.cues.last_before(
        lives.start, lives.start - kin.end, Cue.STAFF, Cue.SELLER
    )


def is_sellers_place(scene: Scene, start: int, end: int) -> bool:
    """Whether the words around an address say that it is the seller's."""
    hit = scene.cues.last_before(start, 40, Cue.PLACE)
    if hit and not re.search(r"[.!?。]\s\S", scene.text[hit.end : start]):
        return True
    return scene.cues.first_after(end, 12, Cue.PLACE_AFTER) is not None


def _judge(scene: Scene, start: int, end: int, *, coded: bool, towned: bool) -> Answer:
    """Return how sure an address is the seller's."""
    if is_elsewhere(scene, start) or scene.cues.last_before(start, 20, Cue.OWN):
        return Answer.NO
    if scene.is_card and (coded or towned):
        return Answer.YES
    firm = coded or towned or not _WEAK_STREETS.search(scene.text, start, end)
    if firm and is_sellers_place(scene, start, end):
        return Answer.YES
    if coded and towned:
        return Answer.YES if scene.cues.any(Cue.SHOP, Cue.PLACE, Cue.SELLER, Cue.STAFF) else Answer.UNSURE
    return Answer.UNSURE if towned and scene.cues.any(Cue.SHOP, Cue.PLACE) else Answer.NO
