import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.readers.markdown import paragraphs
from tests.readers.reading import Put, one, texts, written

STORY = r"""---
title: Bridge closes
lang: en
date: "2024-05-01"
---

# Bridge closes #

By Ana Ruiz

It **rained** in [Málaga](https://example.org/Málaga "Málaga") and
did _not_ stop, &eacute;lan \* and all.

> It is `so`,
> he said.

- One point.
- Another ![picture](b.png) point.

```python
print("no")
```

| Day | Rain |
|-----|------|
| Mon | much |
"""


def test_blocks_roles_and_front_matter(put: Put) -> None:
    document = one(put("a.md", STORY))
    assert (document.title, document.language, document.meta) == ("Bridge closes", "en", {"date": "2024-05-01"})
    assert [(segment.role, segment.text) for segment in document.segments] == [
        ("headline", "Bridge closes"),
        ("byline", "By Ana Ruiz"),
        ("body", "It rained in Málaga and did not stop, élan * and all."),
        ("body", "It is so, he said."),
        ("body", "One point."),
        ("body", "Another point."),
        ("code", 'print("no")'),
        ("body", "Day"),
        ("body", "Rain"),
        ("body", "Mon"),
        ("body", "much"),
    ]


def test_places(put: Put) -> None:
    document = one(put("a.md", STORY))
    segment = document.segments[2]
    for word, wanted in [
        ("rained", "rained"),
        ("Málaga", "Málaga"),
        ("did", "did"),
        ("élan", "&eacute;lan"),
        ("*", r"\*"),
    ]:
        start = segment.text.index(word)
        offset, end = segment.origin.at(start).offset, segment.origin.end(start + len(word))
        assert STORY[offset:end] == wanted
        assert offset == STORY.index(wanted, STORY.index("It **"))
    assert written(document, STORY)[-2:] == ["Mon", "much"]
    assert segment.origin.at(segment.text.index("did")) == (12, 1, STORY.index("did"))


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("of of | x of of", [1, 9]),
        ("| of | x of of | of |", [3, 8, 18]),
        ("  b  | a b |", [3, 8]),
        ("a | | a a", [1, 7]),
        ("of | **of** of | of", [1, 8, 18]),
    ],
)
def test_each_cell_of_a_row_has_its_place_with_bars_around_or_without(put: Put, row: str, columns: list[int]) -> None:
    head = " | ".join(["a"] * 3)
    document = one(put("a.md", f"{head}\n{'--- | ' * 2}---\n{row}\n"))
    found = [segment.origin.at(0) for segment in document.segments if segment.origin.at(0).line == 3]
    assert [place.column for place in found] == columns


def test_code_in_the_line_is_protected(put: Put) -> None:
    segment = one(put("a.md", STORY)).segments[3]
    assert [(segment.text[start:end], kind) for start, end, kind in segment.protected] == [("so", "code")]


def test_code_is_protected_in_a_paragraph_with_tags_glued_to_it_too(put: Put) -> None:
    body, tags = one(put("a.md", "He wrote `so` and left. (tagsToTranslate)spain(t)bridge\n")).segments
    assert [body.text[start:end] for start, end, _ in body.protected] == ["so"]
    assert (tags.text, tags.protected) == ("(tagsToTranslate)spain(t)bridge", ())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A [link][ref] here.\n\n[ref]: https://example.org\n", "A link here."),
        ("A [ref] here.\n\n[ref]: https://example.org\n", "A ref here."),
        ("See <https://example.org/a> now.\n", "See https://example.org/a now."),
        ("A <b>bold</b> word.\n", "A bold word."),
        ("Two stars ** alone * here.\n", "Two stars ** alone * here."),
        ("A ``tick ` inside`` it.\n", "A tick ` inside it."),
        ("Broken  \nhere and\\\nthere.\n", "Broken here and there."),
        ("<div>\nA block.\n</div>\n", "A block."),
        ('<div\n class="a">\nA <b>block</b>\nof <!-- not\nso --> text.\n</div>\n', "A block of text."),
        ("<div>\nUnder < 3 metres.\nIt rose\nto > 4.\n</div>\n", "Under < 3 metres. It rose to > 4."),
        ("<div>\nA <!-- b --> block <i>and</i> a <!-- left open.\n</div>\n", "A block and a <!-- left open."),
        ("Title\nmore\n=====\n", "Title more"),
    ],
)
def test_markup_is_taken_out_and_positions_hold(source: str, text: str) -> None:
    (paragraph, *_) = paragraphs(source)
    assert paragraph.text == text
    for step in paragraph.steps:
        assert step.offset is not None
        assert source[step.offset] == text[step.index] or text[step.index] == " "


def test_a_comment_over_several_lines_is_no_text() -> None:
    texts = [each.text for each in paragraphs("<!-- a note\n   on <b> and\n\n   more -->\n\nA block.\n")]
    assert list(filter(None, texts)) == ["A block."]


@pytest.mark.parametrize("unit", ["<!-- a ", "<!-- a\n", "<!-- mtcheck: ignore ", "<a ", "<!"])
def test_a_block_full_of_open_tags_is_no_trap(put: Put, unit: str) -> None:
    document = one(put("a.md", f"<div>It rained.\n{unit * 50_000}"))
    assert texts(document)[0].startswith("It rained.")


@given(st.text(st.sampled_from("ab *_`[]()<>!\\&;#->\n|:1."), max_size=60))
def test_any_markdown_is_read_and_placed(source: str) -> None:
    for paragraph in paragraphs(source):
        for step in paragraph.steps:
            if step.offset is not None and step.width == 1:
                character = paragraph.text[step.index]
                assert source[step.offset] == character or (character == " " and source[step.offset].isspace())


def test_front_matter_of_hugo_is_no_text(put: Put) -> None:
    document = one(put("a.md", '+++\ntitle = \'Rain\'\nlang = "en"\n[params]\ndesk = "B"\n+++\n\nIt rained.\n'))
    assert (document.title, document.language, texts(document)) == ("Rain", "en", ["It rained."])
    assert document.meta == {"desk": "B"}
