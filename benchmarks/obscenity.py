"""Compare the obscenity signal with other libraries on the same texts, in one run.

``python -m benchmarks.obscenity`` reads ``obscenity.jsonl`` in the folder named by FEEDBACK_RULES_EVAL (default: ../shared/eval/dev) and takes
its times on the texts of FEEDBACK_RULES_TEXTS (default: ../shared/corpora/short_texts.tsv.gz: language, source and text by tabs). A peer that
is not installed is left out with a line: ``pip install better-profanity alt-profanity-check glin-profanity``. Rows of a doubtful label are
left out for all.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("FEEDBACK_RULES_EVAL", ROOT.parent / "shared" / "eval" / "dev")) / "obscenity.jsonl"
TEXTS = Path(os.environ.get("FEEDBACK_RULES_TEXTS", ROOT.parent / "shared" / "corpora" / "short_texts.tsv.gz"))
TIMED = 2_000
"""Texts timed, drawn with a fixed seed."""
ROUNDS = 3
"""Rounds of timing; the best counts, so that a busy machine hurts no one."""

Judge = Callable[[Sequence[str]], list[bool]]


def ours() -> Judge:
    """Return this library's answer, text by text."""
    from feedback_rules.signals.obscenity import find_obscenity
    from feedback_rules.verdict import Answer

    return lambda texts: [find_obscenity(text).answer is Answer.YES for text in texts]


def better_profanity() -> Judge:
    """Return better-profanity with its own list, text by text."""
    profanity = import_module("better_profanity").profanity
    profanity.load_censor_words()
    return lambda texts: [bool(profanity.contains_profanity(text)) for text in texts]


def alt_profanity_check() -> Judge:
    """Return alt-profanity-check's model, all texts in one call, which is its fastest way."""
    predict = import_module("profanity_check").predict
    return lambda texts: [bool(value) for value in predict(list(texts))]


def alt_profanity_check_single() -> Judge:
    """Return alt-profanity-check's model, text by text."""
    predict = import_module("profanity_check").predict
    return lambda texts: [bool(predict([text])[0]) for text in texts]


def glin_profanity() -> Judge:
    """Return glin-profanity with all its languages and its leetspeak, text by text, its cache off."""
    options = {"all_languages": True, "detect_leetspeak": True, "cache_results": False}
    judge = import_module("glin_profanity").Filter(options)
    return lambda texts: [bool(judge.is_profane(text)) for text in texts]


JUDGES: dict[str, Callable[[], Judge]] = {
    "feedback_rules": ours,
    "better-profanity": better_profanity,
    "alt-profanity-check": alt_profanity_check,
    "alt-profanity-check (each)": alt_profanity_check_single,
    "glin-profanity": glin_profanity,
}


def figures(count: Counter[str]) -> dict[str, float]:
    """Return precision, recall, F1 and false alarms in a thousand clean texts."""
    hits, claims, positives = count["hit"], count["hit"] + count["false"], count["hit"] + count["miss"]
    return {
        "precision": hits / max(1, claims),
        "recall": hits / max(1, positives),
        "f1": 2 * hits / max(1, claims + positives),
        "alarms": 1_000 * count["false"] / max(1, count["false"] + count["clean"]),
    }


def compare(rows: Sequence[dict[str, Any]], said: Sequence[bool]) -> dict[str, Counter[str]]:
    """Return counts of right and wrong answers over all rows and by language."""
    counts: dict[str, Counter[str]] = {}
    for row, claim in zip(rows, said, strict=True):
        truth = bool(row["labels"]["obscenity"])
        outcome = ("hit" if claim else "miss") if truth else ("false" if claim else "clean")
        for group in ("all", row["lang"]):
            counts.setdefault(group, Counter())[outcome] += 1
    return counts


def texts_per_second(judge: Judge, texts: Sequence[str]) -> float:
    """Return how many texts a second are judged, in the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        judge(texts)
        best = min(best, time.perf_counter() - started)
    return len(texts) / best


def read_rows() -> list[dict[str, Any]]:
    """Return the labelled rows whose label is sure."""
    rows = [json.loads(line) for line in EVAL.read_text(encoding="utf-8").splitlines() if line]
    return [row for row in rows if "obscenity" in row["labels"] and "obscenity" not in (row.get("ambiguous") or ())]


def read_texts() -> list[str]:
    """Return the texts to be timed."""
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        texts = [parts[2] for line in lines if len(parts := line.rstrip("\n").split("\t")) > 2][1:]
    return random.Random(0).sample(texts, min(TIMED, len(texts)))


def report(write: Callable[[str], object]) -> None:
    """Write the comparison."""
    rows, texts = read_rows(), read_texts()
    write(
        f"{len(rows)} labelled texts, {len(texts)} timed; {platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n"
    )
    write(f"{'':<34}{'precision':>10}{'recall':>8}{'F1':>8}{'false/1000':>12}{'texts/s':>10}\n")
    by_language: dict[str, dict[str, Counter[str]]] = {}
    for name, make in JUDGES.items():
        try:
            judge = make()
            package = name.partition(" ")[0]
            label = name.replace(package, package if package == "feedback_rules" else f"{package} {version(package)}")
        except ImportError as exc:
            write(f"{name:<34}not installed ({exc.name})\n")
            continue
        judge(["warm"])
        counts = by_language[name] = compare(rows, judge([row["text"] for row in rows]))
        all_rows = figures(counts["all"])
        write(
            f"{label:<34}{all_rows['precision']:>10.3f}{all_rows['recall']:>8.3f}{all_rows['f1']:>8.3f}{all_rows['alarms']:>12.1f}"
            f"{texts_per_second(judge, texts):>10.0f}\n"
        )
    write("\nF1 by language" + "".join(f"{name:>27}" for name in by_language) + "\n")
    for language in sorted({row["lang"] for row in rows}):
        write(f"{language:<14}" + "".join(f"{figures(counts[language])['f1']:>27.3f}" for counts in by_language.values()) + "\n")


if __name__ == "__main__":
    report(sys.stdout.write)
