"""The command line: ``feedback-rules`` and ``python -m feedback_rules``."""

from __future__ import annotations

import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from feedback_rules._shown import printable
from feedback_rules._version import __version__
from feedback_rules.checkers import shipped_checkers
from feedback_rules.errors import FeedbackRulesError, ReportError
from feedback_rules.pipeline import Pipeline
from feedback_rules.policy import manifest, marketplaces, policy_for, versions
from feedback_rules.reports import Report, read_orders, read_report
from feedback_rules.reports.writers import deciding, summary, write_csv, write_json, write_jsonl
from feedback_rules.seller.ledger import Ledger, Outcome
from feedback_rules.seller.metrics import ODR_TARGET, FeedbackCounts, MonthCauses, WhatIf
from feedback_rules.seller.metrics import what_if as work_out
from feedback_rules.seller.outreach import check_message
from feedback_rules.seller.request import DEFAULT_LENGTH, ROUTE, RequestDraft, draft_request, eligible_grounds
from feedback_rules.verdict import Action, Answer, Status, Verdict

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
ledger_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keep what was asked of Amazon and what it answered.")
app.add_typer(ledger_app, name="ledger")


class Format(StrEnum):
    """What ``check`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class DraftFormat(StrEnum):
    """What ``requests`` writes."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class FiguresFormat(StrEnum):
    """What ``what-if`` writes."""

    TEXT = "text"
    JSON = "json"


Orders = Annotated[
    list[Path] | None,
    typer.Option(
        help="An orders report that says who fulfilled each order and how it was shipped; joined by order id. May be given again."
    ),
]
Today = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to count ages to; the machine's date if left out.")]

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


def _safe(text: str) -> str:
    """Return a text for the terminal: no markup, and no character that steers a terminal or turns the letters around it."""
    steers = {char for char in text if unicodedata.category(char) == "Cc" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"}
    return escape(printable("".join("\ufffd" if char in steers else char for char in text)))


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
            _safe(verdict.feedback.order_id or ""),
            "" if verdict.feedback.rating is None else str(verdict.feedback.rating),
            f"[{colour}]{verdict.action.name}[/]",
            finding.checker if finding else "",
            _safe(_shorten(_quotes(finding.evidence) if finding else " ".join(verdict.feedback.comment.split()))),
            _safe(_shorten(hint)),
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


def _settle(figures: dict[str, object]) -> str:
    """Say how many verdicts to review each missing fact, or several together, would settle."""
    parts = []
    for key, count in figures["missing_facts"].items():  # type: ignore[attr-defined]
        *names, last = key.split("+")
        parts.append(f"{', '.join(names)} and {last} together would settle {count}" if names else f"{last} would settle {count}")
    parts += [f"{name} alone up to {count}" for name, count in figures["may_settle"].items()]  # type: ignore[attr-defined]
    return "; ".join(parts)


def _summary_line(verdicts: list[Verdict], report: Report) -> str:
    figures = summary(verdicts)
    actions = figures["actions"]
    settle = _settle(figures)
    parts = [f"{count} {Action(name).name}" for name, count in actions.items() if count]  # type: ignore[attr-defined]
    line = f"{len(verdicts)} feedback: {', '.join(parts) or 'none'}."
    if settle:
        line += f" Of those to review, {settle}."
    if report.problems:
        line += f" {len(report.problems)} row{'s' if len(report.problems) > 1 else ''} could not be read."
    return line


def _read(file: str, marketplace: str, orders: list[Path] | None, encoding: str | None) -> Report:
    source = sys.stdin.buffer.read() if file == "-" else Path(file)
    return read_report(source, marketplace=marketplace, orders=orders or None, encoding=encoding)


def _judge(report: Report, pipeline: Pipeline) -> list[Verdict]:
    quiet = len(report) < _PROGRESS_FROM or not sys.stderr.isatty()
    stream = pipeline.check_many(report)
    return list(track(stream, "Judging", total=len(report), console=Console(stderr=True), transient=True, disable=quiet))


@contextmanager
def _writing(output: Path | None) -> Iterator[IO[str]]:
    """Open the file to write to, or standard output, and close the file."""
    try:
        out = _open_out(output)
    except OSError as exc:
        raise ReportError(f"{output}: cannot be written ({exc.strerror})") from exc
    try:
        yield out
    finally:
        if output is not None:
            out.close()


def _finish(file: str, report: Report, line: str, *, err: bool) -> NoReturn:
    """Show the rows that could not be read and the last line, and end with the status that they call for."""
    for problem in report.problems:
        typer.echo(f"{file}: line {problem.line}: {problem.reason}", err=True)
    typer.echo(line, err=err)
    raise typer.Exit(EXIT_BAD_ROWS if report.problems else EXIT_OK)


def _open_out(output: Path | None) -> IO[str]:
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        return sys.stdout
    return output.open("w", encoding="utf-8", newline="")


def _page(file: str, report: Report, verdicts: list[Verdict], *, marketplace: str, language: str | None, today: dt.date | None) -> str:
    from feedback_rules.page import verdict_page

    source = "" if file == "-" else Path(file).name
    return verdict_page(verdicts, problems=report.problems, source=source, marketplace=marketplace, language=language, today=today)


@app.command()
def check(
    file: Annotated[str, typer.Argument(help="A feedback report: Amazon's flat file, CSV or JSON Lines; '-' for standard input.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose policy and date order apply, such as US or DE.")] = "US",
    orders: Orders = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option(help="The file to write to; standard output if left out.")] = None,
    on: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Judge by the policy of this day; the newest if left out.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="The report's encoding, if it is known.")] = None,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help="List feedback with nothing to request in the table, too.")] = False,
    width: Annotated[int | None, typer.Option(help="The width of the table in characters; the terminal's if left out.")] = None,
    redact: Annotated[bool, typer.Option("--redact", help="Mask the seller's personal data in whatever is written.")] = False,
    language: Annotated[str | None, typer.Option(help="The language of the drafts in the page; the marketplace's if left out.")] = None,
    today: Today = None,
) -> None:
    """Judge a feedback report: what can be removed or struck through, on which ground, because of which words."""
    if output is not None and format is Format.TABLE:
        raise typer.BadParameter("a table goes to the terminal; choose --format csv, json, jsonl or html for a file")
    with _clear_errors():
        report = _read(file, marketplace, orders, encoding)
        verdicts = _judge(report, Pipeline(marketplace=marketplace, on=on.date() if on else None))
        if redact:
            verdicts = [verdict.redacted() for verdict in verdicts]
        with _writing(output) as out:
            if format is Format.TABLE:
                _table(verdicts, all_rows=keep, width=width)
            elif format is Format.JSON:
                write_json(verdicts, report.problems, out)
            elif format is Format.JSONL:
                write_jsonl(verdicts, out)
            elif format is Format.HTML:
                out.write(_page(file, report, verdicts, marketplace=marketplace, language=language, today=_day(today)))
            else:
                write_csv(verdicts, out)
    _finish(file, report, _summary_line(verdicts, report), err=format is not Format.TABLE)


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
        console.print(f"  {clause.aspect:<15}{clause.probability:.2f}  {_safe(' '.join(clause.span.quote.split()))}")
    console.print("\n[bold]Findings[/]")
    for finding in verdict.findings:
        console.print(f"  [bold]{finding.checker}[/]: {finding.status.upper()}. {_safe(finding.sentence)}")
        if finding.evidence:
            console.print(f"    evidence: {_safe(_quotes(finding.evidence))}")
        if finding.blockers:
            console.print(f"    blockers: {_safe(_quotes(finding.blockers))}")
        if finding.citation and finding.status is not Status.NOT_MET:
            console.print(
                f"    clause: \u201c{_safe(finding.citation.quote)}\u201d ({finding.citation.basis}) {finding.citation.url}",
                soft_wrap=True,
            )


@app.command()
def message(
    text: Annotated[str, typer.Argument(help="The message you mean to send to the buyer; '-' for standard input.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace the buyer bought on, such as US or DE.")] = "US",
    previous_requests: Annotated[
        int, typer.Option(min=0, help="How many messages on this order have asked for feedback, a review or their removal before.")
    ] = 0,
    resolved: Annotated[
        bool | None, typer.Option("--resolved/--unresolved", help="Whether the buyer's problem is solved; by the message if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Check a message to a buyer by Amazon's rules on asking for feedback: what is in its way, because of which words."""
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    with _clear_errors():
        verdict = check_message(text, marketplace=marketplace, previous_requests=previous_requests, resolved=resolved)
    if as_json:
        typer.echo(verdict.to_json())
        return
    console = Console(highlight=False)
    colour = {Answer.YES: "green", Answer.NO: "red", Answer.UNSURE: "cyan"}[verdict.allowed]
    console.print(f"[bold {colour}]allowed: {verdict.allowed.upper()}[/]  (rules {verdict.rules})")
    for finding in verdict.findings:
        sure = "" if finding.answer is Answer.YES else " (unsure)"
        console.print(f"  [bold]{finding.kind}[/]{sure}: {_safe(finding.why)}", soft_wrap=True)
        if finding.spans:
            console.print(f"    words: {_safe(_quotes(finding.spans))}", soft_wrap=True)
        console.print(
            f"    rule: \u201c{_safe(finding.citation.quote)}\u201d ({finding.citation.basis}) {finding.citation.url}", soft_wrap=True
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


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _urgency(draft: RequestDraft) -> tuple[int, int]:
    """Those with the fewest days left first, then those of unknown age, then those past the reported limit."""
    left = draft.days_left
    return (1, 0) if left is None else (0, left) if left >= 0 else (2, -left)


def _drafts_text(drafts: list[RequestDraft], out: IO[str]) -> None:
    """Write drafts to read and copy; what every draft says to know stands once, at the end."""
    common = [note for note in drafts[0].notes if all(note in draft.notes for draft in drafts)] if drafts else []
    for draft in drafts:
        out.write(f"{draft.order_id or 'no order id'}  {draft.ground.action.name}  {draft.ground.ground}\n\n")
        out.writelines(f"    {line}\n" for line in draft.text.encode("utf-8", "replace").decode("utf-8").split("\n"))
        out.write("\n")
        if draft.alternatives:
            out.write(f"  If refused, next: {', '.join(ground.ground for ground in draft.alternatives)}\n")
        out.writelines(f"  {note}\n" for note in draft.notes if note not in common)
        out.write("\n")
    if drafts:
        out.write(f"{ROUTE}\n")
        out.writelines(f"{note}\n" for note in common)


@app.command()
def requests(
    file: Annotated[str, typer.Argument(help="A feedback report: Amazon's flat file, CSV or JSON Lines; '-' for standard input.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose policy, language and date order apply.")] = "US",
    orders: Orders = None,
    language: Annotated[str | None, typer.Option(help="The language of the drafts; the marketplace's if left out.")] = None,
    max_length: Annotated[int, typer.Option(min=1, help="The most characters of a draft.")] = DEFAULT_LENGTH,
    ledger: Annotated[Path | None, typer.Option(help="The ledger: what was asked is not asked again, a refused ground gives way.")] = None,
    mark_asked: Annotated[bool, typer.Option("--mark-asked", help="Record every draft in the ledger as asked.")] = False,
    show_personal_data: Annotated[
        bool, typer.Option("--show-personal-data", help="Quote personal data in full; they are masked otherwise.")
    ] = False,
    today: Today = None,
    format: Annotated[DraftFormat, typer.Option(help="What to write.")] = DraftFormat.TEXT,
    output: Annotated[Path | None, typer.Option(help="The file to write to; standard output if left out.")] = None,
    encoding: Annotated[str | None, typer.Option(help="The report's encoding, if it is known.")] = None,
) -> None:
    """Draft the requests to Amazon for feedback that meets a written clause, the most urgent first."""
    if mark_asked and ledger is None:
        raise typer.BadParameter("--mark-asked needs --ledger")
    drafts: list[tuple[RequestDraft, Verdict]] = []
    seen: set[tuple[str | None, str]] = set()
    closed = spent = 0
    with _clear_errors():
        book = Ledger(ledger) if ledger else None
        report = _read(file, marketplace, orders, encoding)
        for verdict in _judge(report, Pipeline(marketplace=marketplace)):
            # A feedback that stands in two exports is asked for once.
            key = (verdict.feedback.order_id, verdict.feedback.comment)
            if not eligible_grounds(verdict, mask=False) or (key[0] and key in seen):
                continue
            seen.add(key)
            refused: frozenset[str] = frozenset()
            if book and verdict.feedback.order_id:
                standing = book.standing(verdict.feedback.order_id, comment=verdict.feedback.comment)
                if standing.closed:
                    closed += 1
                    continue
                refused = standing.refused
            draft = draft_request(
                verdict,
                language=language,
                marketplace=marketplace,
                today=_day(today),
                refused=refused,
                max_length=max_length,
                mask=not show_personal_data,
            )
            if draft is None:
                spent += 1
            else:
                drafts.append((draft, verdict))
        drafts.sort(key=lambda pair: _urgency(pair[0]))
        with _writing(output) as out:
            if format is DraftFormat.TEXT:
                _drafts_text([draft for draft, _ in drafts], out)
            elif format is DraftFormat.JSON:
                out.write(json.dumps([draft.to_dict() for draft, _ in drafts], ensure_ascii=False, indent=2) + "\n")
            else:
                out.writelines(draft.to_json() + "\n" for draft, _ in drafts)
        if book and mark_asked:
            for draft, verdict in drafts:
                if draft.order_id:
                    book.record(draft.order_id, draft.ground.ground, Outcome.ASKED, on=_day(today), comment=verdict.feedback.comment)
    line = f"{len(report)} feedback: {len(drafts)} drafts."
    if closed:
        line += f" {closed} asked already or settled."
    if spent:
        line += f" {spent} with every ground refused."
    if report.problems:
        line += f" {len(report.problems)} row{'s' if len(report.problems) > 1 else ''} could not be read."
    _finish(file, report, line, err=format is not DraftFormat.TEXT or output is not None)


def _totals(values: list[str]) -> dict[str, FeedbackCounts]:
    """Read totals such as ``30=120/3/5``: positive, neutral and negative feedback of a window."""
    totals: dict[str, FeedbackCounts] = {}
    for value in values:
        window, _, counts = value.partition("=")
        numbers = counts.split("/")
        if len(numbers) != 3 or not all(number.strip().isdecimal() for number in numbers):
            raise typer.BadParameter(f"--totals: expected WINDOW=POSITIVE/NEUTRAL/NEGATIVE such as 30=120/3/5, got {value!r}")
        positive, neutral, negative = map(int, numbers)
        totals[window.strip()] = FeedbackCounts(positive=positive, neutral=neutral, negative=negative)
    return totals


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _causes(causes: tuple[MonthCauses, ...]) -> list[str]:
    lines = ["", f"{'month':<10}{'1-3 stars':>10}{'1-2 stars':>11}  named by (of these, could go)"]
    for month in causes:
        named = ", ".join(f"{item.aspect} {item.feedback} ({item.eligible})" for item in month.aspects)
        unnamed = f"{'; ' if named else ''}no cause {month.unnamed}" if month.unnamed else ""
        lines.append(f"{month.month or 'no date':<10}{month.feedback:>10}{month.negative:>11}  {named}{unnamed}")
    return lines


def _figures(figures: WhatIf) -> str:
    """Return the figures as a table to read."""
    head = ("window  ", "in report", "could go", "could be struck", "rating", "after removals", "after both", "negative", "after both")
    lines = ["  ".join(f"{name:>{len(name)}}" for name in head)]
    for item in figures.windows:
        counts = (item.before, item.after_removals, item.after)
        cells = (
            str(item.window),
            str(item.neutral + item.negative),
            str(item.removable_neutral + item.removable_negative),
            str(item.strikable_neutral + item.strikable_negative),
            *(_share(held.rating if held else None) for held in counts),
            *(_share(held.negative_rate if held else None) for held in (counts[0], counts[2])),
        )
        lines.append("  ".join(f"{cell:>{len(name)}}" for name, cell in zip(head, cells, strict=True)))
    if (share := figures.defects) is not None:
        lines.append(
            f"\nOrders with negative feedback, {share.first_day} to {share.last_day}, of {share.orders}: {share.before} "
            f"({share.rate(share.before):.2%}), after removals {share.after_removals} ({share.rate(share.after_removals):.2%}), "
            f"after both {share.after} ({share.rate(share.after):.2%}). Amazon asks for a defect rate under {ODR_TARGET:.0%}."
        )
    return "\n".join([*lines, *_causes(figures.causes), "", *figures.notes])


@app.command()
def what_if(
    file: Annotated[str, typer.Argument(help="A feedback report: Amazon's flat file, CSV or JSON Lines; '-' for standard input.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace whose policy and date order apply, such as US or DE.")] = "US",
    orders: Orders = None,
    totals: Annotated[
        list[str] | None,
        typer.Option(
            help="A window's counts from Feedback Manager: 30=120/3/5 (positive/neutral/negative). Windows: 30, 90, 365, lifetime."
        ),
    ] = None,
    order_count: Annotated[int | None, typer.Option(min=1, help="All orders of the last 60 days, for the order defect rate.")] = None,
    today: Today = None,
    format: Annotated[FiguresFormat, typer.Option(help="What to write.")] = FiguresFormat.TEXT,
    encoding: Annotated[str | None, typer.Option(help="The report's encoding, if it is known.")] = None,
) -> None:
    """Show rating, negative rate and share of defects before and after the requests, and what drives the low ratings."""
    with _clear_errors():
        report = _read(file, marketplace, orders, encoding)
        verdicts = _judge(report, Pipeline(marketplace=marketplace))
        known = read_orders(orders, marketplace=marketplace) if orders else {}
        ordered_on = {order: facts["ordered_on"] for order, facts in known.items() if "ordered_on" in facts}
        figures = work_out(verdicts, today=_day(today), totals=_totals(totals or []), orders=order_count, ordered_on=ordered_on or None)
        typer.echo(figures.to_json() if format is FiguresFormat.JSON else _figures(figures))
    _finish(file, report, _summary_line(verdicts, report), err=True)


@ledger_app.command("record")
def ledger_record(
    file: Annotated[Path, typer.Argument(help="The ledger; it is made where it is missing.")],
    order: Annotated[str, typer.Argument(help="Amazon's order id.")],
    ground: Annotated[str, typer.Argument(help="The checker's id, such as obscenity.")],
    outcome: Annotated[Outcome, typer.Argument(help="How the request stands.")],
    on: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; the machine's date if left out.")] = None,
) -> None:
    """Record a request to Amazon, or its answer."""
    known = [checker.id for checker in shipped_checkers()]
    if ground not in known:
        raise typer.BadParameter(f"ground: expected one of {', '.join(known)}, got {ground!r}")
    with _clear_errors():
        Ledger(file).record(order, ground, outcome, on=_day(on))


@ledger_app.command("show")
def ledger_show(
    file: Annotated[Path, typer.Argument(help="The ledger.")],
    order: Annotated[str | None, typer.Option(help="Show the requests of this order, too.")] = None,
) -> None:
    """Show how often Amazon granted requests on each ground."""
    with _clear_errors():
        book = Ledger(file, create=False)
        rates, entries = book.acceptance(), book.entries(order) if order else ()
    typer.echo(f"{'ground':<20}{'granted':>9}{'refused':>9}{'waiting':>9}{'rate':>8}  95% interval")
    for item in rates:
        interval = f"{item.low:.0%} to {item.high:.0%}" if item.rate is not None else ""
        typer.echo(f"{item.ground:<20}{item.granted:>9}{item.refused:>9}{item.waiting:>9}{_share(item.rate):>8}  {interval}".rstrip())
    for entry in entries:
        days = ", ".join(f"{name} {day}" for name, day in (("asked", entry.asked_on), ("answered", entry.answered_on)) if day)
        typer.echo(f"{entry.order_id}  {entry.ground}  {entry.outcome}  {days}")


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
        console.print(f"  {_safe(clause.title)}: \u201c{_safe(clause.quote)}\u201d", soft_wrap=True)
        if clause.when:
            console.print("  when " + ", ".join(f"{name} = {value}" for name, value in clause.when.items()))
        if clause.note:
            console.print(f"  note: {_safe(clause.note)}", soft_wrap=True)
        if clause.url:
            console.print(f"  {clause.url}", soft_wrap=True)
    for note in policy.notes:
        console.print(f"\n{_safe(note)}", soft_wrap=True)


def main() -> None:
    """Run the command line."""
    app()
