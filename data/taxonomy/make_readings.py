"""Makes `language/readings.tsv`, the phrases not read as their characters: python -m data.taxonomy.make_readings.

A line is `phrase<TAB>syllables`. The source is the dictionary of pypinyin (phrase-pinyin-data): a phrase is kept if it
is read otherwise without it, by its characters or by shorter phrases.
"""

from __future__ import annotations

import os

os.environ["PYPINYIN_NO_PHRASES"] = "1"

import pypinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

from language.readings import READINGS


def readings() -> dict[str, list[str]]:
    """Return the syllables, without tones, of each phrase that pypinyin knows."""
    return {phrase: [to_normal(one[0]) for one in spoken] for phrase, spoken in phrases_dict.items()}


def main() -> None:
    """Keep what is misread without it, until nothing is: a phrase that is kept may part a longer one wrongly."""
    spoken, kept = readings(), dict[str, list[str]]()
    while missed := {phrase: said for phrase, said in spoken.items() if pypinyin.lazy_pinyin(phrase) != said}:
        kept |= missed
        pypinyin.load_phrases_dict({phrase: [[one] for one in said] for phrase, said in missed.items()})
    lines = (f"{phrase}\t{' '.join(said)}\n" for phrase, said in sorted(kept.items()))
    READINGS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
