"""Reading a CSV file that somebody else wrote: whatever is wrong is told with its line."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from whee_ros.core.errors import ConfigError

DELIMITERS = ",;\t"
"""What spreadsheets put between columns, depending on the country."""


def read(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a file and the line where each ends, by lower-case names of columns.

    Args:
        path: of the file: UTF-8, UTF-16 with its mark, or what older spreadsheets write (Windows-1252).
        needed: columns that must be there.

    Raises:
        ConfigError: naming the line, if it cannot be read, a column is missing or there twice, or a row has more fields
            than there are columns or ends before all that are needed.
    """
    lines = io.StringIO(_text(path), newline="")
    first = lines.readline()
    lines.seek(0)
    delimiter = max(DELIMITERS, key=first.count)  # of none the first: a file of one column
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if missing := [name for name in needed if name not in columns]:
            raise ConfigError(
                f"{path}, line 1",
                f"no column {' and '.join(missing)} among {', '.join(columns) or 'none'}",
                f"Name columns {' and '.join(needed)}.",
            )
        while columns and not columns[-1]:
            columns.pop()  # some spreadsheets end every row with delimiters
        if twice := sorted({name for name in columns if name and columns.count(name) > 1}):
            raise ConfigError(
                f"{path}, line 1", f"column {twice[0]} twice", "Give each column a name of its own."
            )
        least = 1 + max(columns.index(name) for name in needed)
        for fields in reader:
            if not fields:
                continue
            while len(fields) > len(columns) and not fields[-1]:
                fields.pop()
            if not least <= len(fields) <= len(columns):
                raise ConfigError(
                    f"{path}, line {reader.line_num}",
                    f"{len(fields)} fields for {len(columns)} columns",
                    "Put texts with delimiters in double quotes, and close every one.",
                )
            yield reader.line_num, dict(zip_longest(columns, fields, fillvalue=""))
    except csv.Error as error:
        raise ConfigError(f"{path}, line {reader.line_num}", error, "Close every double quote.") from error


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(str(path), error.strerror, "Check the path.") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
