"""The HTML document in a real browser: axe finds nothing, the keyboard reaches everything, the network hears nothing.

The tests run where a Chromium and the dependency group `browser` are installed, and are skipped elsewhere.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.document import Bilingual, BriefingDocument
from briefing.render.html_document import render
from sample_document import ARTICLES, MARSAD, PORT, SAHEL, sample_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

driver = pytest.importorskip("playwright.sync_api", reason="the dependency group 'browser' is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with driver.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Show a document in a window of its own; what it logs or requests fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def show_document(document: BriefingDocument | None = None, **settings: Any) -> Page:  # noqa: ANN401 - Playwright's
        path = tmp_path / "briefing.html"
        path.write_text(render(document or sample_document()), encoding="utf-8")
        context = browser.new_context(**({"viewport": WIDE} | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield show_document
    for context in contexts:
        context.close()
    assert complaints == []


def violations(page: Page) -> list[str]:
    """Run axe with all its rules over the page."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = page.evaluate("() => axe.run().then((result) => result.violations)")
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def go_to_first_citation(page: Page) -> Locator:
    """Press Tab until the first citation has the focus."""
    first = page.locator("a.cite").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if first.evaluate("(link) => link === document.activeElement"):
            return first
    raise AssertionError("Tab does not reach the first citation")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(show: Open, scheme: str, viewport: dict[str, int]) -> None:
    page = show(color_scheme=scheme, viewport=viewport)
    page.eval_on_selector_all("details", "(all) => all.forEach((details) => { details.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_while_the_panel_is_open(show: Open, scheme: str, viewport: dict[str, int]) -> None:
    page = show(color_scheme=scheme, viewport=viewport)
    page.locator("#k1 a.cite").first.click()
    page.locator("#panel").wait_for(state="visible")
    assert violations(page) == []


def test_axe_finds_nothing_in_colours_the_reader_chose(show: Open) -> None:
    page = show(color_scheme="light")
    page.locator("#theme").click()
    assert violations(page) == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_the_cited_sentence_among_its_neighbours(show: Open, key: str) -> None:
    page = show()
    link = go_to_first_citation(page)
    page.keyboard.press(key)
    assert page.locator("#panel").is_visible()
    assert focused(page).text_content() == MARSAD[1]
    assert focused(page).get_attribute("aria-current") == "true"
    assert page.locator("#panel li.shown").count() == 1
    assert page.locator("#panel ol li").all_text_contents() == list(MARSAD)
    assert link.get_attribute("aria-expanded") == "true"


def test_the_cited_sentence_is_in_sight(show: Open) -> None:
    page = show(viewport={"width": 390, "height": 500})
    page.locator("#t1-4 a.cite").first.click()
    sentence = page.locator("#panel li.shown").bounding_box()
    body = page.locator("#panel-body").bounding_box()
    assert sentence is not None
    assert body is not None
    assert body["y"] <= sentence["y"] < body["y"] + body["height"]


def test_escape_closes_the_panel_and_gives_the_focus_back(show: Open) -> None:
    page = show()
    link = go_to_first_citation(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert link.evaluate("(link) => link === document.activeElement")
    assert link.get_attribute("aria-expanded") == "false"


def test_another_source_of_the_statement_can_be_chosen(show: Open) -> None:
    page = show()
    page.locator("#k1 a.cite").first.click()
    page.locator("#panel-choices button").nth(1).click()
    assert page.locator("#panel li.shown").text_content() == SAHEL[0]


def test_letters_go_from_statement_to_statement(show: Open) -> None:
    page = show()
    page.locator("#k1 a.cite").first.click()
    page.keyboard.press("j")
    assert focused(page).text_content() == MARSAD[0]
    page.keyboard.press("j")
    assert focused(page).text_content() == SAHEL[3]
    page.keyboard.press("k")
    assert focused(page).text_content() == MARSAD[0]


def test_letters_do_nothing_away_from_a_statement(show: Open) -> None:
    page = show()
    page.locator("#theme").focus()
    page.keyboard.press("j")
    assert focused(page).get_attribute("id") == "theme"


def test_a_click_on_a_statement_opens_its_source_and_its_flags(show: Open) -> None:
    page = show()
    page.locator("#t2-4 > .en").click()
    assert page.locator("#panel li.shown").text_content() == PORT[3]
    assert "Check that nothing is missing" in (page.locator("#panel-words").text_content() or "")


def test_text_that_is_being_selected_opens_nothing(show: Open) -> None:
    page = show()
    page.locator("#k1 > .en").dblclick(position={"x": 30, "y": 12})
    page.keyboard.press("Escape")
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('#k2 > .en'))")
    page.locator("#k2 > .en").dispatch_event("click")
    assert not page.locator("#panel").is_visible()


def test_the_reader_can_choose_the_colours_by_keyboard(show: Open) -> None:
    page = show(color_scheme="dark")
    page.locator("#theme").focus()
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#theme").get_attribute("aria-pressed") == "false"
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"


def test_without_scripts_a_citation_leads_to_its_sentence(show: Open) -> None:
    page = show(java_script_enabled=False)
    assert not page.locator(".controls").is_visible()
    page.locator("#k1 a.cite").first.click()
    assert page.url.endswith("#a1-s2")
    assert page.locator("li:target").text_content() == MARSAD[1]


def test_arabic_stands_beside_the_english_on_a_wide_screen(show: Open) -> None:
    page = show()
    english, arabic = page.locator("#k1 > .en").bounding_box(), page.locator("#k1 > .ar").bounding_box()
    assert english is not None
    assert arabic is not None
    assert arabic["x"] >= english["x"] + english["width"]


def test_arabic_stands_below_the_english_on_a_phone(show: Open) -> None:
    page = show(viewport=PHONE)
    english, arabic = page.locator("#k1 > .en").bounding_box(), page.locator("#k1 > .ar").bounding_box()
    assert english is not None
    assert arabic is not None
    assert arabic["y"] >= english["y"] + english["height"]


def test_a_place_to_check_in_a_folded_abstract_is_unfolded(show: Open) -> None:
    port = next(article for article in ARTICLES if article.id == "port-2")
    wrong = dataclasses.replace(port.abstract[1], ar="نص آخر")  # stands in the abstract alone
    flagged = dataclasses.replace(port, abstract=(port.abstract[0], wrong))
    articles = tuple(flagged if article is port else article for article in ARTICLES)
    page = show(dataclasses.replace(sample_document(), articles=articles))
    page.get_by_role("link", name="Article 4, abstract, statement 2").click()
    driver.expect(page.locator("#e4-2")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_nothing_is_wider_than_the_window(show: Open, width: int) -> None:
    page = show(viewport={"width": width, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_paper_shows_addresses_and_both_languages_but_no_controls(show: Open) -> None:
    page = show()
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator("#k1 > .ar").is_visible()
    address = "(link) => getComputedStyle(link, '::after').content"
    assert page.locator("#source-2 a.out").evaluate(address) == '" https://sahel.example/a/7"'


def test_texts_of_an_article_run_no_script(show: Open) -> None:
    attack = "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 1'>"
    article = dataclasses.replace(ARTICLES[0], title=Bilingual(en=attack, ar=attack), publisher=attack)
    page = show(dataclasses.replace(sample_document(), articles=(article, *ARTICLES[1:])))
    page.locator("#k1 a.cite").first.click()
    assert page.evaluate("() => window.broken") is None
    assert attack in (page.locator("#panel-article").text_content() or "")
