"""Find messenger ids and payment accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.gates import Gate
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.verdict import Answer

__all__ = ["find_handles"]

_ID = r"[a-z0-9_][a-z0-9_.-]{2,30}[a-z0-9_]"
_LATIN_ID = (
    rf"(?<![a-z0-9])(?:whats ?app|wechat|weixin|telegram|skype|viber|signal|snapchat|kik|kakao ?talk|kakao|zalo|discord|instagram|insta|facebook|messenger|line|imo)"
    rf"(?: ?(?:id|user|username|handle|account|name|name is|id is|is|contact))? ?[:=@] ?@?(?P<latin>{_ID})"
)
_CHINESE_ID = (
    r"(?:微信号?|威信|加微|加v|薇信|v信|支付宝|(?<![a-z0-9])(?:vx|wx|weixin|wechat|line|whatsapp|telegram)(?![a-z]))(?:号|id|号码|账号|帐号|名)?(?:是|为)?[ :：]{0,2}"
    r"(?P<chinese>(?=[a-z_-]{0,20}[0-9_])[a-z][a-z0-9_-]{4,24}|(?=[0-9]{1,18}[a-z_-])[a-z0-9_-]{4,24})(?![a-z0-9])"
)
_QQ = r"(?<![a-z0-9])(?:qq|扣扣|企鹅|q q)(?:号|号码|群)?(?:是|为)?[ :：]{0,2}(?P<qq>[1-9]\d{4,10})(?!\d|@)"
_JAPANESE_ID = rf"(?:ラインid|ライン|line ?の?id|カカオ)(?:は|：|:| ){{0,3}}(?P<japanese>{_ID})"
_HANDLE = re.compile(f"{_LATIN_ID}|{_CHINESE_ID}|{_QQ}|{_JAPANESE_ID}")
_LINKED = re.compile(
    r"(?<![a-z0-9])(?P<link>(?:t\.me|wa\.me|m\.me|line\.me/ti/p|instagram\.com|facebook\.com|fb\.com)/[a-z0-9_.+~@-]{3,40}[a-z0-9_~])"
)

_PAYMENT = re.compile(
    r"(?<![a-z0-9])(?P<page>paypal\.me/[a-z0-9_.-]{2,40}[a-z0-9]|cash\.app/\$?[a-z0-9_]{2,30}|venmo\.com/[a-z0-9_-]{2,30}|revolut\.me/[a-z0-9_]{2,30})"
    r"|(?<![a-z0-9])(?:venmo|cash ?app|zelle|paypal|revolut|bizum|pix|chave pix|upi(?: id)?|alipay|paytm|tikkie)(?: ?(?:id|account|handle|is|konto|key|to))? ?[:=]? ?"
    r"(?P<account>[@$][a-z][a-z0-9_-]{2,29}|[a-z0-9._-]{3,40}@(?:ok[a-z]{3,10}|ybl|upi|paytm|ibl|axl|apl|sbi|hdfcbank|icici|axisbank)(?![a-z.]))"
    r"|(?<![a-z0-9._-])(?P<upi>[a-z0-9._-]{3,40}@(?:okaxis|okhdfcbank|okicici|oksbi|ybl|paytm|ibl|axl|apl|upi)(?![a-z.]))"
)
_IBAN = re.compile(r"(?<![a-z0-9])(?P<iban>[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?)(?![a-z0-9])")
_MAX_FOUND = 20


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
        return True
    return (
        "@" in lead
        or " id" in lead
        or "user" in lead
        or "handle" in lead
        or (
            group == "latin"
            and lead.startswith(("whats", "we", "tele", "sky", "vib", "snap", "kik"))
            and any(char.isdigit() or char in "_." for char in word)
        )
    )


def _is_own(scene: Scene, position: int) -> bool:
    """Whether the id is the buyer's own."""
    start = scene.span(position, position + 1)[0]
    return scene.cues.last_before(start, 20, Cue.OWN) is not None


def _sighting(scene: Scene, match: re.Match[str], group: str, kind: str) -> Sighting:
    start, end = scene.span(match.start(group), match.end(group))
    return Sighting(start, end, kind, Answer.UNSURE)
