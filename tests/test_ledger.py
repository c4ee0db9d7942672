"""The ledger asks nothing twice, loses nothing to another process, and keeps no comment."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_rules import Feedback, LedgerError
from feedback_rules.seller import Ledger, Outcome, draft_request, wilson_interval
from tests.conftest import ROOT, pipeline

DAY = dt.date(2026, 11, 1)


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "requests.db")


def test_a_request_and_its_answer(book: Ledger) -> None:
    book.record("1-1", "obscenity", "asked", on=DAY, comment="what a shitty lamp")
    assert book.standing("1-1", comment="what a shitty lamp").waiting == {"obscenity"}
    assert book.standing("1-1").closed
    book.record("1-1", "obscenity", Outcome.REFUSED, on=DAY + dt.timedelta(days=2))
    (entry,) = Ledger(book.path).entries()
    assert (entry.outcome, entry.asked_on, entry.answered_on) == (Outcome.REFUSED, DAY, dt.date(2026, 11, 3))
    standing = book.standing("1-1", comment="what a shitty lamp")
    assert standing.refused == {"obscenity"}
    assert not standing.closed
    book.record("1-1", "obscenity", "removed", on=DAY)
    assert book.entries()[0].outcome is Outcome.REMOVED, "Amazon may still change its mind"


@pytest.mark.parametrize("first", list(Outcome))
def test_nothing_is_asked_twice(book: Ledger, first: Outcome) -> None:
    book.record("1-1", "obscenity", first, comment="what a shitty lamp")
    for comment in ("what a shitty lamp", None):
        with pytest.raises(LedgerError, match=f"asked before, and the answer is {first}; it is not asked again"):
            book.record("1-1", "obscenity", "asked", comment=comment)
    book.record("1-1", "product_review", "asked")
    book.record("2-2", "obscenity", "asked")
    assert len(book.entries()) == 3
    assert len(book.entries("1-1")) == 2


def test_a_comment_written_anew_is_a_new_one(book: Ledger) -> None:
    """After a removal the buyer may write again."""
    book.record("1-1", "obscenity", "removed", comment="what a shitty lamp")
    assert book.standing("1-1", comment="what a shitty lamp").closed
    assert not book.standing("1-1", comment="still a shitty lamp").closed
    book.record("1-1", "obscenity", "asked", comment="still a shitty lamp")
    book.record("1-1", "obscenity", "refused")
    assert [entry.outcome for entry in book.entries()] == [Outcome.REMOVED, Outcome.REFUSED], "an answer goes to the latest request"
    with pytest.raises(LedgerError, match="asked before"):
        book.record("1-1", "obscenity", "asked")


def test_an_entry_without_a_comment_stands_for_any(book: Ledger) -> None:
    book.record("1-1", "obscenity", "asked")
    assert book.standing("1-1", comment="what a shitty lamp").closed
    with pytest.raises(LedgerError, match="asked before"):
        book.record("1-1", "obscenity", "asked", comment="what a shitty lamp")


def test_no_comment_is_stored(book: Ledger) -> None:
    book.record("1-1", "obscenity", "asked", comment="Jane Doe, 614 555 0119, is a \ud800 liar")
    data = b"".join(path.read_bytes() for path in book.path.parent.iterdir())
    for piece in (b"Jane", b"0119", b"liar"):
        assert piece not in data
    other = Ledger(book.path.parent / "other.db")
    other.record("1-1", "obscenity", "asked", comment="Jane Doe, 614 555 0119, is a \ud800 liar")
    assert other.entries()[0].comment != book.entries()[0].comment, "each file has a key of its own"


def test_one_file_remains(book: Ledger) -> None:
    book.record("1-1", "obscenity", "asked")
    assert [path.name for path in book.path.parent.iterdir()] == ["requests.db"]


@pytest.mark.parametrize(
    ("order", "ground", "outcome"),
    [
        ("", "obscenity", "asked"),
        ("bob@example.com", "obscenity", "asked"),
        ("Jane Doe", "obscenity", "asked"),
        ("1" * 41, "obscenity", "asked"),
        ("1-1", "", "asked"),
        ("1-1", "Jane Doe!", "asked"),
        ("1-1", "obscenity", "granted"),
    ],
)
def test_what_is_not_a_key_is_refused_and_not_repeated(book: Ledger, order: str, ground: str, outcome: str) -> None:
    with pytest.raises(LedgerError, match="expected") as caught:
        book.record(order, ground, outcome)
    assert "Jane" not in str(caught.value)
    assert "bob" not in str(caught.value)
    assert book.entries() == ()


def _text(path: Path) -> None:
    path.write_text("order,ground\n1-1,obscenity\n" * 100, encoding="utf-8")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()


def _newer(path: Path) -> None:
    Ledger(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _damaged(path: Path) -> None:
    book = Ledger(path)
    for number in range(60):
        book.record(f"1-{number}", "obscenity", "asked")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_text, "cannot be used as a ledger"),
        (_foreign, "database of another program"),
        (_newer, "layout 99; this version of feedback_rules reads 1"),
        (_damaged, "cannot be used as a ledger"),
        (Path.mkdir, "cannot be used as a ledger"),
    ],
)
def test_other_files_are_named_and_left_alone(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "file.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError, match=message) as caught:
        Ledger(path).entries()
    assert "file.db" in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such ledger"):
        Ledger(tmp_path / "no.db", create=False)
    with pytest.raises(LedgerError, match="cannot be used as a ledger"):
        Ledger(tmp_path / "no folder" / "no.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_use_is_waited_for_and_then_named(book: Ledger) -> None:
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            Ledger(book.path, timeout=0.05).record("1-1", "obscenity", "asked")
        assert book.entries() == (), "readers do not wait"
        connection.execute("ROLLBACK")
    book.record("1-1", "obscenity", "asked")


def test_threads_share_a_ledger_that_none_has_made(tmp_path: Path) -> None:
    won: list[str] = []
    failed: list[Exception] = []

    def work() -> None:
        for number in range(20):
            try:
                Ledger(tmp_path / "shared.db").record(f"1-{number}", "obscenity", "asked")
                won.append(f"1-{number}")
            except LedgerError as exc:
                if "asked before" not in str(exc):
                    failed.append(exc)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert Counter(won) == {f"1-{number}": 1 for number in range(20)}


def test_processes_share_a_ledger(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from feedback_rules import LedgerError\n"
        "from feedback_rules.seller import Ledger\n"
        "for number in range(15):\n"
        "    try:\n"
        "        Ledger(sys.argv[1]).record(f'1-{number}', 'obscenity', 'asked')\n"
        "        print(number)\n"
        "    except LedgerError as exc:\n"
        "        assert 'asked before' in str(exc), exc\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "shared.db")], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(3)
    ]
    won = [line for process in running for line in process.communicate()[0].split()]
    assert all(process.returncode == 0 for process in running)
    assert sorted(map(int, won)) == list(range(15))


def test_acceptance(book: Ledger) -> None:
    for number in range(10):
        book.record(f"1-{number}", "obscenity", "removed" if number < 8 else "refused")
    book.record("1-10", "obscenity", "asked")
    book.record("1-1", "fba_fulfillment", "struck_through")
    book.record("1-2", "product_review", "asked")
    fba, obscenity, product = book.acceptance()
    assert (obscenity.granted, obscenity.refused, obscenity.waiting, obscenity.rate) == (8, 2, 1, 0.8)
    assert (round(obscenity.low, 4), round(obscenity.high, 4)) == (0.4902, 0.9433)
    assert (fba.granted, fba.rate) == (1, 1.0)
    assert (product.rate, product.low, product.high) == (None, 0.0, 1.0)


@given(st.integers(0, 400), st.integers(0, 400))
def test_wilson_interval(granted: int, refused: int) -> None:
    low, high = wilson_interval(granted, granted + refused)
    assert 0 <= low <= high <= 1
    if granted + refused:
        assert low <= granted / (granted + refused) <= high
        assert (low, high) == pytest.approx(tuple(1 - end for end in reversed(wilson_interval(refused, granted + refused))))
    with pytest.raises(LedgerError):
        wilson_interval(granted + refused + 1, granted + refused)


_steps = st.lists(
    st.tuples(
        st.sampled_from(["1-1", "2-2"]),
        st.sampled_from(["obscenity", "product_review"]),
        st.sampled_from(Outcome),
        st.sampled_from(["a", "b", None]),
    ),
    max_size=12,
)


@settings(max_examples=20)
@given(_steps)
def test_the_ledger_of_any_history(steps: list[tuple[str, str, Outcome, str | None]]) -> None:
    """However it was filled: a request that was recorded is refused a second time, and every ground is in one state only."""
    with TemporaryDirectory() as folder:
        book = Ledger(Path(folder) / "a.db")
        for order, ground, outcome, comment in steps:
            before = book.standing(order, comment=comment)
            known = before.waiting | before.granted | before.refused
            try:
                book.record(order, ground, outcome, on=DAY, comment=comment)
            except LedgerError:
                assert outcome is Outcome.ASKED
                assert ground in known
            else:
                assert outcome is not Outcome.ASKED or ground not in known
        assert sum(item.granted + item.refused + item.waiting for item in book.acceptance()) == len(book.entries())


def test_from_a_refusal_to_the_next_ground(book: Ledger) -> None:
    verdict = pipeline().check(Feedback(comment="The fucking zipper broke on the second day.", rating=1, order_id="1-1"))
    grounds = []
    while draft := draft_request(verdict, refused=book.standing("1-1", comment=verdict.feedback.comment).refused):
        grounds.append(draft.ground.ground)
        book.record("1-1", draft.ground.ground, "asked", comment=verdict.feedback.comment)
        book.record("1-1", draft.ground.ground, "refused", comment=verdict.feedback.comment)
    assert grounds == ["obscenity", "product_review"]


def test_a_copy_of_the_file_is_the_ledger(book: Ledger, tmp_path: Path) -> None:
    book.record("1-1", "obscenity", "asked", comment="x")
    shutil.copy(book.path, tmp_path / "copy.db")
    assert Ledger(tmp_path / "copy.db").standing("1-1", comment="x").closed


def test_no_answer_before_the_question(book: Ledger) -> None:
    book.record("1-1", "obscenity", "asked", on=DAY)
    with pytest.raises(LedgerError, match="the answer cannot be of"):
        book.record("1-1", "obscenity", "removed", on=DAY - dt.timedelta(days=1))
    book.record("1-1", "obscenity", "removed", on=DAY)
