"""The line break that a writer made within a paragraph (``<br>``, that of Word), not a program that wraps lines."""

# Unicode's sign for it, which hardly any file has: whoever reads a format puts it there.
BREAK = "\u2028"
