"""What a page's source leaves in its text, as cases."""

import pytest

from extract.markup import as_read
from extract.text import plain


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Chad &ndash; The bakers&rsquo; tax fell.", "Chad – The bakers’ tax fell."),
        ("&ldquo;Bread,&rdquo; said Ram&oacute;n.", "“Bread,” said Ramón."),
        ("flour&nbsp;&amp; water", "flour & water"),
        ("[Peru](https://news.example/1) – A court ruled.", "Peru – A court ruled."),
        ("The tax fell. [Read more](https://news.example/2)", "The tax fell."),
        ("![A baker,\nMay 2019](https://news.example/p.jpg)", ""),
        ("The <em>bakers</em> of <a href='/lom'>Lom</a> went home.", "The bakers of Lom went home."),
        ("<b>Chad:</b> The tax fell.", "**Chad:** The tax fell."),
        ("<!-- advert -->The tax fell.", "The tax fell."),
        ("<Media omitted>", "<Media omitted>"),
        ("x < y &co; [note] (see below)", "x < y &co; [note] (see below)"),
    ],
)
def test_as_read(source: str, read: str) -> None:
    assert plain(as_read(source)) == read
    assert len(as_read(source)) == len(source)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>One.</p>\n<p>Two.</p>", ["One.", "", "Two.", ""]),
        ("<p>One.</p><p>Two.</p>", ["One.", "", "Two.", ""]),
        ("One.<br>Two.<br/>\nThree.", ["One.", "Two.", "Three."]),
        ("<ul><li>One.</li><li>Two.</li></ul>", ["", "• One.", "", "• Two.", "", ""]),
        ("<h2>Chad</h2>\nOne.", ["## Chad", "", "One."]),
        ("<tr><td>Chad</td><td>One.</td></tr>", ["|Chad|One.", ""]),
        ("> One\n> goes on.\n>\n> Two.", ["One", "goes on.", "", "Two."]),
    ],
)
def test_tags_and_marks_of_quoting_leave_lines(source: str, lines: list[str]) -> None:
    assert [plain(line) for line in as_read(source).split("\n")] == lines
    assert len(as_read(source)) == len(source)
