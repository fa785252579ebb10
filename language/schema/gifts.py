"""`gifts.yml`: presents, and the people they are for."""

from __future__ import annotations

from pydantic import BaseModel, Extra, Field

from language.tables import PatternFile


class Interest(BaseModel):
    """What people like or do, and what a shop may have for them."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    name: str
    """As a button says it."""
    said: str
    """How people say it, as expressions."""
    things: str
    """Words of titles of what is for them, plain."""


class GiftsFile(PatternFile):
    """`gifts.yml`: what tells that a present is wished for, for whom, and what is none."""

    gifts: str = ""
    """All of what says that a present is wished for."""
    somebody: str = ""
    """For whom: groups `own` (mine) or `article`, and `women`, `men` and so on, or `pronoun`."""
    ages: str = ""
    """How old somebody is: a group `age`; may refer to `{number}`."""
    called: str = ""
    """Names by which only their own call somebody, each with what others say: "mummy = mum"."""
    occasions: str = ""
    """What it is for, with what leads to it: "for her birthday" ..."""
    occasion_names: str = ""
    """... and by its name: "birthday"."""
    lovers: str = ""
    """Who likes something and is called by it: a group `like`, as in "coffee lover"."""
    instead: str = ""
    """What says that something is liked in place of what was said before."""
    joints: str = ""
    """What stands between two things that somebody likes."""
    fillers: str = ""
    """What stands before or behind what somebody likes, and is no part of it."""
    for_adults: str = ""
    """Words of titles that are for no child ..."""
    for_children: str = ""
    """... for no adult ..."""
    for_women: str = ""
    """... for no man ..."""
    for_men: str = ""
    """... and for no woman."""
    no_presents: str = ""
    """Kinds of thing that go with a present and are none."""
    presents: str = ""
    """What a kind of thing is called that is there for presents."""
    presents_for_children: str = ""
    """Kinds of thing that are presents for children."""
    liked_by_children: str = ""
    """Keys of the interests that are proposed for a child."""
    interests: dict[str, Interest] = Field({})
    """What people like, by a key that all languages share."""
