"""Bytes → text: UTF-8 with and without a byte-order mark, UTF-16, UTF-32, Windows-1252."""

from __future__ import annotations

import codecs

# Control characters that no article holds; a file with many of them is no text whatever its name says.
_BINARY = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}
_SAMPLE = 8192
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}


class UndecodableError(ValueError):
    """Bytes that are no text; the message says what they look like, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def decode(raw: bytes) -> tuple[str, str]:
    """The text of `raw` without its byte-order mark, and the name of its encoding.

    Raises `UndecodableError` for binary files and for bytes that none of the encodings explains.
    """
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise UndecodableError(f"this is {what}, not text", "save the article as plain text (UTF-8) and try again")
    if raw.startswith(codecs.BOM_UTF8):
        return _strictly(raw[3:], "utf-8"), "utf-8-sig"
    # Before UTF-16, whose mark the longer one begins with: every letter would be followed by a NUL.
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strictly(raw, "utf-32"), "utf-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(raw, "utf-16"), "utf-16"
    if half := _without_mark(raw):
        return _strictly(raw, half), half
    if sum(byte in _BINARY for byte in raw[:_SAMPLE]) > len(raw[:_SAMPLE]) // 100:
        raise UndecodableError(
            "this is a binary file, not text", "save the article as plain text (UTF-8) and try again"
        )
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _is_truncated_utf8(raw, error):
            line = raw[: error.start].count(b"\n") + 1
            raise UndecodableError(
                f"line {line}: the byte 0x{raw[error.start]:02x} is broken UTF-8", "save the file again as UTF-8"
            ) from error
        return _strictly(raw, "cp1252"), "windows-1252"


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UndecodableError(
            f"line {line}: the byte 0x{raw[error.start]:02x} is no {encoding}", "save the file again as UTF-8"
        ) from error


def _without_mark(raw: bytes) -> str:
    """UTF-16 whose mark is missing: every second byte of Latin text is zero."""
    sample = raw[:_SAMPLE]
    if len(sample) < 20:
        return ""
    odd, even = sample[1::2], sample[0::2]
    for encoding, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # A program is full of zeros too, but on both sides: it would be reported as broken UTF-16.
        if zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.02 * len(letters):
            return encoding
    return ""


def _is_truncated_utf8(raw: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the text is UTF-8 apart from a few bytes: as Windows-1252 its letters would turn into “Ã©”."""
    good = raw.decode("utf-8", errors="ignore")
    multibyte = sum(ord(char) > 127 for char in good)
    broken = raw.decode("utf-8", errors="replace").count("\ufffd")
    return multibyte > broken
