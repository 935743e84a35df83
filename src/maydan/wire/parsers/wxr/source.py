"""The export's bytes as clean UTF-8 XML: encoding proved, small slips mended, dangers refused.

Mends what WordPress plugins commonly break (blank lines before the declaration, bare ampersands,
HTML entities, control characters) and counts it. Refuses every DTD, so nothing can be declared.
Knows nothing of WordPress: see `export.py`.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO
from xml.sax.saxutils import escape

from .clean import names
from .items import WxrError

CHUNK = 64 * 1024
EXPORT_AGAIN = "Export again in WordPress (Tools, Export) and give the .xml file as downloaded"

_PACKED = {b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"7z\xbc\xaf": "7z"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = names("utf-8 us-ascii shift_jis euc-jp gb2312 gbk gb18030 big5 euc-kr")
_ONE_BYTE = [f"iso-8859-{n}" for n in range(1, 17) if n != 12] + [
    *(f"windows-125{n}" for n in range(9)),
    *("koi8-r", "koi8-u", "macintosh"),
]
# Browsers read Latin-1 as Windows-1252, and so did those whose quotation marks are in the file.
_AS_READ = {"iso-8859-1": "windows-1252", "macintosh": "mac-roman"}
_SPELLINGS = {"utf8": "utf-8", "utf16": "utf-16", "latin1": "iso-8859-1", "ascii": "us-ascii"}

_DECLARED = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?:#(\d{1,9});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SPECIAL = re.compile(r"<[!?]")
_MARKS = {"cdata": "<![CDATA[", "comment": "<!--", "pi": "<?"}
_ENDS = {"cdata": "]]>", "comment": "-->", "pi": "?>"}
_LONGEST_REFERENCE = 40
_BINARY_SHARE = 100  # one control character in so many is a broken file, not a slip


class Source:
    """One reading of one file; `line` is where it stands and `repairs` what it mended so far."""

    def __init__(self, stream: BinaryIO) -> None:
        self.line = 1
        self.repairs: Counter[str] = Counter()
        self._stream = stream
        self._state = "markup"

    def chunks(self) -> Iterator[bytes]:
        """The whole file in pieces of bounded size, ready for an XML parser set to UTF-8."""
        held = ""
        for text in self._without_declaration(self._decoded()):
            clean, held = self._mended(held + self._without_controls(text))
            if clean:
                yield clean.encode()
                self.line += clean.count("\n")
        if held:
            # A file that ends inside a reference or mark: the parser will say that it is cut off.
            tail = held if self._state != "markup" else _AMPERSAND.sub(self._reference, held)
            yield tail.encode()

    def _decoded(self) -> Iterator[str]:
        head = self._head()
        encoding, declared, skip = _encoding_of(head)
        decode = codecs.getincrementaldecoder(encoding)("strict").decode
        liar = _Utf8Witness() if declared in _ONE_BYTE else None
        chunk = head[skip:]
        while True:
            try:
                text = decode(chunk, not chunk)
            except UnicodeDecodeError as error:
                raise self._undecodable(error, declared, at_end=not chunk) from error
            if liar:
                liar.see(chunk)
            if text:
                yield text
            if not chunk:
                break
            chunk = self._stream.read(CHUNK)
        if liar and liar.convinced:
            raise WxrError(
                f"The file says that it is in {declared}, but its bytes are UTF-8",
                'Change encoding="..." in its first line to UTF-8',
                1,
            )

    def _head(self) -> bytes:
        head = b""
        while len(head) < CHUNK and (more := self._stream.read(CHUNK - len(head))):
            head += more
        if not head.strip(b"\x00 \t\r\n"):
            raise WxrError("The file is empty", EXPORT_AGAIN)
        for magic, name in _PACKED.items():
            if head.startswith(magic):
                raise WxrError(f"This is a {name} file", "Unpack it and give the .xml file inside")
        return head

    def _undecodable(self, error: UnicodeDecodeError, declared: str, *, at_end: bool) -> WxrError:
        line = self.line + error.object[: error.start].count(b"\n")
        if at_end:
            return truncated(line)
        return WxrError(
            f"This line has bytes that are not {declared}, though the file says it is",
            'Save the file as UTF-8, or put its true encoding into encoding="..." in line 1',
            line,
        )

    def _without_declaration(self, texts: Iterator[str]) -> Iterator[str]:
        first = next(texts, "")
        start = first.lstrip("\ufeff\x00 \t\r\n")
        if not start.startswith("<"):
            raise WxrError("This is not an XML file", EXPORT_AGAIN, 1)
        blank = first[: len(first) - len(start)]
        if blank.strip("\ufeff"):
            self.repairs["blank lines before the XML"] += 1
        found = _DECLARATION.match(start)
        lines = blank.count("\n") + (found[0].count("\n") if found else 0)
        yield "\n" * lines + (start[found.end() :] if found else start)
        yield from texts

    def _without_controls(self, text: str) -> str:
        clean, number = _CONTROLS.subn("", text)
        if number > 64 and number * _BINARY_SHARE > len(text):
            raise WxrError("From here on the file holds binary data", EXPORT_AGAIN, self.line)
        if number:
            self.repairs["control characters"] += number
        return clean

    def _mended(self, text: str) -> tuple[str, str]:
        """The text made safe, and the end that only the next piece can explain."""
        out: list[str] = []
        at = 0
        while True:
            if self._state == "markup":
                special = _SPECIAL.search(text, at)
                stop = special.start() if special else _settled(text, at)
                out.append(_AMPERSAND.sub(self._reference, text[at:stop]))
                at = stop
                if not special or len(text) - at < len("<!DOCTYPE"):
                    return "".join(out), text[at:]
                self._state = self._opened(text, at)
                # The mark leaves whole: its own dashes must not be read as the end of a comment.
                out.append(mark := _MARKS[self._state])
                at += len(mark)
            end = _ENDS[self._state]
            stop = text.find(end, at)
            if stop < 0:
                keep = max(at, len(text) - len(end) + 1)
                out.append(text[at:keep])
                return "".join(out), text[keep:]
            out.append(text[at : stop + len(end)])
            at = stop + len(end)
            self._state = "markup"

    def _opened(self, text: str, at: int) -> str:
        for state, mark in _MARKS.items():
            if text.startswith(mark, at):
                return state
        line = self.line + text.count("\n", 0, at)
        if re.compile(r"<!doctype\s+html", re.I).match(text, at):
            raise WxrError("This is a web page, not an export", EXPORT_AGAIN, line)
        raise WxrError(
            "The file declares a document type or entities (<!DOCTYPE), which no export of "
            "WordPress does and which is refused as unsafe",
            EXPORT_AGAIN,
            line,
        )

    def _reference(self, found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        if decimal or hexadecimal:
            number = int(decimal) if decimal else int(hexadecimal, 16)
            if _is_xml_character(number):
                return found[0]
            self.repairs["control characters"] += 1
            return ""
        if name in _XML_NAMES:
            return found[0]
        if name and (meant := html5.get(f"{name};")):
            self.repairs["HTML entities"] += 1
            return escape(meant)
        self.repairs["bare ampersands"] += 1
        return "&amp;" + found[0][1:]


class _Utf8Witness:
    """Tells whether bytes said to be of a one-byte encoding are in truth UTF-8."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._possible = True
        self._seen = False

    def see(self, chunk: bytes) -> None:
        if not self._possible:
            return
        try:
            self._seen |= not self._decoder.decode(chunk, not chunk).isascii()
        except UnicodeDecodeError:
            self._possible = False

    @property
    def convinced(self) -> bool:
        return self._possible and self._seen


def truncated(line: int) -> WxrError:
    """The error for a file that ends too early."""
    what = "The file ends here before it is complete"
    return WxrError(what, f"It is cut off. {EXPORT_AGAIN}", line)


def _encoding_of(head: bytes) -> tuple[str, str, int]:
    """The codec to use, the encoding's name for people, and how many bytes of mark to skip."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, encoding.upper(), len(bom)
    if head.startswith((b"<\x00", b"\x00<")):
        encoding = "utf-16-le" if head.startswith(b"<") else "utf-16-be"
        return encoding, encoding.upper(), 0
    found = _DECLARED.match(head)
    declared = found[1].decode().lower() if found else "utf-8"
    declared = _SPELLINGS.get(declared, declared)
    if declared == "utf-16":
        raise WxrError(
            "The file says that it is in UTF-16, but its bytes are not",
            'Change encoding="..." in its first line to UTF-8',
            1,
        )
    if declared not in _MULTIBYTE and declared not in _ONE_BYTE:
        raise WxrError(
            f"The file says that it is in {declared}, an encoding that is not read here",
            "Save it as UTF-8 and say so in its first line",
            1,
        )
    return _AS_READ.get(declared, declared), declared, 0


def _settled(text: str, at: int) -> int:
    """Up to where the end of the text can't change its meaning with what follows."""
    stop = len(text)
    if text.endswith("<"):
        stop -= 1
    ampersand = text.rfind("&", max(at, stop - _LONGEST_REFERENCE), stop)
    if ampersand >= 0 and ";" not in text[ampersand:stop]:
        stop = ampersand
    return stop


def _is_xml_character(number: int) -> bool:
    return (
        number in (0x9, 0xA, 0xD)
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )
