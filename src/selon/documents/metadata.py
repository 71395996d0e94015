"""What a page says of itself: title, outlet, byline, summary, and every day it names.

Enters a page's metadata tags and blocks; leaves them as one record, disagreements included.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import cast

import msgspec

from selon.documents.days import Stamp, read_stamp
from selon.documents.hints import attributes_of
from selon.documents.markup import CANONICAL, Element, Page
from selon.model.page_words import fold_line

DECODER = msgspec.json.Decoder()
ARTICLE_TYPE = re.compile(r"Article|Report|Posting|LiveBlog|Review|WebPage", re.IGNORECASE)
LIKELY_ARTICLE = re.compile(r"Article|Posting|LiveBlog|Report", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f]+")
TITLE_EDGES = re.compile(r"\s+[|–—»·•-]\s+|\s+:\s+(?=\S+$)")
URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?=[/_.-]|$)")
MOST_DEPTH = 8
FIELD = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"([^"\\]{1,300})"')
SALVAGED_CHARACTERS = 200_000
FEWEST_TITLE_WORDS = 4

PUBLISHED_META = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "published-date",
    "citation_publication_date",
    "date_published",
    "cre:publish-date",
    "lastpubdate",
    "originalpublicationdate",
    "rnews:datepublished",
    "bt:pubdate",
    "dcterms.issued",
    "time",
)
MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "article:modified",
    "lastmod",
    "revised",
)


# All that is asked for of a page's meta tags; most of them say other things.
KNOWN_META = frozenset(
    (
        *PUBLISHED_META,
        *MODIFIED_META,
        "og:title",
        "twitter:title",
        "og:site_name",
        "application-name",
        "author",
        "article:author",
        "byl",
        "og:description",
        "description",
        "og:url",
    )
)
VALUE = re.compile(r'="([^"]*)"')


class Evidence(msgspec.Struct, frozen=True):
    """One place of a page that names its day: how far it is trusted (lower is better) and what it is called."""

    stamp: Stamp
    rank: int
    name: str
    is_update: bool = False


class Metadata(msgspec.Struct):
    """What a page says of itself."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    summary: str | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    days: list[Evidence] = []
    body: str | None = None


def read_metadata(page: Page, url: str | None) -> Metadata:
    """Everything that the tags of a page say."""
    metas = meta_tags(page.elements)
    things = [thing for e in page.elements if e.tag == "script" for thing in structured(e.body)]
    article = choose_article(things)
    made = Metadata(language=page.language)
    made.title = pick_title(page, metas, article)
    made.outlet = metas.get("og:site_name") or name_of(article.get("publisher")) or metas.get("application-name")
    made.byline = (
        name_of(article.get("author")) or metas.get("author") or metas.get("article:author") or metas.get("byl")
    )
    if made.byline and made.byline.startswith("http"):
        made.byline = None
    made.summary = text_of(article.get("description")) or metas.get("og:description") or metas.get("description")
    made.url = url or canonical(page.elements) or metas.get("og:url")
    made.body = text_of(article.get("articleBody"))
    made.days = [*article_days(article), *meta_days(metas), *time_days(page), *url_days(made.url)]
    return made


def meta_tags(elements: list[Element]) -> dict[str, str]:
    """Those of the page's meta tags that are asked for, by lower-case name, the first of each name."""
    found: dict[str, str] = {}
    for element in elements:
        if element.tag != "meta" or KNOWN_META.isdisjoint(map(str.lower, VALUE.findall(element.attributes))):
            continue
        attributes = attributes_of(element.attributes)
        content = attributes.get("content", "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.lower(), content)
    return found


def structured(body: str) -> Iterator[dict[str, object]]:
    """Every typed object in a JSON-LD script, outermost first; broken JSON yields nothing."""
    value = decode_json(body.strip())
    if value is None:
        value = decode_json(CONTROL.sub(" ", body).strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"))
    if value is None:
        yield from salvage(body)
        return
    queue: list[tuple[object, int]] = [(value, 0)]
    while queue:
        item, depth = queue.pop(0)
        if isinstance(item, list):
            queue.extend((x, depth + 1) for x in item[:50] if depth < MOST_DEPTH)
        elif isinstance(item, dict):
            if "@type" in item:
                yield item
            queue.extend(
                (item[k], depth + 1)
                for k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                if k in item and depth < MOST_DEPTH
            )


def decode_json(text: str) -> object:
    """What a text in JSON holds; null where it is none."""
    try:
        return cast("object", DECODER.decode(text))
    except (msgspec.DecodeError, RecursionError):
        return None


def salvage(body: str) -> Iterator[dict[str, object]]:
    """What can be read of a script whose JSON is broken: its plain fields that matter here."""
    found: dict[str, object] = dict(reversed(FIELD.findall(body[:SALVAGED_CHARACTERS])))
    if found and ARTICLE_TYPE.search(body[:SALVAGED_CHARACTERS]):
        yield {"@type": "Article", **found}


def choose_article(things: list[dict[str, object]]) -> dict[str, object]:
    """The object that describes the article: the most exact type, and among those the one that says most."""

    def worth(thing: dict[str, object]) -> tuple[bool, bool, bool]:
        kind = str(thing.get("@type"))
        return bool(LIKELY_ARTICLE.search(kind)), "datePublished" in thing, "headline" in thing

    known = [t for t in things if ARTICLE_TYPE.search(str(t.get("@type")))]
    return max(known, key=worth, default={})


def text_of(value: object) -> str | None:
    """A JSON-LD value as text, entities resolved."""
    if isinstance(value, str) and value.strip():
        return html.unescape(value).strip()
    return None


def name_of(value: object) -> str | None:
    """The name of a person or body given as text, object or list of such."""
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := name_of(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return text_of(value)


def canonical(elements: list[Element]) -> str | None:
    """The address that the page gives for itself."""
    for element in elements:
        if element.tag == "link" and (attributes := attributes_of(element.attributes)).get("rel") == CANONICAL:
            return attributes.get("href") or None
    return None


def pick_title(page: Page, metas: dict[str, str], article: dict[str, object]) -> str | None:
    """The title that the outlet gives for sharing, as the page's heading writes it where both are one.

    Else it is the heading that other tags confirm, else what any of them says.
    """
    shown = [b.text for b in page.blocks if b.tag == "h1"]
    window = next((b.text for b in page.blocks if b.tag == "title"), None)
    shared = metas.get("og:title") or metas.get("twitter:title")
    said = [t for t in (shared, text_of(article.get("headline")), window) if t]
    for heading in shown:
        if any(agree(heading, other) for other in said[:1]):
            return heading
    if shared and len(shared.split()) >= FEWEST_TITLE_WORDS:
        return strip_site(shared, metas.get("og:site_name"))
    confirmed = next((h for h in shown if any(agree(h, other) for other in said)), None)
    lone = shown[0] if len(shown) == 1 and len(shown[0].split()) >= FEWEST_TITLE_WORDS else None
    return (
        confirmed
        or lone
        or next((strip_site(t, metas.get("og:site_name")) for t in said), None)
        or next(iter(shown), None)
    )


def agree(heading: str, other: str) -> bool:
    """Whether a heading and a title given elsewhere are one: most of the heading's words are in the other."""
    a, b = set(fold_line(heading).split()), set(fold_line(other).split())
    return len(a) > 1 and len(a & b) >= 0.6 * len(a)


def strip_site(title: str, site: str | None) -> str:
    """A title without the site's name at its end."""
    parts = TITLE_EDGES.split(title)
    named = site is not None and fold_line(parts[-1]) == fold_line(site)
    return parts[0] if len(parts) > 1 and (named or len(parts[0]) > len(title) / 2) else title


def article_days(article: dict[str, object]) -> Iterator[Evidence]:
    """The days of the structured data."""
    for rank, key in ((1, "datePublished"), (6, "dateCreated"), (9, "dateModified")):
        value = article.get(key)
        if isinstance(value, str) and (stamp := read_stamp(value)):
            yield Evidence(stamp, rank, f"JSON-LD {key}", is_update=key == "dateModified")


def meta_days(metas: dict[str, str]) -> Iterator[Evidence]:
    """The days of the meta tags."""
    for name in PUBLISHED_META:
        if name in metas and (stamp := read_stamp(metas[name])):
            yield Evidence(stamp, 2, f"meta {name}")
    for name in MODIFIED_META:
        if name in metas and (stamp := read_stamp(metas[name])):
            yield Evidence(stamp, 9, f"meta {name}", is_update=True)


def time_days(page: Page) -> Iterator[Evidence]:
    """The days of `<time>` tags near the title."""
    for element in page.elements:
        if element.tag != "time":
            continue
        attributes = attributes_of(element.attributes)
        stamp = read_stamp(attributes.get("datetime", ""))
        marks = f"{attributes.get('itemprop', '')} {attributes.get('class', '')}".lower()
        if stamp and ("publish" in marks or "entry-date" in marks):
            yield Evidence(stamp, 3, "time tag marked as published")
        elif stamp and ("modified" in marks or "update" in marks):
            yield Evidence(stamp, 9, "time tag marked as updated", is_update=True)
        elif stamp:
            yield Evidence(stamp, 7, "time tag")


def url_days(url: str | None) -> Iterator[Evidence]:
    """The day in a page's address."""
    if url and (found := URL_DAY.search(url)) and (stamp := read_stamp(f"{found[1]}-{found[2]}-{found[3]}")):
        yield Evidence(stamp, 5, "address")
