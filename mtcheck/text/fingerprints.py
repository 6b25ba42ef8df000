"""The names of findings: the same for the same slip in the same sentence, wherever it stands in the file."""

from functools import lru_cache

from mtcheck.text.digests import blake2b


# Findings stand in the order of the text, and what a sentence comes to is asked for again at once: some are long.
@lru_cache(maxsize=2)
def as_named(sentence: str) -> str:
    """Give a sentence with white space and case folded, as findings are named by it."""
    return " ".join(sentence.casefold().split())


def fingerprint(rule: str, sentence: str, occurrence: int) -> str:
    """Name a finding by its rule, its sentence (white space and case folded) and its count there; 16 hex digits."""
    named = _begun(rule, as_named(sentence)).copy()
    named.update(str(occurrence).encode())
    return named.hexdigest()


# Of a long sentence some rules find much.
@lru_cache(maxsize=64)
def _begun(rule: str, named: str) -> blake2b:
    """Give the digest of a rule and a sentence, for the count to be added to a copy."""
    return blake2b(f"{rule}\0{named}\0".encode("utf-8", "surrogatepass"), digest_size=8)


def finding_id(document: str, fingerprint: str) -> str:
    """Name a finding within a run by its document and its fingerprint; 12 hex digits."""
    return blake2b(f"{document}\0{fingerprint}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
