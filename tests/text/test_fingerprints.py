"""A finding keeps its name as long as its sentence stays."""

from mtcheck.text.fingerprints import fingerprint


def test_a_fingerprint_knows_the_sentence_not_its_layout() -> None:
    assert fingerprint("ES014", "The agency  said\nso.", 0) == fingerprint("ES014", "the agency said so.", 0)
    assert fingerprint("ES014", "The agency said so.", 0) != fingerprint("ES014", "The agency said so.", 1)
    assert fingerprint("ES014", "The agency said so.", 0) != fingerprint("ES015", "The agency said so.", 0)
