"""A server that speaks the guide's protocol: it repeats what is said, so that clients are tested without a model."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager

import socketio
from aiohttp import web


class SmallGuide:
    """What the server does; `url` says where once it runs."""

    def __init__(self):
        self.url = ""
        self.sio = socketio.AsyncServer(async_mode="aiohttp")
        for handler in (self.connect, self.say, self.press):
            self.sio.on(handler.__name__, handler)

    async def connect(self, sid, environ, auth):
        if auth["customer"] == "expired":
            raise socketio.exceptions.ConnectionRefusedError("your log-in has expired")
        customer = {"name": auth["customer"]} if auth["customer"] else None
        await self.sio.emit("session", {"session": "s", "customer": customer, "history": []}, to=sid)

    async def say(self, sid, data):
        if data["text"] == "silence":
            await asyncio.sleep(3600)
        if data["text"] == "rubbish":
            await self.sio.emit("refused", {"code": "odd", "text": "I cannot take that."}, to=sid)
            return {"ok": False}
        button = {"title": "Details", "payload": "signed"}
        for text in (f"You said {data['text']}", "Anything else?"):
            await self.sio.emit("message", {"role": "guide", "text": text, "buttons": [button]}, to=sid)
        return {"ok": True}

    async def press(self, sid, data):
        await self.sio.emit(
            "message", {"role": "guide", "text": f"Pressed {data['title']} ({data['payload']})"}, to=sid
        )
        return {"ok": True}


@contextmanager
def small_guide():
    """Serve in a thread until the block ends; yields the guide."""
    guide, ready, end = SmallGuide(), threading.Event(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(guide, ready, end)))
    thread.start()
    try:
        ready.wait(10)
        yield guide
    finally:
        end.set()
        thread.join()


async def _serve(guide, ready, end):
    app = web.Application()
    guide.sio.attach(app)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    guide.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    ready.set()
    await asyncio.to_thread(end.wait)
    await guide.sio.shutdown()
    await runner.cleanup()
