"""All open pages: what is new goes to each at its own speed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import ClientConnectionResetError, WSCloseCode
from aiohttp.web import WebSocketResponse

from whee_ros.web.outbox import Outbox


class Page:
    """One open page; its `send` runs until the page goes.

    Args:
        socket: prepared.
        acts: whether it may change things.
    """

    def __init__(self, socket: WebSocketResponse, acts: bool) -> None:
        self.acts = acts
        self.outbox = Outbox()
        self._socket = socket
        self._ready = asyncio.Event()

    def put(self, values: Mapping[str, str]) -> None:
        """Have JSON texts sent, by channel, as soon as the page takes them."""
        self.outbox.put(values)
        self._ready.set()

    async def close(self) -> None:
        """Say goodbye."""
        await self._socket.close(code=WSCloseCode.GOING_AWAY)

    async def answer(self, text: str) -> None:
        """Send a JSON text at once."""
        await self._socket.send_str(text)

    async def send(self) -> None:
        """Send what waits, as long as the page is there; `send_str` waits while the page does not read."""
        while not self._socket.closed:
            await self._ready.wait()
            self._ready.clear()
            text = self.outbox.take()
            try:
                if text:
                    await self._socket.send_str(text)
            except (ClientConnectionResetError, ConnectionError, RuntimeError):
                return


class Hub:
    """Knows the open pages; lives on the event loop.

    Attributes:
        count: open pages; may be read from any thread.
    """

    def __init__(self) -> None:
        self._pages: set[Page] = set()
        self._gone = 0
        self.count = 0

    @property
    def pages(self) -> tuple[Page, ...]:
        """The open pages."""
        return tuple(self._pages)

    @property
    def dropped(self) -> int:
        """Values that slow pages have missed, those of closed pages included."""
        return self._gone + sum(page.outbox.dropped for page in self._pages)

    def join(self, page: Page) -> None:
        """Take a page in."""
        self._pages.add(page)
        self.count = len(self._pages)

    def leave(self, page: Page) -> None:
        """Let a page go."""
        self._pages.discard(page)
        self._gone += page.outbox.dropped
        self.count = len(self._pages)

    def spread(self, values: Mapping[str, str]) -> None:
        """Send JSON texts, by channel, to every page."""
        for page in self._pages:
            page.put(values)
