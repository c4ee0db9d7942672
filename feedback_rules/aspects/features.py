"""Turn text into sparse features: words, word pairs, and the letter groups of each word.

Every feature is a sum over the words of a text, divided by the square root of their number. So a word's whole contribution
to a linear model is one short vector, which is worked out once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from feedback_rules.text.fold import bare

__all__ = ["letter_groups", "pairs", "words"]

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)?|\d+(?:[.,:/]\d+)*|[!?]+|\.{2,}")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SMALLEST, _LARGEST = 2, 5
_LONGEST_WORD = 40
_MAX_WORDS = 600
"""A longer text is read up to here, so that work stays bounded; far beyond what buyers write in one clause."""


def words(text: str) -> list[str]:
    """Return the words of a text, folded; numbers become ``<n>``, and Chinese and Japanese become groups of one to three characters.

    Args:
        text: a comment or clause as it was written.
    """
    found: list[str] = []
    for token in _TOKEN.findall(bare(text).text):
        first = token[0]
        if first.isdigit():
            found.append("<n>")
        elif first in "!?.":
            found.append(first)
        elif _CJK.match(token):
            found.extend(token[at : at + size] for size in (1, 2, 3) for at in range(len(token) - size + 1))
        else:
            found.append(token[:_LONGEST_WORD])
        if len(found) >= _MAX_WORDS:
            return found[:_MAX_WORDS]
    return found


def pairs(tokens: list[str]) -> list[str]:
    """Return the neighbouring pairs of words; Chinese and Japanese groups make none, they overlap already."""
    return [f"{one} {two}" for one, two in pairwise(tokens) if not (_CJK.match(one) or _CJK.match(two))]


@lru_cache(maxsize=65536)
def letter_groups(word: str) -> tuple[str, ...]:
    """Return the groups of two to five letters of a word with its ends marked; none for marks, numbers and Chinese characters."""
    if word[0] in "!?.<" or _CJK.match(word):
        return ()
    marked = f"<{word}>"
    return tuple(
        marked[at : at + size] for size in range(_SMALLEST, min(_LARGEST, len(marked)) + 1) for at in range(len(marked) - size + 1)
    )
