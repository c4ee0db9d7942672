"""Find the seller's postal addresses as they are written in Chinese, Japanese, Arabic and Hindi."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.addresses import is_elsewhere, is_sellers_place
from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.vocabulary import one_of
from feedback_rules.verdict import Answer

__all__ = ["find_eastern_addresses"]

_WHOLE = "street and house number in a named town; not looked up"
_STREET = "street and house number, no town; not looked up"
_HAN = "\u3400-\u9fff"


def _chinese_core() -> str:
    unit = r"(?:号|號|弄|-\d{1,4}(?![元块米公]))"
    street = rf"(?:{one_of('addresses', 'chinese_streets')})[东南西北中一二三四五六七八九十]{{0,2}}\s?\d{{1,5}}{unit}"
    return rf"{street}|(?:{one_of('addresses', 'chinese_estates')})\s?第?\d{{1,5}}(?:号|號|栋|幢|组)"


def _chinese_tail() -> str:
    part, alone = one_of("addresses", "chinese_parts"), one_of("addresses", "chinese_parts_alone")
    return rf"(?:[东南西北]?(?:{alone})|[A-Za-z]?\d{{1,5}}(?:{part})?|[A-Z](?:座|栋)|[A-Z](?=\d)|-(?=\d)){{1,8}}"


_ZH_CORE, _ZH_TAIL = lazy(_chinese_core), lazy(_chinese_tail)
_ZH_LEFT = lazy(rf"[{_HAN}0-9A-Za-z]{{0,40}}$")
_ZH_CUT = lazy(lambda: one_of("addresses", "chinese_cuts"))
_ZH_PLACE = lazy("[省市区區县縣镇鎮乡鄉]")

_DASH = "[-‐−–ー－]"
_JA_CORE = lazy(
    rf"\d{{1,4}}(?:丁目(?:\s?\d{{1,4}}(?:番地?|{_DASH}))?\s?\d{{0,4}}(?:号|番地?)?(?:{_DASH}\d{{1,4}})?"
    rf"|番地?\d{{0,4}}号?(?:{_DASH}\d{{1,4}}号?)?|{_DASH}\d{{1,4}}(?:{_DASH}\d{{1,5}}){{0,2}})(?:号室?)?"
)
_JA_SURE = lazy("[\u3041-\u30ff]|丁目|番地|〒|[都道府県]")
"""Without one of these Chinese characters and numbers are Chinese."""
_NOT_HOUSE = lazy(lambda: rf"\s?(?:{one_of('addresses', 'han_amounts')})")
_JA_LEFT = lazy(lambda: rf"(?:{one_of('addresses', 'japanese_kana_towns')})?[{_HAN}々ヶケノァ-ヴー]{{3,30}}$")
_JA_PLACE = lazy("[都道府県市区町村郡]")
_JA_TAIL = lazy(rf"[ \u3000]?[{_HAN}々ァ-ヴーA-Za-z]{{2,16}}[ \u3000]?\d{{2,4}}(?:号室?)?|[ \u3000]\d{{3,4}}号室?")
_JA_POST = lazy(r"(?:〒\s?)?\d{3}[-‐−－]\d{4}[ \u3000]?$")

_AR_WORD = "[\u0621-\u064a\u064b-\u0652]{1,15}"


def _arabic() -> str:
    area = rf"(?:(?:{one_of('addresses', 'arabic_areas')}) {_AR_WORD}(?: {_AR_WORD})?، ?)?"
    street = (
        rf"(?:{one_of('addresses', 'arabic_roads')}) (?:{_AR_WORD} ){{1,3}}(?:(?:{one_of('addresses', 'arabic_houses')}) )?[\d٠-٩]{{1,5}}"
    )
    return rf"(?P<street>{area}{street}(?:،? ?(?:{one_of('addresses', 'arabic_units')}) [\d٠-٩]{{1,4}}){{0,3}})"


_AR = lazy(_arabic)
_AR_PART = lazy(
    lambda: (
        rf"[،,] ?(?:(?:{one_of('addresses', 'arabic_areas')}) {_AR_WORD}|{one_of('addresses', 'arabic_towns')}|{_AR_WORD})"
        r"(?: \d{5}(?!\d))?"
    )
)
_HI_WORD = "[\u0900-\u0963\u0970-\u097f]{2,20}"


def _hindi() -> str:
    roads = one_of("addresses", "hindi_roads")
    number = rf"(?: (?:{one_of('addresses', 'hindi_numbers')}))?"
    house = rf"(?:{one_of('addresses', 'hindi_houses')}){number} ?[\w/-]{{1,8}}"
    after = rf"(?:सेक्टर \w{{1,4}}|(?:{_HI_WORD} ){{0,3}}(?:{roads})|{_HI_WORD})"
    return rf"(?P<street>(?:{house}, ?{after}|\d{{1,5}}[A-Za-z]?(?:/\d{{1,4}})?,? (?:{_HI_WORD} ){{1,3}}(?:{roads})(?![\u0900-\u097f])))"


def _indian() -> str:
    house = r"(?:(?:[Hh]ouse|[Ff]lat|[Pp]lot|[Ss]hop|[Hh]\.?)(?: ?(?:[Nn]o\.?|[Nn]umber|#))?:? ?[\w/-]{1,8})"
    road = rf"(?:[A-Z0-9][\w.]{{0,20}} ){{0,4}}(?:{one_of('addresses', 'indian_roads')})(?: ?(?:[Nn]o\.? ?)?\d{{1,4}})?"
    return rf"(?<![\w])(?P<street>{house},? {road}(?!\w))"


_HI, _IN = lazy(_hindi), lazy(_indian)
_HI_PART = lazy(lambda: rf", ?(?:सेक्टर \w{{1,4}}|(?:{one_of('addresses', 'hindi_towns')}|{_HI_WORD}))(?:[ -]{{1,3}}\d{{6}}(?!\d))?")
_IN_PART = lazy(
    lambda: (
        rf", ?(?:[A-Z][a-z]{{2,20}}(?: (?:[A-Z][a-z]{{2,20}}|{one_of('addresses', 'indian_roads')}))?"
        r"|(?:Sector|Phase|Block) \w{1,4})(?:[ -]{1,3}\d{6}(?!\d))?"
    )
)


def find_eastern_addresses(scene: Scene) -> Iterator[Sighting]:
    """Yield postal addresses in Chinese, Japanese, Arabic and Indian form that can be read as the seller's."""
    text = scene.text
    if not scene.has_digit:
        return
    if scene.has_han:
        yield from _judged(scene, _chinese(text))
        if _JA_SURE.search(text):
            yield from _judged(scene, _japanese(text))
    if Gate.ARABIC_ADDRESS in scene.gates:
        yield from _judged(scene, _with_parts(text, _AR, _AR_PART))
    if Gate.HINDI_ADDRESS in scene.gates:
        yield from _judged(scene, _with_parts(text, _HI, _HI_PART))
    if Gate.INDIAN_ADDRESS in scene.gates:
        yield from _judged(scene, _with_parts(text, _IN, _IN_PART))


def _judged(scene: Scene, found: Iterator[tuple[int, int, bool]]) -> Iterator[Sighting]:
    """Yield the addresses that are the seller's; one that nothing ascribes is unsure when it is whole."""
    for start, end, whole in found:
        if is_elsewhere(scene, start) or scene.cues.last_before(start, 6, Cue.OWN):
            continue
        if is_sellers_place(scene, start, end):
            yield Sighting(start, end, "address", Answer.YES, _WHOLE if whole else _STREET)
        elif whole and scene.cues.any(Cue.SHOP, Cue.PLACE):
            yield Sighting(start, end, "address", Answer.UNSURE, _WHOLE)


def _chinese(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield Chinese addresses: places from large to small, a street and a house number."""
    for core in _ZH_CORE.finditer(text):
        begin = max(0, core.start() - 40)
        left = _ZH_LEFT.search(text[begin : core.start()])
        lead = left[0] if left else ""
        cuts = list(_ZH_CUT.finditer(lead))
        start = core.start() - len(lead) + (cuts[-1].end() if cuts else 0)
        if core.start() - start < 2:
            continue
        tail = _ZH_TAIL.match(text, core.end())
        end = tail.end() if tail else core.end()
        yield start, end, bool(_ZH_PLACE.search(text[start : core.start()]))


def _japanese(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield Japanese addresses: prefecture, town and block, and a building where one is named."""
    for core in _JA_CORE.finditer(text):
        if _NOT_HOUSE.match(text, core.end()):
            continue
        begin = max(0, core.start() - 34)
        left = _JA_LEFT.search(text[begin : core.start()])
        if left is None or not _JA_PLACE.search(left[0]) or not re.search("[市区町村郡]", left[0][1:]):
            continue
        start = begin + left.start()
        post = _JA_POST.search(text[max(0, start - 12) : start])
        start -= len(post[0]) if post else 0
        tail = _JA_TAIL.match(text, core.end())
        yield start, tail.end() if tail else core.end(), True


def _with_parts(text: str, street: re.Pattern[str], part: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield streets with the towns and postcodes that follow them between commas."""
    for match in street.finditer(text):
        end, count = match.end(), 0
        while count < 4 and (more := part.match(text, end)):
            end, count = more.end(), count + 1
        yield match.start("street"), end, count > 0
