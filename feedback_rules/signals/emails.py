"""Find e-mail addresses, plain or disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.name_lists import NOT_NAMES
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.words import words
from feedback_rules.verdict import Answer

__all__ = ["Email", "emails_in", "find_emails", "is_email"]

_MAX_FOUND = 50
_LOCAL = r"[a-z0-9_%+'-]"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_TOP = r"[a-z]{2,24}"

# How buyers spell "@" and "." so that no filter sees it: in brackets, with spaces, or as a word of any language.
_AT_WORDS = "at|a|ät|aet|arroba|chiocciola|chioccola|snabel-a|snabela|alfakrull|małpa|malpa|apenstaartje|arobase|arobas|klammeraffe|kuyruklu a|sobaka|собака|zavinac|et|एट|ऐट|艾特|アット|アットマーク|آت|ات"
_DOT_WORDS = "dot|tochka|точка|tecka|punkt|punto|ponto|point|pkt|kropka|nokta|點|点|ドット|डॉट|डाट|نقطة|نقطه|دوت"
_FOLDED_AT = _AT_WORDS.replace("ä", "a").replace("ł", "l").replace("آ", "ا")
_FOLDED_DOT = _DOT_WORDS.replace("ة", "ه")
_BRACKETED_AT = rf"\s?[(\[{{<]\s?(?:{_FOLDED_AT}|@)\s?[)\]}}>]\s?"
_BRACKETED_DOT = rf"\s?[(\[{{<]\s?(?:{_FOLDED_DOT}|\.)\s?[)\]}}>]\s?"
_STRONG_AT = r"arroba|chiocciola|chioccola|snabel-a|snabela|alfakrull|malpa|apenstaartje|arobase|arobas|klammeraffe|sobaka|собака|zavinac|एट|ऐट|艾特|アット|アットマーク|ات"

_SIGN = re.compile(r"\s?@\s?")
_DOT = rf"(?:\s?\.\s?|{_BRACKETED_DOT}|[ _-](?:{_FOLDED_DOT})[ _-])"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TOP}(?![a-z0-9_-])")
_LOOSE_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}{_TOP}(?![a-z0-9_])")
_COMMA_DOMAIN = re.compile(
    rf"{_LABEL}(?:\.{_LABEL}){{0,3}},(?:com|net|org|info|example|co\.uk|de|fr|es|it|nl|se|pl|jp|cn|in|br|com\.br|com\.tr|uk)(?![a-z0-9])"
)
_SPELLED_DOMAIN = re.compile(r"(?:[a-z0-9-] ){2,40}\. (?:[a-z](?![a-z0-9]) ?){2,6}")
_SPELLED_LOCAL = re.compile(r"(?:(?<![a-z0-9])[a-z0-9._+-] ){3,40}[a-z0-9._+-]?\s?$")
_LOCAL_END = re.compile(rf"{_LOCAL}(?:[a-z0-9_%+.'-]{{0,62}}{_LOCAL})?$|{_LOCAL}$")
_DISGUISED_AT = re.compile(
    rf"{_BRACKETED_AT}| (?:{_STRONG_AT}) |[ _-](?:at|et|chez)[ _-](?=[a-z0-9.-]{{1,60}}(?:{_BRACKETED_DOT}|[ _-](?:{_FOLDED_DOT})[ _-]))"
)
_PROVIDER = (
    r"gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|gmx|web|mail|yandex|protonmail|proton|qq|163|126|sina|foxmail|naver|orange|laposte|free|sfr|libero|virgilio"
    r"|tiscali|alice|terra|uol|bol|ig|wp|o2|onet|interia|telia|mynet|rediffmail|ziggo|kpn|hetnet|t-online|freenet|docomo|ezweb|softbank"
)
_HASH = re.compile(
    rf"[#*](?=(?:{_PROVIDER})\.[a-z]{{2,3}})|(?<=[a-z0-9])#(?={_LABEL}(?:\.{_LABEL}){{0,2}}\.(?:com|net|org|example|de|fr|it|es|co\.uk)(?![a-z0-9]))"
)
_GATE = re.compile(
    rf"@|[(\[{{<]\s?(?:{_FOLDED_AT})\s?[)\]}}>]|[ _-](?:{_FOLDED_DOT})[ _-]|(?:{_STRONG_AT}) |[#*](?:{_PROVIDER})\.|[a-z0-9]#[a-z0-9]"
)
_HAS_MARK = re.compile(r"[0-9._+-]")
_FILE_ENDINGS = words("png jpg jpeg gif svg webp pdf txt mp3 mp4 zip exe html php css js")
_PLATFORM = re.compile(r"(?:^|\.)(?:amazon|marketplace\.amazon|ups|dhl|fedex|usps|hermes|dpd|gls|royalmail|evri|paypal|ebay)\.[a-z.]{2,6}$")
_COMMON_TOP = words(
    "com net org info biz edu gov io co me shop store online example de at ch fr be nl lu es pt it se no dk fi pl "
    "cz sk hu ro bg gr tr ru ua uk ie us ca mx br ar cl au nz jp cn tw hk kr in pk ae sa eg ma il za eu tv cc xyz "
    "site app dev asia"
)

_SHORT_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}?{_DOT}(?:{'|'.join(sorted(_COMMON_TOP))})(?![a-z0-9_])")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An address found in folded text, and how it reads once the disguise is undone."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address at ``text[start:end]`` of the original, and how it reads once its disguise is undone."""

    start: int
    end: int
    address: str


def is_email(address: str) -> bool:
    """Return whether an address is well formed; nothing is looked up in the network."""
    from email_validator import EmailNotValidError, validate_email

    top = address.rpartition(".")[2]
    if top in _FILE_ENDINGS:
        return False
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _local_before(text: str, position: int) -> int | None:
    """Return where the part before the sign begins, if one ends at a position."""
    begin = max(0, position - 64)
    match = _LOCAL_END.search(text[begin:position])
    if not match:
        return None
    return begin + match.start()


def _spelled_before(text: str, position: int) -> int | None:
    """Return where a part spelled with spaces ("j o h n") begins, if one ends at a position."""
    begin = max(0, position - 82)
    match = _SPELLED_LOCAL.search(text[begin:position])
    return begin + match.start() if match else None


def _squeeze(text: str) -> str:
    """Undo the disguise of a domain."""
    text = re.sub(_BRACKETED_DOT, ".", text)
    text = re.sub(rf"[ _-](?:{_FOLDED_DOT})[ _-]", ".", text)
    return text.replace(",", ".").replace(" ", "")


def _is_spoken_of(scene: Scene, start: int, local: str) -> bool:
    """Whether a word of mere letters in front of a spaced sign is announced as an address."""
    return local not in NOT_NAMES and scene.cues.last_before(scene.span(start, start + 1)[0], 4, Cue.MAIL) is not None


def _signed(scene: Scene) -> Iterator[_Candidate]:
    """Yield candidates around an at sign."""
    text = scene.folded.text
    for count, sign in enumerate(_SIGN.finditer(text)):
        if count >= _MAX_FOUND:
            return
        spelled = _spelled_before(text, sign.start())
        if spelled is not None:
            whole = _SPELLED_DOMAIN.match(text, sign.end()) or _LOOSE_DOMAIN.match(text, sign.end())
            if whole:
                local = text[spelled : sign.start()].replace(" ", "")
                yield _Candidate(spelled, spelled + len(text[spelled : whole.end()].rstrip()), f"{local}@{_squeeze(whole[0])}")
                continue
        start = _local_before(text, sign.start())
        if start is None:
            continue
        is_tight = sign[0] == "@"
        domain = _domain(text, sign.end())
        local = text[start : sign.start()]
        if not is_tight and not _HAS_MARK.search(local) and not _is_spoken_of(scene, start, local):
            continue
        if domain and (is_tight or domain[0].rpartition(".")[2].strip() in _COMMON_TOP):
            yield _Candidate(start, domain.end(), f"{text[start : sign.start()]}@{_squeeze(domain[0])}")


def _domain(text: str, position: int) -> re.Match[str] | None:
    """Return the domain at a position; a disguised one where the plain reading has no usual ending."""
    plain = _DOMAIN.match(text, position)
    if plain and plain[0].rpartition(".")[2] in _COMMON_TOP - {"example"}:
        return plain
    found = [match for match in (plain, _COMMA_DOMAIN.match(text, position), _loose(text, position)) if match]
    return max(found, key=re.Match.end, default=None)


def _loose(text: str, position: int) -> re.Match[str] | None:
    """Return a domain with spaced or spelled dots, whose ending is a usual one."""
    match = _LOOSE_DOMAIN.match(text, position)
    if match and _squeeze(match[0]).rpartition(".")[2] in _COMMON_TOP:
        return match
    # A usual ending may be followed by a word that looks like one more label.
    return _SHORT_DOMAIN.match(text, position)


def _spelled(text: str, *, expected: bool) -> Iterator[_Candidate]:
    """Yield candidates whose sign is a word or stands in brackets.

    Args:
        text: folded text.
        expected: whether the text speaks of e-mail or contact, so that "name at shop dot com" needs no digit.
    """
    for count, sign in enumerate(_DISGUISED_AT.finditer(text)):
        if count >= _MAX_FOUND:
            return
        start = _local_before(text, sign.start())
        domain = _LOOSE_DOMAIN.match(text, sign.end())
        if domain and _squeeze(domain[0]).rpartition(".")[2] not in _COMMON_TOP:
            domain = _loose(text, sign.end())
        if start is None or not domain:
            continue
        local = text[start : sign.start()]
        if sign[0][0] in " _-" and sign[0][1:-1] in ("at", "et", "chez") and not (_HAS_MARK.search(local) or expected):
            continue
        yield _Candidate(start, domain.end(), f"{local}@{_squeeze(domain[0])}")


def _hashed(text: str, *, expected: bool) -> Iterator[_Candidate]:
    """Yield candidates with "#" for the sign, in front of a well-known mail provider or where mail is spoken of."""
    for sign in _HASH.finditer(text):
        start = _local_before(text, sign.start())
        domain = _DOMAIN.match(text, sign.end())
        if start is None or not domain:
            continue
        local = text[start : sign.start()]
        if re.match(_PROVIDER, domain[0]) or (expected and len(local) > 3 and _HAS_MARK.search(local)):
            yield _Candidate(start, domain.end(), f"{local}@{domain[0]}")


_CAMEL = re.compile(
    r"(?<![A-Za-z0-9])(?P<local>[a-z0-9][a-z0-9._-]{1,40})AT(?P<domain>[a-z0-9-]{2,40}(?:DOT[a-z0-9-]{2,20}){1,3})(?![A-Za-z0-9])"
)


def _capitals(text: str) -> Iterator[_Candidate]:
    """Yield candidates such as "salesATshopDOTcom", where capitals alone mark the signs, in the original text."""
    for match in _CAMEL.finditer(text):
        domain = match["domain"].replace("DOT", ".")
        if domain.rpartition(".")[2] in _COMMON_TOP:
            yield _Candidate(match.start(), match.end(), f"{match['local']}@{domain}")


def _is_in_link(text: str, position: int) -> bool:
    """Whether a position lies inside a web address."""
    begin = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    return "://" in text[begin:position]


def emails_in(scene: Scene, *, expected: bool) -> Iterator[Email]:
    """Yield every well-formed e-mail address of a text, its disguise undone.

    Args:
        scene: the text.
        expected: whether "name at shop dot com" counts although neither digit nor mark tells it from a sentence.
    """
    if Gate.EMAIL not in scene.gates:
        return
    for item in _capitals(scene.text):
        if is_email(item.address):
            yield Email(item.start, item.end, item.address)
    if not _GATE.search(scene.folded.text):
        return
    text = scene.folded.text
    found = [*_signed(scene), *_spelled(text, expected=expected), *_hashed(text, expected=expected)]
    for item in found[:_MAX_FOUND]:
        start, address = item.start, item.address
        if text[start + 1 : start + 2] == " " and scene.cues.last_before(scene.span(start, start + 1)[1], 0, Cue.MAIL):
            # "write to" ends in a small word that stands before the spelled letters: it is none of them.
            start, address = start + 2, address[1:]
        shift = len(address) - len(address.lstrip("'.-+%"))
        if not _is_in_link(text, start) and is_email(address[shift:]):
            yield Email(*scene.span(start + shift, item.end), address[shift:])


def find_emails(scene: Scene) -> Iterator[Sighting]:
    """Yield e-mail addresses; the buyer's own and those of Amazon and carriers are left out."""
    if Gate.EMAIL not in scene.gates:
        return
    for email in emails_in(scene, expected=scene.cues.any(Cue.MAIL)):
        own = scene.cues.last_before(email.start, 20, Cue.OWN)
        is_own = own is not None and not re.search(r"[.!?。]\s", scene.text[own.end : email.start])
        if not is_own and not _PLATFORM.search(email.address.rpartition("@")[2]):
            yield Sighting(email.start, email.end, "email", Answer.YES)
