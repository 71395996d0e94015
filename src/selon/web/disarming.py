"""A saved page made inert: its words, tables, pictures that it holds itself and its own styles; nothing that acts.

Enters: the markup of a page, and names that are masked. Leaves: markup made anew of known tags and attributes alone,
with every other character as text. It is served under a policy that would not let anything act either; two locks, so
that one may fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from resiliparse.parse.html import HTMLTree

from selon.documents.source import bare_tags
from selon.ledger.masking import mask_text
from selon.web.showing import inert

# What the parser gives is well formed: elements are closed, attributes stand in double quotes.
DROPPED = (
    "script|template|iframe|object|embed|noembed|noframes|xmp|plaintext|svg|math|textarea|select|title|audio|video"
)
PIECE = re.compile(
    rf"<!--.*?-->|<!doctype[^>]*+>|<({DROPPED})(?=[\s>]).*?</\1\s*+>|<style(?=[\s>])[^>]*+>(?P<style>.*?)</style\s*+>|"
    r'<(?P<end>/?)(?P<tag>[a-z][^\s/>]*+)(?P<attributes>(?:[^>"]++|"[^"]*+")*+)>|(?P<text>[^<]++|<)',
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r'([a-z][a-z-]*+)="([^"]*+)"', re.IGNORECASE)
TAGS = frozenset(
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del "
    "details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav "
    "ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time "
    "tr tt u ul var wbr".split()
)
ATTRIBUTES = frozenset(
    "align alt bgcolor class color colspan datetime dir face height id lang rowspan size start style title valign "
    "width".split()
)
# What a style would load: the policy refuses it, and leaving it out spares the attempt.
LOADED = re.compile(r"@import[^;]*+;?|url\(\s*+(?![\"']?data:)[^)]*+\)", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);", re.IGNORECASE)
STYLE = (
    "body{font:16px/1.5 Georgia,serif;color:#1b1f24;background:#fff;margin:1rem;overflow-wrap:anywhere}"
    "img{max-width:100%;height:auto}a{color:#1d4f7c;text-decoration:underline}"
)


def disarm(markup: str, names: frozenset[str] = frozenset()) -> str:
    """The page as a document of its own that can be looked at and does nothing, with the names blacked out."""
    tree = HTMLTree.parse(bare_tags(markup))
    whole = tree.document.html if tree.document is not None else ""
    body = "".join(_pieces(whole, names))
    return f'<!doctype html><html><head><meta charset="utf-8"><title></title><style>{STYLE}</style></head>{body}</html>'


def _pieces(markup: str, names: frozenset[str]) -> Iterator[str]:
    for found in PIECE.finditer(markup):
        if found["text"]:
            yield escape(_said(found["text"], names), quote=False)
        elif found["style"]:
            yield f"<style>{_style(found['style'])}</style>"
        elif found["tag"] and found["tag"].lower() in TAGS:
            yield _tag(found["tag"].lower(), bool(found["end"]), found["attributes"], names)


def _tag(tag: str, is_end: bool, attributes: str, names: frozenset[str]) -> str:  # noqa: FBT001  as the markup has it
    if is_end:
        return f"</{tag}>"
    kept = []
    for name, value in ATTRIBUTE.findall(attributes):
        known = name.lower()
        if known in ATTRIBUTES or (tag == "img" and known == "src" and PICTURE.match(value)):
            kept.append((known, _style(value) if known == "style" else value))
        elif tag == "a" and known == "href":
            kept.append(("title", value))
    written = "".join(f' {name}="{escape(_said(value, names))}"' for name, value in kept)
    return f"<{tag}{written}>"


def _said(text: str, names: frozenset[str]) -> str:
    """What stands in the markup, as it is read."""
    return mask_text(str(inert(unescape(text))), names)


def _style(style: str) -> str:
    """Styles without what they would load from elsewhere."""
    return LOADED.sub("", style).replace("<", "")
