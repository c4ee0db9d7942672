"""The seller's commands: requests, what-if, ledger."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from feedback_rules.cli import app
from feedback_rules.seller import Ledger
from tests.conftest import ROOT

REPORT = [
    str(ROOT / "data" / "examples" / "feedback.tsv"),
    "--orders",
    str(ROOT / "data" / "examples" / "orders.tsv"),
    "--today",
    "2026-11-01",
]
SMALL = """order_id,rating,comment,left_on,fulfillment
1-1,1,The fucking zipper broke on the second day.,2026-10-20,MFN
2-2,2,Shipping took three weeks!,2026-10-01,AFN
3-3,1,The seller never answered my emails.,2026-10-02,MFN
"""
run = CliRunner().invoke


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.csv"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def test_requests_of_the_example() -> None:
    result = run(app, ["requests", *REPORT])
    assert result.exit_code == 3, "two rows of the example are broken on purpose"
    assert "68 feedback: 36 drafts. 2 rows could not be read." in result.stdout
    assert result.stdout.count("incorrect or speculative") == 1, "what holds for all stands once"
    assert "Feedback Manager" in result.stdout
    drafts = json.loads(run(app, ["requests", *REPORT, "--format", "json"]).stdout)
    left = [draft["days_left"] for draft in drafts]
    assert [days for days in left if days >= 0] == sorted(days for days in left if days >= 0), "the most urgent first"
    assert all(days < 0 for days in left[left.index(next(days for days in left if days < 0)) :])


def test_what_was_asked_is_not_asked_again(small: str, tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    options = ["requests", small, "--ledger", ledger, "--today", "2026-11-01"]
    assert "3 feedback: 2 drafts." in run(app, [*options, "--mark-asked"]).stdout
    again = run(app, options)
    assert again.exit_code == 0
    assert "3 feedback: 0 drafts. 2 asked already or settled." in again.stdout
    assert run(app, ["ledger", "record", ledger, "1-1", "obscenity", "refused", "--on", "2026-11-03"]).exit_code == 0
    (draft,) = [json.loads(line) for line in run(app, [*options, "--format", "jsonl"]).stdout.splitlines()]
    assert (draft["ground"]["ground"], draft["refused"]) == ("product_review", ["obscenity"])
    for ground in ("product_review", "fba_fulfillment"):
        run(app, ["ledger", "record", ledger, "1-1" if ground == "product_review" else "2-2", ground, "refused"])
    assert "0 drafts. 2 with every ground refused." in run(app, options).stdout
    shown = run(app, ["ledger", "show", ledger, "--order", "1-1"]).stdout
    assert "obscenity  refused  asked 2026-11-01, answered 2026-11-03" in shown
    assert "0.0%  0% to 79%" in shown


def test_drafts_go_to_a_file_in_the_language_asked_for(small: str, tmp_path: Path) -> None:
    path = tmp_path / "drafts.txt"
    result = run(app, ["requests", small, "--language", "ar", "--output", str(path)])
    assert "2 drafts" in result.stderr
    assert "نرجو إزالة التقييم" in path.read_text(encoding="utf-8")


def test_what_if(small: str) -> None:
    options = ["what-if", small, "--today", "2026-11-01", "--totals", "30=18/0/2", "--totals", "lifetime=97/0/3"]
    result = run(app, options)
    assert result.exit_code == 0
    row = next(line.split() for line in result.stdout.splitlines() if line.strip().startswith("30"))
    assert row == ["30", "1", "1", "0", "90.0%", "94.7%", "94.7%", "10.0%", "5.3%"]
    assert "2026-10" in result.stdout
    assert "no four- and five-star feedback" in result.stdout
    figures = json.loads(run(app, [*options, "--format", "json"]).stdout)
    assert figures["windows"][0]["after"]["percentages"] == [95, 0, 5]


def test_defects_need_the_days_of_the_orders(small: str, tmp_path: Path) -> None:
    orders = tmp_path / "orders.tsv"
    orders.write_text(
        "amazon-order-id\tpurchase-date\tfulfillment-channel\n1-1\t2026-10-10T00:00:00+00:00\tMerchant\n2-2\t2026-09-20T00:00:00+00:00\tAmazon\n",
        encoding="utf-8",
    )
    result = run(app, ["what-if", small, "--orders", str(orders), "--order-count", "200", "--today", "2026-11-01"])
    assert "of 200: 2 (1.00%), after removals 1 (0.50%), after both 0 (0.00%)" in result.stdout
    assert "not in the defect figures: 1." in result.stdout
    assert "needs the number of orders" in run(app, ["what-if", small, "--order-count", "200"]).stdout


def test_personal_data_are_masked(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('rating,comment\n1,"The seller told me to call him at (614) 555-0119, what nonsense."\n', encoding="utf-8")
    assert "0119" not in run(app, ["requests", str(path)]).stdout
    assert "(614) 555-0119" in run(app, ["requests", str(path), "--show-personal-data"]).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["requests", "/no/such/file"], 1, "cannot be read"),
        (["requests", "{small}", "--mark-asked"], 2, "needs --ledger"),
        (["requests", "{small}", "--language", "xx"], 1, "language: expected one of"),
        (["requests", "{small}", "--max-length", "20"], 1, "max_length"),
        (["requests", "{small}", "--ledger", "{small}"], 1, "cannot be used as a ledger"),
        (["what-if", "{small}", "--totals", "30=1/2"], 2, "WINDOW=POSITIVE/NEUTRAL/NEGATIVE"),
        (["what-if", "{small}", "--totals", "7=1/2/3"], 1, "totals: expected one of"),
        (["ledger", "show", "/no/such/ledger"], 1, "there is no such ledger"),
        (["ledger", "record", "{new}", "1-1", "obscenity", "perhaps"], 2, "perhaps"),
        (["ledger", "record", "{new}", "bob@x.example", "obscenity", "asked"], 1, "order_id"),
    ],
)
def test_exit_codes(arguments: list[str], code: int, message: str, small: str, tmp_path: Path) -> None:
    result = run(app, [argument.format(small=small, new=tmp_path / "new.db") for argument in arguments])
    assert result.exit_code == code
    assert message in result.stderr


def test_recorded_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    run(app, ["ledger", "record", str(path), "1-1", "obscenity", "asked"])
    assert run(app, ["ledger", "record", str(path), "1-1", "obscenity", "asked"]).exit_code == 1
    assert Ledger(path).standing("1-1").waiting == {"obscenity"}


def _blocks(page: str, language: str = "") -> list[str]:
    """Return the fenced blocks of a page that are written in a language."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    return [body for kind, body in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE) if kind == language]


def test_pages_show_what_is_printed(tmp_path: Path) -> None:
    drafts = run(app, ["requests", *REPORT, "--ledger", str(tmp_path / "l.db"), "--mark-asked"]).stdout
    assert _blocks("requests")[1] in drafts
    figures = run(app, ["what-if", *REPORT, "--totals", "30=120/4/12", "--totals", "365=1300/40/60"]).stdout
    assert figures in _blocks("what_if")
    run(app, ["ledger", "record", str(tmp_path / "l.db"), "113-9306820-6669423", "obscenity", "removed", "--on", "2026-11-03"])
    assert run(app, ["ledger", "show", str(tmp_path / "l.db"), "--order", "113-9306820-6669423"]).stdout in _blocks("ledger")
    (line,) = [block for block in _blocks("reports") if block.startswith("Of those")]
    assert line.strip() in run(app, ["check", *REPORT[:3]]).stdout


@pytest.mark.parametrize("page", ["requests", "what_if", "ledger"])
def test_examples_of_the_pages_run(page: str) -> None:
    blocks = _blocks(page, "python")
    assert blocks
    for block in blocks:
        exec(compile(block, page, "exec"), {})  # noqa: S102 - our own page


def test_a_feedback_in_two_exports_is_asked_for_once(tmp_path: Path) -> None:
    twice = tmp_path / "twice.csv"
    twice.write_text(SMALL + "".join(SMALL.splitlines(keepends=True)[1:]), encoding="utf-8")
    result = run(app, ["requests", str(twice), "--ledger", str(tmp_path / "l.db"), "--mark-asked", "--today", "2026-11-01"])
    assert result.exit_code == 0
    assert "6 feedback: 2 drafts." in result.stdout


def test_a_misspelt_ground_is_refused(tmp_path: Path) -> None:
    result = run(app, ["ledger", "record", str(tmp_path / "l.db"), "1-1", "obsenity", "removed"])
    assert result.exit_code == 2
    assert not (tmp_path / "l.db").exists()
