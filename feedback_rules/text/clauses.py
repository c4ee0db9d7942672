"""Cut a comment into clauses: pieces small enough to be about one thing, tiling the whole comment."""

from __future__ import annotations

import re

from feedback_rules.text.language import guess_language

__all__ = ["MAX_CLAUSES", "cut"]

MAX_CLAUSES = 400
"""A longer comment keeps its last piece whole, so that the work stays linear in its length."""

# Words that open a clause, two words joined by a low line.
# "Contrast" words cut wherever they stand, "joining" words only between pieces of two words or more.
_CONTRAST = {
    "en": "but however although though except yet whereas nevertheless unfortunately",
    "de": "aber jedoch allerdings obwohl trotzdem sondern leider dafür außer hingegen",
    "fr": "mais cependant toutefois pourtant malgré sauf hélas dommage",
    "es": "pero aunque sin_embargo salvo excepto lamentablemente sino",
    "it": "ma però tuttavia anche_se purtroppo tranne peccato invece",
    "pt": "mas porém porem entretanto embora apesar contudo infelizmente só_que so_que",
    "nl": "maar echter hoewel helaas behalve alleen terwijl",
    "sv": "men dock fast tyvärr däremot förutom",
    "pl": "ale jednak lecz natomiast niestety chociaż choć tylko",
    "tr": "ama fakat ancak lakin maalesef yalnız yanlız",
    "hi": "lekin magar par but parantu लेकिन मगर पर परंतु किंतु",
    "ar": "لكن ولكن بس إلا الا للأسف للاسف غير",
}
_JOINING = {
    "en": "and also plus so because then while when after which who & still now",
    "de": "und sowie auch weil denn dann nur danach nachdem & dazu",
    "fr": "et aussi donc puis car alors par_contre & en_plus quand",
    "es": "y e además tambien también porque luego entonces & cuando",
    "it": "e ed anche inoltre quindi perché perche poi & mentre",
    "pt": "e também tambem além porque pois então depois & agora",
    "nl": "en ook want dus omdat toen & daarna bovendien",
    "sv": "och samt också eftersom så sedan & dessutom",
    "pl": "i oraz a też poza bo ponieważ więc potem & dodatkowo",
    "tr": "ve ayrıca ayrica üstelik çünkü cunku sonra hem & bide birde",
    "hi": "aur or kyunki phir fir & और क्योंकि फिर",
    "ar": "ثم كما لان لأن & وايضا وأيضا",
}
_OPENERS = {language: (frozenset(_CONTRAST[language].split()), frozenset(_JOINING[language].split())) for language in _CONTRAST}

_SENTENCE = re.compile(
    r"[\n\r\u2028]+"  # a line of its own
    r"|[.!?…。！？؟।٫;；]+[\"'”’»)\]]*(?=\s|$)"  # the end of a sentence
    r"|[!?。！？؟।；…]+(?=\S)|\.{2,}(?=\S)"  # marks that end one even with no blank behind
    r"|(?<=\s)\.(?=[^\W\d_])"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff])[ \u3000]+(?=\S)"  # Chinese and Japanese write no blanks but between sentences
    r"|(?<=[^\W\d_]{3})\.(?!(?:com|de|fr|co|uk|it|es|org|net|in|ca|jp|cn|br|pl|se|nl|tr|ae|sa|au|mx|www|pdf|jpg|html?)\b)(?=[^\W\d_]{2})"
    r"|(?<![\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D])[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]+(?=\s*[^\s\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D.,!?])",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?<!\d),(?=\S|\s|$)|,(?!\d)|[、，،:：](?=\D)|\s[-–—/|+*~]+\s|\s?[()（）\[\]【】]\s?|[~～]+")
_WORD = re.compile(r"\S+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_CJK_OPENERS = re.compile(
    "但是|但|不过|可是|然而|而且|并且|就是|只是|另外|还有|结果|虽然|因为|所以"
    "|(?<=です)が|(?<=ます)が|(?<=した)が|(?<=だ)が|けれども|けれど|けど|のに|ものの|しかも|ただし|しかし|ですし|ますし|また(?=[^し])",
)
_MIN_CJK = 3
_MIN_WAW = 3


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Cut behind each match of a pattern; the match stays with the piece before it."""
    pieces, begin = [], start
    for match in pattern.finditer(text, start, end):
        if match.end() > begin:
            pieces.append((begin, match.end()))
            begin = match.end()
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _at_openers(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Cut before the words that open a clause in the language of the comment."""
    contrast, joining = _OPENERS.get(language, _OPENERS["en"])
    words = [(match.start(), match.end(), match[0].lower().strip(",.;:!?")) for match in _WORD.finditer(text, start, end)]
    pieces, begin, first = [], start, 0
    for index, (at, _, word) in enumerate(words):
        before, behind = index - first, len(words) - index - 1
        pair = f"{word}_{words[index + 1][2]}" if behind else word
        turns = word in contrast or pair in contrast
        joins = word in joining or pair in joining
        # Arabic writes "and" as a letter before the word.
        prefixed = language == "ar" and word[:1] == "و" and len(word) > _MIN_WAW and not turns
        if (turns and before >= 1 and behind >= 1) or (joins and before >= 2 and behind >= 2) or (prefixed and before >= 2 and behind >= 1):
            pieces.append((begin, at))
            begin, first = at, index
    pieces.append((begin, end))
    return pieces


def _at_cjk_openers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut Chinese before and Japanese behind the words that join clauses."""
    pieces, begin = [], start
    for match in _CJK_OPENERS.finditer(text, start, end):
        at = (
            match.end() if "\u3040" <= match[0][0] <= "\u309f" and match[0] not in ("しかも", "ただし", "しかし", "また") else match.start()
        )
        if at - begin >= _MIN_CJK and end - at >= _MIN_CJK:
            pieces.append((begin, at))
            begin = at
    pieces.append((begin, end))
    return pieces


def _worded(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])


def cut(text: str) -> list[tuple[int, int]]:
    """Return the clauses of a comment as (start, end) offsets, in order.

    Together they hold every character that is not blank; each starts and ends with one. Pieces without a letter or digit
    (a smiley, a row of dots) stay with the clause before them.

    Args:
        text: the comment as it was written, in any of the fourteen languages.
    """
    language = guess_language(text, default="en")
    pieces: list[tuple[int, int]] = []
    for sentence_start, sentence_end in _split(text, 0, len(text), _SENTENCE):
        for start, end in _split(text, sentence_start, sentence_end, _COMMA):
            if _CJK.search(text, start, end):
                pieces += _at_cjk_openers(text, start, end)
            else:
                pieces += _at_openers(text, start, end, language)
    clauses: list[tuple[int, int]] = []
    lead = -1
    for piece_start, piece_end in pieces:
        start, end = _trim(text, piece_start, piece_end)
        if start == end:
            continue
        if not _worded(text, start, end):
            if clauses:
                clauses[-1] = (clauses[-1][0], end)
            elif lead < 0:
                lead = start
            continue
        if lead >= 0:
            start, lead = lead, -1
        if len(clauses) >= MAX_CLAUSES:
            clauses[-1] = (clauses[-1][0], end)
        else:
            clauses.append((start, end))
    if lead >= 0:
        clauses.append(_trim(text, lead, len(text)))
    return clauses
