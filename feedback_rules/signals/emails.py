"""Find e-mail addresses, plain or disguised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_lists import not_names
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.vocabulary import one_of, phrases, spelled
from feedback_rules.verdict import Answer

__all__ = ["Email", "emails_in", "find_emails", "is_email", "is_mail_provider"]

_MAX_FOUND = 50
_VALID = "syntax valid, domain not looked up"
_UNDONE = "syntax valid once the disguise is undone, domain not looked up"
# Greek and Cyrillic letters too: addresses are written in them, and single ones stand in for Latin letters.
_ABC = "a-z\u03b1-\u03c9\u0430-\u045f"
_LOCAL = rf"[{_ABC}0-9_%+'-]"
_LABEL = rf"[{_ABC}0-9](?:[{_ABC}0-9-]{{0,61}}[{_ABC}0-9])?"
_TOP = rf"[{_ABC}]{{2,24}}"


@cache
def _at() -> str:
    return one_of("emails", "at", fold=True)


@cache
def _bare_at() -> str:
    return one_of("emails", "at_bare", fold=True)


@cache
def _dot_word() -> str:
    return one_of("emails", "dot", fold=True)


@cache
def _bracketed_dot() -> str:
    return rf"\s?[(\[{{<]\s?(?:{_dot_word()}|\.)\s?[)\]}}>]\s?"


@cache
def _dot() -> str:
    return rf"(?:\s?\.\s?|{_bracketed_dot()}|[ _-](?:{_dot_word()})[ _-])"


def _disguised_at() -> str:
    """Return the at sign in brackets, and as a word of any language, with spaces around it."""
    bracketed = rf"\s?[(\[{{<]\s?(?:{_at()}|@)\s?[)\]}}>]\s?"
    before_dot = rf"(?=[a-z0-9.-]{{1,60}}(?:{_bracketed_dot()}|[ _-](?:{_dot_word()})[ _-]))"
    return rf"{bracketed}| (?:{_bare_at()}) |[ _-](?:at|et|chez)[ _-]{before_dot}"


def _hash() -> str:
    known = rf"(?=(?:{one_of('emails', 'providers')})\.[a-z]{{2,3}})"
    usual = rf"(?={_LABEL}(?:\.{_LABEL}){{0,2}}\.(?:{one_of('emails', 'hash_endings')})(?![a-z0-9]))"
    return rf"[#*]{known}|(?<=[a-z0-9])#{usual}"


def _gate() -> str:
    return (
        rf"@|[(\[{{<]\s?(?:{_at()})\s?[)\]}}>]|[ _-](?:{_dot_word()})[ _-]|(?:{_bare_at()}) "
        rf"|[#*](?:{one_of('emails', 'providers')})\.|[a-z0-9]#[a-z0-9]"
    )


def _short_domain() -> str:
    endings = "|".join(sorted(spelled("emails", "endings")))
    return rf"{_LABEL}(?:{_dot()}{_LABEL}){{0,2}}?{_dot()}(?:{endings})(?![a-z0-9_])"


_SIGN = lazy(r"\s?@\s?")
_DOMAIN = lazy(rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TOP}(?![a-z0-9_-])")
_LOOSE_DOMAIN = lazy(lambda: rf"{_LABEL}(?:{_dot()}{_LABEL}){{0,4}}{_dot()}{_TOP}(?![a-z0-9_])")
_SHORT_DOMAIN = lazy(_short_domain)
_COMMA_DOMAIN = lazy(lambda: rf"{_LABEL}(?:\.{_LABEL}){{0,3}},(?:{one_of('emails', 'comma_endings')})(?![a-z0-9])")
_SPELLED_DOMAIN = lazy(r"(?:[a-z0-9-] ){2,40}\. (?:[a-z](?![a-z0-9]) ?){2,6}")
_SPELLED_LOCAL = lazy(r"(?:(?<![a-z0-9])[a-z0-9._+-] ){2,40}[a-z0-9._+-]?\s?$")
_LOCAL_END = lazy(rf"{_LOCAL}(?:[{_ABC}0-9_%+.'-]{{0,62}}{_LOCAL})?$|{_LOCAL}$")
_DISGUISED_AT = lazy(_disguised_at)
_HASH, _GATE = lazy(_hash), lazy(_gate)
_HAS_MARK = lazy(r"[0-9._+-]")
_PLATFORM = lazy(lambda: rf"(?:^|\.)(?:{one_of('emails', 'platforms')})\.[a-z.]{{2,6}}$")
_PROVIDED = lazy(lambda: rf"(?:{one_of('emails', 'providers')})")


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
    if top in spelled("emails", "files"):
        return False
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def is_mail_provider(domain: str) -> bool:
    """Whether a domain is one where anybody can have an address."""
    return any(domain.startswith(f"{provider}.") for provider in phrases("emails", "providers"))


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
    text = re.sub(_bracketed_dot(), ".", text)
    text = re.sub(rf"[ _-](?:{_dot_word()})[ _-]", ".", text)
    return text.replace(",", ".").replace(" ", "")


def _is_spoken_of(scene: Scene, start: int, local: str) -> bool:
    """Whether a word of mere letters in front of a spaced sign is announced as an address."""
    return local not in not_names() and scene.cues.last_before(scene.span(start, start + 1)[0], 4, Cue.MAIL) is not None


def _signed(scene: Scene) -> Iterator[_Candidate]:
    """Yield candidates around an at sign."""
    text = scene.folded.text
    for count, sign in enumerate(_SIGN.finditer(text)):
        if count >= _MAX_FOUND:
            return
        begin = _spelled_before(text, sign.start())
        if begin is not None:
            whole = _SPELLED_DOMAIN.match(text, sign.end()) or _LOOSE_DOMAIN.match(text, sign.end())
            if whole:
                local = text[begin : sign.start()].replace(" ", "")
                yield _Candidate(begin, begin + len(text[begin : whole.end()].rstrip()), f"{local}@{_squeeze(whole[0])}")
                continue
        start = _local_before(text, sign.start())
        if start is None:
            continue
        is_tight = sign[0] == "@"
        domain = _domain(text, sign.end())
        local = text[start : sign.start()]
        if not is_tight and not _HAS_MARK.search(local) and not _is_spoken_of(scene, start, local):
            continue
        if domain and (is_tight or domain[0].rpartition(".")[2].strip() in spelled("emails", "endings")):
            yield _Candidate(start, domain.end(), f"{text[start : sign.start()]}@{_squeeze(domain[0])}")


def _domain(text: str, position: int) -> re.Match[str] | None:
    """Return the domain at a position; a disguised one where the plain reading has no usual ending."""
    plain = _DOMAIN.match(text, position)
    if plain and plain[0].rpartition(".")[2] in spelled("emails", "endings") - {"example"}:
        return plain
    found = [match for match in (plain, _COMMA_DOMAIN.match(text, position), _loose(text, position)) if match]
    return max(found, key=re.Match.end, default=None)


def _loose(text: str, position: int) -> re.Match[str] | None:
    """Return a domain with spaced or spelled dots, whose ending is a usual one."""
    match = _LOOSE_DOMAIN.match(text, position)
    if match and _squeeze(match[0]).rpartition(".")[2] in spelled("emails", "endings"):
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
        if domain and _squeeze(domain[0]).rpartition(".")[2] not in spelled("emails", "endings"):
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
        if _PROVIDED.match(domain[0]) or (expected and len(local) > 3 and _HAS_MARK.search(local)):
            yield _Candidate(start, domain.end(), f"{local}@{domain[0]}")


_CAMEL = lazy(
    r"(?<![A-Za-z0-9])(?P<local>[a-z0-9][a-z0-9._-]{1,40})AT(?P<domain>[a-z0-9-]{2,40}(?:DOT[a-z0-9-]{2,20}){1,3})(?![A-Za-z0-9])"
)


def _capitals(text: str) -> Iterator[_Candidate]:
    """Yield candidates such as "salesATshopDOTcom", where capitals alone mark the signs, in the original text."""
    for match in _CAMEL.finditer(text):
        domain = match["domain"].replace("DOT", ".")
        if domain.rpartition(".")[2] in spelled("emails", "endings"):
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
    # Most texts with a sign hold nothing even where an address is expected; whether it is takes longer to know.
    if Gate.EMAIL not in scene.gates or next(emails_in(scene, expected=True), None) is None:
        return
    for email in emails_in(scene, expected=scene.cues.any(Cue.MAIL)):
        own = scene.cues.last_before(email.start, 20, Cue.OWN)
        is_own = own is not None and not re.search(r"[.!?。]\s", scene.text[own.end : email.start])
        if not is_own and not _PLATFORM.search(email.address.rpartition("@")[2]):
            plain = email.address == scene.text[email.start : email.end].lower()
            yield Sighting(email.start, email.end, "email", Answer.YES, _VALID if plain else _UNDONE)
