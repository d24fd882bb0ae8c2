"""The whole run on one screen: what people wrote in, typed records and flags out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from extract.categorise import categorise, category_chances
from extract.correct import apply_corrections, correct_passages
from extract.dates import date_passages
from extract.engine import work_through, workers_for
from extract.errors import NothingToDo
from extract.export.spans import check_spans
from extract.flag import find_flags
from extract.layout import find_blocks
from extract.link import link
from extract.model import Answer, Article, Decision, EventDate, Mention, Parsed, Passage, Run, Unreadable
from extract.parse import load_pipeline, parse
from extract.read import read_articles
from extract.reader import load_reader
from extract.resolve import resolve_organisations, resolve_people, resolve_places, resolve_whereabouts
from extract.review import read_decisions
from extract.segment import find_passages
from extract.text import mention_id
from extract.trust import assess

if TYPE_CHECKING:
    from spacy.language import Language

Item = TypeVar("Item")
Progress = Callable[[str, int, int], None]  # stage, done, of how many


def run(
    paths: Sequence[Path | str],
    *,
    model: str = "",
    decisions: Path | None = None,
    workers: int = 0,
    progress: Progress | None = None,
) -> Run:
    """Read the articles at `paths` (files and folders) and return their records, flags and what could not be read.

    `model` names a spaCy pipeline or its folder (our own by default), `decisions` the reviewers' answers, `workers`
    the processes to use (0: as many as are worth it). Raises `NothingToDo` when no article could be read, and
    `UsageError` for a path that is not there, a pipeline that does not fit or decisions that contradict each other.
    """
    clock, tell = _Clock(), progress or _silent
    with clock.stage("read"):
        inputs = list(_counted(read_articles([Path(path) for path in paths]), "read", tell))
        known = read_decisions(decisions) if decisions else ()
    articles = tuple(item for item in inputs if isinstance(item, Article))
    unreadable = [item for item in inputs if isinstance(item, Unreadable)]
    if not articles:
        raise NothingToDo(_nothing(paths, unreadable))
    known = _of_originals(known, articles)
    with clock.stage("extract"):
        mentions, broken = _extract(articles, model, known, workers, tell)
    if len(broken) == sum(not article.copy_of for article in articles):
        # A run in which nothing worked must not replace an earlier output by empty tables.
        raise NothingToDo(_nothing(paths, [*unreadable, *broken]))
    with clock.stage("correct"):
        corrected, stale = apply_corrections(mentions, known)
    with clock.stage("trust"):
        trusted = assess(corrected, articles)
    with clock.stage("link"):
        tell("link", 0, len(trusted))
        records = link(trusted, known)
    with clock.stage("flag"):
        flags = {record.id: find_flags(record) for record in records}
    counts = {"articles": len(articles), "mentions": len(corrected), "records": len(records)}
    lost = _of_the_given(stale, articles, paths)
    return Run(records, flags, articles, (*unreadable, *broken), lost, counts, clock.seconds)


def read_mentions(article: Article, nlp: Language, decisions: Sequence[Decision] = ()) -> tuple[Mention, ...]:
    """Every win that `article` tells, resolved: the stages from layout to categorise on one article.

    `decisions` may split, join and add passages; what they say of fields is applied later, on the mentions.
    """
    parsed = parse(article, find_blocks(article), nlp)
    # Reviewers quote the article as it stands, headers inside a sentence included.
    passages = correct_passages(replace(parsed, article=article), find_passages(parsed), decisions)
    dates = date_passages(parsed, passages)
    return tuple(
        _assemble(article, parsed, passage, date, mention_id(article.id, passage.lead.of(article.text), nth))
        for passage, date, nth in zip(passages, dates, _repeats(parsed, passages), strict=True)
    )


def _assemble(article: Article, parsed: Parsed, passage: Passage, date: Answer[EventDate | None], id: str) -> Mention:
    text = parsed.article.text  # without the running headers that a page put into sentences
    whereabouts = resolve_whereabouts(parsed, passage)
    kinds = category_chances(parsed, passage)
    return Mention(
        id=id,
        article=parsed.article.id,
        passage=passage,
        lead=passage.lead.of(article.text),
        text=" ".join(span.of(text) for span in passage.own),
        date=date,
        whereabouts=whereabouts,
        places=resolve_places(parsed, passage, whereabouts.value.countries),
        people=resolve_people(parsed, passage, kinds),
        organisations=resolve_organisations(parsed, passage),
        category=categorise(parsed, passage, kinds),
    )


def _of_originals(decisions: Sequence[Decision], articles: Sequence[Article]) -> tuple[Decision, ...]:
    """What was decided of an article counts for the one that it repeats: under which name it is read may change."""
    copies = {article.id: article.copy_of for article in articles if article.copy_of}
    return tuple(
        replace(
            decision,
            article=copies.get(decision.article, decision.article),
            other_article=copies.get(decision.other_article, decision.other_article),
        )
        for decision in decisions
    )


def _of_the_given(
    stale: Sequence[Decision], articles: Sequence[Article], paths: Sequence[Path | str]
) -> tuple[Decision, ...]:
    """Of single files only what was decided of them: the other articles of their folder are not gone."""
    if any(Path(path).is_dir() for path in paths):
        return tuple(stale)
    given = {"", *(article.id for article in articles)}
    return tuple(decision for decision in stale if {decision.article, decision.other_article} <= given)


def _repeats(parsed: Parsed, passages: Iterable[Passage]) -> Iterator[int]:
    """For each passage, how many earlier ones have the same words as lead."""
    seen: dict[str, int] = {}
    for passage in passages:
        words = passage.lead.of(parsed.article.text)
        yield seen.setdefault(words, 0)
        seen[words] += 1


def _extract(
    articles: Sequence[Article], model: str, decisions: Sequence[Decision], workers: int, tell: Progress
) -> tuple[list[Mention], list[Unreadable]]:
    # A copy is one source, not two: read for wins it would double every row's article count.
    originals = [article for article in articles if not article.copy_of]
    processes = workers_for(len(originals), workers)
    load_pipeline(model)  # a pipeline that does not fit is told before any work, and once …
    load_reader()  # … and so is a reader that is missing
    results = work_through(partial(_read_or_fail, model, decisions), originals, processes)
    mentions: list[Mention] = []
    broken: list[Unreadable] = []
    for result in _counted(results, "extract", tell, len(originals)):
        if isinstance(result, Unreadable):
            broken.append(result)
        else:
            mentions += result
    return mentions, broken


def _read_or_fail(model: str, decisions: Sequence[Decision], article: Article) -> tuple[Mention, ...] | Unreadable:
    try:
        mentions = read_mentions(article, _pipeline(model), decisions)
        for mention in mentions:
            check_spans(mention, article.text)
        return mentions
    except Exception as error:  # one article that trips us must not cost the others
        reason = f"reading it failed: {type(error).__name__}: {error}"
        return Unreadable(article.path, reason, "the other articles are not affected; please report this one")


@cache
def _pipeline(model: str) -> Language:
    return load_pipeline(model)


@dataclass
class _Clock:
    """Seconds per stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.seconds[name] = round(perf_counter() - start, 3)


def _counted(items: Iterable[Item], stage: str, tell: Progress, total: int = 0) -> Iterator[Item]:
    for done, item in enumerate(items, 1):
        tell(stage, done, total)
        yield item


def _silent(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


def _nothing(paths: Sequence[Path | str], unreadable: Sequence[Unreadable]) -> str:
    where = ", ".join(str(path) for path in paths)
    why = "; ".join(f"{item.path}: {item.reason}" for item in unreadable[:3]) or "no .txt or .md file in it"
    return f"{where}: nothing to read ({why}); give a folder or files with articles as text or Markdown"
