"""HTTP requests that no browser sends."""

from __future__ import annotations

import asyncio

from yarl import URL

from benchmarks.attacks.frame import ATTACKER, Outcome, Target, attack
from benchmarks.attacks.sockets import from_attacker

_HEADERS = ("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy")
_PATHS = (
    "/", "/widget.js", "/nothing", "/assets/%00", "/assets/%ff", "/assets/..%2f..%2fcredentials.yml", "/pictures/%00",
    "/pictures/..%2f..%2f..%2f..%2fcredentials.yml", "/pictures/" + "x" * 4_000, "/socket.io/", "/health",
)  # fmt: skip
_BODIES = (b"", b"{", b"\xff", b"[1]", b"7", b'{"customer": "\\ud800"}', b"[" * 60_000)
_HEADS = (
    b"GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n",
    b"POST /x HTTP/1.1\r\nContent-Length: many\r\n\r\n", b"POST /x HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
    b"POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"NONSENSE\r\n\r\n",
)  # fmt: skip


@attack(row="17", name="odd paths, bodies and heads", right="400, 404 or 405, never 500", short=True)
async def odd(target: Target) -> Outcome:
    """Ask for each."""
    statuses = []
    async with from_attacker() as http:
        for path in _PATHS:
            async with http.get(URL(target.url + path, encoded=True)) as response:
                statuses.append(response.status)
        for body in _BODIES:
            async with http.post(f"{target.url}/storefront/login", data=body) as response:
                statuses.append(response.status)
    for head in _HEADS:
        reader, writer = await asyncio.open_connection(target.host, target.port, local_addr=(ATTACKER, 0))
        writer.write(head)
        line = await asyncio.wait_for(reader.readline(), 10)
        statuses.append(int(line.split()[1]) if line else 0)
        writer.close()
    wrong = [status for status in statuses if status >= 500]
    return Outcome(not wrong, f"{len(statuses)} asked, {len(wrong)} times 500")


@attack(row="17", name="a body of 90 MB for the log-in", right="413 after 64 KB, memory flat", short=True)
async def large_body(target: Target) -> Outcome:
    """Send it; the guide may hang up."""
    reader, writer = await asyncio.open_connection(target.host, target.port, local_addr=(ATTACKER, 0))
    writer.write(b"POST /storefront/login HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n")
    sent = 0
    try:
        for _ in range(1_400):
            writer.write(bytes(65_536))
            sent += 65_536
            await asyncio.wait_for(writer.drain(), 5)
        line = await asyncio.wait_for(reader.readline(), 10)
    except (OSError, asyncio.TimeoutError):
        line = b""
    writer.transport.abort()
    is_refused = not line or line.split()[1] in (b"413", b"404")
    return Outcome(is_refused, f"{line.decode().strip() or 'hung up'} after {sent / 2**20:.0f} MB")


@attack(row="18", name="answers of every kind", right="the same headers on each", short=True)
async def headers(target: Target) -> Outcome:
    """Look at the headers of pages, files, errors and the socket."""
    bare = []
    async with from_attacker() as http:
        for path in _PATHS:
            async with http.get(URL(target.url + path, encoded=True)) as response:
                bare += [f"{path[:20]} {name}" for name in _HEADERS if name not in response.headers]
    return Outcome(not bare, f"{len(_PATHS)} looked at, {len(bare)} headers missing {bare[:3] or ''}")


@attack(row="21", name="X-Forwarded-Proto and -For from anybody", right="not believed", short=True)
async def forwarded(target: Target) -> Outcome:
    """Claim to have come by https, as a page of an https shop would need to."""
    origin = target.url.replace("http:", "https:")
    head = {"Origin": origin, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    socket = f"{target.url}/socket.io/?EIO=4&transport=polling"
    async with from_attacker() as http, http.get(socket, headers=head) as response:
        return Outcome(response.status == 400, f"answered with {response.status}")
