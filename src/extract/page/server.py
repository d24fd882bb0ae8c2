"""The page served on this machine: routes from addresses to the desk and back to a page."""

from __future__ import annotations

import re
import secrets
import socket
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from extract.errors import ExtractError, UsageError
from extract.page.context import page_context, progress_context
from extract.page.deck import Wanted
from extract.page.desk import Desk, Outcome
from extract.page.fields import cells_of, check_value
from extract.page.queue import Seat
from extract.page.safety import Guard, Secrets, TooLargeError, has_token, read_form_fields
from extract.page.templating import STATIC, static_file, templates

_Fields = dict[str, str]
_SEAT = re.compile("[0-9a-f]{12}")


class Pages:
    """What each address answers. Everything runs on one thread: no two answers are taken at once."""

    def __init__(self, desk: Desk, secrets: Secrets) -> None:
        self.desk, self.secrets = desk, secrets
        self._said: dict[str, str] = {}  # by seat: what the next page says about the last answer

    async def start(self, request: Request) -> Response:
        """A page of its own for everybody who comes, so that no two are asked the same."""
        return RedirectResponse(f"/s/{secrets.token_hex(6)}", 303)

    async def page(self, request: Request) -> Response:
        seat = self._seat(request)
        return self._page(seat, said=self._said.pop(seat.name, ""))

    async def progress(self, request: Request) -> Response:
        """How far it is; asking for it also says that the page is still open."""
        seat = self._seat(request)
        self.desk.refresh()
        html = templates().get_template("progress.html").render(progress_context(self.desk, seat))
        return HTMLResponse(html)

    async def act(self, request: Request) -> Response:
        """Whatever a form asks for. The next page is only shown when what was done is on disk."""
        try:
            fields = await read_form_fields(request)
        except (TooLargeError, ValueError):
            return PlainTextResponse("Too much for an answer; shorten the comment. Nothing was saved.", 413)
        if not has_token(fields, self.secrets):
            return PlainTextResponse("This page is from before a restart: reload it. Nothing was saved.", 403)
        seat = self._seat(request)
        match request.path_params["action"]:
            case "answer":
                outcome = self.desk.answer(seat, fields.get("question_id", ""), cells_of(fields))
            case "skip":
                outcome = self.desk.skip(seat, fields.get("question_id", ""))
            case "undo":
                outcome = self.desk.undo(seat)
            case "filter":
                outcome = self.desk.want(seat, Wanted(*(fields.get(n, "") for n in ("kind", "article", "country"))))
            case "check":
                return HTMLResponse(check_value(self.desk, fields))
            case _:
                return PlainTextResponse("There is nothing here.", 404)
        if not outcome.taken:
            return self._page(seat, problem=outcome, typed=fields)
        self._said[seat.name] = outcome.said
        return RedirectResponse(f"/s/{seat.name}", 303)

    async def back(self, request: Request) -> Response:
        """A form's address typed or reloaded: the page itself."""
        return RedirectResponse(f"/s/{self._seat(request).name}", 303)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in STATIC:  # a list of names, never a path on the disk
            return PlainTextResponse("There is nothing here.", 404)
        return Response(static_file(name), media_type=STATIC[name])

    def _seat(self, request: Request) -> Seat:
        name = request.path_params["seat"]
        if not _SEAT.fullmatch(name):
            raise HTTPException(404, "There is nothing here.")
        return self.desk.seat(name)

    def _page(
        self, seat: Seat, said: str = "", problem: Outcome | None = None, typed: _Fields | None = None
    ) -> Response:
        context = page_context(self.desk, seat, self.secrets.token, typed or {}) | {
            "said": said,
            "problem": problem.said if problem else "",
        }
        html = templates().get_template("page.html").render(context)
        return HTMLResponse(html, 422 if problem else 200)


async def _broken(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\nMend it and reload this page; nothing was lost.", 500)


def make_app(desk: Desk, *, port: int, secrets: Secrets | None = None) -> Starlette:
    """The application for a server that listens on 127.0.0.1 at `port`."""
    secrets = secrets or Secrets()
    pages = Pages(desk, secrets)
    seat = "/s/{seat}"
    return Starlette(
        routes=[
            Route("/", pages.start),
            Route("/static/{name}", pages.static),
            Route(seat, pages.page),
            Route(seat + "/progress", pages.progress),
            Route(seat + "/{action}", pages.act, methods=["POST"]),
            Route(seat + "/{action}", pages.back, methods=["GET"]),
        ],
        middleware=[Middleware(Guard, port=port, secrets=secrets)],
        exception_handlers={ExtractError: _broken},
    )


def serve(desk: Desk, port: int, opened: Callable[[str], None]) -> None:
    """Serve on this machine until Ctrl-C; `opened` is called with the page's address once it can be asked for.

    Port 0 takes any free one. Raises `UsageError` when the port is taken.
    """
    import uvicorn

    listener = _listen(port)
    port = listener.getsockname()[1]
    secrets = Secrets()
    config = uvicorn.Config(
        make_app(desk, port=port, secrets=secrets),
        log_level="critical",  # the address has the key in it
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    opened(f"http://127.0.0.1:{port}/?key={secrets.key}")
    server.run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))  # never 0.0.0.0: the articles are nobody else's
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror}; give another --port, or none for any free one") from error
    listener.listen(64)
    return listener
