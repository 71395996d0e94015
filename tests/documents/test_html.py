"""Pages: the report's paragraphs, what is cut and why, title and day."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.documents.html import read_html
from selon.documents.limits import LIMITS, Limits
from selon.documents.raw import Raw
from selon.model.document import Document, Passage
from selon.model.intake import Intake

ONE = "Douze villageois de Brumeval ont fui leurs maisons lundi, selon le maire de la commune."
TWO = "Le pont de bois a brûlé dans la nuit, ont raconté des habitants réfugiés à la grange."
THREE = "Aucun responsable de la milice n'a souhaité commenter ces accusations mercredi soir."
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def read(markup: str, captured: str | None = None, limits: Limits = LIMITS) -> Intake:
    """What a page gives."""
    raw = Raw(data=markup.encode("utf-8", "surrogatepass"), name="page", path="page.html", captured=captured)
    return read_html(raw, limits)


def opened(intake: Intake) -> tuple[Document, tuple[Passage, ...]]:
    """The document and its passages."""
    assert intake.document is not None
    return intake.document, intake.passages


def report(intake: Intake) -> str:
    """The text without its cuts."""
    document, passages = opened(intake)
    kept = list(document.text)
    for passage in passages:
        if passage.kind in ("boilerplate", "off_topic"):
            kept[passage.start : passage.end] = " " * (passage.end - passage.start)
    return " ".join("".join(kept).split())


def page(head: str = "", before: str = "", inside: str = "", after: str = "") -> str:
    """An invented page with additions at several places."""
    return (
        f"<html lang='fr'><head><title>Exode à Brumeval | Le Fanal</title>{head}</head><body>{before}<main><article>"
        f"<h1>Exode à Brumeval</h1>{BODY}{inside}<p>{ONE} Fin.</p></article></main>{after}</body></html>"
    )


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"before": "<nav><a href=/>Accueil</a> <a href=/m>Monde</a></nav>"}, id="navigation"),
        pytest.param({"inside": "<div class='share-bar'>Partager XYZ</div>"}, id="sharing by name"),
        pytest.param({"inside": "<p>Partager cet article</p>"}, id="sharing by words"),
        pytest.param({"inside": "<p>À lire aussi : <a href=/a>Trente morts XYZ à Valsombre</a></p>"}, id="teaser line"),
        pytest.param({"inside": "<aside><a href=/a>Trente morts XYZ à Valsombre</a></aside>"}, id="aside"),
        pytest.param({"inside": "<ul><li><a href=/a>Trente morts XYZ à Valsombre hier soir</a></li></ul>"}, id="links"),
        pytest.param({"inside": "<figure><img src=a><figcaption>Un pont XYZ</figcaption></figure>"}, id="caption"),
        pytest.param({"inside": "<p>La suite après cette publicité</p>"}, id="advert"),
        pytest.param(
            {"inside": "<div class='newsletter-box'><p>Recevez XYZ chaque matin, gratuitement.</p></div>"},
            id="newsletter",
        ),
        pytest.param({"after": f"<section id=comments><p>XYZ {TWO}</p></section>"}, id="comments"),
        pytest.param(
            {"after": "<footer><p>XYZ. Tous droits réservés à la société du Fanal.</p></footer>"}, id="footer"
        ),
        pytest.param({"inside": "<div style='display:none'>XYZ</div>"}, id="hidden"),
        pytest.param({"inside": "<script>XYZ</script><!-- XYZ --><style>XYZ</style>"}, id="no text at all"),
        pytest.param(
            {
                "after": "<h2>Les plus lus</h2>"
                + "".join(
                    f"<div class=card><h3><a href=/{n}>XYZ titre numéro {n} de la liste</a></h3><p>XYZ {TWO}</p></div>"
                    for n in range(4)
                )
            },
            id="cards of other stories",
        ),
    ],
)
def test_what_is_no_report_is_cut_and_nothing_else(parts: dict[str, str]) -> None:
    intake = read(page(**parts))
    assert report(intake) == f"{ONE} {TWO} {THREE} {ONE} Fin."
    assert all(passage.why for passage in intake.passages)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<body><div class='article-newsletter'>{BODY}</div></body>", id="the report bears a name of furniture"
        ),
        pytest.param("<body>" + BODY.replace("<p>", "<p class='ad-text'>") + "</body>", id="so does each paragraph"),
        pytest.param(f"<body><div>{ONE}<br><br>{TWO}<br><br>{THREE}</div></body>", id="line breaks only"),
        pytest.param(f"<p>{ONE}<p>{TWO}<p>{THREE}", id="nothing is closed"),
        pytest.param(
            f"<body><div class='related-teaser'><p>{ONE}</p></div><p>{TWO}</p><p>{THREE}</p></body>",
            id="teaser without link",
        ),
    ],
)
def test_the_report_is_kept_whatever_its_markup_is_called(markup: str) -> None:
    assert report(read(markup)) == f"{ONE} {TWO} {THREE}"


def test_a_script_in_another_encoding_is_no_fault_of_the_page() -> None:
    markup = page(before="<script>a</script>").encode().replace(b"<script>a", b"<script>\xe9")
    intake = read_html(Raw(data=markup, name="x", path="x.html"), LIMITS)
    assert report(intake) == report(read(page()))
    assert intake.problems == ()


@pytest.mark.parametrize("tag", ["svg", "textarea", "!--"])
def test_what_is_no_text_is_known_by_its_end(tag: str) -> None:
    intake = read(page(before=f'<div class="a"<{tag} data-b="c">'))
    assert ONE in report(intake)


def test_nothing_is_removed_from_the_text() -> None:
    document, _ = opened(read(page(before="<nav>Accueil</nav>", after="<footer>Mentions</footer>")))
    assert all(words in document.text for words in ("Accueil", "Exode à Brumeval", ONE, "Mentions"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("", "Exode à Brumeval", id="heading"),
        pytest.param(
            "<meta property='og:title' content='Exode à Brumeval - Le Fanal'>", "Exode à Brumeval", id="with the site"
        ),
        pytest.param(
            "<meta property='og:title' content='La fuite des douze de la vallée'>",
            "La fuite des douze de la vallée",
            id="as shared",
        ),
    ],
)
def test_the_title_is_found(head: str, expected: str) -> None:
    assert opened(read(page(head)))[0].title == expected


JSON_LD = '<script type=\'application/ld+json\'>{{"@type":"NewsArticle","datePublished":"{}"}}</script>'
META = "<meta property='article:published_time' content='{}'>"


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        pytest.param(JSON_LD.format("2021-03-04T08:00:00+01:00"), "", "2021-03-04", id="structured data"),
        pytest.param(META.format("2021-03-04T23:30:00-05:00"), "", "2021-03-04", id="local day, not UTC"),
        pytest.param(
            META.format("2021-03-04T23:30:00Z"),
            "Publié le 5 mars 2021 à 0h30",
            "2021-03-05",
            id="local line beside UTC",
        ),
        pytest.param(
            "", "Publié le 04/03/2021 à 08:00, mis à jour le 06/03/2021", "2021-03-04", id="date line in figures"
        ),
        pytest.param("", "Publié le 1er août 2021", "2021-08-01", id="first of a month"),
        pytest.param(
            META.format("1970-01-01T00:00:00Z"), "Publié le 4 mars 2021", "2021-03-04", id="1970 is put aside"
        ),
        pytest.param(META.format("2199-01-01"), "Publié le 4 mars 2021", "2021-03-04", id="days to come are put aside"),
        pytest.param("", "", None, id="none"),
    ],
)
def test_the_day_is_found(head: str, line: str, expected: str | None) -> None:
    published = opened(read(page(head, before=f"<p>{line}</p>")))[0].published
    assert (published.first, published.last) == (expected, expected)
    assert bool(published.why) == (expected is not None)


def test_disagreements_about_the_day_are_told() -> None:
    document, _ = opened(read(page(META.format("2021-03-04"), before="<p>Publié le 9 mars 2021</p>")))
    assert document.published.first == "2021-03-04"
    assert "2021-03-09" in document.published.why


def test_a_day_after_the_capture_is_a_problem() -> None:
    intake = read(page(META.format("2021-03-04")), captured="2020-01-01T00:00:00Z")
    assert opened(intake)[0].published.first is None
    assert [p.kind for p in intake.problems] == ["day"]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 1_000_000 + ONE, id="a million nested tags"),
        pytest.param("<b><i>" * 100_000 + ONE, id="nested formatting"),
        pytest.param("<table>" * 50_000 + ONE, id="nested tables"),
        pytest.param(f"<div {' '.join(f'a{n}=b' for n in range(60_000))}>{ONE}</div>", id="attributes without end"),
        pytest.param(
            f"<div {' '.join(f'a{n}=%<%' for n in range(60_000))}>{ONE}</div>".replace("%", '"'),
            id="brackets in attributes",
        ),
        pytest.param(f"<div{''.join(f'/a{n}' for n in range(60_000))}>{ONE}</div>", id="attributes parted by slashes"),
        pytest.param(f"<div class='{'nav-' * 500_000}x'>{ONE}</div>", id="a name without end"),
        pytest.param(f"<p>{'&amp;' * 400_000}{ONE}&#x110000;&#0;&#xD800;</p>", id="entities"),
        pytest.param(f"<p>{ONE}</p>" + "<" * 1_000_000, id="angle brackets"),
        pytest.param(f"<p>{ONE}</p>" + "<!--" * 500_000, id="comments never closed"),
        pytest.param(f"<p>{ONE}</p>" + "<svg>" * 100_000, id="pictures never closed"),
        pytest.param(f"<p>{ONE}</p>" + "<script>" * 200_000, id="scripts never closed"),
    ],
)
def test_hostile_pages_are_read_to_their_end(markup: str) -> None:
    document, _ = opened(read(markup))
    assert ONE in document.text


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='nav'>",
        "</div>",
        "<li>",
        "<a href='x'>",
        "</a>",
        "<br>",
        "<h1>",
        "<svg>",
        "</svg>",
        "<!--",
        "-->",
        "<script type='application/ld+json'>",
        '{"@type":"Article","datePublished":[1]}',
        "</script>",
        "&lt;",
        "&#xD800;",
        "<time datetime='9999-99-99'>",
        "<meta name='date' content='x'>",
        "<table><td>",
        ONE,
        TWO,
        "\u2028",
        "\x00",
        "<title>",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_passages_lie_in_order_and_inside_the_text(pieces: list[str]) -> None:
    intake = read("".join(pieces))
    if intake.document is None:
        assert intake.problems
        return
    last = 0
    for passage in intake.passages:
        assert last <= passage.start < passage.end <= len(intake.document.text)
        last = passage.end
