"""Words of negation in Chinese and how far they reach: 不要苹果的, 除了三星和华为以外, 塑料的不要."""

from __future__ import annotations

import re

from language.expressions.patterns import HAN, alternatives

_LETTER = rf"[^\W_{HAN}]"
_LATIN_NAME = rf"{_LETTER}(?:[&'.+/ -]?{_LETTER})*"

CUE = re.compile(
    alternatives(r"""
    (?<!要)不要 | 不想要 | 不想买 | 不喜欢 | 不需要(?=有|带) | 不考虑 | (?<!是)不是
    (?<!含)不含 | (?<!带)不带 | 不包括 | 不包含 | 不买 | 不看 | 不选 | 别要 | 别给我 | 别推荐 | 别买 | 别用
    (?<!有)没有(?!别的|其) | 排除掉? | 讨厌 | 避开
    除去 | 除了 | 除(?=\w{1,10}外) | (?:(?<=[找买想选\s,])|(?<=^))非(?![常洲凡得诚])
    """)
)
_LED_BY = alternatives("任何 | 那种 | 那些 | 什么 | 推荐? | 给我 | 买 | 看 | 是 | 用 | 带 | 含 | 有(?![线机色声氧源])")
LEADING = re.compile(rf"(?:\s*{_LED_BY})*\s*")
NOT_A_THING = re.compile(
    r"\s*"
    + alternatives("""
    这 | 那 | 它 | 我 | 你 | 他 | 她 | 别 | 其 | 的 | 了 | 吗 | 呢 | 吧 | 啊 | 太 | 很 | 更 | 最
    多 | 少 | 只 | 就 | 再
    不(?!锈) | 没 | 谢 | 紧 | 急 | 限 | 管 | 超 | 贵 | 便宜 | 钱 | 高于 | 低于 | 么
    问题 | 关系 | 办法 | 意思 | 喜欢 | 必要 | 合适 | 比较
    """)
)
_STOP = alternatives(r"""
    [的了吧呢吗啊呀哦嘛,。!?;:()] | 以外 | 之外
    外(?=$|[\s,。的都还]) | 和 | 跟 | 与 | 或 | 以及
    都 | 就 | 也 | 还 | 但 | 要 | 给
    推荐 | 其[他她它] | 只 | 最好 | 价格 | 预算 | 谢谢 | 可以
    有没有 | 有什么 | 有哪 | 便宜 | 贵 | 我 | 你 | 别 | 不 | 行 | 好吗
    [那这](?:个|台|款|种|件|部)
""")
ITEM = re.compile(rf"(?:[{HAN}]|{_LATIN_NAME})(?:(?!{_STOP})(?:[{HAN}]|\s?{_LATIN_NAME})){{0,12}}")
"""One thing: Han characters and Latin names up to a particle or the next clause."""
_AND = alternatives("、 | / | 和 | 跟 | 与 | 或者? | 以及 | ,?(?:还有|也不要|也别要|也不想要)")
JOINT = re.compile(rf"\s*的?\s*{_AND}(?!\s*[要只我给有]|\s*便宜)\s*")

_THING = rf"(?![这那它我你他她不没都])(?:(?![这那]|限制|条件|有没)[{HAN}a-z]){{1,8}}?"
WHOLE = re.compile(
    rf"把(?P<moved>{_THING})的[都全]?(?:去掉|删掉|排除|去除|拿掉)"
    rf"|(?:(?<=^)|(?<=[\s,。]))(?P<fronted>{_THING})(?:的(?:不要|不考虑|不行|除外|就算了|不好看|不喜欢|难看|太丑)|除外)(?=$|[\s,。!吧了])"
)
"""Refusals with both ends: 把粉色的去掉, 苹果的不考虑, 三星除外."""
