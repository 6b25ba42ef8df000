from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from mtcheck.model import Mark, Report, Score, Span
from mtcheck.writers.cells import visible
from tests.hostile import HOSTILE, report_of
from tests.reports import a_finding, a_report, a_rule, not_looked_at
from tests.writers.browser.conftest import Opened

ACRONYM = "It is ICE [[for its acronym in English]], they said."
PHRASE = a_rule("ES031", name="in-the-framework-of", severity="minor", claim="translation")


def from_outlet(outlet: str, *sentences: str, **fields: Any) -> Report:
    return a_report(*sentences, name=f"{outlet.lower()}/{len(sentences)}.txt", meta={"outlet": outlet}, **fields)


def overlapping() -> Report:
    """Give a report with findings that overlap, one inside the other, and a further place elsewhere."""
    report = a_report("The plant stands in the north of the town.", "The plant again.")
    text = report.document.segments[0].text
    spans = [Span(0, 9), Span(4, 25), Span(20, 25)]
    found = [a_finding(PHRASE if at else a_rule(), 0, span, text, name=str(at)) for at, span in enumerate(spans)]
    return replace(report, findings=(replace(found[0], also=(Mark(1, 4, 9),)), *found[1:]))


def some_stories() -> list[Report]:
    return [
        from_outlet("Post", ACRONYM, "Quiet.", ACRONYM),
        from_outlet("Times", "It was held [[in the framework of]] the talks.", "The mill closed.", rule=PHRASE),
        from_outlet("Times", "Nothing here."),
        overlapping(),
        not_looked_at(),
    ]


def marked(page: Page, story: int, number: int) -> list[str]:
    """Give what is marked for one finding, at its first place and at the further ones, pieces put together."""
    pieces = (page.locator(f'#s{story} mark[data-{kind}~="{number}"]').all_text_contents() for kind in ("n", "also"))
    return ["".join(each) for each in pieces]


def test_highlights_are_exactly_the_spans(opened: Opened) -> None:
    report = overlapping()
    page = opened(report)
    texts = [segment.text for segment in report.document.segments]
    for number, finding in enumerate(report.findings, 1):
        also = "".join(texts[mark.segment][mark.start : mark.end] for mark in finding.also)
        assert marked(page, 1, number) == [finding.match, also]


def test_a_mark_and_its_note_lead_to_each_other(opened: Opened) -> None:
    page = opened(*some_stories())
    page.locator("#s1m2").click()
    expect(page.locator("#s1n2")).to_be_focused()
    expect(page.locator("mark.current")).to_have_text("for its acronym in English")
    page.locator("#s1n2 a").first.click()
    assert page.evaluate("() => location.hash") == "#s1m2"
    page.locator("#s3 mark").first.click()
    expect(page.locator("#s3n1")).to_be_focused()


def test_the_keys_go_through_the_findings_and_stop_at_both_ends(opened: Opened) -> None:
    page = opened(*some_stories())
    for key, note in (("j", "s1n1"), ("j", "s1n2"), ("j", "s2n1"), ("k", "s1n2"), ("k", "s1n1"), ("k", "s1n1")):
        page.keyboard.press(key)
        expect(page.locator(f"#{note}")).to_be_focused()
        expect(page.locator(f"#{note}")).to_be_in_viewport()
    for _ in range(9):
        page.keyboard.press("j")
    expect(page.locator("#s3n3")).to_be_focused()
    page.get_by_role("button", name="Previous finding").click()
    page.get_by_role("button", name="Previous finding").click()
    expect(page.locator("#s3n1")).to_be_focused()


@pytest.mark.parametrize("width", [1200, 320])
def test_the_keys_can_be_switched_off_and_do_not_disturb_typing(opened: Opened, width: int) -> None:
    page = opened(*some_stories(), width=width)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jk/")
    expect(page.get_by_role("searchbox")).to_have_value("jk/")
    page.get_by_role("searchbox").fill("")
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("j")
    expect(page.get_by_label("Use these keys")).to_be_focused()


def test_the_tab_key_comes_to_everything_and_out_again(opened: Opened) -> None:
    page = opened(from_outlet("Post", ACRONYM))
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => document.activeElement.id || document.activeElement.getAttribute('aria-label') || "
            "document.activeElement.textContent.trim() || document.activeElement.value"
        )
        names.append(name)
        if name in names[:-1]:
            break
    assert names[0] == "Skip to the findings"
    order = ["by-rule-id", "words", "previous", "next", "s1m1", "1, back to the text"]
    assert [name for name in names if name in order] == order


def test_the_answer_of_the_score_can_be_asked_for_clean_stories_included(opened: Opened) -> None:
    answers = ("native", "machine-translated", "machine-translated", "native")
    stories = [a_report("It was held [[in the framework of]] the talks.", rule=PHRASE) for _ in answers[:2]]
    stories += [a_report("Nothing here.", name="clean/a.txt"), a_report("Nor here.", name="clean/b.txt")]
    page = opened(
        *(
            replace(each, scores={"origin": Score("origin", 0.9, "model:1", answer=answer)})
            for each, answer in zip(stories, answers, strict=True)
        )
    )
    page.get_by_role("combobox", name="Reads as").select_option("machine-translated")
    expect(page.get_by_role("status")).to_have_text("1 finding in 1 of 2 stories")
    assert page.locator("tr[data-story]:not([hidden]) td").all_text_contents()[1] == "machine-translated"
    (clean,) = page.locator("#clean-stories > li:not([hidden])").all_text_contents()
    assert "clean/a.txt" in clean


@pytest.mark.parametrize(
    ("act", "said", "stories"),
    [
        (lambda page: page.get_by_label("major").uncheck(), "3 findings in 2 of 3 stories", ["s2", "s3"]),
        (
            lambda page: page.get_by_role("combobox", name="Rule").select_option("ES014"),
            "3 findings in 2 of 3 stories",
            ["s1", "s3"],
        ),
        (
            lambda page: page.get_by_role("combobox", name="Outlet").select_option("Times"),
            "1 finding in 1 of 3 stories",
            ["s2"],
        ),
        (lambda page: page.get_by_role("searchbox").fill("MILL closed"), "1 finding in 1 of 3 stories", ["s2"]),
        (lambda page: page.get_by_role("searchbox").fill("no such words"), "0 findings in 0 of 3 stories", []),
    ],
    ids=["severity", "rule", "outlet", "words", "nothing"],
)
def test_a_filter_leaves_what_it_names(opened: Opened, act: Any, said: str, stories: list[str]) -> None:
    page = opened(*some_stories())
    expect(page.get_by_role("status")).to_have_text("6 findings in 3 stories")
    act(page)
    expect(page.get_by_role("status")).to_have_text(said)
    assert [story.get_attribute("id") for story in page.locator("article:not([hidden])").all()] == stories
    links = page.locator("tr[data-story]:not([hidden]) a").all()
    assert [link.get_attribute("href") for link in links] == [f"#{story}" for story in stories]
    expect(page.get_by_text("No story matches these filters.")).to_be_visible(visible=not stories)


def test_what_is_filtered_out_is_marked_no_longer_and_passed_over(opened: Opened) -> None:
    page = opened(overlapping())
    page.get_by_role("combobox", name="Rule").select_option("ES014")
    expect(page.locator("#s1n2")).to_be_hidden()
    assert [mark.get_attribute("class") for mark in page.locator("#s1 mark").all()] == [
        "major",
        "major",
        "minor off",
        "minor off",
        "major",
    ]
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator("#s1n1")).to_be_focused()


def test_the_index_over_single_pages_filters_its_rows(opened: Opened) -> None:
    page = opened(*some_stories(), split=True)
    expect(page.get_by_role("status")).to_have_text("3 stories")
    page.get_by_role("combobox", name="Rule").select_option("ES031")
    expect(page.get_by_role("status")).to_have_text("2 of 3 stories")
    page.get_by_role("row", name="times").get_by_role("link").click()
    expect(page.locator("mark")).to_have_text("in the framework of")
    page.keyboard.press("j")
    expect(page.locator("#s2n1")).to_be_focused()
    page.locator("#s2n1").get_by_role("link", name="ES031").click()
    expect(page.locator("#rule-ES031")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("split", [False, True])
def test_axe_finds_nothing_serious(opened: Opened, scheme: str, width: int, split: bool) -> None:
    stories = some_stories()
    first = stories[0]
    paired = tuple(each._replace(source="El texto.") for each in first.document.segments)
    paired_story = replace(first, document=replace(first.document, segments=paired, source_language="es"))
    page = opened(*stories, paired_story, scheme=scheme, width=width, split=split)
    for at in ("index", "story") if split else ("whole",):
        if at == "story":
            page.get_by_role("row").get_by_role("link").first.click()
        # Stories off the screen are not laid out, and axe passes over what it cannot see.
        page.locator(".story").evaluate_all("(all) => all.forEach((it) => it.style.contentVisibility = 'visible')")
        result = Axe().run(page).response
        assert [(each["id"], each["nodes"][0]["html"]) for each in result["violations"]] == []
        assert "color-contrast" in {each["id"] for each in result["passes"]}


def test_on_a_narrow_screen_nothing_is_wider_than_the_screen(opened: Opened) -> None:
    page = opened(*some_stories(), a_report(f"A [[{'long' * 60}]] word."), width=400)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 400


def wide_row() -> Report:
    told = from_outlet("The Desk of the North-East", "A [[long]] word.", words=600)
    return replace(told, document=replace(told.document, title="A headline of more than a few words " * 2))


@pytest.mark.parametrize("width", [320, 360, 740, 768, 1280])
def test_the_contents_do_not_scroll_sideways(opened: Opened, width: int) -> None:
    page = opened(wide_row(), *some_stories(), width=width)
    assert page.locator(".scroll").evaluate("(it) => it.scrollWidth - it.clientWidth") == 0
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
    # A list to the eye is a table still to those who hear it.
    row = page.get_by_role("table").first.get_by_role("row").nth(1)
    expect(row.get_by_role("cell")).to_have_count(7)
    said = row.get_by_role("cell").nth(2).evaluate("(it) => getComputedStyle(it, '::after').content")
    assert said == ('" words" / ""' if width < 737 else "none")


@pytest.mark.parametrize("width", [740, 1000, 1280])
def test_where_a_link_leads_is_not_under_the_tools(opened: Opened, width: int) -> None:
    page = opened(
        wide_row(), *some_stories(), *(a_report("A [[long]] word.", name=f"f{n}/a") for n in range(9)), width=width
    )
    page.locator("#s4n1 a").first.click()
    page.wait_for_function("() => scrollY > 0")
    tools = page.locator("#tools").bounding_box()
    sign = page.locator("#s4m1").bounding_box()
    assert tools
    assert sign
    assert tools["y"] == 0
    assert sign["y"] >= tools["height"]


def test_links_that_show_a_number_have_a_name(opened: Opened) -> None:
    page = opened(*some_stories())
    expect(page.locator("#s1m2")).to_have_accessible_name("note 2")
    expect(page.locator("#s1n2").get_by_role("link").first).to_have_accessible_name("2, back to the text")
    expect(page.locator("#s1").get_by_role("list").first).to_have_accessible_name("Notes")


def test_without_script_everything_can_be_read(opened: Opened, chromium: Any) -> None:
    address = opened(*some_stories()).url
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#s3n3 p").nth(1)).to_be_visible()
    expect(page.locator("#tools")).to_be_hidden()
    context.close()


def test_hostile_texts_stay_texts_in_a_browser_too(opened: Opened) -> None:
    page = opened(report_of(HOSTILE, name=HOSTILE[3], meta={"outlet": HOSTILE[-1], "url": "javascript:alert(1)"}))
    assert page.locator("mark").all_text_contents() == [visible(text) for text in HOSTILE]
    expect(page.locator("script, iframe, img, object, embed, [onerror]")).to_have_count(1)


def test_paper_has_the_notes_and_not_the_tools(opened: Opened) -> None:
    page = opened(*some_stories())
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("#s1n1")).to_be_visible()
    expect(page.locator("article").first).to_have_css("content-visibility", "visible")
    # As wide as a sheet of A4 within its margins.
    page.set_viewport_size({"width": 673, "height": 1000})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 673
    expect(page.get_by_role("columnheader", name="Words")).to_be_visible()
