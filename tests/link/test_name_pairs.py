"""Names of one person across spellings, and of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand.cases import read_cases
from extract.link.names import Likeness, compare_names, read_name

CASES = read_cases("name_pairs")["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    one, other = (read_name(name) for name in case["names"])
    assert compare_names(one, other).name.casefold() == case["expected"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_of_the_two_does_not_count(one: str, other: str) -> None:
    assert compare_names(read_name(one), read_name(other)) is compare_names(read_name(other), read_name(one))


@given(
    st.lists(
        st.sampled_from(["Ada", "Brenner", "Rosa", "Quispe", "Siby", "Okoro"]), min_size=2, max_size=4, unique=True
    )
)
def test_the_order_of_the_parts_does_not_count(parts: list[str]) -> None:
    turned = " ".join(reversed(parts))
    assert compare_names(read_name(" ".join(parts)), read_name(turned)) is Likeness.SAME
