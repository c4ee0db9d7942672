"""Find telephone numbers, in digits, spaced digits and spoken digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback_rules.signals.cues import Cue, CueHit
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.spoken_digits import may_speak_glued, spoken_numbers
from feedback_rules.signals.vocabulary import one_of, phrases, spelled
from feedback_rules.text.fold import bare
from feedback_rules.text.language import guess_language
from feedback_rules.verdict import Answer

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

__all__ = ["Number", "find_phones", "numbers_in"]

_SEPARATOR = r"[ \u00a0./()*\u2010-\u2015−-]"
_NUMBER = lazy(
    rf"(?<![a-z0-9_#@$€£¥₹=%])(?:\+ ?|\()?[(]?\d(?:{_SEPARATOR}{{0,3}}\d){{5,22}}(?:\s?(?:x|ext\.?)\s?\d{{1,5}})?"
    r"(?![a-z0-9_%$€£¥₹°=:]|[.,]\d|\*\*|xx)"
)
_LETTER_O = lazy(r"(?<![a-z0-9_#@])(?=[o0-9]{0,3}\d)(?=\d{0,3}o)[o\d](?:[ .-]?[o\d]){6,14}(?![a-z0-9_])")
_ORDER = lazy(r"\d{3}\D\d{7}\D\d{7}|\d{17,}")
_DATE = lazy(
    r"(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)\d\d"
)
_YEARS = lazy(r"(?:19|20)\d\d(?:[ /-]{1,3}(?:19|20)\d\d)+")
_ADDRESS_4 = lazy(r"\d{1,3}(?:\.\d{1,3}){3}")
_THOUSANDS = lazy(r"[1-9]\d{0,2}(?:[., ]\d{3})+")
_NESTED = lazy(r"\([^)]*\(")
_GROUPS = lazy(r"\d+")
_NORTH_AMERICAN = lazy(r"(?:\+?1[ .-])?(?:\(\d{3}\)[ .-]{0,2}|\d{3}[.-])\d{3}[ .-]\d{4}")
_BREAK = lazy(r"[!?。！？\n]|\.\s+(?=\S)")
_NEGATED = lazy(lambda: "|".join(phrases("phones", "negated")))
_REGIONS = {
    "en": ("US", "GB"), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "es": ("ES", "MX"), "it": ("IT", "CH"), "pt": ("BR", "PT"),
    "nl": ("NL", "BE"), "sv": ("SE",), "pl": ("PL",), "tr": ("TR",), "ja": ("JP",), "zh": ("CN", "TW", "HK"), "ar": ("SA", "AE", "EG"),
    "hi": ("IN",),
}  # fmt: skip
_MARKETPLACES = {"UK": "GB", "FALLBACK": "US"}
_UNITS = lazy(lambda: rf"\s{{0,2}}(?:{one_of('phones', 'units')})(?![a-z])")
_MONEY_BEFORE = lazy(lambda: rf"(?:{one_of('phones', 'currencies')})\s?$")
_MIN_DIGITS, _MAX_DIGITS, _MAX_FOUND = 7, 15, 40
_GAP = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be a telephone's, at ``text[start:end]`` of the original, and its digits."""

    start: int
    end: int
    written: str
    digits: str
    is_spoken: bool = False

    @property
    def is_international(self) -> bool:
        """Whether it begins with a country code."""
        return self.written.lstrip("( ").startswith(("+", "00"))


def numbers_in(scene: Scene) -> Iterator[Number]:
    """Yield everything of a telephone number's length: digits, spaced digits, digits with the letter o, spoken digits."""
    count = 0
    if scene.has_number:
        folded = scene.folded
        for pattern in (_NUMBER, _LETTER_O):
            for match in pattern.finditer(folded.text):
                written = _balanced(match[0])
                digits = re.sub(r"\D", "", re.split(r"x|ext", written)[0].replace("o", "0"))
                if len(digits) >= _MIN_DIGITS and count < _MAX_FOUND:
                    count += 1
                    start, end = scene.span(match.start(), match.start() + len(written))
                    yield Number(start, end, written, digits)
    if Gate.SPOKEN in scene.gates or Gate.KANA_DIGIT in scene.gates or (scene.has_han and may_speak_glued(scene.text)):
        for spoken in spoken_numbers(scene.folded.text):
            start, end = scene.span(spoken.start, spoken.end)
            yield Number(start, end, scene.folded.text[spoken.start : spoken.end], spoken.digits, is_spoken=True)


def _balanced(written: str) -> str:
    """Cut an unopened bracket and what follows it."""
    depth = 0
    for index, char in enumerate(written):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return written[:index].rstrip(" .-/(")
    return written


def find_phones(scene: Scene, *, addresses: Sequence[Sighting] = ()) -> Iterator[Sighting]:
    """Yield telephone numbers; the buyer's own, couriers' and all numbers of other kinds are left out.

    Args:
        scene: the text.
        addresses: the postal addresses found in it; a number begins behind the postcode of one.
    """
    taken: list[tuple[int, int]] = []
    for found in sorted(numbers_in(scene), key=lambda item: (not item.is_spoken, item.start)):
        number = _behind_postcode(scene, found, addresses)
        if any(number.start < end and start < number.end for start, end in taken):
            continue
        answer = _judge(scene, number)
        if answer is not Answer.NO:
            taken.append((number.start, number.end))
            yield Sighting(number.start, number.end, "phone", answer, _note(scene, number))


def _behind_postcode(scene: Scene, number: Number, addresses: Sequence[Sighting]) -> Number:
    """Return a number without the postcode that an address in front of it ends in."""
    for address in addresses:
        if not number.is_spoken and address.start < number.start < address.end < number.end:
            written = scene.text[address.end : number.end].lstrip(" ,;:–-")
            if (written and written[0] in "+(") or written[:1].isdigit():
                return Number(number.end - len(written), number.end, written, re.sub(r"\D", "", written))
    return number


def _note(scene: Scene, number: Number) -> str:
    """Return what the numbering plans say about a number: of which country it is a valid one, if of any."""
    import phonenumbers

    written = number.digits if number.is_spoken else number.written
    spoken = "spelled in words, " if number.is_spoken else ""
    if number.is_international:
        digits = number.digits if number.written.lstrip("( ").startswith("+") else number.digits.removeprefix("00")
        if parsed := _parsed(f"+{digits.replace('0', '', 1) if '(0)' in number.written else digits}", None):
            return f"{spoken}valid number of {phonenumbers.region_code_for_number(parsed)}"
        return f"{spoken}begins with a country code, but is no valid number"
    regions = _regions(scene)
    for region in regions:
        if _parsed(written, region):
            return f"{spoken}valid number of {region}"
    return f"{spoken}announced as a telephone number, valid in none of {', '.join(regions)}"


def _judge(scene: Scene, number: Number) -> Answer:
    """Return how sure a number is the seller's telephone number."""
    if not _MIN_DIGITS <= len(number.digits) <= _MAX_DIGITS or len(set(number.digits)) == 1:
        return Answer.NO
    if not number.is_spoken and (_is_other_shape(number.written) or _is_amount(scene, number)):
        return Answer.NO
    if _NEGATED.search(scene.folded.text) or _is_owned_by_other(scene, number):
        return Answer.NO
    if number.is_spoken:
        return _judge_spoken(scene, number)
    cue, label = _cue_before(scene, number, Cue.PHONE), _cue_before(scene, number, Cue.LABEL)
    if label and not (cue and (cue.end, -cue.start) > (label.end, -label.start) and not _is_of_label(scene, cue, label)):
        return Answer.NO
    behind = _cue_behind(scene, number)
    if cue or behind:
        return Answer.YES if _fits_cue(number) else Answer.NO
    return _judge_bare(scene, number)


def _is_of_label(scene: Scene, cue: CueHit, label: CueHit) -> bool:
    """Whether a cue is no more than the word "number" that belongs to a label, as in "order number is"."""
    word = bare(scene.text[cue.start : cue.end]).text
    return word in spelled("phones", "number_words") and cue.start - label.end <= 10


def _judge_spoken(scene: Scene, number: Number) -> Answer:
    """Return how sure spoken digits are a telephone number: a cue, or a length nobody spells otherwise."""
    label = _cue_before(scene, number, Cue.LABEL)
    cue = _cue_before(scene, number, Cue.PHONE)
    if label and not (cue and (cue.end, -cue.start) > (label.end, -label.start)):
        return Answer.NO
    if cue or _cue_behind(scene, number):
        return Answer.YES
    counted = number.digits in "0123456789012345" or number.digits in "9876543210"
    return Answer.UNSURE if len(number.digits) >= 9 and not counted else Answer.NO


def _is_owned_by_other(scene: Scene, number: Number) -> bool:
    """Whether a number is the buyer's own, or a courier's or Amazon's."""
    own = scene.cues.last_before(number.start, _GAP, Cue.OWN)
    if own and not _BREAK.search(scene.text, own.end, number.start):
        cue = scene.cues.last_before(number.start, _GAP, Cue.PHONE)
        return not cue or cue.start <= own.end + 25
    if (behind := scene.cues.first_after(number.end, 2, Cue.OWN)) and scene.text[number.end : behind.start].isspace():
        return True
    lead = scene.text[max(0, number.start - 40) : number.start].lower()
    return bool(_OUTSIDERS.search(_BREAK.split(lead)[-1]))


_OUTSIDERS = lazy(lambda: rf"{one_of('phones', 'outsiders')}|\b(?:{one_of('phones', 'outsiders_whole')})\b")


def _is_other_shape(written: str) -> bool:
    """Whether digits are grouped as an order id, date, span of years, nested brackets or a book number."""
    digits = re.sub(r"\D", "", written)
    if _ORDER.fullmatch(written.strip("( ")) or _DATE.match(written) or _YEARS.fullmatch(written) or _NESTED.search(written):
        return True
    return len(digits) == 13 and digits.startswith(("978", "979"))


def _is_amount(scene: Scene, number: Number) -> bool:
    """Whether a unit follows or a currency stands before."""
    start, end = number.start, number.end
    return bool(_UNITS.match(scene.text[end : end + 14].lower()) or _MONEY_BEFORE.search(scene.text[max(0, start - 5) : start].lower()))


def _fits_cue(number: Number) -> bool:
    """Whether a number that a cue announces can be dialled: not a list of sizes, not a network address."""
    groups = _GROUPS.findall(number.written)
    if _ADDRESS_4.fullmatch(number.written) and all(int(group) < 256 for group in groups):
        return len(groups[0]) == 2 and all(len(group) == 2 for group in groups)
    return not (len(groups) >= 4 and all(len(group) == 3 for group in groups) and not number.is_international and len(number.digits) > 11)


def _cue_before(scene: Scene, number: Number, kind: Cue) -> CueHit | None:
    """Return the cue that announces a number: before it, in the same sentence, no other number between."""
    hit = scene.cues.last_before(number.start, _GAP, kind)
    if hit is None:
        return None
    gap = scene.text[hit.end : number.start]
    if _BREAK.search(gap.removeprefix(".").lstrip()) or re.search(r"\d{3}", gap):
        return None
    # One Chinese character, "to hit" and "to call", only counts right before the number.
    if hit.end - hit.start == 1 and not scene.text[hit.start].isascii() and gap.strip(" ：:"):
        return None
    return hit


def _cue_behind(scene: Scene, number: Number) -> CueHit | None:
    """Return the cue that follows a number in the same sentence."""
    hit = scene.cues.first_after(number.end, 22, Cue.PHONE_AFTER)
    if hit is None or (scene.folded.text[hit.start : hit.end] in spelled("phones", "plain_behind") and hit.start - number.end > 2):
        return None
    if _BREAK.search(scene.text, number.end, hit.start) or re.search(r"\d{3}", scene.text[number.end : hit.start]):
        return None
    return hit


def _regions(scene: Scene) -> list[str]:
    """Return the countries whose form a number may have: the marketplace's, then those of the language."""
    market = _MARKETPLACES.get(scene.marketplace.upper(), scene.marketplace.upper())
    return list(dict.fromkeys([market, *_REGIONS.get(guess_language(scene.text), ())]))


def _judge_bare(scene: Scene, number: Number) -> Answer:
    """Return how sure a number without any cue is a telephone number: it must be written as one and be valid."""
    written = number.written
    after_label = scene.cues.first_after(number.end, 12, Cue.LABEL)
    if after_label or scene.cues.last_before(number.start, 45, Cue.LABEL) or "*" in written:
        return Answer.NO
    groups = _GROUPS.findall(written)
    if number.is_international and len(number.digits) >= 9 and not (len(groups) > 7):
        plus = "+" + number.digits if written.lstrip("( ").startswith("+") else "+" + number.digits.removeprefix("00")
        if written.lstrip("( ").startswith("+") or len(groups) > 1:
            return Answer.YES if _is_valid(plus, "ZZ") else Answer.NO
        return Answer.UNSURE if _is_valid(plus, "ZZ") else Answer.NO
    if (
        _ADDRESS_4.fullmatch(written)
        or _THOUSANDS.fullmatch(written)
        or max(map(len, groups)) == 1
        or ("/" in written and not written.startswith("0"))
    ):
        return Answer.NO
    looks = _NORTH_AMERICAN.fullmatch(written) or (
        written.lstrip("(").startswith("0") and 2 <= len(groups) <= 6 and 9 <= len(number.digits) <= 12
    )
    if not looks:
        return Answer.NO
    return Answer.YES if any(_is_valid(written, region) for region in _regions(scene)) else Answer.NO


def _is_valid(written: str, region: str) -> bool:
    """Whether a number is valid in a country, or with its country code."""
    return _parsed(written, None if region == "ZZ" else region) is not None


def _parsed(written: str, region: str | None) -> PhoneNumber | None:
    """Return a number read in a country's form, or with its country code where none is given; ``None`` if it is not valid."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None
