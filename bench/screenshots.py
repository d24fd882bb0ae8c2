#!/usr/bin/env python3
"""The pictures in docs/: the review page on the articles in raw/, in a real Chromium.

usage: screenshots.py [FOLDER]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
# File, colours, kind of question, words of the question.
PICTURES = (
    ("review-question.png", "light", "country", "New Zealand"),
    ("review-same-event.png", "dark", "same-event", "same event"),
)
EXTRACT = [sys.executable, "-m", "extract"]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        shutil.copytree(ROOT / "raw", articles := Path(scratch) / "raw", ignore=shutil.ignore_patterns("decisions*"))
        output = Path(scratch) / "output"
        subprocess.run([*EXTRACT, "run", articles, "-o", output, "--quiet"], check=True)
        serving = [*EXTRACT, "review", "-o", output, "--no-open"]
        with subprocess.Popen(serving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            assert server.stdout
            address = server.stdout.readline().strip()
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, scheme, kind, words in PICTURES:
                context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 860})  # type: ignore[arg-type]
                take(context, address, kind, words).screenshot(path=folder / name)
                if shutil.which("pngquant"):  # a third of the size, and nothing to be seen of it
                    subprocess.run(["pngquant", "--force", "--ext", ".png", folder / name], check=True)
            browser.close()
            server.terminate()


def take(context: Any, address: str, kind: str, words: str) -> Any:
    """A page that shows the first question of this kind with these words."""
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("f")
    page.select_option("#filter-kind", kind)
    page.click("#filter-show")
    page.wait_for_selector(f"main[data-kind='{kind}']")
    for _ in range(100):
        page.wait_for_timeout(300)
        if words in page.inner_text("#question"):
            break
        page.keyboard.press("x")
    page.reload()  # without the message about the last key
    page.evaluate("() => { document.querySelector('.filter').open = false; document.activeElement.blur() }")
    page.wait_for_timeout(300)
    return page


if __name__ == "__main__":
    main()
