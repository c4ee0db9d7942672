"""Tell in one cheap pass which finders a text can interest at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from feedback_rules.signals.cue_words import CUE_WORDS
from feedback_rules.signals.spoken_digits import DIGIT_WORDS
from feedback_rules.signals.words import words
from feedback_rules.text.fold import bare

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Gate", "open_gates"]


class Gate(StrEnum):
    """A finder's question to the text."""

    EMAIL = "email"
    HANDLE = "handle"
    PAYMENT = "payment"
    ENGLISH_STREET = "english_street"
    SUFFIX_STREET = "suffix_street"
    ROMANCE_STREET = "romance_street"
    TURKISH_STREET = "turkish_street"
    OTHER_ADDRESS = "other_address"
    INDIAN_ADDRESS = "indian_address"
    ARABIC_ADDRESS = "arabic_address"
    HINDI_ADDRESS = "hindi_address"
    NAME = "name"
    """A word that a name may follow, such as "owner" or "spoke"."""
    SPOKEN = "spoken"
    """Two different digits written as words."""
    KANA_DIGIT = "kana_digit"


_SIGNS: dict[Gate, str] = {
    Gate.EMAIL: "@|＠|&#64;|&commat;|arroba|chiocci|snabel|alfakrull|małpa|malpa|apenstaart|arobas|klammeraffe|sobaka|собака|zavinac|zavináč|एट|ऐट|艾特|アット| dot |_dot_|-dot-|(dot|[dot|{dot|"
    "<dot| punkt |_punkt_| punto | ponto | point | kropka | nokta | tochka | точка |at)|at]|at}|at>|(a)|[a]|{a}|ät)|ät]|aet)|#| pkt |dotcom|dotnet|dotorg|dotde|dotco| 点 | ドット | डॉट | نقطة |آت",
    Gate.HANDLE: "whatsapp|whats app|wechat|weixin|telegram|skype|viber|signal|snapchat|kik|kakao|zalo|discord|insta|facebook|messenger|line id|line:|line @|imo id|微信|威信|加微|加v|薇信|v信|vx|wx|支付宝|qq"
    "|扣扣|企鹅|ライン|カカオ|t.me|wa.me|m.me|line.me|fb.com|fb.me|lineid|lineの",
    Gate.PAYMENT: "paypal|cash app|cashapp|cash.app|venmo|revolut|zelle|bizum|pix|upi|alipay|paytm|tikkie|iban|@ok|@ybl|@ibl|@axl|@apl|@sbi|konto|account|compte|cuenta|conto|conta|rekening|bank|hesap",
    Gate.ENGLISH_STREET: "street| st| road| rd| ave| lane| ln| drive| dr| cres| court| ct| boul| blvd| place| pl| square| sq| terrace| close| way| parkway| pkwy| highway| hwy| circle| cir| trail| row| grove| garden"
    "| walk| mews| hill| rise| str",
    Gate.SUFFIX_STREET: "straße|strasse|str.|weg|platz|gasse|allee|damm|ufer|ring|chaussee|steig|stieg|hof|straat|laan|plein|gracht|kade|singel|dreef|dijk|pad|markt|baan|vägen|väg|gatan|gata|gränd|torg|stig|vej|gade"
    "|veien|katu|kuja|am |an de|im |in de|auf de|zum |zur |unter den |alte|hinter der ",
    Gate.ROMANCE_STREET: "rue |avenue|av. | bd |boulevard|impasse|chemin|place |allée|allee|quai|route|square|passage|cours |résidence|lotissement|calle|c/|c. |avda|avenida|paseo|pº|plaza|pza|carrera|cra|ronda|travesía"
    "|camino|carretera|via |viale|v.le|piazza|p.zza|corso|vicolo|largo|contrada|strada|salita|lungotevere|rua |r. |travessa|alameda|praça|rodovia|estrada|lote|quadra|ul.|ulica|al.|aleja|aleje|os.|osiedle|pl.|plac |u. ",
    Gate.TURKISH_STREET: "sokak|sokağ|sok.|sok |sk.|sk |cadde|cad|cd.|bulvar|blv| yolu",
    Gate.OTHER_ADDRESS: "box|psc |unit |postfach|usns|uscgc|lives at|live at|located at|address",
    Gate.INDIAN_ADDRESS: "house|flat|plot|shop|h.no|h. no|h no",
    Gate.ARABIC_ADDRESS: "شارع|طريق|جادة|زقاق|نهج|حارة",
    Gate.KANA_DIGIT: "ろく|なな|はち|きゅう|よん|ゼロ|しち",
    Gate.HINDI_ADDRESS: "मार्ग|रोड|गली|सड़क|नगर|कॉलोनी|कालोनी|विहार|बाग|बाज़ार|बाजार|चौक|पथ|एन्क्लेव|मोहल्ला|लेन|मकान|फ्लैट|दुकान|प्लॉट|हाउस|घर",
}
_STREETS = frozenset(gate for gate in Gate if gate.value.endswith(("street", "address")))


_DULL = words(
    "email e-mail mail message letter text answer response reply help name contact contacted call calls called money para nombre nome naam namn numero"
)
"""Words of cues that every second comment uses, of a name or not."""


def _announcers() -> set[str]:
    """Return the telling word of each cue that a name follows, as it is spelled and folded."""
    found = set()
    for kind in ("staff", "contact", "payee"):
        for line in CUE_WORDS[kind].strip().splitlines():
            for phrase in line.split(":", 1)[1].split(","):
                word = max(phrase.strip().rstrip("*").split(" "), key=len).lower()
                found |= {word, bare(word).text} - _DULL
    return {word for word in found if len(word) > 1 and (word.isascii() or not "\u3040" <= word[0] <= "\u9fff")}


@dataclass(frozen=True, slots=True)
class _Table:
    automaton: AhoCorasick
    gates: list[Gate]


@cache
def _table(*, with_digits: bool) -> _Table:
    """Compile the signs; those of addresses only matter in texts with digits."""
    import ahocorasick_rs

    pairs = [(sign, gate) for gate, signs in _SIGNS.items() if with_digits or gate not in _STREETS for sign in signs.split("|")]
    pairs += [(word, Gate.NAME) for word in sorted(_announcers())]
    pairs += [(word, Gate.SPOKEN) for word in sorted(DIGIT_WORDS)]
    return _Table(ahocorasick_rs.AhoCorasick([sign for sign, _ in pairs], store_patterns=False), [gate for _, gate in pairs])


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def open_gates(lower: str, *, has_digit: bool) -> frozenset[Gate]:
    """Return the finders that a text in small letters can interest."""
    table = _table(with_digits=has_digit)
    found: set[Gate] = set()
    digits: set[int] = set()
    try:
        matches = table.automaton.find_matches_as_indexes(lower, overlapping=True)
    except UnicodeEncodeError:  # half a surrogate pair, as broken exports hold
        lower = lower.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        matches = table.automaton.find_matches_as_indexes(lower, overlapping=True)
    for index, start, end in matches:
        gate = table.gates[index]
        if gate is Gate.SPOKEN:
            if _is_word(lower, start, end):
                digits.add(index)
        elif gate is not Gate.NAME or _is_word(lower, start, end):
            found.add(gate)
    if len(digits) >= 2:
        found.add(Gate.SPOKEN)
    return frozenset(found)
