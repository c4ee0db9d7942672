"""The page: what it holds is what the verdicts say, texts stay texts, and in a browser it does what a seller asks of it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from feedback_rules import Action, Feedback, Verdict, check, read_report
from feedback_rules._shown import Mark, pieces
from feedback_rules.cli import app
from feedback_rules.page import verdict_page
from feedback_rules.page.charts import Bar, Part, bar_chart
from feedback_rules.page.rows import safe_json
from feedback_rules.reports.feedback_report import RowProblem
from feedback_rules.reports.writers import summary
from feedback_rules.seller import eligible_grounds, root_causes
from tests.browser import chromium
from tests.conftest import NASTY, ROOT, comments, pipeline

TODAY = dt.date(2026, 11, 1)
EXAMPLE, ORDERS = ROOT / "data" / "examples" / "feedback.tsv", ROOT / "data" / "examples" / "orders.tsv"
HOSTILE = [
    "</script><script>document.title='owned'</script> the lamp broke",
    "<img src=x onerror=\"document.title='owned'\"> arrived late",
    "<!--<script> the zipper broke on day two --!>",
    "{{data}} {{title}} &lt;b&gt; \\u003c/script\\u003e it broke",
    "\u202egnikcuf\u202c shit \ud800 broke \u2028 after a week",
    "'\"><svg onload=document.title='owned'> fucking junk",
]


@cache
def example() -> tuple[Verdict, ...]:
    return tuple(pipeline().check_many(read_report(EXAMPLE, orders=ORDERS, marketplace="US")))


def hostile() -> list[Verdict]:
    return [check(text, rating=1, order_id=f"<b>{number}</b>\"'", left_on=TODAY) for number, text in enumerate(HOSTILE)]


class _Reader(HTMLParser):
    """Collects tags, attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.texts:
            self._inside = tag
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside][-1] += data


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def data_of(page: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read(page).texts["script"][0])
    return data


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_safe_json_is_the_same_data_and_ends_no_script(data: Any) -> None:
    text = safe_json(data)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text.encode("utf-8")) == data


@given(st.text(alphabet=st.characters(codec=None, categories=["Cs", "Ll", "Sm"]), max_size=20))
def test_safe_json_keeps_halves_of_surrogate_pairs(text: str) -> None:
    assert json.loads(safe_json(text).encode("utf-8")) == json.loads(json.dumps(text))


@given(comments())
def test_pieces_are_the_comment(text: str) -> None:
    verdict = pipeline().check(Feedback(comment=text, rating=1))
    cut = pieces(verdict)
    assert "".join(piece.text for piece in cut) == text
    if verdict.reasons and any(finding.evidence for finding in verdict.reasons):
        assert {Mark.EVIDENCE, Mark.STRONG} & {piece.mark for piece in cut}


def test_pieces_mark_what_counts_and_what_is_in_the_way() -> None:
    twice = {piece.text: piece.mark for piece in pieces(check("The fucking zipper broke on the second day.", rating=1))}
    assert twice == {"The ": Mark.EVIDENCE, "fucking": Mark.STRONG, " zipper broke on the second day.": Mark.EVIDENCE}
    mixed = [piece.mark for piece in pieces(check("Shipping took three weeks! The seller was rude.", rating=1))]
    assert sorted(filter(None, mixed)) == [Mark.BLOCKER, Mark.EVIDENCE]


def test_page_has_the_counts_of_the_reader() -> None:
    verdicts = example()
    problems = read_report(EXAMPLE, orders=ORDERS, marketplace="US").problems
    page = verdict_page(verdicts, problems=problems, source="feedback.tsv", today=TODAY)
    figures = summary(verdicts)
    rows = data_of(page)["rows"]
    assert len(rows) == figures["feedback"] == len(read_report(EXAMPLE, orders=ORDERS, marketplace="US"))
    assert Counter(row["action"] for row in rows) == Counter({key: count for key, count in figures["actions"].items() if count})  # type: ignore[attr-defined]
    tiles = dict(re.findall(r'data-action="(\w+)" aria-pressed="false"><b>(\d+)</b>', page))
    assert tiles == {key: str(count) for key, count in figures["actions"].items()}  # type: ignore[attr-defined]
    assert Counter(row["ground"] for row in rows if row["action"] in ("remove", "strike_through", "escalate")) == figures["grounds"]
    assert f"{len(problems)} rows of the report could not be read" in page
    assert page.count("<li>Line ") == len(problems) == 2
    assert sum(row["draft"] is not None for row in rows) == sum(bool(eligible_grounds(verdict)) for verdict in verdicts) == 36


def test_charts_show_the_counts_of_the_verdicts() -> None:
    page = verdict_page(example(), today=TODAY)
    grounds, causes = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]  # noqa: S314 - our own page
    values = [int(node.text or "") for node in grounds.iter("text") if node.get("class") == "value"]
    assert sorted(values) == sorted(summary(example())["grounds"].values())  # type: ignore[attr-defined]
    named: Counter[str] = Counter()
    for month in root_causes(example()):
        named.update({str(item.aspect): item.feedback for item in month.aspects})
    shown = [int((node.text or "").split(",")[0]) for node in causes.iter("text") if node.get("class") == "value"]
    assert shown == sorted(named.values(), reverse=True)
    for chart in (grounds, causes):
        told = (chart.get("aria-labelledby") or "").split()
        assert [chart.find(kind).get("id") for kind in ("title", "desc")] == told  # type: ignore[union-attr]
        assert chart.get("role") == "img"
    assert page.count('<details class="figures">') == 2, "each chart has its figures as a table"


def test_bars_are_to_scale() -> None:
    bars = [
        Bar(label="a <b>", parts=(Part(count=3, tone="x"), Part(count=1, tone="y")), value="4"),
        Bar(label="c", parts=(Part(count=2, tone="x"),), value="2"),
    ]
    root = ET.fromstring(bar_chart(bars, name="n", title="t", description="d"))  # noqa: S314 - our own picture
    width = {(node.get("class"), float(node.get("width") or 0)) for node in root.iter("rect")}
    full = max(size for _, size in width)
    assert width == {("track", full), ("x", full * 0.75), ("y", full * 0.25), ("x", full * 0.5)}
    empty = ET.fromstring(bar_chart([Bar(label="a", parts=(Part(count=0, tone="x"),), value="0")], name="n", title="t", description="d"))  # noqa: S314
    assert [node.get("class") for node in empty.iter("rect")] == ["track"]


def test_hostile_texts_change_nothing_of_the_page() -> None:
    page = verdict_page(hostile(), title=HOSTILE[0], source=HOSTILE[1], problems=[RowProblem(1, HOSTILE[2])], today=TODAY)
    plain = verdict_page([check("x", rating=1)], problems=[RowProblem(1, "x")], today=TODAY)
    tags = Counter(tag for tag, _ in read(page).tags)
    assert tags["script"] == 2
    assert set(tags) <= {tag for tag, _ in read(plain).tags} | {
        "svg",
        "rect",
        "text",
        "desc",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "i",
        "details",
    }
    assert all(not name.startswith("on") for _, attributes in read(page).tags for name in attributes)
    shown = {"".join(text for text, _ in row["pieces"]) for row in data_of(page)["rows"]}
    assert shown == set(HOSTILE)
    page.encode("utf-8")


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_every_text_has_a_page(text: str) -> None:
    verdict = check(text, rating=1)
    page = verdict_page([verdict], today=TODAY)
    page.encode("utf-8")
    assert "".join(piece for piece, _ in data_of(page)["rows"][0]["pieces"]) == text
    verdict._repr_html_().encode("utf-8")


def test_policy_allows_the_pages_own_script_and_style_alone() -> None:
    page = verdict_page(hostile(), today=TODAY)
    reader = read(page)
    policy = next(
        attributes["content"] or "" for tag, attributes in reader.tags if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for kind, text in (("script-src", reader.texts["script"][1]), ("style-src", reader.texts["style"][0])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag, attributes in reader.tags:
        assert tag not in ("link", "iframe", "img", "object", "base", "form")
        assert "src" not in attributes
        assert "style" not in attributes
        assert (attributes.get("href") or "#").startswith("#"), "the page fetches nothing"


def test_only_addresses_of_the_web_become_links() -> None:
    verdict = check("what a shitty lamp", rating=1)
    for url in ("javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "https://a\nb", "//x.example", ""):
        findings = tuple(replace(item, citation=replace(item.citation, url=url)) if item.citation else item for item in verdict.findings)
        bad = replace(verdict, findings=findings)
        assert {source["url"] for source in data_of(verdict_page([bad], today=TODAY))["sources"]} == {""}
        assert "href" not in bad._repr_html_()
    assert 'rel="noopener noreferrer"' in verdict._repr_html_()


def test_empty_report_and_same_bytes() -> None:
    page = verdict_page([], today=TODAY)
    assert data_of(page)["rows"] == []
    assert "No feedback meets a clause." in page
    assert verdict_page(hostile(), today=TODAY) == verdict_page(hostile(), today=TODAY)


def test_redacted_verdicts_leave_no_personal_data() -> None:
    verdict = check("Call the owner on (212) 555-0147, useless.", rating=1)
    assert "555-0147" in verdict_page([verdict], today=TODAY)
    hidden = verdict_page([verdict.redacted()], today=TODAY)
    assert "555-0147" not in hidden
    assert data_of(hidden)["rows"][0]["draft"] is not None


def test_command_writes_the_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    options = ["check", str(EXAMPLE), "--orders", str(ORDERS), "--format", "html", "--today", "2026-11-01"]
    result = CliRunner().invoke(app, [*options, "--output", str(target)])
    assert (result.exit_code, result.stdout) == (3, ""), "two rows of the example are broken on purpose"
    page = target.read_text(encoding="utf-8")
    problems = read_report(EXAMPLE, orders=ORDERS, marketplace="US").problems
    assert page == verdict_page(example(), problems=problems, source="feedback.tsv", marketplace="US", today=TODAY)
    german = CliRunner().invoke(app, [*options, "--language", "de", "--redact"]).stdout
    assert {row["draft"]["language"] for row in data_of(german)["rows"] if row["draft"]} == {"de"}
    assert "555-0147" not in german
    assert CliRunner().invoke(app, [*options, "--language", "xx"]).exit_code == 1


# ---- in a browser ------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open pages of verdicts; anything a page complains of, and any request it makes, fails the test."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])

    def show(verdicts: tuple[Verdict, ...] | list[Verdict], **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(verdict_page(verdicts, today=TODAY, **options), encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield show
    context.close()
    assert complaints == []


def _settles(page: Any, name: str, begins: str) -> None:
    """Wait until an element's text begins so; the page's policy lets no waiting script be evaluated in it."""
    page.locator(f"#{name}", has_text=re.compile(f"^{begins}")).wait_for(state="attached", timeout=5000)


def _orders(page: Any) -> list[str]:
    shown: list[str] = page.locator(".opener").all_text_contents()
    return shown


def test_browser_filters_searches_and_counts(opened: Any) -> None:
    page = opened(example())
    status = page.locator("#status")
    assert status.text_content() == "68 of 68 feedback, most urgent first."
    assert status.get_attribute("role") == "status"
    page.locator('.tile[data-action="strike_through"]').click()
    assert status.text_content() == "9 of 68 feedback, most urgent first."
    assert page.locator('.tile[data-action="strike_through"]').get_attribute("aria-pressed") == "true"
    assert page.locator("#action").input_value() == "strike_through"
    page.locator("#ground").select_option("buy_shipping")
    assert len(_orders(page)) == 3
    page.locator("#reset").click()
    assert len(_orders(page)) == 68
    page.locator("#search").fill("FUSE blender")
    _settles(page, "status", "0 of")
    page.locator("#search").fill("blender crush")
    _settles(page, "status", "1 of")
    assert _orders(page) == ["111-7846675-6862552"]
    page.locator("#search").fill("6862552")
    _settles(page, "status", "1 of")
    counts = {action: sum(verdict.action is action for verdict in example()) for action in Action}
    page.locator("#reset").click()
    for action, count in counts.items():
        page.locator("#action").select_option(str(action))
        assert len(_orders(page)) == count


def test_browser_sorts(opened: Any) -> None:
    page = opened(example())
    head = page.locator('#head [data-column="date"]')
    assert head.get_attribute("aria-sort") is None
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    dates = page.locator(".c-date").all_text_contents()
    assert dates == sorted(dates)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator(".c-date").all_text_contents() == sorted(dates, reverse=True)
    page.locator('#head [data-column="left"] button').click()
    left = [text for text in page.locator(".c-left").all_text_contents() if text]
    numbers = [-int(text.split()[0]) if text.endswith("over") else int(text) for text in left]
    assert numbers == sorted(numbers)
    assert all(not text for text in page.locator(".c-left").all_text_contents()[len(left) :]), "what has no draft stands last"
    assert page.locator("#head [aria-sort]").count() == 1


def test_browser_opens_a_row_and_copies_its_draft(opened: Any) -> None:
    page = opened(example())
    row = data_of(verdict_page(example(), today=TODAY))["rows"][0]
    opener = page.locator(".opener").first
    assert opener.get_attribute("aria-expanded") == "false"
    opener.click()
    assert opener.get_attribute("aria-expanded") == "true"
    detail = page.locator("#" + opener.get_attribute("aria-controls"))
    assert detail.locator(".comment").text_content() == "".join(text for text, _ in row["pieces"])
    assert detail.locator(".draft").text_content() == row["draft"]["text"]
    for link in detail.locator("a").all():
        assert link.get_attribute("href").startswith("https://")
        assert link.get_attribute("rel") == "noopener noreferrer"
    detail.locator(".copy").click()
    _settles(page, "said", "Draft copied")
    assert page.evaluate("navigator.clipboard.readText()") == row["draft"]["text"]
    page.locator(".row .c-words").first.click()
    assert page.locator(".detail").count() == 0, "a click anywhere in the row closes it"


def test_browser_copies_without_a_clipboard(opened: Any) -> None:
    page = opened(example())
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator(".opener").first.click()
    page.locator(".copy").click()
    _settles(page, "said", "Draft ")
    assert page.evaluate("String(window.getSelection())") == page.locator(".draft").text_content()
    page.locator(".opener").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator(".detail").count() == 2, "a selection elsewhere is not in the way of a button"


def test_browser_keyboard_alone(opened: Any) -> None:
    page = opened(example())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-column]')?.dataset.column") == "stars":
            break
    page.keyboard.press("Enter")
    assert page.locator('#head [data-column="stars"]').get_attribute("aria-sort") == "ascending"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "focus is visible"
    assert page.evaluate("document.activeElement.closest('[data-column]').dataset.column") == "stars", "focus stays where it was"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "opener":
            break
    page.keyboard.press("Space")
    assert page.locator(".detail").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".detail").count() == 2
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == page.locator(".opener").last.get_attribute("id")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.locator(".detail").count() == 1
    page.keyboard.press("ArrowDown")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "copy":
            break
    page.keyboard.press("Enter")
    _settles(page, "said", "Draft copied")


def test_browser_shows_hostile_comments_inert(opened: Any) -> None:
    page = opened(hostile(), title="Feedback", source=HOSTILE[1], problems=[RowProblem(1, HOSTILE[0])])
    for opener in page.locator(".opener").all():
        opener.click()
    page.wait_for_timeout(200)
    assert page.title() == "Feedback"
    assert page.locator("script").count() == 2
    assert page.locator("img, #rows svg, #rows b:has-text('0')").count() == 0
    shown = set(page.locator(".comment").all_text_contents())
    assert shown == set(HOSTILE)


def test_browser_lets_no_script_turn_a_string_into_markup(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(verdict_page(hostile(), today=TODAY), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    blocked = page.evaluate(
        "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'set'; } catch (error) { return error.name; } })()"
    )
    assert blocked == "TypeError"
    page.close()


def test_browser_pages_of_5000_rows(opened: Any) -> None:
    many = [
        replace(verdict, feedback=replace(verdict.feedback, order_id=f"{place:03}-{place:07}-{turn:07}"))
        for turn in range(74)
        for place, verdict in enumerate(example())
    ][:5000]
    page = opened(many)
    assert page.locator("#status").text_content() == "5,000 of 5,000 feedback, rows 1 to 100, most urgent first."
    assert page.locator("#previous").is_disabled()
    page.locator("#next").click()
    assert page.locator("#status").text_content() == "5,000 of 5,000 feedback, rows 101 to 200, most urgent first."
    assert page.locator("#page").text_content() == "Page 2 of 50"
    page.locator("#search").fill("0000073")
    _settles(page, "status", "36 of")
    assert page.locator(".pages").is_hidden()
    page.locator("#reset").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("tr.row").count() == 5000, "paper has no pages to turn"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("tr.row").count() == 100


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (400, "dark"), (1280, "dark"), (320, "light")])
def test_browser_fits_the_window_and_is_legible(opened: Any, width: int, scheme: str) -> None:
    page = opened([*example(), *hostile(), check("x" * 3000, rating=1)])
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for number in (0, 30, 67):
        page.locator(".opener").nth(number).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The contrast of every text with what is behind it: 4.5 to 1, as the WCAG asks (level AA).
    assert page.evaluate(_CONTRAST) == []
    assert page.locator("#sort").is_visible() == (width < 760)


def test_browser_sorts_where_the_window_is_narrow(opened: Any) -> None:
    page = opened(example())
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator("#sort").select_option("date-")
    dates = page.locator(".c-date").all_text_contents()
    assert dates == sorted(dates, reverse=True)


_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) { const c = rgba(getComputedStyle(at).backgroundColor); if (c[3] === 255) return c; }
    return [255, 255, 255];
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.checkVisibility({ visibilityProperty: true }) || node.closest("script, style, noscript, .unseen, :disabled, option")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(rgba(node.closest("svg") ? style.fill : style.color)), light(behind(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push([walk.currentNode.data.slice(0, 30), node.className, ((a + 0.05) / (b + 0.05)).toFixed(2)]);
  }
  return poor;
}"""
