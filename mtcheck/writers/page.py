"""The page an editor reads: stories with their marks, reason and remedy beside them, filters and charts, no network.

One file a run, or with ``split`` one a story in a folder with an index. Texts are never markup: every value a
template shows is made visible and escaped. Stories go to temporary files as they come, so memory hardly grows.
"""

import re
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TextIO

from mtcheck.errors import UsageError
from mtcheck.model import SEVERITIES, Report, Score
from mtcheck.terms import CLAIM_NAMES
from mtcheck.writers import wording
from mtcheck.writers.cells import visible
from mtcheck.writers.charts import Counts
from mtcheck.writers.diagrams import diagrams
from mtcheck.writers.files import fresh, inside
from mtcheck.writers.options import Write, WriteOptions
from mtcheck.writers.places import name_of
from mtcheck.writers.stories import Story, story
from mtcheck.writers.tally import Tally
from mtcheck.writers.templating import environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Lists of a page that grow with the run, each written to a file of its own until the page is put together.
_PARTS = ("stories", "contents", "clean", "not_looked")
# Characters read back at a time.
_CHUNK = 1 << 16
_STORIES = "stories"
# The pages of stories, as `file_name` names them.
_FILE = re.compile(r"\d{5,}-[a-z0-9-]+\.html")


@contextmanager
def page(target: Path | None, options: WriteOptions) -> Iterator[Write]:
    """Write ``report.html`` in a folder; with ``split`` a folder of ``index.html`` and a page for each story found in.

    Raises `UsageError` where a split report has no folder, and where the page would go to a screen.
    """
    from tempfile import TemporaryDirectory

    if target is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError("a page is to be read in a browser", place="html", remedy="give --out a folder or a file")
    if not options.split:
        with fresh(inside(target, "report.html")) as stream, _Run(options) as run:
            yield run.write
            run.finish(stream)
        return
    if target is None or target.suffix.lower() in (".html", ".htm"):
        raise UsageError("a page for each story needs a folder", place="html", remedy="give --out a folder")
    with fresh(target / "index.html") as stream, TemporaryDirectory(prefix=f".{_STORIES}.", dir=target) as drafts:
        with _Run(options, Path(drafts)) as run:
            yield run.write
            run.finish(stream)
        new = {draft.name: draft for draft in Path(drafts).iterdir()}
        for name, draft in new.items():
            with draft.open(encoding="utf-8", newline="") as whole, fresh(target / _STORIES / name) as final:
                final.writelines(whole)
        old = [each for each in (target / _STORIES).glob("*.html") if _FILE.fullmatch(each.name)]
        if count := len(old) - len(new):
            pages = wording.counted(count, "page")
            options.tell(f"{target / _STORIES}: {pages} of an earlier run, which the index does not name")


class _Run:
    """The parts of a page while the reports go by."""

    def __init__(self, options: WriteOptions, drafts: Path | None = None) -> None:
        self.options, self.drafts = options, drafts
        self.tally, self.counts, self.number = Tally(), Counts(), 0
        self.signatures: dict[str, None] = {}
        self.recipes: dict[str, None] = {}
        # A story's page finds the rules in the index over its folder, a story of the one page finds them there.
        self.templates = _environment(root="../index.html" if drafts else "", split=drafts is not None)

    def __enter__(self) -> "_Run":
        from tempfile import TemporaryFile

        with ExitStack() as stack:
            self.parts = {
                name: stack.enter_context(TemporaryFile("w+", encoding="utf-8", newline="")) for name in _PARTS
            }
            self.open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self.open.close()

    def write(self, report: Report) -> None:
        """Put a report among those with findings, the clean ones, or those not looked at."""
        shown = self.options.shown(report)
        self.tally.add(report, shown)
        self.signatures[report.signature] = None
        if not report.looked:
            self._put("not_looked", "not_looked.html", report=report, place=name_of(report.document))
            return
        self.recipes |= dict.fromkeys(f"{name}: {each.signature}" for name, each in report.scores.items())
        self.number += bool(shown)
        told = story(self.number, report, self.options)
        self.counts.add(report, told)
        if not shown:
            self._put("clean", "clean.html", story=told)
            return
        name = file_name(told)
        self._put(
            "contents", "contents.html", story=told, link=f"{_STORIES}/{name}" if self.drafts else f"#s{told.number}"
        )
        if self.drafts is None:
            self._put("stories", "story.html", story=told)
            return
        alone = Tally()
        alone.add(report, shown)
        with (self.drafts / name).open("w", encoding="utf-8", newline="") as stream:
            template = self.templates.get_template("story_page.html")
            stream.writelines(template.generate(story=told, run=self, rules=alone.most_frequent()))

    def _put(self, part: str, template: str, **values: object) -> None:
        self.parts[part].write(self.templates.get_template(template).render(values))

    def finish(self, stream: TextIO) -> None:
        """Put the page together: what is known at the end stands first."""
        template = self.templates.get_template("page.html")
        rules = sorted(self.tally.most_frequent(), key=lambda each: each.rule.id)
        claims: Counter[str] = Counter()
        for each in rules:
            claims[each.rule.claim] += each.findings
        stream.writelines(
            template.generate(
                run=self,
                rules=rules,
                claims=claims,
                charts=list(self.counts.charts(self.tally)),
                diagrams=diagrams(self.options.reliability) if self.tally.answers else [],
                totals=[each for each in self.options.totals() if isinstance(each, Score) and each.value is not None],
                parts={name: _read_back(part) for name, part in self.parts.items()},
            )
        )


def file_name(told: Story) -> str:
    """Name the page of a story by its number and what its name has of plain letters and figures."""
    letters = re.sub(r"[^a-z0-9]+", "-", PurePath(told.name).stem.lower()).strip("-")
    return f"{told.number:05}-{letters[:60] or 'story'}.html"


def _read_back(part: TextIO) -> "Iterator[Markup]":
    from markupsafe import Markup

    part.seek(0)
    while chunk := part.read(_CHUNK):
        # Escaped when it was rendered.
        yield Markup(chunk)  # noqa: S704


def _environment(**values: object) -> "Environment":
    """Give the templates, and a policy that lets nothing run or load but the style and the script of the page."""
    from markupsafe import Markup

    def shown(value: object) -> object:
        if isinstance(value, Markup):
            return value
        return "" if value is None else visible(str(value))

    templates = environment(finalize=shown)
    own = {name: _own_text(f"page.{name}") for name in ("css", "js")}
    policy = (
        f"default-src 'none'; style-src '{_digest(own['css'])}'; script-src '{_digest(own['js'])}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    templates.globals |= {name: Markup(text) for name, text in own.items()}  # noqa: S704 (files of this package)
    # The policy has no character that HTML would take for its own.
    templates.globals["policy"] = Markup(policy)  # noqa: S704
    templates.globals |= {"wording": wording, "claim_names": CLAIM_NAMES, "severities": SEVERITIES, **values}
    return templates


def _own_text(name: str) -> str:
    from importlib.resources import files

    return files("mtcheck.writers").joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
