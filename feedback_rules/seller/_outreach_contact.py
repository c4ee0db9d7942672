"""Find links, e-mail addresses, telephone numbers and messenger ids in a message to a buyer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from feedback_rules.seller._outreach_rules import MessageKind
from feedback_rules.seller._outreach_signs import Sign
from feedback_rules.signals.cues import Cue, Cues
from feedback_rules.signals.emails import emails_in
from feedback_rules.signals.handles import find_handles
from feedback_rules.signals.phones import find_phones
from feedback_rules.signals.scene import Scene
from feedback_rules.verdict import Answer

__all__ = ["contact_signs", "link_signs"]

_MAX_FOUND = 50
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_TOP = (
    r"com|net|org|info|biz|shop|store|online|site|website|xyz|app|eu|link|page|club|vip|ly|gg"
    r"|co\.uk|co\.jp|com\.br|com\.au|com\.mx|com\.tr|com\.cn|de|fr|nl|pl|jp|cn|uk|ch"
)
"""Endings after which a bare name is a web address; those that are words too (it, es, me, us …) need "www" or "http"."""
_LINK = re.compile(
    rf"(?P<scheme>https?)\s?:\s?/\s?/\s?(?P<host>{_LABEL}(?:\.{_LABEL}){{0,6}})(?::\d{{1,5}})?(?P<path>[/?#][^\s<>\"'，。！？、）)」』]{{0,400}})?"
    rf"|(?<![a-z0-9@.-])(?P<www>www\.{_LABEL}(?:\.{_LABEL}){{0,5}})(?P<wpath>[/?#][^\s<>\"'，。！？、）)」』]{{0,400}})?"
    rf"|(?<![a-z0-9@._%+-])(?P<bare>{_LABEL}(?:\.{_LABEL}){{0,3}}?\.(?:{_TOP}))(?![a-z0-9@-]|\.[a-z0-9])(?P<bpath>/[^\s<>\"'，。！？、）)」』]{{0,400}})?"
)
_AMAZON = re.compile(
    r"(?:^|\.)amazon\.(?:com|ca|com\.mx|com\.br|co\.uk|de|fr|it|es|nl|se|pl|com\.be|ie|com\.tr|ae|sa|eg|in|co\.jp|sg|com\.au|co\.za|cn)$"
)
_SHOP = re.compile(r"/(?:dp|gp/product|gp/aw/d|stores?|shops?|s|sp)(?:[/?]|$)|[?&](?:me|seller|merchant)=")
"""Paths of Amazon's detail pages, storefronts and searches."""
_CARRIER = re.compile(
    r"(?:^|\.)(?:usps|ups|fedex|dhl|dpd|gls|hermesworld|myhermes|evri|royalmail|parcelforce|yodel|ontrac|lasership|purolator|canadapost-postescanada|auspost|laposte|colissimo|chronopost"
    r"|mondialrelay|correos|correosexpress|seur|mrw|brt|poste|sda|postnl|bpost|postnord|inpost|poczta-polska|ptt|yurticikargo|aras|kuronekoyamato|sagawa-exp|post\.japanpost|sf-express"
    r"|ctt|correios|17track)\.[a-z.]{2,8}$"
)
_THIRD = re.compile(
    r"warrant|manufactur|carrier|courier|garantie|hersteller|paketdienst|spedition|fabricant|transporteur|garantia|fabricante|transportista|transportadora|garanzia|produttore"
    r"|corriere|保证|保修|厂家|制造商|快递公司|物流公司|メーカー|保証|配送業者|運送会社|spediteur|producent|gwarancj|fabrikant|bezorgdienst|uretici|kargo|tillverkare"
)
_NEAR = 80
"""How near a number the carrier or manufacturer whose it is may stand."""


class _SellerScene(Scene):
    """A text whose "my" and "our" are the seller's: what finders take for the buyer's own is the seller's own here."""

    __slots__ = ("_theirs",)

    @property
    def cues(self) -> Cues:
        """The cues without those that would make data the buyer's own."""
        if not hasattr(self, "_theirs"):
            self._theirs = super().cues.without(Cue.OWN)
        return self._theirs


def link_signs(text: str) -> Iterator[tuple[Sign, str]]:
    """Yield the links of a bare text that a rule speaks of, each with its host.

    Amazon's own pages pass, except detail pages and storefronts, on which the sources disagree.
    """
    for match in islice(_LINK.finditer(text), _MAX_FOUND):
        host = match["host"] or match["www"] or match["bare"]
        path = match["path"] or match["wpath"] or match["bpath"] or ""
        end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!")))
        if "." not in host:
            continue
        if _AMAZON.search(host):
            if path and _SHOP.search(path):
                why = "The sources disagree on links to Amazon's detail pages and storefronts; leave it out unless the order needs it."
                yield Sign(MessageKind.EXTERNAL_LINK, Answer.UNSURE, match.start(), end, why), host
        elif host in ("amzn.to", "a.co", "amzn.eu", "amzn.asia"):
            why = "It is short for a page of Amazon that cannot be seen; write the address out."
            yield Sign(MessageKind.EXTERNAL_LINK, Answer.UNSURE, match.start(), end, why), host
        elif _CARRIER.search(host) and match["scheme"] != "http":
            why = "A carrier's page may be needed for the order; Amazon shows tracking itself."
            yield Sign(MessageKind.EXTERNAL_LINK, Answer.UNSURE, match.start(), end, why), host
        else:
            yield Sign(MessageKind.EXTERNAL_LINK, Answer.YES, match.start(), end, "It leads out of Amazon."), host


def contact_signs(text: str, *, marketplace: str) -> Iterator[Sign]:
    """Yield e-mail addresses, telephone numbers and messenger ids, at offsets of the original text.

    Args:
        text: the message as it was written.
        marketplace: the country whose telephone numbers are meant.
    """
    scene = _SellerScene(text, marketplace=marketplace)
    for email in islice(emails_in(scene, expected=True), _MAX_FOUND):
        yield Sign(MessageKind.CONTACT_DATA, Answer.YES, email.start, email.end, "It holds an e-mail address.")
    for phone in islice(find_phones(scene), _MAX_FOUND):
        before = scene.folded.text[max(0, phone.start - _NEAR) : phone.start]
        if _THIRD.search(before):
            why = "It holds a telephone number; only those of warranties, carriers and manufacturers are said to be allowed."
            yield Sign(MessageKind.CONTACT_DATA, Answer.UNSURE, phone.start, phone.end, why)
        else:
            yield Sign(MessageKind.CONTACT_DATA, phone.answer, phone.start, phone.end, "It holds a telephone number.")
    for handle in islice(find_handles(scene), _MAX_FOUND):
        why = "It holds a messenger id or a payment account."
        yield Sign(MessageKind.CONTACT_DATA, Answer.YES, handle.start, handle.end, why)
