"""Where a win took place or whose authority acted."""

from dataclasses import replace
from typing import Any

import pytest

from by_hand.cases import read_cases
from by_hand.placed import place
from extract.model import BlockKind, Scope, Span
from extract.resolve import resolve_whereabouts

CASES: list[dict[str, Any]] = read_cases("whereabouts")["case"]


def params() -> list[Any]:
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(case, id=case["label"], marks=[failing] if case.get("expect") == "fail" else []) for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_countries(case: dict[str, Any]) -> None:
    answer = resolve_whereabouts(*place(case["text"], case.get("label_text", "")))
    assert list(answer.value.countries) == case["countries"], answer
    assert (answer.value.scope is Scope.MULTI_COUNTRY) == (len(case["countries"]) > 1)


def test_two_close_readings_are_told() -> None:
    answer = resolve_whereabouts(*place("*The Malian aid worker [Awa Traoré] was freed and flown to <Niamey>.*"))
    assert answer.confidence < 0.8
    assert {code for rival in answer.rivals for code in rival.value.countries} | set(answer.value.countries) >= {"NE"}


def test_scope_of_what_is_of_no_country() -> None:
    of_europe = resolve_whereabouts(*place("*The European Parliament adopted its opinion on the directive.*"))
    of_all = resolve_whereabouts(*place("*The General Assembly declared water to be a human right.*"))
    assert (of_europe.value.scope, of_all.value.scope) == (Scope.REGIONAL, Scope.GLOBAL)


def test_a_body_of_all_states_decides_for_the_world_whoever_proposed_it() -> None:
    answer = resolve_whereabouts(
        *place("*The Human Rights Council passed it by four votes.* South Africa was against.")
    )
    assert answer.value.scope is Scope.GLOBAL


def test_a_list_without_labels_is_of_the_country_that_opens_the_paragraph_above() -> None:
    above = "Chad's law is new, and Chad's alone.\nTOGO. Two judgments.\n- Drivers are workers.\n"
    parsed, passage = place(f"{above}- *The same court cleared nine clerks.*")
    top = parsed.article.text.index("TOGO")
    first, opening, *items = parsed.blocks
    listed = (replace(item, kind=BlockKind.BULLET) for item in items)
    opening = replace(opening, label=Span(top, top + len("TOGO")))
    answer = resolve_whereabouts(replace(parsed, blocks=(first, opening, *listed)), passage)
    assert answer.value.countries == ("TG",)


def test_a_paragraph_below_the_only_label_is_no_longer_of_its_country() -> None:
    lines = ["Benin: a law was passed on the last day of May, and death is in it no more, say those who read it."]
    lines += [
        f"In month {number} of that long year nobody of ours came out, and all of us wrote letters to them."
        for number in range(6)
    ]
    lead = "In <São Paulo> a jury took up the old case again. *In April nine officers were condemned for the deaths.*"
    parsed, passage = place("\n".join([*lines[1:], lines[0], lead]), "Benin")
    *others, opening, last = parsed.blocks
    blocks = (*others, replace(opening, label=passage.label), last)
    answer = resolve_whereabouts(replace(parsed, blocks=blocks), passage)
    assert answer.value.countries == ("BR",)


def test_nothing_named() -> None:
    answer = resolve_whereabouts(*place("*Forty fishermen were released.*"))
    assert answer.value.countries == ()
    assert answer.confidence <= 0.5


def test_where_a_journey_ends_is_told_with_little_confidence() -> None:
    answer = resolve_whereabouts(*place("*[Lin Mei] flew into <Helsinki> on Tuesday with her arms wide open.*"))
    assert answer.confidence < 0.7
