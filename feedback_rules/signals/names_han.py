"""Find full Chinese and Japanese names of the seller or its staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.lazy import lazy
from feedback_rules.signals.name_lists import BOTH, FAMILY, TITLED, forenames, surnames
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.vocabulary import one_of, phrases, spelled
from feedback_rules.verdict import Answer

__all__ = ["find_han_names"]

_HAN = lazy("[\u3400-\u9fff]")
_KANA = lazy("[\u3041-\u30ff]")
_IS_HAN = lazy("[\u3400-\u9fff々]")
_LINK = lazy(
    r"[\s:：，,、・「『“\"(（・]{0,2}(?:(?:了|是|为|叫|名叫|名字|写的是|写着|姓名|名義|の名前は|の|は|が|で|に出た|した|という|：|:){0,2})[\s:：，,、「『“\"(（・]{0,2}"
)
_TITLE_JA = lazy(lambda: one_of("names", "japanese_titles"))
_END_JA = lazy("さん|さま|様|氏|くん|君|殿|は|が|に|を|の|と|から|も|で|へ|という|[\\s、。，,！!?？）)」』・:：（(0-9A-Za-z]|$")
_END_ZH = lazy(lambda: f"[^\u3400-\u9fff]|$|{one_of('names', 'chinese_behind')}")
_BUSINESS = lazy(lambda: one_of("names", "han_businesses"))


@cache
def _given_chars() -> frozenset[str]:
    return frozenset("".join(phrases("names", "chinese_given")))


@cache
def _family_ja() -> frozenset[str]:
    return frozenset(name for name in surnames() if 1 <= len(name) <= 3 and _IS_HAN.match(name))


def _is_given_zh(given: str) -> bool:
    if not given or given in spelled("names", "chinese_not_given"):
        return False
    return given in forenames() or all(char in _given_chars() for char in given)


def _read_zh(text: str, start: int) -> int | None:
    """Return the end of the Chinese name that starts at a position."""
    length = 2 if text[start : start + 2] in spelled("names", "chinese_double_families") else 1
    family = text[start : start + length]
    if length == 1 and family not in surnames():
        return None
    begin = start + length
    for count in (2, 1):
        given = text[begin : begin + count]
        end = begin + count
        if (
            len(given) < count
            or not all(_IS_HAN.match(char) for char in given)
            or text[start:end] in spelled("names", "chinese_words")
            or text[start : start + 2] in spelled("names", "chinese_words")
        ):
            continue
        if not _is_given_zh(given) or not _END_ZH.match(text, end) or _BUSINESS.match(text, end):
            continue
        return end
    return None


def _read_ja(text: str, start: int) -> tuple[int, bool] | None:
    """Return the end of the Japanese name that starts at a position, and whether its given name is known."""
    for length in (3, 2, 1):
        family = text[start : start + length]
        if len(family) < length or family not in _family_ja():
            continue
        begin = start + length
        spaced = text[begin : begin + 1] in (" ", "\u3000", "・")
        begin += spaced
        for count in (4, 3, 2, 1):
            given = text[begin : begin + count]
            if len(given) < count or not _END_JA.match(text, begin + count) or _TITLE_JA.match(given):
                continue
            if given in forenames():
                return begin + count, True
            titled = bool(_TITLE_JA.match(text, begin + count))
            if (
                count <= 3
                and (count > 1 or titled)
                and (length > 1 or spaced)
                and all(_IS_HAN.match(char) for char in given)
                and not _BUSINESS.search(given)
                and not _BUSINESS.match(text, begin + count)
            ):
                return begin + count, False
    return None


@cache
def _chinese_pair() -> re.Pattern[str]:
    families = "".join(sorted(name for name in surnames() if len(name) == 1 and _IS_HAN.match(name)))
    given = "".join(sorted(_given_chars() | {name[0] for name in forenames() if _IS_HAN.match(name)}))
    return re.compile(f"(?:[{families}]|{one_of('names', 'chinese_double_families')})[{given}]")


def _may_hold(text: str) -> bool:
    """Whether a family name and a given name may stand side by side."""
    if _KANA.search(text):
        families = _family_ja()
        return any(run[at : at + size] in families for run in _HAN_RUN.findall(text) for at in range(len(run)) for size in (2, 1, 3))
    if _JAPANESE_ROLE.search(text):
        return True
    # A name is read from its first two characters; few of the pairs that look like one go on as one.
    pairs = [match.start() for match in _chinese_pair().finditer(text)]
    return any(_read_zh(text, start) for start in pairs) or (bool(pairs) and _holds_japanese_family(text))


def _holds_japanese_family(text: str) -> bool:
    families = _family_ja()
    return any(text[at : at + size] in families for at in range(len(text) - 1) for size in (2, 3))


_JAPANESE_ROLE = lazy("担当|店長|店主|代表|名義|振込|様|氏")
_HAN_RUN = lazy("[\u3400-\u9fff々]{2,40}")
_FORWARD = (Cue.STAFF, Cue.SELLER, Cue.CONTACT, Cue.PAYEE, Cue.SIGNED)


def find_han_names(scene: Scene) -> Iterator[Sighting]:
    """Yield full Chinese and Japanese names behind a role or payment, or in front of a seller's deed."""
    text = scene.text
    if not scene.has_han or not _may_hold(text):
        return
    if not scene.cues.any(*_FORWARD, Cue.SOLD, Cue.OF_SHOP, Cue.DEED, Cue.THANKS):
        return
    is_japanese = bool(_KANA.search(text))
    yield from _announced(scene, is_japanese=is_japanese)
    yield from _acting(scene, is_japanese=is_japanese)


def _name_at(text: str, start: int, *, is_japanese: bool) -> tuple[int, bool] | None:
    if is_japanese:
        return _read_ja(text, start)
    end = _read_zh(text, start)
    if end:
        return end, True
    found = _read_ja(text, start)
    return found if found and found[1] else None


def _announced(scene: Scene, *, is_japanese: bool) -> Iterator[Sighting]:
    """Yield the names that a cue announces."""
    text = scene.text
    for hit in scene.cues.of(*_FORWARD):
        outsider = scene.cues.last_before(hit.end, 0, Cue.SELF, Cue.COURIER)
        if (outsider and outsider.end >= hit.end) or scene.cues.last_before(hit.start, 1, Cue.COURIER):
            continue
        link = _LINK.match(text, hit.end)
        starts = {hit.end, link.end() if link else hit.end}
        for start in sorted(starts, reverse=True):
            found = _name_at(text, start, is_japanese=is_japanese)
            if not found:
                continue
            end, known = found
            if (
                is_japanese
                or hit.cue is not Cue.CONTACT
                or len(text[hit.start : hit.end]) > 1
                or scene.cues.first_after(end, 2, Cue.SOLD, Cue.DEED)
            ):
                answer = Answer.YES if known or hit.cue is not Cue.SELLER else Answer.UNSURE
                yield Sighting(start, end, "name", answer, BOTH if known else FAMILY)
            break
        else:
            if is_japanese and hit.cue is Cue.STAFF:
                yield from _family_alone(scene, hit.start, link.end() if link else hit.end)


def _family_alone(scene: Scene, cue_start: int, start: int) -> Iterator[Sighting]:
    """Yield a Japanese family name with its title behind a role: unsure."""
    if scene.cues.last_before(cue_start, 1, Cue.COURIER):
        return
    for length in (3, 2):
        if scene.text[start : start + length] in _family_ja() and _TITLE_JA.match(scene.text, start + length):
            yield Sighting(start, start + length, "name", Answer.UNSURE, TITLED)
            return


def _acting(scene: Scene, *, is_japanese: bool) -> Iterator[Sighting]:
    """Yield the names that stand in front of a deed, at the start of a sentence or behind thanks."""
    text = scene.text
    for hit in scene.cues.of(Cue.SOLD, Cue.OF_SHOP, Cue.DEED):
        for length in range(2, 8):
            start = hit.start - length
            if start < 0:
                break
            if not _is_opening(scene, start):
                continue
            found = _name_at(text, start, is_japanese=is_japanese)
            if not found:
                continue
            end, known = found
            if (
                end <= hit.start <= end + 3
                and known
                and not _HAN.sub("", text[end : hit.start]).strip("さん様氏先生女士のがはに ，,、")
                and _gap_is_small(text[end : hit.start])
            ):
                outsider = scene.cues.last_before(start, 1, Cue.SELF, Cue.COURIER)
                if not outsider:
                    sure = hit.cue is Cue.SOLD or hit.cue is Cue.OF_SHOP
                    yield Sighting(start, end, "name", Answer.YES if sure else Answer.UNSURE, BOTH)
                break


def _gap_is_small(gap: str) -> bool:
    return not gap or gap.strip(" ，,、") in (
        "",
        "さん",
        "様",
        "氏",
        "先生",
        "女士",
        "小姐",
        "さんが",
        "さんは",
        "が",
        "は",
        "在",
        "就",
        "又",
        "还",
        "居然",
        "竟然",
        "这个",
        "，",
    )


def _is_opening(scene: Scene, start: int) -> bool:
    """Whether nothing of a word stands right before a position."""
    before = scene.text[start - 1] if start else ""
    if not before or (not _IS_HAN.match(before) and not before.isalnum()):
        return True
    cue = scene.cues.last_before(start, 0, Cue.THANKS, Cue.CONTACT, Cue.STAFF, Cue.SELLER, Cue.SHOP)
    return cue is not None or before in "的被和跟与找向は、がのに"
