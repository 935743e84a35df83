"""An export file to records: what is kept, what is mended, what is refused and with which words."""

import codecs
import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.wire.parsers.wxr import WxrError, check, export, read, source
from maydan.wire.parsers.wxr.items import (
    WxrAttachment,
    WxrAuthor,
    WxrCategory,
    WxrDate,
    WxrEntry,
    WxrItem,
    WxrOther,
    WxrSite,
    WxrTag,
    WxrTerm,
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8" ?>\n'
OPENING = """<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Harbour &amp; Sea</title><link>https://old.example</link><language>ar</language>
<wp:wxr_version>1.2</wp:wxr_version>
"""
CLOSING = "</channel></rss>"
PEOPLE = """<wp:author><wp:author_login>lina</wp:author_login>
<wp:author_email>lina@old.example</wp:author_email>
<wp:author_display_name><![CDATA[Lina S.]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>sport</wp:category_nicename><wp:category_parent>news
</wp:category_parent><wp:cat_name><![CDATA[Sport]]></wp:cat_name></wp:category>
<wp:tag><wp:tag_slug>%d8%a8%d8%ad%d8%b1</wp:tag_slug><wp:tag_name><![CDATA[بحر]]></wp:tag_name></wp:tag>
"""
POST = """<item><title><![CDATA[Ports &amp; <em>people</em>]]></title>
<link>https://old.example/2020/05/ports/</link><guid isPermaLink="false">https://old.example/?p=7</guid>
<pubDate>Fri, 01 May 2020 08:00:00 +0000</pubDate><dc:creator><![CDATA[lina]]></dc:creator>
<content:encoded><![CDATA[First.

<b>Second</b> & third]]></content:encoded>
<excerpt:encoded><![CDATA[<p>In short</p>]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date>2020-05-01 11:00:00</wp:post_date>
<wp:post_date_gmt>2020-05-01 08:00:00</wp:post_date_gmt>
<wp:post_name>%d9%85%d9%8a%d9%86%d8%a7%d8%a1</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><wp:is_sticky>1</wp:is_sticky><wp:post_password>x</wp:post_password>
<category domain="category" nicename="sport"><![CDATA[Sport]]></category>
<category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>
<category domain="post_format" nicename="post-format-video"><![CDATA[Video]]></category>
<category domain="genre" nicename="long"><![CDATA[Long]]></category>
<category><![CDATA[Sport]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>harbours</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_edit_lock</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>kicker</wp:meta_key><wp:meta_value>Trade</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Hi</wp:comment_content></wp:comment>
<wp:comment><wp:comment_id>2</wp:comment_id></wp:comment></item>
"""
ATTACHMENT = """<item><title>Crane</title><content:encoded><![CDATA[A long look]]></content:encoded>
<excerpt:encoded><![CDATA[A <b>crane</b>]]></excerpt:encoded><wp:post_id>9</wp:post_id>
<wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://old.example/crane.jpg</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
<wp:meta_value><![CDATA[Crane at dawn]]></wp:meta_value></wp:postmeta></item>
"""
MENU = """<item><title>Home</title><wp:post_id>3</wp:post_id>
<wp:post_type>nav_menu_item</wp:post_type></item>"""
WHOLE = DECLARATION + OPENING + PEOPLE + POST + ATTACHMENT + MENU + CLOSING


def records(text: str | bytes) -> list[WxrItem]:
    return list(read(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def only_entry(fields: str) -> WxrEntry:
    (_, entry) = records(f"{OPENING}<item>{fields}</item>{CLOSING}")
    assert isinstance(entry, WxrEntry)
    return entry


def refusal(text: str | bytes) -> WxrError:
    with pytest.raises(WxrError) as caught:
        records(text)
    assert "\n" not in str(caught.value)
    return caught.value


def outcome(data: bytes) -> list[WxrItem] | WxrError:
    try:
        return records(data)
    except WxrError as error:
        return error


def test_every_kind_of_record_in_the_order_of_the_file() -> None:
    found = records(WHOLE)
    assert found[0] == WxrSite("Harbour & Sea", "https://old.example", "", "ar", "1.2")
    assert found[1] == WxrAuthor("lina", "Lina S.")
    assert found[2] == WxrCategory("sport", "Sport", "news", "")
    assert found[3] == WxrTag("بحر", "بحر", "")
    assert found[5] == WxrAttachment(
        9,
        "https://old.example/crane.jpg",
        7,
        "Crane",
        "A crane",
        "Crane at dawn",
        "A long look",
        "",
        WxrDate(None, ""),
    )
    assert found[6] == WxrOther("nav_menu_item", 3, "Home")
    assert len(found) == 7


def test_a_post_keeps_what_a_story_needs() -> None:
    entry = records(WHOLE)[4]
    assert entry == WxrEntry(
        kind="post",
        wp_id=7,
        guid="https://old.example/?p=7",
        link="https://old.example/2020/05/ports/",
        title="Ports & people",
        slug="ميناء",
        status="publish",
        published=WxrDate(datetime(2020, 5, 1, 8, tzinfo=UTC), "gmt"),
        modified=None,
        creator="lina",
        excerpt="In short",
        content="First.\n\n<b>Second</b> & third",
        categories=(WxrTerm("category", "sport", "Sport"),),
        tags=(WxrTerm("post_tag", "sea", "Sea"),),
        other_terms=(WxrTerm("genre", "long", "Long"),),
        post_format="video",
        sticky=True,
        protected=True,
        thumbnail=9,
        parent=0,
        old_slugs=("harbours",),
        meta=(("kicker", "Trade"),),
        comments=2,
    )


def test_the_email_field_is_nowhere_in_the_records() -> None:
    assert "lina@old.example" in WHOLE
    assert "lina@old.example" not in repr(records(WHOLE))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
            "<wp:post_date>2021-01-02 03:04:05</wp:post_date>",
            WxrDate(datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC), "local"),
        ),
        (
            "<pubDate>Sat, 02 Jan 2021 03:04:05 +0200</pubDate>",
            WxrDate(datetime(2021, 1, 2, 1, 4, 5, tzinfo=UTC), "pubDate"),
        ),
        ("<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>", WxrDate(None, "")),
        ("<wp:post_date_gmt>2021-13-45 00:00:00</wp:post_date_gmt>", WxrDate(None, "")),
        ("", WxrDate(None, "")),
    ],
)
def test_dates_fall_back_and_say_where_they_come_from(fields: str, expected: WxrDate) -> None:
    assert only_entry(fields).published == expected


@given(st.text(alphabet=st.characters(exclude_characters="<&]", exclude_categories=["Cs", "Cc"])))
def test_no_date_text_is_too_strange(text: str) -> None:
    for name in ("pubDate", "wp:post_date", "wp:post_date_gmt", "wp:post_modified_gmt"):
        entry = only_entry(f"<{name}>{text}</{name}>")
        assert (entry.published.at is None) == (entry.published.source == "")


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_all_versions_and_spellings_of_the_namespaces(version: str, scheme: str) -> None:
    text = WHOLE.replace("http://wordpress.org", f"{scheme}://wordpress.org")
    text = text.replace("export/1.2/", f"export/{version}/")
    text = text.replace("_version>1.2<", f"_version>{version}<")
    assert records(text)[1:] == records(WHOLE)[1:]


def test_check_counts_without_writing(tmp_path: Path) -> None:
    path = tmp_path / "old.xml"
    path.write_text(WHOLE, encoding="utf-8")
    summary = check(path)
    assert (summary.authors, summary.categories, summary.tags) == (1, 1, 1)
    assert (summary.posts, summary.pages, summary.attachments, summary.comments) == (1, 0, 1, 2)
    assert summary.other == {"nav_menu_item": 1}
    assert summary.statuses == {"publish": 1}
    assert summary.repairs == {}
    assert [p.name for p in tmp_path.iterdir()] == ["old.xml"]


def test_check_of_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(WxrError, match=r"^no\.xml cannot be read \(No such file or directory\)\. "):
        check(tmp_path / "no.xml")


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LATIN = DECLARATION.replace("UTF-8", "ISO-8859-1")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "The file is empty"),
        ("\n \n", 0, "The file is empty"),
        (b"PK\x03\x04rest", 0, "a zip file. Unpack it"),
        (b"\x1f\x8brest", 0, "a gzip file. Unpack it"),
        ("id,title\n1,Hello", 1, "not an XML file"),
        ("<!DOCTYPE html>\n<html></html>", 1, "a web page"),
        (DECLARATION + BOMB + OPENING + CLOSING, 2, "refused as unsafe"),
        (DECLARATION + OUTSIDE + OPENING + CLOSING, 2, "refused as unsafe"),
        (OPENING + "\n<!ENTITY a 'b'>" + CLOSING, 7, "refused as unsafe"),
        ("<feed><entry>x</entry></feed>", 1, "begins with <feed>"),
        ("<rss><channel><title>x</title><item/></channel></rss>", 1, "no wp:wxr_version"),
        ("<rss><channel><title>x</title></channel></rss>", 1, "no wp:wxr_version"),
        (WHOLE.replace("_version>1.2<", "_version>7.0<"), 6, "WXR version 7.0"),
        (OPENING + "<item><title>x</item>" + CLOSING, 6, "The XML is broken here"),
        (OPENING + PEOPLE, 13, "cut off"),
        ((WHOLE).encode("windows-1256"), 9, "not utf-8"),
        (WHOLE.replace("UTF-8", "ISO-8859-1"), 1, "says that it is in iso-8859-1, but"),
        (WHOLE.replace("UTF-8", "UTF-16"), 1, "says that it is in UTF-16, but"),
        (WHOLE.replace("UTF-8", "rot13"), 1, "rot13, an encoding that is not read"),
        (WHOLE.replace("UTF-8", "us-ascii"), 12, "not us-ascii"),
        (OPENING + "\x00\x01\x02" * 500 + CLOSING, 1, "binary data"),
    ],
)
def test_what_is_no_export_is_refused_with_one_line(
    text: str | bytes, line: int, says: str
) -> None:
    error = refusal(text)
    assert says in str(error)
    assert (error.line > 0) == (line > 0)
    if line:
        assert str(error).startswith(f"Line {error.line}: ")
    if says not in ("no wp:wxr_version", "not utf-8", "cut off", "WXR version 7.0"):
        assert error.line == line


def test_an_item_without_end_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(export, "ITEM_LIMIT", 300_000)
    error = refusal(OPENING + "<item><title>" + "x" * 500_000)
    assert "One item is longer than" in str(error)


@pytest.mark.parametrize(
    ("text", "title", "repair"),
    [
        ("<title>a & b &c; d</title>", "a & b &c; d", {"bare ampersands": 2}),
        ("<title>caf&eacute;&nbsp;x</title>", "café x", {"HTML entities": 2}),
        ("<title>a\x0bb\x00c&#8;d</title>", "abcd", {"control characters": 3}),
        ("<title><![CDATA[a & <!DOCTYPE &eacute; b]]></title>", "a &", {}),
        ("<title>&lt;b&gt;x&#233;&#xe9;</title>", "xéé", {}),
        ("<!-- <!DOCTYPE x> & --><title>x</title>", "x", {}),
    ],
)
def test_slips_are_mended_and_counted(text: str, title: str, repair: dict[str, int]) -> None:
    reading = source.Source(io.BytesIO(f"{OPENING}<item>{text}</item>{CLOSING}".encode()))
    (_, entry) = export._records(reading)
    assert isinstance(entry, WxrEntry)
    assert entry.title.startswith(title)
    assert reading.repairs == repair


def test_blank_lines_before_the_declaration_are_mended() -> None:
    assert records("\n\n " + WHOLE) == records(WHOLE)
    error = refusal("\n\n" + WHOLE.replace("</title>", "</titel>", 1))
    assert error.line == 7


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_recognised_by_their_bytes(encoding: str) -> None:
    assert records(WHOLE.encode(encoding)) == records(WHOLE)


@pytest.mark.parametrize("encoding", ["windows-1256", "windows-1252", "iso-8859-6", "koi8-r"])
def test_declared_encodings_are_read(encoding: str) -> None:
    word = {"windows-1252": "“café”", "koi8-r": "море"}.get(encoding, "بحر")
    text = f'<?xml version="1.0" encoding="{encoding}"?>{OPENING}<item><title>{word}</title></item>'
    (_, entry) = records((text + CLOSING).encode(encoding))
    assert isinstance(entry, WxrEntry)
    assert entry.title == word


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_cut_off_at_any_byte_is_an_error_or_complete(encoding: str) -> None:
    data = WHOLE.encode(encoding)
    whole = records(data)
    for length in range(len(data)):
        found = outcome(data[:length])
        if isinstance(found, WxrError):
            assert "\n" not in str(found)
        else:
            assert found == whole
            assert data[length:].strip(b"\x00>\n") == b""


TRICKY = WHOLE.replace(
    "Harbour &amp; Sea", "H & S&nbsp;x<!-- -> --><!-- & -->&#233;<?pi ?>y"
).encode()


class Dripping(io.BytesIO):
    """A stream whose every answer is short, as a socket's may be."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self.size = size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self.size)


@given(size=st.integers(1, 60))
def test_where_the_pieces_end_makes_no_difference(size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        expected = records(TRICKY)
        patch.setattr(source, "CHUNK", 100)  # so much is looked at to know the encoding
        assert list(read(Dripping(TRICKY, size))) == expected
    site = expected[0]
    assert isinstance(site, WxrSite)
    assert site.title == "H & S xéy"


@given(st.data())
def test_no_damage_raises_anything_else(data: st.DataObject) -> None:
    whole = WHOLE.encode()
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"<![CDATA[", b"]]>", b"<!--", b"<?"])
    )
    found = outcome(whole[:at] + put + whole[at + gone :])
    assert "\n" not in str(found) if isinstance(found, WxrError) else isinstance(found[0], WxrSite)


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    refusal(data)


HOUSE = str(Path(export.__file__).parents[4])
MEASURE = """
import io, resource, sys
from maydan.wire.parsers.wxr import read
head, item, tail = {head!r}, {item!r}, {tail!r}
class Long(io.RawIOBase):
    def __init__(self, n): self.parts = self.make(n); self.rest = b""
    def make(self, n):
        yield head
        for _ in range(n): yield item
        yield tail
    def read(self, size=-1):
        while len(self.rest) < size and (part := next(self.parts, b"")): self.rest += part
        out, self.rest = self.rest[:size], self.rest[size:]
        return out
print(sum(1 for _ in read(Long(int(sys.argv[1])))))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_file() -> None:
    item = POST.replace("First.", "First. " + "word " * 4000).encode()
    head = (DECLARATION + OPENING).encode()
    script = MEASURE.format(head=head, item=item, tail=CLOSING.encode())

    def peak(items: int) -> int:
        command = [sys.executable, "-c", script, str(items)]
        out = subprocess.run(
            command, capture_output=True, text=True, check=True, env={"PYTHONPATH": HOUSE}
        ).stdout.split()
        assert int(out[0]) == items + 1
        return int(out[1])

    assert peak(2000) - peak(50) < 12_000  # KB, where the files differ by 43 MB


def test_the_mark_of_utf8_is_not_content() -> None:
    assert records(codecs.BOM_UTF8 + WHOLE.encode()) == records(WHOLE)
