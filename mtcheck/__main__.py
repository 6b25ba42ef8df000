"""``python -m mtcheck`` is ``mtcheck``."""

from mtcheck.cli import main

main()
