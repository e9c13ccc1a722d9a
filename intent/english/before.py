"""English as it is typed, made ready for the reader: short forms, capitals, asides, talk around the story."""

from __future__ import annotations

import re
from typing import Final

from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .asked import plainly
from .kinds import is_person, prop_of
from .phrasing import in_plain_words
from .row import CLOSED

_TYPED = re.compile(
    r"\b(?:(he|she|that|there|who|what|here)s|(it)s(?= (?:an?|the|this|so|too|very|all|not|really|always|just|in|on|no|two|three|\w+ing|\w+ed)\b))\b",
    re.I,
)
"""Typed without an apostrophe: "shes knitting", "theres a monster"."""

_LONG = {
    "on top of": "on", "snow man": "snowman", "snow men": "snowmen", "ice creem": "ice cream", "icecream": "ice cream", "thru": "through", "gonna": "going to", "wanna": "want to", "&": "and", "w/": "with", "cuz": "because", "becos": "because", "becoz": "because", "becuz": "because", "w": "with", "legs it": "runs away", "legged it": "ran away",
    "high five": "high-five", "high fives": "high-fives", "high fived": "high-fived", "n": "and", "outta": "out of", "midnite": "midnight", "lil": "little", "u": "you", "hes": "he's", "shes": "she's", "thats": "that's", "theyre": "they're", "dont": "don't", "doesnt": "doesn't", "cant": "can't", "wont": "won't", "isnt": "isn't", "didnt": "didn't", "nite": "night",
    "refuses to": "won't", "refuse to": "won't", "refused to": "won't",
}  # fmt: skip
_SHORT = re.compile(r"(?<![\w&/])(?:" + "|".join(re.escape(word) for word in _LONG) + r")(?![\w&])", re.I)
_WHOSE = re.compile(r"\b(an?|my|his|her|your|our)( \w+)? ([a-z]+)s (?=([a-z]+))", re.I)
_WHOSE_THERE = re.compile(
    r"\b(on|onto|in|into|off|at|over|under|round|around|from|through|of|\w{2,}(?:s|ed|ing)) the( (?!the\b)\w+)? (\w+?)(es|s) (?=([a-z]+)\b)",
    re.I,
)
"""Whose something is, where a noun can only be handled: "sits on the ducks head", "burns the princesses cake"."""
_WHOSE_MAN = re.compile(r"\bthe( \w+)? (\w+)s (?=(\w+) \w+s\b)", re.I)
_WRITTEN = re.compile(
    r"\b(says?|said|saying|shouts?|shouted|yells?|screams?|reads?|reading|label+ed|marked|titled)(?: just)? ((?:[A-Z][A-Z'!?]+ ?)+)(?=$|[\s.,;:)\n])"
)
"""Words in capitals that stand on something: "a sign that says PRIVATE"."""
_LETTERED = re.compile(r"\b(of|with) (?:[A-Z][A-Z']+ ){2,}")
_LOUD = re.compile(r"\b[A-Z][A-Z']{3,}\b")
_SENTENCE = re.compile(r"[^.!?;:\n\"“”]+")
_SHOT_MARK = re.compile(
    r"\b(?:WS|CU|ECU|MS|MCU|LS|EWS|OTS|POV|V\.?O\.?)(?: ?[-–—:] ?| (?=[a-z\d]))|^ ?\d{1,2}[.)] (?=\S)", re.M
)
"""How a shot is framed, and its number: "3. MS – he sits"."""
_NOT_DOING = re.compile(
    r"(?:^|(?<=[.!?;:\n]))(?P<first> ?)(?:instead of|rather than|without)(?: (?:even|ever|really))? (?!\w*thing\b)\w+ing\b[^,.!?;\n]*,|"
    r",? (?:instead of|rather than|without)(?: (?:even|ever|really))? (?!\w*thing\b)\w+ing\b[^,.!?;\n]*?"
    r"(?:,(?= (?:\w+ly )?(?:\w+s|\w+ed|is|are|was|were)\b)|(?=[,.!?;\n]|$| (?:and|but|while|until|when|then|so|because|he|she|they|we|I)\b))",
    re.I | re.M,
)
"""What somebody doesn't do: "instead of packing his toys", "without turning"."""
_ASIDE = re.compile(r"(?<=[\w,]) \(([^()\n]{2,80})\)")
_SOMEBODY: Final = words.PERSONS | words.ANIMALS
_LESSON: Final = word_set(
    "film movie cartoon scene show story legend myth tale clip video painting book bit one"
)
_OTHER_STORY = re.compile(
    rf"(?:^|(?<=[.!?\n]))\s*(?:(?:ok|so|hi|hey|hello|well|please)[\s,]+)*(?:"
    rf"(?:a |the )?(?:spoof|parody|remake|retelling|take-?off|send-?up) of (?:the|that|this) (?:[\w']+ ){{1,12}}?(?:where|in which|when|with)\b[^.!?\n]*?, (?:but|except|only)\b|"
    rf"(?:do )?you know (?:the|that)[^.!?\n]*\b(?:{'|'.join(sorted(_LESSON))})\b[^.!?\n]*\b(?:where|when|with|who)\b[^.!?\n]*[.!?\n]|"
    rf"(?:a |the )?(?:spoof|parody|remake|retelling|take-?off|send-?up) of the \w+ (?:where|in which|about)[^.!?\n]*[.!?\n]|"
    rf"(?:that|the|like that) (?:[\w-]+ )?(?:{'|'.join(sorted(_LESSON))}) (?:\w+ ){{0,8}}?\w+, (?:but|except|only) (?:it's|with|its)\b)",
    re.I,
)
"""The known story that a parody starts from: told to us, and not what is to be seen."""
_FILM_IS: Final = re.compile(
    r"^[^:\n]{0,160}?[.!?\n] ?(?!\w* ?(?:silent|wordless|sad|funny|scary|quiet|calm))(?:[\w'-]+ ){0,4}?(?:film|idea|story|plot|video|scene|concept|script)(?: is| idea| please| pls)?\s*:",
    re.I,
)
"""What comes before the film itself is told: "ok so my boyfriend snores. film: …"."""
_ASIDES = re.compile(
    r"\b(?:(?:so )?here (?:it |we )?goes?\b(?! \w)|(?:i|we) (?:guess|think|mean|suppose|believe|hope|reckon)(?! of| about)|you know(?= what|,|\.|$)|as it happened|"
    r"as (?:if|though) [^.,;!?\n]*|nothing (?:that|too|scary|sad|bad) [^.,;!?\n]*|(?:fully|half) dressed|bonus points (?:if|for|when)|"
    r"last year's (?:video|film|one|movie)[^.!?\n]*|you can (?:\w+ )?(?:see|hear|watch)(?= (?:it|him|her|them|the|a|his)\b)|"
    r"(?:my|our) [\w ]{2,24}?(?:\(\w+\) |, \d+,? )?(?:wants|asked for|would like|wishes for|has asked for)(?: a (?:film|story|cartoon) (?:about|of|with))?:|"
    r"(?:^|(?<=[.!?\n]) ?)(?:my |our )?(?:mum|mom|dad|mummy|daddy|teacher|boss|wife|husband) (?:says|said) (?:that )?(?:i|we) [^.!?\n]*[.!?\n]|"
    r"(?:^|(?<=[.!?\n]) ?)(?:please )?(?:explain|illustrate) [^.:!?\n]*[.:!?\n]|until (?:we|you) can(?:'t|not| no longer) see (?:him|her|it|them)\b|"
    r"\A\s*(?:a )?(?:film |story |video )?for (?:my|our|the) (?![^:]*\b(?:film|video|story|movie)\b)[^.!?:\n]{3,60}:|"
    r":? ?\b(?:one|1),? (?:two|2),? (?:three|3)\b(?:,? (?:four|five|4|5)\b)*(?=[.!…, ])|"
    r"turns? out to be [^.,;!?\n]*|(?:and |but )?(?:it )?turns out(?: that)?(?= (?:he|she|it|they|the|that)\b)|"
    r"(?:typing|writing|asking|posting)(?: this)? for [^.:!?\n]*:|\bneed(?:ed)? ~?\d+ (?:min|sec)\w* [^.!?\n]*[.!?\n])",
    re.I,
)
"""What is said of the story, and doesn't happen in it."""
_FAMILY: Final = (
    r"(?:(?:little|big|older|younger|small) )?(?:brother|sister|son|daughter|mum|mom|dad|mother|father|cousin|friend|wife|husband|"
    r"boss|teacher|nan|gran|grandma|grandpa|grandson|granddaughter|nephew|niece|photographer|colleague|client|kids?|class)"
)
_TALK = re.compile(
    rf"(?:^|(?<=[.!?\n(]) ?|(?<=, )|\b(?:and|but|so) )(?:(?:my|our) )?{_FAMILY}(?: [A-Z]\w+)? (?:says?|said|thinks?|reckons?|insists?|wants?)"
    r" (?:that )?(?:he|she|it|they|you|we|I|there|this|the \w+)(?: also)? (?:should|must|has to|have to|needs? to|can|could|ought)\b[^.!?\n)]*|"
    r"(?:^|(?<=[.!?\n])) ?[^.!?\n]*\? ?(?:(?:no|nah|nope),? (?:leave|cut|skip|scrap|forget|scratch|too|not|don't|actually)|maybe not|perhaps not|actually no|scratch that|or not)\b[^.!?\n]*(?:[.!?\n]|$)|"
    r"(?:^|(?<=[.!?\n])) ?[^.!?\n]*,? but (?:you|we) (?:can|could|may|might) (?:leave|cut|skip) (?:that|this|it)(?: bit| part)?(?: out)?[^.!?\n]*|"
    r"(?:^|(?<=[.!?\n])) ?(?:but |and )?(?:you|we) (?:can|could|may) (?:leave|cut|skip|decide|choose|change|add|pick) [^.!?\n]*|"
    r"(?:^|(?<=[.!?\n]) ?)(?:\w+(?: and|,) )?(?:my|the) fav(?:ou?rite)? (?:bit|part|scene|moment)[^.!?\n]*? (?:is|was) (?:when|where|how|that)\b|"
    r"\bit (?:takes|took) (?:(?:him|her|them|us|me|it|the \w+) )?(?:(?:about|nearly|only|over|at least) )?(?:ages|forever|a (?:long )?(?:while|time)|"
    r"\w+(?: \w+)? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|tries|goes))\b|"
    r"(?:^|(?<=[.!?\n])) ?(?:(?:it|this|that)(?:'s| is) (?:all )?(?:an? )?(?:(?:\w+ )?(?:surprise|present|gift|treat) )?|(?:an? )?(?:\w+ )?(?:surprise|present|gift|treat) )for (?:my|our|her|his) (?!(?:film|story)\b)"
    r"(?:(?!\b(?:film|movie|video|story|cartoon|clip|about|where|being|called|named)\b)[^.!?:;\n])*[.!?](?=\s*\S)|"
    r"(?:^|(?<=[.!?,\n]) ?)(?:it|this|that)(?:'s| is) for (?:an?|the|my|our|school|work|college) (?:(?!\b(?:about|where|being|called|named)\b)[^.!?:;\n])*"
    r"(?:[.!?](?=\s*\S)|$)|"
    r"(?:^|(?<=[.!?,;\n]) ?|\band )(?:(?:none|neither|any) of (?:the|them|my|our)|nobody|no one|the|my|our|no)\b[^.,!?\n]{0,30}? (?:should|must|may) "
    r"(?:not |never )?(?:speak|talk|say anything)\b[^.!?\n]*|"
    rf"\b(?:my|our) {_FAMILY}(?: [A-Z]\w+)? (?:says?|said|wants?|needs?) (?:it |this |that )?(?:(?:should|must|has to|needs to|to) be )?"
    r"(?:under|about|at most|no more than|less than|max(?:imum)?|exactly) [^.!?\n]*|"
    rf"\b(?:my|our) {_FAMILY}(?: [A-Z]\w+)? (?:told|tells|has told) (?:me|us)(?: that)? (?=\w)|"
    r"\bidk\b[^.!?\n]*|\bI (?:just |really |always |often )?think (?:about|of) (?:him|her|it|them|this|that) (?:a lot|all the time|often|every day)\b[^.!?\n]*|"
    r"(?:^|(?<=[.!?,;\n]) ?|\band )(?:I|we)(?:'ll| will|'d| would) (?:add|supply|provide|send|record|dub|write|do) [^.,!?\n]*?(?:\b(?:ourselves|myself|ourselfs|later|afterwards)\b|(?=[.!?\n]|$))|"
    r"\b(?:as|because|since) (?:I|we)(?:'ll| will) be \w+ing\b[^.!?\n]*|"
    r"(?:^|(?<=[.!?\n])) ?if (?:it|this|that|you) (?:could|can|would|might)\b[^.!?\n]*|"
    r"\bin (?:the|my|our) (?:film|video|movie|cartoon|clip),? |"
    r"\b(?:after|before|at|until|till) (?:closing|opening)(?: time| hours)?\b(?! (?:the|his|her|its|an?|up)\b)|\bplays on (?:a )?loop\b[^.!?\n]*",
    re.I | re.M,
)
"""What whoever asks says of themselves, of what others wish, or takes back: "my brother says he should …", "… or maybe not"."""
_NAMED_SO = re.compile(
    r",? ?\((?:(?:let's|we|you can|please|just) )?(?:call(?:ed)? (?:(?:him|her|it|them) )?|named |(?:his|her|its) name(?:'s| is) )([A-Z]\w+)\)",
    re.I,
)
"""A name told in brackets: "my baker (call him Bob)"."""
_ROLE = re.compile(
    r"(?:^|(?<=[.!?\n]) ?)(?:the )?(?:hero(?:ine)?|main character|protagonist|villain|star|lead): ?(?=an?\b|the\b|[A-Z])",
    re.I | re.M,
)
"""What somebody is in the film: "Hero: a sloth."."""
_WHOSE_WISH = re.compile(
    rf"(?:^|(?<=[.!?\n]) ?)(?:my|our) {_FAMILY}(?: ?\(\w+\)|, \w+,)? (?:wants?|would (?:love|like)|asked for|asks for) (?=(?:an?|the|two|three|some) [\w -]{{2,30}}? "
    r"(?:that|who|which|thats|whos|where)\b)",
    re.I | re.M,
)
"""Who wishes to see somebody: "my son wants a digger that's scared of the dark"."""
_LAST_NIGHT = re.compile(
    r"(?<=[a-z]) (?=(?:last|next) (?:night|week|month|year|time|morning|day|summer|winter)\b(?!['’]))(?<!the )(?<!the very )"
)
"""Where only the time follows a noun: "fell in our pond last night"."""
_MORE_AND_MORE = re.compile(r"\b((?!her\b|over\b)\w+er) and \1\b", re.I)
"""What grows in what it is: "gets longer and longer"."""
_LEFT_OVER = re.compile(
    r"\b((?:only|just|the last) (?:one|two|three|\w+)|none|nothing|what (?:is|was|'s)) left\b(?! (?:the|his|her|its|their|my|an?|for|home|behind)\b)",
    re.I,
)
"""What remains, and is left by nobody: "there's only one left"."""
_IS_ONE = re.compile(r"(?<=\w) ?\((an? [\w -]{2,30})\)")
"""What somebody is, told in brackets: "the undertaker (a beetle) waits"."""


_ABOUT_FILM = re.compile(
    r"(?:^|(?<=[.!?\n])) ?(?:"
    r"(?:the|its|our) (?:moral|message|point|lesson|theme)(?: of (?:it|this|the \w+))? (?:is|should be)\b|"
    r"(?:it|this|that|the (?:film|video|whole thing)) (?:should|must|has to|needs to|needn't|can) (?:explain|feel|look|sound|last|teach|remind|be)\b|"
    r"(?:it|this|that|which) (?:always )?reminds? (?:me|us)\b|(?:thanks|thank you|many thanks|cheers)\b|"
    r"(?:my|our) \w+ (?:\w+ )?(?:turns|is turning|will be|is) (?:\d+|five|six|seven|eight|nine|ten)\b|"
    r"(?:style|music|palette|format|aspect ratio|ratio|audience|deadline|sound|resolution|look) ?:(?! no\b)"
    r")[^.!?:\n]*(?:[.!?:]|(?=\n)|$)",
    re.I,
)
"""Sentences about the film or whoever it is for: "Music: something soft.", "The moral is …", "It should feel like …"."""


_ON_BOARD = re.compile(r"\b(?:on board|aboard) (?:of )?(?=(?:the|an?|his|her|its|their|our)\b)", re.I)
_CANT_STOP = re.compile(r"\b(?:can't|cannot|can not|cant|couldn't|could not|couldnt) stop (?=\w+ing\b)", re.I)
"""What goes on and on: "he can't stop sneezing"."""
_SO_DOES = re.compile(
    r"(?:,? and|,) so (?:does|do|did) ((?:(?:the|an?|his|her|its|their|my|our) )?\w+)(?=\s*(?:[.,;!?]|$))",
    re.I,
)
"""Another one who does what was just told: "and so does the dog"."""
_OPENER = re.compile(
    r"(?:^|(?<=[.!?;:,\n]))(?P<space> ?)(?P<and>(?:and |but |so )?)(?:after that|after this|following that|from then on|from that day on|by now|by then|at long last|"
    r"(?:little|bit) by (?:little|bit)|right away|far away|high (?:above|up)|back home|out of nowhere|without (?:any )?warning|on the way (?:home|back)|just like that|at once|"
    r"in no time|to (?:everyone|everybody|his|her|their|its)(?:'s)? (?:great )?(?:surprise|horror|relief|delight|joy)|even so|with that|"
    r"(?:in the middle of|through|after|because of|despite|with|in) (?:all (?:of )?)?(?:this|that|it all|the (?:chaos|confusion|noise|commotion|excitement|fuss|mess))(?: going on)?)"
    r",? (?=(?:the|an?|his|her|its|their|my|our|one|two|three|all|both|everyone|everybody|he|she|it|they|we|i|[A-Z]\w*)\b)",
    re.I | re.M,
)
"""What only says when the next thing happens, and how sudden it is: "After that", "Out of nowhere"."""


_MADE_OF = re.compile(
    r"(?<![.,;:!?\n])(?<! is)(?<! are)(?<! was)(?<! were)(?<! it)(?<! be)(?<! been) made (?:entirely |completely |all )?(?:out )?(?:of|from) "
    r"(?:(?:old|wet|soft|red|blue|green|white|yellow|pink|brown|shiny|dry|empty|real|solid) )?(?!the\b|an?\b|his\b|her\b|its\b)\w+(?: and \w+(?= \w+s\b))?"
    r"(?= \w|[.,;:!?\n]|$)"
)
"""What somebody is made of, which nobody does: "a moth made of paper flies"."""
_SIGNED = re.compile(
    r"(?:^|(?<=[.!?\n)])) ?(?i:(?:lots of |much |with )?love(?: from|,| x+)? ?|from |by |(?:best |kind )?regards,? |yours,? |cheers,? )"
    r"[A-Z]\w+(?: [A-Z]\w*\.?)?(?:,? (?:and|&) [A-Z]\w+)?,?(?: ?\(?(?:aged? )?(?:\d+|five|six|seven|eight|nine|ten)\)?(?: ?years old)?)?(?: x+)?[.!]?\s*$"
)
"""Who wrote the request: "love from Amelia age 9"."""


_INITIALS = re.compile(r"\b(?:TV|UFO|DVD|CD|PC|SUV|ATM|BBQ|VR)(?=s?\b)")
"""Things called by their initials, which are nobody's name."""
_WOULD = re.compile(r"(?<=[a-z])['’]d (?=([a-z]+))", re.I)


_LIKENESS = re.compile(
    r"\b(pictures?|photos?|photographs?|paintings?|drawings?|portraits?|posters?|statues?|sculptures?|sketch(?:es)?) of "
    r"(?:(?:an?|the|his|her|my|our|their|its|two|three|some) )?(?:(?!(?:and|with|in|on|who|that)\b)\w+ ){0,1}?[\w']+"
    r"(?=[.,;!?\n]|$| (?:and|but|on|onto|in|into|to|at|from|over|under|while|then|with|for)\b)",
    re.I | re.M,
)
"""Whoever is in a picture isn't in the film: "points at a picture of a lion"."""
_OVERBOARD = re.compile(r"\boverboard\b(?! with)", re.I)
_AT_SIX = re.compile(
    r"(\bwhen i was )(?:about |only |just )?(?:little|small|young|[2-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: years old)?(?=,| (?:my|our|we|i|the|dad|daddy|mum|mom|mummy|grandma|granny|grandpa|grandad)\b),?",
    re.I,
)
_WHEN_YOUNG = re.compile(
    r"(\bwhen (?:i|we|he|she) (?:was|were) (?:about |only |just |still )?(?:(?:a|an) )?(?:little |small |young )?"
    r"(?!\w+ing\b)[a-z0-9]+(?: years old)?)"
    r"(?= (?:my|our|his|her|i|we|the|dad|daddy|mum|mom|mummy|grandma|granny|grandpa|grandad)\b)",
    re.I,
)
"""A time that is told without the comma after it: "when I was six my grandmother taught me to ride"."""
_RECALLED = re.compile(
    r"(?:^|(?<=[.!?\n])) ?I(?:'ll| will| can)?(?: still| always)* remember "
    r"(?:how |when |that |the (?:day|time)(?: when| that)? |(?P<who>(?:\w+ ){1,4}?)(?=(?!morning|evening)\w+ing\b))",
    re.I | re.M,
)
"""A memory is told like anything else: "I remember my grandmother shelling peas"."""


def _had_or_would(match: re.Match[str]) -> str:
    """What "'d" is short for by the verb after it: "he'd sit", "he'd gone"."""
    base = verbs.base_forms(match.group(1))[0] == match.group(1)
    return (
        " would "
        if base and verbs.is_verb(match.group(1))
        else " had "
        if verbs.is_verb(match.group(1))
        else match.group()
    )


def prepared(text: str) -> str:
    """The text with short forms written out, capitals calmed, asides dropped, and no quote left open."""
    text = _WRITTEN.sub(lambda found: f'{found.group(1)} "{found.group(2).strip()}" ', text[:4000])
    text = _LETTERED.sub("", _SHOT_MARK.sub("", text))
    text = _SENTENCE.sub(lambda found: _calmed(found.group()), text)
    text = _NAMED_SO.sub(r" named \1", text)
    text = _MORE_AND_MORE.sub(r"\1", _LAST_NIGHT.sub(", ", text))
    text = re.sub(r"\b\d+(?:st|nd|rd|th)\b", "third", _LEFT_OVER.sub(r"\1", text))
    text = _ROLE.sub(" ", _WHOSE_WISH.sub("we see ", text))
    text = _WHEN_YOUNG.sub(r"\1,", _AT_SIX.sub(r"\1a child,", _ON_BOARD.sub("on ", text)))
    text = _OVERBOARD.sub("into the sea", _LIKENESS.sub(r"\1", text))
    text = _RECALLED.sub(lambda found: f"{found.group('who')}is " if found.group("who") else "", text)
    text = _IS_ONE.sub(
        lambda found: (
            f", {found.group(1)}," if found.group(1).split()[-1].lower() in _SOMEBODY else found.group()
        ),
        text,
    )
    text = _TALK.sub(" ", _ABOUT_FILM.sub(" ", _SIGNED.sub(" ", _MADE_OF.sub("", text))))
    text = _ASIDES.sub(" ", _OTHER_STORY.sub(" ", _FILM_IS.sub(" ", text)))
    text = _ASIDE.sub(lambda found: " " if not _tells(found.group(1)) else found.group(), text)
    text = in_plain_words(plainly(text))
    text = _SO_DOES.sub(_does_so, _CANT_STOP.sub("kept ", text))
    text = _OPENER.sub(lambda found: f"{found.group('space')}{found.group('and')}then ", text)
    text = _NOT_DOING.sub(lambda found: found.group("first") or "", text)
    text = _WOULD.sub(_had_or_would, _INITIALS.sub(lambda found: found.group().lower(), text))
    text = _SHORT.sub(lambda match: _LONG[match.group().lower()], text)
    text = re.sub(r"\b(Mrs?|Ms|Dr|Prof|St|[Vv]s)\.", r"\1 ", text)
    text = _WHOSE_MAN.sub(_hired, text)
    text = _WHOSE_THERE.sub(_handled, _WHOSE.sub(_possessed, text))
    return _closed(_TYPED.sub(lambda match: f"{match.group(1) or match.group(2)}'s", text))


def _does_so(found: re.Match[str]) -> str:
    """What another one does as well, in the words of the first: "and so does the dog"."""
    told = re.split(r"[.!?;]", found.string[: found.start()])[-1]
    verbs_told = [word for word in re.finditer(r"[a-z]+", told) if _form(word.group()) in ("s", "past")]
    if not verbs_told:
        return found.group()
    done = re.sub(r"\b(?:a|an)\b", "the", told[verbs_told[-1].start() :])
    return f", and {found.group(1)} {done}"


def _calmed(sentence: str) -> str:
    """A sentence without capitals for loudness; what is shouted as small children do gets its verb endings."""
    heads = re.findall(r"[A-Za-z']{2,}", sentence)
    if len(heads) > 2 and all(word.isupper() for word in heads):
        return _grown_up(sentence.lower())
    return _LOUD.sub(lambda found: _quieter(found, sentence), sentence)


def _quieter(found: re.Match[str], sentence: str) -> str:
    word = found.group()
    named = word.lower() in words.MALE | words.FEMALE or sentence[found.end() :][:1] in (":", "(")
    return word.title() if named else word.lower()


def _grown_up(sentence: str) -> str:
    """ "Big digger dig hole" as a sentence: the first verbs get their s, where no other says when it is."""
    row = sentence.split(" ")
    told = [word for word in row if word in words.BE | words.MODALS or _form(word) == "s"]
    if told:
        return sentence
    verbed = False
    for at in range(1, len(row)):
        before, word = row[at - 1], row[at]
        starts = (not verbed and _is_noun(before)) or (verbed and before == "and")
        if starts and _form(word) == "base" and word not in words.AS_NOUNS:
            row[at] = f"{word}es" if word.endswith(("o", "s", "sh", "ch", "x")) else f"{word}s"
            verbed = True
    return " ".join(row) if verbed or any(word in ("a", "an", "the") for word in row) else ""


def _is_noun(word: str) -> bool:
    return word.isalpha() and word not in CLOSED and word not in words.ADJECTIVES and not word.endswith("s")


def _form(word: str) -> str:
    if not verbs.is_verb(word) or word in CLOSED or word in words.SKIP or word in words.ADJECTIVES:
        return ""
    return "base" if verbs.base_forms(word)[0] == word else "s" if word.endswith("s") else "past"


def _tells(aside: str) -> bool:
    """Whether words in brackets tell what somebody does: "(he falls)"."""
    found = re.findall(r"[a-z']+", aside.lower())
    return any(word in words.BE or _form(word) == "s" for word in found)


def _possessed(match: re.Match[str]) -> str:
    """A possessor typed without its apostrophe: "a mans face", "my dads shoe"."""
    whose, noun, owned = match.group(2), match.group(3).lower(), match.group(4).lower()
    helper = f"{noun}s" in CLOSED  # "a man does yoga" has no deer in it
    somebody = noun in words.PERSONS | words.ANIMALS and owned not in CLOSED and not helper
    plural = match.group(1).lower() not in ("a", "an") and verbs.is_verb(owned)
    return f"{match.group(1)}{whose or ''} {match.group(3)}'s " if somebody and not plural else match.group()


def _hired(match: re.Match[str]) -> str:
    """A possessor typed without its apostrophe before somebody of theirs: "the teams striker kicks"."""
    whose, owned = match.group(2).lower(), match.group(3).lower()
    theirs = whose in _SOMEBODY | words.COLLECTIVES and is_person(owned) and not verbs.is_verb(owned)
    return f"the{match.group(1) or ''} {whose}'s " if theirs else match.group()


def _handled(match: re.Match[str]) -> str:
    """A possessor typed without its apostrophe, where its thing follows: "on the ducks head"."""
    before, trait, stem, ending, owned = match.groups()
    noun = stem.lower() if stem.lower() in _SOMEBODY else f"{stem}{ending[:-1]}".lower()
    thing = bool(prop_of(owned.lower())) or owned.lower() in words.BODY
    if noun not in _SOMEBODY or not thing or verbs.base_forms(before.lower())[0] in words.STATES:
        return match.group()
    return f"{before} the{trait or ''} {noun}'s "


def _closed(text: str) -> str:
    """The text without a quote mark that is never closed."""
    if text.count('"') % 2:
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}"
    return text if "”" in text else text.replace("“", " ")
