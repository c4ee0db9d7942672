"""An Arrow batch or table in, the same kind out; nulls, odd types and bad rows cost no other row."""

from __future__ import annotations

import builtins
import csv
import datetime as dt
import pickle
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any

import pytest

import feedback_rules as fr
from feedback_rules import FeedbackError, ModelError, PolicyError, ReportError
from feedback_rules.aspects.judgement import Judgement
from feedback_rules.integrations.arrow import check_arrow
from feedback_rules.integrations.frames import VERDICT_COLUMNS
from feedback_rules.integrations.options import PipelineOptions, pipeline_for
from tests.conftest import NASTY, ROOT, pipeline
from tests.test_docs import _BLOCK

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

DATA = {
    "text": ["Never arrived", None, "The lamp broke after one week of use", "late"],
    "Rating": [1, 2, 1, 9],
    "fulfillment": ["AFN", None, None, None],
    "kept": [b"\xff", None, b"a", b"b"],
}


def examples() -> list[str]:
    with (ROOT / "data" / "examples" / "feedback.tsv").open(encoding="utf-8", newline="") as file:
        return [row[2] for row in csv.reader(file, delimiter="\t") if len(row) == 6][1:]


def test_batch_and_table_keep_their_kind_and_columns() -> None:
    batch = pa.RecordBatch.from_pydict(DATA).replace_schema_metadata({"made": "here"})
    judged = check_arrow(batch)
    assert isinstance(judged, pa.RecordBatch)
    assert judged.schema.names == [*DATA, *VERDICT_COLUMNS]
    assert judged.schema.metadata == {b"made": b"here"}
    assert judged.select(list(DATA)).equals(batch)
    assert judged.column("action").to_pylist() == ["strike_through", "keep", "remove", None]
    assert [bool(problem) for problem in judged.column("problem").to_pylist()] == [False, False, False, True]
    assert judged.column("problem")[3].as_py().startswith("rating")
    table = pa.Table.from_batches([batch, batch.slice(0, 0), batch.slice(1, 2)])
    judged_table = check_arrow(table)
    assert isinstance(judged_table, pa.Table)
    assert judged_table.column("action").to_pylist() == ["strike_through", "keep", "remove", None, "keep", "remove"]


def test_the_added_columns_alone() -> None:
    judged = check_arrow(pa.RecordBatch.from_pydict(DATA | {"action": list("abcd")}), keep_columns=False)
    assert judged.schema.names == list(VERDICT_COLUMNS)
    assert all(field.type == pa.string() for field in judged.schema)


def test_the_verdicts_are_those_of_check_many() -> None:
    texts = [*examples(), *(text for text in NASTY if text.isascii() or "\ud800" not in text)] * 2
    table = pa.table({"comment": texts, "rating": [1 + place % 5 for place in range(len(texts))]})
    judged = check_arrow(table, verdicts=True).to_pydict()
    feedback = [fr.Feedback(comment=text, rating=rating) for text, rating in zip(texts, table["rating"].to_pylist(), strict=True)]
    expected = list(pipeline().check_many(feedback))
    assert judged["verdict"] == [verdict.to_json() for verdict in expected]
    assert judged["action"] == [str(verdict.action) for verdict in expected]
    assert not any(judged["problem"])
    assert len(set(judged["action"])) > 3


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (pa.array([1, None], pa.int8()), [1, None]),
        (pa.array([1.0, float("nan")]), [1, None]),
        (pa.array(["4 stars", ""]), [4, None]),
        (pa.array([Decimal("4.00"), None]), [4, None]),
        (pa.array(["1", "1"]).dictionary_encode(), [1, 1]),
        (pa.array(["5", None], pa.large_string()), [5, None]),
        (pa.nulls(2), [None, None]),
    ],
    ids=lambda value: str(getattr(value, "type", "")),
)
def test_types_of_ratings(rating: Any, expected: list[int | None]) -> None:
    judged = check_arrow(pa.RecordBatch.from_pydict({"comment": ["late", "late"], "rating": rating}), verdicts=True)
    assert judged.column("problem").null_count == 2
    assert [fr.Verdict.from_json(text).feedback.rating for text in judged.column("verdict").to_pylist()] == expected


def test_days_and_truth_values() -> None:
    late = int(dt.datetime(2026, 10, 1, 23, 59, tzinfo=dt.UTC).timestamp()) * 10**9 + 1
    nanoseconds = pa.array([late, None], pa.int64()).cast(pa.timestamp("ns"))
    zoned = pa.array([dt.datetime(2026, 10, 1, 23, 59, tzinfo=dt.UTC), None], pa.timestamp("us", tz="Asia/Tokyo"))
    for left_on, day in (
        (nanoseconds, dt.date(2026, 10, 1)),
        (zoned, dt.date(2026, 10, 2)),
        (pa.array([dt.date(2026, 3, 4), None]), dt.date(2026, 3, 4)),
        (pa.array(["3/4/2026", ""]), dt.date(2026, 3, 4)),
    ):
        columns = {"comment": ["late", "late"], "date": left_on, "shipped_on_time": [True, None], "arrived_on_time": ["no", "-"]}
        judged = check_arrow(pa.RecordBatch.from_pydict(columns), verdicts=True)
        feedback = [fr.Verdict.from_json(text).feedback for text in judged.column("verdict").to_pylist()]
        assert [item.left_on for item in feedback] == [day, None]
        assert [item.shipped_on_time for item in feedback] == [True, None]
        assert [item.arrived_on_time for item in feedback] == [False, None]


def bad_utf8(values: Sequence[bytes]) -> Any:
    return pa.Array.from_buffers(pa.string(), len(values), pa.array(values, pa.binary()).buffers())


@pytest.mark.parametrize(
    ("field", "column", "message"),
    [
        ("rating", pa.array([1, 9, 1]), "rating: expected a whole number"),
        ("rating", pa.array([1, 2.5, 1]), "rating: expected a whole number"),
        ("rating", pa.array([1, float("inf"), 1]), "rating: expected a whole number"),
        ("rating", pa.array([Decimal(1), Decimal("2.5"), Decimal(1)]), "rating: expected a whole number"),
        ("fulfillment", pa.array(["AFN", "moon", "MFN"]), "fulfillment: expected one of"),
        ("fulfillment", pa.array([None, [1], None]), "fulfillment: expected one of"),
        ("arrived_on_time", pa.array(["yes", "perhaps", "no"]), "arrived_on_time: expected yes, no or nothing"),
        ("left_on", pa.array(["3/4/2026", "soon", ""]), "date: expected numbers"),
        ("left_on", pa.array([1, 3_000_000, 1], pa.int32()).cast(pa.date32()), r"left_on: the cell cannot be read \(OverflowError\)"),
        ("order_id", bad_utf8([b"1", b"\xff", b"2"]), r"order_id: the cell cannot be read \(UnicodeDecodeError\)"),
        ("comment", bad_utf8([b"late", b"\xff\xfe", b"late"]), r"comment: the cell cannot be read \(UnicodeDecodeError\)"),
        ("comment", pa.array(["late", "late", "late"]).cast(pa.binary()), "comment: expected a str"),
        ("comment", pa.array([1, 2, 3]), "comment: expected a str"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_row_costs_no_other(field: str, column: Any, message: str) -> None:
    judged = check_arrow(pa.RecordBatch.from_pydict({"comment": ["late"] * 3} | {field: column}))
    problems = judged.column("problem").to_pylist()
    actions = judged.column("action").to_pylist()
    assert re.match(message, problems[1])
    if field == "comment" and pa.types.is_string(column.type):
        assert problems[::2] == [None, None]
    assert [action is None for action in actions] == [problem is not None for problem in problems]


class Fragile:
    """A judge that breaks on one word."""

    version = "fragile"

    def judge(self, comments: list[str]) -> list[Judgement]:
        if any("boom" in comment for comment in comments):
            raise ZeroDivisionError(f"secret {comments}")
        return pipeline().judge.judge(comments)


def test_a_comment_that_breaks_the_judge_costs_no_other_and_is_not_quoted() -> None:
    texts = ["late"] * 300
    texts[7] = "boom and a telephone number"
    judged = check_arrow(pa.table({"comment": texts}), pipeline=fr.Pipeline(judge=Fragile()))
    problems = judged["problem"].to_pylist()
    assert problems[7] == "comment: the pipeline failed on it (ZeroDivisionError)"
    assert judged["action"].null_count == 1
    assert [place for place, problem in enumerate(problems) if problem] == [7]


def test_a_model_that_is_missing_is_no_rows_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModelError("no model")

    monkeypatch.setattr("feedback_rules.pipeline._shipped_judge", missing)
    with pytest.raises(ModelError, match="no model"):
        check_arrow(pa.table({"comment": ["late"]}))


def test_without_rows() -> None:
    table = pa.table({"comment": pa.array([], pa.string())})
    for data in (table, table.schema.empty_table(), pa.RecordBatch.from_pydict({"comment": pa.array([], pa.string())})):
        judged = check_arrow(data, verdicts=True)
        assert type(judged) is type(data)
        assert judged.num_rows == 0
        assert judged.schema.names == ["comment", *VERDICT_COLUMNS, "verdict"]


def test_names_that_clash_and_data_that_was_judged() -> None:
    table = pa.table({"comment": ["late"], "action": ["mine"]})
    with pytest.raises(ReportError, match="'action' already; choose a prefix"):
        check_arrow(table)
    judged = check_arrow(table, prefix="fr_")
    assert judged["action"].to_pylist() == ["mine"]
    assert judged["fr_action"].to_pylist() == ["review"]
    again = check_arrow(judged, prefix="fr_")
    assert again.equals(judged), "judged data is judged anew"
    with pytest.raises(ReportError, match="no column of comments is recognised"):
        check_arrow(pa.table({"a": [1]}))
    named = check_arrow(pa.table({"a": ["Never arrived"], "sterne": [1]}), columns={"comment": "a", "rating": "sterne"}, marketplace="DE")
    assert named["problem"].null_count == 1
    with pytest.raises(TypeError, match="RecordBatch or Table, got dict"):
        check_arrow({"comment": ["late"]})


def test_options_make_one_pipeline_a_process() -> None:
    options = PipelineOptions(marketplace="de", seller=fr.SellerProfile(names=["Erika Mustermann"]), tier="fast")
    copy = pickle.loads(pickle.dumps(options))  # noqa: S301 - our own bytes
    assert copy == options
    assert pipeline_for(copy) is pipeline_for(options)
    assert pipeline_for(PipelineOptions(marketplace="FR", tier="fast")).judge is pipeline_for(options).judge
    assert "Mustermann" not in repr(options)
    judged = check_arrow(pa.table({"comment": ["Erika Mustermann hat mich beleidigt"], "rating": [1]}), pipeline=options)
    assert judged["ground"].to_pylist() == ["seller_pii"]
    with pytest.raises(ModelError, match="tier"):
        PipelineOptions(tier="huge")
    with pytest.raises(PolicyError):
        PipelineOptions(marketplace="XX")
    with pytest.raises(FeedbackError, match="SellerProfile"):
        PipelineOptions(seller="Erika")  # type: ignore[arg-type]


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def blocked(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", blocked)
    with pytest.raises(ImportError, match=r"feedback-rules\[arrow\]"):
        check_arrow(None)


def blocks_of_page(*words: str) -> list[str]:
    """Return the examples of the page on clusters that hold one of the words, after those on Arrow that they build on."""
    blocks = _BLOCK.findall((ROOT / "docs" / "clusters.md").read_text(encoding="utf-8"))
    found = [block for block in blocks if any(word in block for word in words)]
    assert found
    return [*blocks[:2], *found]


def run_blocks(blocks: Sequence[str]) -> None:
    shared: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "clusters.md", "exec"), shared)  # noqa: S102 - our own page


def test_dask_partitions() -> None:
    dask = pytest.importorskip("dask", reason="dask is not installed")
    tables = [pa.table({"comment": ["Never arrived", None], "rating": [1, 9]}), pa.table({"comment": ["late"], "rating": [2]})]
    judged = dask.compute(*[dask.delayed(check_arrow)(table, pipeline=PipelineOptions()) for table in tables], scheduler="threads")
    assert pa.concat_tables(judged).equals(check_arrow(pa.concat_tables(tables)))
    run_blocks(blocks_of_page("import dask"))


@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_ray_data() -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    texts = [*examples(), None]
    table = pa.table({"comment": texts, "rating": [1 + place % 6 for place in range(len(texts))], "number": list(range(len(texts)))})
    judge = partial(check_arrow, pipeline=PipelineOptions(tier="fast"))
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        judged = ray.data.from_arrow(table).map_batches(judge, batch_format="pyarrow", batch_size=32).take_all()
        run_blocks(blocks_of_page("import ray"))
    finally:
        ray.shutdown()
    assert sorted(judged, key=itemgetter("number")) == judge(table).to_pylist()


def test_examples_of_the_page_on_arrow_run() -> None:
    run_blocks(blocks_of_page("import pyarrow"))
