"""Which mentions become one record, and what never happens whatever the input."""

import re
from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.mentions import tell
from extract.learnt import read_weights
from extract.link import link
from extract.link.linking import _Comparison
from extract.link.rules import FEATURES, claim, rules
from extract.model import Decision

CASES = read_cases("links")["case"]


def pair(case: dict[str, Any]) -> list[Any]:
    return [tell(**case["one"]), tell(**({"article": "two"} | case["other"]))]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    mentions = pair(case)
    expected = 1 if case["expected"] == "same" else 2
    compared = _Comparison(mentions)
    assert len(link(mentions)) == expected, compared.pair(0, 1, "")


def test_every_rule_has_a_sentence_of_its_own_and_a_weight() -> None:
    sentences = [rule.sentence for rule in rules()]
    assert all(re.fullmatch(r"[A-Z].+\.", sentence) for sentence in sentences)
    assert len(set(sentences)) == len(FEATURES)
    assert set(read_weights("link_weights")["same_event"]) == {feature.__name__ for feature in FEATURES}


def test_a_rule_speaks_the_way_its_name_says() -> None:
    against = re.compile(r"different|apart|other_|unlike|years|differs|near$|relatives|any_two|same_article")
    for rule in rules():
        assert (rule.weight < 0) == bool(against.search(rule.name)), rule.name


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_claims_are_shares_and_do_not_depend_on_the_order(case: dict[str, Any]) -> None:
    one, other = _Comparison(pair(case)).profiles
    assert claim(one, other) == claim(other, one)
    assert all(0 < part.feature <= 1 for part in claim(one, other))


@pytest.mark.parametrize(("article", "named"), [("one", False), ("two", True)])
def test_neighbours_in_one_article_name_each_other_without_being_one(article: str, named: bool) -> None:
    first = tell(lead="On 21 June the militia released the activist Samira al-Nasseri.", people=["Samira al-Nasseri"])
    second = tell(
        article=article,
        start=90,
        lead="The militia also released the judge Adel Qasim Hamid.",
        text="Samira al-Nasseri had been released on 21 June.",
        people=["Adel Qasim Hamid"],
    )
    claims = {part.rule for part in claim(*_Comparison([first, second]).profiles)}
    assert ("name_in_text" in claims, "different_people" in claims) == (named, not named)


def same(one: str, other: str, value: str, line: int = 1) -> Decision:
    return Decision("same-event", "one", one, value, other_article="two", other_quote=other, line=line)


def test_a_decision_outranks_the_score() -> None:
    for case in CASES:
        one, other = pair(case)
        if one.article == other.article:
            continue
        assert len(link([one, other], [same(one.lead, other.lead, "same")])) == 1
        apart = link([one, other], [same(one.lead, other.lead, "different")])
        assert len(apart) == 2
        assert not any(record.doubtful for record in apart)


def test_who_is_unsure_leaves_it_to_the_score_and_is_not_asked_again() -> None:
    one, other = pair(CASES[0])
    [record] = link([one, other], [same(one.lead, other.lead, "unsure")])
    assert [pair.decided for pair in record.pairs] == ["unsure"]


def test_order_of_the_input_does_not_show() -> None:
    mentions = [mention for case in CASES for mention in pair(case)]
    distinct = {mention.id: mention for mention in mentions}
    assert link([*distinct.values()]) == link([*reversed(distinct.values())])


def test_why_two_were_merged_adds_up() -> None:
    [record] = link(pair(CASES[0]))
    [found] = record.pairs
    assert found.score == pytest.approx(sum(part.weight * part.feature for part in found.claims), abs=1e-3)
    assert found.score > 0


def test_nothing_gives_nothing() -> None:
    assert link([]) == ()
