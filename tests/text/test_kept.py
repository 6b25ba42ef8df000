import pytest

from mtcheck.text.kept import Untouched


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ a THE b }}", "a template's code"),
        ("{{ a {{ b }} THE", None),
        ("{{ {{ a THE }}", "a template's code"),
        ("}} {{ a THE }}", "a template's code"),
        ("{{ a\nTHE }}", None),
        ("{{ a\n{{ THE }}", "a template's code"),
        (f"{{{{ {'a' * 990} THE }}}}", "a template's code"),
        (f"{{{{ {'a' * 1000} THE }}}}", None),
        (f"{{{{ {'a' * 1000} {{{{ THE }}}}", "a template's code"),
        ("{% THE %} {{", "a template's code"),
        ("<?php THE ?>", "a template's code"),
        ("<% THE", None),
        ("&lt;a THE&gt;", "a tag"),
        ("&amp;lt;/A THE&amp;amp;gt;", "a tag"),
        ("&lt;a < &lt;b THE&gt;", "a tag"),
        ("&lt;a < THE&gt;", None),
    ],
)
def test_what_begins_and_ends_with_signs_is_kept_within_their_reach(text: str, what: str | None) -> None:
    at = text.index("THE")
    assert Untouched(text, "text").at(at, at + 3) == what
