"""The web server of the page, on an event loop in a thread of its own: files, log-in, one socket a page."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from whee_ros.core.errors import DeviceError
from whee_ros.web.access import COOKIE, Access, Right
from whee_ros.web.hub import Hub, Page

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Content Security Policy: the page loads nothing from anywhere else, and runs nothing that is not a file of ours."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
PORTS = 10
"""Ports that are tried when the one asked for is taken."""
LONGEST = 64 * 1024
"""Bytes of a message from a page."""
AT_ONCE = 16
"""Requests of one page that may be under way; more are not heard."""
FREE = frozenset(("presets", "yaml"))
"""What everybody may ask who may watch."""
WRONG = 1.0
"""Seconds that a wrong token costs."""


class Backstage(Protocol):
    """What the server needs of the node; every method may be called from the server's thread."""

    def welcome(self) -> Mapping[str, str]:
        """Return everything a new page has to know, JSON texts by channel."""
        ...

    def text(self, name: str) -> str | None:
        """Return a file that is made while running ("robot.urdf"), None for one that is not there."""
        ...

    def command(self, name: str, values: Mapping[str, Any], done: Callable[[dict[str, Any]], None]) -> None:
        """Do what a page asks; `done` gets the answer, later, on any thread."""
        ...


class PageServer:
    """Serves the page between `start` and `stop`.

    Args:
        access: who may do what.
        backstage: the node.
    """

    def __init__(self, access: Access, backstage: Backstage) -> None:
        self.hub = Hub()
        self._access = access
        self._backstage = backstage
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="page", daemon=True)
        self._runner: web.AppRunner | None = None

    def start(self, host: str, port: int) -> str:
        """Listen, on the next free port where `port` is taken (0: any); return the address of the page.

        Raises:
            DeviceError: if there is no such address, or no free port.
        """
        sock, bound = _bind(host, port)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(sock), self._loop).result(10.0)
        return f"http://{f'[{host}]' if ':' in host else host}:{bound}"

    def stop(self) -> None:
        """Close all pages and the thread; may be called twice."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5.0)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(2.0)

    def spread(self, values: Mapping[str, str]) -> None:
        """Send JSON texts, by channel, to every page; from any thread, and without waiting."""
        self._loop.call_soon_threadsafe(self.hub.spread, values)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _open(self, sock: socket.socket) -> None:
        app = web.Application(middlewares=[self._guard], client_max_size=LONGEST)
        app.router.add_get("/", self._file("index.html"))
        app.router.add_get("/face", self._file("face.html"))
        app.router.add_get("/login", self._file("login.html"))
        app.router.add_post("/login", self._login)
        app.router.add_get("/live", self._live)
        app.router.add_get("/made/{name}", self._made)
        app.router.add_static("/static", STATIC)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await self._runner.setup()
        await web.SockSite(self._runner, sock, shutdown_timeout=0.5).start()

    async def _close(self) -> None:
        for page in self.hub.pages:
            await page.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse foreign names and foreign pages, and let in nobody who may not watch."""
        if not self._access.host_fits(request.host):
            raise web.HTTPMisdirectedRequest(text="This name is not one of this machine.", headers=HEADERS)
        changes = request.method != "GET" or request.path == "/live"
        if changes and not self._access.origin_fits(request.headers.get("Origin", ""), request.host):
            raise web.HTTPForbidden(text="Only the page itself may ask for this.", headers=HEADERS)
        open_to_all = request.path == "/login" or request.path.startswith("/static/")
        if not open_to_all and self._right(request) == Right.NONE:
            if request.path in ("/", "/face"):
                raise web.HTTPSeeOther("/login", headers=HEADERS)
            raise web.HTTPForbidden(text="Log in first.", headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    def _right(self, request: web.Request) -> Right:
        return self._access.right(request.cookies.get(COOKIE, ""))

    @staticmethod
    def _file(name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def send(request: web.Request) -> web.StreamResponse:
            return web.FileResponse(STATIC / name, headers=HEADERS)

        return send

    async def _made(self, request: web.Request) -> web.StreamResponse:
        text = await asyncio.to_thread(self._backstage.text, request.match_info["name"])
        if text is None:
            raise web.HTTPNotFound(headers=HEADERS)
        return web.Response(text=text)

    async def _login(self, request: web.Request) -> web.StreamResponse:
        cookie = self._access.enter(str((await request.post()).get("token", "")))
        if not cookie:
            await asyncio.sleep(WRONG)
            raise web.HTTPSeeOther("/login#wrong", headers=HEADERS)
        response = web.HTTPSeeOther("/", headers=HEADERS)
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
        raise response

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """Serve one page's socket until it closes."""
        sock = web.WebSocketResponse(heartbeat=10.0, max_msg_size=LONGEST, compress=False)
        await sock.prepare(request)
        page = Page(sock, self._right(request) == Right.ACT)
        self.hub.join(page)  # before the welcome, so that nothing falls between the two
        page.put({**self._backstage.welcome(), "may": json.dumps({"act": page.acts})})
        sending = asyncio.create_task(page.send())
        asked: set[asyncio.Task[None]] = set()
        try:
            async for message in sock:
                if message.type == WSMsgType.TEXT and len(asked) < AT_ONCE:
                    task = asyncio.create_task(self._asked(page, message.data))
                    asked.add(task)
                    task.add_done_callback(asked.discard)
        finally:
            self.hub.leave(page)
            for task in (sending, *asked):
                task.cancel()
        return sock

    async def _asked(self, page: Page, text: str) -> None:
        """Do what a page asks: {"id": n, "do": name, ...}; the answer is {"answer": {"id": n, ...}}."""
        try:
            asked = json.loads(text)
            number, name = int(asked["id"]), str(asked["do"])
        except (ValueError, KeyError, TypeError):
            return
        answer: asyncio.Future[dict[str, Any]] = self._loop.create_future()

        def done(values: dict[str, Any]) -> None:
            self._loop.call_soon_threadsafe(_settle, answer, values)

        if page.acts or name in FREE:
            self._backstage.command(name, asked, done)
        else:
            done({"error": "you are watching: log in with the token to change things"})
        values = await answer
        with contextlib.suppress(ConnectionError):  # a page that has gone needs no answer
            await page.answer(json.dumps({"answer": {"id": number, **values}}))


def _settle(answer: asyncio.Future[dict[str, Any]], values: dict[str, Any]) -> None:
    if not answer.done():
        answer.set_result(values)


def _bind(host: str, port: int) -> tuple[socket.socket, int]:
    """Return a listening socket and its port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    why: OSError | None = None
    for candidate in range(port, port + PORTS) if port else (0,):
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
            sock.listen(16)
        except OSError as error:
            sock.close()
            why = error
        else:
            return sock, sock.getsockname()[1]
    remedy = "Set page_address to an address of this machine and a free port, such as 127.0.0.1:8765."
    raise DeviceError(f"page on {host}:{port}", why, remedy)
