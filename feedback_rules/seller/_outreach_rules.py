"""Read the rules for messages to buyers from ``data/policies/outreach``, strictly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from feedback_rules._resources import resource
from feedback_rules.errors import PolicyError
from feedback_rules.policy import MARKETPLACES, StrictTable, open_table
from feedback_rules.verdict import Basis, Citation

__all__ = ["MessageKind", "OutreachRule", "OutreachRules", "OutreachSource", "load_outreach_rules", "outreach_rules"]

_SCHEMA = 1
_MAX_QUOTE = 400


class MessageKind(StrEnum):
    """What can be wrong with a message to a buyer."""

    INCENTIVE = "incentive"
    """Something in return for feedback, or for its removal."""
    CONDITIONAL_REFUND = "conditional_refund"
    """A refund or replacement on condition that feedback changes."""
    PRESSURE = "pressure"
    """Pleading, guilt, deadlines, threats."""
    POSITIVE_ONLY = "positive_only"
    """Asking for five stars or positive feedback."""
    SELECTIVE = "selective"
    """Asking only the happy, or turning the unhappy away from leaving feedback."""
    REVIEW_CHANGE = "review_change"
    """Asking to change or remove a product review."""
    UNSOLVED_REMOVAL = "unsolved_removal"
    """Asking to remove or change seller feedback before the problem is solved."""
    REPEATED_REQUEST = "repeated_request"
    """Asking more than once."""
    EXTERNAL_LINK = "external_link"
    """A link that leads out of Amazon."""
    CONTACT_DATA = "contact_data"
    """An e-mail address, a telephone number, a messenger."""
    MARKETING = "marketing"
    """Advertising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachSource:
    """One sentence that a rule rests on, and where and when it was read."""

    marketplace: str
    basis: Basis
    quote: str
    url: str
    seen: dt.date
    via: str = ""
    """Who quotes Amazon, or in which list the sentence stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachRule:
    """One rule for messages, with its sources."""

    kind: MessageKind
    title: str
    sources: tuple[OutreachSource, ...]
    note: str = ""
    """What the sources leave open, or where they conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachRules:
    """All rules for messages from one day on; immutable, never edited after publication."""

    effective: dt.date
    observed: bool
    """True where ``effective`` is the day the sources were read, not a date that Amazon published."""
    rules: tuple[OutreachRule, ...]
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name a verdict cites, such as ``"outreach@2026-11-21"``."""
        return f"outreach@{self.effective.isoformat()}"

    def rule(self, kind: MessageKind) -> OutreachRule:
        """Return the rule of a kind."""
        return next(rule for rule in self.rules if rule.kind is kind)

    def citation(self, kind: MessageKind, marketplace: str) -> Citation:
        """Return the citation of a rule: a source of the marketplace itself, or the first one."""
        rule = self.rule(kind)
        source = next((source for source in rule.sources if source.marketplace == marketplace), rule.sources[0])
        return Citation(clause=str(rule.kind), title=rule.title, policy=self.id, basis=source.basis, quote=source.quote, url=source.url)


def _source(table: Any, path: str, problems: list[str]) -> OutreachSource | None:
    if not isinstance(table, dict):
        problems.append(f"{path}: expected a table")
        return None
    reader = StrictTable(table, path + ".", problems)
    before = len(problems)
    marketplace = reader.member("marketplace", str, sorted(MARKETPLACES))
    basis = reader.member("basis", Basis, list(Basis))
    quote, url, seen = reader.take("quote", str), reader.take("url", str), reader.take("seen", dt.date)
    via = reader.take("via", str, "")
    reader.close()
    if quote is not None and not 0 < len(quote) <= _MAX_QUOTE:
        reader.fail("quote", f"expected 1 to {_MAX_QUOTE} characters, got {len(quote)}")
    if url is not None and not url.startswith(("https://", "http://")):
        reader.fail("url", "expected an http(s) address")
    if len(problems) > before:
        return None
    return OutreachSource(marketplace=marketplace, basis=basis, quote=quote, url=url, seen=seen, via=via)


def _rule(table: Any, path: str, problems: list[str]) -> OutreachRule | None:
    if not isinstance(table, dict):
        problems.append(f"{path}: expected a table")
        return None
    reader = StrictTable(table, path + ".", problems)
    before = len(problems)
    kind = reader.member("id", MessageKind, list(MessageKind))
    title, note = reader.take("title", str), reader.take("note", str, "")
    tables = reader.take("source", list)
    reader.close()
    sources = [_source(item, f"{path}.source[{index}]", problems) for index, item in enumerate(tables or ())]
    if tables is not None and not tables:
        reader.fail("source", "at least one is required")
    if len(problems) > before:
        return None
    return OutreachRule(kind=kind, title=title, note=note, sources=tuple(source for source in sources if source))


def load_outreach_rules(path: str | Path) -> OutreachRules:
    """Read one file of rules for messages.

    Args:
        path: a TOML file named after its first day, such as ``2026-11-21.toml``.

    Raises:
        PolicyError: the file is not TOML or breaks the schema; every problem is named with its path in the file.
    """
    path, problems = Path(path), list[str]()
    reader = open_table(path, problems, schema=_SCHEMA)
    effective = reader.take("effective", dt.date)
    observed = reader.take("observed", bool, False)
    notes = reader.strings("notes")
    tables = reader.take("rule", list)
    reader.close()
    rules = [_rule(item, f"rule[{index}]", problems) for index, item in enumerate(tables or ())]
    kinds = [rule.kind for rule in rules if rule]
    problems += [f"rule: id {str(kind)!r} stands {kinds.count(kind)} times" for kind in MessageKind if kinds.count(kind) != 1]
    if effective is not None and effective.isoformat() != path.stem:
        problems.append(f"effective: expected {path.stem} as the file name says, got {effective}")
    if problems:
        raise PolicyError(f"{path}:\n" + "\n".join(f"  {problem}" for problem in problems))
    return OutreachRules(effective=effective, observed=observed, notes=notes, rules=tuple(rule for rule in rules if rule))


@cache
def _versions() -> tuple[OutreachRules, ...]:
    return tuple(load_outreach_rules(file) for file in sorted(resource("data", "policies", "outreach").glob("*.toml")))


def outreach_rules(*, on: dt.date | None = None) -> OutreachRules:
    """Return the rules for messages as known on a day.

    Args:
        on: the day; ``None`` for the newest. A day before the oldest version gets the oldest.
    """
    known = _versions()
    if isinstance(on, dt.datetime):
        on = on.date()
    if on is None:
        return known[-1]
    return next((rules for rules in reversed(known) if rules.effective <= on), known[0])
