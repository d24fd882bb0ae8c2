"""The engine gives results in the input's order, wherever the work ran."""

import os

import pytest

from extract.engine import WORTH_A_PROCESS, work_through, workers_for
from extract.errors import WorkerError


def double(number: int) -> int:
    return 2 * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_input(workers: int) -> None:
    numbers = list(range(70))
    assert list(work_through(double, numbers, workers)) == [2 * number for number in numbers]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_of_the_work_ends_the_run(workers: int) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(work_through(refuse_seven, list(range(20)), workers))


def test_no_items_need_no_worker() -> None:
    assert list(work_through(double, [], 2)) == []


def test_few_articles_are_not_worth_a_process() -> None:
    assert workers_for(WORTH_A_PROCESS - 1) == 1
    assert workers_for(3, wanted=2) == 2


def die(number: int) -> int:
    os._exit(number)


def test_a_worker_that_dies_ends_the_run_in_words() -> None:
    with pytest.raises(WorkerError, match="killed, most likely for want of memory"):
        list(work_through(die, [1, 2], 2))
