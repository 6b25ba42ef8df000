from pathlib import Path

import pytest

from mtcheck.cli.repairs import repair
from mtcheck.pipeline import inspect
from mtcheck.readers import ReadOptions, read
from mtcheck.settings import Settings
from tests.readers.reading import Put, one, refusal, texts, written


def srt(*cues: str, step: int = 2) -> str:
    """Give cues of a second and a half, ``step`` seconds from one to the next."""
    return "\n\n".join(
        f"{number}\n00:00:{number * step:02},000 --> 00:00:{number * step + 1:02},500\n{text}"
        for number, text in enumerate(cues, 1)
    )


def test_counters_and_times_are_no_text_and_every_place_is_kept(put: Put) -> None:
    content = srt("The ferry was late.", "It carried\nninety people.").replace("\n", "\r\n")
    path = put("a.srt", content)
    document = one(path)
    assert (document.format, document.title) == ("srt", None)
    assert texts(document) == ["The ferry was late.", "It carried ninety people."]
    assert written(document, content) == ["The ferry was late.", "It carried\r\nninety people."]
    assert [segment.origin.at(0)[:2] for segment in document.segments] == [(3, 1), (7, 1)]


def test_a_sentence_that_runs_on_in_the_next_cue_is_one(put: Put) -> None:
    document = one(put("a.srt", srt("The ferry, which", "came from Bari,", "was late. It sailed.")))
    assert texts(document) == ["The ferry, which came from Bari, was late.", "It sailed."]
    assert [document.segments[0].origin.at(at).line for at in (0, 17, 33)] == [3, 7, 11]


def test_a_silence_and_a_speaker_part_what_is_said(put: Put) -> None:
    assert texts(one(put("a.srt", srt("the ferry", "the harbour", step=9)))) == ["the ferry", "the harbour"]
    assert texts(one(put("b.srt", srt("- Late again\n<i>- Who says so</i>", "– I do")))) == [
        "Late again",
        "Who says so",
        "I do",
    ]
    assert texts(one(put("c.srt", srt("-40 degrees at night")))) == ["-40 degrees at night"]


def test_tags_are_no_text(put: Put) -> None:
    document = one(put("a.srt", srt('{\\an8}The <i>Bella</i> <font color="#fff">sailed</font> for 3 < 4 days.')))
    assert texts(document) == ["The Bella sailed for 3 < 4 days."]


@pytest.mark.parametrize(
    "content",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nIn all\n\n1912\n2\n00:00:02,000 --> 00:00:03,000\ncame.\n",
        "\ufeff7\n0:00:01.0 --> 0:00:02.0 X1:40 X2:600\nIn all\n1912\n\n\n00:00:02,000 --> 00:00:03,000\ncame.",
    ],
)
def test_what_programs_make_of_it_is_read(put: Put, content: str) -> None:
    assert texts(one(put("a.srt", content))) == ["In all 1912 came."]


def timed(*cues: str, end: str = "") -> str:
    """Give cues without counters, each at once behind the one before."""
    return "".join(f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n{text}\n{end}" for at, text in enumerate(cues))


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_number_is_said_where_nothing_is_counted(put: Put, end: str) -> None:
    content = timed("The ferry sank in", "1912", "off Bari.", end=end)
    assert texts(one(put("a.srt", content))) == ["The ferry sank in 1912 off Bari."]


def test_a_counter_that_only_the_first_cue_lacks_is_none_of_the_text(put: Put) -> None:
    content = srt("The ferry", "sank.").removeprefix("1\n")
    assert texts(one(put("a.srt", content))) == ["The ferry sank."]


def test_a_row_that_captions_still_show_is_said_once(put: Put) -> None:
    rows = (" \nthe<00:00:00.320><c> ferry</c>", "the ferry\n ", "the ferry\nwas late", "the ferry\nwas late\nagain")
    content = f"WEBVTT\n\n{timed(*rows, end=chr(10))}"
    document = one(put("a.vtt", content))
    assert texts(document) == ["the ferry was late again"]
    assert document.segments[0].origin.at(0)[:2] == (5, 1)
    assert texts(one(put("b.srt", srt("Late!", "Late!")))) == ["Late!", "Late!"]


def test_a_dash_within_a_cue_is_a_speaker_only_behind_a_stop(put: Put) -> None:
    assert texts(one(put("a.srt", srt("The ferry\n—the last one—\nwas late.\n—Was it?", "—It was")))) == [
        "The ferry —the last one— was late.",
        "Was it?",
        "It was",
    ]


VTT = """\
WEBVTT - the ferry
Kind: captions

STYLE
::cue { color: lime }

NOTE The the desk has seen this.

intro
00:01.000 --> 00:03.000 position:10%
<v.loud Ana>Salt &amp; <c.yellow>sun</c>&nbsp;and
<00:00:02.000>wind.

00:00:03.500 --> 00:00:05.000
<v Ben>Quite so
"""


def test_webvtt_gives_what_is_said(put: Put) -> None:
    document = one(put("a.vtt", VTT))
    assert (document.format, texts(document)) == ("vtt", ["Salt & sun\u00a0and wind.", "Quite so"])
    assert [segment.origin.at(0)[:2] for segment in document.segments] == [(11, 13), (15, 8)]


@pytest.mark.parametrize(("content", "format"), [(srt("Late."), "srt"), (VTT, "vtt")])
def test_the_content_tells_the_format(put: Put, content: str, format: str) -> None:
    assert one(put("a.txt", content)).format == format
    assert one(put("b.txt", content), ReadOptions(format="text")).format == "text"


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_a_file_without_subtitles_is_refused(put: Put, name: str) -> None:
    path = put(name, "The ferry was late.\n")
    assert str(refusal(path).error) == (
        f"{path}: holds no subtitles; write a line “00:00:01,000 --> 00:00:03,000” over each, "
        "or name the format with --format"
    )


@pytest.mark.parametrize("name", ["a.ass", "a.ttml", "a.sub"])
def test_other_kinds_are_refused_and_never_read_as_text(put: Put, name: str) -> None:
    path = put(name, "Dialogue: 0,0:00:01.00,0:00:02.00,Late.\n")
    assert str(refusal(path).error) == (
        f"{path}: is a kind of subtitles that is not read; save it as SubRip (.srt) or WebVTT (.vtt), "
        "or read all of it with --format text"
    )
    assert one(path, ReadOptions(format="text")).format == "text"


def test_subtitles_that_are_pictures_are_passed_over_in_a_folder(put: Put, tmp_path: Path) -> None:
    put("news/a.txt", "The ferry was late.")
    pictures = put("news/b.sub", b"\0\0\1\xbaD\0\4")
    told: list[str] = []
    (document,) = read([f"{tmp_path}/news"], ReadOptions(no_copy=told.append))
    assert (document.name, told) == (f"{tmp_path}/news/a.txt", [pictures])
    assert "looks binary" in str(refusal(pictures).error)


@pytest.mark.parametrize(("said", "code"), [("The ferry was late.", 0), ("The the ferry was late.", 1)])
def test_a_diff_asks_for_a_repair_by_hand_only_where_there_is_one(put: Put, said: str, code: int) -> None:
    assert repair([put("a.srt", srt(said))], Settings(), write=False) == code


def test_findings_are_told_with_their_lines(put: Put) -> None:
    (report,) = inspect([put("a.srt", srt("The ferry was", "was late."))], Settings())
    (finding,) = report.flags
    assert report.document.segments[finding.segment].origin.at(finding.span.start)[:2] == (3, 11)
