import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Comment
from mtcheck.text.comments import comments

_BEFORE = "A headline\n\nText. "


def test_a_comment_has_its_action_rules_reason_and_place() -> None:
    said = "<!-- mtcheck: ignore ES014, claim:mt copy -- as the agency wrote it -->"
    (found,) = comments(f"{_BEFORE}{said}\n")
    rules = ("ES014", "claim:mt", "copy")
    assert found == Comment("ignore", rules, "as the agency wrote it", 3, len(_BEFORE), trailing=True)


def test_a_comment_on_a_line_of_its_own_is_about_what_follows() -> None:
    for before in ("", "Text.\n", "<p>Text.</p>", "<li>", "> ", "- ", "Text.\n<!-- another --> "):
        (found,) = comments(f"{before}<!-- mtcheck: ignore -->\nMore.")
        assert not found.trailing, before


def test_a_comment_right_under_text_is_known() -> None:
    for before, under in (("Text.\n", True), ("> Text.\n> ", True), ("Text.\n\n", False), ("<p>Text.</p>\n", False)):
        (found,) = comments(f"{before}<!-- mtcheck: ignore -->\n")
        assert (found.under, found.trailing) == (under, False), before


@pytest.mark.parametrize(
    "around",
    ["```\n{}\n```", "~~~ md\nText.\n{}\n~~~\nMore.", "````\n```\n{}\n````", "> ```\n> {}\n> ```", "Write `{}` there."],
)
def test_a_comment_that_is_shown_as_code_addresses_nobody(around: str) -> None:
    assert comments(around.format("<!-- mtcheck: ignore ES014 -->")) == ()


def test_code_ends_with_its_fence() -> None:
    for before in ("```\ncode\n```\n", "```\nnever closed\n", "```three``` set apart\n"):
        (found,) = comments(f"{before}<!-- mtcheck: ignore ES014 -->\nText.\n\n~~~\ncode\n~~~\n")
        assert found.rules == ("ES014",), before


def test_a_comment_behind_text_is_about_that() -> None:
    for around in ("Text. {}", "<b>Text</b> {}", "Text.\n{}</p>", "<p>Text. <!-- another -->{}"):
        (found,) = comments(around.format("<!-- mtcheck: ignore -->"))
        assert found.trailing, around


def test_a_forgotten_colon_is_understood() -> None:
    (comment,) = comments("<!-- mtcheck ignore ES014 -- quoted -->")
    assert (comment.action, comment.rules, comment.reason) == ("ignore", ("ES014",), "quoted")
    assert comments("<!-- mtcheck ignored this, so we ask again -->") == ()


@pytest.mark.parametrize("dash", ["--", "–", "—", "-"])
def test_a_reason_stands_behind_any_dash(dash: str) -> None:
    (comment,) = comments(f"<!-- mtcheck: ignore for-its-acronym-in {dash} as it was said -->")
    assert (comment.rules, comment.reason, comment.wrong) == (("for-its-acronym-in",), "as it was said", "")


def test_a_comment_may_go_over_lines() -> None:
    (comment,) = comments("Text.\n<!-- mtcheck: ignore ES014,\n  COPY001 -- as\n  it was said\n-->\nMore.")
    assert (comment.action, comment.rules, comment.line) == ("ignore", ("ES014", "COPY001"), 2)
    assert not comment.trailing


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mtcheck ignore: ES014", "ignore ES014"),
        ("mtcheck: ignore: ES014 -- quoted", "ignore ES014"),
        ("mtcheck:ignore:ES014", "ignore ES014"),
        ("mtcheck : ignore es014, claim:mt", "ignore es014, claim:mt"),
        ("mtcheck-ignore", "ignore"),
        ("MTCheck: ignore our-rule", "ignore our-rule"),
        ("mt-check ignore-file", "ignore-file"),
        ("mtcheck: Ignore ES014", "ignore ES014"),
        ("mtcheck: ignore_file ES014", "ignore-file ES014"),
        ("mtcheck: ignore file", "ignore-file"),
        ("mtcheck disable ES014", "ignore ES014"),
        ("mtcheck ingore ES014", "ignore ES014"),
        ("mtcheck ES014 COPY001", "ignore ES014, COPY001"),
        ("mtchek: ignore ES014", "ignore ES014"),
        ("mtcehck ignore-file es014; COPY001", "ignore-file es014, COPY001"),
    ],
)
def test_of_one_that_is_nearly_right_is_said_what_may_be_meant(said: str, meant: str) -> None:
    (comment,) = comments(f"<!-- {said} -->")
    assert comment.wrong == f"it silences nothing as it is written; did you mean “mtcheck: {meant}”?"


def test_one_that_is_nearly_right_is_cited_as_it_is_written() -> None:
    (comment,) = comments("<!-- mtcheck-ignore:  ES014, COPY001 -- quoted -->")
    assert (comment.action, comment.rules) == ("mtcheck-ignore:", ("ES014", "COPY001"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("ingore ES014", "there is no action “ingore”; did you mean “ignore ES014”?"),
        ("ignorefile", "there is no action “ignorefile”; did you mean “ignore-file”?"),
        ("ES014, COPY001", "there is no action “ES014”; did you mean “ignore ES014, COPY001”?"),
        ("claim:mt", "there is no action “claim:mt”; did you mean “ignore claim:mt”?"),
        ("disable ES014", "there is no action “disable”; known are ignore, ignore-file"),
        ("", "it names no action; known are ignore, ignore-file"),
    ],
)
def test_an_action_that_there_is_not_is_told_with_the_nearest(said: str, wrong: str) -> None:
    (comment,) = comments(f"<!-- mtcheck: {said} -->")
    assert comment.wrong == wrong


@pytest.mark.parametrize(
    "said",
    [
        *("mtcheck v2 was here", "checked with mtcheck: ignore ES014", "mtchecker: ignore", "mtcheck found ES014 here"),
        *("mtchek: ignore the old draft", "eslint: ignore ES014", "textcheck: ignore ES014"),
    ],
)
def test_a_note_about_mtcheck_is_no_comment_to_it(said: str) -> None:
    assert comments(f"<!-- {said} -->") == ()


def test_other_comments_are_no_concern_of_ours() -> None:
    assert comments("<!-- a note --> and mtcheck: ignore ES014 in the text, <!-- mtcheck") == ()


@given(
    st.lists(st.sampled_from(["<!-- mtcheck: ", "ignore ", "ES014", " -- ", "-->", "\n", "text ", "<p>"]), max_size=40)
)
def test_every_comment_stands_where_it_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in comments(text):
        assert text.startswith("<!-- mtcheck:", found.offset)
        assert text.count("\n", 0, found.offset) == found.line - 1
