"""XML of tree files with line numbers, read safely: no document type, no entities, bounded depth and size."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from whee_ros.core.errors import TreeError

_CURLY = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
MOST_BYTES, MOST_ELEMENTS, DEEPEST = 1_000_000, 5_000, 60


@dataclass
class Element:
    """One element: its tag, attributes, children, the line it begins in, and the file as errors name it."""

    tag: str
    attributes: dict[str, str]
    line: int
    file: str = ""
    children: list[Element] = field(default_factory=list)


def read_xml(path: Path, name: str = "") -> Element:
    """Read a file and return its root element; `name` stands for the file in errors, by default its own.

    Raises:
        TreeError: if it cannot be read, is no XML, or holds what a tree has no use for.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TreeError(str(path), error.strerror or error, "Check the path of the tree.") from error
    return parse_xml(data, name or path.name)


def parse_xml(data: bytes, name: str) -> Element:
    """Parse `data`; `name` stands for the file in errors. Raises TreeError."""
    if len(data) > MOST_BYTES:
        raise TreeError(name, f"{len(data)} bytes", f"A tree file has at most {MOST_BYTES}.")
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        why, remedy = _told(expat.ErrorString(error.code), data, reader)
        raise TreeError(f"{name}:{error.lineno}", why, remedy) from error
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise TreeError(name, error, "Save it as UTF-8.") from error
    assert reader.root is not None  # expat refuses a document without an element
    return reader.root


def _told(why: str, data: bytes, reader: _Reader) -> tuple[str, str]:
    """Return what is wrong where the parser stopped, and what to do, for people who edit by hand."""
    at = max(0, reader.parser.ErrorByteIndex)
    before, here = data[:at].decode("utf-8", "replace"), data[at : at + 4].decode("utf-8", "replace")[:1]
    if "not well-formed" not in why:
        if "junk" in why:
            return "more than one root element, or text behind it", "Keep one <root> a file."
        if reader.root is None:
            return "no XML" if data.strip() else "an empty file", 'Begin with <root BTCPP_format="4">.'
        if reader.open:
            why += f" (<{reader.open[-1].tag}> of line {reader.open[-1].line} is not closed)"
        return why, "Make it well-formed XML: Groot2 can check it."
    if before.rfind("<!--") > before.rfind("-->"):
        return "a comment with two hyphens in a row, or a character XML does not know", "Take them out."
    if before.endswith("&") or here == "&":
        return "a bare &", "Write &amp; for it: && is &amp;&amp;."
    if here == "<":
        return "a bare < within an attribute", "Write &lt; for it."
    if here in _CURLY:
        return f"the quotation mark {here}", 'Use the straight one: ".'
    return f"{why}: {here!r}", "Take it out, or write it as XML asks for."


class _Reader:
    """Collects elements from expat's events."""

    def __init__(self, name: str) -> None:
        self.root: Element | None = None
        self._name = name
        self.open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise self._error(
                f"more than {MOST_ELEMENTS} elements or {DEEPEST} levels", "Split the tree into files."
            )
        element = Element(tag, attributes, self.parser.CurrentLineNumber, self._name)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, tag: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        # the palette that Groot2 writes into tree files describes ports in text
        if text.strip() and not any(element.tag == "TreeNodesModel" for element in self.open):
            raise self._error(f"loose text {text.strip()[:20]!r}", "Put it into a comment or an attribute.")

    def _doctype(self, *_: object) -> None:
        raise self._error("a document type declaration", "Remove it: tree files need no DTD and no entities.")

    def _error(self, value: str, remedy: str) -> TreeError:
        return TreeError(f"{self._name}:{self.parser.CurrentLineNumber}", value, remedy)
