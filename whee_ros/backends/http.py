"""Questions to a server that somebody named, with a deadline for the whole answer; nothing is sent anywhere else."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError


@dataclass(frozen=True)
class Server:
    """A server with an HTTP interface.

    Attributes:
        what: it is, for messages ("transcription server").
        base: address up to and with its version, http or https, without a slash at the end; "" for none.
        key: bearer token; "" sends none.
        deadline: s that one answer may take, from connecting to the last byte.
        most: bytes of an answer.
        named_by: parameter or variable that names it, for messages.
        variables: prefix of the environment variables that set it up, for messages.
    """

    what: str
    base: str
    key: str = ""
    deadline: float = 3.0
    most: int = 1_000_000
    named_by: str = ""
    variables: str = ""

    def check(self, instead: str) -> None:
        """Check the address and whether somebody answers there.

        Args:
            instead: what to choose without a server, for messages.

        Raises:
            BackendError: if there is no address, it is none, or nobody answers.
        """
        example = f"Set {self.named_by}, such as http://127.0.0.1:8000/v1, or choose {instead}."
        if not self.base:
            raise BackendError(self.what, "no server is named", example)
        if urllib.parse.urlsplit(self.base).scheme not in ("http", "https"):
            raise BackendError(
                self.named_by, repr(self.base), "Give an address that begins with http:// or https://."
            )
        self.ask("models", tolerant=True)

    def ask(
        self, path: str, data: bytes | None = None, kind: str = "application/json", *, tolerant: bool = False
    ) -> bytes:
        """Return the answer to a question.

        Args:
            path: below the base.
            data: to post; None only gets.
            kind: of the data.
            tolerant: take any answer as a sign of life, and return nothing.

        Raises:
            BackendError: if it refuses, does not answer in time, or sends too much.
        """
        headers: dict[str, str] = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        if data is not None:
            headers["Content-Type"] = kind
        request = urllib.request.Request(f"{self.base}/{path}", data=data, headers=headers)
        where = f"{self.what} {self.base}"
        try:
            with _OPENER.open(request, timeout=self.deadline) as answer:
                return b"" if tolerant else self._all(answer)
        except urllib.error.HTTPError as error:
            if tolerant and error.code not in (401, 403):
                return b""
            denied = error.code in (401, 403)
            remedy = f"Check {self.variables}_KEY." if denied else "Look at the server's own log."
            raise BackendError(
                where, f"answers {error.code} {error.reason}", remedy, retryable=error.code >= 500
            ) from error
        except TimeoutError as error:
            raise self._late(where) from error
        except OSError as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise self._late(where) from error
            remedy = f"Start the server or mend {self.named_by}."
            raise BackendError(where, reason, remedy, retryable=True) from error

    def _late(self, where: str) -> BackendError:
        remedy = f"Take a nearer server or set {self.variables}_DEADLINE."
        return BackendError(where, f"no answer within {self.deadline:g} s", remedy, retryable=True)

    def _all(self, answer: Any) -> bytes:
        """Read an answer to its end, within the deadline as a whole: a server that dribbles is as bad as a dead one."""
        begun, parts, size = elapsed(), [], 0
        while part := answer.read1(65536):
            parts.append(part)
            size += len(part)
            if elapsed() - begun > self.deadline:
                raise TimeoutError
            if size > self.most:
                raise BackendError(
                    f"{self.what} {self.base}",
                    f"answers more than {self.most} bytes",
                    f"Check that it is a {self.what}.",
                )
        return b"".join(parts)


def deadline(environment: Mapping[str, str], variable: str, default: float) -> float:
    """Return the seconds that an environment variable names. Raises BackendError for what is no number."""
    try:
        return float(environment.get(variable, default))
    except ValueError as error:
        raise BackendError(variable, error, "Give a number of seconds.") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would send what somebody said where nobody said it may go."""

    def redirect_request(self, *args: Any, **more: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
