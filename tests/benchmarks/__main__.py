"""All benchmarks: ``python -m tests.benchmarks [startup memory matching whole page growth] [--corpus PATH]``.

Everything is a ratio to something measured in the same run, in CPU time, for machines differ and are shared. Nothing
fails: the table says what holds.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks import growth, matching, memory, page, startup, whole
from tests.benchmarks.ratios import Ratio

BENCHMARKS: Mapping[str, Callable[[Path | None], Iterator[Ratio]]] = {
    "startup": startup.ratios,
    "whole": whole.ratios,
    "matching": matching.ratios,
    "memory": memory.ratios,
    "page": page.ratios,
    "growth": growth.ratios,
}


def main() -> None:
    """Measure and print, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description="Speed and memory, as ratios to a reference of the same run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHMARKS)} (all)")
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files or JSON Lines, instead of our corpora")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(BENCHMARKS):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    print(f"{'':24}{'ratio':>7}{'target':>9}  {'':7}measured")
    for name in arguments.names or BENCHMARKS:
        for ratio in BENCHMARKS[name](arguments.corpus):
            target = f"{'≤' if ratio.most else '≥'} {ratio.target:g}"
            verdict = "holds" if ratio.holds else "MISSED"
            print(f"{ratio.what:24}{ratio.value:7.2f}{target:>9}  {verdict:7}{ratio.measured}", flush=True)


if __name__ == "__main__":
    main()
