"""Policies are strict, dated, cited and never change once published."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from feedback_rules import Action, PolicyError, policy_for
from feedback_rules.checkers import shipped_checkers
from feedback_rules.policy import FALLBACK, MARKETPLACES, load_policy, manifest, marketplaces, versions
from tests.conftest import ROOT

FOLDER = ROOT / "data" / "policies"
FILES = sorted(path for path in FOLDER.glob("*/*.toml") if path.parent.name != "outreach")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_loads_and_its_clauses_are_checkers(path: Path) -> None:
    policy = load_policy(path)
    assert policy.clauses
    assert {clause.id for clause in policy.clauses} <= {checker.id for checker in shipped_checkers()}
    for clause in policy.clauses:
        assert clause.url or clause.basis == "practice"
        assert clause.statement == "" or clause.effect is Action.STRIKE_THROUGH


def test_published_policies_never_change() -> None:
    published = tomllib.loads((FOLDER / "MANIFEST.toml").read_text(encoding="utf-8"))["sha256"]
    assert manifest() == published, "published policies are immutable: add a new dated file, then its line to MANIFEST.toml"


def test_every_checker_has_a_clause_somewhere() -> None:
    clauses = {clause.id for code in (*marketplaces(), FALLBACK) for policy in versions(code) for clause in policy.clauses}
    assert clauses == {checker.id for checker in shipped_checkers()}


@pytest.mark.parametrize("marketplace", sorted(MARKETPLACES))
def test_every_marketplace_has_a_policy(marketplace: str) -> None:
    policy = policy_for(marketplace)
    assert policy.marketplace in (marketplace, FALLBACK)
    assert policy.clause("product_review") is not None


def test_the_policy_of_a_day() -> None:
    assert policy_for("US", on=dt.date(2015, 6, 1)).id == "US@2012-10-29"
    assert policy_for("US", on=dt.date(2023, 4, 5)).id == "US@2023-04-05"
    assert policy_for("US", on=dt.date(2000, 1, 1)).id == "US@2012-10-29"
    assert policy_for("gb").id == policy_for("UK").id


def test_unknown_marketplace() -> None:
    with pytest.raises(PolicyError, match="expected one of AE, AU"):
        policy_for("XX")


def test_statement_is_verbatim() -> None:
    clause = policy_for("US").clause("fba_fulfillment")
    assert clause is not None
    assert clause.statement == "This item was fulfilled by Amazon, and we take responsibility for this fulfillment experience."


GOOD = """
schema = 1
marketplace = "US"
effective = 2024-01-01
language = "en-US"
sources = ["https://example.com"]
[[clause]]
id = "obscenity"
title = "t"
effect = "remove"
scope = "any"
basis = "official"
quote = "q"
url = "https://example.com"
"""


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (("schema = 1", "schema = 9"), ["schema: this version reads schema 1, got 9"]),
        (
            ('effect = "remove"', 'effect = "delete"\nextra = 1'),
            ["clause[0].effect: expected one of remove", "clause[0].extra: unknown key"],
        ),
        (("effective = 2024-01-01", "effective = 2024-01-02"), ["effective: expected 2024-01-01"]),
        (('scope = "any"', 'scope = "entire"'), ["clause[0].covers: is required"]),
        (('url = "https://example.com"\n', ""), ["clause[0].url: is missing"]),
        (
            ('quote = "q"', 'quote = "q"\nwhen = { fulfillment = "moon", rating = 3 }'),
            ["when.fulfillment: expected one of", "when.rating: unknown key"],
        ),
        (('language = "en-US"', "language = true"), ["language: expected str, got bool"]),
        (('marketplace = "US"', 'marketplace = "DE"'), ["marketplace: expected 'US'"]),
    ],
)
def test_problems_are_reported_together_with_their_paths(tmp_path: Path, change: tuple[str, str], problems: list[str]) -> None:
    path = tmp_path / "US" / "2024-01-01.toml"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    assert load_policy(path).id == "US@2024-01-01"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    for problem in problems:
        assert problem in str(caught.value)


def test_policies_cannot_be_changed_in_use() -> None:
    clause = policy_for("US").clause("fba_fulfillment")
    assert clause is not None
    with pytest.raises(TypeError):
        clause.when["fulfillment"] = "seller"  # type: ignore[index]
    assert hash(clause)
    assert policy_for("US", on=dt.datetime(2015, 1, 1, 1, 1)).id == "US@2012-10-29"  # noqa: DTZ001
