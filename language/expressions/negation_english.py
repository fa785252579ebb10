"""Words of negation in English and how far they reach: "not Samsung or Apple", "anything but red"."""

from __future__ import annotations

import re

from language.expressions.patterns import HAN, alternatives, words

_LETTER = rf"[^\W_{HAN}]"

CUE = re.compile(
    "(?<!')"
    + words(r"""
    not | neither | nor | without | except(?: for)? | exclud(?:e|es|ing) | other than | rather than | instead of
    apart from | besides | avoid | hate | dislike | can't stand | sick of | isn't | aren't | ain't | w/o
    (?<!i\shave\s)(?<!still\shave\s)(?<!'ve\sgot\s)(?<!'ve\s)no | (?<!have\s)(?<!literally\s)(?<!got\s)nothing
    (?:any|every)thing (?:but|except(?: for)?|other than|besides) | any (?:brand|colou?r|make) but
    (?:do not|don't|dont|doesn't|does not|didn't) (?:want|like|have|include|come with|show me|give me|recommend)
    """)
)
LEADING = re.compile(
    r"\s*(?:"
    + words("""
    any | an? | the | from | by | in | of | made (?:of|from|by|in) | with | for | something | anything | have | having
    want | like | include | including | has | be | being | necessarily | another
    """)
    + r"\s+)*"
)
ARTICLES = re.compile(rf"(?:{words('any | an? | the | from | by')}\s+)*")

_NOT_A_THING = words("""
    this | that | it | its | these | those | them | what | which | one | other | others | else | all
    both | either | many
    i | you | we | he | she | they | me | my | us | your | here | there | nothing | anything | something | sir
    sure | really | yet | now | interested | bad | good | great | working | happy | right | enough | quite | exactly
    particularly | necessary | important | keen | helpful | always | then | well | even | just | only | very | so | too
    thanks? | thx | thank | please | ok | okay | problems? | worries | idea | way | luck | clue | rush | hurry | doubt
    reason | results? | limits? | preference | restrictions? | interests? | fan | use | appeal | help | matter
    money | more | longer | much | at | to | but | if | is | are | was | will | would | can | could | do | does | did
    know | think | seen? | understand | bother | going | looking | need
""")
_STOP = (
    alternatives("""
    but | and | or | nor | if | so | as | because | then | also | than | with | without | within | under | over | below
    above | between | around | about | up | for | from | in | on | at | to | of | by | max | less | more
    that | which | who | where | when | what | how | the | an? | any | this | it | these | those | something | anything
    i | i'd | i'll | i'm | im | you | we | my | me | is | are | was | were | do | does | can | could | would | will
    have | has | show | give | find | want | need | get | let | make | like | looking | recommend | prefer
    please | pls | plz | thanks? | thx | ok | okay | only | just | instead | rather | either | maybe | preferably
    ideally | anymore | again | though | too | now | today | not | no | except | rest
    """)
    + r"(?![a-z\d'])"
)
_GENERIC = words("ones? | products? | items? | stuff | things? | brands? | models? | devices?")
_WORD = rf"(?!{_STOP}){_LETTER}(?:[&'.+/-]?{_LETTER})*\+{{0,2}}"

ITEM = re.compile(rf"(?!{_NOT_A_THING})(?P<thing>{_WORD}(?:\s+(?!{_GENERIC}){_WORD}){{0,2}})(?:\s+{_GENERIC})?")
"""One thing of up to three words."""
JOINT = re.compile(
    r"\s*(?:,\s*)?(?:or|and|nor|&)\s+(?:(?:not|no|without)\s+)?|\s*[/、]\s*|\s*(?:或者?|和|跟|与|以及)\s*"
)
COMMA = re.compile(r"\s*,\s*")

WHOLE = re.compile(
    rf"(?<![a-z])non[\s-](?P<single>{_WORD})"
    rf"|{words('remove | hide | drop | skip | leave out | get rid of | delete')}\s+(?:all\s+)?(?:(?:the|any)\s+)?"
    rf"(?P<those>{_WORD}(?:\s+(?!{_GENERIC}){_WORD})?)\s+ones?(?![a-z])"
)
"""Refusals with both ends: "non-leather", "remove the pink ones"."""
