"""Asks one service: never sooner than it allows, again where that helps, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import Any

import httpx

from generator.enrich.clock import Clock
from generator.enrich.service import Request, Service

WAITS = (2.0, 8.0, 32.0)  # seconds between the tries
PATIENCE = 180.0  # seconds: a service that wants to be left alone for longer is
DEADLINE = 120.0  # seconds for a whole answer, however steadily it trickles
TIMEOUT = 30.0  # seconds without a byte
LARGEST = 1 << 25  # bytes of an answer

_UNKNOWN = 404
_BUSY = 429
_REFUSED = (401, 403)


class AskError(Exception):
    """A question that was not answered; the message says what happened instead."""


class RejectedError(AskError):
    """The service does not take the question; another one it may take."""


class RefusedError(AskError):
    """The service takes no questions now; there is no use in asking on."""


class _PassingError(AskError):
    """What may go by itself; `wait` is how many seconds the service asks for."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Who asks: an address to write to, and the keys that services gave, by their names."""

    mailto: str | None = None
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def user_agent(self) -> str:
        """Return how we introduce ourselves."""
        contact = f" (mailto:{self.mailto})" if self.mailto else ""
        return f"paperindex/{metadata.version('paperindex')}{contact}"


@contextmanager
def connected(asker: Asker) -> Iterator[httpx.Client]:
    """Yield the connections that all services share."""
    with httpx.Client(
        http2=True,
        headers={"user-agent": asker.user_agent},
        timeout=TIMEOUT,
        follow_redirects=True,
        event_hooks={"response": [_stay]},
    ) as connections:
        yield connections


def _stay(response: httpx.Response) -> None:
    """Follow no redirect to another host: a key is for the service that gave it."""
    if response.has_redirect_location:
        host = response.url.join(response.headers["location"]).host
        if host != response.url.host:
            raise httpx.RequestError(f"leads to {host}", request=response.request)


@dataclass(slots=True)
class Client:
    """Asks `service`; it is remembered when it was asked last."""

    service: Service
    connections: httpx.Client
    asker: Asker
    clock: Clock
    last: float | None = None
    requests: int = 0

    def ask(self, request: Request) -> list[Any]:
        """Return the records of the answer; none where the service knows no such paper.

        Raises:
            AskError: there was no answer, however often and patiently we asked.
        """
        for wait in WAITS:
            try:
                return self._tried(request)
            except _PassingError as fault:
                self.clock.sleep(self._patient(fault, wait))
        try:
            return self._tried(request)
        except _PassingError as fault:
            raise AskError(f"{fault}, {len(WAITS) + 1} times") from None

    def _patient(self, fault: _PassingError, wait: float) -> float:
        if fault.wait and fault.wait > PATIENCE:
            raise RefusedError(f"{fault} and asks to wait {fault.wait:.0f} seconds") from None
        return max(wait, fault.wait or 0)

    def _tried(self, request: Request) -> list[Any]:
        self._keep_pace()
        self.requests += 1
        try:
            return self._answer(request)
        except httpx.TimeoutException:
            raise _PassingError("did not answer in time") from None
        except httpx.HTTPError as error:
            raise _PassingError(f"cannot be reached ({_said(error)})") from None
        finally:
            self.last = self.clock.now()

    def _keep_pace(self) -> None:
        """Wait until the service may be asked again, even if the clock was set back meanwhile."""
        if self.last is not None:
            left = self.last + self.service.pause - self.clock.now()
            if left > 0:
                self.clock.sleep(min(left, self.service.pause))

    def _answer(self, request: Request) -> list[Any]:
        service = self.service
        headers, parameters = self._signed(request)
        with self.connections.stream(
            "GET" if request.json is None else "POST",
            service.address.rstrip("/") + request.path,
            params=httpx.QueryParams(parameters),
            headers=headers,
            json=request.json,
        ) as response:
            if response.status_code == _UNKNOWN:
                return []
            self._judge(response)
            body = self._body(response)
        try:
            return service.records(body)
        except ValueError as error:
            web_page = body[:500].lstrip().casefold().startswith(("<!doctype html", "<html"))
            what = "a web page" if web_page else f"what cannot be read ({_said(error)})"
            raise _PassingError(f"answered with {what}") from None

    def _signed(self, request: Request) -> tuple[dict[str, str], list[tuple[str, Any]]]:
        """Return headers and parameters that tell who asks."""
        service, key = self.service, self.asker.keys.get(self.service.name)
        headers = {service.key_header: key} if service.key_header and key else {}
        parameters: list[tuple[str, Any]] = list(request.parameters)
        if service.mailto and self.asker.mailto:
            parameters.append((service.mailto, self.asker.mailto))
        if service.key_parameter and key:
            parameters.append((service.key_parameter, key))
        return headers, parameters

    def _judge(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == httpx.codes.OK:
            return
        what = f"answered {status}"
        if status == _BUSY or status >= 500:
            raise _PassingError(what, self._asked_wait(response.headers.get("retry-after")))
        raise (RefusedError if status in _REFUSED else RejectedError)(what)

    def _asked_wait(self, header: str | None) -> float | None:
        """Return how long a service asks to wait, which is told in seconds or as a date."""
        if not header:
            return None
        if header.strip().isdecimal():
            return float(header)
        try:
            return max(0.0, parsedate_to_datetime(header).timestamp() - self.clock.now())
        except (ValueError, OverflowError):
            return None

    def _body(self, response: httpx.Response) -> str:
        parts, size, begun = [], 0, self.clock.now()
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise AskError(f"answered with more than {LARGEST >> 20} MB")
            if self.clock.now() - begun > DEADLINE:
                raise _PassingError("did not answer in time")
        try:
            return b"".join(parts).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise _PassingError("answered what is not UTF-8") from None


def _said(error: Exception) -> str:
    """Return what an error says, in one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
