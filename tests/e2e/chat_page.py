"""The storefront with its chat, as a shopper works with it: by roles and labels, never by the widget's insides."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

ANSWER_TIMEOUT_MS = 20_000
MAX_TABS = 200
WORDS = {
    "en": {
        "launcher": "Shopping guide",
        "ask_field": "Ask the shopping guide",
        "ask": "Ask",
        "message": "Your message",
        "log": "Conversation",
        "products": "Products",
        "comparison": "Comparison",
        "replies": "Suggested replies",
        "customer": "Shop as",
    },
    "zh": {
        "launcher": "导购",
        "ask_field": "问问导购",
        "ask": "提问",
        "message": "您的消息",
        "log": "对话",
        "products": "商品",
        "comparison": "商品对比",
        "replies": "建议回复",
        "customer": "顾客身份",
    },
}
# The element that has the focus, through all shadow roots, as its accessible name would start.
_FOCUSED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
}"""


class ChatPage:
    """One tab of one shopper."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.words = WORDS[language]
        page.set_default_timeout(ANSWER_TIMEOUT_MS)
        expect.set_options(timeout=ANSWER_TIMEOUT_MS)

    @property
    def launcher(self) -> Locator:
        """The button that opens the chat."""
        return self.page.get_by_role("button", name=self.words["launcher"], exact=True)

    @property
    def dialog(self) -> Locator:
        """The open chat."""
        return self.page.get_by_role("dialog")

    @property
    def log(self) -> Locator:
        """The conversation."""
        return self.dialog.get_by_role("log", name=self.words["log"])

    @property
    def product_lists(self) -> Locator:
        """Every list of product cards of the conversation."""
        return self.log.get_by_role("list", name=self.words["products"], exact=True)

    @property
    def cards(self) -> Locator:
        """The product cards of the last list."""
        return self.product_lists.last.get_by_role("article")

    @property
    def comparison(self) -> Locator:
        """The last comparison."""
        return self.log.get_by_role("region", name=self.words["comparison"]).get_by_role("table").last

    def ask_on_the_page(self, text: str) -> None:
        """Ask in the field of the storefront, which opens the chat."""
        self.page.get_by_role("textbox", name=self.words["ask_field"], exact=True).fill(text)
        self.page.get_by_role("button", name=self.words["ask"], exact=True).click()

    @property
    def field(self) -> Locator:
        """Where the shopper types."""
        return self.dialog.get_by_role("textbox", name=self.words["message"])

    def say(self, text: str) -> None:
        """Type a message and send it."""
        field = self.field
        field.fill(text)
        field.press("Enter")

    def find(self, text: str, ask=None) -> list[str]:
        """Ask for products and return the titles of the cards that come."""
        before = self.product_lists.count()
        (ask or self.say)(text)
        try:
            expect(self.product_lists).to_have_count(before + 1)
        except AssertionError as error:
            raise AssertionError(f"no products for {text!r}:\n{self.log.aria_snapshot()[-2500:]}") from error
        return self.titles()

    def titles(self) -> list[str]:
        """The titles of the cards of the last list."""
        return [card.get_attribute("aria-label") for card in self.cards.all()]

    def prices(self) -> list[float]:
        """The prices on the cards of the last list, which must be in dollars."""
        return [
            float(re.search(r"\$([\d,]+\.\d\d)", card.inner_text())[1].replace(",", "")) for card in self.cards.all()
        ]

    def press_until(self, key: str, name: str) -> None:
        """Press Tab or Shift+Tab until what has the focus is called that, or starts with it."""
        for _ in range(MAX_TABS):
            self.page.keyboard.press(key)
            if self.page.evaluate(_FOCUSED).startswith(name):
                return
        raise AssertionError(f"{MAX_TABS} times {key} do not reach {name!r}")
