"""The sentences of the genre: well-formed, repeatable, a part held out; and the table made from the same names."""

import tomllib
from pathlib import Path

import genre
import pieces
import pytest

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module")
def sentences() -> list[genre.Marked]:
    writer = genre.Writer(seed=5, known=True)
    return [writer.sentence() for _ in range(1500)]


def test_no_slot_or_mark_is_left(sentences: list[genre.Marked]) -> None:
    assert not [text for text, _ in sentences if set("[]<>{}") & set(text)]


def test_spans_are_whole_words_apart_and_in_order(sentences: list[genre.Marked]) -> None:
    for text, spans in sentences:
        ends = [0]
        for start, end, _ in spans:
            assert ends[-1] <= start < end <= len(text), text
            assert text[start:end] == text[start:end].strip(), text
            ends.append(end)


def test_every_frame_can_be_written() -> None:
    for known in (True, False):
        writer = genre.Writer(seed=1, known=known)
        for frame in writer.rules["frame"]:
            writer.person = []
            assert writer.fill(frame)[0]


def test_there_are_hundreds_of_frames_and_forty_cultures() -> None:
    names = tomllib.loads((MODELS / "genre" / "names.toml").read_text(encoding="utf-8"))
    assert len(set(genre.read_grammar(MODELS / "genre" / "grammar.txt")["frame"])) > 300
    assert len(names) >= 40


def test_held_out_frames_and_names_are_not_trained_on() -> None:
    trained, kept = genre.Writer(seed=1, known=True), genre.Writer(seed=1, known=False)
    assert not set(trained.rules["frame"]) & set(kept.rules["frame"])
    given = [{name for _, culture in writer.names for name in culture["given"]} for writer in (trained, kept)]
    assert len(given[1] - given[0]) > 100


def test_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.gz", tmp_path / "b.gz"
    genre.write(first, 50, 3, known=True)
    genre.write(second, 50, 3, known=True)
    assert first.read_bytes() == second.read_bytes()


def test_the_table_of_names_is_the_one_made_from_the_grammar() -> None:
    names = tomllib.loads((MODELS / "genre" / "names.toml").read_text(encoding="utf-8"))
    ambiguous = set(tomllib.loads((MODELS / "genre" / "words.toml").read_text(encoding="utf-8"))["ambiguous"])
    assert pieces.TARGET.read_text(encoding="utf-8") == pieces.render(names, ambiguous)
