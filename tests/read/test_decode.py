"""Bytes → text, in every encoding that people save articles in, and what is no text at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.decode import UndecodableError, decode

TEXT = "“Zoë” était libérée – İstanbul, Łódź: 3 wins\r\nin 2021.\n"
WESTERN = "“Zoë” was freed – in Málaga, for £3\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_character_arrives(raw: bytes, encoding: str) -> None:
    assert decode(raw) == (TEXT, encoding)


def test_western_windows_text() -> None:
    assert decode(WESTERN.encode("cp1252")) == (WESTERN, "windows-1252")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest of a zip", "Office"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 200 + b"\x03\x00\x3e\x00" * 50, "binary"),
        ("café in the old town, café in the new one, ".encode() * 3 + b"caf\xe9", "broken UTF-8"),
        (b"a word with \x81 in it", "is no cp1252"),
        (codecs.BOM_UTF8 + b"caf\xe9", "is no utf-8"),
        (codecs.BOM_UTF16_LE + "odd".encode("utf-16-le") + b"x", "is no utf-16"),
    ],
)
def test_what_is_no_text_says_so_and_what_to_do(raw: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason) as caught:
        decode(raw)
    assert "save" in caught.value.remedy


def test_a_broken_byte_is_found_in_its_line() -> None:
    with pytest.raises(UndecodableError, match=r"line 3: the byte 0xe9"):
        decode("Orbán\nélu\n".encode() + b"caf\xe9\n")


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])))
def test_text_saved_as_utf8_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode())[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except UndecodableError:
        return
    text.encode("utf-8")  # what was read can be written again
