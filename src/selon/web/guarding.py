"""What every answer is guarded by: whose name the request calls, where a change comes from, what a page may load.

Enters: requests. Leaves: refusals, or answers with the headers under which no page runs or loads what is not ours.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # without a referrer a browser would not say where a form comes from
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Wraps the pages: only this machine's names, changes only from our own pages, strict headers on everything."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = LOCAL) -> None:
        """Take what is guarded, and the names under which it may be called."""
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return PlainTextResponse("This workspace answers only to this machine's own name.", 421)
        if method in SAFE:
            return None
        origin = headers.get("origin")
        same = origin is not None and urlsplit(origin).netloc == host
        if not same or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("A change must come from a page of this workspace.", 403)
        return None


def _name(host: str) -> str:
    name, mark, port = host.rpartition(":")
    return name.lower() if mark and port.isdecimal() else host.lower()
