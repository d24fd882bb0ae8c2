"""The whole line on small made articles: what a run promises whatever the accuracy of its stages."""

from pathlib import Path

import pytest

import extract.pipeline
from extract.errors import NothingToDo
from extract.model import Article, Run
from extract.pipeline import run

WINS = """Human rights wins of 2021

FEBRUARY

Morland: On 3 February the journalist Ada Brenner was released from prison in Accra, Ghana, after two years.

MARCH

Kenya: The High Court in Nairobi ruled on 9 March that the ban on the film was unconstitutional.
"""


def write(folder: Path, **articles: str) -> Path:
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def rows(finished: Run) -> list[tuple[str, str]]:
    return sorted((mention.id, record.id) for record in finished.records for mention in record.mentions)


def test_every_lead_is_an_exact_slice(tmp_path: Path) -> None:
    finished = run([write(tmp_path, wins=WINS)])
    mentions = [mention for record in finished.records for mention in record.mentions]
    assert len(mentions) == 2
    assert all(mention.passage.lead.of(WINS) == mention.lead for mention in mentions)


def test_ids_do_not_depend_on_the_company(tmp_path: Path) -> None:
    (alone := tmp_path / "alone").mkdir(), (both := tmp_path / "both").mkdir()
    write(alone, wins=WINS)
    write(both, wins=WINS, another="Wins of 2019\n\nMAY\n\nPeru: The activist Rosa Quispe was freed in May in Lima.\n")
    assert set(rows(run([alone]))) <= set(rows(run([both])))


def test_a_name_with_an_entity_in_it_quotes_itself(tmp_path: Path) -> None:
    text = "On 6 June 2020 the lawyer Andr&eacute; Silva was acquitted in Brazil.\n"
    finished = run([write(tmp_path, letter=text)])
    assert [person.name for record in finished.records for person in record.people] == ["André Silva"]


def test_a_copy_is_counted_once(tmp_path: Path) -> None:
    finished = run([write(tmp_path, wins=WINS, wins_again=WINS)])
    assert finished.counts["mentions"] == 2
    assert {record.articles for record in finished.records} == {("wins",)}


def test_one_article_that_fails_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_mentions = extract.pipeline.read_mentions

    def trip(article: Article, *others: object) -> object:
        if article.id == "bad":
            raise RuntimeError("tripped")
        return read_mentions(article, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(extract.pipeline, "read_mentions", trip)
    finished = run([write(tmp_path, bad=WINS.replace("Brenner", "Larsen"), good=WINS)])
    assert [item.path.name for item in finished.unreadable] == ["bad.txt"]
    assert "tripped" in finished.unreadable[0].reason
    assert finished.counts["mentions"] == 2


def test_an_article_without_wins_is_no_error(tmp_path: Path) -> None:
    finished = run([write(tmp_path, dull="Office hours\n\nOur office is closed on Mondays. Please ring the bell.\n")])
    assert finished.counts == {"articles": 1, "mentions": 0, "records": 0}
    assert not finished.unreadable


def test_nothing_to_read_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(NothingToDo, match="nothing to read"):
        run([tmp_path])


def test_workers_change_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, wins=WINS, more=WINS.replace("2021", "2020").replace("Ada Brenner", "Ida Falk"))
    assert rows(run([folder], workers=1)) == rows(run([folder], workers=2))
