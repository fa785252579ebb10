"""What the shoppers say, and which answers count as right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One thing that a shopper says.

    Attributes:
        say: the message.
        answers: responses of the bot's domain, one of which the first answer must be.
        part: what the first answer must carry beside its text: products, table or chart.
    """

    say: str
    answers: tuple[str, ...]
    part: str | None = None


@dataclass(frozen=True)
class Script:
    """One conversation in one language."""

    language: str
    steps: tuple[Step, ...]


def _found(say: str) -> Step:
    return Step(say, ("utter_catalogue__found", "utter_catalogue__found_one"), "products")


def _details(say: str) -> Step:
    return Step(say, ("utter_catalogue__details",), "products")


def _price(say: str) -> Step:
    return Step(say, ("utter_price__price",), "products")


def _history(say: str) -> Step:
    return Step(say, ("utter_price__history", "utter_price__history_single"))


def _compared(say: str) -> Step:
    return Step(say, ("utter_catalogue__compared",), "table")


def _why(say: str) -> Step:
    return Step(say, ("utter_catalogue__why",), "products")


def _more(say: str) -> Step:
    return Step(say, ("utter_catalogue__more",), "products")


def _cheapest(say: str) -> Step:
    return Step(say, ("utter_price__cheapest",), "products")


def _similar(say: str) -> Step:
    return Step(say, ("utter_catalogue__similar",), "products")


def _recommended(say: str) -> Step:
    return Step(say, ("utter_catalogue__recommended", "utter_catalogue__recommended_viewed"), "products")


SHOPPING = (
    Script(
        "en",
        (
            Step("hello", ("utter_help__greet",)),
            _found("I need a laptop under 800"),
            _found("not HP"),
            _found("with at least 4 GB of memory"),
            _details("tell me more about the second one"),
            _price("how much is it?"),
            _compared("compare the first and the second"),
            _why("why do you recommend the first one?"),
            _found("cheaper"),
            _more("show me more"),
            _cheapest("which is the cheapest?"),
            _history("price history of the first one"),
            _found("show me red mugs"),
            _similar("something similar to the first one"),
            _found("I'm looking for a wireless mouse between 10 and 50"),
            _found("any other brand"),
            _found("forget the price limit"),
            _compared("compare the first and the third"),
            _recommended("what do you recommend?"),
            Step("thanks", ("utter_help__thank",)),
        ),
    ),
    Script(
        "zh",
        (
            Step("你好", ("utter_help__greet",)),
            _found("想买一台800美元以内的笔记本电脑"),
            _found("不要惠普"),
            _found("内存至少4GB"),
            _details("第二个详细说说"),
            _price("多少钱？"),
            _compared("第一个和第二个比较一下"),
            _why("为什么推荐第一个？"),
            _found("便宜点"),
            _more("还有吗"),
            _cheapest("最便宜的是哪个？"),
            _history("第一个以前卖多少钱"),
            _found("有没有红色的杯子"),
            _similar("有没有和第一个类似的"),
            _found("我想要10到50美元的无线鼠标"),
            _found("换个牌子"),
            _found("去掉价格限制"),
            _compared("比较第一个和第三个"),
            _recommended("给我推荐点东西"),
            Step("谢谢", ("utter_help__thank",)),
        ),
    ),
)

STARTER = (
    Script(
        "en",
        (
            Step("hello", ("utter_greet",)),
            Step("my day was horrible", ("utter_cheer_up",)),
            Step("yes", ("utter_happy",)),
            Step("are you a bot?", ("utter_iamabot",)),
            Step("bye", ("utter_goodbye",)),
        )
        * 4,
    ),
)
