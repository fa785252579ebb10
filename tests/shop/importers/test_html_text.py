import pytest

from shop.importers.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Soft &amp; <b>warm</b></p><ul><li>wool<li>silk</ul>", "Soft & warm wool silk"),
        ("a<script>var b = 1;</script>c<style>p{}</style>d<TEMPLATE>e</template>", "acd"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ('<a title="1 > 2" href=x>link</a>', "link"),
        ("It&amp;#039;s &lt;b&gt;", "It's <b>"),
        ("<![CDATA[Hello <b>x</b>]]> y", "Hello x y"),
        ("First.\\nSecond.\\r\\n\\rThird C:\\new \\\\n", "First. Second. Third C:\\new \\\\n"),
        (None, ""),
    ],
)
def test_the_visible_text_is_left(html, text):
    assert text_of_html(html, "description") == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<![a[b]]>c", "ac"),
        ("a<![if !IE]>b<![endif]>c", "abc"),
        ("a<!DOCTYPE html [<!ENTITY b 'c'>]>d", "a]>d"),
        ("a<?php echo 1 ?>b", "ab"),
        ("a<p class='x>b</p>c", "a b c"),
        ("a<!-- b", "a"),
        ("a<script>b", "a"),
        ("a<b", "a<b"),
        ("a</>b</ p>c<>d", "abc<>d"),
        ("&#" + "9" * 5000 + ";a&#x" + "F" * 5000 + ";", "a"),
        ("<", "<"),
    ],
)
def test_malformed_html_gives_what_can_be_made_out(html, text):
    assert text_of_html(html, "description") == text


@pytest.mark.parametrize("piece", ["<a ", "</", "<!", "<!--", '<a b="', "<a '", "<script>", "<?"])
def test_a_hundred_thousand_tags_that_never_end_are_no_text(piece):
    assert text_of_html(f"{piece * 100_000}>", "description") == ""
