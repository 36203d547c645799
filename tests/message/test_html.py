"""HTML is read as a browser shows it, and no link is lost."""

import re
import time
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from noroshi.message.html import render_html
from noroshi.message.limits import BODY_CHARS, HTML_CHARS, LINKS

_NOT_SHOWN = {"script", "style", "title", "template", "iframe", "noembed", "noframes"}


def hrefs(html):
    return [link.href for link in render_html(html).links]


def walked(html):
    """Links and words by a plain walk of the HTML5 tree."""
    links, words = set(), []
    for node in LexborHTMLParser(html).root.traverse(include_text=True):
        above, parent = set(), node.parent
        while parent is not None:
            above.add(parent.tag)
            parent = parent.parent
        if above & _NOT_SHOWN:
            continue
        if node.tag == "-text":
            words.append(node.text_content or "")
        elif node.tag == "a" and "href" in node.attributes:
            links.add((node.attributes["href"] or "").strip(" \t\n\f\r"))
        elif node.tag == "img":
            words.append(node.attributes.get("alt") or "")
    return links, re.sub(r"\s", "", "".join(words))


def letters(text):
    return Counter(re.sub(r"\s", "", text))


def test_blocks_break_lines_and_cells_are_kept_apart():
    page = render_html(
        "<h1>Title</h1><p>One\n  two<br>three</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table><div>end</div>"
    )
    assert page.text == "Title\n\nOne two\nthree\n\na\nb\nx\ty\nz\nend"


def test_words_within_a_line_are_not_torn():
    assert render_html("pass<b>wor</b><span>d</span> reset").text == "password reset"


def test_entities_are_decoded_once():
    assert render_html("a &amp;lt; b&nbsp;c &#x3042;&copy; &amp;amp;").text == "a &lt; b c あ© &amp;"


def test_preformatted_lines_stay():
    assert render_html("<pre>one\ntwo\n\nthree</pre>four").text == "one\ntwo\n\nthree\nfour"


def test_head_and_comments_are_not_shown():
    html = "<head><title>t</title><style>p{x}</style></head><!-- c > d --><!--[if mso]><p>mso</p><![endif]--><![if !mso]>seen<![endif]>"
    page = render_html(html)
    assert (page.text, page.hidden) == ("seen", "")


def test_a_link_knows_its_words():
    page = render_html('<p>Please <a href="https://x.test/?a=1&amp;b=2"> <b>sign</b> in </a> now</p>')
    (link,) = page.links
    assert (link.href, link.text, link.where) == ("https://x.test/?a=1&b=2", "sign in", "html")
    assert page.text[link.start : link.end] == "sign in"
    assert link.url.host == "x.test"


def test_words_of_a_linked_picture_are_its_alternative_text():
    page = render_html("<a href='http://x.test'><img src='http://p.test/i.png' alt='Open &amp; pay'></a>")
    assert page.links[0].text == "Open & pay"
    assert page.text == "Open & pay"
    assert (page.remote_images, page.images) == (1, ("http://p.test/i.png",))


def test_a_link_without_words_is_kept():
    (link,) = render_html("a<a href=http://x.test></a>b").links
    assert (link.text, link.start) == ("", -1)


def test_all_kinds_of_targets():
    html = (
        "<base href='https://base.test/d/'><meta http-equiv=Refresh content='0; url=https://r.test/'>"
        "<map><area href=https://area.test></map><form action=https://form.test><input type=submit formaction=https://fa.test>"
        "</form><a href=rel/x>r</a><svg><a xlink:href=https://svg.test>s</a></svg>"
    )
    found = {link.url.host: link.where for link in render_html(html).links}
    assert found == {
        "r.test": "html",
        "area.test": "area",
        "form.test": "form",
        "fa.test": "form",
        "base.test": "html",
        "svg.test": "html",
    }


def test_forms_passwords_and_scripts_are_noticed():
    page = render_html("<form><input type=PassWord></form><script>x('<a href=http://no.test>')</script>")
    assert (page.has_form, page.has_password_field, page.has_script) == (True, True, True)
    assert page.links == ()
    page = render_html("<p>hi")
    assert (page.has_form, page.has_password_field, page.has_script) == (False, False, False)


@pytest.mark.parametrize(
    "opened",
    [
        "<div style='display:none'>",
        "<div style='DISPLAY : none !important'>",
        "<div style='dis/**/play:none'>",
        "<div style='visibility:hidden'>",
        "<span style='font-size:0'>",
        "<span style='font-size: 1px; color:red'>",
        "<div style='opacity:0'>",
        "<div style='max-height:0;overflow:hidden'>",
        "<font color=#ffffff>",
        "<font color=white>",
        "<span style='color:#fefefe'>",
        "<table bgcolor=#336699><tr><td><font color=#336699>",
        "<div style='background:#000;color:#000'>",
        "<div style='color:transparent'>",
        "<div hidden>",
        "<div style='text-indent:-9999px'>",
        "<div style='position:absolute;left:-5000px'>",
        "<style>.h{display:none}</style><div class='x h'>",
        "<style>#h{display:none}</style><div id=h>",
    ],
)
def test_hidden_words_are_told_apart(opened):
    element = re.findall(r"<(\w+)", opened)[-1]
    page = render_html(f"<p>seen</p>{opened}secret <b>words</b></{element}>")
    assert (page.text, page.hidden) == ("seen", "secret words")


def test_a_hidden_link_is_kept_as_such():
    page = render_html("<div style=display:none>x <a href=http://h.test>link</a></div>")
    assert [(link.where, link.text, link.start) for link in page.links] == [("hidden", "", -1)]


def test_a_link_in_text_of_the_colour_of_the_ground_is_blue_all_the_same():
    page = render_html("<div style='color:#fff'>x <a href=http://h.test>link</a> y</div>")
    assert (page.text, page.hidden) == ("link", "x y")


@pytest.mark.parametrize(
    "html",
    [
        "<style>@media (max-width:600px){.m{display:none}}</style><div class=m>seen</div>",
        "<td style='font-size:0'><div style='font-size:14px'>seen</div></td>",
        "<div style='visibility:hidden'><p style='visibility:visible'>seen</p></div>",
        "<table bgcolor=#000000><tr><td><font color=#ffffff>seen</font></td></tr></table>",
        "<div style='background:url(x.png)'><b style='color:#fff'>seen</b></div>",
        "<div style='color:#fff;background:#00f'>seen</div>",
        "<div style='display:none'></div>seen",
        "<div style='color:#ffffff'><a href=http://x.test>seen</a></div>",
        "<div style='max-height:0'>seen</div>",
        "<div style='opacity:0.9'>seen</div>",
        "<div style='font-size:10px'>seen</div>",
        "<img style='display:none'>seen",
    ],
)
def test_words_that_can_be_seen_are_not_called_hidden(html):
    page = render_html(html)
    assert (page.text, page.hidden) == ("seen", "")


@pytest.mark.parametrize(
    "html",
    [
        "<p style='display:none'>x<div>seen</div>",
        "<div><span style='display:none'>x</div>seen",
        "<table style='display:none'><tr><td>x</td></tr>seen</table>",
        "<a style='display:none'>x<a href=http://x.test>seen</a>",
        "<table><tr><td style='display:none'>x<td>seen</table>",
        "<table><tr><td><span style='display:none'>x<td>seen</table>",
        "<ul><li style='display:none'>x<li>seen</ul>",
        "<h1 style='display:none'>x<h2>seen</h2>",
    ],
)
def test_hiding_ends_where_a_browser_ends_it(html):
    page = render_html(html)
    assert (page.text, page.hidden) == ("seen", "x")


def test_runs_of_characters_that_show_nothing_are_dropped():
    page = render_html("Hello" + "&zwnj;&nbsp;&#847; " * 100 + "<p>you pay\u200bment")
    assert page.text == "Hello\n\nyou pay\u200bment"


@pytest.mark.parametrize(
    "html",
    [
        "<a title='>' href=http://x.test>",
        "<a title=\">\" href='http://x.test'>",
        '<a x="1"" y="2>" href="http://x.test">',
        '<b ="><a href=http://x.test>">',
        '<b x=b="c><a href=http://x.test>',
        '<b x= "><b y="><a href=http://x.test>',
        "<a/href=http://x.test>",
        "<A\nHREF\n=\nhttp://x.test\n>",
        "<a href=http://x.test href=http://second.test>",
        "<select><xmp></select><a href=http://x.test></a></xmp>",
        "<select><style></select><a href=http://x.test></a></style>",
        "<svg><style><!--</style></svg><a href=http://x.test>--></a>",
        "<textarea><!--</textarea><a href=http://x.test>",
        "<script><!--<script></script><x a='</script><a href=http://x.test>'>",
        "<!--><a href=http://x.test>-->",
        "<!---><a href=http://x.test>-->",
        "<!-- --!><a href=http://x.test>-->",
        "<?php > <a href=http://x.test>?>",
        "</ x><a href=http://x.test>",
        "<title><!--</title><a href=http://x.test>",
        "<style>a{}</style x><a href=http://x.test>",
        "<math><mi><a href=http://x.test>",
        "<noscript><a href=http://x.test></noscript>",
        "<table><a href=http://x.test>",
        "<3 <a href=http://x.test>",
        "<a href=http://x.test",
    ],
)
def test_odd_sources_are_cut_where_a_browser_cuts_them(html):
    links, _ = walked(html)
    assert links <= set(hrefs(html))


_PIECES = st.sampled_from(
    [
        *"<a href=http://%d.test>|<A HREF='http://%d.test/\">'>|</a>|<div>|</div>|<p>|</p>|<table>|<tr>|<td>|</td>|</table>".split("|"),
        *"<span style=display:none>|</span>|<b>|</b>|<select>|</select>|<option>|<svg>|</svg>|<title>|</title>|<style>|</style>".split("|"),
        *"<!--|-->|<xmp>|</xmp>|<textarea>|</textarea>|<iframe>|</iframe>|<script>|</script>|<noscript>|<li>|<ul>|</ul>|<p".split("|"),
        *"<x y=\"|\">|'|\"|=|>|<|</|&amp;|&lt;|<!|<br>|<font color=#fff>|</font>|<math>|<template>|</template>|<body>|<form>".split("|"),
        *"word|か| |\n|<td style='font-size:0'>|<h1>|<h2 style=display:none>|</h2>|<plaintext>|<frameset>|<noframes>".split("|"),
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30))
@settings(max_examples=400, deadline=None)
@example(["<select>", "<xmp>", "</select>", "<a href=http://%d.test>"])
def test_no_link_of_any_source_is_lost(pieces):
    html = "".join(piece.replace("%d", str(number)) for number, piece in enumerate(pieces))
    links, _ = walked(html)
    assert links <= {link.href for link in render_html(html).links}


@given(st.lists(_PIECES.filter(lambda piece: not re.search("select|svg|math|plaintext|frame|templ|textarea|xmp|script", piece)), max_size=30))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_all_words_are_found_seen_or_hidden(pieces):
    html = "".join(piece.replace("%d", str(number)) for number, piece in enumerate(pieces))
    page = render_html(html)
    assert letters(page.text + page.hidden) == letters(walked(html)[1])


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_page(text):
    page = render_html(text)
    for link in page.links:
        assert link.start < 0 or page.text[link.start : link.end] == link.text


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("nested blocks", "<div>" * 100_000),
        ("nested spans that hide", "<span style='display:none'>x" * 50_000),
        ("formatting left open", "".join(f"<b id={n}>" for n in range(20_000)) + "<svg>" + "<p>" * 20_000),
        ("links", "<a href=http://x.test>x</a>" * 100_000),
        ("open tags", "<a " * 500_000),
        ("quotes", '<a x="' * 300_000),
        ("comments", "<!--" * 500_000),
        ("empty blocks", "<p></p>" * 200_000),
        ("brackets", "<" * 2_000_000),
        ("entities", "&#" * 500_000),
        ("styles", "<style>{" * 100_000),
        ("at rules", "<style>" + "@a{" * 300_000),
        ("declarations", "<p style='" + "a" * 1_000_000 + "'>x"),
        ("end tags", "<div>" * 600 + "</b>" * 200_000),
        ("ten megabytes", "<p>word &amp; word</p>\n" * 500_000),
    ],
)
def test_hostile_sources_end_soon(name, html):
    start = time.process_time()
    page = render_html(html)
    assert time.process_time() - start < 8, name
    assert len(page.text) <= BODY_CHARS
    assert len(page.links) <= LINKS


def test_what_is_beyond_a_limit_is_a_defect():
    assert [defect.kind for defect in render_html("a" * (HTML_CHARS + 1)).defects] == ["limit-html", "limit-body"]
    assert [defect.kind for defect in render_html("<a href=x>y</a>" * (LINKS + 1)).defects] == ["limit-links"]
    assert [defect.kind for defect in render_html("<svg>" + "<p>" * 20_000).defects] == ["limit-html"]


def test_links_are_kept_where_the_tree_would_cost_too_much():
    html = "<svg></svg>" + "<p><a href=http://x.test>x</a>" * 1500 + "<i>" * 10_000
    assert len(hrefs(html)) == 1500
