"""Read digits written as words: "zero six one two", "null eins", "一三九"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_rules.signals.words import words
from feedback_rules.text.fold import bare

__all__ = ["DIGIT_WORDS", "SpokenNumber", "may_speak_glued", "spoken_numbers"]

_WORDS = """
zero one two three four five six seven eight nine
null eins zwei drei vier fünf sechs sieben acht neun
zéro un deux trois quatre cinq six sept huit neuf
cero uno dos tres cuatro cinco seis siete ocho nueve
zero uno due tre quattro cinque sei sette otto nove
zero um dois três quatro cinco seis sete oito nove
nul een twee drie vier vijf zes zeven acht negen
noll ett två tre fyra fem sex sju åtta nio
zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć
sıfır bir iki üç dört beş altı yedi sekiz dokuz
صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة
शून्य एक दो तीन चार पांच छह सात आठ नौ
zero ek do teen char paanch chhah saat aath nau
ゼロ 一 二 三 四 五 六 七 八 九
"""
_VARIANTS = {
    "oh": "0", "nought": "0", "nil": "0", "zwo": "2", "uma": "1", "une": "1", "meia": "6", "ein": "1", "en": "1", "één": "1", "jedna": "1", "dwie": "2", "شون्य": "0",
    "اثنين": "2", "ثلاث": "3", "اربع": "4", "خمس": "5", "ست": "6", "سبع": "7", "ثمان": "8", "ثماني": "8", "تسع": "9", "वन": "1", "पाँच": "5", "छः": "6", "छे": "6", "ज़ीरो": "0", "जीरो": "0",
    "panch": "5", "che": "6", "chhe": "6", "sat": "7", "aat": "8", "shunya": "0", "nol": "0",
}  # fmt: skip
_GLUED = {
    "ゼロ": "0", "れい": "0", "まる": "0", "零": "0", "〇": "0", "○": "0", "洞": "0", "いち": "1", "一": "1", "幺": "1", "壱": "1", "壹": "1", "に": "2", "二": "2", "两": "2", "兩": "2", "贰": "2",
    "さん": "3", "三": "3", "叁": "3", "よん": "4", "四": "4", "肆": "4", "ご": "5", "五": "5", "伍": "5", "ろく": "6", "六": "6", "陆": "6", "なな": "7", "しち": "7", "七": "7", "柒": "7", "拐": "7",
    "はち": "8", "八": "8", "捌": "8", "きゅう": "9", "く": "9", "九": "9", "玖": "9", "勾": "9",
}  # fmt: skip


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _WORDS.strip().splitlines():
        for digit, word in enumerate(line.split()):
            table.setdefault(bare(word).text, str(digit))
    for word, digit_text in _VARIANTS.items():
        table.setdefault(bare(word).text, digit_text)
    return table


_DIGITS = _table()
_ARTICLES = words("a un une une's ein eins en ett een uno una um uma bir ek एक one do sei oh nil six sat teen che to tre due واحد")
DIGIT_WORDS = frozenset([*_WORDS.split(), *_VARIANTS, *_DIGITS]) - _ARTICLES
"""Words for digits, as they are spelled and folded, without those that are also articles."""
_REPEATS = {"double": 2, "doppel": 2, "triple": 3, "dupla": 2, "doble": 2}
_TOKEN = re.compile(r"\d{1,12}|(?:[^\W\d_]|[\u0900-\u0963])+")
_GLUE = re.compile("[ \u3000、,-]{0,2}")
_GLUED_TOKEN = re.compile("|".join(sorted(_GLUED, key=len, reverse=True)) + r"|\d")
_GLUED_RUN = re.compile(rf"(?:(?:{'|'.join(sorted(_GLUED, key=len, reverse=True))}|\d)[ \u3000、,-]{{0,2}}){{7,20}}")
_HAS_GLUED = re.compile("[零〇○一二三四五六七八九幺][ 、-]?[零〇○一二三四五六七八九幺0-9][ 、-]?[零〇○一二三四五六七八九幺0-9]")
_MIN_DIGITS, _MAX_DIGITS, _MIN_WORDS = 7, 16, 3


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """Digits spoken at ``text[start:end]`` of the folded text, and how many words stand for one."""

    start: int
    end: int
    digits: str
    words: int


def may_speak_glued(text: str) -> bool:
    """Return whether digits stand side by side as Chinese or Japanese words."""
    return _HAS_GLUED.search(text) is not None


def spoken_numbers(text: str) -> Iterator[SpokenNumber]:
    """Yield runs of at least seven digits of which three or more are written as words, in folded text."""
    if not text.isascii():
        yield from _glued(text)
    yield from _spaced(text)


def _glued(text: str) -> Iterator[SpokenNumber]:
    """Yield runs in scripts that write words together."""
    for run in _GLUED_RUN.finditer(text):
        tokens = _without_particle(text, run)
        words = sum(not token[0].isdigit() or token[0] in _GLUED for token in tokens)
        digits = "".join(_GLUED.get(token[0], token[0]) for token in tokens)
        if words >= _MIN_WORDS and len(digits) <= _MAX_DIGITS:
            yield SpokenNumber(run.start(), run.start() + tokens[-1].end(), digits, words)


def _without_particle(text: str, run: re.Match[str]) -> list[re.Match[str]]:
    """Return the digits of a run; a closing "ni" that is the Japanese particle, and a count behind it, are cut."""
    tokens = list(_GLUED_TOKEN.finditer(run[0]))
    following = text[run.end() : run.end() + 1]
    if len(tokens) > 2 and following in _COUNTERS and tokens[-2][0] == "に":
        return tokens[:-2]
    if tokens[-1][0] == "に" and following and following not in "はがでへ。、 ":
        return tokens[:-1]
    return tokens


_COUNTERS = frozenset("回度日時人件個本")


def _spaced(text: str) -> Iterator[SpokenNumber]:
    """Yield runs in scripts that write words apart."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and not _GLUE.fullmatch(text, run[-1].end(), token.start()):
            yield from _closed(run)
            run = []
        if token[0].isdigit() or token[0] in _DIGITS or token[0] in _REPEATS:
            run.append(token)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[re.Match[str]]) -> Iterator[SpokenNumber]:
    """Yield the number that a finished run spells."""
    digits, words, times = "", 0, 1
    for token in run:
        if token[0] in _REPEATS:
            times = _REPEATS[token[0]]
            continue
        spoken = not token[0].isdigit()
        digits += (_DIGITS[token[0]] if spoken else token[0]) * (times if spoken else 1)
        words += spoken
        times = 1
    if words >= _MIN_WORDS and _MIN_DIGITS <= len(digits) <= _MAX_DIGITS:
        yield SpokenNumber(run[0].start(), run[-1].end(), digits, words)
