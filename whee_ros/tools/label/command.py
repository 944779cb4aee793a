"""`whee label BAG`: a small page on this machine to mark a recorded conversation; `--agreement A B` compares two."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiohttp import web

from whee_ros.bags import labels
from whee_ros.bags.labels import Label, Labels
from whee_ros.bags.mend import seconds
from whee_ros.core.errors import ConfigError
from whee_ros.tools.label.view import View

HOST = "127.0.0.1"
"""The page is for whoever sits at this machine."""
LARGEST = 4 << 20
"""Bytes of labels that are taken at once."""


def application(view: View, annotator: str, person: str) -> web.Application:
    """Return the page's server over one bag."""
    path = labels.beside(view.bag, annotator)
    hosts = ("127.0.0.1", "localhost")

    @web.middleware
    async def local(request: web.Request, handler: Any) -> web.StreamResponse:
        # a foreign page in the same browser may neither read nor write: neither by its name nor by another for us
        origin = request.headers.get("Origin", "")
        if request.url.host not in hosts or (origin and origin.split("//")[-1].split(":")[0] not in hosts):
            raise web.HTTPForbidden(text="This page is for this machine alone.")
        return await handler(request)

    async def page(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(Path(__file__).with_name("page.html"))

    async def content(request: web.Request) -> web.StreamResponse:
        known = labels.load(path).labels if path.is_file() else ()
        return web.json_response(
            {**view.content(), "annotator": annotator, "labels": [vars(one) for one in known]}
        )

    async def heard(request: web.Request) -> web.StreamResponse:
        return web.Response(body=view.wave(), content_type="audio/wav")

    async def picture(request: web.Request) -> web.StreamResponse:
        try:
            seconds = float(request.query.get("at", ""))
            found = await asyncio.to_thread(view.pictures.at, seconds)
        except (ValueError, OverflowError) as error:
            raise web.HTTPBadRequest(text="at: a time in s") from error
        if found is None:
            raise web.HTTPNotFound(text="no picture was kept here")
        return web.Response(body=found, content_type="image/jpeg")

    async def save(request: web.Request) -> web.StreamResponse:
        try:
            found = tuple(_label(item) for item in await request.json())
        except (ValueError, KeyError, TypeError) as error:
            raise web.HTTPBadRequest(text=f"labels: {error}") from error
        Labels(view.bag.name, found, person, annotator).save(path)
        return web.json_response({"saved": str(path), "labels": len(found)})

    made = web.Application(middlewares=[local], client_max_size=LARGEST)
    made.add_routes([web.get("/", page), web.get("/content", content), web.get("/sound.wav", heard)])
    made.add_routes([web.get("/picture.jpg", picture), web.put("/labels", save)])
    return made


def _label(item: dict[str, object]) -> Label:
    start, end = float(str(item["start"])), float(str(item["end"]))
    if not 0.0 <= start <= end < float("inf"):
        raise ValueError(f"from {start} to {end} is no stretch of time")
    fits = item.get("fits")
    if not isinstance(item["called"], bool) or not (fits is None or isinstance(fits, bool)):
        raise TypeError("called and fits are true or false")
    return Label(round(start, 3), round(end, 3), item["called"], fits, str(item.get("note", "")))


def main(argv: Sequence[str]) -> int:
    """Serve the page until Ctrl-C, or print how two annotators agree."""
    parser = argparse.ArgumentParser(prog="whee label", description=__doc__)
    parser.add_argument("bag", nargs="?", type=Path, help="folder with metadata.yaml")
    parser.add_argument("--annotator", default="me", help="your name: letters, digits, - and _")
    parser.add_argument("--person", default="", help="whom the labels are about, for cross-validation")
    parser.add_argument("--port", type=int, default=8766, help="of the page")
    parser.add_argument(
        "--agreement",
        nargs=2,
        metavar="LABELS",
        help="two label files, or with a bag two annotators; then its whole length counts",
    )
    options = parser.parse_args(argv)
    if options.agreement:
        first, second = (labels.load(_labelled(options.bag, given)) for given in options.agreement)
        if first.bag != second.bag:
            raise ConfigError("--agreement", f"{first.bag} and {second.bag}", "Give two files about one bag.")
        length = seconds(options.bag) if options.bag is not None else 0.0
        print(json.dumps(labels.agreement(first, second, length), indent=1))
        return 0
    if options.bag is None:
        parser.error("name a bag, or two label files with --agreement")
    labels.beside(options.bag, options.annotator)
    view = View(options.bag)
    print(
        f"http://{HOST}:{options.port}/   labels go to {labels.beside(options.bag, options.annotator)}",
        flush=True,
    )
    web.run_app(
        application(view, options.annotator, options.person), host=HOST, port=options.port, print=None
    )
    return 0


def _labelled(bag: Path | None, given: str) -> Path:
    """Return the label file that is meant: a path, or the name of an annotator of the bag."""
    return Path(given) if bag is None or Path(given).is_file() else labels.beside(bag, given)
