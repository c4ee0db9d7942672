"""Keep what was asked of Amazon and what it answered, in one SQLite file: no request twice, and acceptance rates that are your own."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import math
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from feedback_rules.errors import LedgerError

__all__ = ["Acceptance", "Entry", "Ledger", "Outcome", "Standing", "wilson_interval"]

_APPLICATION = 0x46524C47  # "FRLG"
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE ledger (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL)",
    """CREATE TABLE request (
  order_id TEXT NOT NULL,
  ground TEXT NOT NULL,
  comment TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('asked', 'removed', 'struck_through', 'refused')),
  asked_on TEXT,
  answered_on TEXT,
  PRIMARY KEY (order_id, ground, comment)
)""",
)
_ORDER_ID, _GROUND = re.compile(r"[A-Za-z0-9-]{1,40}"), re.compile(r"[a-z][a-z0-9_]{0,63}")
_Z = 1.959963984540054
"""The normal quantile of 97.5%: intervals hold with 95%."""


class Outcome(StrEnum):
    """How far a request has come."""

    ASKED = "asked"
    """Sent; Amazon has not answered."""
    REMOVED = "removed"
    STRUCK_THROUGH = "struck_through"
    REFUSED = "refused"


_GRANTED = (Outcome.REMOVED, Outcome.STRUCK_THROUGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request: an order, a ground, and how it stands."""

    order_id: str
    ground: str
    outcome: Outcome
    asked_on: dt.date | None
    answered_on: dt.date | None
    comment: str
    """A keyed hash of the comment; empty where the request was recorded without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """How often Amazon granted requests on one ground."""

    ground: str
    granted: int
    refused: int
    waiting: int
    """Asked and not answered; in no rate."""
    low: float
    """The lower end of the Wilson interval (95%)."""
    high: float

    @property
    def rate(self) -> float | None:
        """Granted by answered; ``None`` without an answer."""
        answered = self.granted + self.refused
        return self.granted / answered if answered else None


def wilson_interval(successes: int, trials: int, *, z: float = _Z) -> tuple[float, float]:
    """Return the Wilson score interval of a share; 0 to 1 without trials.

    Args:
        successes: how often it happened.
        trials: how often it was tried.
        z: the normal quantile; that of 95% if left out.

    Raises:
        LedgerError: there are more successes than trials, or fewer than none.
    """
    if not 0 <= successes <= trials:
        raise LedgerError(f"successes: expected 0 to {trials}, got {successes}")
    if not trials:
        return 0.0, 1.0
    share = successes / trials
    scale = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / scale
    half = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale
    # Rounding never leaves the interval of shares, and the share itself lies in it.
    return max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What was asked for one feedback so far, as grounds."""

    waiting: frozenset[str]
    granted: frozenset[str]
    refused: frozenset[str]

    @property
    def closed(self) -> bool:
        """Whether nothing is to be asked now: an answer is awaited, or the feedback is gone or struck through."""
        return bool(self.waiting or self.granted)


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Ledger:
    """A ledger of requests in one file, safe to use from several threads and processes at once.

    It holds order ids, grounds, outcomes and days. Of a comment it holds a hash under a key of the file's own, so that a comment
    that a buyer wrote anew counts as a new one; neither comments nor other personal data are stored. Every call opens the file,
    works in one transaction and closes it.
    """

    def __init__(self, path: str | Path, *, create: bool = True, timeout: float = 10.0) -> None:
        """Name the file; it is looked at, and made where it may be.

        Args:
            path: the file; its folder must exist.
            create: whether a missing file is made.
            timeout: seconds to wait for another process that writes.

        Raises:
            LedgerError: the file is missing, damaged, written by a newer version, or no ledger at all.
        """
        self.path, self._timeout = Path(path), timeout
        if not create and not self.path.exists():
            raise LedgerError(f"{self.path}: there is no such ledger")
        with self._open():
            pass

    @contextmanager
    def _open(self, begin: str = "BEGIN") -> Iterator[sqlite3.Connection]:
        """Open the file in one transaction, commit at the end, and turn SQLite's errors into the library's."""
        try:
            with closing(sqlite3.connect(self.path, timeout=self._timeout, isolation_level=None)) as connection:
                self._prepare(connection)
                with _transaction(connection, begin):
                    yield connection
        except sqlite3.Error as exc:
            raise LedgerError(f"{self.path}: cannot be used as a ledger ({exc})") from exc

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Check whose file it is before anything is written, and lay a new one out."""
        with _transaction(connection, "BEGIN"):
            if self._known(connection):
                return
        with _transaction(connection, "BEGIN IMMEDIATE"):
            if self._known(connection):
                # Another process has laid it out meanwhile.
                return
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO ledger VALUES (1, ?)", (secrets.token_bytes(32),))
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        # Readers then never wait for a writer; where another process or the file system forbids it, the ledger works without.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")

    def _known(self, connection: sqlite3.Connection) -> bool:
        """Say whether the file is a ledger; an empty file is none yet.

        Raises:
            LedgerError: the file is something else.
        """
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application == _APPLICATION:
            if version != _VERSION:
                raise LedgerError(f"{self.path}: the ledger has layout {version}; this version of feedback_rules reads {_VERSION}")
            return True
        if application or version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LedgerError(f"{self.path}: this is a database of another program, not a ledger")
        return False

    def _hash(self, connection: sqlite3.Connection, comment: str | None) -> str:
        if comment is None:
            return ""
        (key,) = connection.execute("SELECT key FROM ledger").fetchone()
        return hmac.new(key, comment.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def record(self, order_id: str, ground: str, outcome: Outcome | str, *, on: dt.date | None = None, comment: str | None = None) -> None:
        """Record a request or the answer to it.

        Recording ``"asked"`` fails where the same was asked before, so that of two processes only one asks. An answer is taken
        whether or not the request was recorded, and replaces an earlier one.

        Args:
            order_id: Amazon's order id.
            ground: the checker's id, such as ``"obscenity"``.
            outcome: ``"asked"``, ``"removed"``, ``"struck_through"`` or ``"refused"``.
            on: the day; ``None`` for the machine's date.
            comment: the buyer's words, of which a hash is kept. Without them the entry stands for whatever the order's comment was.

        Raises:
            LedgerError: the request was made before, or a value is not allowed.
        """
        if not isinstance(order_id, str) or not _ORDER_ID.fullmatch(order_id):
            raise LedgerError("order_id: expected letters, digits and hyphens, at most 40")
        if not isinstance(ground, str) or not _GROUND.fullmatch(ground):
            raise LedgerError("ground: expected a checker's id, such as 'obscenity'")
        if outcome not in list(Outcome):
            raise LedgerError(f"outcome: expected one of {', '.join(Outcome)}, got {str(outcome)[:40]!r}")
        day = (on or dt.datetime.now().astimezone().date()).isoformat()
        with self._open("BEGIN IMMEDIATE") as connection:
            digest = self._hash(connection, comment)
            same = self._same(connection, order_id, ground, digest)
            if outcome == Outcome.ASKED:
                if same:
                    raise LedgerError(
                        f"order {order_id}, {ground}: asked before, and the answer is {same[-1].outcome}; it is not asked again"
                    )
                connection.execute("INSERT INTO request VALUES (?, ?, ?, 'asked', ?, NULL)", (order_id, ground, digest, day))
            elif same and same[-1].asked_on and day < same[-1].asked_on.isoformat():
                raise LedgerError(f"order {order_id}, {ground}: asked on {same[-1].asked_on}; the answer cannot be of {day}")
            elif same:
                # Entries of one comment and entries without one are the same request: the latest takes the answer.
                connection.execute(
                    "UPDATE request SET outcome = ?, answered_on = ? WHERE order_id = ? AND ground = ? AND comment = ?",
                    (str(outcome), day, order_id, ground, same[-1].comment),
                )
            else:
                connection.execute("INSERT INTO request VALUES (?, ?, ?, ?, NULL, ?)", (order_id, ground, digest, str(outcome), day))

    def _same(self, connection: sqlite3.Connection, order_id: str, ground: str, digest: str) -> list[Entry]:
        """Return the entries of a request, oldest first; an entry without a comment, or a question without one, matches any."""
        return [
            entry
            for entry in self._select(connection, order_id)
            if entry.ground == ground and (not digest or entry.comment in ("", digest))
        ]

    @staticmethod
    def _select(connection: sqlite3.Connection, order_id: str | None) -> list[Entry]:
        where, values = ("WHERE order_id = ?", (order_id,)) if order_id is not None else ("", ())
        rows = connection.execute(
            f"SELECT order_id, ground, outcome, asked_on, answered_on, comment FROM request {where} ORDER BY rowid",  # noqa: S608 - fixed words
            values,
        )
        return [
            Entry(order_id=row[0], ground=row[1], outcome=Outcome(row[2]), asked_on=_day(row[3]), answered_on=_day(row[4]), comment=row[5])
            for row in rows
        ]

    def entries(self, order_id: str | None = None, *, comment: str | None = None) -> tuple[Entry, ...]:
        """Return the entries in the order they were made, of all orders or of one.

        Args:
            order_id: the order; ``None`` for all.
            comment: leave out entries of the order that were made for another comment.
        """
        with self._open() as connection:
            digest = self._hash(connection, comment)
            return tuple(entry for entry in self._select(connection, order_id) if not digest or entry.comment in ("", digest))

    def standing(self, order_id: str, *, comment: str | None = None) -> Standing:
        """Return what was asked for a feedback and how Amazon answered; for ``draft_request(refused=...)``.

        Args:
            order_id: Amazon's order id.
            comment: the buyer's words; requests for another comment on the order do not count.
        """
        entries = self.entries(order_id, comment=comment)
        return Standing(
            waiting=frozenset(entry.ground for entry in entries if entry.outcome is Outcome.ASKED),
            granted=frozenset(entry.ground for entry in entries if entry.outcome in _GRANTED),
            refused=frozenset(entry.ground for entry in entries if entry.outcome is Outcome.REFUSED),
        )

    def acceptance(self) -> tuple[Acceptance, ...]:
        """Return the acceptance rate of each ground with its Wilson interval (95%), by the ground's name."""
        tallies: dict[str, dict[Outcome, int]] = {}
        for entry in self.entries():
            tally = tallies.setdefault(entry.ground, dict.fromkeys(Outcome, 0))
            tally[entry.outcome] += 1
        found = []
        for ground, tally in sorted(tallies.items()):
            granted, refused = sum(tally[outcome] for outcome in _GRANTED), tally[Outcome.REFUSED]
            low, high = wilson_interval(granted, granted + refused)
            found.append(Acceptance(ground=ground, granted=granted, refused=refused, waiting=tally[Outcome.ASKED], low=low, high=high))
        return tuple(found)
