"""Publish four wire stories as an unread auto-poster would: every fault below is a step that such sites really take.

The poster adds its tag block and source line to the Spanish copy, may lose the accents, cuts sentences at every full
stop, has each piece translated, may break the encoding or escape the text once too often, and sets the page.

Usage, from the top of the checkout: ``python -m corpora.autopost [--check]``;
``--check`` writes nothing and fails on any difference.
"""

import html
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import NamedTuple

from corpora.manifest import HERE, load, read_story, render_story
from corpora.translate import SPANISH, Job, run, translate

SET = "posted"
FULL_STOP = re.compile(r"(?<=\.) ")

PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$headline - Orbe Daily</title>
</head>
<body>
<nav><a href="/">Home</a> <a href="/world/">World</a> <a href="/business/">Business</a></nav>
<article>
<h1>$headline</h1>
$paragraphs
</article>
<aside><h2>You may also like</h2><p><a href="/newsletter/">Sign up for our newsletter</a></p></aside>
<footer>Orbe Daily. All rights reserved.</footer>
</body>
</html>
""")


def cut(text: str) -> list[str]:
    """Cut sentences at every full stop, those of abbreviations and initials too."""
    return FULL_STOP.split(text)


def lose_accents(text: str) -> str:
    """Keep what ASCII can write: «ñ» becomes n, and quotation marks vanish."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def misread(text: str) -> str:
    """Read UTF-8 as Windows-1252, the commonest broken encoding."""
    return text.encode("utf-8").decode("cp1252", "replace")


def escape(text: str) -> str:
    """Escape text that the page will escape again, so that the reader sees the entities."""
    return html.escape(text.replace("«", '"').replace("»", '"'))


class Post(NamedTuple):
    """What the poster does to one story besides what it does to all."""

    tags: tuple[str, ...]
    before: Callable[[str], str] = str
    after: Callable[[str], str] = str


POSTS = {
    "court-contracts": Post(("tribunales", "contratos", "Málaga")),
    "economy-forecast": Post(("FMI", "crecimiento", "Colombia"), after=escape),
    "football-cup": Post(("fútbol", "Copa", "prórroga"), before=lose_accents),
    "weather-storm": Post(("temporal", "Galicia", "viento"), after=misread),
}


def publish(story: list[str], post: Post) -> list[str]:
    """Give the paragraphs that stand on the site, tag block and source line at the end."""
    copy = [*story, f"[tagsToTranslate]{'[t]'.join(post.tags)}", "Source link"]
    pieces = [cut(post.before(paragraph)) for paragraph in copy]
    translated = iter(translate((piece for paragraph in pieces for piece in paragraph), SPANISH))
    joined = (" ".join(next(translated) for _ in paragraph) for paragraph in pieces)
    return [post.after(paragraph) for paragraph in joined]


def set_page(paragraphs: list[str]) -> str:
    """Set the copy as the page of the site."""
    headline, *body = map(html.escape, paragraphs)
    return PAGE.substitute(headline=headline, paragraphs="\n".join(f"<p>{paragraph}</p>" for paragraph in body))


def make_posts() -> dict[Path, str]:
    """Publish every post: the text of each file of the set."""
    sets = load()
    sources, folder = (HERE / sets[name]["folder"] for name in (SPANISH.source, SET))
    made = {}
    for name, post in POSTS.items():
        paragraphs = publish(read_story(sources / f"{name}.txt"), post)
        made[folder / f"{name}.txt"] = render_story(paragraphs)
        made[folder / f"{name}.html"] = set_page(paragraphs)
    return made


POSTED = Job(SET, SPANISH, make_posts)

if __name__ == "__main__":
    sys.exit(run((POSTED,), __doc__))
