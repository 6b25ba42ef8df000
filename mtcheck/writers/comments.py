"""Word comments in a document that is in memory: its own copy, or a new one."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import count, groupby, pairwise
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from mtcheck.model import Document, Finding
from mtcheck.text import wordml
from mtcheck.text.wordml import Anchor, Node, Paragraph
from mtcheck.writers.cells import visible
from mtcheck.writers.changes import AUTHOR, Point, Repair, Stretch, change, legal, repairs_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.comments import CT_Comments

INITIALS = "mt"
# The first moment that a zip file can name: the same report gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# The flag of a member whose name is not of ASCII alone.
_UTF_8 = 0x800
# What Python gives a member of which nothing else is said: its owner reads and writes it.
_RIGHTS = 0o600 << 16
# Properties longer than this make Word call a file damaged.
_PROPERTY = 255
# Above the numbers of office programs, which have 32 bits, one of them for the sign.
_LAST = 2**31


def commented(document: Document, findings: Sequence[tuple[Finding, str]]) -> bytes:
    """Give a Word file with these comments: a copy of the document's own file, else its text in a new one."""
    own = _own(document)
    if own is not None:
        stretches = list(_stretches(document, findings, lambda segment, index: _origin(document, segment, index)))
        if _stand(own, stretches):
            return _finished(own, stretches)
    new, starts = _written(document)
    return _finished(
        new,
        list(
            _stretches(
                document,
                findings,
                lambda segment, index: Point(starts[segment].line, starts[segment].character + index),
            )
        ),
    )


def _own(document: Document) -> "WordDocument | None":
    """Open the document's own file; None where there is none, or it cannot be copied (macros, strict XML, bad XML)."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn

    if document.format != "docx":
        return None
    try:
        data = _bytes(document.name)
        own = docx.Document(BytesIO(data)) if data else None
        if own is None or own.element.tag != qn("w:document"):
            return None
        # The reader takes more for a Word file than the library does, which looks at notes when they are asked for.
        _notes(own)
        return own if own.comments._comments_elm.tag == qn("w:comments") else None
    except (OpcError, BadZipFile, OSError, AttributeError, KeyError, ValueError, SyntaxError):
        return None


def _bytes(name: str) -> bytes | None:
    """Read a file, or the member of an archive that is named ``archive/member``."""
    path = PurePosixPath(name)
    for each in (path, *path.parents):
        if Path(each).is_file():
            if each == path:
                return Path(each).read_bytes()
            with ZipFile(Path(each)) as archive:
                return archive.read(path.relative_to(each).as_posix())
    return None


def _origin(document: Document, segment: int, index: int) -> Point:
    place = document.segments[segment].origin.at(index)
    return Point(place.line or 0, (place.column or 0) - 1)


def _stretches(
    document: Document, findings: Sequence[tuple[Finding, str]], at: Callable[[int, int], Point]
) -> Iterator[Stretch]:
    for number, (finding, comment) in enumerate(findings):
        known = finding.repairs and not finding.in_quote
        repairs: Sequence[str | None] = finding.repairs if known else [None] * len(finding.marks)
        for mark, repair in zip(finding.marks, repairs, strict=True):
            match = document.segments[mark.segment].text[mark.start : mark.end]
            if match and not match.isspace():
                first, last = at(mark.segment, mark.start), at(mark.segment, mark.end - 1)
                yield Stretch(number, first, last, match, comment, repair)


def _notes(word: "WordDocument") -> dict[tuple[str, str], Node]:
    from docx.oxml import parse_xml

    related = {rel.reltype.rpartition("/")[2]: rel for rel in word.part.rels.values() if not rel.is_external}
    return wordml.notes_of(
        parse_xml(related[kind].target_part.blob) for kind in ("footnotes", "endnotes") if kind in related
    )


def _paragraphs(word: "WordDocument") -> list[Paragraph]:
    return list(wordml.paragraphs(word.element, wordml.style_names(word.styles.element), _notes(word)))


def _stand(word: "WordDocument", stretches: Sequence[Stretch]) -> bool:
    """Say whether every stretch stands where it stood when the file was read."""
    texts = [each.text for each in _paragraphs(word)]

    def between(first: Point, last: Point) -> str:
        if not 1 <= first.line <= last.line <= len(texts):
            return ""
        if first.line == last.line:
            return texts[first.line - 1][first.character : last.character + 1]
        begun, *whole, ended = texts[first.line - 1 : last.line]
        return " ".join([begun[first.character :], *whole, ended[: last.character + 1]])

    return all(between(each.first, each.last).split() == each.match.split() for each in stretches)


def _written(document: Document) -> tuple["WordDocument", dict[int, Point]]:
    """Write the text of a document into a new one; give where each segment begins."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.text.paragraph import CT_P
    from docx.text.paragraph import Paragraph as WordParagraph

    word, starts, line = docx.Document(), {}, 0
    # The library looks through all paragraphs for the place of the next; it is before the settings of the page.
    page = word.element.body.sectPr
    for _, group in groupby(document.segments, key=lambda segment: segment.paragraph):
        segments = list(group)
        text = " ".join(legal(segment.text) for segment in segments)
        line += not text.isspace() and text != ""
        index = 0
        for segment in segments:
            starts[segment.index] = Point(line, index)
            index += len(segment.text) + 1
        heading = segments[0].role == "headline"
        paragraph = WordParagraph(cast("CT_P", OxmlElement("w:p")), word._body)
        page.addprevious(paragraph._p)
        if text:
            paragraph.add_run(text)
        if heading:
            paragraph.style = "Heading 1" if line == 1 else "Heading 2"
    about = word.core_properties
    about.title, about.author, about.comments = visible(document.title or "")[:_PROPERTY], "", ""
    about.language = visible(document.language or "")[:_PROPERTY]
    return word, starts


def _finished(word: "WordDocument", stretches: Sequence[Stretch]) -> bytes:
    cuts: dict[int, set[int]] = defaultdict(set)
    repairs = repairs_of(_paragraphs(word), stretches)
    ends: list[Stretch | Repair] = [*stretches, *repairs]
    for each in ends:
        cuts[each.first.line].add(each.first.character)
        cuts[each.last.line].add(each.last.character + 1)
    for line, paragraph in enumerate(_paragraphs(word), 1):
        if paragraph.anchor is None:
            _cut(paragraph, cuts[line])
    # Walked again: the same characters, now in runs that begin and end where they are wanted.
    paragraphs = _paragraphs(word)
    runs = list(map(_runs, paragraphs))
    _comment(
        word,
        [
            (
                runs[each.first.line - 1][each.first.character],
                runs[each.last.line - 1][each.last.character],
                _placed(each, paragraphs[each.first.line - 1].anchor),
            )
            for each in stretches
        ],
    )
    change(word.element, runs, repairs)
    return _packed(word)


def _runs(paragraph: Paragraph) -> list[Node]:
    """Give the run of each character; for notes and text boxes, which take no comments, the run they hang on."""
    anchor = paragraph.anchor
    return [piece.run if anchor is None else anchor.run for piece in paragraph.pieces for _ in piece.text]


def _placed(stretch: Stretch, anchor: Anchor | None) -> str:
    """Say in the comment on a note or a text box, which stands where that hangs, what it is about."""
    if anchor is None:
        return stretch.comment
    return f"In the {anchor.kind} that hangs here: “{visible(stretch.match)}”\n{stretch.comment}"


def _cut(paragraph: Paragraph, indices: Collection[int]) -> None:
    """Part runs so that one begins at each of these characters: each run is gone through once."""
    wanted, start = deque(sorted(indices)), 0
    for run, group in groupby(paragraph.pieces, key=lambda piece: piece.run):
        cuts: dict[Node, list[int]] = {}
        for piece in group:
            end = start + len(piece.text)
            within = []
            while wanted and wanted[0] < end:
                within.append(wanted.popleft() - start)
            # Where the text is wrapped once more (phonetic guides), the comment is on all of it.
            if within and piece.node.getparent() is run:
                cuts[piece.node] = within
            start = end
        if cuts:
            _part(run, cuts)


def _part(run: Node, cuts: Mapping[Node, Sequence[int]]) -> None:
    """Let a run of its own, with the same formatting, begin at each of these characters of the nodes of a run."""
    groups: list[list[Node]] = [[]]
    for node in list(run):
        for each, first in _parted(node, cuts[node]) if node in cuts else [(node, False)]:
            if first and any(wordml.local(before) != "rPr" for before in groups[-1]):
                groups.append([])
            groups[-1].append(each)
    formatting = wordml.child(run, "rPr")
    for moved in groups[1:]:
        new = run.makeelement(run.tag, dict(run.attrib))
        new.extend([*([] if formatting is None else [deepcopy(formatting)]), *moved])
        run.addnext(new)
        run = new


def _parted(node: Node, indices: Sequence[int]) -> list[tuple[Node, bool]]:
    """Part the text of a node at these characters; say of each part whether a run is to begin with it."""
    from docx.oxml.ns import qn

    begun = indices[0] == 0
    text, edges = node.text, indices if begun else [0, *indices]
    if len(edges) == 1:
        return [(node, begun)]
    parts = [node, *(node.makeelement(node.tag, dict(node.attrib)) for _ in edges[1:])]
    for part, (start, end) in zip(parts, pairwise([*edges, len(text)]), strict=True):
        part.text = text[start:end]
        part.set(qn("xml:space"), "preserve")
    return [(part, begun or part is not node) for part in parts]


def _comment(word: "WordDocument", ranges: Iterable[tuple[Node, Node, str]]) -> None:
    """Put a comment on each range of runs, first and last, in this order."""
    from docx.comments import Comments
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run

    known = word.comments
    held = known._comments_elm
    ends = dict(_field_ends(word.element))
    # The library looks through all comments for a free number whenever it adds one; so each is made in an empty list.
    single = Comments(cast("CT_Comments", OxmlElement("w:comments")), known._comments_part)
    numbers = _free({whole for each in held if (whole := wordml.whole(wordml.value(each, "id"))) is not None})
    for (first, last, text), number in zip(ranges, numbers, strict=False):
        element = single.add_comment(text, AUTHOR, INITIALS)._comment_elm
        element.id = number
        # The time of writing would make every report another file.
        element.attrib.pop(qn("w:date"), "")
        held.append(element)
        Run(first, word).mark_comment_range(Run(last, word), number)
        if last in ends:
            # LibreOffice puts the words of a comment that hangs in the result of a field into the text.
            ends[last].addnext(last.getnext().getnext())


def _field_ends(root: Node) -> Iterator[tuple[Node, Node]]:
    """Give for each run within a field that ends in its paragraph the run that ends it, or the outermost around it."""
    for paragraph in (each for each in root.iter() if wordml.local(each) == "p"):
        depth, within = 0, []
        for run in (each for each in paragraph.iter() if wordml.local(each) == "r"):
            kinds = [wordml.value(each, "fldCharType") for each in run if wordml.local(each) == "fldChar"]
            if depth:
                within.append(run)
            depth = max(0, depth + kinds.count("begin") - kinds.count("end"))
            if within and not depth:
                yield from ((each, run) for each in within if each is not run)
                within = []


def _free(used: Collection[int]) -> Iterator[int]:
    """Give numbers for comments that none has: those above all others, as far as they go, then those left between."""
    yield from range(max(used, default=-1) + 1, _LAST)
    yield from (number for number in count() if number not in used)


def untouched(file: Path) -> bool:
    """Say whether a file is as `commented` has made it, and nobody has worked in it since.

    Programs that save it anew give its members a time, or flags for how they are packed, as Word does, or other rights.
    """
    try:
        with ZipFile(file) as package:
            members = package.infolist()
    except (BadZipFile, OSError):
        return False
    ours = (_EPOCH, _RIGHTS)
    return all((each.date_time, each.external_attr) == ours and each.flag_bits in (0, _UTF_8) for each in members)


def _packed(word: "WordDocument") -> bytes:
    """Save a document without the time of day."""
    saved, whole = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as package, ZipFile(whole, "w") as again:
        for member in package.infolist():
            entry = ZipInfo(member.filename, _EPOCH)
            again.writestr(entry, package.read(member), ZIP_DEFLATED)
    return whole.getvalue()
