"""A real Spark session: the verdicts of check_many, whatever the rows; a pipeline made once a worker process."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import feedback_rules as fr
from feedback_rules import FeedbackError, ModelError, PolicyError, ReportError
from feedback_rules.integrations.frames import VERDICT_COLUMNS
from feedback_rules.integrations.options import PipelineOptions, pipeline_for
from feedback_rules.integrations.spark import check_dataframe
from tests.conftest import NASTY, ROOT
from tests.test_docs import _BLOCK

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java, which is not installed"),
    pytest.mark.filterwarnings("ignore"),  # pyspark's own: sockets left open, old names of Python
]

TEXTS = [
    "Never arrived", "The lamp broke after one week of use", "Rude answers, no refund", "Great shop", "late", None, "",
    "call me at (212) 555-0147", "What a piece of shit", "Lieferung kam drei Wochen zu spät", "充電してもすぐに切れます。",
    *[text for text in NASTY if "\ud800" not in text],
]  # fmt: skip
DAY = dt.date(2026, 10, 1)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("feedback_rules tests")
    for key, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.sql.session.timeZone": "Asia/Tokyo",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def rows() -> list[tuple[Any, ...]]:
    """Return some hundreds of rows: number, comment, rating (0 and 6 are wrong), channel (some wrong), truth value, day."""
    channels = ("AFN", "MFN", None, "moon")
    return [
        (
            place,
            TEXTS[place % len(TEXTS)],
            Decimal(place % 7) if place % 5 else None,
            channels[place % 4],
            None if place % 3 else True,
            None if place % 2 else DAY,
        )
        for place in range(400)
    ]


def expected(data: list[tuple[Any, ...]]) -> dict[int, fr.Verdict]:
    """Return the verdict of each row that can be read."""
    good = {}
    for number, comment, rating, channel, truth, day in data:
        if channel != "moon" and (rating is None or 1 <= rating <= 5):
            stars = None if rating is None else int(rating)
            good[number] = fr.Feedback(comment=comment or "", rating=stars, fulfillment=channel, arrived_on_time=truth, left_on=day)
    verdicts = pipeline_for(PipelineOptions(tier="fast")).check_many(good.values())
    return dict(zip(good, verdicts, strict=True))


SCHEMA = "number int not null, Comments string, stars decimal(4,2), `fulfillment-channel` string, arrived_on_time boolean, date date"


def test_hundreds_of_rows_get_the_verdicts_of_check_many(spark: Any) -> None:
    data = rows()
    df = spark.createDataFrame(data, SCHEMA).repartition(3)
    judged = check_dataframe(df, tier="fast", verdicts=True)
    assert judged.columns == [*df.columns, *VERDICT_COLUMNS, "verdict"]
    assert judged.schema.fields[: len(df.columns)] == df.schema.fields
    assert {field.dataType.simpleString() for field in judged.schema.fields[len(df.columns) :]} == {"string"}
    found = {row["number"]: row for row in judged.collect()}
    assert len(found) == len(data)
    verdicts = expected(data)
    assert 150 < len(verdicts) < 350
    for number, comment, *_ in data:
        row = found[number]
        assert row["Comments"] == comment
        if number in verdicts:
            assert row["problem"] is None
            assert row["verdict"] == verdicts[number].to_json()
            assert row["action"] == str(verdicts[number].action)
        else:
            assert row["verdict"] is None
            assert row["action"] is None
            assert row["problem"].startswith(("rating: expected", "fulfillment: expected"))


def test_times_are_read_in_the_zone_of_the_session(spark: Any) -> None:
    df = spark.sql("select 'late' as comment, timestamp '2026-10-01 23:59:00' as left_on union all select 'late', null")
    days = [fr.Verdict.from_json(row["verdict"]).feedback.left_on for row in check_dataframe(df, tier="fast", verdicts=True).collect()]
    assert days == [DAY, None]


def test_days_that_python_has_not_and_empty_partitions(spark: Any) -> None:
    df = spark.sql("select 'late' as comment, date_add(date '9999-12-31', cast(id * 400 as int)) as left_on from range(2)").repartition(8)
    problems = [row["problem"] for row in check_dataframe(df, tier="fast").select("problem").collect()]
    assert sorted(problems, key=str) == [None, "left_on: the cell cannot be read (OverflowError)"]
    assert check_dataframe(df.where("false"), tier="fast").count() == 0


def test_options_reach_the_workers(spark: Any) -> None:
    df = spark.createDataFrame([("Erika Mustermann hat mich beleidigt", 1, "3.4.2026")], "words string, rating int, date string")
    options: dict[str, Any] = {
        "seller": fr.SellerProfile(names=["Erika Mustermann"]),
        "on": dt.date(2026, 1, 1),
        "tier": "fast",
        "marketplace": "DE",
    }
    row = check_dataframe(df, columns={"comment": "words"}, prefix="fr_", verdicts=True, **options).first()
    assert row["fr_ground"] == "seller_pii"
    verdict = fr.Verdict.from_json(row["fr_verdict"])
    feedback = fr.Feedback(comment="Erika Mustermann hat mich beleidigt", rating=1, left_on=dt.date(2026, 4, 3))
    assert verdict == pipeline_for(PipelineOptions(**options)).check(feedback)


def _made(batches: Iterator[Any], *, options: PipelineOptions) -> Iterator[Any]:
    """Judge every batch and tell the process, and how often a pipeline and a model were made in it."""
    import pyarrow as pa

    from feedback_rules.integrations import options as module
    from feedback_rules.integrations.arrow import check_arrow

    for batch in batches:
        check_arrow(batch, pipeline=options)
        made = [module.pipeline_for.cache_info().misses, module._judge.cache_info().misses]
        yield pa.RecordBatch.from_pydict({"process": [os.getpid()], "pipelines": [made[0]], "models": [made[1]]})


def test_a_pipeline_is_made_once_a_process(spark: Any) -> None:
    df = spark.createDataFrame([(text,) for text in TEXTS * 20], "comment string").repartition(6)
    made = df.mapInArrow(partial(_made, options=PipelineOptions(tier="fast", on=DAY)), "process long, pipelines long, models long")
    told = made.collect()
    assert len(told) > 6, "several batches a task"
    processes = {row["process"] for row in told}
    assert len(processes) <= 2, "workers are used again by later tasks"
    # Other options of tests before may have made one pipeline each in a worker that lives on, but only one model.
    assert {row["models"] for row in told} == {1}
    again = made.collect()
    grown = {row["process"]: row["pipelines"] for row in again if row["process"] in processes}
    assert all(count == max(row["pipelines"] for row in told if row["process"] == process) for process, count in grown.items())


def test_wrong_options_and_columns_fail_on_the_driver(spark: Any) -> None:
    df = spark.createDataFrame([("late", "mine")], "comment string, Action string")
    with pytest.raises(ReportError, match="'Action' already; choose a prefix"):
        check_dataframe(df)
    judged = check_dataframe(df, prefix="fr_", tier="fast")
    assert judged.first()["Action"] == "mine"
    again = check_dataframe(judged, prefix="fr_", tier="fast")
    assert again.columns == judged.columns
    assert again.collect() == judged.collect(), "a judged frame is judged anew"
    with pytest.raises(ReportError, match="no column of comments is recognised"):
        check_dataframe(df.select("Action"))
    with pytest.raises(ReportError, match="no column 'text'"):
        check_dataframe(df, columns={"comment": "text"}, prefix="fr_")
    with pytest.raises(PolicyError):
        check_dataframe(df, marketplace="XX", prefix="fr_")
    with pytest.raises(ModelError, match="tier"):
        check_dataframe(df, tier="huge", prefix="fr_")
    with pytest.raises(FeedbackError, match="SellerProfile"):
        check_dataframe(df, seller="Erika", prefix="fr_")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Spark DataFrame, got list"):
        check_dataframe([])


@pytest.mark.parametrize("missing", ["pyspark", "pyarrow"])
def test_without_what_it_needs(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = {"pyspark": "spark", "pyarrow": "arrow"}[missing]
    monkeypatch.setitem(sys.modules, "pyspark.sql" if missing == "pyspark" else missing, None)
    with pytest.raises(ImportError, match=rf"feedback-rules\[{extra}\]"):
        check_dataframe(None)


def test_examples_of_the_page_run(spark: Any, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "clusters.md").read_text(encoding="utf-8")
    blocks = [block for block in _BLOCK.findall(page) if "import ray" not in block and "import dask" not in block]
    assert len(blocks) > 1
    shared: dict[str, object] = {"spark": spark}
    for block in blocks:
        placed = block.replace('"verdicts"', repr(str(tmp_path / "verdicts")))  # Java keeps the folder it started in
        exec(compile(placed, "clusters.md", "exec"), shared)  # noqa: S102 - our own page
