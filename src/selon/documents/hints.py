"""What the names of a page's elements hint that they are: menu, advert, comments, other stories…

Enters tags and attributes; leaves hints. Names of classes are a jargon of page makers, alike in all countries, so
they stand here and not in a language pack.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Literal

ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
Hint = Literal[
    "", "hidden", "menu", "sharing", "newsletter", "advert", "other stories", "comments", "footer", "caption", "byline", "tags", "standfirst", "consent", "player", "embedded post"
]

# Words of class names and ids, first match wins.
HINTS: tuple[tuple[Hint, str], ...] = (
    ("hidden", r"visually-?hidden|sr-only|screen-reader|a11y-hidden|print-only|hide-on-screen|display-?none"),
    ("embedded post", r"twitter-tweet|instagram-media|tiktok-embed|fb-post|reddit-embed\w*|bluesky-embed|telegram-post"),
    ("consent", r"cookie|consent|gdpr|didomi|onetrust"),
    ("comments", r"comments?|commentaires?|disqus|respond|discussion|reactions?"),
    ("newsletter", r"newsletters?|subscribe|subscription\w*|sign-?up|abonnement|abonnez\w*|regwall|registration|donat\w*|membership|mailing|mailchimp|mc-embed\w*|inscription"),
    ("advert", r"ads?|advert\w*|sponsor\w*|promo\w*|publicit\w*|pub|dfp|taboola|outbrain|commercial|affiliate|marketing|partner\w*|banner|adslot|ad-?container|teads|callout"),
    ("caption", r"carousel\w*|slideshow|gallery|galerie|diaporama|lightbox|captions?|figcaption|legend|legende|wp-caption-text|photo-?credits?|image-?credits?|credits?|media-?info|image-?caption"),
    ("other stories", r"related\w*|relates|recirc\w*|recommend\w*|read-?more|readmore|more-(?:stories|articles|from|on|news)|also-?read|read-?also|lire-?aussi|most-?(?:read|popular|viewed)|popular|trending|teasers?|latest|up-?next|next-up|suggest\w*|similar|further-reading|similaires?|promo|must-?read|river|see-?also|a-lire|inread|hot-?topics|linked|connexes?|playlist|widget-?list|rail"),
    ("sharing", r"share|shares|sharing|social\w*|sharedaddy|addtoany|follow\w*|bookmark\w*|print|partage\w*|whatsapp|app-download"),
    ("menu", r"nav|navbar|navigation|menu\w*|breadcrumbs?|crumbs?|ariane|pagination|pager|toc|table-of-contents|toolbar|tools|skip\w*|search|login|masthead|topbar|megamenu"),
    ("tags", r"tags?|keywords|topics?|post-?categor\w*|labels?|mots-?cles"),
    ("footer", r"footer|colophon|copyright|disclaimer|legal|footnote-?bar"),
    ("byline", r"byline\w*|authors?|auteurs?|author-?bio|bio|timestamp|dateline|published|publish-?date|pub-?date|post-?meta|entry-?meta|article-?meta|meta|posted-on|signature|contributor\w*|datetime|date|update-?date|reading-?time"),
    ("player", r"player|video-?js|jwplayer|video-?player|audio-?player|podcast\w*|livestream"),
    ("standfirst", r"dek|standfirst|stand-first|chapo|chapeau|subtitle|sub-?head\w*|subheadline|sous-?titre|summary|lede|lead|excerpt|kicker-?dek|intro\w*|description|article-?desc|sub-?title"),
)
EDGE_LEFT, EDGE_RIGHT = r"(?<![a-z0-9])(?:", r")(?![a-z0-9])"
HINT_PATTERNS = tuple((hint, re.compile(EDGE_LEFT + words + EDGE_RIGHT)) for hint, words in HINTS)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
TAG_HINTS: dict[str, Hint] = {"nav": "menu", "footer": "footer", "figcaption": "caption", "aside": "other stories", "button": "menu", "form": "menu", "dialog": "consent", "label": "menu"}
ROLE_HINTS: dict[str, Hint] = {"navigation": "menu", "contentinfo": "footer", "search": "menu", "dialog": "consent", "alert": "consent", "banner": "menu", "menu": "menu", "complementary": "other stories", "toolbar": "menu", "button": "menu"}
HIDING = re.compile(r'display:\s*none|visibility:\s*hidden')
LONGEST_HINT = 600
NAMING = ("id", "data-component", "data-testid", "data-qa")
LONGEST_ID, MOST_ID_JOINTS = 40, 3


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a serialised tag, first value of each name, entities resolved."""
    found: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


@lru_cache(maxsize=20_000)
def hint_of_names(names: str) -> Hint:
    """What a class name or id says its element is."""
    spread = CAMEL.sub("-", names).lower().replace("_", "-")
    for hint, pattern in HINT_PATTERNS:
        if pattern.search(spread):
            return hint
    return ""


def is_name(value: str) -> bool:
    """Whether an id names a part of a layout: ids of many words are made from headings and say nothing."""
    return 0 < len(value) <= LONGEST_ID and value.count("-") + value.count("_") <= MOST_ID_JOINTS


def hides(text: str) -> bool:
    """Whether the attributes of a tag inside a line keep its text from view."""
    return ("hid" in text or "none" in text or "sr-only" in text) and hint_of("span", text)[0] == "hidden"


@lru_cache(maxsize=20_000)
def hint_of(tag: str, text: str) -> tuple[Hint, str]:
    """What an element's tag, role, class and id say it is; and its class names, by which its like are known."""
    attributes = attributes_of(text) if text else {}
    style = attributes.get("style", "")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and HIDING.search(style)):
        return "hidden", ""
    classes = attributes.get("class", "")
    names = f"{tag} {classes}"
    if tag in TAG_HINTS:
        return TAG_HINTS[tag], names
    if hint := ROLE_HINTS.get(attributes.get("role", "")):
        return hint, names
    described = " ".join((classes, *(v for k in NAMING if is_name(v := attributes.get(k, "")))))
    return hint_of_names(described[:LONGEST_HINT]) if described.strip() else "", names
