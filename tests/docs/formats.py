"""Print the table of input formats in the README: ``python -m tests.docs.formats``."""

from mtcheck.readers import READERS

GROUPS = {
    "stories": ("text", "markdown", "html"),
    "office": ("docx", "odt"),
    "tables": ("csv", "tsv", "xlsx", "ods", "xls", "parquet", "jsonl", "json"),
    "wires": ("nitf", "newsml", "newsml-g2", "ninjs", "iptc7901"),
    "sites and mail": ("feed", "json-feed", "wxr", "warc", "mail"),
    "translators": ("xliff", "tmx", "po"),
    "subtitles": ("srt", "vtt"),
    "archives": ("zip",),
}
_WHAT = {
    "html": "html (the story, not the menus)",
    "docx": "docx (tracked insertions read, deletions not)",
    "newsml": "newsml (1.x)",
    "ninjs": "ninjs (1 to 3)",
    "feed": "feed (RSS, Atom)",
    "wxr": "wxr (WordPress export)",
    "warc": "warc (and WET)",
    "mail": "mail (.eml)",
    "xliff": "xliff (1.2, 2.x, SDLXLIFF)",
    "srt": "srt (SubRip)",
    "vtt": "vtt (WebVTT); times and tags are no text",
    "zip": "zip of any of these; anything may be gzipped",
}


def table() -> str:
    """Give a line a group; raises ValueError where a reader is in none."""
    if missing := set(READERS).symmetric_difference(name for names in GROUPS.values() for name in names):
        raise ValueError(f"in the table and not in READERS, or the other way: {', '.join(sorted(missing))}")
    width = max(map(len, GROUPS)) + 2
    return "\n".join(
        f"{group:{width}}{', '.join(_WHAT.get(name, name) for name in names)}" for group, names in GROUPS.items()
    )


if __name__ == "__main__":
    print(table())
