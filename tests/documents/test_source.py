"""A page before it is parsed: what is left out of it, and what is kept of that."""

from __future__ import annotations

import pytest

from selon.documents.source import LEAPT_CHARACTERS, LONGEST_TAG, MOST_ATTRIBUTES, bare_tags, drop_scripts

SHAPE = '<svg class="i"><g><path d="M1 2"/><use href="#a"></use></g></svg>'
DATA = '{"@type": "Article"}'
LONG = "x" * LONGEST_TAG


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        pytest.param("a<script>b < c</script>d", "ad", id="a script"),
        pytest.param("a<script src='b' >c</script >d", "ad", id="a script with attributes"),
        pytest.param("a<STYLE>b</STYLE>c<script></script>d", "acd", id="a style in capitals"),
        pytest.param("a<scripture>b</scripture>c", "a<scripture>b</scripture>c", id="another element"),
        pytest.param("a<script>b</style>c", "a<script>b</style>c", id="a script without end"),
        pytest.param("a<script b", "a<script b", id="a tag without end"),
        pytest.param("a<script>b</script", "a", id="an end tag without end"),
        pytest.param(f"a{SHAPE}b", "ab", id="shapes"),
        pytest.param("a<svg><p>b</p></svg>c", "a<svg><p>b</p></svg>c", id="a drawing with a paragraph"),
        pytest.param(f"a<svg>{SHAPE}b", "a<svg>b", id="a drawing without end before another"),
        pytest.param("a<svg/>b</svg>c", "a<svg/>b</svg>c", id="a drawing that ends where it begins"),
        pytest.param(
            '<i title="<svg>">a</i>', '<i title="<svg>">a</i>', id="the beginning of a drawing in an attribute"
        ),
    ],
)
def test_what_is_no_text_leaves_a_page(markup: str, left: str) -> None:
    assert drop_scripts(markup.encode()) == (left.encode(), [])


@pytest.mark.parametrize("kind", ["application/ld+json", "application/LD+JSON"])
def test_structured_data_are_kept(kind: str) -> None:
    markup = f'a<script>b</script><script type="{kind}">{DATA}</script>c'
    assert drop_scripts(markup.encode()) == (b"ac", [DATA.encode()])


@pytest.mark.parametrize(
    ("markup", "bare"),
    [
        pytest.param("<p><b>a</b>", "<p><b>a</b>", id="short tags"),
        pytest.param(f'<p data-a="{LONG}">a', f'<p data-a="{LONG}">a', id="a long attribute"),
        pytest.param(f"<b><p{' a' * MOST_ATTRIBUTES * 2}>b", "<b><p>b", id="too many attributes"),
        pytest.param(f"<p{' a' * MOST_ATTRIBUTES * 2}", "<p", id="too many attributes at the end"),
        pytest.param(f"<b/><p{'/a' * MOST_ATTRIBUTES * 2}>b", "<b/><p>b", id="attributes parted by slashes"),
        pytest.param("<p " + 'a="b"' * (MOST_ATTRIBUTES + 1) + ">b", "<p>b", id="attributes parted by nothing"),
        pytest.param("<p" + ' a="<p>"' * LEAPT_CHARACTERS + ">b</p>", "<p>b</p>", id="attributes with brackets"),
        pytest.param(f'<p class="a"" b="{LONG}">c', f'<p class="a"" b="{LONG}">c', id="a mark too many"),
        pytest.param(f"{LONG}<p>{LONG}<p>", f"{LONG}<p>{LONG}<p>", id="long text"),
    ],
)
def test_tags_of_too_many_attributes_are_bared(markup: str, bare: str) -> None:
    assert bare_tags(markup) == bare
