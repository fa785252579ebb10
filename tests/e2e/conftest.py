"""A real Chromium on the real page of the running guide."""

from __future__ import annotations

import base64
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.chat_page import ChatPage

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
# Pictures of other servers are answered from here: the tests need no network, and a failed one is no console error.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def browser():
    """One browser for a module: Playwright keeps an event loop while it runs, which asynchronous tests do not bear."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine; `make chromium` installs it (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_shop(browser, guide):
    """What opens the storefront in a language; the console must be clean at the end."""
    contexts, complaints = [], []

    def open_page(language):
        context = browser.new_context(locale=LOCALES[language], viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.route(
            lambda url: not url.startswith(guide.url), lambda route: route.fulfill(body=PIXEL, content_type="image/png")
        )
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(guide.url)
        return ChatPage(page, language)

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints
