"""What the weights are taught by, and what is left out when they are tested."""

import random

import pytest

from mtcheck.scorers.fitting.train import without
from tests.scorers.fitting.records import a_record


def test_a_family_of_features_weighs_beside_the_grammar_what_its_question_says() -> None:
    pytest.importorskip("sklearn")
    import numpy as np
    import scipy.sparse as sp

    from mtcheck.scorers.features import WORD
    from mtcheck.scorers.fitting.matrix import FAMILY, scales

    values, keys = sp.csr_matrix(np.array([[0.1, 0.1], [0.3, 0.3]])), np.array([1, WORD])
    for question, family in FAMILY.items():
        grammar, word = scales(values, keys, question)
        assert word / grammar == pytest.approx(family["words"] / family["grammar"])


def test_leaving_out_a_set_takes_its_stories_and_its_translators_along() -> None:
    records = [
        a_record("tested", "human"),
        a_record("same set", "mt", "s2", year="2015"),
        a_record("same story", "mt", "s1", collection="set-b", year="2015"),
        a_record("same year and language", "human", "s3", collection="set-b"),
        a_record("another", "human", "s4", collection="set-b", source="fr", original="fr"),
    ]
    assert set(without(records, dict.fromkeys(range(5), 1.0), [0])) == {4}


def test_the_same_texts_teach_the_same_weights_and_the_weights_tell_the_classes_apart() -> None:
    pytest.importorskip("sklearn")
    from mtcheck.scorers.fitting.matrix import matrix, rooted
    from mtcheck.scorers.fitting.train import train

    dice = random.Random(7)  # noqa: S311 (a fixed seed, no secret)
    said = {"yes": ["the", "of", "which", "been"], "no": ["they", "say", "it's", "up"]}
    label = ["yes", "no"] * 40
    texts = [[" ".join(dice.choice([*said[name], "and", "a", "in"]) for _ in range(120))] for name in label]
    found = matrix(texts)
    weights = dict.fromkeys(range(60), 1.0)
    first, second = (train(rooted(found), found.keys, "machine", weights, label.__getitem__) for _ in range(2))
    assert first.weights.tobytes() == second.weights.tobytes()
    scores = first.scores(rooted(found))
    assert all((score > 0) == (name == "yes") for score, name in zip(scores[60:], label[60:], strict=True))


def test_words_are_familiar_that_many_native_texts_have_and_their_share_adds_to_translated() -> None:
    pytest.importorskip("sklearn")

    from mtcheck.scorers.features import occurrences
    from mtcheck.scorers.fitting.matrix import matrix, rooted
    from mtcheck.scorers.fitting.train import BY_FAMILIAR, NATIVES, train

    texts = [["the dog was here."], ["the cat was there."]] * NATIVES
    label = ["yes", "no"] * NATIVES
    found = matrix(texts)
    weights = dict.fromkeys(range(len(texts)), 1.0)
    values = rooted(found)
    model = train(values, found.keys, "translated", weights, label.__getitem__)
    familiar = set(found.keys[model.familiar["words"].columns])
    assert familiar == set(occurrences(texts[1]).words_at) - {0}
    bare = model._replace(familiar={})
    # Of the one text “the” and “was” are familiar, two of four words, and no pair; of the other everything.
    added = (model.scores(values) - bare.scores(values))[:2]
    words, pairs = BY_FAMILIAR.values()
    assert added == pytest.approx([0.5 * words, words + pairs])
    assert train(values, found.keys, "machine", weights, label.__getitem__).familiar == {}
