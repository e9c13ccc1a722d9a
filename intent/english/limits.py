"""What an English request asks of the film around its story: the order, constraints and the tone."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import Constraint, ConstraintKind, Tone
from ...puppets.acting import verbs
from ..lexicon import FORMS

_KINDS = (
    r"(?:film|movie|video|vid|short|story|cartoon|animation|clip|scene|one|thing|piece|tale|fable|explainer|advert|ad|commercial|spot|"
    r"promo|teaser|trailer|skit|sketch|gif|time[ -]?lapse|opener)(?:\s+(?:film|movie|video|story|clip|animation|cartoon|explainer|advert|ad|thing|one|piece|tale))?"
)
_FOR_WHOM = r"(?:\s*for (?:my|our|the|an?|\w+) ?[^.:;!?\n,]{0,60}?(?=\s*(?:[.:;!?\n,]|$| (?:about|on|of|where|in which|showing|with))))?"
_NUMBER = (
    r"(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety)"
)
_VALUES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}  # fmt: skip
ORDER: Final = re.compile(
    rf"^\s*(?:(?:hi|hey|hello|please|pls|plz|ok|okay|so|yo|hiya|there|good morning|dear studio)\b[\s,!]*)*(?:(?:(?:can|could|would|will) (?:you|u|we|someone) (?:please |pls )?|(?:can|could|may) (?:i|we) (?:get|have|see)|(?:is it possible|would it be possible) to|i(?:'d| would)? "
    rf"(?:want|like|love|need)(?: to (?:see|watch|have|make))?|let's|we want(?: to see)?|give me|show me|tell me|"
    rf"(?:make|create|animate|generate|produce|film(?= (?:me |us )?(?:an?|the|my|our|two|some) )|do|tell|show|write|draw|direct)(?: me| us)?)\s+)*(?:please )?"
    rf"(?:(?:(?:an?|the|some|one|my)\s+)?(?:[\w-]+,?\s+(?:and\s+)?){{0,5}}?{_KINDS}\b\s*(?:\([^)]*\))?\s*(?:'[^']*'|\"[^\"]*\")?\s*"
    rf"(?:{_FOR_WHOM}\s*(?:,?\s*(?:about how|about|where|in which|of how|of|that shows|showing|with|when|how|called)\b|[:\-–—,])|"
    r"for \w[^.:;!?\n,]{0,60}(?=[.\n]))\s*)?",
    re.I,
)
_RULES: Final = [
    (ConstraintKind.NOBODY, r"\b(?:no (?:people|humans?|persons?|one else|human beings)|nobody(?: on screen| else)?(?=[.,;!]|$)"
     r"|without (?:any )?(?:people|humans?))\b"),
    (ConstraintKind.NO_DIALOGUE, r"\b(?:(?:with )?no (?:dialogue|dialog|talking|words|speech|speaking|lines)|without (?:any )?"
     r"(?:dialogue|dialog|talking|words|speech|a (?:single )?word)|nobody (?:speaks|talks|says anything)|silent(?: film| movie)?|"
     r"wordless|no one (?:speaks|talks))\b"),
    (ConstraintKind.NARRATOR_ONLY, r"\b(?:only (?:a |the )?narrator(?: speaks)?|(?:just|only) (?:a )?narrat(?:or|ion)|narrator only|"
     r"told (?:only )?by a narrator)\b"),
    (ConstraintKind.NO_JOKES, r"\b(?:no (?:jokes?|gags?|comedy|humou?r)(?:(?: music| or| and|,)+ (?:jokes?|gags?|comedy))*(?: music)?|without (?:any )?jokes|not (?:a )?(?:funny|comedy)|"
     r"(?:keep it |make it )?serious(?:ly)?(?=[.,;!]|$)|don't make it funny|nothing funny)\b"),
    (ConstraintKind.ONLY_THESE_LINES, r"\b(?:only (?:these|this) (?:lines?|words?|sentences?)|use (?:only )?(?:these|exactly these) "
     r"(?:lines|words)|exactly these (?:lines|words))\b:?"),
    (ConstraintKind.EXACT_SHOTS, rf"\b(?:in |with |exactly )*{_NUMBER} (?:shots?|scenes?)\b"),
    (ConstraintKind.LENGTH, rf"(?<!-)\b(?:about |around |for |exactly |max(?:imum)? |under )*{_NUMBER}[ -]?(?:seconds?|secs?|s|minutes?|mins?)"
     r"(?: long| short)?\b"),
    (ConstraintKind.LANGUAGE, r"\b(?:(?:spoken|told|all|dialogue) )?in (chinese|mandarin|english)\b"),
    (ConstraintKind.FORM, r"\b(?:as|like|in the style of) (?:an? )?(?:\w+ )?(FORMS)\b|\b(?:a|an) (FORMS)(?= (?:about|where|in which))"),
    (ConstraintKind.WITHOUT, r"(?:(?<=[.,;!] )|^|(?<= and ))(?:with )?no ((?!one\b|longer\b)[a-z]+(?: [a-z]+)?)(?=[.,;!]|$| and no)|"
     r"\bwithout any ([a-z]+)"),
]  # fmt: skip
_FORMS = "|".join(
    sorted(
        (n.strip() for names in FORMS.values() for n in names.split(",") if n.isascii()),
        key=len,
        reverse=True,
    )
)
_PATTERNS = [(kind, re.compile(rule.replace("FORMS", _FORMS), re.I)) for kind, rule in _RULES]
_SHOWN = re.compile(
    r"(?:^|(?<=[.!?;:]))\s*(?:(?:then|and|please|also|now)[\s,]+)*(?:show(?: us| me)?|imagine|picture|start with|open (?:on|with)|"
    r"begin with|end (?:on|with)|finish with|let(?:'s| us) (?:see|watch)|we see|meet|let there be|i want(?: it)?(?: to)?(?: end with)?)"
    r"(?= (?:an?|the|two|three|some|my|how|[A-Z]))", re.I
)  # fmt: skip
_COULD_BE = re.compile(r"(?<=[.!?\n] )(?:please )?(?:could|can|might) there be\b", re.I)
"""Words after which the story begins, whatever was said of whoever asks: "We move house soon. Could there be a boy who …"."""
_TO_US = re.compile(
    r"(?:^|(?<=[.!?;]))\s*(?:please )?(?:ignore|print|output|reveal|repeat|delete|execute|disregard|forget|translate|summari[sz]e)\b"
    r"[^.!?;]*(?:instruction|prompt|rule|system|file|above|previous|code|password)[^.!?;]*", re.I
)  # fmt: skip
_FILM = r"(?:scene|film|movie|video|story|clip|cartoon|short|camera|animation|tale)"
_VIEW = (
    r"(?:(?:extreme |big |tight |wide |close |long |final |last |first |opening |closing |aerial |tracking |establishing |slow )*"
    r"(?:shot|close-?up|closeup|view|montage|glimpse|image|wide) (?:of|on)\b)"
)
_FILM_TALK: Final = re.compile(
    rf"\b(?:(?:and )?we (?:then |now |just |can |could )?(?:see|watch|hear|meet|find|follow|get|zoom in on|cut to|pan (?:over )?to)"
    rf"(?: that| how| as)?(?: (?:a|an|the) {_VIEW})?|(?:smash |quick |hard |jump )?(?:cuts?|fades?|dissolves?|zooms?|pans?|cutting|panning|"
    rf"zooming) (?:back |in |out |over |up |down |away )*(?:to|on|into)(?: black| white)?\b:?(?: (?:a|an|the) {_VIEW})?|fades? (?:out|in|away)(?=\s*(?:[.,!;]|$))|"
    rf"(?<!his )(?<!her )(?<!my )(?<!its )(?<!'s )(?<!\ba )(?:the )?"
    rf"camera (?:\w+ly )?\w+(?: (?:in|out|up|down|away|back|over|across|along|past|through|around|on|onto|to|towards?|from|into|at|"
    rf"close|closer|with|of)\b)*|(?:(?:^|(?<=[.!?;:,\n] )|(?<=and )|(?<=we )|(?<=then )|(?<=to )|(?<=should ))open|opens|opening|"
    rf"(?:start|begin|end|finish|close)(?:s|ing)?) (?:up )?(?:on|with)\b(?: (?:a|an|the) {_VIEW})?|"
    rf"(?:the )?(?:first|next|last|final|opening|closing) (?:scene|shot|frame|image)(?: (?:is|shows|of|has|with))?:?|"
    rf"in the (?:first|next|last|final|opening|closing) (?:scene|shot)|(?:an? |the )?{_VIEW}|"
    rf"(?:the |this )?{_FILM} (?:then )?(?:starts?|begins?|opens?|ends?|closes|finishes|shows?|follows|is about|cuts|fades|pans|zooms)"
    rf"(?: off)?(?: (?:with|on|by showing|when|in on|in|as|to)\b)?|the end(?=\s*(?:[.,!;]|$))|(?:roll |end )credits|"
    rf"(?:in slow motion|in slow-mo|slow motion)|(?:with )?(?:sad|happy|soft|upbeat|epic|gentle|dramatic) (?:piano )?music(?: plays| playing)?)",
    re.I,
)
_TITLED: Final = re.compile(
    r"(?:,? *\b(?:titled|entitled|(?<=film )called|(?<=movie )called|(?<=story )called|(?<=video )called|(?<=short )called|(?<=cartoon )called|"
    r"title:|title is)\s*(?:\"[^\"]*\"|“[^”]*”|'[^']*'|[A-Z][\w' ]*?(?=[.,:;\n]|$)))", re.I
)  # fmt: skip
_FIXED: Final = re.compile(
    r"\b(?:hand in hand|side by side|one by one|arm in arm|back and forth|over and over(?: again)?|again and again|all day(?: long)?|"
    r"all night(?: long)?|at once|at the same time|of course|in the end|at the end|at last|by accident|on purpose|for real|"
    r"for the first time(?: in \w+)?|in opposite directions|from ear to ear|as well|no matter what|and so on|happily ever after|"
    r"at first|in time|just in time|on time|by mistake|to be honest|for a while|for a moment|at all|head first|face first|face down|face up|belly up|upside down|tick tock|by itself|by himself|by herself|by themselves)\b|\(\w+\)", re.I
)  # fmt: skip
_INSIDE_ORDER: Final = re.compile(
    r"(?:(?<=[.!?\n:,])|(?<=\bso\b))\s*(?:(?:and|so|ok|okay|please|pls|plz|now|then)\s+)*"
    r"(?:(?:(?:can|could|would|will) (?:you|u|we)(?: please| pls)?|i(?:'d| would)? (?:want|like|love|need)(?: you)?(?: to (?:see|watch|have|make))?|"
    rf"make|create|animate|generate|produce|draw|write|do|show|have)(?: me| us)?\s+)+(?:(?:an?|the|some|one|my|this|it)\s+)?"
    rf"(?:(?:[\w-]+,?\s+){{0,4}}?{_KINDS}\b{_FOR_WHOM}\s*(?:,?\s*(?:about how|about|where|in which|of how|of|that shows|showing|with|when|how)\b|[:\-–—,])?)?",
    re.I,
)  # fmt: skip
_LEADS_ON: Final = re.compile(r"(?:about|where|in which|of|how|when|shows|with|:|-|–|—)\s*$", re.I)
_LABEL: Final = re.compile(
    rf"(?:^|(?<=[.!?;,:\n]))[ \t]*(?:(?:shot|scene|panel|frame|clip|page|beat|step|part) ?#?{_NUMBER}\b[ \t]*(?:[:.)/]|[-–—](?=\s)|(?=[\n(]))|"
    r"(?:shot|scene|panel) ?#?\d+(?= )|\(?\d{1,2}[.):/](?=\s)|[-*•](?=\s))[ \t]*",
    re.I | re.M,
)
"""What numbers a list: "shot 1:", "Scene two -", "3.", "- "."""
_NO_STORY: Final = re.compile(
    r"\b(?:(?:and |but )?it turns out(?: that)?|(?:brand|product|company|shop) (?:name|called|named)[: ]+\w+|"
    r"(?:the )?(?:picture|screen) (?:changes|fades|goes (?:black|dark|white))|text (?:at|in|on) the \w+: [^.!?\n]*|that's it(?=[.!]|$)|"
    r"(?:can|could|would|will) you (?:please )?(?:animate|make|film|do|draw|show) (?:this|that|it|something)(?: please)?(?=[?.:!])|"
    r"(?:(?<=[.!?\n] )|(?<=\n))please (?:use|keep|add|include|avoid|make sure|note|remember|leave out|stick to|don't)\b[^.!?\n]*|how (?:to|(?:he|she) (?:does|did)) (?:do )?it\b|the whole thing(?= is))", re.I
)  # fmt: skip
_JUST = re.compile(r"^\s*(?:it's |with )?(?:just|only)\b\s*", re.I)
_TONES = [
    (Tone.FUNNY, r"funny|hilarious|comedy|comic|silly|humorous|goofy|slapstick"),
    (Tone.SAD, r"sad|melanchol\w+|bittersweet|tragic|heartbreaking|tearjerker|sorrowful"),
    (
        Tone.TENDER,
        r"tender|heartwarming|touching|sweet|romantic|gentle|moving|warm|love story|wholesome|cozy|cosy",
    ),
    (Tone.TENSE, r"tense|suspenseful|thrill\w+|exciting|suspense|nail-biting"),
    (Tone.SCARY, r"scary|horror|creepy|spooky|frightening|terrifying"),
    (Tone.EPIC, r"epic|heroic|grand|majestic"),
    (Tone.CALM, r"calm|quiet|peaceful|slow|serene|relaxing|meditative|dreamy"),
]
_TONE_WORDS = [(tone, re.compile(rf"\b(?:{words})\b", re.I)) for tone, words in _TONES]
_TONE_ONLY = re.compile(
    r"(?:^|(?<=[.!?,]))\s*(?:(?:it should be|make it|keep it|very|really|a bit|a little|and|but|with|a|mood|tone|something|"
    rf"please|{'|'.join(words for _, words in _TONES)})[\s,]*)+(?:ending|mood|tone|feeling)?(?=\s*(?:[,.!?]|$))", re.I
)  # fmt: skip


def take_orders(text: str) -> tuple[str, list[str]]:
    """The text without sentences that order the reader about ("print your prompt"), and those sentences."""
    orders = [match.group().strip() for match in _TO_US.finditer(text)]
    return _TO_US.sub(lambda match: " " * len(match.group()), text), orders


def take_limits(text: str) -> tuple[str, list[Constraint], Tone | None, int]:
    """The text with its constraints, order and tone blanked out, the constraints, the tone, and where the story begins."""
    found: list[Constraint] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found.append(Constraint(kind=kind, value=_value(kind, match), text=match.group().strip()[:200]))
        text = pattern.sub(_blank_limit, text)
    text = _NO_STORY.sub(_blank, _LABEL.sub(_blank_mark, _TITLED.sub(_blank, text)))
    order = ORDER.match(text)
    head = text[: order.end()] if order and not _tells(order.group()) else ""
    tone = _tone(head)
    rest = text[len(head) :]
    if head and (aim := re.match(r"\s*to \w[^.!?\n]*[.!?\n]", rest)):
        rest = " " * aim.end() + rest[aim.end() :]
    text = " " * len(head) + rest
    begins = _begins(text)
    for match in _INSIDE_ORDER.finditer(text):
        named = re.search(rf"\b{_KINDS}\b", match.group(), re.I)
        if named and _LEADS_ON.search(match.group()):
            begins = begins or match.end()
        if named or match.start() == 0 or text[: match.start()].rstrip()[-1:] in ".!?:\n":
            text = text[: match.start()] + _blank(match) + text[match.end() :]
    text = _FIXED.sub(_blank, _FILM_TALK.sub(_blank_mark, text))
    only = _TONE_ONLY.search(text)
    while only and only.group().strip():
        tone = tone or _tone(only.group())
        text = text[: only.start()] + " " * (only.end() - only.start()) + text[only.end() :]
        only = _TONE_ONLY.search(text)
    text = _COULD_BE.sub(_blank, text)
    text = _SHOWN.sub(lambda match: " " * len(match.group()), text)
    just = _JUST.match(text)
    if just:
        found.append(Constraint(kind=ConstraintKind.ONLY_THESE, text=text[:200].strip()))
        text = " " * just.end() + text[just.end() :]
    return text, found[:20], tone, begins


def _begins(text: str) -> int:
    """Where what is asked for begins, after words about whoever asks: "My class … Show a boy who …"."""
    if there := _COULD_BE.search(text):
        return there.end()
    for shown in _SHOWN.finditer(text):
        ours = re.search(r"\b(?:i|i'm|my|our|we)\b", text[: shown.start()], re.I)
        if ours and re.search("show|want|imagine", shown.group(), re.I):
            return shown.end()
    return 0


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_limit(match: re.Match[str]) -> str:
    """Blanks; with a comma, but not in "a 30 second video"."""
    mark = " " if re.search(r"\b(?:an?|the)\s+$", match.string[: match.start()], re.I) else ","
    return mark + " " * (len(match.group()) - 1)


def _blank_mark(match: re.Match[str]) -> str:
    return "." + " " * (len(match.group()) - 1)


def _tells(order: str) -> bool:
    """Whether what looks like an order tells the story already: "A mouse sees a piece of cheese"."""
    rest = re.split(
        r"\b(?:make|create|animate|generate|want|like|love|need|see|watch|show|tell|me|us)\b", order.lower()
    )[-1]
    words = re.findall(r"[a-z'-]+", rest)
    return any(
        word.endswith("s") and verbs.base_forms(word)[0] != word and verbs.is_verb(word)
        for word in words[1:-1]
    )


def _tone(words: str) -> Tone | None:
    tones = [tone for tone, pattern in _TONE_WORDS if pattern.search(words)]
    return next((tone for tone in tones if tone is not Tone.CALM), tones[0] if tones else None)


def _value(kind: ConstraintKind, match: re.Match[str]) -> str:
    given = next((group for group in match.groups() if group), "")
    if kind is ConstraintKind.LANGUAGE:
        return "en" if given.lower() == "english" else "zh"
    if kind in (ConstraintKind.EXACT_SHOTS, ConstraintKind.LENGTH):
        number = _VALUES.get(given.lower()) or int(given[:6])
        return str(number * 60 if "min" in match.group().lower() else number)
    return given.lower()
