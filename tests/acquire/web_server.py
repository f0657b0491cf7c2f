"""A web server on loopback that says what a test wants, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="en"><head><title>Ferry line to reopen</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="article:published_time" content="2025-03-04"></head>
<body><article><h1>Ferry line to reopen</h1><p>The harbour ministry said on Tuesday that the northern ferry line would reopen
before the end of June, after two winters without service on the islands.</p><p>“We will pay for the second pier ourselves,”
Minister Ada Lindqvist told reporters in the port, adding that no other town would be asked to contribute.</p></article></body>
</html>"""


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Say:
    """An answer: `drip` sends the body byte by byte with that many seconds between."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: bool = True
    drip: float = 0.0


@dataclass
class Web:
    """`say` maps a path to its answer or to what makes it; other paths answer 404."""

    port: int
    say: dict[str, Say | Callable[[Asked], Say]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


@contextmanager
def serving() -> Iterator[Web]:
    """The server, ended with everything it holds open."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.path, {key.lower(): value for key, value in self.headers.items()})
            web.asked.append(asked)
            answer = web.say.get(self.path.partition("?")[0], Say(status=404))
            said = answer if isinstance(answer, Say) else answer(asked)
            body = said.body.encode() if isinstance(said.body, str) else said.body
            self.send_response(said.status)
            for key, value in said.headers.items():
                self.send_header(key, value)
            if said.length and "Content-Length" not in said.headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self._send(body, said.drip)
            except OSError:
                return

        def _send(self, body: bytes, drip: float) -> None:
            if not drip:
                self.wfile.write(body)
            for byte in body if drip else b"":
                if over.wait(drip):
                    return
                self.wfile.write(bytes([byte]))

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
