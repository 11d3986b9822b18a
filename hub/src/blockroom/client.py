"""A program in a browser's place, which comes into the classroom as people do."""

from __future__ import annotations

from typing import Any

import httpx
from websockets.asyncio.client import connect

from blockroom import front
from blockroom.settings import Settings


class Shortcut(httpx.AsyncHTTPTransport):
    """Leads every request to one place, whatever name it is for: no name server need know that name."""

    def __init__(self, place: httpx.URL) -> None:
        super().__init__(verify=False)
        self.place = place

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_with(scheme=self.place.scheme, host=self.place.host, port=self.place.port)
        # A request of its own: the client reads cookies by the name in the one that it sent.
        led = httpx.Request(
            request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
        )
        return await super().handle_async_request(led)


class Browser(httpx.AsyncClient):
    """Keeps cookies, follows names, and opens WebSockets; straight at the proxy where `place` says so."""

    def __init__(self, settings: Settings, place: str = "") -> None:
        self.place = httpx.URL(place)
        self.tls = None if place else front.trust(settings)
        way: dict[str, Any] = {"transport": Shortcut(self.place)} if place else {"verify": self.tls}
        super().__init__(base_url=settings.address, timeout=60, trust_env=False, **way)

    def socket(self, path: str) -> connect:
        """A WebSocket there, with the credentials that a request would have."""
        request = self.build_request("GET", path)
        credentials = {key: request.headers[key] for key in ("Cookie", "Authorization") if key in request.headers}
        # Jupyter opens it when the kernel is ready: whoever asks knows how long that may take.
        options: dict[str, Any] = {
            "additional_headers": credentials,
            "max_size": None,
            "proxy": None,
            "open_timeout": None,
        }
        if self.place.host:
            options |= {"host": self.place.host, "port": self.place.port or 80}
        if encrypted := self.tls is not None and request.url.scheme == "https":
            options["ssl"] = self.tls
        return connect(str(request.url.copy_with(scheme="wss" if encrypted else "ws")), **options)
