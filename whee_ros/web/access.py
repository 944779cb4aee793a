"""Who may watch the page and who may change things with it.

On the loopback address whoever sits at the machine may do everything. On any other address people show the token once,
in a form; a cookie that scripts cannot read (HttpOnly) and other sites cannot use (SameSite=Strict) remembers it. The
token is never part of an address, since addresses are logged. Requests that change something, and the socket, must come
from the page itself: their Origin is the host they are sent to (OWASP, Cross-Site WebSocket Hijacking), and on loopback
that host must be a name of this machine, so that no foreign name can be pointed at it (DNS rebinding).
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from enum import StrEnum
from urllib.parse import urlsplit

from whee_ros.core.errors import ParameterError

COOKIE = "whee_page"
SHORTEST = 8
"""Characters that a token has at least."""
SESSIONS = 200
"""Log-ins that are remembered; the oldest goes first."""


class Right(StrEnum):
    """What a visitor may do: nothing but log in, watch, or change things too."""

    NONE = "none"
    WATCH = "watch"
    ACT = "act"


class Access:
    """Knows the token and who has shown it.

    Args:
        host: address to listen on.
        token: what people have to show; may be empty on the loopback address.
        guests: whether people without the token may watch.

    Raises:
        ParameterError: if the address is open to others and the token missing or too short.
    """

    def __init__(self, host: str, token: str, guests: bool) -> None:
        self._local = loopback(host)
        if not self._local and len(token) < SHORTEST:
            remedy = f"Set page_token to at least {SHORTEST} characters, or listen on 127.0.0.1."
            raise ParameterError("page_token", f"{len(token)} characters for {host}", remedy)
        self._token = token
        self._guests = guests
        self._sessions: dict[str, None] = {}

    def enter(self, token: str) -> str:
        """Return a new cookie for who shows the right token, "" for who does not."""
        if not self._token or not hmac.compare_digest(token.encode(), self._token.encode()):
            return ""
        cookie = secrets.token_urlsafe(32)
        self._sessions[cookie] = None
        if len(self._sessions) > SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        return cookie

    def right(self, cookie: str) -> Right:
        """Return what the bearer of a cookie ("" for none) may do."""
        if not self._token or cookie in self._sessions:
            return Right.ACT
        return Right.WATCH if self._guests else Right.NONE

    def host_fits(self, host: str) -> bool:
        """Return whether a Host header may be answered."""
        return not self._local or loopback(urlsplit(f"//{host}").hostname or "")

    def origin_fits(self, origin: str, host: str) -> bool:
        """Return whether a request comes from the page itself; `origin` is "" where there is no such header."""
        return bool(origin) and urlsplit(origin).netloc == host


def loopback(host: str) -> bool:
    """Return whether an address or name means this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def split_address(text: str) -> tuple[str, int]:
    """Return host and port of "HOST:PORT", "HOST" or "PORT"; an IPv6 host stands in brackets.

    Raises:
        ParameterError: if it is neither.
    """
    whole = f"127.0.0.1:{text}" if text.isdigit() else text
    try:
        parts = urlsplit(f"//{whole}")
        port = PORT if parts.port is None else parts.port
    except ValueError:
        parts, port = urlsplit(""), 0
    if not parts.hostname or parts.path or parts.query:
        raise ParameterError("page_address", repr(text), "Write HOST:PORT, such as 127.0.0.1:8765.")
    return parts.hostname, port


PORT = 8765
"""Where the page is found unless somebody says otherwise."""
