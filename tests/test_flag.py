"""Which rows are asked about, and what the question says."""

from dataclasses import replace

from by_hand.mentions import tell
from extract.flag import find_flags
from extract.link import link
from extract.model import FlagKind, Mention, Record, Trust
from extract.tables import read_toml

SURE = {"passage": 0.99, "date": 0.99, "countries": 0.99, "people": 0.99}
LEAD = "Samira al-Nasseri walked free on 3 May 2021."


def record(
    against: dict[str, tuple[str, ...]] | None = None, corrected: tuple[str, ...] = (), **chances: float
) -> Record:
    mention = tell(LEAD, date="2021-05-03", countries=["BH"], people=["Samira al-Nasseri"])
    trust = Trust(**{**SURE, **chances}, against=against or {})
    [found] = link([replace(mention, trust=trust, corrected=corrected)])
    return found


def kinds(record: Record) -> list[FlagKind]:
    return [flag.kind for flag in find_flags(record)]


def test_a_row_that_is_sure_has_no_flag() -> None:
    assert kinds(record()) == []


def test_a_doubtful_field_is_named_with_its_reason_in_words() -> None:
    [flag] = find_flags(record(date=0.3, against={"date": ("unread day", "another weekday", "out of order")}))
    assert flag.kind is FlagKind.DATE
    assert flag.current == "2021-05-03"
    words = read_toml("trust")["date"]
    assert words["unread day"] in flag.reason and words["another weekday"] in flag.reason
    assert words["out of order"] not in flag.reason
    assert "30 % sure" in flag.reason


def test_a_doubt_without_a_sign_of_its_own_says_so() -> None:
    [flag] = find_flags(record(countries=0.3))
    assert "nothing in particular speaks against it (30 % sure)" in flag.reason


def test_small_doubts_add_up_and_the_weakest_is_asked() -> None:
    below = read_toml("flags")["row"]["below"]
    each = (below - 0.02) ** (1 / 3)
    assert FlagKind.DATE in kinds(record(date=each - 0.01, countries=each, people=each))
    assert kinds(record(date=each + 0.1, countries=each + 0.1, people=each + 0.1)) == []


def test_a_passage_that_is_hardly_a_win_is_asked_with_what_speaks_against_it() -> None:
    [flag] = find_flags(record(passage=0.2, against={"passage": ("kind in doubt",)}))
    assert flag.kind is FlagKind.SPLIT
    assert read_toml("trust")["passage"]["kind in doubt"] in flag.reason


def test_what_a_reviewer_set_is_not_asked_again() -> None:
    assert kinds(record(date=0.1, corrected=("date",))) == []
    assert kinds(record(passage=0.1, corrected=("split",))) == []


def test_two_tellings_with_dates_that_differ_are_a_conflict() -> None:
    def telling(article: str, day: str) -> Mention:
        return tell(
            "On the 14th the tribunal found Bosco Lumbala guilty of sending children to war.",
            article, day, ["CD"], perpetrators=["Bosco Lumbala"], category="accountability",
        )  # fmt: skip

    [found] = link([telling("one", "2012-03-14"), telling("two", "2011-03-14")])
    [flag] = [flag for flag in find_flags(found) if flag.kind is FlagKind.CONFLICT]
    assert flag.field == "date"
    assert {flag.current, *flag.candidates} == {"2012-03-14", "2011-03-14"}


def test_a_date_that_could_not_be_worked_out_is_always_asked_for() -> None:
    undated = replace(tell(LEAD, countries=["BH"], people=["Samira al-Nasseri"]), trust=Trust(**SURE, against={}))
    [found] = link([undated])
    assert kinds(found) == [FlagKind.DATE]
    [decided] = link([replace(undated, corrected=("date",))])
    assert kinds(decided) == []


def test_where_no_year_is_told_nothing_is_said_of_days_that_were_understood() -> None:
    mention = tell(LEAD, countries=["BH"], people=["Samira al-Nasseri"])
    trust = Trust(**{**SURE, "date": 0.2}, against={"date": ("unread day",)})
    [found] = link([replace(mention, trust=trust)])
    [flag] = find_flags(found)
    assert flag.kind is FlagKind.DATE
    assert read_toml("trust")["date"]["unread day"] not in flag.reason
