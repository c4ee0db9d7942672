"""Count which groups of three letters tell the Latin-written languages apart, and write ``data/lexicons/trigrams.tsv`` anew.

``python -m benchmarks.trigrams`` reads ``data/corpus``. The figures are log-likelihood ratios in quarters: how much likelier a group of
letters is in one language than in the mean of all, as in naive Bayes.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from pathlib import Path

from feedback_rules.text.fold import fold
from feedback_rules.text.language import LATIN, trigrams

ROOT = Path(__file__).resolve().parent.parent
KEPT = 3_500
SMOOTHING = 0.3
STEP = 4
_OTHER_SCRIPT = re.compile("[^\u0000-\u024f]+")


def counts(language: str) -> Counter[str]:
    """Return how often each group of letters stands in one language's part of the corpus."""
    found: Counter[str] = Counter()
    for line in (ROOT / "data" / "corpus" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
        for text, *_ in json.loads(line)["clauses"]:
            found.update(trigrams(_OTHER_SCRIPT.sub(" ", fold(text).text)))
    return found


def table() -> list[str]:
    """Return the lines of the table: a group of letters, and a figure for each language."""
    seen = {language: counts(language) for language in LATIN}
    totals = {language: sum(count.values()) for language, count in seen.items()}
    share: dict[str, float] = {}
    for language, count in seen.items():
        for group, number in count.items():
            share[group] = share.get(group, 0.0) + number / totals[language]
    lines = ["\t".join(["trigram", *LATIN])]
    for group, _ in sorted(sorted(share.items(), key=lambda item: -item[1])[:KEPT]):
        logs = [math.log((seen[language][group] + SMOOTHING) / (totals[language] + SMOOTHING * len(share))) for language in LATIN]
        mean = sum(logs) / len(logs)
        lines.append("\t".join([group, *(str(round(STEP * (value - mean))) for value in logs)]))
    return lines


if __name__ == "__main__":
    (ROOT / "data" / "lexicons" / "trigrams.tsv").write_text("\n".join(table()) + "\n", encoding="utf-8")
