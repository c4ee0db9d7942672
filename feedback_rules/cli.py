"""The command line: ``feedback-rules`` and ``python -m feedback_rules``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from feedback_rules._version import __version__
from feedback_rules.errors import FeedbackRulesError, ReportError
from feedback_rules.pipeline import Pipeline
from feedback_rules.policy import manifest, marketplaces, policy_for, versions
from feedback_rules.reports import Report, read_report
from feedback_rules.reports.writers import deciding, summary, write_csv, write_json, write_jsonl
from feedback_rules.verdict import Action, Status, Verdict

__all__ = ["app", "main"]

EXIT_OK, EXIT_ERROR, EXIT_BAD_ROWS = 0, 1, 3
_PROGRESS_FROM = 500
_PLAIN_WIDTH = 140
"""The width of a table that goes to a file or another program."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Tell which seller feedback can be removed or struck through, on which clause, because of which words.",
    epilog="Exit status: 0 all judged; 1 the input cannot be read; 2 wrong usage; 3 some rows could not be read, the others were judged.",
)
policy_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Show the policies that verdicts cite.")
app.add_typer(policy_app, name="policy")


class Format(StrEnum):
    """What ``check`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


_COLOURS = {Action.REMOVE: "green", Action.STRIKE_THROUGH: "green", Action.ESCALATE: "yellow", Action.REVIEW: "cyan", Action.KEEP: "dim"}


def _show_version(value: bool) -> None:
    if value:
        typer.echo(__version__)
        raise typer.Exit(EXIT_OK)


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True)] = False,
) -> None:
    """Judge seller feedback by the marketplace's written policy."""


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Show the library's errors as one line, without a traceback."""
    try:
        yield
    except FeedbackRulesError as exc:
        typer.echo(f"feedback-rules: {exc}", err=True)
        raise typer.Exit(EXIT_ERROR) from exc


def _quotes(spans: tuple[object, ...]) -> str:
    return " \u00b7 ".join(" ".join(span.quote.split()) for span in spans)  # type: ignore[attr-defined]


def _table(verdicts: list[Verdict], *, all_rows: bool, width: int | None) -> None:
    console = Console(highlight=False)
    console = Console(width=width or (None if console.is_terminal else _PLAIN_WIDTH), highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("order", no_wrap=True)
    table.add_column("stars", justify="right")
    table.add_column("action", no_wrap=True)
    table.add_column("ground", no_wrap=True)
    table.add_column("evidence", overflow="fold", ratio=3)
    table.add_column("what is missing or in the way", overflow="fold", ratio=2)
    for verdict in verdicts:
        if verdict.action is Action.KEEP and not all_rows:
            continue
        finding = deciding(verdict)
        hint = ""
        if finding and finding.status is Status.NEEDS_FACTS:
            hint = "needs " + ", ".join(finding.missing)
        elif finding and finding.status is Status.UNCERTAIN:
            hint = _quotes(finding.blockers) or "a person should read it"
        elif finding is None and (keeper := _keeper(verdict)):
            hint = keeper
        colour = _COLOURS[verdict.action]
        table.add_row(
            verdict.feedback.order_id or "",
            "" if verdict.feedback.rating is None else str(verdict.feedback.rating),
            f"[{colour}]{verdict.action.name}[/]",
            finding.checker if finding else "",
            escape(_shorten(_quotes(finding.evidence) if finding else " ".join(verdict.feedback.comment.split()))),
            escape(_shorten(hint)),
        )
    console.print(table)


def _keeper(verdict: Verdict) -> str:
    """Return the words that keep an entire-comment clause from holding, for a verdict that keeps the feedback."""
    for finding in verdict.findings:
        if finding.evidence and finding.blockers:
            return _quotes(finding.blockers)
    return ""


def _shorten(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "\u2026"


def _summary_line(verdicts: list[Verdict], report: Report) -> str:
    figures = summary(verdicts)
    actions = figures["actions"]
    missing = figures["missing_facts"]
    parts = [f"{count} {Action(name).name}" for name, count in actions.items() if count]  # type: ignore[attr-defined]
    line = f"{len(verdicts)} feedback: {', '.join(parts) or 'none'}."
    if missing:
        facts = ", ".join(f"{name} would settle {count}" for name, count in missing.items())  # type: ignore[attr-defined]
        line += f" Of those to review, {facts}."
    if report.problems:
        line += f" {len(report.problems)} row{'s' if len(report.problems) > 1 else ''} could not be read."
    return line


def _open_out(output: Path | None) -> IO[str]:
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        return sys.stdout
    return output.open("w", encoding="utf-8", newline="")


@app.command()
def check(
    file: Annotated[str, typer.Argument(help="A feedback report: Amazon's flat file, CSV or JSON Lines; '-' for standard input.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose policy and date order apply, such as US or DE.")] = "US",
    orders: Annotated[Path | None, typer.Option(help="An orders report that says who fulfilled each order; joined by order id.")] = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option(help="The file to write to; standard output if left out.")] = None,
    on: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Judge by the policy of this day; the newest if left out.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="The report's encoding, if it is known.")] = None,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help="List feedback with nothing to request in the table, too.")] = False,
    width: Annotated[int | None, typer.Option(help="The width of the table in characters; the terminal's if left out.")] = None,
) -> None:
    """Judge a feedback report: what can be removed or struck through, on which ground, because of which words."""
    if output is not None and format is Format.TABLE:
        raise typer.BadParameter("a table goes to the terminal; choose --format csv, json or jsonl for a file")
    with _clear_errors():
        source = sys.stdin.buffer.read() if file == "-" else Path(file)
        report = read_report(source, marketplace=marketplace, orders=orders, encoding=encoding)
        pipeline = Pipeline(marketplace=marketplace, on=on.date() if on else None)
        stream = pipeline.check_many(report)
        quiet = len(report) < _PROGRESS_FROM or not sys.stderr.isatty()
        verdicts = list(track(stream, "Judging", total=len(report), console=Console(stderr=True), disable=quiet))
        try:
            out = _open_out(output)
        except OSError as exc:
            raise ReportError(f"{output}: cannot be written ({exc.strerror})") from exc
        if format is Format.TABLE:
            _table(verdicts, all_rows=keep, width=width)
        elif format is Format.JSON:
            write_json(verdicts, report.problems, out)
        elif format is Format.JSONL:
            write_jsonl(verdicts, out)
        else:
            write_csv(verdicts, out)
        if output is not None:
            out.close()
    for problem in report.problems:
        typer.echo(f"{file}: line {problem.line}: {problem.reason}", err=True)
    typer.echo(_summary_line(verdicts, report), err=format is not Format.TABLE)
    raise typer.Exit(EXIT_BAD_ROWS if report.problems else EXIT_OK)


@app.command()
def explain(
    comment: Annotated[str, typer.Argument(help="The buyer's words.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose policy applies.")] = "US",
    rating: Annotated[int | None, typer.Option(min=1, max=5, help="Stars.")] = None,
    fulfillment: Annotated[str | None, typer.Option(help="Who fulfilled the order: amazon or seller.")] = None,
    shipped_with: Annotated[str | None, typer.Option(help="buy_shipping, easy_ship or other.")] = None,
    shipped_on_time: Annotated[
        bool | None, typer.Option("--shipped-on-time/--shipped-late", help="Whether it was handed over in time.")
    ] = None,
) -> None:
    """Explain the verdict on one comment: every checker's finding, its words and its clause."""
    with _clear_errors():
        verdict = Pipeline(marketplace=marketplace).check(
            comment, rating=rating, fulfillment=fulfillment, shipped_with=shipped_with, shipped_on_time=shipped_on_time
        )
    console = Console(highlight=False)
    console.print(
        f"[bold {_COLOURS[verdict.action]}]{verdict.action.name}[/]  (policy {verdict.versions.policy}, model {verdict.versions.model})"
    )
    console.print("\n[bold]Clauses of the comment[/]")
    for clause in verdict.assessment.clauses:
        console.print(f"  {clause.aspect:<15}{clause.probability:.2f}  {escape(' '.join(clause.span.quote.split()))}")
    console.print("\n[bold]Findings[/]")
    for finding in verdict.findings:
        console.print(f"  [bold]{finding.checker}[/]: {finding.status.upper()}. {escape(finding.sentence)}")
        if finding.evidence:
            console.print(f"    evidence: {escape(_quotes(finding.evidence))}")
        if finding.blockers:
            console.print(f"    blockers: {escape(_quotes(finding.blockers))}")
        if finding.citation and finding.status is not Status.NOT_MET:
            console.print(
                f"    clause: \u201c{escape(finding.citation.quote)}\u201d ({finding.citation.basis}) {finding.citation.url}",
                soft_wrap=True,
            )


@app.command()
def train(
    corpus: Annotated[Path | None, typer.Option(help="The folder of labelled comments; data/corpus of the checkout if left out.")] = None,
    output: Annotated[Path | None, typer.Option(help="The folder for the model; models/aspects of the checkout if left out.")] = None,
) -> None:
    """Train the aspect model from the corpus; the same corpus gives the same bytes."""
    from feedback_rules.aspects.train import train_model

    with _clear_errors():
        report = train_model(corpus=corpus, output=output, progress=lambda line: typer.echo(line, err=True))
    typer.echo(report)


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled comments, one JSON object a line: text, and labels and/or aspects.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose telephone numbers are expected.")] = "US",
) -> None:
    """Measure the library on labelled comments of your own: precision and recall for each label, F1 for aspects."""
    from feedback_rules.evaluation import evaluate_file

    with _clear_errors():
        typer.echo(evaluate_file(file, marketplace=marketplace))


@policy_app.command("list")
def policy_list() -> None:
    """List the marketplaces with a policy of their own, and the versions."""
    for code in (*marketplaces(), "FALLBACK"):
        for policy in versions(code):
            typer.echo(f"{policy.id:<22}{policy.language:<7}{len(policy.clauses)} clauses  {policy.sources[0]}")
    typer.echo(f"{len(manifest())} files; every other marketplace uses FALLBACK.")


@policy_app.command("show")
def policy_show(
    marketplace: Annotated[str, typer.Argument(help="A marketplace code, such as US or DE.")],
    on: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; the newest version if left out.")] = None,
) -> None:
    """Show the clauses of a marketplace's policy, with their sources and notes."""
    with _clear_errors():
        policy = policy_for(marketplace, on=on.date() if on else None)
    console = Console(highlight=False)
    seen = " (first seen)" if policy.observed else ""
    console.print(f"[bold]{policy.id}[/]{seen}  {policy.language}")
    for clause in policy.clauses:
        console.print(f"\n[bold]{clause.id}[/]: {clause.effect.name}, {clause.basis}, scope {clause.scope}")
        console.print(f"  {escape(clause.title)}: \u201c{escape(clause.quote)}\u201d", soft_wrap=True)
        if clause.when:
            console.print("  when " + ", ".join(f"{name} = {value}" for name, value in clause.when.items()))
        if clause.note:
            console.print(f"  note: {escape(clause.note)}", soft_wrap=True)
        if clause.url:
            console.print(f"  {clause.url}", soft_wrap=True)
    for note in policy.notes:
        console.print(f"\n{escape(note)}", soft_wrap=True)


def main() -> None:
    """Run the command line."""
    app()
