"""Find the seller's postal addresses as they are written in Europe and America."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.words import words
from feedback_rules.verdict import Answer

__all__ = ["find_addresses", "is_elsewhere", "is_sellers_place"]

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_W = r"[^\W\d_]"
_CAP = rf"[{_UPPER}](?:{_W}|['’.-](?={_W})){{0,24}}"
_NUM = r"\d{1,5}(?:(?:[a-zA-Z]| [A-Fa-f])(?![\w.]))?(?:[/-]\d{1,4}[a-z]?)?(?: (?:bis|ter|quater)\b)?"
_GLUE = r"(?:de|del|de la|de las|de los|la|las|los|do|da|dos|das|des|du|di|dei|degli|delle|della|dello|d[’']|l[’']|van|van de|van der|van den|zum|zur|der|den|of|the|st\.|jana|i|y|e)"
_NAME = rf"(?:{_CAP}|{_GLUE}(?= )|\d{{1,3}}\.(?= [{_UPPER}]))(?:[ -](?:{_CAP}|{_GLUE}(?=[ ][{_UPPER}{{]|[ ]\w)|[IVX]{{1,4}}\b)){{0,4}}"

_STREETS_EN = (
    r"Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Crescent|Cres\.?|Court|Ct\.?|Boulevard|Blvd\.?|Place|Pl\.?|Square|Sq\.?|Terrace|Close|Way|Parkway|Pkwy\.?|Highway|Hwy\.?"
    r"|Circle|Cir\.?|Trail|Row|Grove|Gardens|Walk|Mews|Hill|Rise|Str\.?"
)
_EN = re.compile(
    rf"(?<![\w.,/-])(?P<street>(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Shop|House) \w{{1,4}},? )?(?:\d{{1,5}} )?{_NUM} (?:{_CAP} |(?:of|the|St\.|[NSEW]\.?|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{_STREETS_EN})(?![\w’'-]))"
)
_DE_NL_SV = re.compile(
    rf"(?<![\w-])(?P<street>(?:{_CAP}[ -]){{0,2}}(?:[{_UPPER}]{_W}{{1,25}}|(?:{_CAP}[ -]){{1,3}})"
    r"(?:str(?:aße|asse|\.)|Str(?:aße|asse|\.)|weg|Weg|platz|Platz|gasse|Gasse|allee|Allee|damm|ufer|ring|Ring|chaussee|steig|stieg|hof|straat|laan|plein|gracht|kade|singel|dreef|dijk|pad|hof|markt|"
    r"baan|steenweg|vägen|väg|gatan|gata|gränd|torget|torg|stigen|vej|gade|veien|gata|katu|kuja)"
    rf" ?{_NUM})(?![\w%€$])"
)
_DE_AT = re.compile(
    rf"(?<![\w-])(?P<street>(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Alter|Alte|Hinter der) {_CAP}(?: {_CAP})? {_NUM})(?![\w%€$])"
)
_ROMANCE_AHEAD = re.compile(
    rf"(?<![\w-])(?P<street>{_NUM},? (?:rue|avenue|av\.|bd|boulevard|impasse|chemin|place|allée|allee|quai|route|square|passage|cours|résidence|lotissement|Rue|Avenue|Boulevard|Impasse|Chemin|Place|Allée|Quai"
    rf"|Route|Passage|Cours)(?: (?:de la|de l[’']|des|du|de|d[’']|l[’']|la|le|les|aux?|sur|sous|saint|sainte|et|en))?(?: ?(?:(?!(?:Apt|Suite|Flat|Unit|App?t)\b){_CAP}|[IVX]{{1,5}}\b|\d{{1,2}}(?= [{_UPPER}a-z])|de|la|du|des|et|d[’'](?=\w)|l[’'](?=\w))(?!\w)){{1,6}})"
)
_ROMANCE = re.compile(
    r"(?<![\w-])(?P<street>(?:[Cc]alle|[Cc]/|C\.|[Aa]v\.|[Aa]vda\.?|[Aa]venida|[Pp]aseo|[Pp]º|[Pp]laza|[Pp]za\.?|[Cc]arrera|[Cc]ra\.?|[Rr]onda|[Tt]ravesía|[Cc]amino|[Cc]arretera|"
    r"[Vv]ia|[Vv]iale|[Vv]\.le|[Pp]iazza|[Pp]\.zza|[Pp]iazzale|[Cc]orso|[Vv]icolo|[Ll]argo|[Cc]ontrada|[Ss]trada|[Ss]alita|[Ll]ungotevere|[Rr]ua|R\.|[Tt]ravessa|[Aa]lameda|[Pp]raça|[Rr]odovia|[Ee]strada|[Ll]ote|"
    rf"[Qq]uadra|[Uu]l\.|[Uu]lica|[Aa]l\.|[Aa]leja|[Aa]leje|[Oo]s\.|[Oo]siedle|[Pp]l\.|[Pp]lac|[Uu]\.) ?{_NAME},? (?:nº|n°|n\.|núm\.|no\.|nr\.?|numero|número|No:?)? ?{_NUM}(?: ?(?:m\.|lok\.) ?\d{{1,4}})?)(?![\w%€$])"
)
_TR = re.compile(
    rf"(?<![\w-])(?P<street>(?:(?:{_CAP} ){{1,3}}(?:Mahallesi|Mah\.?|Mh\.?),? )?(?:(?:{_CAP}|\d{{1,4}}\.?) ){{1,3}}(?:Sokak|Sokağı|Sok\.?|Sk\.?|Caddesi|Cadde|Cad\.?|Cd\.?|Bulvarı|Bulvar|Blv\.?|Yolu)"
    rf",? ?(?:(?:No|Numara|no)[.:]? ?)?{_NUM}(?: (?:Daire|D|Kat|K|İç Kapı|Apt)[.:]? ?\d{{1,4}}){{0,2}})(?!\w)"
)
_BOX = re.compile(
    r"(?<![\w-])(?P<street>(?:P\.? ?O\.? ?Box \d{2,6}|PSC \d{3,5},? Box \d{3,5}|Unit \d{3,5},? Box \d{3,5}|Postfach \d{2}(?: ?\d{2}){1,3})(?: (?:APO|FPO|DPO) A[AEP] \d{5})?|(?:USNS|USCGC|USS|USNV) \w{2,20} [AFD]PO A[AEP] \d{5})(?!\w)",
    re.IGNORECASE,
)
_PATTERNS = (
    (Gate.ENGLISH_STREET, _EN), (Gate.SUFFIX_STREET, _DE_NL_SV), (Gate.SUFFIX_STREET, _DE_AT), (Gate.ROMANCE_STREET, _ROMANCE_AHEAD), (Gate.ROMANCE_STREET, _ROMANCE),
    (Gate.TURKISH_STREET, _TR), (Gate.OTHER_ADDRESS, _BOX),
)  # fmt: skip

_UNIT = (
    r"(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?|Room|Rm\.?|Floor|Fl\.?|Bldg\.?|Building|Level|Shop|lgh|Lgh|apto\.?|Apto\.?|apt\.?|piso|Piso|puerta|bajo|bloque|escalera|casa|int\.?|interno|scala|piano|sala|bloco"
    r"|Bloco|Daire|daire|Kat|kat|Top|Etage|Stock|Wohnung|Whg\.?|étage|appt\.?|bât\.?|lok\.?|m\.|lokal|bus|box|no|No)[.:]? ?[\w-]{1,6}"
    r"|\d{1,3}(?:\.? ?(?:OG|EG|UG|Etage|Stock|[oº°ª](?: ?(?:esq|dto|dir|frente|izq|izda|izqda|dcha|dcho|der|[A-Z])\b\.?)?|er étage|e étage|ème étage|tr))|#\d{1,5}|Suite \d{1,5}"
)
_POSTCODE = (
    r"(?:D-|A-|CH-|F-|I-|E-|B-|L-|SE-|NL-|PL-)?\d{4} ?[A-Z]{2}(?= )|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|[A-Z]\d{2} [A-Z\d]{4}\b|[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\d{3} \d{2}(?= )|\d{2}-\d{3}\b|\d{5}-\d{3}\b|\d{4}-\d{3}\b"
    r"|(?:D-|A-|CH-|F-|I-|E-|B-|L-|SE-|NL-|PL-)?\d{4,6}(?:-\d{4})?\b"
)
_TOWN = (
    rf"(?!(?:Suite|Apt|Apartment|Flat|Unit|Room|Floor|Box)\b)(?:[{_UPPER}][^\W\d_A-Z](?:{_W}|['’.](?={_W})){{0,24}}|[{_UPPER}]{{3,24}}\b)"
)
_CITY = rf"(?:(?:Col|Urb|Fracc|Pol|Fraz|Loc)\. ?|(?:Colonia|Barrio|Bairro) )?{_TOWN}(?:[ /-](?:(?:de|del|la|las|los|do|da|dos|am|an der|im|sur|sous|les|le|upon|of|den|bei|ob der)[ -])?{_TOWN}){{0,3}}"
_STATE = r"(?:[A-Z]{2,3} )?"
_PART = re.compile(
    rf"(?: ?, ?| | [-–] )(?:(?P<unit>{_UNIT})(?![\w])|(?P<code>{_STATE}(?:{_POSTCODE}))(?: (?P<town>{_CITY}))?|(?P<city>{_CITY})(?: (?P<late>{_STATE}(?:{_POSTCODE})))?|(?P<region>[A-Z]{{2,3}})(?![\w]))"
)
_NOT_CITY = re.compile(
    r"(?:I|It|The|This|He|She|They|We|You|No|And|But|Is|Was|Seller|Amazon|Ich|Er|Sie|Es|Der|Die|Das|Aber|Und|Nicht|Kein|Le|La|Les|Il|Elle|Je|El|Ella|Lo|No|Non|Ma|Un|Una|O|A|Os|De|Het|Ik|Hij|Een|Jag|Det|Den|Han|Nie|Nadawca|To"
    r"|Ben|Bu|Satıcı|Not|Very|Never|Please|Return|Refund|Tel|Telefon|Phone|Fax|Email|Mail)\b"
)
_WEAK_STREETS = re.compile(r"(?:pad|markt|ring|hof|ufer|damm|baan|dijk|steig|stieg|kade|platz|torg|weg|vag|tie) ?\d", re.IGNORECASE)
_BOUND_STREETS = re.compile(
    r"(?:speicher|arbeits|park|steck|halb|unter|heim|um|hin|rück|weiter|spiel|sitz|marken|stell|lade|fest|steh|an|ein|schlaf|mittel|lebens|herstell|zeit|ohr|dicht|schlussel|bahn|bauern|reiter|super|bau|floh|mouse|key|touch|game|note|think|launch|i|trink)(?:weg|platz|ring|hof|markt|pad|steig)\b|^(?:onder|half)weg|^(?:Wall Street)\b",
    re.IGNORECASE,
)


def find_addresses(scene: Scene) -> Iterator[Sighting]:
    """Yield postal addresses that can be read as the seller's.

    A street with a house number counts where the text says it is the seller's, or where postcode and town follow; an
    address that the text calls the buyer's own, a neighbour's or a pick-up point's never does.
    """
    if not scene.has_digit or scene.gates.isdisjoint(gate for gate, _ in _PATTERNS):
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
            end, coded, towned = _tail(scene.text, end)
            answer = _judge(scene, start, end, coded=coded, towned=towned)
            if answer is not Answer.NO:
                taken.append((start, end))
                yield Sighting(start, end, "address", answer)


def _behind_cue(scene: Scene, start: int, end: int) -> int:
    """Return where a street begins once a capitalised cue in front of it, such as "Sender", is cut."""
    hit = scene.cues.first_after(start, 0, Cue.PLACE, Cue.STAFF, Cue.SELLER)
    if hit and hit.end < end:
        return hit.end + len(scene.text[hit.end : end]) - len(scene.text[hit.end : end].lstrip(" :,"))
    return start


_HERE = words(
    "lives at;live at;located at;address is;address was;his address;her address;their address;seller's address;sellers address;return address;address;address:",
    ";",
)
_WORDS = rf"(?:{_W}|['’.∆-]){{2,25}}"
_ANY_STREET = re.compile(
    rf"(?:\s?:)?\s(?:is |was )?(?P<street>\d{{2,6}} (?:\d{{1,5}} )?(?:{_WORDS} ){{1,5}}?\d{{1,5}}[a-z]?|\d{{2,6}} \d{{1,5}} {_WORDS}(?: {_WORDS}){{0,4}}|(?P<short>(?:{_CAP} ){{1,4}}\d{{1,4}}[a-z]?))(?![\w])"
)


def _announced(scene: Scene) -> Iterator[Sighting]:
    """Yield what stands right behind "lives at" and its like and begins with a number, whatever the country."""
    for hit in scene.cues.of(Cue.PLACE) if Gate.OTHER_ADDRESS in scene.gates else ():
        if scene.folded.text[hit.start : hit.end] not in _HERE and scene.text[hit.start : hit.end].lower() not in _HERE:
            continue
        match = _ANY_STREET.match(scene.text, hit.end)
        if match is None or is_elsewhere(scene, match.start("street")):
            continue
        start, end = match.span("street")
        end, coded, towned = _tail(scene.text, end)
        if towned or coded or not match["short"]:
            yield Sighting(start, end, "address", Answer.YES)


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
    return position, coded, towned


def is_elsewhere(scene: Scene, start: int) -> bool:
    """Whether the words before a position say that the address is the buyer's, a neighbour's or a pick-up point's."""
    hit = scene.cues.last_before(start, 40, Cue.NOT_PLACE)
    if hit is None or re.search(r"[.!?。]\s", scene.text[hit.end : start]):
        return False
    place = scene.cues.last_before(start, 40, Cue.PLACE)
    return place is None or place.end <= hit.end


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
    firm = coded or towned or not _WEAK_STREETS.search(scene.text, start, end)
    if firm and is_sellers_place(scene, start, end):
        return Answer.YES
    if coded and towned:
        return Answer.YES if scene.cues.any(Cue.SHOP, Cue.PLACE, Cue.SELLER, Cue.STAFF) else Answer.UNSURE
    return Answer.UNSURE if towned and scene.cues.any(Cue.SHOP, Cue.PLACE) else Answer.NO
