"""The columns of reports: Amazon's headers in every documented language, and the values of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from feedback_rules.errors import ReportError
from feedback_rules.reports.dates import told
from feedback_rules.text.fold import bare

__all__ = ["NEW_LAYOUT", "OLD_LAYOUT", "answer", "column_of", "header_key", "map_header", "rating"]

NEW_LAYOUT = ("date", "rating", "comment", "response", "order_id", "rater_email")
"""Amazon's six columns of today, in their fixed order."""
OLD_LAYOUT = (
    "date", "rating", "comment", "response", "arrived_on_time", "item_as_described", "customer_service", "order_id", "rater_email",
)  # fmt: skip
"""The nine columns of older files."""

# Names seen in Amazon's files (EN DE FR ES IT NL PL), Feedback's own fields, and what sellers' tools write.
_NAMES = {
    "date": "date datum data left_on feedback_date|feedback date|日付|日期|tarih|التاريخ|fecha|date de l'évaluation",
    "rating": "rating bewertung évaluation evaluation beoordeling ocena stars stelle estrellas valutazione valoración puan betyg avaliação|評価|评分|التقييم",
    "comment": "comments comment text kommentare kommentar commentaire commentaires comentarios comentario opmerkingen komentarze "
    "commenti commento comentários yorum yorumlar kommentarer feedback|コメント|评论|买家评论|التعليقات",
    "response": "response antwort antwoord odpowiedź réponse respuesta risposta resposta|your response|ihre antwort|votre réponse|su respuesta|la tua risposta|svar|回答|返信",
    "arrived_on_time": "arrived_on_time arrivedontime|arrived on time|pünktlich angekommen|arrivé à temps|llegó a tiempo|arrivato in tempo",
    "item_as_described": "item_as_described itemasdescribed|item as described|artikel wie beschrieben|conforme à la description|artículo como se describe",
    "customer_service": "customer_service customerservice|customer service|kundenservice|service client|atención al cliente|servizio clienti",
    "order_id": "order_id orderid amazon_order_id amazon-order-id order-id bestellnummer bestelnummer|order id|amazon order id|numero ordine|"
    "número de pedido|numéro de commande|numer zamówienia|注文番号|订单编号|sipariş numarası|ordernummer|número do pedido|رقم الطلب",
    "rater_email": "rater_email|rater email|e-mail des bewerters|e-mail de l'évaluateur|e-mail del cliente|e-mail autore della valutazione|"
    "e-mail van beoordelaar|e-mail oceniającego",
    "fulfillment": "fulfillment fulfilment fulfillment_channel fulfillment-channel|fulfillment channel|fulfilment channel",
    "shipped_with": "shipped_with|shipped with|shipping service",
    "shipped_on_time": "shipped_on_time|shipped on time",
}


def header_key(name: str) -> str:
    """Return a header or a cell in the form in which spellings are compared."""
    return bare(name).text.strip().strip('"').replace("_", " ").replace("-", " ").strip()


def _columns() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, names in _NAMES.items():
        groups = names.split("|")
        for name in (*groups[0].split(), *groups[1:]):
            known[header_key(name)] = field
    return known


_COLUMNS = _columns()
_YES = frozenset(map(header_key, ["yes", "y", "true", "1", "ja", "oui", "sí", "si", "sim", "tak", "evet", "はい", "是", "نعم"]))
_NO = frozenset(map(header_key, ["no", "n", "false", "0", "nein", "non", "não", "nee", "nie", "nej", "hayır", "いいえ", "否", "لا"]))
_RATING = re.compile(r"\s*([1-5])(?:[.,]0)?\s*(?:\u2605|stars?|/\s*5)?\s*$", re.IGNORECASE)
_NONE = frozenset(["", "-", "--", "n/a", "na", "none", "null", "nan", "?"])


def column_of(name: str) -> str | None:
    """Return the field that a header names, in any documented language, or ``None``."""
    return _COLUMNS.get(header_key(name))


def map_header(cells: Iterable[str]) -> list[str | None]:
    """Return the field of each header cell; a field named twice keeps its first column.

    Raises:
        ReportError: the header is known but has no column of comments.
    """
    fields: list[str | None] = []
    for cell in cells:
        field = column_of(cell)
        fields.append(None if field in fields else field)
    if "comment" not in fields and sum(field is not None for field in fields) > 1:
        raise ReportError("header: no column of comments; expected one named 'comments' or 'comment', or Amazon's own header")
    return fields


def answer(name: str, cell: Any) -> bool | None:
    """Read a yes/no cell in any documented language; a dash or nothing is ``None``.

    Raises:
        ReportError: the cell is neither.
    """
    if cell is None or isinstance(cell, bool):
        return cell
    text = str(cell).strip().lower()
    if text in _NONE or (text.isascii() and text == "not contacted"):
        return None
    key = header_key(text)
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise ReportError(f"{name}: expected yes, no or nothing, got {told(cell)}")


def rating(cell: Any) -> int | None:
    """Read a cell of stars: a whole number, or text such as ``"4"``, ``"4.0"`` or ``"4 stars"``; nothing is ``None``.

    Raises:
        ReportError: the cell is no number of stars from 1 to 5.
    """
    if cell is None or (isinstance(cell, int) and not isinstance(cell, bool)):
        return cell
    text = str(cell).strip()
    if not text:
        return None
    match = _RATING.match(text)
    if not match:
        raise ReportError(f"rating: expected a whole number from 1 to 5, got {told(text)}")
    return int(match[1])
