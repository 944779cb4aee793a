"""Headless Chromium, spoken to over the DevTools protocol; nothing but aiohttp is needed."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import aiohttp

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --remote-debugging-port=0"
).split()
ERRORS = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")


class Tab:
    """One page; `complaints` collects what the console says that is an error or a warning, `asked` every address."""

    def __init__(self, loop: asyncio.AbstractEventLoop, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._loop, self._socket = loop, socket
        self._number = 0
        self._waiting: dict[int, asyncio.Future[Any]] = {}

    def call(self, method: str, **values: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(self._call(method, values), self._loop).result(60)

    def js(self, expression: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def close(self) -> None:
        self.call("Page.close")

    def until(self, expression: str, seconds: float = 30.0) -> Any:
        """Wait until an expression is true, and return it."""
        end = time.monotonic() + seconds
        while not (
            found := self.js(f"(() => {{ const v = {expression}; return v instanceof Node ? true : v; }})()")
        ):
            assert time.monotonic() < end, f"never: {expression}; {self.complaints}"
            time.sleep(0.05)
        return found

    def front(self) -> None:
        """Be the tab that is seen: one in the background draws nothing."""
        self.call("Page.bringToFront")

    def text(self, selector: str) -> str:
        return str(self.js(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''"))

    def says(self, selector: str, words: str, seconds: float = 30.0) -> None:
        self.until(
            f"(document.querySelector({json.dumps(selector)})?.textContent ?? '').includes({json.dumps(words)})",
            seconds,
        )

    def key(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                text=key if kind == "keyDown" and len(key) == 1 else "",
            )

    def size(self, width: int, height: int, dark: bool = False) -> None:
        mobile = width < 600
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, file: Path, whole: bool = False) -> bytes:
        data = base64.b64decode(
            self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        )
        file.write_bytes(data)
        return data

    async def _call(self, method: str, values: dict[str, Any]) -> Any:
        self._number += 1
        answer = self._waiting[self._number] = self._loop.create_future()
        await self._socket.send_json({"id": self._number, "method": method, "params": values})
        return await answer

    async def read(self) -> None:
        async for message in self._socket:
            found = json.loads(message.data)
            if found.get("id") in self._waiting:
                answer = self._waiting.pop(found["id"])
                if not answer.done():
                    answer.set_result(found.get("result", found))
            elif found.get("method") == "Network.requestWillBeSent":
                self.asked.append(found["params"]["request"]["url"])
            elif found.get("method") in ERRORS:
                self._complaint(found["method"], found["params"])

    def _complaint(self, method: str, values: dict[str, Any]) -> None:
        level = values.get("type") or values.get("entry", {}).get("level")
        if method == "Runtime.exceptionThrown" or level in ("error", "assert"):
            self.complaints.append(json.dumps(values)[:600])


class Browser:
    """A context manager; ends the browser it started."""

    def __enter__(self) -> Browser:
        self._profile = Path(tempfile.mkdtemp(prefix="whee_browser_"))
        command = [
            shutil.which("chromium") or "chromium",
            *FLAGS,
            f"--user-data-dir={self._profile}",
            "about:blank",
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        told = self._profile / "DevToolsActivePort"
        end = time.monotonic() + 60
        while not (told.exists() and "\n" in told.read_text()):
            assert time.monotonic() < end, "the browser does not start: apt-get install chromium"
            time.sleep(0.05)
        self._port = told.read_text().split("\n")[0]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._session = asyncio.run_coroutine_threadsafe(self._connect(), self._loop).result(10)
        self._tasks: list[Any] = []
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._session.close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, address: str, width: int = 1280, height: int = 720) -> Tab:
        tab = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(60)
        for domain in ("Runtime", "Log", "Page", "Network"):
            tab.call(f"{domain}.enable")
        tab.call("Emulation.setFocusEmulationEnabled", enabled=True)  # several tabs, and each draws
        tab.size(width, height)
        tab.call("Page.navigate", url=address)
        return tab

    async def _connect(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    async def _open(self) -> Tab:
        made = await (await self._session.put(f"http://127.0.0.1:{self._port}/json/new?about:blank")).json()
        socket = await self._session.ws_connect(made["webSocketDebuggerUrl"], max_msg_size=0)
        tab = Tab(self._loop, socket)
        self._tasks.append(self._loop.create_task(tab.read()))
        return tab
