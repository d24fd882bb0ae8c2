"""Count in how many sentences each word stem stands: `python count_words.py CORPUS.jsonl.gz… TEXT.txt… > counts.csv`.

The corpora hold one sentence a line (JSON with "text" or "tokens"), the texts paragraphs. Counts below three are left
out: a word that rare is treated as unseen.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.common_words import stems


def sentences(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                data = json.loads(line)
                yield data.get("text") or " ".join(data["tokens"])
    else:
        yield from filter(str.strip, path.read_text(encoding="utf-8-sig").splitlines())


def main() -> None:
    counts: Counter[str] = Counter()
    total = 0
    for name in sys.argv[1:]:
        for sentence in sentences(Path(name)):
            total += 1
            counts.update(set(stems(sentence)))
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("stem", "sentences"))
    rows.writerow(("*", total))
    rows.writerows(sorted((stem, count) for stem, count in counts.items() if count >= 3 and not stem.isdigit()))


if __name__ == "__main__":
    main()
