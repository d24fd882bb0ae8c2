"""The layers hang together: what is taken back is what a small step would change."""

import numpy as np
import pytest
from thinc.api import Adam, fix_random_seed

from extract.reader.network import WIDTH, Answers, Floats, Network, Page, Question, Sizes, in_pieces

SIZES = Sizes(words=20, senses=5, blocks=3, zones=4, kinds=6, parts=3)
QUESTIONS = (
    Question((1, 2, 3), (((2,), 0), ((4, 5), 1))),
    Question((12, 13)),
    Question((16, 20), (((17, 18), 2),)),
)


def page(words: int = 30, lengths: tuple[int, ...] = (10, 5, 15)) -> Page:
    chance = np.random.default_rng(3)
    return Page(
        chance.integers(0, 20, words).astype(np.int32),
        chance.normal(size=(words, 5)).astype(np.float32),
        chance.integers(0, 3, words).astype(np.int32),
        np.array(lengths, dtype=np.int32),
    )


def scores(network: Network, read: Page) -> list[Floats]:
    words, _ = network.words_of(read)
    sentences, _ = network.sentences_of(read, words)
    answers, _ = network.answer(read, words, sentences, QUESTIONS)
    return [network.wins_of(sentences)[0], answers.kinds, answers.parts]


def test_changes_are_taken_back_through_every_layer() -> None:
    fix_random_seed(1)
    network, read, chance = Network(SIZES), page(), np.random.default_rng(5)
    asked = [chance.normal(size=each.shape).astype(np.float32) for each in scores(network, read)]
    words, back_words = network.words_of(read, True)
    sentences, back_sentences = network.sentences_of(read, words, True)
    _, back_wins = network.wins_of(sentences, True)
    _, back_answers = network.answer(read, words, sentences, QUESTIONS, True)
    in_words, in_sentences = back_answers(Answers(*asked[1:]))
    back_words(in_words + back_sentences(in_sentences + back_wins(asked[0])))

    def told() -> float:
        return float(
            sum((each * by).sum(dtype=np.float64) for each, by in zip(scores(network, read), asked, strict=True))
        )

    step = 1e-3  # even so some rectifiers bend on the way
    for node in (node for layer in network.layers() for node in layer.walk()):
        for name in node.param_names:
            change, value = node.get_grad(name), node.get_param(name)
            at = np.unravel_index(np.abs(change).argmax(), change.shape)
            before = value[at]
            value[at] = before + step
            more = told()
            value[at] = before - step
            less = told()
            value[at] = before
            assert (more - less) / (2 * step) == pytest.approx(float(change[at]), rel=0.25, abs=0.1), (node.name, name)


def test_sentences_are_learnt() -> None:
    fix_random_seed(1)
    network, read, optimizer = Network(SIZES), page(), Adam(0.01)
    states = np.array([[1.0], [0.0], [1.0]], dtype=np.float32)
    for _ in range(30):
        words, back_words = network.words_of(read, True)
        sentences, back_sentences = network.sentences_of(read, words, True)
        odds, back_wins = network.wins_of(sentences, True)
        back_words(back_sentences(back_wins(1 / (1 + np.exp(-odds)) - states)))
        for layer in network.layers():
            layer.finish_update(optimizer)
    assert [bool(each > 2) for each in odds] == [True, False, True]
    assert odds[1] < -2


def test_a_page_shorter_than_a_window_and_no_questions() -> None:
    network, read = Network(SIZES), page(2, (1, 1))
    words, _ = network.words_of(read)
    sentences, _ = network.sentences_of(read, words)
    answers, _ = network.answer(read, words, sentences, ())
    assert (words.shape, sentences.shape) == ((2, WIDTH), (2, WIDTH))
    assert [each.shape for each in (answers.kinds, answers.parts)] == [(0, 6), (0, 3)]


def test_a_long_page_is_read_in_pieces_of_whole_sentences() -> None:
    pieces = list(in_pieces(page(30, (10, 5, 15)), 16))
    assert [each.lengths.tolist() for each in pieces] == [[10, 5], [15]]
    assert np.array_equal(np.concatenate([each.words for each in pieces]), page().words)
    assert [each.lengths.tolist() for each in in_pieces(page(30, (10, 5, 15)), 3)] == [[10], [5], [15]]
    (whole,) = in_pieces(page(), 30)
    assert np.array_equal(whole.senses, page().senses)


def test_numbers_are_put_back_and_must_fit() -> None:
    one, other = Network(SIZES), Network(SIZES)
    assert not np.array_equal(scores(one, page())[1], scores(other, page())[1])
    other.set_numbers(one.numbers())
    assert np.array_equal(scores(one, page())[1], scores(other, page())[1])
    with pytest.raises(ValueError, match="numbers"):
        other.set_numbers(one.numbers()[1:])
