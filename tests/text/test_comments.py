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


def test_a_comment_behind_text_is_about_that() -> None:
    for around in ("Text. {}", "<b>Text</b> {}", "Text.\n{}</p>", "<p>Text. <!-- another -->{}"):
        (found,) = comments(around.format("<!-- mtcheck: ignore -->"))
        assert found.trailing, around


def test_a_forgotten_colon_is_understood() -> None:
    (comment,) = comments("<!-- mtcheck ignore ES014 -- quoted -->")
    assert (comment.action, comment.rules, comment.reason) == ("ignore", ("ES014",), "quoted")
    assert comments("<!-- mtcheck ignored this, so we ask again -->") == ()


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
