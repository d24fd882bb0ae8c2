#!/usr/bin/env python3
"""How fast is it: the whole of `extract run` against the bare language model on the same texts, in one process each.

usage: speed.py [RAW_DIR]

Prints words a second for both and their ratio; machines are noisy, so read the ratio. Also the time of `extract
--help`, the load of the pipeline and the peak memory of a run.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from extract.model import Article
from extract.parse import load_pipeline
from extract.pipeline import run
from extract.read import read_articles


def timed(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    raw = Path(sys.argv[1] if len(sys.argv) > 1 else "raw")
    extract = str(Path(sys.executable).with_name("extract"))
    print(f"extract --help            {min(timed([extract, '--help']) for _ in range(3)):6.2f} s")
    with tempfile.TemporaryDirectory() as scratch:
        print(f"extract run, whole        {timed([extract, 'run', str(raw), '-o', scratch + '/out', '-q']):6.2f} s")
    articles = [item for item in read_articles([raw]) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    start = perf_counter()
    nlp = load_pipeline()
    print(f"pipeline loaded           {perf_counter() - start:6.2f} s")
    paragraphs = [line for article in articles for line in article.text.split("\n") if line.strip()]
    list(nlp.pipe(paragraphs[:20]))
    start = perf_counter()
    list(nlp.pipe(paragraphs))
    bare = words / (perf_counter() - start)
    run([raw], workers=1)
    start = perf_counter()
    run([raw], workers=1)
    whole = words / (perf_counter() - start)
    print(f"language model alone  {bare:10,.0f} words/s")
    print(f"whole run             {whole:10,.0f} words/s, {whole / bare:.2f} of the language model alone")
    print(f"peak memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB")


if __name__ == "__main__":
    main()
