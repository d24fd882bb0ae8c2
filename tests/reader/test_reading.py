"""What the network that comes with extract takes sentences, leads and people for."""

from pathlib import Path

import numpy as np
import pytest

from by_hand.placed import place
from extract.errors import ModelError
from extract.model import Category, Role, Span
from extract.reader import load_reader, read_whole
from extract.reader.reading import SPECIAL, read_reader

FREED = """The year began badly.
*The writer [Ada Mensah] was released from prison on Monday.* Her editor [Kofi Anto] met her."""
LAW = "*Parliament passed a law that bans child marriage.*"


def test_a_statement_of_a_win_is_told_from_a_remark() -> None:
    parsed, passage = place(FREED)
    remark, win = read_whole(parsed).wins([Span(0, 21), passage.lead])
    assert win > remark + 2


def test_what_is_no_sentence_of_the_article_is_no_opinion() -> None:
    parsed, _ = place(FREED)
    assert read_whole(parsed).wins([Span(3, 9)]) == [0.0]


@pytest.mark.parametrize(("marked", "kind"), [(FREED, Category.RELEASE), (LAW, Category.LEGISLATION)])
def test_the_kind_of_a_win(marked: str, kind: Category) -> None:
    parsed, passage = place(marked)
    kinds = read_whole(parsed).kinds(passage.lead)
    assert sum(kinds.values()) == pytest.approx(1.0)
    assert max(kinds, key=kinds.__getitem__) is kind


def test_who_is_freed_and_who_waits() -> None:
    parsed, passage = place(FREED)
    freed, waits = (entity.span for entity in parsed.entities)
    one, other = read_whole(parsed).parts(passage.lead, [("lead", [freed]), ("detail", [waits])])
    assert one[Role.SUBJECT] > 0.8
    assert one[Role.SUBJECT] > other[Role.SUBJECT]


def test_nobody_is_no_opinion() -> None:
    parsed, passage = place(LAW)
    assert read_whole(parsed).parts(passage.lead, []) == []
    assert read_whole(parsed).parts(passage.lead, [("lead", [])]) == [{}]


def test_an_article_is_read_once() -> None:
    parsed, _ = place(FREED)
    assert read_whole(parsed) is read_whole(parsed)


def test_a_reader_is_written_and_read_again(tmp_path: Path) -> None:
    reader = load_reader()
    reader.write(tmp_path)
    again = read_reader(tmp_path)
    assert again.vocabulary == reader.vocabulary
    assert np.array_equal(again.sentences.numbers(), reader.sentences.numbers())
    assert np.array_equal(again.passages.numbers(), reader.passages.numbers())


def test_a_broken_reader_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make reader"):
        read_reader(tmp_path)
    (tmp_path / "words.txt").write_text("\n".join(SPECIAL) + "\n", encoding="utf-8")
    np.save(tmp_path / "sentences.npy", np.zeros(5))
    with pytest.raises(ModelError, match="numbers"):
        read_reader(tmp_path)
