"""Recognise the seller's own data, as the seller's profile lists it, and data that is surely somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from feedback_rules.feedback import SellerProfile
from feedback_rules.signals.cues import Cue
from feedback_rules.signals.emails import emails_in, is_mail_provider
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_reader import SENTENCE_END
from feedback_rules.signals.phones import numbers_in
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.vocabulary import one_of, phrases
from feedback_rules.text.fold import bare
from feedback_rules.verdict import Answer

__all__ = ["find_profile_data", "in_shop_name", "weighed"]

_WORD = lazy(r"[^\W_]+(?:[\u0900-\u0963\u0300-\u036f]+[^\W_]*)*")
_DIPHTHONG = lazy("([aou])e")
_UNSPACED = lazy("[\u3040-\u30ff\u3400-\u9fff]")
_NEAR_NAME, _NEAR_WORD, _NEAR_ADDRESS = 90, 80, 88
_MIN_PHONE = 7
_MIN_LOCAL = 4
_MATCHES, _NEARLY = "matches the seller's {}", "nearly matches the seller's {}"
_TITLE = lazy(lambda: rf"(?:{one_of('names', 'profile_titles')})\.?\s{{1,2}}$", flags=re.IGNORECASE)


def _canonical(text: str) -> str:
    """Fold a name so that spellings of one letter are the same: "ü" and "ue", "ß" and "ss", any accent."""
    return _DIPHTHONG.sub(r"\1", bare(text).text)


def _words(text: str) -> list[tuple[int, int, str]]:
    return [(match.start(), match.end(), _canonical(match[0])) for match in _WORD.finditer(text)]


def find_profile_data(scene: Scene, seller: SellerProfile) -> Iterator[Sighting]:
    """Yield the seller's own names, e-mail addresses, telephone numbers and postal addresses, each sure."""
    yield from _emails(scene, seller)
    yield from _phones(scene, seller)
    words = _words(scene.text) if seller.names or seller.addresses else []
    for name in seller.names:
        yield from _names(scene, words, name)
    for address in seller.addresses:
        yield from _addresses(scene, words, address)


def _emails(scene: Scene, seller: SellerProfile) -> Iterator[Sighting]:
    wanted = {bare(email).text for email in seller.emails}
    for email in emails_in(scene, expected=True) if wanted else ():
        if email.address.lower() in wanted:
            yield Sighting(email.start, email.end, "email", Answer.YES, _MATCHES.format("e-mail address"))


def _digits(text: str) -> str:
    """Return a number's digits without signs of a country code or trunk zero in front."""
    return re.sub(r"\D", "", text.replace("(0)", "")).lstrip("0")


def _same_phone(left: str, right: str) -> bool:
    """Whether two numbers are one, written with or without its country code."""
    short, long = sorted((_digits(left), _digits(right)), key=len)
    if len(short) < _MIN_PHONE or len(long) - len(short) > 4:
        return False
    if long.endswith(short):
        return True
    # A trunk zero may stand between the country code and the rest.
    return any(long[size:].lstrip("0") == short for size in (1, 2, 3))


def _phones(scene: Scene, seller: SellerProfile) -> Iterator[Sighting]:
    if not seller.phones:
        return
    for number in numbers_in(scene):
        if any(_same_phone(number.digits, phone) for phone in seller.phones):
            yield Sighting(number.start, number.end, "phone", Answer.YES, _MATCHES.format("telephone number"))


def _names(scene: Scene, words: list[tuple[int, int, str]], name: str) -> Iterator[Sighting]:
    """Yield a listed name in either order, with or without an initial between; its family name with a title is unsure."""
    if _UNSPACED.search(name):
        yield from _unspaced(scene, name, "name")
        return
    parts = [part for _, _, part in _words(name)]
    wanted = [part for part in parts if len(part) > 1] or parts
    if len(wanted) < 2:
        return
    size = len(wanted)
    for index in range(len(words) - size + 1):
        for length in (size, size + 1):
            window = [word for word in words[index : index + length] if len(word[2]) > 1]
            if len(window) == size and _close(scene, words[index : index + length]) and _same_name([word[2] for word in window], wanted):
                exact = sorted(word[2] for word in window) == sorted(wanted)
                note = (_MATCHES if exact else _NEARLY).format("name")
                yield Sighting(window[0][0], window[-1][1], "name", Answer.YES, note)
                break
    for start, end, word in words:
        if word == wanted[-1] and len(word) > 2 and _TITLE.search(scene.text[max(0, start - 12) : start]):
            yield Sighting(start, end, "name", Answer.UNSURE, "title and family name of the seller")


def _close(scene: Scene, window: list[tuple[int, int, str]]) -> bool:
    """Whether the words stand side by side."""
    return all(len(scene.text[left[1] : right[0]].strip(" .,-\u00a0")) == 0 and right[0] - left[1] <= 3 for left, right in pairwise(window))


def _same_name(found: list[str], wanted: list[str]) -> bool:
    """Whether words are a listed name, in its order or with the family name first, letter for letter or nearly."""
    from rapidfuzz import fuzz

    for order in (wanted, [wanted[-1], *wanted[:-1]]):
        if found == order:
            return True
        near_words = all(fuzz.ratio(a, b) >= _NEAR_WORD and a[0] == b[0] for a, b in zip(found, order, strict=True))
        if len("".join(order)) >= 8 and near_words and fuzz.ratio(" ".join(found), " ".join(order)) >= _NEAR_NAME:
            return True
    return False


def _unspaced(scene: Scene, wanted: str, kind: str) -> Iterator[Sighting]:
    """Yield a listed Chinese or Japanese name or address, whatever spaces stand inside."""
    letters = [re.escape(char) for char in bare(wanted).text if not char.isspace()]
    if len(letters) < 2:
        return
    for match in re.finditer("[ \u3000]?".join(letters), scene.folded.text):
        yield Sighting(*scene.span(match.start(), match.end()), kind, Answer.YES, _MATCHES.format(kind))


def _addresses(scene: Scene, words: list[tuple[int, int, str]], address: str) -> Iterator[Sighting]:
    """Yield a listed address: its street and number must be there, the rest may be near."""
    from rapidfuzz import fuzz

    if _UNSPACED.search(address):
        yield from _unspaced(scene, address, "address")
        return
    street = _street(address)
    parts = [part for _, _, part in _words(address)]
    wanted = [part for _, _, part in _words(street)]
    if len(wanted) < 2:
        return
    rest = frozenset(parts) - frozenset(wanted)
    size = len(wanted)
    numbers = {part for part in wanted if part[0].isdigit()}
    for index in range(len(words) - size + 1):
        window = words[index : index + size]
        found = [_street_word(word[2]) for word in window]
        if numbers <= {word[2] for word in window} and fuzz.ratio(" ".join(found), " ".join(map(_street_word, wanted))) >= _NEAR_ADDRESS:
            end, last = window[-1][1], index + size
            while last < len(words) and words[last][2] in rest and words[last][0] - end <= 3:
                end, last = words[last][1], last + 1
            exact = found == [_street_word(part) for part in wanted]
            yield Sighting(window[0][0], end, "address", Answer.YES, (_MATCHES if exact else _NEARLY).format("address"))
            return


@cache
def _street_words() -> dict[str, str]:
    """Return the short form of each street word that has one."""
    shorts = ("st", "rd", "ave", "ln", "dr", "blvd", "ul")
    return {word: short for short in shorts for word in phrases("addresses", f"same_{short}")}


def _street_word(word: str) -> str:
    """Return a street word in its short form."""
    word = _street_words().get(word, word)
    return f"{word[:-7]}str" if word.endswith("strasse") else word


_UNIT = lazy(lambda: rf"\s*(?:{one_of('addresses', 'profile_units')})\b.{{0,12}}$", flags=re.IGNORECASE)


def _street(address: str) -> str:
    """Return an address up to its house number: the first parts between commas that hold a word and a number."""
    taken: list[str] = []
    for part in address.split(","):
        if taken or not _UNIT.match(part):
            taken.append(part)
        joined = " ".join(taken)
        if re.search(r"\d", joined) and re.search(r"[^\W\d_]{3}", joined):
            return joined
    return address


def weighed(sighting: Sighting, scene: Scene, seller: SellerProfile) -> Iterator[Sighting]:
    """Yield what was seen as the profile makes it: near the seller's data as it is, else unsure, or nothing.

    Data of a kind that the profile does not list stays as it is. Other data of a listed kind is somebody else's, unless
    words ascribe it to the seller, who may have more than the profile lists; a name is only ever seen beside such words.
    """
    listed = {"phone": seller.phones, "email": seller.emails, "name": seller.names, "address": seller.addresses}.get(sighting.kind, ())
    if not listed:
        yield sighting
    elif note := _likeness(scene, sighting, listed):
        yield replace(sighting, note=note)
    elif sighting.answer is Answer.YES and (sighting.kind == "name" or _is_ascribed(scene, sighting)):
        yield replace(sighting, answer=Answer.UNSURE, note=f"{sighting.note}; not in the seller's profile")


def _likeness(scene: Scene, sighting: Sighting, listed: Sequence[str]) -> str:
    """Return in what a number or e-mail address is like a listed one; empty where it is not."""
    if sighting.kind == "phone":
        return _NEARLY.format("telephone number") if any(_may_be_same_phone(scene, sighting, phone) for phone in listed) else ""
    if sighting.kind != "email":
        return ""
    from rapidfuzz.distance import Levenshtein

    seen = next((email.address for email in emails_in(scene, expected=True) if email.start == sighting.start), "").lower()
    for wanted in (bare(email).text for email in listed):
        local, _, domain = wanted.partition("@")
        if len(local) > _MIN_LOCAL and Levenshtein.distance(seen, wanted) <= 1:
            return _NEARLY.format("e-mail address")
        if seen.partition("@")[2] == domain and not is_mail_provider(domain):
            return "in the mail domain of the seller"
    return ""


_ASCRIBED = 40


def _is_ascribed(scene: Scene, sighting: Sighting) -> bool:
    """Whether the words in front say that a number or address is the seller's."""
    kinds = (Cue.STAFF, Cue.SELLER, Cue.SHOP, Cue.PLACE) if sighting.kind == "address" else (Cue.STAFF, Cue.SELLER, Cue.SHOP)
    hit = scene.cues.last_before(sighting.start, _ASCRIBED, *kinds)
    return hit is not None and not SENTENCE_END.search(scene.text, hit.end, sighting.start)


def _may_be_same_phone(scene: Scene, sighting: Sighting, phone: str) -> bool:
    """Whether a number could be a listed one with a slip of the finger."""
    from rapidfuzz.distance import Levenshtein

    seen = next((number.digits for number in numbers_in(scene) if number.start <= sighting.start < number.end), "")
    return _same_phone(seen, phone) or Levenshtein.distance(seen.lstrip("0")[-8:], _digits(phone)[-8:]) <= 1


def in_shop_name(sighting: Sighting, scene: Scene, seller: SellerProfile) -> bool:
    """Whether a name is part of one of the seller's shop names, which are never personal data."""
    seen = bare(scene.text[sighting.start : sighting.end]).text
    for shop in seller.shop_names:
        wanted = bare(shop).text
        if seen == wanted:
            return True
        if seen in wanted:
            begin = max(0, sighting.start - len(shop))
            if wanted in bare(scene.text[begin : sighting.end + len(shop)]).text:
                return True
    return False
