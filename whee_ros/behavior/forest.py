"""The trees of a file and of all files it includes, found along a search path.

    <include path="listening.xml"/>

reads the first `listening.xml` in the folders of the search path, beside the including file, beside the main file, or
among the trees of the package, in this order. So a file of the same name in a folder of one's own replaces a part of
the main tree and leaves the rest as it is. BehaviorTree.CPP reads the same files; it knows the folder of the
including file alone.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whee_ros.behavior.markup import Element, read_xml
from whee_ros.core.errors import TreeError
from whee_ros.core.resources import root as package_root

MOST_FILES = 100
TREES = "behavior_trees"
"""Folder of the package's trees."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file: where, value found, remedy."""

    file: str
    line: int
    value: str
    remedy: str


def fault(element: Element, value: str, remedy: str) -> Fault:
    """Return what is wrong with an element."""
    return Fault(element.file, element.line, value, remedy)


@dataclass
class Forest:
    """What was read.

    Attributes:
        root: of the main file.
        trees: elements <BehaviorTree>, by ID.
        homes: files of the trees, by ID.
        files: that were read, by the name they were included by; the main file first.
        replaced: the file that would have been read without the search path, by name.
        lost: ID of a tree of a replaced file that its replacement does not define, to the replacement.
        unused: what most likely is a slip, with a hint each: files in folders of the search path that replace
            nothing, and what a subtree is given and does not read.
        faults: what is wrong.
    """

    root: Element
    trees: dict[str, Element] = field(default_factory=dict)
    homes: dict[str, Path] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    replaced: dict[str, Path] = field(default_factory=dict)
    lost: dict[str, Path] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def origin(self, tree: str) -> str:
        """Return the path of the file that a tree comes from, with what it replaces."""
        path = self.homes[tree]
        instead = next((old for name, old in self.replaced.items() if self.files[name] == path), None)
        return f"{path} in place of {instead}" if instead else str(path)


def read_forest(path: Path, search: Sequence[Path] = ()) -> Forest:
    """Read a file and what it includes.

    Args:
        path: of the main file. It is replaced, too, if it is one of the package's.
        search: folders, the first first.

    Raises:
        TreeError: if a file cannot be read or is no XML, or a folder of the path is none. Other faults are collected.
    """
    for folder in search:
        if not folder.is_dir():
            raise TreeError("tree_path", f"no folder {folder}", "Make it, or take it out of tree_path.")
    reader = _Reader(search, path.parent)
    package = package_root() / TREES
    ours = path.parent.resolve() == package.resolve()
    found = reader.find(path.name, package) if ours else path
    forest = reader.read(path.name, found)
    forest.unused = _unused(forest, search)
    return forest


class _Reader:
    def __init__(self, search: Sequence[Path], home: Path) -> None:
        self._search = search
        self._home = home
        self._forest: Forest | None = None

    def find(self, name: str, beside: Path) -> Path:
        """Return the file that an include means; it may not exist."""
        folders = [] if Path(name).is_absolute() else [folder / name for folder in self._search]
        places = [*folders, beside / name, self._home / name, package_root() / TREES / name]
        return next((place for place in places if _is_file(place)), beside / name)

    def read(self, name: str, path: Path) -> Forest:
        """Read the main file, then everything it leads to."""
        root = self._xml(path)
        forest = self._forest = Forest(root)
        if root.tag != "root":
            forest.faults.append(
                fault(root, f"<{root.tag}> instead of <root>", 'Begin with <root BTCPP_format="4">.')
            )
            return forest
        self._add(name, path, root)
        return forest

    def _xml(self, path: Path) -> Element:
        # a replacement has the name of what it replaces, so it goes by its whole path
        return read_xml(path, str(path) if path.parent in self._search else path.name)

    def _add(self, name: str, path: Path, root: Element) -> None:
        forest = self._forest
        assert forest is not None
        forest.files[name] = path
        version = root.attributes.get("BTCPP_format", "")
        if version != "4":
            forest.faults.append(
                fault(root, f"BTCPP_format={version!r}", 'Write BTCPP_format="4"; Groot2 converts version 3.')
            )
        own = [element for element in root.children if element.tag == "BehaviorTree"]
        for element in root.children:
            if element.tag == "include":
                self._include(element, path.parent)
            elif element.tag == "BehaviorTree":
                _plant(element, path, forest)
            elif element.tag != "TreeNodesModel":
                forest.faults.append(
                    fault(
                        element,
                        f"<{element.tag}> in <root>",
                        "Only <BehaviorTree>, <include> and <TreeNodesModel> fit.",
                    )
                )
        self._compare(name, path, {element.attributes.get("ID", "") for element in own})

    def _include(self, element: Element, beside: Path) -> None:
        forest = self._forest
        assert forest is not None
        name = element.attributes.get("path", "")
        if not name or "ros_pkg" in element.attributes:
            forest.faults.append(
                fault(element, "an <include> without a path alone", 'Write path="FILE.xml".')
            )
            return
        path = self.find(name, beside)
        if path.resolve() in {known.resolve() for known in forest.files.values()}:
            return
        if not _is_file(path):
            near = difflib.get_close_matches(name, [known.name for known in beside.glob("*.xml")], n=1)
            hint = f"Did you mean {near[0]}?" if near else "Check its name, or add its folder to tree_path."
            forest.faults.append(fault(element, f"no file {name} to include", hint))
            return
        if len(forest.files) >= MOST_FILES:
            forest.faults.append(fault(element, f"more than {MOST_FILES} files", "Include fewer."))
            return
        root = self._xml(path)
        if root.tag != "root":
            forest.faults.append(
                fault(root, f"<{root.tag}> instead of <root>", 'Begin with <root BTCPP_format="4">.')
            )
            return
        self._add(name, path, root)

    def _compare(self, name: str, path: Path, own: set[str]) -> None:
        """Note what a replacement leaves out of what it replaces."""
        forest = self._forest
        assert forest is not None
        places = (self._home / name, package_root() / TREES / name)
        instead = next((place for place in places if _is_file(place)), None)
        if path.parent not in self._search or instead is None or instead.resolve() == path.resolve():
            return
        forest.replaced[name] = instead
        for element in read_xml(instead).children:
            tree = element.attributes.get("ID", "")
            if element.tag == "BehaviorTree" and tree not in own:
                forest.lost[tree] = path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file system takes, thousands of letters long
        return False


def _plant(element: Element, path: Path, forest: Forest) -> None:
    name = element.attributes.get("ID", "")
    if not name:
        forest.faults.append(fault(element, "a <BehaviorTree> without ID", "Give it an ID."))
    elif name in forest.trees:
        first = forest.trees[name]
        where = "" if first.file == element.file else f" (the first is in {first.file}:{first.line})"
        forest.faults.append(fault(element, f"a second tree {name}{where}", "Give each tree its own ID."))
    else:
        forest.trees[name], forest.homes[name] = element, path


def _unused(forest: Forest, search: Sequence[Path]) -> list[str]:
    used = {path.resolve() for path in forest.files.values()}
    found = []
    for folder in search:
        for path in sorted(folder.glob("*.xml")):
            if path.resolve() not in used:
                near = difflib.get_close_matches(path.name, forest.files, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"Parts are: {', '.join(forest.files)}."
                found.append(f"{path} replaces no part of the tree. {hint}")
    return found
