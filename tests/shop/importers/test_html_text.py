from shop.importers.html_text import text_of_html


def test_html_becomes_its_visible_text():
    html = "<p>Soft &amp; warm</p><script>alert(1)</script><ul><li>Blue<li>Red</ul><style>p{}</style> 5 < 6"
    assert text_of_html(html, "text") == "Soft & warm Blue Red 5 < 6"
