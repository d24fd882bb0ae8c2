"""Finds, checks and loads the language pipeline, and reads any pipeline's labels as ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import spacy
import spacy.about
from spacy.language import Language

from extract.errors import ModelError
from extract.learnt import find_model
from extract.model import EntityLabel
from extract.tables import read_toml

_OURS = "wins_ner"


@cache
def load_pipeline(name: str = "") -> Language:
    """The spaCy pipeline `name` (a package or a folder); without a name the one that comes with extract.

    Raises ModelError where it is missing, broken, finds no names, or is for another language.
    """
    nlp = _load(name or str(find_model(_OURS, "language pipeline", "meta.json", "model")))
    _check(nlp, name or _OURS)
    return nlp


def _load(name: str) -> Language:
    try:
        return spacy.load(name, exclude=["lemmatizer", "attribute_ruler"])
    except OSError as error:
        raise ModelError(
            f"there is no language pipeline {name!r}: give a folder that holds one, or install it first "
            f"(python -m spacy download {name})"
        ) from error
    except Exception as error:  # spaCy lets errors of any kind through for a broken or too new pipeline
        raise ModelError(
            f"the language pipeline {name!r} does not load with spaCy {spacy.about.__version__}: {error}"
        ) from error


def _check(nlp: Language, name: str) -> None:
    finders = [pipe for pipe in ("ner", "entity_ruler", "span_ruler", "beam_ner") if pipe in nlp.pipe_names]
    if not finders:
        raise ModelError(f"the pipeline {name!r} finds no names (it has no ner); use one that does")
    if nlp.lang not in {"en", "xx"}:
        raise ModelError(
            f"the pipeline {name!r} is for the language {nlp.lang!r}; extract reads English, use one for en"
        )
    if "ner" in nlp.pipe_names:
        known = set(labels())
        own = set(nlp.pipe_labels.get("ner", []))
        if own and not own & known:
            raise ModelError(
                f"the pipeline {name!r} has none of the labels that extract knows "
                f"({', '.join(sorted(own))} against {', '.join(sorted(known))}); add them to data/labels.toml"
            )


@cache
def labels() -> Mapping[str, EntityLabel | None]:
    """Label of any scheme in `data/labels.toml` → our label, or None for what is no name (dates, numbers)."""
    table = read_toml("labels")
    own: dict[str, EntityLabel | None] = {label.value: label for label in EntityLabel}
    named = {foreign: EntityLabel(label) for foreign, label in table["names"].items()}
    return MappingProxyType({**dict.fromkeys(table["not_names"]), **own, **named})
