"""What keeps the page to the person who opened it: who may ask, what is answered to others, headers on everything."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not “no-referrer”: browsers would then send “Origin: null” with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 65_536  # bytes of an answer: a comment of many pages


class TooLargeError(Exception):
    """A form larger than any answer."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """`key` opens the page (it is in the address that was printed), `token` stands in every form."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))


class Guard:
    """Asks every request for its host, origin and key before anything else sees it, and sets the headers."""

    def __init__(self, app: ASGIApp, *, port: int, secrets: Secrets) -> None:
        self.app, self.secrets = app, secrets
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        # Cookies know no ports: two servers on this machine must not overwrite each other's.
        self.cookie = f"extract_review_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        request = Request(scope, receive)
        answer = self._refuse(request) or self._let_in(request)
        await (answer or self.app)(scope, receive, send_with_headers)

    def _refuse(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host not in self.hosts:
            # A foreign name that was made to point here (DNS rebinding) still says its own name.
            return _no("This server answers to 127.0.0.1 only.", 421)
        if request.method not in {"GET", "HEAD", "POST"}:
            return _no("Only GET and POST.", 405)
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if request.method == "POST" and (
            (origin is not None and origin != f"http://{host}") or site not in {"same-origin", "none"}
        ):
            return _no("Another site sent this form; nothing was saved.", 403)
        return None

    def _let_in(self, request: Request) -> Response | None:
        """A page for those without the key; those who bring it get it as a cookie, out of the address."""
        if request.url.path == "/" and _same(request.query_params.get("key", ""), self.secrets.key):
            answer = Response(status_code=303, headers={"location": "/"})
            answer.set_cookie(self.cookie, self.secrets.key, httponly=True, samesite="strict")
            return answer
        if not _same(request.cookies.get(self.cookie, ""), self.secrets.key):
            return _no("Open the address that “extract review” printed: the key in it opens this page.", 403)
        return None


def has_token(fields: dict[str, str], secrets: Secrets) -> bool:
    """Whether the form came from one of our own pages."""
    return _same(fields.get("token", ""), secrets.token)


async def read_form_fields(request: Request) -> dict[str, str]:
    """The fields of a posted form. Raises `TooLargeError`."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise TooLargeError
    return dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True, max_num_fields=50))


def _same(given: str, right: str) -> bool:
    return secrets.compare_digest(given.encode(), right.encode())


def _no(reason: str, status: int) -> Response:
    return PlainTextResponse(reason, status_code=status)
