"""Two reviewers compared, by kind of question; kappa against worked examples."""

from dataclasses import replace

import pytest

from extract.model import Decision
from extract.review.agreement import agreement_by_kind, cohens_kappa, find_shared

ADA = Decision("field", "news", "Ada was freed.", "2021-02", "date", reviewer="mk", line=1)
PEOPLE = replace(ADA, field="people", value="Ada Brenner; Ines Vold (perpetrator)")
PAIR = Decision("same-event", "news", "Ada was freed.", "same", other_article="blog", other_quote="Ada is home.")
TURNED = Decision("same-event", "blog", "Ada is home.", "same", other_article="news", other_quote="Ada was freed.")
SPLIT = Decision("split", "news", "Ada was freed.", "Ada was freed.")
NOT_A_WIN = Decision("not-a-win", "news", "Ada was freed.")


@pytest.mark.parametrize(
    ("yes_yes", "yes_no", "no_yes", "no_no", "kappa"),
    [
        (20, 5, 10, 15, 0.4),  # the example of most textbooks
        (45, 15, 25, 15, 0.1304),
        (25, 35, 5, 35, 0.2593),
        (10, 0, 0, 10, 1.0),
        (0, 10, 10, 0, -1.0),
        (5, 5, 0, 0, 0.0),  # one of them always said the same
        (10, 0, 0, 0, None),  # both did: there is nothing that chance would not give
        (0, 0, 0, 0, None),
    ],
)
def test_kappa(yes_yes: int, yes_no: int, no_yes: int, no_no: int, kappa: float | None) -> None:
    answers = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
    counts = (yes_yes, yes_no, no_yes, no_no)
    found = cohens_kappa([pair for pair, count in zip(answers, counts, strict=True) for _ in range(count)])
    assert found == (None if kappa is None else pytest.approx(kappa, abs=1e-4))


@pytest.mark.parametrize(
    ("one", "other", "kind", "agreed"),
    [
        (ADA, ADA, "date", True),
        (ADA, replace(ADA, quote="ADA WAS FREED", value="2021-03"), "date", False),
        (ADA, replace(ADA, value="unsure"), "date", False),
        (ADA, replace(ADA, value=""), "date", False),
        (PEOPLE, replace(PEOPLE, value="Ines Vold (perpetrator); Ada Brenner"), "people", True),
        (PEOPLE, replace(PEOPLE, value="Ines Vold; Ada Brenner"), "people", False),
        (PAIR, TURNED, "same-event", True),
        (PAIR, replace(TURNED, value="different"), "same-event", False),
        (SPLIT, SPLIT, "win", True),
        (SPLIT, replace(SPLIT, value="Ada was freed. | She won."), "win", False),
        (SPLIT, NOT_A_WIN, "win", False),
        (NOT_A_WIN, replace(NOT_A_WIN, kind="missed-win"), "win", False),
        (ADA, NOT_A_WIN, "win", False),  # whoever dates it takes it for a win
    ],
)
def test_shared_questions(one: Decision, other: Decision, kind: str, agreed: bool) -> None:
    for left, right in ((one, other), (other, one)):
        [shared] = find_shared([left], [right])
        assert (shared.kind, shared.agreed) == (kind, agreed)


@pytest.mark.parametrize(
    ("one", "other"),
    [(ADA, PEOPLE), (ADA, PAIR), (ADA, replace(ADA, article="blog")), (PAIR, replace(TURNED, quote="Bo is home."))],
)
def test_different_questions_are_not_compared(one: Decision, other: Decision) -> None:
    assert find_shared([one], [other]) == ()


def test_the_last_answer_counts_and_kinds_are_counted_apart() -> None:
    other_date = replace(ADA, quote="Bo was freed.", value="2021-05")
    mk = [replace(ADA, value="2019"), ADA, other_date, PAIR]
    jo = [ADA, replace(other_date, value="2021-06"), TURNED, PEOPLE]
    found = agreement_by_kind(find_shared(mk, jo))
    assert [(kind.kind, kind.shared, kind.agreed, kind.agreement) for kind in found] == [
        ("date", 2, 1, 0.5),
        ("same-event", 1, 1, 1.0),
    ]
    assert found[0].kappa == pytest.approx(1 / 3)
    assert found[1].kappa is None
