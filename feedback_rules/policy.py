"""Policies as data: dated, cited clauses for each marketplace, read from ``data/policies`` and checked strictly."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from feedback_rules._resources import resource
from feedback_rules.errors import PolicyError
from feedback_rules.feedback import Fulfillment, ShippedWith
from feedback_rules.verdict import Action, Aspect, Basis, Citation

__all__ = [
    "MARKETPLACES",
    "Clause",
    "Policy",
    "StrictTable",
    "load_policy",
    "manifest",
    "marketplaces",
    "open_table",
    "policy_by_id",
    "policy_for",
    "versions",
]

FALLBACK = "FALLBACK"
"""The folder of the policy used for marketplaces whose own pages are not in the catalogue."""

MARKETPLACES = frozenset(
    [
        "AE",
        "AU",
        "BE",
        "BR",
        "CA",
        "DE",
        "EG",
        "ES",
        "FR",
        "IE",
        "IN",
        "IT",
        "JP",
        "MX",
        "NL",
        "PL",
        "SA",
        "SE",
        "SG",
        "TR",
        "UK",
        "US",
        "ZA",
    ],
)
"""Amazon's marketplaces, by the codes Seller Central uses; ``GB`` is read as ``UK``."""

_SCHEMA = 1
_EFFECTS = (Action.REMOVE, Action.STRIKE_THROUGH, Action.ESCALATE)
_MAX_QUOTE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One ground for a request, as one policy version words it."""

    id: str
    """The checker's id; the same in every marketplace."""
    title: str
    effect: Action
    """What the clause leads to: ``REMOVE``, ``STRIKE_THROUGH`` or ``ESCALATE``."""
    scope: str
    """``"any"`` where a part of the comment is enough, ``"entire"`` where the whole must meet it, ``"facts"`` without a text test."""
    basis: Basis
    quote: str
    url: str
    statement: str = ""
    """The words Amazon shows beside a struck-through rating."""
    covers: frozenset[Aspect] = frozenset()
    """For ``entire`` clauses: the aspects that the whole comment must be about."""
    when: Mapping[str, Any] = field(hash=False)
    """The facts that must hold, by their names in ``Feedback``; ``max_rating`` is the highest rating it applies to."""
    note: str = ""
    """What the sources leave open, or where they conflict."""

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy in another process is made from: a read-only view of a mapping cannot be sent there."""
        return {item.name: getattr(self, item.name) for item in fields(self)} | {"when": dict(self.when)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Fill a copy from :meth:`__getstate__`."""
        for name, value in (state | {"when": MappingProxyType(state["when"])}).items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One marketplace's policy from one day on; immutable, never edited after publication."""

    marketplace: str
    """The marketplace that the file was written for, or ``"FALLBACK"``."""
    effective: dt.date
    """The first day on which this text is known to have applied."""
    observed: bool
    """True where ``effective`` is the first day the text was seen, not a date that Amazon published."""
    language: str
    sources: tuple[str, ...]
    clauses: tuple[Clause, ...]
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name a verdict cites, such as ``"US@2023-04-05"``."""
        return f"{self.marketplace}@{self.effective.isoformat()}"

    def clause(self, clause_id: str) -> Clause | None:
        """Return a clause by id, or ``None`` where this policy has none."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def citation(self, clause: Clause) -> Citation:
        """Return the citation of a clause of this policy."""
        return Citation(
            clause=clause.id,
            title=clause.title,
            policy=self.id,
            basis=clause.basis,
            quote=clause.quote,
            url=clause.url,
            statement=clause.statement,
        )


class StrictTable:
    """Reads one TOML table strictly: collects every problem with its path, and refuses unknown keys."""

    def __init__(self, table: Mapping[str, Any], path: str, problems: list[str]) -> None:
        self.table, self.path, self.problems = table, path, problems
        self.seen: set[str] = set()

    def fail(self, key: str, message: str) -> None:
        """Note a problem of a key."""
        self.problems.append(f"{self.path}{key}: {message}")

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
        """Return a value of a type; without a default the key is required."""
        self.seen.add(key)
        if key not in self.table:
            if default is ...:
                self.fail(key, "is missing")
                return None
            return default
        value = self.table[key]
        wanted = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
            names = " or ".join(item.__name__ for item in wanted)
            self.fail(key, f"expected {names}, got {type(value).__name__}")
            return None if default is ... else default
        return value

    def member(self, key: str, make: Callable[[str], Any], allowed: Iterable[str], default: Any = ...) -> Any:
        """Return a value out of a list, made into what the caller wants."""
        value = self.take(key, str, default)
        if value is None or value is default:
            return value
        if value not in list(allowed):
            self.fail(key, f"expected one of {', '.join(allowed)}, got {value!r}")
            return None
        return make(value)

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; a missing one is empty."""
        values = self.take(key, list, [])
        for index, value in enumerate(values):
            if not isinstance(value, str):
                self.fail(f"{key}[{index}]", f"expected str, got {type(value).__name__}")
        return tuple(value for value in values if isinstance(value, str))

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.table:
            if key not in self.seen:
                self.fail(key, f"unknown key; allowed: {', '.join(sorted(self.seen))}")


_CONDITIONS: dict[str, tuple[type, tuple[str, ...] | None]] = {
    "fulfillment": (str, tuple(Fulfillment)),
    "shipped_with": (str, tuple(ShippedWith)),
    "shipped_on_time": (bool, None),
    "arrived_on_time": (bool, None),
    "item_as_described": (bool, None),
    "customer_service": (bool, None),
    "max_rating": (int, None),
}


def _conditions(table: Mapping[str, Any], path: str, problems: list[str]) -> dict[str, Any]:
    reader = StrictTable(table, path, problems)
    found: dict[str, Any] = {}
    for name, (kind, allowed) in _CONDITIONS.items():
        value = reader.take(name, kind, None)
        if value is None:
            continue
        if allowed and value not in allowed:
            reader.fail(name, f"expected one of {', '.join(allowed)}, got {value!r}")
        elif name == "max_rating" and not 1 <= value <= 5:
            reader.fail(name, f"expected 1 to 5, got {value}")
        else:
            found[name] = value
    reader.close()
    return found


def _clause(table: Any, path: str, problems: list[str]) -> Clause | None:
    if not isinstance(table, dict):
        problems.append(f"{path}: expected a table")
        return None
    reader = StrictTable(table, path + ".", problems)
    before = len(problems)
    identifier = reader.take("id", str)
    title = reader.take("title", str)
    effect = reader.member("effect", Action, [str(action) for action in _EFFECTS])
    scope = reader.member("scope", str, ["any", "entire", "facts"])
    basis = reader.member("basis", Basis, list(Basis))
    quote = reader.take("quote", str)
    url = reader.take("url", str, "" if basis is Basis.PRACTICE else ...)
    statement = reader.take("statement", str, "")
    note = reader.take("note", str, "")
    covers = reader.strings("covers")
    for index, aspect in enumerate(covers):
        if aspect not in list(Aspect):
            reader.fail(f"covers[{index}]", f"expected one of {', '.join(Aspect)}, got {aspect!r}")
    when = _conditions(reader.take("when", dict, {}), f"{path}.when.", problems)
    reader.close()
    if quote is not None and not 0 < len(quote) <= _MAX_QUOTE:
        reader.fail("quote", f"expected 1 to {_MAX_QUOTE} characters, got {len(quote)}")
    if url and not url.startswith(("https://", "http://")):
        reader.fail("url", "expected an http(s) address")
    if scope is not None and (scope == "entire") != bool(covers):
        reader.fail("covers", "is required for scope 'entire', and only there")
    if len(problems) > before:
        return None
    return Clause(
        id=identifier,
        title=title,
        effect=effect,
        scope=scope,
        basis=basis,
        quote=quote,
        url=url,
        statement=statement,
        covers=frozenset(Aspect(aspect) for aspect in covers),
        when=MappingProxyType(when),
        note=note,
    )


def open_table(path: Path, problems: list[str], *, schema: int) -> StrictTable:
    """Open a TOML file of a schema.

    Args:
        path: the file.
        problems: where the reader adds what is wrong.
        schema: the number that the file must give as ``schema``.

    Raises:
        PolicyError: the file is not TOML or of another schema.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise PolicyError(f"{path}: {exc}") from exc
    reader = StrictTable(table, "", problems)
    found = reader.take("schema", int)
    if found is not None and found != schema:
        raise PolicyError(f"{path}: schema: this version reads schema {schema}, got {found}")
    return reader


def load_policy(path: str | Path) -> Policy:
    """Read one policy file.

    Args:
        path: a TOML file named after its first day (``2023-04-05.toml``) in a folder named after its marketplace.

    Raises:
        PolicyError: the file is not TOML or breaks the schema; every problem is named with its path in the file.
    """
    path, problems = Path(path), list[str]()
    reader = open_table(path, problems, schema=_SCHEMA)
    marketplace = reader.take("marketplace", str)
    effective = reader.take("effective", dt.date)
    observed = reader.take("observed", bool, False)
    language = reader.take("language", str)
    sources = reader.strings("sources")
    notes = reader.strings("notes")
    tables = reader.take("clause", list)
    reader.close()
    clauses = [_clause(item, f"clause[{index}]", problems) for index, item in enumerate(tables or ())]
    ids = [clause.id for clause in clauses if clause]
    problems += [f"clause: id {name!r} stands twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    if marketplace is not None and marketplace != path.parent.name:
        problems.append(f"marketplace: expected {path.parent.name!r} as the folder says, got {marketplace!r}")
    if effective is not None and effective.isoformat() != path.stem:
        problems.append(f"effective: expected {path.stem} as the file name says, got {effective}")
    if not sources:
        problems.append("sources: at least one address is required")
    if problems:
        raise PolicyError(f"{path}:\n" + "\n".join(f"  {problem}" for problem in problems))
    return Policy(
        marketplace=marketplace,
        effective=effective,
        observed=observed,
        language=language,
        sources=sources,
        notes=notes,
        clauses=tuple(clause for clause in clauses if clause),
    )


def _folder() -> Path:
    return resource("data", "policies")


def manifest() -> dict[str, str]:
    """Return the sha256 of every published policy file, by its path below ``data/policies``."""
    files = sorted(_folder().glob("*/*.toml"))
    return {file.relative_to(_folder()).as_posix(): hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest() for file in files}


def marketplaces() -> tuple[str, ...]:
    """Return the marketplaces that have a policy of their own."""
    return tuple(sorted(folder.name for folder in _folder().iterdir() if folder.is_dir() and folder.name in MARKETPLACES))


@cache
def versions(marketplace: str) -> tuple[Policy, ...]:
    """Return all versions of a marketplace's policy (or the fallback's), oldest first."""
    folder = _folder() / marketplace
    if not folder.is_dir():
        folder = _folder() / FALLBACK
    return tuple(load_policy(file) for file in sorted(folder.glob("*.toml")))


def normal_marketplace(marketplace: str) -> str:
    """Return a marketplace code as the catalogue spells it.

    Raises:
        PolicyError: the code is no Amazon marketplace; the message lists the codes.
    """
    code = marketplace.strip().upper() if isinstance(marketplace, str) else ""
    code = {"GB": "UK", "COM": "US"}.get(code, code)
    if code not in MARKETPLACES:
        raise PolicyError(f"marketplace: expected one of {', '.join(sorted(MARKETPLACES))}, got {marketplace!r}")
    return code


def policy_for(marketplace: str, *, on: dt.date | None = None) -> Policy:
    """Return the policy of a marketplace on a day.

    Args:
        marketplace: a code such as ``"US"`` or ``"DE"``. A marketplace whose own removal page is not in the catalogue gets
            the fallback policy, which says so in its notes.
        on: the day whose policy applies; ``None`` for the newest. A day before the oldest version gets the oldest.

    Raises:
        PolicyError: the code is no Amazon marketplace.
    """
    known = versions(normal_marketplace(marketplace))
    if isinstance(on, dt.datetime):
        on = on.date()
    if on is None:
        return known[-1]
    return next((policy for policy in reversed(known) if policy.effective <= on), known[0])


def policy_by_id(identifier: str) -> Policy | None:
    """Return the published policy that a verdict names, such as ``"US@2023-04-05"``, or ``None`` for a policy of the caller's own."""
    code = identifier.partition("@")[0]
    if code not in MARKETPLACES and code != FALLBACK:
        return None
    return next((policy for policy in versions(code) if policy.id == identifier), None)
