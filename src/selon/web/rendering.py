"""Records to HTML: the templates, with what they may call.

Enters: a request or a language, a template's name and a record. Leaves: text, or an answer in the page's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from selon import __version__
from selon.model.amount import read_amount
from selon.model.claim import EventType, Outcome, Scope, Status
from selon.model.findings import Step
from selon.model.view import ClaimRow
from selon.web.asking import Question, link
from selon.web.desk import Desk
from selon.web.evidence import Evidence
from selon.web.illustrating import draw_days, draw_spots, draw_steps, title_of
from selon.web.infobox import NARRATOR
from selon.web.names import party_name, place_name, war_name
from selon.web.sayings import say_again
from selon.web.showing import figure, figure_in_words, inert
from selon.web.words import Words, choose_language, load_words

HOME = Path(__file__).parent
THEMES = ("light", "dark")
SHOWN_ID = 12
MENU = ("overview", "incidents", "contradictions", "claims", "articles", "sources", "review", "ingest", "dossier")
FILTERS = ("since", "until", "place", "side", "source", "outlet", "outcome", "status", "scope", "as_known_on")
ABOUT = ("place", "side", "source", "outlet", "outcome", "status", "conflict")
CHOICES = {"outcome": get_args(Outcome), "status": get_args(Status), "scope": get_args(Scope)}


def render(
    request: Request,
    template: str,
    context: dict[str, Any],  # Any: a template's context
    status: int = 200,
) -> HTMLResponse:
    """The answer to a request."""
    words = words_for(request)
    desk: Desk = request.app.state.desk
    path = request.url.path
    shared = {
        "desk": desk,
        "path": path,
        "theme": theme_of(request),
        "back": path + (f"?{request.url.query}" if request.url.query else ""),
        "question": Question(),
        "last": request.query_params.get("last", "")[:SHOWN_ID],
        "taken": request.query_params.get("taken", "")[:SHOWN_ID],
    }
    return as_html(request, write(template, words, {**shared, **context}), status)


def as_html(request: Request, html: str | bytes, status: int = 200) -> HTMLResponse:
    """The answer that holds this page."""
    headers = {"content-language": words_for(request).language, "vary": "Accept-Language, Cookie"}
    return HTMLResponse(html, status, headers)


def key_of(request: Request) -> tuple[str, ...]:
    """What a page hangs on besides the ledger."""
    return request.url.path, request.url.query, words_for(request).language, theme_of(request)


def write(template: str, words: Words, context: dict[str, Any]) -> str:  # Any: as above
    """The text of a template in one language."""
    text = _templates(words.language).get_template(template).render(context)
    return text.encode("utf-8", "replace").decode()


@cache
def _templates(language: str) -> Environment:
    words = load_words()[language]
    templates = Environment(
        loader=FileSystemLoader(HOME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=inert,
        auto_reload=False,
    )
    templates.filters["map_party"] = lambda names: [name_of(words, name) for name in names]
    templates.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    templates.globals.update({**_plain_context(), **_context(words)})
    return templates


def words_for(request: Request) -> Words:
    """The texts in the language of the address, the cookie or the browser."""
    wanted = request.query_params.get("lang") or request.cookies.get("language")
    return load_words()[choose_language(wanted, request.headers.get("accept-language", ""))]


def theme_of(request: Request) -> str:
    """Light or dark where the person chose, else nothing: then the system's setting counts."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in THEMES else ""


def _context(words: Words) -> dict[str, Any]:  # Any: functions and values of several types
    party = partial(name_of, words)
    return {
        "t": words.say,
        "words": words,
        "lang": words.language,
        "languages": sorted(load_words()),
        "value": words.value,
        "party": party,
        "voice": partial(_voice, words),
        "says": partial(says, words),
        "day": words.day,
        "days": words.days,
        "number": words.number,
        "figure": partial(_figure, words),
        "in_words": partial(_in_words, words),
        "field_value": partial(_field_value, words),
        "chart_title": partial(title_of, words, party),
        "draw_steps": partial(draw_steps, words, party),
        "draw_spots": partial(draw_spots, words, party),
        "draw_days": partial(draw_days, words),
        "has": words.__contains__,
        "filter_value": partial(_filter_value, words),
        "mark_said": partial(_mark_said, words),
        "place_name": partial(place_name, language=words.language),
        "war_name": partial(war_name, language=words.language),
        "step_said": partial(_step_said, words),
        "say_again": partial(say_again, words),
        "extra_value": partial(_extra_value, words),
        "rule_said": partial(rule_said, words),
        "dossier_title": partial(_dossier_title, words),
    }


def _plain_context() -> dict[str, Any]:  # Any: as above
    """What is the same in every language."""
    return {
        "link": _link,
        "short": _short,
        "numbered": _numbered,
        "menu": MENU,
        "filters": FILTERS,
        "version": __version__,
        "sheet": style_sheet,
        "choices": CHOICES,
        "outcomes": get_args(Outcome),
        "events": get_args(EventType),
    }


def name_of(words: Words, name: str | None) -> str:
    """A party's or a kind of source's name in the page's language."""
    if not name:
        return words.say("source.unsaid")
    if f"source.{name}" in words:
        return words.say(f"source.{name}")
    return party_name(name, words.language)


def _voice(words: Words, row: ClaimRow) -> str:
    """Who says it; the outlet, or the article, where the article itself does."""
    if row.speaker != NARRATOR:
        return name_of(words, row.speaker)
    return row.outlet or words.say("source.article")


def says(words: Words, row: ClaimRow) -> str:
    """That the voice says or denies something, the verb in the number that goes with it."""
    key = "claim.denies" if row.stance == "denies" else "claim.says"
    is_article = row.speaker == NARRATOR
    return words.say(f"{key}_many" if not is_article and words.is_many(row.speaker) else key)


def _figure(words: Words, row: Any) -> str:  # noqa: ANN401  any record with two bounds
    return figure(words, row.least, row.most, approx=row.approx)


def _in_words(words: Words, row: msgspec.Struct) -> str:
    least, most, approx = (getattr(row, name) for name in ("least", "most", "approx"))
    return figure_in_words(words, least, most, approx=approx)


def _field_value(words: Words, field: str, value: str | None) -> str:
    """The value of a field that people decide on, in words."""
    if value is None:
        return words.say("field.unset")
    if field in {"since", "until", "said"}:
        return words.day(value)
    if field == "place":
        return place_name(value, words.language)
    if field in {"side", "source", "actor"}:
        return name_of(words, value)
    if field == "figure":
        amount = read_amount(value)
        return figure_in_words(words, amount.least, amount.most, approx=amount.approx)
    group = {"label": "outcome" if f"outcome.{value}" in words else "event"}.get(field, field)
    return words.value(group, value)


def _filter_value(words: Words, name: str, value: str) -> str:
    """A filter's value in words."""
    if name == "place":
        return place_name(value, words.language)
    if name in {"side", "source"}:
        return name_of(words, value)
    if name == "conflict":
        return war_name(value, words.language)
    return words.day(value) if name in {"since", "until", "as_known_on"} else words.value(name, value)


def _mark_said(words: Words, mark: str) -> str:
    """A mark of decisions, such as `side amended`, in words."""
    field, _, state = mark.partition(" ")
    if f"decided.{mark}" in words:
        return words.say(f"decided.{mark}")
    return f"{words.say(f'field.{field}')}: {words.value('decided', state)}"


def _extra_value(words: Words, name: str, value: str) -> str:
    """What is known beyond the fields that people decide on, in words."""
    if name in {"body", "people", "target"}:
        return name_of(words, value)
    if name == "via":
        return ", ".join(name_of(words, one) for one in value.split(", "))
    return words.value(name, value)


def rule_said(words: Words, rule: str, label: str | None) -> str:
    """What a rule goes by, in words; nothing for a rule of a pack of one's own."""
    if f"by.{rule}" in words:
        return words.say(f"by.{rule}")
    return words.say("by.events.word", event=words.value("event", label)) if f"event.{label}" in words else ""


def _numbered(notes: Sequence[Evidence]) -> dict[str, int]:
    return {note.anchor: number for number, note in enumerate(notes, 1)}


def _step_said(words: Words, step: Step) -> str:
    """One step of an estimate in words."""
    parts = {"number": words.number(step.number or 0), "voices": words.number(step.voices or 0)}
    counts = {"counted": step.number, "vote": step.voices}
    n = counts.get(step.name)
    return words.say(f"step.{step.name}", **parts) if n is None else words.say(f"step.{step.name}", n=n, **parts)


def _dossier_title(words: Words, question: Question) -> str:
    """What a dossier is about, from its filters."""
    asked = question.asked
    about = [_filter_value(words, name, asked[name]) for name in ABOUT if name in asked]
    period = words.days(asked.get("since"), asked.get("until"))
    return " · ".join([*about, *([period] if period else [])]) or words.say("dossier.all")


def _link(path: str, question: Question | None = None, **changes: object) -> str:
    return link(path, question.asked if question else {}, changes)


def _short(identity: str) -> str:
    return identity[:SHOWN_ID]


def style_sheet(name: str) -> Markup:
    """A style sheet of ours, for a page that stands alone."""
    return Markup((HOME / "static" / name).read_text(encoding="utf-8"))  # noqa: S704  our own file
