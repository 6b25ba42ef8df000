import pytest

from mtcheck.model import Document
from mtcheck.readers import ReadOptions, Unreadable, read
from tests.readers.reading import Put, fixture, one, parts, refusal, texts

HEAD = "From: a@example.org\nSubject: Rain\nMessage-ID: <1@x>\nContent-Type: text/plain; charset={}\n\n"


def mail(body: str, charset: str = "utf-8", encoding: str = "utf-8") -> bytes:
    return (HEAD.format(charset) + body).encode(encoding)


def test_the_plain_part_without_signature_disclaimer_and_quoted_mail() -> None:
    document = one(fixture("story.eml"))
    assert parts(document) == [
        ("headline", "Café on the quay closes"),
        ("body", "The café on the quay, open since the war, will close in June because the lease ends."),
        ("body", "Its owner, who is 80, plans to sail."),
    ]
    assert (document.title, document.language) == ("Café on the quay closes", "en")
    assert document.meta == {
        "outlet": "Harbour Desk",
        "date": "2024-03-11T10:00:00+01:00",
        "id": "<77@harbour.example>",
    }


def test_a_mail_in_html_only_in_a_table_with_a_false_charset() -> None:
    assert parts(one(fixture("newsletter.eml"))) == [
        ("headline", "Tide tables wrong"),
        ("body", "The tide tables for the naïve coast were printed upside down, the harbour said."),
        ("body", "New ones come on Friday."),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "> It snowed?\n",
        "-- \nAda\n",
        "On Mon, 11 Mar 2024, Bo wrote:\n> Any rain?\n",
        "Am 11.03.2024 um 9 Uhr schrieb Bo:\n> Regen?\n",
        "-----Original Message-----\nFrom: Bo\nAny rain?\n",
        "________________________________\nFrom: Bo\nSent: Monday\nAny rain?\n",
        "This e-mail is confidential and for its recipient only.\n",
        "Sent from my phone\n",
    ],
)
def test_what_stands_below_a_mail_is_no_text(put: Put, below: str) -> None:
    assert parts(one(put("a.eml", mail(f"It rained in town.\n\n{below}"))))[1:] == [("body", "It rained in town.")]


def test_a_mail_that_only_passes_one_on_is_read_from_the_inner_one(put: Put) -> None:
    body = "---------- Forwarded message ---------\nFrom: Bo <b@x>\nDate: Monday\nSubject: Rain\n\nIt rained in town.\n"
    assert parts(one(put("a.eml", mail(body))))[1:] == [("body", "It rained in town.")]


@pytest.mark.parametrize("levels", [2, 1500])
def test_however_often_a_mail_was_passed_on_the_innermost_is_read(put: Put, levels: int) -> None:
    body = "---------- Forwarded message ---------\nFrom: Bo <b@x>\n\n" * levels + "It rained in town.\n-- \nBo\n"
    assert parts(one(put("a.eml", mail(body))))[1:] == [("body", "It rained in town.")]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("us-ascii", "utf-8"),
        ("x-nothing", "utf-8"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_a_charset_that_is_declared_wrongly_or_unknown(put: Put, charset: str, encoding: str) -> None:
    body = "Да, he said." if encoding == "koi8-r" else "“It rained in the café,” he said."
    assert parts(one(put("a.eml", mail(body, charset, encoding))))[1:] == [("body", body)]


def test_bytes_that_no_charset_explains_are_a_refusal(put: Put) -> None:
    data = mail("Málaga, Cádiz, Jaén and more")[:-10] + b"\xc3 \xff"
    assert "is not valid utf-8" in str(refusal(put("a.eml", data)).error)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\n\nOnly text.", "is no mail"),
        (b"From: a@b\nContent-Type: application/pdf\n\n%PDF", "holds no text"),
        (b"From: a@b\n" + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 5000, "declares more than 200 parts"),
    ],
)
def test_mails_without_a_story(put: Put, data: bytes, problem: str) -> None:
    assert refusal(put("a.eml", data)).error.problem.startswith(problem)


def attaching(*parts: str) -> str:
    head = "From: a@x\nSubject: FW: Rain\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"
    return head + "".join(f"--q\n{part}\n" for part in ("Content-Type: text/plain\n\nPlease run.", *parts)) + "--q--\n"


def test_what_is_attached_is_read_or_named(put: Put) -> None:
    named = 'Content-Disposition: attachment; filename="{}"\n\n{}'
    path = put(
        "a.eml",
        attaching(
            "Content-Type: text/plain; charset=utf-8\n" + named.format("story.txt", "It rained."),
            "Content-Transfer-Encoding: base64\nContent-Type: image/png\n" + named.format("rain.png", "iVBORw0KGgo="),
            "Content-Type: application/zip\n" + named.format("all.zip", "PK\x03\x04"),
            "Content-Type: message/rfc822\n\nFrom: Bo <b@x>\nSubject: Sun\n\nThe sun shone.",
        ),
    )
    told: list[str] = []
    items = list(read([path], ReadOptions(no_copy=told.append)))
    assert [parts(each) for each in items if isinstance(each, Document)] == [
        [("headline", "Rain"), ("body", "Please run.")],
        [("body", "It rained.")],
        [("headline", "Sun"), ("body", "The sun shone.")],
    ]
    assert told == [f"{path}/rain.png"]
    (refused,) = (each for each in items if isinstance(each, Unreadable))
    assert str(refused.error) == f"{path}/all.zip: is an archive in a mail; save it and give it by itself"


def test_what_hangs_on_an_attached_mail_is_named(put: Put) -> None:
    inner = attaching('Content-Type: text/plain; name="deep.txt"\nContent-Disposition: attachment\n\nIt rained.')
    path = put("a.eml", attaching("Content-Type: message/rfc822\n\n" + inner.replace("q", "r")))
    *documents, refused = read([path])
    assert [each.name for each in documents] == [path, f"{path}/message.eml"]
    assert isinstance(refused, Unreadable)
    assert str(refused.error).startswith(f"{path}/message.eml/deep.txt: hangs on an attached mail; ")


@pytest.mark.parametrize(
    ("kind", "bad", "problem"),
    [
        (
            "text/plain; name=bad.txt",
            "Málaga, Cádiz, Jaén \udcff".encode("utf-8", "surrogateescape"),
            "is not valid utf-8",
        ),
        ("message/rfc822; name=bad.eml", "Content-Type: multipart/mixed\n\nIt é".encode(), "is a broken mail"),
        ("text/xml; name=bad.xml", b"It rained.", "is not XML"),
    ],
)
def test_an_attachment_that_cannot_be_read_hides_none_behind_it(put: Put, kind: str, bad: bytes, problem: str) -> None:
    shown = "Content-Disposition: attachment\nContent-Type: {}\n\n{}"
    mail = attaching(shown.format(kind, "BAD"), shown.format("text/plain; name=good.txt", "It stopped."))
    path = put("a.eml", mail.encode().replace(b"BAD", bad))
    _, refused, read_still = read([path])
    assert isinstance(refused, Unreadable)
    assert refused.name == f"{path}/{kind.partition('name=')[2]}"
    assert problem in refused.error.problem
    assert isinstance(read_still, Document)
    assert parts(read_still) == [("body", "It stopped.")]


def test_guesses_of_the_parts_of_a_mail_are_told_with_the_mail_and_to_the_caller(put: Put) -> None:
    parted = "Content-Type: multipart/alternative; boundary=r\n\n--r\n{}\n--r\n{}\n--r--"
    text = "Content-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\nPeña sang."
    html = text.replace("plain", "html")
    ascii = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nIt rained."
    head = "From: a@x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"
    whole = f"{head}--q\n{parted.format(text, html)}\n--q\n{ascii}\n--q--\n"
    told: list[str] = []
    items = list(read([put("a.eml", whole.encode("cp1252"))], ReadOptions(guessed=told.append)))
    assert [each.remarks for each in items if isinstance(each, Document)] == [
        ("its encoding is a guess (cp1252): where letters are wrong, name it with --encoding",),
        (),
    ]
    assert told == ["cp1252", "cp1252"]


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        ("Carlos Vega <c@x>", {"byline": "Carlos Vega"}),
        ('"Ana de la Peña" <a@x>', {"byline": "Ana de la Peña"}),
        ("Carlos Vega <c@x>\nOrganization: The Quay", {"byline": "Carlos Vega", "outlet": "The Quay"}),
        ("EFE Madrid <e@x>", {"outlet": "EFE Madrid"}),
        ("Night Desk <n@x>", {"outlet": "Night Desk"}),
        ("n@x.example", {"outlet": "n@x.example"}),
    ],
)
def test_a_person_who_sends_is_a_byline_and_no_outlet(put: Put, sender: str, told: dict[str, str]) -> None:
    assert one(put("a.eml", f"From: {sender}\nSubject: Rain\n\nIt rained.\n")).meta == told


@pytest.mark.parametrize(
    "html",
    [
        "<p>---------- Forwarded message ---------<br>From: Bo<br>Subject: Rain</p><p>It rained.</p>",
        "<p>It rained.</p><p>-- <br>Bo<br>Sent from my phone</p><blockquote>It snowed.</blockquote>",
        "<p>It rained.</p><div><b>From:</b> Bo<br><b>Sent:</b> Monday<br>Subject: Rain</div><p>It snowed.</p>",
        "<p>It rained.<br>-- <br>Bo</p>",
    ],
)
def test_an_html_mail_is_cut_as_a_plain_one(put: Put, html: str) -> None:
    head = "From: a@b\nSubject: Rain\nContent-Type: text/html\n\n"
    assert parts(one(put("a.eml", head + html)))[1:] == [("body", "It rained.")]


def test_a_mail_is_told_by_its_first_lines(put: Put) -> None:
    assert one(put("mail", mail("It rained in town."))).format == "mail"
    assert one(put("a.txt", "Subject: rain\nDate: Monday\n\nIt rained.")).format == "text"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_subject_that_was_written_as_it_stands_is_the_headline(put: Put, encoding: str) -> None:
    mail = "From: a@b.c\nSubject: Rain in Málaga\nContent-Type: text/plain; charset=utf-8\n\nIt rained.\n"
    assert one(put("a.eml", mail.encode(encoding))).title == "Rain in Málaga"


def test_a_charset_that_is_no_name_is_none(put: Put) -> None:
    mail = b'From: a@b.c\nSubject: Rain\nContent-Type: text/plain; charset="u\0f"\n\nIt rained.\n'
    assert parts(one(put("a.eml", mail))) == [("headline", "Rain"), ("body", "It rained.")]


def test_a_page_that_a_browser_saved_is_not_from_the_browser(put: Put) -> None:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/rain\nSubject: Rain\n"
    content = f'{head}MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
    document = one(
        put(
            "a.mht",
            f"{content}Content-Type: text/html\n\n<html><body><p>It rained on Monday.</p></body></html>\n--b--\n",
        )
    )
    assert (texts(document), document.meta) == (
        ["Rain", "It rained on Monday."],
        {"url": "https://example.org/rain"},
    )
