"""Time whole verdicts on both model tiers: start-up, one comment at a time, batches, workers, growth with length, memory.

``python -m benchmarks.speed`` draws texts with a fixed seed from FEEDBACK_RULES_TEXTS (default: ../shared/corpora/short_texts.tsv.gz:
language, source and text by tabs), or from the corpus where that is absent, and prints Markdown tables with a machine line. Run it on a quiet
machine; each figure is the best of some rounds.
"""

from __future__ import annotations

import csv
import gzip
import os
import platform
import random
import resource as limits
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import feedback_rules as fr
from feedback_rules.aspects.corpus import read_corpus
from feedback_rules.aspects.model import TIERS, load_model

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(os.environ.get("FEEDBACK_RULES_TEXTS", ROOT.parent / "shared" / "corpora" / "short_texts.tsv.gz"))
SEED, TIMED, SINGLE, ROUNDS = 7, 1_500, 300, 2
LENGTHS = (10, 100, 1_000, 10_000, 100_000)
SENTENCE = "The lamp broke after a week and nobody answered my mails, the parcel was three days late. "
START = """
import time, sys
begin = time.perf_counter()
import feedback_rules as fr
from feedback_rules.aspects.model import load_model
fr.Pipeline(judge=load_model(tier=sys.argv[1])).check("Fast delivery but the zip broke.", rating=2)
print(time.perf_counter() - begin)
"""
MEMORY = """
import resource, sys
import feedback_rules as fr
from feedback_rules.aspects.model import load_model
pipeline = fr.Pipeline(judge=load_model(tier=sys.argv[1]))
for verdict in pipeline.check_many(f"{count} days late and the box was crushed, never again" for count in range(int(sys.argv[2]))):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def texts() -> list[str]:
    """Return the texts to time."""
    if TEXTS.exists():
        with gzip.open(TEXTS, "rt", encoding="utf-8", newline="") as file:
            found = [row[2] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) == 3][1:]
    else:
        found = [comment.text for comment in read_corpus(ROOT / "data" / "corpus")]
    return random.Random(SEED).sample(found, TIMED)


def child(code: str, *arguments: str) -> float:
    """Return the number that a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout)


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def one_by_one(pipeline: fr.Pipeline, some: list[str]) -> tuple[float, float]:
    """Return the median and the 99th percentile in milliseconds."""
    times = []
    for text in some:
        begin = time.perf_counter()
        pipeline.check(text)
        times.append((time.perf_counter() - begin) * 1e3)
    return median(times), quantiles(times, n=100)[98]


def main() -> None:
    """Measure and print."""
    some = texts()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {len(some)} texts of {sum(map(len, some)) // len(some)} characters\n"
    )
    print(
        "| tier | start to first verdict, s | one at a time, p50 ms | p99 ms | batch, verdicts/s | two workers | memory of 1,000 / 5,000 comments, MiB |"
    )
    print("|---|---|---|---|---|---|---|")
    for tier in TIERS:
        pipeline = fr.Pipeline(judge=load_model(tier=tier))
        list(pipeline.check_many(some[:500]))
        middle, slow = one_by_one(pipeline, some[:SINGLE])
        batch = len(some) / best(lambda pipeline=pipeline: list(pipeline.check_many(some)))
        begin = time.perf_counter()
        list(pipeline.check_many(some * 3, workers=2))
        both = 3 * len(some) / (time.perf_counter() - begin)
        start = min(child(START, tier) for _ in range(ROUNDS))
        memory = [child(MEMORY, tier, str(count)) for count in (1_000, 5_000)]
        print(
            f"| {tier} | {start:.2f} | {middle:.2f} | {slow:.2f} | {batch:,.0f} | {both:,.0f} | {memory[0]:.0f} / {memory[1]:.0f} |",
            flush=True,
        )
    print("\n| characters | " + " | ".join(f"{tier}, ms" for tier in TIERS) + " |\n|---|" + "---|" * len(TIERS))
    pipelines = [fr.Pipeline(judge=load_model(tier=tier)) for tier in TIERS]
    for length in LENGTHS:
        text = (SENTENCE * (length // len(SENTENCE) + 1))[:length]
        cells = [f"{best(lambda pipeline=pipeline, text=text: pipeline.check(text)) * 1e3:.2f}" for pipeline in pipelines]
        print(f"| {length:,} | {' | '.join(cells)} |", flush=True)
    print(f"\nPeak memory of this run: {limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB.")


if __name__ == "__main__":
    main()
