"""The writing of SVG: elements with their attributes, safe whatever the words in them.

Enters: names, attributes and text. Leaves: markup. Colours come from classes, so that light, dark and print have
their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from selon.web.showing import inert

Drawn = Markup
WIDTH_OF_LETTER = 0.56  # of the size of the type, on average for a sans serif


def tag(name: str, *inside: str, **attributes: object) -> Drawn:
    """One element. `class_` is `class`, other underscores are hyphens; attributes that are None are left out."""
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    written = "".join(f' {key}="{escape(_plain(value))}"' for key, value in pairs)
    body = "".join(str(escape(inert(part))) for part in inside)
    return Markup(f"<{name}{written}>{body}</{name}>")  # noqa: S704  every word in it is escaped just above


def group(parts: Iterable[Drawn], **attributes: object) -> Drawn:
    """Elements under one roof."""
    return tag("g", *parts, **attributes)


def picture(size: tuple[float, float], title: str, described: str, *inside: str, class_: str = "") -> Drawn:
    """A whole picture with its title and description for those who do not see it."""
    width, height = size
    return tag(
        "svg",
        tag("title", title),
        tag("desc", described),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        role="group",
        aria_label=title,
        class_=f"drawn {class_}".strip(),
    )


def text_width(text: str, size: float) -> float:
    """About how wide the words are drawn."""
    return len(text) * size * WIDTH_OF_LETTER


def _plain(value: object) -> object:
    return inert(f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value))
