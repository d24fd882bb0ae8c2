"""Pipelines of others are read through the table of labels, and refused with a reason."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extract.errors import ModelError
from extract.model import Article, Block, BlockKind, EntityLabel, Span
from extract.parse import load_pipeline, parse
from extract.parse.language import labels


def ruler(lang: str, patterns: dict[str, str]) -> Language:
    nlp = spacy.blank(lang)
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns([{"label": label, "pattern": name} for name, label in patterns.items()])  # type: ignore[attr-defined]
    return nlp


def saved(nlp: Language, folder: Path) -> str:
    nlp.to_disk(folder)
    return str(folder)


def names(text: str, nlp: Language) -> list[tuple[str, EntityLabel]]:
    article = Article(id="a", path=Path("a.txt"), text=text, body=Span(0, len(text)), sha256="0" * 64)
    whole = Span(0, len(text))
    return [
        (name.text, name.label) for name in parse(article, [Block(BlockKind.PARAGRAPH, whole, whole)], nlp).entities
    ]


def test_ontonotes_labels(tmp_path: Path) -> None:
    patterns = {
        "Amina Zorvath": "PERSON",
        "Qibla Tower": "FAC",
        "Tarvia": "GPE",
        "Monday": "DATE",
        "Zorvath Prize": "WORK_OF_ART",
    }
    nlp = load_pipeline(saved(ruler("en", patterns), tmp_path / "ontonotes"))
    found = names("Then Amina Zorvath saw Qibla Tower of Tarvia on Monday.", nlp)
    assert found == [
        ("Amina Zorvath", EntityLabel.PERSON),
        ("Qibla Tower", EntityLabel.LOC),
        ("Tarvia", EntityLabel.LOC),
    ]


def test_conll_labels(tmp_path: Path) -> None:
    nlp = load_pipeline(
        saved(ruler("en", {"Amina Zorvath": "PER", "Kestrel": "ORG", "Tarvia": "LOC"}), tmp_path / "conll")
    )
    found = names("Then Amina Zorvath left Kestrel for Tarvia.", nlp)
    assert [label for _, label in found] == [EntityLabel.PERSON, EntityLabel.ORG, EntityLabel.LOC]


def test_our_own_labels_stand_for_themselves() -> None:
    assert all(labels()[label.value] is label for label in EntityLabel)
    assert labels()["GPE"] is EntityLabel.LOC
    assert labels()["DATE"] is None


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="finds no names"):
        load_pipeline(saved(spacy.blank("en"), tmp_path / "blank"))


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="language 'de'"):
        load_pipeline(saved(ruler("de", {"Berlin": "LOC"}), tmp_path / "german"))


def test_a_pipeline_with_foreign_labels_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("CHEMICAL")  # type: ignore[attr-defined]
    nlp.initialize()
    with pytest.raises(ModelError, match="CHEMICAL"):
        load_pipeline(saved(nlp, tmp_path / "chemistry"))


def test_a_pipeline_that_is_not_there_is_refused_with_the_remedy() -> None:
    with pytest.raises(ModelError, match="spacy download no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_broken_pipeline_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    ruler("en", {"Lima": "LOC"}).to_disk(folder)
    (folder / "config.cfg").write_text("[nlp]\nlang = \n", encoding="utf-8")
    with pytest.raises(ModelError, match="does not load"):
        load_pipeline(str(folder))


def test_our_own_pipeline_loads_is_kept_and_finds_names() -> None:
    nlp = load_pipeline()
    assert load_pipeline() is nlp
    found = names("In Kenya the journalist Wanjiru Otieno was released by the High Court.", nlp)
    assert ("Wanjiru Otieno", EntityLabel.PERSON) in found
    assert ("Kenya", EntityLabel.LOC) in found
    assert ("High Court", EntityLabel.ORG) in found
