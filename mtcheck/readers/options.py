"""What a caller may say about the input, and what a reader says when it has to pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from mtcheck.errors import EXIT_NOT_LOOKED, EXIT_REFUSED, MtcheckError

# The fields of a record that a column can be mapped to.
MAPPED = ("id", "text", "source", "reference", "document", "title", "lang", "src_lang", "url", "date")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: every field left out is found out from the file.

    ``mapping`` names the column of a table for a field (``text=body``); ``source_language`` settles the code page of
    old files; ``main_text`` says who finds the story in a page: mtcheck, with positions, or trafilatura, without;
    ``sheet`` names the sheet of a workbook (default: the first). ``no_copy`` is called with each file of a folder or
    archive that is not read because it holds no text that mtcheck reads, ``again`` with each link to a file that is
    read by another name; ``guessed`` with an encoding that nothing in
    the file or the call names. ``every_row``: rows are lined up with those of other files, and an empty one between
    them is an error. ``attached``: it is attached to a mail, and what is attached to it is not read.
    """

    format: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    source_language: str | None = None
    main_text: Literal["positions", "trafilatura"] = "positions"
    sheet: str | None = None
    passed_over: str | None = None
    no_copy: Callable[[str], None] | None = None
    again: Callable[[str], None] | None = None
    guessed: Callable[[str], None] | None = None
    every_row: bool = False
    attached: bool = False

    def alone(self) -> "ReadOptions":
        """Say how to read a counterpart of a text: it needs no source and no reference of its own."""
        own = {field: column for field, column in self.mapping.items() if field not in ("source", "reference")}
        return replace(self, mapping=own)

    def as_reference(self) -> "ReadOptions":
        """Say how to read a file of references: a column that is mapped for these is that of its text."""
        own = {"text": self.mapping["reference"]} if "reference" in self.mapping else {}
        return replace(self, mapping={**self.mapping, **own})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or record that could not be looked at, and why; ``fatal`` where the call itself was wrong.

    ``path`` is the file that was open, where one was. ``by_id``: the name is what the record calls itself, and others
    may be called so.
    """

    name: str
    format: str | None
    error: MtcheckError
    fatal: bool = False
    path: str | None = None
    by_id: bool = False

    @property
    def exit_code(self) -> int:
        """Give what that means for a run."""
        return EXIT_REFUSED if self.fatal else EXIT_NOT_LOOKED
