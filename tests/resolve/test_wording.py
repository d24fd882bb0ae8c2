"""Plain words as features of a role."""

from by_hand.marked import make_passage
from extract.resolve.people.wording import is_of_words, word_features


def features(marked: str, number: int = 0) -> set[str]:
    parsed, passage = make_passage(marked)
    people = tuple(entity.span for entity in parsed.entities)
    return set(word_features(parsed.article.text, passage.lead, passage.lead, people[number], people, "lead"))


def test_words_beside_a_name_and_in_the_lead_count() -> None:
    found = features("Judges cleared [Awa Sarr], who is a baker, of theft.")
    assert {"lead:before clear", "lead:after ,", "lead:lead has clear"} <= found


def test_names_teach_nothing() -> None:
    found = features("A court in Lomé cleared [Awa Sarr] and [Kofi Adzo].", 1)
    assert not any(word in feature for feature in found for word in ("Lomé", "lomé", "awa", "Awa", "sarr"))


def test_words_around_somebody_elsewhere_are_marked_as_such() -> None:
    parsed, passage = make_passage("The gate opened at last.", "[Awa Sarr] wept.")
    name, sentence = parsed.entities[0].span, passage.details[0]
    found = word_features(parsed.article.text, passage.lead, sentence, name, (name,), "rest")
    assert {"rest:told wept", "rest:lead has gate"} <= set(found)


def test_every_feature_is_known_as_one_of_words_and_no_claim_is() -> None:
    assert all(map(is_of_words, features("[Awa Sarr] walked out.") | features("They freed [Awa Sarr].")))
    assert not any(map(is_of_words, ("lead:<freeing", "lead:is freed & freedom", "zone:lead", "named:1")))
