"""Read the labelled comments that the model is trained on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from feedback_rules.errors import ModelError
from feedback_rules.text.clauses import cut
from feedback_rules.verdict import Aspect

__all__ = ["LabelledComment", "read_corpus", "units"]

_UNSPACED = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class LabelledComment:
    """A comment, and the aspect of each stretch of it as (start, end, aspect)."""

    text: str
    language: str
    labels: tuple[tuple[int, int, Aspect], ...]

    @property
    def aspects(self) -> frozenset[Aspect]:
        """The aspects of the comment."""
        return frozenset(aspect for _, _, aspect in self.labels)


def _comment(line: str, place: str) -> LabelledComment:
    try:
        record = json.loads(line)
        language = str(record["lang"])
        clauses = [(str(text), Aspect(aspect)) for text, aspect in record["clauses"]]
    except (KeyError, TypeError, ValueError) as exc:
        raise ModelError(f"{place}: expected lang and clauses as [text, aspect] pairs ({exc})") from exc
    separator = "" if language in _UNSPACED else " "
    text, labels = "", []
    for clause, aspect in clauses:
        if text:
            text += separator
        labels.append((len(text), len(text) + len(clause), aspect))
        text += clause
    return LabelledComment(text, language, tuple(labels))


def read_corpus(folder: Path) -> list[LabelledComment]:
    """Read every ``*.jsonl`` file of a folder, in the order of names and lines.

    A line is an object with ``lang`` and ``clauses``, a list of [text, aspect] pairs; the comment is the clauses joined by a blank (by
    nothing in Chinese and Japanese).

    Raises:
        ModelError: a line has another form; the message names file and line. Or the folder holds none.
    """
    comments = [
        _comment(line, f"{path}:{number}")
        for path in sorted(folder.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if line.strip()
    ]
    if not comments:
        raise ModelError(f"{folder}: no labelled comments (*.jsonl) found")
    return comments


def units(comment: LabelledComment) -> list[tuple[int, int, Aspect]]:
    """Cut a labelled comment as comments are cut in use, and give each piece the aspect it shares most characters with."""
    found = []
    for start, end in cut(comment.text):
        shared: dict[Aspect, int] = {}
        for left, right, aspect in comment.labels:
            overlap = min(end, right) - max(start, left)
            if overlap > 0:
                shared[aspect] = shared.get(aspect, 0) + overlap
        best = max(shared, key=lambda aspect: (shared[aspect], -list(Aspect).index(aspect)), default=Aspect.OTHER)
        found.append((start, end, best))
    return found
