"""BLAKE2 by itself: hashlib, which offers it, loads OpenSSL first, at each start 4 MB and 5 ms."""

try:
    from _blake2 import blake2b
except ImportError:
    # Elsewhere than in CPython, or where it was built without hashes of its own.
    from hashlib import blake2b

__all__ = ["blake2b"]
