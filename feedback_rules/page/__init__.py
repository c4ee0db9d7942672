"""One self-contained page to read in a browser: figures, charts, and a table of verdicts with their drafts.

The page asks nothing of the network, runs no script but its own, and shows every text as text.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from feedback_rules._shown import printable
from feedback_rules._version import __version__
from feedback_rules.page.charts import Bar, Part, bar_chart
from feedback_rules.page.rows import ground_of, page_rows, safe_json
from feedback_rules.reports.feedback_report import RowProblem
from feedback_rules.reports.writers import summary
from feedback_rules.seller.metrics import MonthCauses, root_causes
from feedback_rules.seller.request import ROUTE
from feedback_rules.verdict import Action, Aspect, Verdict

__all__ = ["verdict_page"]

_MEANING = {
    Action.REMOVE: ("Remove", "A written clause is met: ask Amazon to remove it."),
    Action.STRIKE_THROUGH: ("Strike through", "A written clause is met: ask Amazon to strike it through."),
    Action.ESCALATE: ("Escalate", "No written clause; sellers take such cases to Seller Support."),
    Action.REVIEW: ("Review", "A person must read it, or a fact is missing."),
    Action.KEEP: ("Keep", "Nothing to ask for."),
}
_ASPECTS = {
    Aspect.PRODUCT: "Product",
    Aspect.ORDER_ACCURACY: "Wrong or missing item",
    Aspect.PACKAGING: "Packaging",
    Aspect.DELIVERY: "Delivery",
    Aspect.SELLER_SERVICE: "Seller's service",
    Aspect.AMAZON_SERVICE: "Amazon's service",
    Aspect.PRICE: "Price",
    Aspect.THREAT: "Threat",
}
_SLOT = re.compile(r"\{\{(\w+)\}\}")


@cache
def _template(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into their slots in one pass, so that a value is never searched for slots."""
    return _SLOT.sub(lambda match: values[match[1]], template)


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy calls this very text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(text: str) -> str:
    return escape(printable(text))


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table whose first column names its rows; the figures of a chart for those who do not see it."""
    top = "".join(f'<th scope="col">{_text(name)}</th>' for name in head)
    body = ""
    for first, *cells in rows:
        body += f'<tr><th scope="row">{_text(str(first))}</th>{"".join(f"<td>{_text(str(cell))}</td>" for cell in cells)}</tr>'
    return (
        f'<details class="figures"><summary>{_text(caption)} as a table</summary><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{_text(caption)}"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div></details>'
    )


def _tiles(actions: Mapping[str, int]) -> str:
    return "".join(
        f'<li><button type="button" class="tile {action}" data-action="{action}" aria-pressed="false"><b>{actions[str(action)]}</b> '
        f"<span>{name}</span> <small>{_text(meaning)}</small></button></li>"
        for action, (name, meaning) in _MEANING.items()
    )


def _problems(problems: Sequence[RowProblem]) -> str:
    if not problems:
        return ""
    items = "".join(f"<li>Line {problem.line}: {_text(problem.reason)}</li>" for problem in problems)
    rows = "1 row of the report" if len(problems) == 1 else f"{len(problems)} rows of the report"
    return f'<details class="problems"><summary>{rows} could not be read</summary><ul>{items}</ul></details>'


def _grounds(verdicts: Sequence[Verdict], titles: Mapping[str, str]) -> str:
    """Draw what can be asked, by ground; the bars add up to the verdicts to remove, strike through and escalate."""
    counts = Counter((verdict.action, ground_of(verdict)) for verdict in verdicts if verdict.action not in (Action.REVIEW, Action.KEEP))
    order = list(Action)
    ranked = sorted(counts.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1]))
    if not ranked:
        return "<p>No feedback meets a clause.</p>"
    bars = [
        Bar(label=titles.get(ground, ground), parts=(Part(count=count, tone=str(action)),), value=str(count))
        for (action, ground), count in ranked
    ]
    named = "; ".join(f"{_MEANING[action][0].lower()}, {titles.get(ground, ground)}: {count}" for (action, ground), count in ranked)
    chart = bar_chart(bars, name="grounds", title="Feedback by ground", description=f"Number of feedback for each ground. {named}.")
    rows = [(titles.get(ground, ground), _MEANING[action][0], count) for (action, ground), count in ranked]
    used = dict.fromkeys(action for (action, _), _count in ranked)
    legend = "".join(f'<li><i class="{action}"></i>{_MEANING[action][0]}</li>' for action in used)
    return f'<ul class="legend">{legend}</ul>{chart}' + _table("Feedback by ground", ("Ground", "Action", "Feedback"), rows)


def _causes(causes: Sequence[MonthCauses]) -> str:
    """Draw what the low ratings name, and by month as a table."""
    named, could_go = Counter[Aspect](), Counter[Aspect]()
    for month in causes:
        for item in month.aspects:
            named[item.aspect] += item.feedback
            could_go[item.aspect] += item.eligible
    ranked = sorted(named, key=lambda aspect: (-named[aspect], aspect))
    if not ranked:
        return "<p>No feedback of one to three stars names a cause.</p>"
    bars = [
        Bar(
            label=_ASPECTS.get(aspect, str(aspect)),
            parts=(Part(count=named[aspect] - could_go[aspect], tone="stays"), Part(count=could_go[aspect], tone="goes")),
            value=f"{named[aspect]}, {could_go[aspect]} could go",
        )
        for aspect in ranked
    ]
    words = "; ".join(f"{bar.label}: {bar.value}" for bar in bars)
    unnamed = sum(month.unnamed for month in causes)
    chart = bar_chart(
        bars, name="causes", title="What low ratings name", description=f"Feedback of one to three stars that names each cause. {words}."
    )
    head = ("Month", "Low ratings", *(_ASPECTS.get(aspect, str(aspect)) for aspect in ranked), "No cause")
    rows = []
    for month in causes:
        counts = {item.aspect: item.feedback for item in month.aspects}
        rows.append((month.month or "no date", month.feedback, *(counts.get(aspect, 0) for aspect in ranked), month.unnamed))
    note = "One feedback can name several causes."
    if unnamed:
        note += f" {unnamed} name{'s' if unnamed == 1 else ''} none."
    legend = '<ul class="legend"><li><i class="stays"></i>Stays</li><li><i class="goes"></i>Could go</li></ul>'
    return f'{legend}{chart}<p class="note">{note}</p>' + _table("Causes by month", head, rows)


def _options(names: Iterable[tuple[str, str, int]]) -> str:
    return "".join(f'<option value="{_text(value)}">{_text(label)} ({count})</option>' for value, label, count in names)


def _subtitle(verdicts: Sequence[Verdict], source: str, today: dt.date) -> str:
    days = [verdict.feedback.left_on for verdict in verdicts if verdict.feedback.left_on]
    parts = [source] if source else []
    if days:
        parts.append(f"feedback from {min(days)} to {max(days)}" if min(days) != max(days) else f"feedback of {days[0]}")
    policies = sorted({verdict.versions.policy for verdict in verdicts})
    if policies:
        parts.append(f"judged by {', '.join(policies)}")
    return " \u00b7 ".join([*parts, f"ages counted to {today}"])


def verdict_page(
    verdicts: Iterable[Verdict],
    *,
    problems: Sequence[RowProblem] = (),
    title: str = "Seller feedback",
    source: str = "",
    marketplace: str | None = None,
    language: str | None = None,
    today: dt.date | None = None,
) -> str:
    """Return one self-contained HTML page on the verdicts of a report, with a draft for each request.

    The page holds the buyers' comments as they are; hand over ``verdict.redacted()`` for a page that leaves your hands. Drafts mask
    personal data in any case.

    Args:
        verdicts: the verdicts of a report, in any order.
        problems: the report's rows that could not be read.
        title: the page's heading.
        source: where the feedback came from, such as the report's file name.
        marketplace: whose language the drafts are written in; ``None`` for that of each verdict's policy.
        language: the language of the drafts; ``None`` for the marketplace's.
        today: the day that ages are counted to; ``None`` for the machine's date.

    Raises:
        FeedbackError: no draft can be written in the language.
        PolicyError: the marketplace is not known.
    """
    verdicts = list(verdicts)
    today = today or dt.datetime.now().astimezone().date()
    data = page_rows(verdicts, today=today, marketplace=marketplace, language=language)
    titles: dict[str, str] = data["titles"]
    figures = summary(verdicts)
    actions: dict[str, int] = figures["actions"]  # type: ignore[assignment]
    data["actions"] = {str(action): name for action, (name, _) in _MEANING.items()}
    data["route"] = ROUTE
    grounds = Counter(ground for verdict in verdicts if (ground := ground_of(verdict)))
    style, script = _template("page.css"), _template("page.js")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return _fill(
        _template("page.html"),
        {
            "csp": escape(policy, quote=True).replace("&#x27;", "'"),
            "title": _text(title),
            "subtitle": _text(_subtitle(verdicts, source, today)),
            "count": f"{len(verdicts):,}",
            "tiles": _tiles(actions),
            "problems": _problems(problems),
            "grounds": _grounds(verdicts, titles),
            "causes": _causes(root_causes(verdicts)),
            "action_options": _options((str(action), name, actions[str(action)]) for action, (name, _) in _MEANING.items()),
            "ground_options": _options((ground, titles.get(ground, ground), count) for ground, count in sorted(grounds.items())),
            "versions": _text(", ".join(sorted({f"model {verdict.versions.model}" for verdict in verdicts}) or ["no verdicts"])),
            "library": _text(__version__),
            "data": safe_json(data),
            "style": style,
            "script": script,
        },
    )
