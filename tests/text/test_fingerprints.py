"""A finding keeps its name as long as its sentence stays."""

from mtcheck.text.fingerprints import finding_id, fingerprint


def test_a_fingerprint_knows_the_sentence_not_its_layout() -> None:
    assert fingerprint("ES014", "The agency  said\nso.", 0) == fingerprint("ES014", "the agency said so.", 0)
    assert fingerprint("ES014", "The agency said so.", 0) != fingerprint("ES014", "The agency said so.", 1)
    assert fingerprint("ES014", "The agency said so.", 0) != fingerprint("ES015", "The agency said so.", 0)


def test_names_stay_what_they_are_in_baselines_and_decisions_already_written() -> None:
    assert fingerprint("ES014", "The agency said so.", 0) == "e476cc7e81d8f64e"
    assert fingerprint("ES014", "The agency said so.", 1) == "dc9f9eec099337b0"
    assert finding_id("a.txt", "0123456789abcdef") == "0275bd785ae1"


def test_half_a_pair_of_surrogates_has_a_name_as_well() -> None:
    assert fingerprint("ES014", "half \ud83d", 0) == "6329ecd207d77cfe"
    assert finding_id("b\ud800.txt", "0123456789abcdef") == "adbd92a29f5f"
