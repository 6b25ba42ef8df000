"""Labelled text as a sparse matrix: the root of each feature's rate, scaled by how much it varies."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from mtcheck.scorers.features import PAIR, RUN, WORD, occurrences
from mtcheck.scorers.unlike import measures

# A feature that fewer documents have is left out: its weight would be one story's.
MIN_DOCUMENTS = {"grammar": 30, "runs": 100, "words": 30, "pairs": 50}
# Added to the deviation of every feature, as a share of the median one: rare features would else be blown up.
DAMPING = 0.5
# The weight of a family of features beside that of the grammar's, by question. For native or translated, with .6 for
# runs and .7 for words and pairs, the mean recall on the six hardest outlets left out would be .705 in place of .713,
# and with what is familiar counted (`train`) one outlet (nyt) would fall below .85.
FAMILY = {
    "machine": {"grammar": 1.0, "runs": 0.4, "words": 1.0, "pairs": 1.0},
    "translated": {"grammar": 1.0, "runs": 1.0, "words": 1.0, "pairs": 1.0},
}


class Matrix(NamedTuple):
    """``counts`` is documents × features (scipy CSR, float64), ``keys`` the features, ``words`` the lengths.

    ``measured`` is what tells texts that are no prose.
    """

    counts: Any
    keys: Any
    words: Any
    measured: list[dict[str, float]]


def matrix(texts: Sequence[Sequence[str]], keys: Any = None) -> Matrix:
    """Count the features of texts; with ``keys`` only those, else all that enough texts have."""
    import numpy as np
    import scipy.sparse as sp

    rows, columns, values, words, measured = [], [], [], [], []
    for index, text in enumerate(texts):
        found = occurrences(text)
        words.append(max(found.words, 1))
        measured.append(measures(found))
        counts = Counter(found.all())
        del counts[0]
        columns.append(np.fromiter(counts.keys(), np.int64, len(counts)))
        values.append(np.fromiter(counts.values(), np.float64, len(counts)))
        rows.append(np.full(len(counts), index, np.int32))
    row, column, value = np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
    if keys is None:
        keys, documents = np.unique(column, return_counts=True)
        least = np.zeros(len(keys))
        for family, members in families(keys).items():
            least[members] = MIN_DOCUMENTS[family]
        keys = keys[documents >= least]
    place = np.minimum(np.searchsorted(keys, column), len(keys) - 1)
    known = keys[place] == column
    shape = (len(texts), len(keys))
    counted = sp.csr_matrix((value[known], (row[known], place[known])), shape=shape)
    return Matrix(counted, keys, np.array(words, dtype=np.float64), measured)


def families(keys: Any) -> dict[str, Any]:
    """Say which features are one or two symbols, which runs of three, which words, which pairs of words."""
    return {
        "grammar": keys < RUN,
        "runs": (keys >= RUN) & (keys < WORD),
        "words": (keys >= WORD) & (keys < PAIR),
        "pairs": keys >= PAIR,
    }


def rooted(found: Matrix) -> Any:
    """Give the root of each feature's count by the root of the text's length: long texts and short ones compare."""
    import numpy as np
    import scipy.sparse as sp

    scaled = sp.diags(1 / np.sqrt(found.words)) @ found.counts.sqrt()
    return scaled.tocsr()


def scales(values: Any, keys: Any, question: str) -> Any:
    """Give the factor of each column, from its deviation and its family; each family has mean square length 1 first."""
    import numpy as np

    mean = np.asarray(values.mean(axis=0)).ravel()
    squares = np.asarray(values.multiply(values).mean(axis=0)).ravel()
    deviation = np.sqrt(np.maximum(squares - mean**2, 1e-12))
    factors = np.zeros(len(keys))
    for family, members in families(keys).items():
        if members.any():
            each = 1 / (deviation[members] + DAMPING * np.median(deviation[members]))
            factors[members] = FAMILY[question][family] * each / np.sqrt((squares[members] * each**2).sum())
    return factors
