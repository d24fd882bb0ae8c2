"""Each source's own format, in a small made sample, becomes text with offsets."""

import gzip
import json
from pathlib import Path

import convert

LABELS = {"per": "PERSON", "org": "ORG", "loc": "LOC"}


def names(marked: convert.Marked) -> list[tuple[str, str]]:
    text, entities = marked
    return [(text[start:end], label) for start, end, label in entities]


def test_columns_with_comments_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(
        "# sent_id = 1\n1\tAmina\tB-PER\t-\n2\tOkoye\tI-PER\t-\n3\tleft\tO\t-\n4\tLagos\tB-LOC\t-\n5\t.\tO\t-\n\n"
        "# sent_id = 2\n1\tGood\tO\t-\n",
        encoding="utf-8",
    )
    first, second = convert.read_columns(path, word=1, tag=2)
    marked = convert.to_text(first, LABELS)
    assert marked[0] == "Amina Okoye left Lagos."
    assert names(marked) == [("Amina Okoye", "PERSON"), ("Lagos", "LOC")]
    assert second == [("Good", "O")]


def test_columns_where_every_tag_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "wikigold.txt"
    path.write_text("-DOCSTART- O\n\nKumi I-ORG\nBank I-ORG\npaid O\nTando I-PER\n", encoding="utf-8")
    (sentence,) = convert.read_columns(path, word=0, tag=-1)
    assert names(convert.to_text(sentence, LABELS)) == [("Kumi Bank", "ORG"), ("Tando", "PERSON")]


def test_csv_numbers_only_the_first_word(tmp_path: Path) -> None:
    path = tmp_path / "gmb.csv"
    path.write_text(
        "Sentence #,Word,POS,Tag\n"
        "Sentence: 1,President,NNP,B-per\n,Okoye,NNP,I-per\n,spoke,VBD,O\nSentence: 2,Yes,UH,O\n",
        encoding="latin-1",
    )
    first, second = convert.read_csv(path)
    assert names(convert.cut_titles(convert.to_text(first, LABELS), {"president"})) == [("Okoye", "PERSON")]
    assert second == [("Yes", "O")]


def test_documents_keep_the_first_of_two_overlapping_mentions(tmp_path: Path) -> None:
    document = {
        "sents": [["Kumi", "Bank", "of", "Lagos", "paid", "."]],
        "vertexSet": [
            [{"pos": [0, 4], "sent_id": 0, "type": "ORG"}],
            [{"pos": [3, 4], "sent_id": 0, "type": "LOC"}],
            [{"pos": [4, 5], "sent_id": 0, "type": "TIME"}],
        ],
    }
    path = tmp_path / "dev.json"
    path.write_text(json.dumps([document]), encoding="utf-8")
    (sentence,) = convert.read_documents(path)
    assert names(convert.to_text(sentence, LABELS)) == [("Kumi Bank of Lagos", "ORG")]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "btc.jsonl"
    path.write_text(json.dumps({"tokens": ["Hi", "Tando"], "entities": ["O", "B-PER"]}) + "\n", encoding="utf-8")
    (sentence,) = convert.read_json_lines(path)
    assert names(convert.to_text(sentence, LABELS)) == [("Tando", "PERSON")]


def test_quotes_and_brackets_stand_close() -> None:
    words = [(word, "O") for word in ["He", "said", '"', "no", '"', "(", "twice", ")", "."]]
    assert convert.to_text(words, LABELS)[0] == 'He said "no" (twice).'


def test_two_names_side_by_side_stay_two() -> None:
    words = [("Tando", "B-PER"), ("Kumi", "B-PER")]
    assert names(convert.to_text(words, LABELS)) == [("Tando", "PERSON"), ("Kumi", "PERSON")]


def test_sources_are_written_once_each_and_alike_every_time(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.txt").write_text("Tando\tB-PER\nspoke\tO\n\nTando\tB-PER\nspoke\tO\n", encoding="utf-8")
    sources = {
        "titles": [],
        "train.small": {"format": "columns", "files": ["s/a.txt"], "word": 0, "tag": 1, "labels": LABELS},
    }
    assert convert.convert(tmp_path, tmp_path / "out", sources) == {"train.small": 1}
    path = tmp_path / "out" / "train.small.jsonl.gz"
    first = path.read_bytes()
    convert.convert(tmp_path, tmp_path / "out", sources)
    assert path.read_bytes() == first
    row = json.loads(gzip.decompress(first))
    assert row == {"text": "Tando spoke", "entities": [[0, 5, "PERSON"]], "source": "small"}
