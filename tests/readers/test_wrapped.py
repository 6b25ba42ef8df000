"""Records under a key of a JSON file: read where one key alone has text, else the keys are named."""

import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.files import line
from tests.readers.reading import Put, one, refusal, several, texts

# As many words as a short story has.
STORY = " ".join(["rain"] * 40)


@pytest.mark.parametrize(
    "content",
    [
        '{"status": "ok",\n "articles": [{"id": "a", "text": "Rain."}, {"id": "b", "text": "Sun."}]}',
        '{"data": {"page": 1,\n "items": [{"id": "a", "text": "Rain."}, {"id": "b", "segments": ["Sun."]}]}}',
        '{"tags": [{"name": "x"}],\n "articles": [{"id": "a", "text": "Rain."}, {"id": "b", "text": "Sun."}]}',
    ],
)
def test_the_records_under_a_key_are_read(put: Put, content: str) -> None:
    first, second = several(put("a.json", content))
    assert [(each.name, each.format, texts(each)) for each in (first, second)] == [
        ("a", "json", ["Rain."]),
        ("b", "json", ["Sun."]),
    ]
    assert first.segments[0].origin.at(0).line == 2


def test_one_record_under_a_key_is_read_and_one_without_text_is_told(put: Put) -> None:
    assert texts(one(put("a.json", '{"data": {"text": "Rain."}}'))) == ["Rain."]
    path = put("b.json", '{"articles": [{"text": "Rain."}, {"id": "b"}]}')
    document, unreadable = read([path])
    assert isinstance(document, Document)
    assert isinstance(unreadable, Unreadable)
    assert (unreadable.error.place, unreadable.error.problem) == (f"{path}:2", "has neither “text” nor “segments”")


def test_a_record_with_text_is_itself_the_record(put: Put) -> None:
    document = one(put("a.json", '{"text": "Rain.", "comments": [{"text": "Nice."}]}'))
    assert (texts(document), document.meta) == (["Rain."], {"comments": [{"text": "Nice."}]})


def test_several_keys_with_text_are_named(put: Put) -> None:
    path = put("a.json", '{"articles": [{"text": "Rain."}], "media": {"videos": [{"text": "A film."}]}}')
    error = refusal(path).error
    assert str(error) == (
        f"{path}: holds records with text under several keys: “articles”, “media.videos”; "
        "write those of one to a file of its own, as a list"
    )


def test_records_under_keys_that_have_no_text_are_named_with_their_fields(put: Put) -> None:
    path = put("a.json", '{"articles": [{"id": "a", "body": "Rain."}], "tags": [{"name": "x"}]}')
    assert str(refusal(path).error) == (
        f"{path}: has no “text” in its records under “articles”, “tags”; "
        "name the field of the text: --map text=FIELD, one of: id, body, name"
    )
    assert texts(one(path, ReadOptions(mapping={"text": "Body"}))) == ["Rain."]


@pytest.mark.parametrize(
    ("content", "passes"),
    [
        ({"buttons": [{"text": "Save"}], "links": [{"text": "Read on"}]}, True),
        ({"buttons": [{"text": "Save"}], "views": [{"text": "It rained on both of them."}]}, False),
        ({"buttons": [{"text": "Save"}], "views": [{"segments": ["Rain."]}]}, False),
    ],
)
def test_words_on_buttons_under_several_keys_are_no_copy_in_a_folder(
    put: Put, content: dict[str, object], passes: bool
) -> None:
    path = put("a/a.json", line(**content))
    story = put("a/b.txt", "Rain.")
    passed: list[str] = []
    found = list(read([path.removesuffix("/a.json")], ReadOptions(no_copy=passed.append)))
    assert (passed, [each.name for each in found]) == (([path], [story]) if passes else ([], [path, story]))
    assert refusal(path).error.problem.startswith("holds records with text under several keys: “buttons”, “")


def test_many_keys_are_counted(put: Put) -> None:
    records = ", ".join(f'"k{number}": {{"text": "Rain."}}' for number in range(7))
    problem = refusal(put("a.json", f"{{{records}}}")).error.problem
    assert problem == "holds records with text under several keys: “k0”, “k1”, “k2”, “k3”, “k4” and 2 more"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("under", [False, True])
def test_records_may_stand_by_their_ids(put: Put, name: str, under: bool) -> None:
    records = {
        "a1": {"text": "It rained on both of them."},
        "a2": {"id": 7, "text": "Sun."},
        "a3": {"segments": ["No."]},
    }
    path = put(name, line(**({"status": "ok", "data": {"articles": records}} if under else records)))
    assert [(each.name, texts(each)) for each in several(path)] == [
        ("a1", ["It rained on both of them."]),
        ("7", ["Sun."]),
        ("a3", ["No."]),
    ]


def test_records_by_their_ids_have_the_field_that_is_mapped(put: Put) -> None:
    records = {number: {"body": {"en": STORY}, "slug": f"s{number}"} for number in ("1", "2")}
    options = ReadOptions(mapping={"text": "body.en", "id": "slug"})
    assert [each.name for each in read([put("a.json", line(**records))], options)] == ["s1", "s2"]


@pytest.mark.parametrize(
    "content",
    [
        {"a1": {"text": STORY}, "a2": {"text": "Sun."}, "a3": {"body": "Sun."}, "a4": {"text": "Sea."}},
        {"a1": {"text": STORY}, "a2": {"text": "Sun."}, "count": 2},
        {"source": {"text": STORY}, "target": {"text": STORY}},
        {"es": {"text": STORY}, "en": {"text": STORY}},
        {"dark": {"text": "#fff"}, "light": {"text": "#000"}},
    ],
)
def test_other_objects_in_a_row_are_no_records_by_id(put: Put, content: dict[str, object]) -> None:
    assert refusal(put("a.json", line(**content))).error.problem.startswith(
        "holds records with text under several keys"
    )


def test_one_object_alone_in_a_line_holds_records_as_in_json(put: Put) -> None:
    wrapped = line(articles=[{"text": "Rain."}, {"text": "Sun."}])
    path = put("a.jsonl", f"\n{wrapped}")
    assert [(each.name, texts(each), each.segments[0].origin.at(0).line) for each in several(path)] == [
        (f"{path}:1", ["Rain."], 2),
        (f"{path}:2", ["Sun."], 2),
    ]
    unreadable, document = read([put("b.jsonl", wrapped + line(text="Dry."))])
    assert isinstance(unreadable, Unreadable)
    assert isinstance(document, Document)
    assert (unreadable.error.problem, texts(document)) == ("has neither “text” nor “segments”", ["Dry."])


def test_a_list_that_is_empty_is_told_by_its_key(put: Put) -> None:
    error = refusal(put("a.json", '{"status": "ok", "data": {"articles": []}}')).error
    assert (error.problem, error.remedy) == (
        "holds no records under “data.articles”",
        "give a file that holds records",
    )


def test_settings_of_other_programs_hold_no_records(put: Put) -> None:
    error = refusal(put("package.json", '{"name": "site", "scripts": {"build": "make"}}')).error
    assert error.problem == "has neither “text” nor “segments”"


@pytest.mark.parametrize(
    ("content", "keys", "key"),
    [
        ({"title": "Rain", "content": STORY, "comments": [{"text": "Nice."}]}, "“content”", "comments"),
        ({"text": None, "body": [STORY, STORY], "comments": [{"text": "Nice."}]}, "“body”", "comments"),
        ({"news": [{"text": "Rain."}], "views": [{"id": 1}, {"body": STORY}]}, "“views.body”", "news"),
        ({"a.b": {"text": "Rain."}, "views": STORY}, "“views”", "a.b"),
        ({"x1": {"text": "Rain."}, "x2": {"body": STORY}, "x3": {"body": STORY}}, "“x2.body”, “x3.body”", "x1"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_story_beside_the_records_that_are_read_is_told(
    put: Put, name: str, content: dict[str, object], keys: str, key: str
) -> None:
    path = put(name, line(**content))
    document, unreadable = read([path])
    assert isinstance(document, Document)
    assert isinstance(unreadable, Unreadable)
    assert str(unreadable.error) == (
        f"{path}: holds text under {keys}, too, which is not read beside “{key}”; "
        "map text to its field (--map text=FIELD), or put it into a file of its own"
    )
    assert unreadable.exit_code == 3


def test_what_an_answer_says_of_itself_is_no_story(put: Put) -> None:
    rights = STORY.rpartition(" ")[0]
    path = put("a.json", line(rights=rights, articles=[{"text": "Rain.", "note": STORY}]))
    assert texts(one(path)) == ["Rain."]


def test_one_record_under_a_key_has_what_is_said_beside_it(put: Put) -> None:
    about = {"id": 7, "title": "Weather", "lang": "en", "src_lang": "spa", "source": "wire"}
    document = one(put("a.json", line(**about, body={"text": "Rain."})))
    assert (document.name, document.title, texts(document)) == ("7", "Weather", ["Weather", "Rain."])
    assert (document.language, document.source_language, document.source) == ("en", "es", None)
    own = one(put("b.json", line(**about, article={"id": "a", "headline": "Sun", "text": "Rain."})))
    assert (own.name, own.title) == ("a", "Sun")


def test_records_under_a_key_without_the_mapped_text_are_told_in_folders_too_if_they_have_one(put: Put) -> None:
    path = put("a/a.json", line(articles=[{"text": "Rain."}]))
    told = refusal(path, ReadOptions(mapping={"text": "body"}))
    passed: list[str] = []
    options = ReadOptions(mapping={"text": "body"}, no_copy=passed.append)
    (unread,) = read([path.removesuffix("/a.json")], options)
    assert isinstance(unread, Unreadable)
    assert (str(unread.error), passed) == (str(told.error), [])


def test_a_text_that_is_no_string_is_told_as_that(put: Put) -> None:
    error = refusal(
        put("a.json", line(articles=[{"id": 1, "body": None}])), ReadOptions(mapping={"text": "Body"})
    ).error
    assert (error.problem, error.remedy) == (
        "has no string as “body” in its records under “articles”",
        "name the field of the text: --map text=FIELD, one of: id",
    )
