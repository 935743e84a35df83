"""WordPress's HTML to body blocks: what each form becomes, what is lost, that all is harmless."""

import dataclasses
import re
from collections.abc import Iterator
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from maydan.wire.parsers.wxr import parse_body
from maydan.wire.parsers.wxr.blocks import (
    Block,
    Divider,
    Embed,
    File,
    Gallery,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Subheading,
    Table,
)

TAGS = {"p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "sup", "sub", "code", "br"}
JPG = "https://old.example/a.jpg"


def blocks(source: str) -> list[Block]:
    return list(parse_body(source).blocks)


def losses(source: str) -> dict[tuple[str, str], int]:
    return {(loss.kind, loss.detail): loss.count for loss in parse_body(source).losses}


def addresses(block: object) -> Iterator[str]:
    """Every address in a block, at any depth."""
    if isinstance(block, tuple):
        for part in block:
            yield from addresses(part)
    elif dataclasses.is_dataclass(block):
        for field in dataclasses.fields(block):
            value = getattr(block, field.name)
            if field.name in ("src", "url", "link"):
                yield value
            else:
                yield from addresses(value)


def assert_harmless(source: str) -> None:
    for block in blocks(source):
        for url in addresses(block):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", unescape(url), re.I)
            assert scheme is None or scheme[1].lower() in ("http", "https"), url
        if isinstance(block, Paragraph):
            for element in html.fragment_fromstring(block.html, create_parent="section").iter():
                if element.tag == "section":
                    continue
                assert element.tag in TAGS, block.html
                assert set(element.attrib) <= {"href"}, block.html
                href = re.sub(r"[\x00-\x20]", "", element.get("href", "")).lower()
                assert not re.match(r"(javascript|data|vbscript|file|blob):", href), block.html


CLASSIC = [
    ("One\ntwo\n\nThree", [Paragraph("<p>One<br>two</p>"), Paragraph("<p>Three</p>")]),
    ("<p>One\n\ntwo</p>", [Paragraph("<p>One</p>"), Paragraph("<p>two</p>")]),
    ("One<br />\ntwo", [Paragraph("<p>One<br>two</p>")]),
    ("<b>a\n\nb</b> c", [Paragraph("<p><b>a<br>b</b> c</p>")]),
    (
        "<div>One<div>two</div>three</div>",
        [Paragraph(f"<p>{w}</p>") for w in ("One", "two", "three")],
    ),
    ("<h2>Head <em>line</em></h2>text", [Subheading("Head line"), Paragraph("<p>text</p>")]),
    ("a <span style='color:red'>b</span> <cite>c</cite>", [Paragraph("<p>a b <em>c</em></p>")]),
    ("a < b & c", [Paragraph("<p>a &lt; b &amp; c</p>")]),
    ("a<!--more-->b <!-- note --> c", [Paragraph("<p>ab  c</p>")]),
    ("text <!-- never closed", [Paragraph("<p>text  never closed</p>")]),
    ("<p>&nbsp;</p><p></p>\n\n", []),
    ("a<hr />b", [Paragraph("<p>a</p>"), Divider(), Paragraph("<p>b</p>")]),
    (
        "<ul>\n<li>one\n<ol><li>in</li></ol></li>\n<li><p>two</p></li></ul>",
        [Paragraph("<ul><li>one<ol><li>in</li></ol></li><li>two</li></ul>")],
    ),
    ("<pre>a\n  b<br>c</pre>", [Paragraph("<p><code>a<br>&nbsp;&nbsp;b<br>c</code></p>")]),
    (
        "<dl><dt>Sea</dt><dd>Salt</dd></dl>",
        [
            Paragraph("<p><strong>Sea</strong></p>"),
            Paragraph("<p>Salt</p>"),
        ],
    ),
    (
        "Hi <img class='wp-smiley' src='https://s.w.org/x.png' alt='🙂'> there",
        [Paragraph("<p>Hi 🙂 there</p>")],
    ),
    (
        "مرحبا\n\n<strong>بكم</strong>",
        [
            Paragraph("<p>مرحبا</p>"),
            Paragraph("<p><strong>بكم</strong></p>"),
        ],
    ),
]
PICTURES = [
    (
        f'<img class="size-full wp-image-5" src="{JPG}" alt="A  crane" />',
        [
            Picture(5, JPG, alt="A crane"),
        ],
    ),
    (
        f'a <a href="https://x.example"><img src="{JPG}"> more</a> b',
        [
            Paragraph("<p>a</p>"),
            Picture(0, JPG, link="https://x.example"),
            Paragraph('<p><a href="https://x.example"> more</a> b</p>'),
        ],
    ),
    (
        f'[caption id="attachment_5"]<a href="{JPG}"><img src="{JPG}"></a> A <em>big</em> one'
        "[/caption] text",
        [
            Picture(5, JPG, "A big one", link=JPG),
            Paragraph("<p>text</p>"),
        ],
    ),
    (
        f'[caption id="attachment_5" caption="Old form"]<img src="{JPG}">[/caption]',
        [
            Picture(5, JPG, "Old form"),
        ],
    ),
    (
        f'<div class="wp-caption"><img src="{JPG}"><p class="wp-caption-text">Words</p></div>',
        [
            Picture(0, JPG, "Words"),
        ],
    ),
    (
        f'<figure><img src="{JPG}"><figcaption>Words (<cite>AB/Agency</cite>)</figcaption>',
        [
            Picture(0, JPG, "Words", credit="AB/Agency"),
        ],
    ),
    (f'<img src="data:image/gif;base64,R0" data-src="{JPG}">', [Picture(0, JPG)]),
    (
        '<img src="//cdn.example/a.jpg"><img src="/b.jpg">',
        [
            Picture(0, "https://cdn.example/a.jpg"),
            Picture(0, "/b.jpg"),
        ],
    ),
    (
        '[gallery ids="1, 2,x" columns="2"] and [gallery]',
        [
            Gallery(ids=(1, 2)),
            Paragraph("<p>and</p>"),
            Gallery(),
        ],
    ),
    (
        '<figure class="wp-block-gallery"><figure>'
        f'<img class="wp-image-1" src="{JPG}"><figcaption>One'
        f'</figcaption></figure><figure><img data-id="2" src="{JPG}"></figure>'
        "<figcaption>All</figcaption></figure>",
        [
            Gallery((Picture(1, JPG, "One"), Picture(2, JPG)), (), "All"),
        ],
    ),
]
OTHERS = [
    ("<blockquote>One.\n\nTwo.<cite>— Ann</cite></blockquote>", [Quotation("One.\n\nTwo.", "Ann")]),
    ("<blockquote><p>One.</p><p>Two.</p></blockquote>", [Quotation("One.\n\nTwo.")]),
    (
        '<figure class="wp-block-pullquote"><blockquote><p>Big</p><cite>Bo</cite></blockquote>',
        [PullQuote("Big", "Bo")],
    ),
    (
        "<table><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr>"
        "<td>1</td></tr><tr><td colspan='2'>2</td></tr></tbody></table>",
        [
            Table("C", ("A", "B"), (("1", ""), ("2", ""))),
        ],
    ),
    (
        f"<table><tr><td>a<img src='{JPG}'></td></tr></table>",
        [
            Table("", (), (("a",),)),
            Picture(0, JPG),
        ],
    ),
    (
        "Look:\nhttps://youtu.be/abc?a=1&amp;b=2\nend",
        [
            Paragraph("<p>Look:</p>"),
            Embed("https://youtu.be/abc?a=1&b=2"),
            Paragraph("<p>end</p>"),
        ],
    ),
    ("https://unknown.example/x", [Paragraph("<p>https://unknown.example/x</p>")]),
    (
        "[embed width=3]https://vimeo.com/12[/embed][youtube=https://youtu.be/x]",
        [
            Embed("https://vimeo.com/12"),
            Embed("https://youtu.be/x"),
        ],
    ),
    (
        '<iframe src="https://www.youtube-nocookie.com/embed/abcdefgh?rel=0"></iframe>',
        [
            Embed("https://www.youtube.com/watch?v=abcdefgh"),
        ],
    ),
    ('<iframe src="https://player.vimeo.com/video/77"></iframe>', [Embed("https://vimeo.com/77")]),
    (
        '<blockquote class="twitter-tweet"><p>hi</p><a href="https://twitter.com/a/status/1">x</a>'
        "</blockquote>",
        [Embed("https://twitter.com/a/status/1")],
    ),
    (
        '[audio mp3="https://o.example/a.mp3"][/audio][video src="https://o.example/v.mp4"]',
        [
            File("https://o.example/a.mp3"),
            File("https://o.example/v.mp4"),
        ],
    ),
    ('[playlist ids="4,5"]', [File("", "", 4), File("", "", 5)]),
    (
        '<figure><audio src="https://o.example/a.mp3"></audio><figcaption>Song</figcaption></figure>',
        [
            File("https://o.example/a.mp3", "Song"),
        ],
    ),
    (
        '<div class="wp-block-file"><a href="https://o.example/r.pdf">Report</a></div>',
        [
            File("https://o.example/r.pdf", "Report"),
        ],
    ),
    ("[[gallery]] and [sic] and [1]", [Paragraph("<p>[gallery] and [sic] and [1]</p>")]),
    ("<code>[gallery]</code>", [Paragraph("<p><code>[gallery]</code></p>")]),
    ('[vc_row a="1"][vc_text]kept[/vc_text][/vc_row]', [Paragraph("<p>kept</p>")]),
    ('<a title="[gallery]" href="/x">a</a>', [Paragraph('<p><a href="/x">a</a></p>')]),
]
GUTENBERG = [
    (
        "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->",
        [
            Paragraph("<p>One two</p>"),
        ],
    ),
    (
        '<!-- wp:embed {"url":"https://x.example/1"} -->\n<figure class="wp-block-embed"><div>\n'
        "https://x.example/1\n</div><figcaption>C</figcaption></figure>\n<!-- /wp:embed -->",
        [
            Embed("https://x.example/1", "C"),
        ],
    ),
    ('<!-- wp:embed {"url":"https://x.example/1"} /-->', [Embed("https://x.example/1")]),
    ("<!-- wp:separator /-->", [Divider()]),
    (
        '<!-- wp:columns --><div class="wp-block-columns"><div><!-- wp:x --><p>a</p></div></div>',
        [Paragraph("<p>a</p>")],
    ),
    (
        "<!-- wp:details --><details><summary>More</summary><p>x</p></details>",
        [
            Subheading("More"),
            Paragraph("<p>x</p>"),
        ],
    ),
    (
        '<!-- wp:cover --><div><img class="wp-image-3" src="/c.jpg"><p>t</p></div>',
        [Picture(3, "/c.jpg"), Paragraph("<p>t</p>")],
    ),
]


@pytest.mark.parametrize(("source", "expected"), CLASSIC + PICTURES + OTHERS + GUTENBERG)
def test_becomes(source: str, expected: list[Block]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '[contact-form-7 id="1"]\n[foo-bar]',
            {("shortcode", "contact-form-7"): 1, ("shortcode", "foo-bar"): 1},
        ),
        ("<iframe src='https://www.evil.example/x'></iframe>", {("iframe", "evil.example"): 1}),
        ("<form><input><input></form>", {("form", ""): 1, ("form control", "input"): 2}),
        ("<script>x</script><style>y</style>", {("script", ""): 1, ("style", ""): 1}),
        (
            "<p style='color:red' onclick='x()'>a</p>",
            {("inline css", ""): 1, ("event handler", "onclick"): 1},
        ),
        ("<del>old</del> new", {("markup", "del"): 1}),
        ('<!-- wp:latest-posts {"a":1} /-->', {("block", "latest-posts"): 1}),
        ('<!-- wp:block {"ref":12} /-->', {("reusable block", "12"): 1}),
        ("<img src='data:image/png;base64,AA'>", {("picture without an address", ""): 1}),
        (
            "<img src='https://t.example/p' width='1' height='1'>",
            {("tracking pixel", "t.example"): 1},
        ),
        ("<div>" * 500 + "x", {("nesting too deep", ""): 1}),
        ("plain [sic]", {}),
    ],
)
def test_losses_are_told(source: str, expected: dict[tuple[str, str], int]) -> None:
    assert losses(source) == expected


@pytest.mark.parametrize(
    "source", ["<div>" * 3000, "<b>" * 3000, "<ul><li>" * 3000, "<table><tr><td>" * 900]
)
def test_senseless_nesting_keeps_the_words(source: str) -> None:
    assert "kept" in repr(blocks(source + "kept"))


def test_emphasis_that_never_ends_does_not_fill_the_memory() -> None:
    source = "".join(f"<b class={n}><p>word{n}" for n in range(20_000))
    assert "word19999" in repr(blocks(source))
    assert losses(source)["nesting too deep", ""] == 1


def test_nobody_can_forge_a_mark() -> None:
    forged = '<hr data-mark0="0"><figure data-mark0="9"><hr data-mark1="x">'
    assert blocks(forged + "[gallery ids='3']")[-1] == Gallery(ids=(3,))


@pytest.mark.parametrize(
    "source",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="jav&#x09;ascript:alert(1)">x</a>',
        "<a href=java&#1&#2&#3script:javascript:alert(1)>x</a>",
        '<a href=" &#14; javascript:alert(1)">x</a>',
        '<a href="data:text/html,x"><img src="https://x.example/a.jpg"></a>',
        "[embed]javascript:alert(1)//https://x.example[/embed]",
        '[audio src="java\tscript:alert(1)"]',
        '[caption caption="<img src=x onerror=alert(1)>"]<img src="x:y">[/caption]',
        '<!-- wp:embed {"url":"javascript:alert(1)"} /-->',
        '<video src="javascript:x"><source src="vbscript:x"></video>',
        '<a title="x > [gallery] "onmouseover=alert(1) ">x</a>',
        '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>x</script>"></iframe>',
        "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
        "<svg><p><style><!--</style><img src=x onerror=alert(1)>-->",
    ],
)
def test_hostile_bodies_come_out_harmless(source: str) -> None:
    assert_harmless(source)


TANGLE = """
    <p> </p> <div> </div> <a~href="javascript:x"> </a> <b> </b> <ul><li> </ul> <figure> <hr </table>
    <table><tr><td> <img~src=x~onerror=y> [caption] [/caption] [gallery~ids="1"] [embed] [/embed]
    <!-- --> <pre> </pre> [[ ]] <blockquote> </blockquote> <hr> <script> </script> & &lt; <svg>
    <math> <style> <iframe~src=y> https://youtu.be/x <!--~wp:a~{}~/--> <details> <summary> " ' [a~b=
"""
PIECES = st.sampled_from([*(piece.replace("~", " ") for piece in TANGLE.split()), "\n\n", " "])


@given(st.text())
def test_any_text_comes_out_harmless(source: str) -> None:
    assert_harmless(source)


@given(st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_any_tangle_of_marks_comes_out_harmless(pieces: list[str]) -> None:
    assert_harmless("".join(pieces))


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&[]")))
def test_plain_words_are_kept_as_they_are(words: str) -> None:
    found = blocks(words)
    text = "".join(
        unescape(etree.fromstring(block.html).xpath("string()"))
        for block in found
        if isinstance(block, Paragraph)
    )
    assert text == words or (words.startswith("http") and not text)
