"""The served page: who is let in, what every answer carries, hostile articles, and forms without a script."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from made import ORDER, Made
from starlette.testclient import TestClient

from extract.page import make_app
from extract.page.safety import LARGEST, Secrets
from extract.review.decisions import read_decisions, read_history

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
SECRETS = Secrets("the-key", "the-token")


@pytest.fixture
def client(made: Made) -> Iterator[TestClient]:
    with TestClient(make_app(made.open(), port=PORT, secrets=SECRETS), base_url=ADDRESS) as client:
        yield client


@pytest.fixture
def browser(client: TestClient) -> TestClient:
    """A client that opened the printed address."""
    # Following it would open a page, which would hold the first question.
    assert client.get("/?key=the-key", follow_redirects=False).status_code == 303
    return client


def open_page(browser: TestClient) -> tuple[str, str]:
    """A new page: its address and its text."""
    response = browser.get("/")
    return response.url.path, response.text


def asked(page: str) -> str:
    found = re.search(r'data-question="([^"]+)"', page)
    return found[1] if found else ""


def post(browser: TestClient, here: str, action: str = "answer", **fields: str) -> tuple[int, str]:
    response = browser.post(f"{here}/{action}", data={"token": "the-token", **fields})
    return response.status_code, response.text


# --- who is let in ------------------------------------------------------------------------------------------------


def test_the_key_is_in_the_printed_address_and_in_no_other(client: TestClient) -> None:
    response = client.get("/?key=the-key", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert "key" not in str(client.get("/").url)


@pytest.mark.parametrize(
    "path", ["/", "/?key=wrong", "/s/0123456789ab", "/s/0123456789ab/progress", "/static/review.js"]
)
def test_without_the_key_there_is_nothing(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 403
    assert "Open the address" in response.text


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"[::1]:{PORT}", ""]
)
def test_another_host_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


def test_localhost_is_this_machine_too(made: Made) -> None:
    app = make_app(made.open(), port=PORT, secrets=SECRETS)
    with TestClient(app, base_url=f"http://localhost:{PORT}") as client:
        assert client.get("/?key=the-key").status_code == 200


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": f"http://127.0.0.1:{PORT + 1}"},
    {"origin": f"https://127.0.0.1:{PORT}"},
    {"origin": f"http://localhost:{PORT}"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_another_origin_writes_nothing(browser: TestClient, made: Made, headers: dict[str, str]) -> None:
    here, page = open_page(browser)
    data = {"token": "the-token", "question_id": asked(page), "decision": "unsure"}
    assert browser.post(f"{here}/answer", data=data, headers=headers).status_code == 403
    assert not made.decisions.exists()
    assert browser.post(f"{here}/answer", data=data, headers={"origin": ADDRESS}).status_code == 200
    assert made.decisions.exists()


@pytest.mark.parametrize("action", ["answer", "skip", "undo", "filter", "check"])
@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_without_the_token_nothing_is_done(browser: TestClient, made: Made, action: str, token: str | None) -> None:
    here, page = open_page(browser)
    data = {"question_id": asked(page), "decision": "unsure", **({} if token is None else {"token": token})}
    response = browser.post(f"{here}/{action}", data=data)
    assert response.status_code == 403
    assert "reload it" in response.text
    assert not made.decisions.exists()
    assert asked(browser.get(here).text) == asked(page)


def test_a_flood_is_not_read(browser: TestClient, made: Made) -> None:
    here, page = open_page(browser)
    assert post(browser, here, question_id=asked(page), decision="unsure", comment="x" * LARGEST)[0] == 413
    many = {f"f{number}": "" for number in range(60)}
    assert post(browser, here, question_id=asked(page), decision="unsure", **many)[0] == 413
    assert not made.decisions.exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_refused(browser: TestClient, method: str) -> None:
    assert browser.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/../deck.py",
        "/static/..%2fdeck.py",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static//etc/passwd",
        "/static/htmx.LICENSE",
        "/s/../../etc/passwd",
        "/s/..%2f..%2fx",
        "/s/ABCDEF012345",
        "/nowhere",
    ],
)
def test_no_address_leads_out_of_the_page(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/static/review.css", "/static/htmx.min.js", "/nowhere", "/s/0123456789ab/progress"]
)
def test_every_answer_carries_the_headers(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert not re.search(r"unsafe|\*|https?:|data:", policy)
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_those_who_are_refused_get_the_headers_too(client: TestClient) -> None:
    assert client.get("/").headers["x-content-type-options"] == "nosniff"


# --- what is on the page ------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_an_article_is_text_whatever_it_says(browser: TestClient, made: Made) -> None:
    desk = made.open()
    here, _ = open_page(browser)
    post(browser, here, "filter", article="blog", kind="person", country="")
    post(browser, here, "skip", question_id="q-people")
    page = browser.get(here).text
    assert asked(page) == "q-evil"
    found = Elements(page)
    assert "<script>alert(\"x\")</script> &amp; <b onclick='x'>bold</b> ⟨U+202E⟩txet⟨U+202C⟩ ⟨U+0007⟩" in found.text
    assert "{{ 7 * 7 }}" in found.text
    assert "<i>⟨U+202E⟩Eve</i>" in found.text
    assert [tag for tag, _ in found.elements if tag in {"b", "i", "iframe", "img"}] == []
    scripts = [attributes.get("src") for tag, attributes in found.elements if tag == "script"]
    assert scripts == ["/static/htmx.min.js", "/static/review.js"]
    assert "\u202e" not in re.sub(r'value="[^"]*"', "", page)
    candidate = desk.deck.get("q-evil")
    assert candidate
    values = [a.get("value") for tag, a in found.elements if tag == "button" and a.get("name") == "candidate"]
    assert values == [candidate.asked.candidates[0]]  # sent back as it was, shown as it cannot hide


def test_nothing_runs_or_is_styled_inside_the_page_and_nothing_comes_from_elsewhere(browser: TestClient) -> None:
    here, page = open_page(browser)
    for _ in ORDER:
        for tag, attributes in Elements(page).elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
            assert tag != "style"
            for name in ("src", "href", "action", "hx-get", "hx-post"):
                assert (attributes.get(name) or "/").startswith(("/", "#")), (tag, attributes)
        _, page = post(browser, here, question_id=asked(page), decision="unsure")
    assert "All answered" in page


def test_statement_evidence_names_dates_and_places_are_marked(browser: TestClient) -> None:
    _, page = open_page(browser)
    assert re.search(r'<span class="[^"]*is-date[^"]*is-evidence[^"]*" role="mark">3 February</span>', page)
    assert re.search(r'<span class="[^"]*is-lead[^"]*is-place[^"]*">Keta</span>', page)
    assert re.search(r'<span class="[^"]*is-name[^"]*">Ada Brenner</span>', page)


def test_two_mentions_stand_side_by_side_with_the_rules_weights(browser: TestClient) -> None:
    here, page = open_page(browser)
    _, page = post(browser, here, "skip", question_id=asked(page))
    assert asked(page) == "q-same"
    assert re.findall(r'<h2 id="article-\d">(\w+)</h2>', page) == ["news", "blog"]
    assert "They name &lt;the&gt; same people." in page
    assert re.findall(r'<td class="number">([^<]+)</td>', page) == ["+4.50", "-4.00", "+0.50"]
    assert page.count("<rect ") == 2
    assert "62 % likely" in page


def test_every_action_has_one_key_and_shows_it(browser: TestClient) -> None:
    here, page = open_page(browser)
    for _ in ORDER:
        keys = re.findall(r'data-key="([^"]+)"', page)
        assert len(keys) == len(set(keys)), keys
        assert {"u", "x", "z", "c", "f", "?"} <= set(keys)
        shown = set(re.findall(r"<kbd[^>]*>([^<]+)</kbd>", page))
        assert set(keys) <= shown
        assert set(re.findall(r'aria-keyshortcuts="([^"]+)"', page)) == set(keys)
        _, page = post(browser, here, question_id=asked(page), decision="unsure")


def test_every_field_has_a_label_and_every_id_stands_once(browser: TestClient) -> None:
    here, page = open_page(browser)
    for _ in ORDER:
        elements = Elements(page).elements
        ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        labelled = {attributes.get("for") for tag, attributes in elements if tag == "label"}
        for tag, attributes in elements:
            if tag in {"textarea", "input"} and attributes.get("type") not in {"hidden", "checkbox"}:
                assert attributes.get("id") in labelled, attributes
            for name in ("aria-labelledby", "aria-describedby", "list", "popovertarget"):
                assert set((attributes.get(name) or "").split()) <= set(ids), attributes
        _, page = post(browser, here, question_id=asked(page), decision="unsure")


# --- answering ----------------------------------------------------------------------------------------------------


def test_answer_reload_undo_without_a_script(browser: TestClient, made: Made) -> None:
    here, page = open_page(browser)
    first = asked(page)
    status, page = post(
        browser, here, question_id=first, candidate="2021-02", corrected_value="", comment="in the head"
    )
    assert (status, asked(page)) == (200, ORDER[1])
    assert "Saved: date → 2021-02." in page and "1 of 8 answered" in page
    (kept,) = read_decisions(made.decisions)
    assert (kept.value, kept.comment, kept.reviewer) == ("2021-02", "in the head", "mk")
    again = browser.get(here).text
    assert asked(again) == ORDER[1] and "Saved" not in again
    _, page = post(browser, here, "undo")
    assert asked(page) == first and "Taken back" in page
    assert [item.kind for item in read_history(made.decisions)] == ["field", "undo"]


def test_what_is_wrong_is_told_beside_what_was_typed(browser: TestClient, made: Made) -> None:
    here, page = open_page(browser)
    typed = {"corrected_value": "the <spring>", "comment": "hm"}
    status, page = post(browser, here, question_id=asked(page), decision="change", **typed)
    assert status == 422
    assert re.search(r'role="alert">“the &lt;spring&gt;” is no date; write 2020-04-05', page)
    assert 'value="the &lt;spring&gt;"' in page and ">hm</textarea>" in page
    assert 'aria-invalid="true"' in page
    assert not made.decisions.exists()


def test_two_browsers_are_asked_different_questions(browser: TestClient) -> None:
    here, page = open_page(browser)
    there, other = open_page(browser)
    assert here != there
    assert (asked(page), asked(other)) == (ORDER[0], ORDER[1])
    assert "1 open on another page" in other
    assert asked(browser.get(here).text) == ORDER[0]


def test_a_form_sent_twice_is_one_answer(browser: TestClient, made: Made) -> None:
    here, page = open_page(browser)
    for _ in range(2):
        assert post(browser, here, question_id=asked(page), decision="keep")[0] == 200
    assert len(read_history(made.decisions)) == 1


def test_a_filter_is_kept_until_it_is_cleared(browser: TestClient) -> None:
    here, _ = open_page(browser)
    _, page = post(browser, here, "filter", kind="split", article="", country="")
    assert asked(page) == "q-split" and "0 of 1 answered" in page
    _, page = post(browser, here, question_id="q-split", decision="keep")
    assert "Nothing left among these" in page
    _, page = post(browser, here, "filter", kind="", article="", country="")
    assert asked(page) == ORDER[0]


def test_progress_alone_for_pages_that_stand_open(browser: TestClient) -> None:
    here, _ = open_page(browser)
    page = browser.get(f"{here}/progress").text
    assert page.startswith('<div id="progress"') and "0 of 8 answered" in page
    assert (
        browser.post(
            f"{here}/check", data={"token": "the-token", "question_id": "q-date", "corrected_value": "Apr 2020"}
        ).text
        == "Read as 2020-04."
    )


def test_a_decisions_file_that_broke_is_told_and_nothing_is_lost(browser: TestClient, made: Made) -> None:
    here, page = open_page(browser)
    made.decisions.write_text("{broken\n")
    response = browser.post(
        f"{here}/answer", data={"token": "the-token", "question_id": asked(page), "decision": "unsure"}
    )
    assert response.status_code == 500
    assert "decisions.jsonl, line 1: not JSON" in response.text
    assert made.decisions.read_text() == "{broken\n"
