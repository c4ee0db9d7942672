"""Find the seller's postal addresses as they are written in Chinese, Japanese, Arabic and Hindi."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.addresses import is_elsewhere, is_sellers_place
from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.verdict import Answer

__all__ = ["find_eastern_addresses"]

_HAN = "\u3400-\u9fff"
_HAN_CHAR = re.compile(f"[{_HAN}]")

_ZH_CORE = re.compile(
    r"(?:路|街|巷|弄|大道|胡同|道)[东南西北中一二三四五六七八九十]{0,2}\s?\d{1,5}(?:号|號|弄|-\d{1,4}(?![元块米公]))|(?:村|里|花园|小区|新村|苑|庄|广场|大厦|段)\s?第?\d{1,5}(?:号|號|栋|幢|组)"
)
_ZH_LEFT = re.compile(rf"[{_HAN}0-9A-Za-z]{{0,40}}$")
_ZH_CUT = re.compile(r"[到是在为往住址从于至给：:去找着了]|写的是|地址|回|上门")
_ZH_TAIL = re.compile(
    r"(?:[东南西北]?(?:院|号楼|号院|號樓|栋|幢|座|单元|單元|层|樓|楼|室|房|铺|门|户|弄|区)|[A-Za-z]?\d{1,5}(?:号楼|号院|号|號|栋|幢|座|单元|單元|层|樓|楼|室|房|铺|门|户)?|[A-Z](?:座|栋)|[A-Z](?=\d)|-(?=\d)){1,8}"
)
_ZH_PLACE = re.compile("[省市区區县縣镇鎮乡鄉]")

_JA_CORE = re.compile(
    r"\d{1,4}(?:丁目(?:\s?\d{1,4}(?:番地?|[-‐−–ー－]))?\s?\d{0,4}(?:号|番地?)?(?:[-‐−–ー－]\d{1,4})?|番地?\d{0,4}号?(?:[-‐−–ー－]\d{1,4}号?)?|[-‐−–ー－]\d{1,4}(?:[-‐−–ー－]\d{1,5}){0,2})(?:号室?)?"
)
_JA_LEFT = re.compile(rf"(?:さいたま|つくば|いわき|ひたちなか|うるま|あきる野|むつ)?[{_HAN}々ヶケノァ-ヴー]{{3,30}}$")
_JA_PLACE = re.compile("[都道府県市区町村郡]")
_JA_TAIL = re.compile(rf"[ \u3000]?[{_HAN}々ァ-ヴーA-Za-z]{{2,16}}[ \u3000]?\d{{2,4}}(?:号室?)?|[ \u3000]\d{{3,4}}号室?")
_JA_POST = re.compile(r"(?:〒\s?)?\d{3}[-‐−－]\d{4}[ \u3000]?$")

_AR_WORD = "[\u0621-\u064a\u064b-\u0652]{1,15}"
_AR = re.compile(
    rf"(?P<street>(?:(?:حي|منطقة) {_AR_WORD}(?: {_AR_WORD})?، ?)?(?:شارع|طريق|جادة|زقاق|نهج|حارة) (?:{_AR_WORD} ){{1,3}}(?:(?:رقم|بناية|مبنى|عمارة|فيلا|بيت|منزل) )?[\d٠-٩]{{1,5}}(?:،? ?(?:بناية|مبنى|عمارة|الطابق|طابق|شقة|الدور|دور|فيلا|رقم) [\d٠-٩]{{1,4}}){{0,3}})"
)
_AR_TOWNS = (
    "مكة المكرمة|المدينة المنورة|الدار البيضاء|أبو ظبي|ابو ظبي|القاهرة الجديدة|مدينة نصر|رأس الخيمة|السادس من أكتوبر|الشيخ زايد|بورسعيد"
)
_AR_PART = re.compile(rf"[،,] ?(?:(?:حي|منطقة) {_AR_WORD}|{_AR_TOWNS}|{_AR_WORD})(?: \d{{5}}(?!\d))?")

_HI_WORD = "[\u0900-\u0963\u0970-\u097f]{2,20}"
_HI_ROAD = "मार्ग|रोड|गली|सड़क|नगर|कॉलोनी|कालोनी|विहार|बाग|बाज़ार|बाजार|चौक|पथ|एन्क्लेव|मोहल्ला|लेन"
_IN_ROAD = "Road|Rd|Street|Marg|Nagar|Colony|Lane|Gali|Vihar|Bagh|Bazar|Bazaar|Chowk|Enclave|Layout|Cross|Main|Sector|Phase|Block|Town|Extension|Path"
_HI = re.compile(
    rf"(?P<street>(?:(?:मकान|फ्लैट|दुकान|प्लॉट|हाउस|घर)(?: (?:नंबर|संख्या|नं\.?|न\.))? ?[\w/-]{{1,8}}, ?(?:सेक्टर \w{{1,4}}|(?:{_HI_WORD} ){{0,3}}(?:{_HI_ROAD})|{_HI_WORD})|\d{{1,5}}[A-Za-z]?(?:/\d{{1,4}})?,? (?:{_HI_WORD} ){{1,3}}(?:{_HI_ROAD})(?![\u0900-\u097f])))"
)
_HI_PART = re.compile(rf", ?(?:सेक्टर \w{{1,4}}|(?:नई दिल्ली|नवी मुंबई|ग्रेटर नोएडा|{_HI_WORD}))(?:[ -]{{1,3}}\d{{6}}(?!\d))?")
_IN = re.compile(
    rf"(?<![\w])(?P<street>(?:(?:[Hh]ouse|[Ff]lat|[Pp]lot|[Ss]hop|[Hh]\.?)(?: ?(?:[Nn]o\.?|[Nn]umber|#))?:? ?[\w/-]{{1,8}}),? (?:[A-Z0-9][\w.]{{0,20}} ){{0,4}}(?:{_IN_ROAD})(?: ?(?:[Nn]o\.? ?)?\d{{1,4}})?(?!\w))"
)
_IN_PART = re.compile(
    rf", ?(?:[A-Z][a-z]{{2,20}}(?: (?:[A-Z][a-z]{{2,20}}|{_IN_ROAD}))?|(?:Sector|Phase|Block) \w{{1,4}})(?:[ -]{{1,3}}\d{{6}}(?!\d))?"
)


def find_eastern_addresses(scene: Scene) -> Iterator[Sighting]:
    """Yield postal addresses in Chinese, Japanese, Arabic and Indian form that can be read as the seller's."""
    text = scene.text
    if not scene.has_digit:
        return
    if not text.isascii() and _HAN_CHAR.search(text):
        yield from _judged(scene, _chinese(text))
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
            yield Sighting(start, end, "address", Answer.YES)
        elif whole and scene.cues.any(Cue.SHOP, Cue.PLACE):
            yield Sighting(start, end, "address", Answer.UNSURE)


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
