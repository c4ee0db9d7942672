"""Time ``check_dataframe`` on a local Spark session against ``check_many``, on the same rows in the same run.

``PYTHONPATH=$PWD python -m benchmarks.spark --rows fast=100000 full=20000`` writes rows made from ``data/examples`` with a fixed seed to Parquet,
judges them in this process, in two, and on Spark (Parquet in, Parquet out), checks that the verdicts are the same, and prints Markdown. It
needs pyspark, pyarrow and Java. Each figure is of one run: on a shared machine take them as what that machine gave, no more.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

import feedback_rules as fr
from feedback_rules.integrations.frames import feedback_of
from feedback_rules.integrations.options import PipelineOptions, pipeline_for
from feedback_rules.integrations.spark import check_dataframe

ROOT = Path(__file__).resolve().parent.parent
SEED, CORES, FILES, WARM = 7, 2, 16, 64
DIGIT = re.compile(r"\d")
T = TypeVar("T")
Cells = dict[str, list[Any]]


def rows(count: int) -> Cells:
    """Return columns of invented rows: one to three comments of the examples, their digits and their end varied, and facts with gaps."""
    chance = random.Random(SEED)
    with (ROOT / "data" / "examples" / "feedback.tsv").open(encoding="utf-8", newline="") as file:
        texts = [row[2] for row in csv.reader(file, delimiter="\t") if len(row) == 6 and row[2]][1:]
    found: Cells = {"comment": [], "rating": [], "fulfillment": [], "shipped_with": []}
    for _ in range(count):
        text = " ".join(chance.choices(texts, k=chance.choice((1, 1, 2, 3))))
        text = DIGIT.sub(lambda _: str(chance.randint(1, 9)), text)
        found["comment"].append(f"{text} {''.join(chance.choices('abdeilnorstu', k=6))}")  # no two comments are the same
        found["rating"].append(chance.choice((1, 1, 1, 2, 3, 5, None, 9)))
        found["fulfillment"].append(chance.choice(("AFN", "MFN", None)))
        found["shipped_with"].append(chance.choice(("buy_shipping", "other", None)))
    return found


def session() -> Any:
    """Return a local session whose workers see this checkout."""
    from pyspark.sql import SparkSession

    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{CORES}]").appName("feedback_rules benchmark")
    for key in ("spark.driver.host", "spark.driver.bindAddress"):
        builder = builder.config(key, "127.0.0.1")
    made = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    made = made.config("spark.sql.execution.arrow.maxRecordsPerBatch", "5000").getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def processes() -> dict[int, list[str]]:
    """Return the processes that descend from this one: Spark's JVM and its Python workers."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stats[int(path.parent.name)] = path.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
    mine = {os.getpid()}
    while more := {pid for pid, stat in stats.items() if int(stat[1]) in mine} - mine:
        mine |= more
    return {pid: stats[pid] for pid in mine - {os.getpid()}}


def processor_seconds() -> float:
    """Return the processor time that those processes have used."""
    return sum(int(stat[11]) + int(stat[12]) for stat in processes().values()) / os.sysconf("SC_CLK_TCK")


def peak() -> float:
    """Return the largest memory, in MiB, that a Python worker has had."""
    found = []
    for pid in processes():
        status = Path(f"/proc/{pid}/status").read_text()
        if "python" in status.partition("\n")[0]:
            found.append(int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024)
    return max(found)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of one run and what it gave."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def actions(verdicts: Iterator[fr.Verdict]) -> Counter[str]:
    """Return how often each action was given."""
    return Counter(str(verdict.action) for verdict in verdicts)


def measure(spark: Any, tier: str, count: int, folder: Path, notes: list[str]) -> None:
    """Measure one tier, print its rows of the table and add what there is to note."""
    cells = rows(count)
    source = folder / f"{tier}-in"
    source.mkdir()
    table = pa.table(cells)
    step = -(-count // FILES)
    for place in range(FILES):
        pq.write_table(table.slice(place * step, step), source / f"{place:02}.parquet")
    feedback = []
    for values in zip(*cells.values(), strict=True):
        try:
            feedback.append(feedback_of(dict(zip(cells, values, strict=True))))
        except fr.FeedbackRulesError:
            continue
    pipeline = pipeline_for(PipelineOptions(tier=tier))
    list(pipeline.check_many(feedback[:WARM]))

    def judge(source: Path, target: Path) -> None:
        check_dataframe(spark.read.parquet(str(source)), tier=tier).write.parquet(str(target))

    def line(what: str, seconds: float, done: int, cores: int, processor: float | None) -> None:
        last = "" if processor is None else f"{processor:.1f} | {done / processor:,.0f}"
        print(
            f"| {tier} | {what} | {done:,} | {seconds:.1f} | {done / seconds:,.0f} | {done / seconds / cores:,.0f} | {last or ' | '} |",
            flush=True,
        )

    used = time.process_time()
    one, expected = timed(lambda: actions(pipeline.check_many(feedback)))
    line("`check_many`, one process", one, len(feedback), 1, time.process_time() - used)
    two, again = timed(lambda: actions(pipeline.check_many(feedback, workers=CORES)))
    line(f"`check_many(workers={CORES})`, start included", two, len(feedback), CORES, None)
    small = folder / f"{tier}-small"
    small.mkdir()
    for place in range(CORES):
        pq.write_table(table.slice(place * WARM, WARM), small / f"{place}.parquet")
    used = processor_seconds()
    first, _ = timed(lambda: judge(small, folder / f"{tier}-first"))
    line(f"Spark `local[{CORES}]`, first job: workers start, models load", first, CORES * WARM, CORES, processor_seconds() - used)
    used = processor_seconds()
    seconds, _ = timed(lambda: judge(source, folder / f"{tier}-out"))
    processor = processor_seconds() - used
    line(f"Spark `local[{CORES}]`, Parquet to Parquet", seconds, count, CORES, processor)
    memory = peak()
    judged = spark.read.parquet(str(folder / f"{tier}-out"))
    found = Counter({row["action"]: row["count"] for row in judged.where("problem is null").groupBy("action").count().collect()})
    if not found == again == expected:
        raise SystemExit(f"the verdicts differ: {found} on Spark, {again} in two processes, {expected} here")
    bad = judged.where("problem is not null").count()
    length = sum(map(len, cells["comment"])) // count
    hours = [1e8 * each / count / 3600 for each in (seconds * CORES, processor)]
    notes.append(
        f"- {tier}: {length} characters a comment; {bad:,} bad rows on purpose; as many of each action everywhere; a Python worker has at most "
        f"{memory:.0f} MiB; 100 million such rows: {hours[0]:,.0f} core hours by the clock, {hours[1]:,.0f} by processor time"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", default=["fast=100000", "full=20000"], metavar="TIER=ROWS")
    wanted = [item.partition("=") for item in parser.parse_args().rows]
    import pyspark

    begin, spark = timed(session)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, pyspark {pyspark.__version__}, pyarrow {pa.__version__}; "
    )
    print(f"load average {load} at the start; the session started in {begin:.1f} s\n")
    print("| tier | | rows | seconds | rows/s | rows/s a core | processor s | rows a processor s |\n|---|---|---|---|---|---|---|---|")
    notes: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for tier, _, count in wanted:
            measure(spark, tier, int(count), Path(folder), notes)
    print("", *notes, sep="\n")
    print(f"\nload average at the end: {', '.join(f'{value:.1f}' for value in os.getloadavg())}")
    spark.stop()


if __name__ == "__main__":
    main()
