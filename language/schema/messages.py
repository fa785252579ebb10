"""The shape of the files about messages: what is wished for, refused, pointed at, asked and told."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Extra, Field

from language.tables import PatternFile

QuestionForm = Literal["fits", "includes", "needs", "has", "can", "is"]
"""How something is asked for that is so or not: whether a product fits, comes with, needs, has, can do, or is it."""
Attribute = Literal["price", "size", "weight", "length", "width", "height", "thickness", "capacity"]
"""What people compare products by."""


class WishesFile(PatternFile):
    """`wishes.yml`: how a thing is wished for, around its name."""

    before: str = ""
    """Right before what is wished for: "do you sell", "looking for" ..."""
    after: str = ""
    """... and right behind it, where nothing stands before: 睡袋有吗."""
    leading: str = ""
    """What may stand between `before` and the name."""
    ends: str = ""
    """What the name does not reach beyond: "for", "with", "under" ..."""
    joints: str = ""
    """What joins several things."""
    describing: str = ""
    """What stands between a description and the name behind it: 红色*的*背包."""
    no_thing: str = ""
    """Whole names that are none: "something", "one", 东西."""


class NegationFile(PatternFile):
    """`negation.yml`: what is not wanted."""

    cue: str = ""
    """What rules out the things that follow."""
    affirmed: str = ""
    """A refusal refused, which rules out nothing: "not without"."""
    features: str = ""
    """Refusals of what a `thing` shall not do, which are wished for like any feature: 不发黄."""
    leading: str = ""
    """What may stand between a cue and the first thing."""
    articles: str = ""
    """What may stand before the other things of a list."""
    no_thing: str = ""
    """Words with which no thing begins."""
    stop: str = ""
    """Words before which a thing ends."""
    generic: str = ""
    """Words that name no thing of their own ("ones")."""
    joint: str = ""
    """What joins the things of a list."""
    whole: str = ""
    """Refusals with both ends around the `thing`; may refer to `{word}`, a word of a thing."""
    over: str = ""
    """Right behind a thing: it is not wanted any more."""


class DroppingFile(PatternFile):
    """`dropping.yml`: conditions taken back, and wishes for another than what is shown."""

    aspects: dict[Literal["price", "brand", "colour", "category", "all", "search", "gift", "other"], str] = Field({})
    """What a condition may be about; `other` is told by the shopper's own word, which the catalogue knows."""
    anew: str = ""
    """How all of a search is taken back: "start again"."""
    dropped: str = ""
    """Forms in which a condition is taken back, `what` is its name; may refer to `{aspect}`."""
    another: str = ""
    """Forms in which another `what` is wanted; may refer to `{changeable}`."""
    kept: str = ""
    """Forms in which a condition holds on, `what` is its name; may refer to `{aspect}`."""


class OrderingFile(PatternFile):
    """`ordering.yml`: wanted orders, and wishes relative to what was shown."""

    sorts: dict[Literal["price_asc", "price_desc", "newest", "popular"], str] = Field({})
    refused: str = ""
    """Right before an order: it is not wanted."""
    changes: dict[Attribute, dict[Literal["lower", "higher"], str]] = Field({})
    shares: dict[Literal["half", "third", "double"], str] = Field({})
    """How much of the price is wished for."""
    picks: dict[Attribute, dict[Literal["lowest", "highest"], str]] = Field({})
    """Words by which one of the products shown is pointed at ..."""
    picked: str = ""
    """... and the forms in which that is done, `{word}` being one of them."""


class OrdinalsFile(PatternFile):
    """`ordinals.yml`: references to the products shown, by place."""

    names: dict[str, int] = Field({})
    """Words for places; tables may refer to them as `{name}`."""
    counts: dict[str, int] = Field({})
    """Words for small numbers; tables may refer to them as `{count}`."""
    number: str = ""
    """How a place is written in digits or numerals."""
    top: str = ""
    """Forms of the first one, by where it stands."""
    last: str = ""
    """Forms of the last one."""
    last_but_one: str = ""
    """Forms of the last but one."""
    last_but: str = ""
    """Forms of the last but `count`."""
    from_end: str = ""
    """Forms of the `place` from the end, 1 being the last."""
    placed: str = ""
    """Forms of a `place`, which begins the span, or of a `list` of places."""
    numbered: str = ""
    """Forms of a `place`, all of which is the span, or of which `said` is."""
    not_numbered: str = ""
    """Words of a message in which those last ones mean something else."""
    first_several: str = ""
    """Forms of the first `count` ones."""
    last_several: str = ""
    """Forms of the last `count` ones."""
    compared: str = ""
    """What stands before bare numbers that are compared ..."""
    compared_joint: str = ""
    """... what between them ..."""
    not_compared: str = ""
    """... and what after numbers that are no places."""
    comparison: str = ""
    """Words of a message that compares."""


class PastFile(PatternFile):
    """`past.yml`: references to what a shopper saw before today."""

    times: dict[Literal["yesterday", "day_before", "days_ago", "last_week", "last_month", "any_time"], str] = Field({})
    seen_before_time: str = ""
    """Before a time: "the one I saw" yesterday."""
    seen_after_time: str = ""
    """The same, after a time."""


class PointingFile(PatternFile):
    """`pointing.yml`: words that point at products shown, beside places, ranks and days."""

    follows: str = ""
    """Right before what tells a product apart ("*the* everest one") ..."""
    several_follow: str = ""
    """... or several of them ..."""
    around: str = ""
    """... on either side of it: LG*那个*1080p的 ..."""
    several_around: str = ""
    """... of several ..."""
    behind: str = ""
    """... and right behind it: 惠普*的* ..."""
    opens: str = ""
    """... where it stands behind one of these, or begins the message."""
    linking: str = ""
    """Words inside a description that name nothing themselves."""
    closing: str = ""
    """What closes a description that stands behind `follows` ..."""
    several_closing: str = ""
    """... of several products."""
    this: str = ""
    """The product talked about."""
    other: str = ""
    """The other one of two."""
    both: str = ""
    """Two products."""
    all: str = ""
    """All that are shown."""
    middle: str = ""
    """The one in the middle."""
    lists: dict[Literal["first", "before", "earlier"], str] = Field({})
    """The first list that was shown, the one before the present one, any of those before."""
    looked_at: dict[Literal["first", "before"], str] = Field({})
    """The product that was looked at first, and the one before the present one."""


class PhrasingFile(PatternFile):
    """`phrasing.yml`: what joins the parts of a message, and what tells how a part is meant."""

    joints: dict[Literal["or", "and", "also", "more", "list"], str] = Field({})
    """What joins two things, `list` two of several; after a thing stands `also` where it will do as well, `more` where
    it is wanted, too.
    """
    another: str = ""
    """An "and" with what tells that a thing of its own follows: "a case for my phone {and a} charger"."""
    each_will_do: str = ""
    """After things that an "and" joins: any of them is meant."""
    marks_before: dict[Literal["wish", "fits", "has", "place"], str] = Field({})
    """What stands right before a thing that is wanted, that the product must fit, must have, or stands at ..."""
    marks_after: dict[Literal["fits", "has"], str] = Field({})
    """... and right after it."""
    towards: str = ""
    """What stands between the two ends that a connector joins: "usb c to hdmi adapter" ..."""
    connectors: str = ""
    """... and what such things are called, in the singular."""
    acting: str = ""
    """What a clause begins with that tells what the wanted thing is used on: 能碎*光盘*."""
    trouble: str = ""
    """A clause about what one has trouble with, which is not looked for."""
    other_model: str = ""
    """Right before the number or the word of another model than was named: "i have an" 11, 换成 plus."""
    variants: str = ""
    """Words that tell models of one number apart: plus."""


class StoryFile(PatternFile):
    """`story.yml`: what a message tells or asks beside its wish."""

    joints: str = ""
    """Where a clause begins, besides the beginning of a message and what punctuation ends."""
    relatives: str = ""
    """The same, but for what is told already: there it only goes on."""
    told: str = ""
    """How a clause begins that tells of people ..."""
    wishes: str = ""
    """... and where in it a wish begins, which is told no more."""
    likings: str = ""
    """In what is told, before what somebody likes ..."""
    havings: str = ""
    """... and before what they have."""
    times: str = ""
    """When something is needed or happened."""
    soft_before: str = ""
    """Right before what would be welcome and is no must, up to the clause's end ..."""
    soft_after: str = ""
    """... and right after it."""
    not_too: str = ""
    """All of a wish for not too much of something."""
    asked: str = ""
    """All of a question about the goods."""
    corrects: str = ""
    """How a message says what was meant before it: "no, a headset"."""
    leaving: str = ""
    """How a message leaves what it began with: "never mind", 算了."""
    taken_back: str = ""
    """What takes back all that was said before it."""
    shown: str = ""
    """How a clause begins that says what is on the screen, beside which another one wishes for something else."""


class AskedProperty(BaseModel):
    """A property of products that shoppers ask about."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    name: str
    """As a sentence names it."""
    asked: str
    """How it is asked for."""
    stated: str
    """What a shop calls it: whole labels."""
    dimension: str = ""
    """In which dimension of `units.yml` it is measured, several with blanks between; it need stand in one language."""
    is_of_parts: bool = False
    """Whether a part of a product has one of its own, as the length of a cable; it need stand in one language."""
    or_else: str = ""
    """Which other property is meant where a product does not state this one; it need stand in one language."""
    is_limit: bool = False
    """Whether it says up to how much a product holds, so that less will do as well; it need stand in one language."""
    less: str = ""
    """What says of one of several products that it has less of it ("lighter") ..."""
    more: str = ""
    """... and more ("heavier")."""


class QuestionsFile(PatternFile):
    """`questions.yml`: what is asked about a product."""

    pointing: str = ""
    """Right after a property: it only says which product is meant ("red *one*") ..."""
    pointing_before: str = ""
    """... and the same, right before it ("*the* red and the blue one")."""
    together: str = ""
    """What asks for one price of several products."""
    copies: str = ""
    """Forms in which the price of a `number` of pieces of a product is asked for; may refer to `{number}`."""
    question_joints: str = ""
    """Where one question ends and the next one begins, besides at . ? ! ; and a comma."""
    asking: str = ""
    """What makes a clause a question, in a language whose questions a blank alone may part."""
    shown: str = ""
    """Words that speak of what is on the screen: "it", 这款."""
    wished: str = ""
    """Words that wish for other products, or are of the shop itself, though they may ask: "do you have", 包邮."""
    question_start: str = ""
    """With what a question for yes or no begins ..."""
    question_end: str = ""
    """... and with what any question may end."""
    details: str = ""
    """Whole questions that ask to hear about a product, and for nothing of it."""
    value_words: str = ""
    """Words of questions for a value, not for yes or no: "how many", 什么."""
    counts: str = ""
    """Words of questions for a number of things: "how many"."""
    forms: dict[QuestionForm, str] = Field({})
    """Forms of questions for yes or no, `what` is what is asked about; the first that matches counts."""
    asked_before: str = ""
    """What may stand before what is asked about, and is no part of it ..."""
    asked_after: str = ""
    """... and behind it."""
    asked_part: str = ""
    """Forms in which a part of the product is named whose property is asked for: `what`."""
    asked_either: str = ""
    """What joins two things of which one is asked for: "key *or* combination"."""
    included_before: str = ""
    """What stands in a text before something that comes with a product ..."""
    included_after: str = ""
    """... and behind it."""
    needed_before: str = ""
    """What stands in a text before something that a product needs ..."""
    needed_after: str = ""
    """... and behind it."""
    denied_before: str = ""
    """What stands in a text before something that a product has not ..."""
    denied_after: str = ""
    """... and behind it."""
    difference: str = ""
    """What asks how products differ in a property."""
    most: str = ""
    """What asks which of several products has more of a property that is named ..."""
    least: str = ""
    """... and less."""
    apart: str = ""
    """Words of a text between which and a thing there is too much for them to belong together: "with *this*"."""
    acting: str = ""
    """What a text has right before what is no thing of the product: a verb, "*to* stand", or a thing of another."""
    subject_named: str = ""
    """What a question about products begins with, and says which is meant: 第二个, spigen那个."""
    subject_words: str = ""
    """Single words that say which product is meant: "the", "first", "one" ..."""
    subject_opening: str = ""
    """... those that may stand before them ..."""
    subject_closing: str = ""
    """... those with which such a name ends: "the red *one*" ..."""
    subject_asking: str = ""
    """... those with which a question begins, right before them ..."""
    subject_joints: str = ""
    """... those between what is asked and them: "the weight *of* the red one" ..."""
    subject_verbs: str = ""
    """... and what stands between them and what is asked: "is", "does", 支持."""
    taken: str = ""
    """What says that a product is taken: all that is left of a message is another matter."""
    opinion: str = ""
    """What asks whether a product is good."""
    verdict: str = ""
    """What asks which of several products is the best one, in whatever."""
    contrast: str = ""
    """What asks how several products differ, in whatever."""
    purpose: str = ""
    """Forms in which a question says for `what` the best one is asked."""
    services: dict[str, str] = Field({})
    """By the topic of the shop's `policies`, what asks about it beside a question about a product."""
    general: str = ""
    """Words in the names of properties that do not say of what they are."""
    properties: dict[str, AskedProperty] = Field({})


class EverydayQuestion(BaseModel):
    """What people ask in everyday words, and in which other words the answer stands in a shop's data.

    All but `about` and `asked` need stand in one language.
    """

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    about: str = ""
    """What a sentence says that is asked: "whether it is wired"; empty where the question's own word says it best."""
    asked: str
    """How it is asked."""
    form: QuestionForm | None = None
    """How it asks, where its words alone do not tell: 要电池吗 asks what a product needs."""
    stated: str = ""
    """Whole names of properties that are the answer ..."""
    opposite: str = ""
    """... and of those that are its contrary: what is wireless is not wired."""
    says: str = ""
    """What says in a text, or in a property as "label: value", that it is so ..."""
    denies: str = ""
    """... and that it is not."""
    near: str = ""
    """What is told where nothing answers, written as `says`."""


class EverydayFile(PatternFile):
    """`everyday.yml`: questions of everyday life about products."""

    questions: dict[str, EverydayQuestion] = Field({})


class ContentFile(PatternFile):
    """`content.yml`: words that name nothing to look for."""

    silent: str = ""
    """Single words of asking, pointing, counting, and of people: not patterns, but the words themselves."""
    verbs: str = ""
    """Verbs that are called like a thing, with what makes them verbs: "to hook up"."""
    good_value: str = ""
    """Wishes for much that costs little ..."""
    cheap: str = ""
    """... and for what costs little."""
    tastes: str = ""
    """What only says how a thing should please: it ranks, and is no condition."""
