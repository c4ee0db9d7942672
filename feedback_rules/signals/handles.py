"""Find messenger ids and payment accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.vocabulary import one_of, phrases
from feedback_rules.verdict import Answer

__all__ = ["find_handles"]

_ID = r"[a-z0-9_][a-z0-9_.-]{2,30}[a-z0-9_]"


def _handle() -> str:
    """Return a messenger's name and the id behind it, as it is written in Latin, Chinese and Japanese."""
    latin = rf"(?<![a-z0-9])(?:{one_of('handles', 'messengers')})(?: ?(?:{one_of('handles', 'id_words')}))? ?[:=@] ?@?(?P<latin>{_ID})"
    chinese = (
        rf"(?:{one_of('handles', 'chinese_messengers')}|(?<![a-z0-9])(?:{one_of('handles', 'chinese_latin')})(?![a-z]))"
        rf"(?:{one_of('handles', 'chinese_id_words')})?(?:是|为)?[ :：]{{0,2}}"
        r"(?P<chinese>(?=[a-z_-]{0,20}[0-9_])[a-z][a-z0-9_-]{4,24}|(?=[0-9]{1,18}[a-z_-])[a-z0-9_-]{4,24})(?![a-z0-9])"
    )
    number = rf"(?<![a-z0-9])(?:{one_of('handles', 'qq')})(?:{one_of('handles', 'qq_words')})?(?:是|为)?[ :：]{{0,2}}"
    japanese = rf"(?:{one_of('handles', 'japanese_messengers')})(?:は|：|:| ){{0,3}}(?P<japanese>{_ID})"
    return rf"{latin}|{chinese}|{number}(?P<qq>[1-9]\d{{4,10}})(?!\d|@)|{japanese}"


def _payment() -> str:
    page = (
        r"(?<![a-z0-9])(?P<page>paypal\.me/[a-z0-9_.-]{2,40}[a-z0-9]|cash\.app/\$?[a-z0-9_]{2,30}"
        r"|venmo\.com/[a-z0-9_-]{2,30}|revolut\.me/[a-z0-9_]{2,30})"
    )
    service = rf"(?<![a-z0-9])(?:{one_of('handles', 'payment_services')})(?: ?(?:{one_of('handles', 'payment_words')}))? ?[:=]? ?"
    announced = rf"[a-z0-9._-]{{3,40}}@(?:ok[a-z]{{3,10}}|{one_of('handles', 'upi_announced')})(?![a-z.])"
    alone = rf"(?<![a-z0-9._-])(?P<upi>[a-z0-9._-]{{3,40}}@(?:{one_of('handles', 'upi')})(?![a-z.]))"
    return rf"{page}|{service}(?P<account>[@$][a-z][a-z0-9_-]{{2,29}}|{announced})|{alone}"


_HANDLE, _PAYMENT = lazy(_handle), lazy(_payment)
_LINKED = lazy(lambda: rf"(?<![a-z0-9])(?P<link>(?:{one_of('handles', 'links')})/[a-z0-9_.+~@-]{{3,40}}[a-z0-9_~])")
_IBAN = lazy(r"(?<![a-z0-9])(?P<iban>[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?)(?![a-z0-9])")
_MAX_FOUND = 20
_LEAST_GLUED = 6
_NOTES = {
    "handle": "a messenger id by its form, not looked up",
    "payment": "a payment account by its form, not looked up",
    "iban": "check digits of an international bank account number are right",
}


def _is_iban(text: str) -> bool:
    """Whether the check digits of an international bank account number are right."""
    compact = text.replace(" ", "").upper()
    if not 15 <= len(compact) <= 34:
        return False
    rotated = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in rotated)) % 97 == 1


def find_handles(scene: Scene) -> Iterator[Sighting]:
    """Yield messenger ids and payment accounts, each unsure: the written clause names neither."""
    if Gate.HANDLE in scene.gates:
        text = scene.folded.text
        for count, match in enumerate(_HANDLE.finditer(text)):
            name = match.lastgroup or ""
            if count < _MAX_FOUND and _is_id(match, name) and not _is_own(scene, match.start(name)):
                yield _sighting(scene, match, name, "handle")
        for match in _LINKED.finditer(text):
            if not _is_own(scene, match.start()):
                yield _sighting(scene, match, "link", "handle")
    if Gate.PAYMENT in scene.gates:
        text = scene.folded.text
        for match in _PAYMENT.finditer(text):
            yield _sighting(scene, match, match.lastgroup or "", "payment")
        for match in _IBAN.finditer(text):
            if _is_iban(match["iban"]) and not _is_own(scene, match.start()):
                yield _sighting(scene, match, "iban", "payment")


def _is_id(match: re.Match[str], group: str) -> bool:
    """Whether a word can be an account's name: not an ordinary word, not a telephone number."""
    word, lead = match[group], match[0][: match.start(group) - match.start()]
    if word.isdigit():
        return group == "qq"
    if group == "chinese":
        # "vx600x" is a model of something.
        return len(word) >= _LEAST_GLUED or not (lead[-1:].isascii() and lead[-1:].isalnum())
    return (
        "@" in lead
        or " id" in lead
        or "user" in lead
        or "handle" in lead
        or (group == "latin" and lead.startswith(phrases("handles", "telling")) and any(char.isdigit() or char in "_." for char in word))
    )


def _is_own(scene: Scene, position: int) -> bool:
    """Whether the id is the buyer's own."""
    start = scene.span(position, position + 1)[0]
    return scene.cues.last_before(start, 20, Cue.OWN) is not None


def _sighting(scene: Scene, match: re.Match[str], group: str, kind: str) -> Sighting:
    start, end = scene.span(match.start(group), match.end(group))
    note = _NOTES["iban" if group == "iban" else kind]
    return Sighting(start, end, kind, Answer.UNSURE, note)
