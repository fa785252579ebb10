"""The published weights: read only as their card has them, taken as they are, or taught what is new."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.tagging.features import Gazetteer, Piece
from bot.nlu.tagging.learning import Learner
from bot.nlu.tagging.published import WEIGHTS_FILE, PublishedError, PublishedTagger, keys_of
from bot.nlu.tagging.retelling import Example
from bot.nlu.tagging.scheme import TagScheme
from recommender.encoders.multilingual import load_multilingual

THINGS = ("mug", "lamp", "tent", "clock", "kettle", "printer", "chair", "table")
FRAMES = ("i want a {}", "show me the {} please", "do you have a {}", "is the {} in stock")
SCHEME, GAZETTEER = TagScheme(["product"]), Gazetteer({"category": ["mug", "lamp"]})


def _example(frame, thing):
    text = frame.format(thing)
    start = text.index(thing)
    words, reached = [], 0
    for word in text.split():
        reached = text.index(word, reached)
        words.append(Piece(word, reached, reached + len(word)))
    return Example(text, tuple(words), ((start, start + len(thing), "product"),))


EXAMPLES = [_example(frame, thing) for frame in FRAMES for thing in THINGS]


@pytest.fixture(scope="module")
def learner():
    return Learner(SCHEME, GAZETTEER, load_multilingual().token_vectors, {})


@pytest.fixture(scope="module")
def published(learner, tmp_path_factory):
    """A small published tagger, as it is read."""
    folder = tmp_path_factory.mktemp("tagger")
    networks = tuple(learner.from_scratch(EXAMPLES, 1, 15))
    PublishedTagger(networks, SCHEME.entities, GAZETTEER.names, keys_of(EXAMPLES)).save(folder, {})
    return PublishedTagger.load(folder)


def _spans(learner, networks, example):
    (sentence,) = learner._sentences([example])
    return SCHEME.decode(SCHEME.best(networks[0].scores(sentence.vectors, sentence.features)))


def test_with_nothing_new_the_weights_are_taken_as_they_are(learner, published):
    assert learner.tuned(published, EXAMPLES)[0] is published.networks[0]


def test_a_new_way_to_speak_is_learnt_and_the_known_ones_are_kept(learner, published):
    new = [_example("zzz {} zzz qqq", thing) for thing in THINGS]
    asked = _example("zzz {} zzz qqq", "bottle")

    networks = learner.tuned(published, [*EXAMPLES, *new])

    assert networks[0] is not published.networks[0]
    assert _spans(learner, networks, asked) == [(1, 1, "product")]
    assert _spans(learner, networks, _example("i want a {}", "bottle")) == [(3, 3, "product")]


def test_most_examples_changed_or_other_tags_begin_from_scratch(learner, published):
    others = [_example("buy {}", thing) for thing in THINGS]
    other_tags = Learner(TagScheme(["brand"]), GAZETTEER, load_multilingual().token_vectors, {})

    assert learner.tuned(published, others) == []
    assert other_tags.tuned(published, EXAMPLES) == []


def test_weights_that_the_card_does_not_speak_of_are_refused(learner, published, tmp_path):
    published.save(tmp_path, {})
    content = bytearray((tmp_path / WEIGHTS_FILE).read_bytes())
    content[-1] ^= 1
    (tmp_path / WEIGHTS_FILE).write_bytes(content)

    with pytest.raises(PublishedError, match=r"daogou train tagger"):
        PublishedTagger.load(tmp_path)


def test_without_a_card_nothing_is_published(tmp_path):
    assert PublishedTagger.load(tmp_path) is None


def test_weights_survive_their_file_at_half_precision(published, tmp_path):
    published.save(tmp_path, {})
    read = PublishedTagger.load(tmp_path)

    assert read.keys == published.keys
    for name, values in published.networks[0].weights.items():
        np.testing.assert_array_equal(read.networks[0].weights[name], values)
