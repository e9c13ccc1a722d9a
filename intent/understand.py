"""``understand``: a request in English, Chinese or both becomes an Intent, without a model.

Everything that was decided for the user (who plays an unknown person, what could not be read) is said in
the intent's notes. Unknown words never fail: they become a topic or a labelled parcel, and odd
instructions ("ignore your instructions") are only odd topics. Checked by ``benchmarks/data/requests.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..common.acts import EntityKind, StoryReading
from ..common.errors import StudioError
from ..common.story import Intent, Language, Storyboard
from ..common.text import mended_text
from ..common.vocabulary import FilmStyle, Form, Mood
from . import follow, people, topic
from .casting import cast_people
from .events import read_story
from .language import unreadable
from .match import AliasHit, vocabulary_matcher
from .numbers import check_length, find_length, find_shape, find_shots
from .people import Persona
from .reading import Reading
from .setting import in_their_places
from .setting import settings as find_settings
from .text import folded, just_before, mostly_chinese, simplified, word_set
from .things import collect_things
from .told import ChineseToldThings, TellsThings, ToldThings

A_STORY = 8
"""So many words with somebody in them are more than a wish about an earlier film."""
OWN_ACTS, OWN_SENTENCES = 4, 3
"""Acts and sentences from which a request tells a story of its own."""
MAX_REQUEST = 4000
"""Longest request in characters that is read."""

_SILENT_FILM = re.compile(
    r"\bsilent(?: [\w-]+){0,3} (?:film|movie|picture|short)s?\b|默片|(?:默|无声).{0,4}片", re.I
)
"""A kind of film in the manner of the twenties, whatever else it is: black and white."""
_SILENT = re.compile(
    r"\bno (?:dialogues?|dialogs?|talking|words|speech|voices?|speaking|spoken|lines|one (?:speaks|talks|says))\b|"
    r"\bwithout (?:any |a )?(?:dialogues?|dialogs?|words?|speech|talking|speaking|voices?|saying)\b|\bwordless|\bnobody (?:speaks|talks|says)|"
    r"\b(?:in )?pantomime\b|\bmimes?\b|\bdialogue[- ]free\b|\bno-dialogue\b|\bsilent\b(?! (?:night|treatment))|"
    r"无对白|没有?对白|不要对白|无台词|没有?台词|不要台词|不说话|别说话|哑剧|默片|无声|没有?对话|不要对话|无对话|不用说话|一句话(?:也|都)不说",
    re.I,
)
_IN_CHINESE = re.compile(
    r"\b(?:in|into|speak(?:ing)?|language:?) (?:simplified |traditional )?(?:chinese|mandarin)\b|\bchinese (?:version|dialogue|language)\b|用?(?:中文|汉语|普通话|国语|华语)(?!课|系)",
    re.I,
)
_IN_ENGLISH = re.compile(
    r"\b(?:in|into|speak(?:ing)?|language:?) english\b|\benglish (?:version|dialogue|language)\b|用?(?:英文|英语)(?:对白|配音|版|说|讲|$|[,，。;\s])",
    re.I,
)
_IN_OTHER = re.compile(
    r"\bin (italian|french|spanish|german|japanese|korean|portuguese|russian|arabic|hindi)\b(?! (?:restaurant|town|style|class))",
    re.I,
)
_ALONE = re.compile(
    r"\balone\b|\bby (?:him|her|it|them)sel(?:f|ves)\b|\bon (?:his|her|their) own\b|(?-i:\b[Oo]nly (?=[A-Z]))|(?-i:\b[Jj]ust (?=[A-Z]))|\bsolo\b|独自|一个人|单独|只有",
    re.I,
)
_JUST_ASKING = re.compile(
    r"^\W*(?:please )?(?:make|surprise|entertain|impress|amuse) (?:me|us)\b[\w ]{0,20}\W*$", re.I
)
_VERB_USE = re.compile(r"\b(?:to|will|must|can|should|could|let's|and then)\s+$", re.I)
_OPENS = re.compile(r"(?:^|[:.,] |\bwhere )(?:an?|the|one|my) (?:\w+ )?$", re.I)
"""Before the thing that a story begins with."""
_COULD_BE_VERB = word_set(
    """
    cook judge spy book phone fish train duck ball table map camera crown hat mountain stage lamp ship park room rain
    storm snow wind fog mist noir light
    """
)
_WEAK_FORMS = word_set(
    """
    romantic spooky haunted news sketch podcast superhero superheroes superpower 浪漫 演讲 恐怖 抢劫 robbery 恋爱
    """
)


def understand(
    request: str,
    *,
    characters: Mapping[str, Persona],
    language: Language | None = None,
    seconds: float | None = None,
    shots: int | None = None,
    last: Storyboard | None = None,
) -> Intent:
    """Reads a request.

    Args:
        request: free text, English, Chinese or mixed, at most :data:`MAX_REQUEST` characters.
        characters: the presets that may be cast, by id; the first ones stand in for unknown people.
        language, seconds, shots: choices made outside the text; they win over it.
        last: the film before, for requests such as "same but stormier".

    Raises:
        StudioError: ``request_empty``, ``request_too_long``, ``request_unclear``, ``length_out_of_range``.
    """
    request = mended_text(request)
    text = _checked(request)
    seconds = check_length(seconds) if seconds is not None else None
    _, text = find_shape(text)  # the options take it up; the story isn't about it
    found_seconds, text = find_length(text)
    found_shots, text = find_shots(text)
    read = _read(text, characters, language)
    # Chinese is read in the person's own script
    story = read_story(request if read.language == "zh" else text, read.language, characters)
    if told := any(act.who for act in story.acts):
        read.cast = list(dict.fromkeys(hit.value for hit in read.names if not hit.negated))
    else:
        cast_people(read)
    subject, notes = _topic(read), list(read.notes)
    collect_things(
        read,
        {one.name.lower().split()[-1] for one in story.entities if one.name[:1].isupper()},
        {simplified(one.noun) for one in story.entities if one.kind is EntityKind.THING},
        _told_things(story, read) if told else None,
    )
    if told:
        read.notes[:] = notes  # the storyboard says which of the story's things have no picture
    intent = _intent(read, request.strip(), subject)
    intent.reading = in_their_places(story, intent.settings)
    intent.seconds = seconds if seconds is not None else found_seconds
    intent.shots = shots if shots is not None else found_shots
    if follow.refers_back(text) and not _whole_story(story, text):
        return _followed(intent, text, characters, last)
    return intent


def _told_things(story: StoryReading, read: Reading) -> TellsThings:
    """What tells the things that a story means from words that only look like them."""
    return (ChineseToldThings if read.language == "zh" else ToldThings)(story, read.text)


def _whole_story(story: StoryReading, text: str) -> bool:
    """Whether so much is told in sentences of its own that "make it creepy" speaks of this film, not of the last."""
    return (
        len(story.acts) >= OWN_ACTS
        and len(re.findall(r"[.!?。！？](?=\s|$|[^\W\d_])", text)) >= OWN_SENTENCES
    )


def _checked(request: str) -> str:
    text = readable(request)
    if not re.search(r"\w", text):
        raise StudioError(
            "request_empty", "The request holds no words.", "Say who is in the film and what happens."
        )
    return text


def readable(request: str) -> str:
    """A request in the form in which it is read: emoji and ligatures are the words they stand for.

    Raises:
        StudioError: ``request_too_long``, before or after that.
    """
    text = folded(request) if len(request) <= MAX_REQUEST else request
    if len(text) > MAX_REQUEST:
        raise StudioError(
            "request_too_long",
            f"The request has {len(text):,} characters; the studio reads {MAX_REQUEST:,}.",
            "Say it in a few sentences: who, where, what happens.",
        )
    return text


def _read(text: str, characters: Mapping[str, Persona], language: Language | None) -> Reading:
    names = [hit for hit in people.name_matcher(characters).find(text) if people.is_used_as_name(hit, text)]
    word_names = people.word_names(text)
    hits = [
        hit
        for hit in vocabulary_matcher().find(text)
        if all(hit.end <= name.start or hit.start >= name.end for name in names)
        and hit.text not in word_names
        and not _is_verb(hit, text)
    ]
    reading = Reading(text, characters, names, hits, language or _language(text))
    other = _IN_OTHER.search(text)
    if other and language is None:
        reading.note(
            f"The studio writes English and Chinese; {other.group(1).capitalize()} isn't one of them yet.",
            "目前只会写中文和英文。",
        )
    if written := unreadable(text):
        reading.note(
            f"The request looks {written}; the studio reads English and Chinese, so much of it may be lost.",
            "这个要求看来既不是中文也不是英文，可能有很多没读懂。",
        )
    return reading


def _is_verb(hit: AliasHit, text: str) -> bool:
    word = hit.text.lower()
    return (
        word in _COULD_BE_VERB
        and hit.kind in ("prop", "place", "role")
        and just_before(_VERB_USE, text, hit.start) is not None
    )


def _language(text: str) -> Language:
    if _IN_ENGLISH.search(text):
        return "en"
    if _IN_CHINESE.search(text):
        return "zh"
    return "zh" if mostly_chinese(text) else "en"


# ---- topic and things ----------------------------------------------------------------------------


def _topic(read: Reading) -> str:
    who = sorted([*(h for h in read.names if not h.negated), *read.of("role")], key=lambda hit: hit.start)
    if not who and read.language == "en":
        who = [hit for hit in read.of("prop") if just_before(_OPENS, read.text, hit.start)][:1]
    after: int | None = None
    for hit in who:
        joined = after is not None and re.fullmatch(
            r"\s*(?:,|and|&|with|和|跟|与|、|,)*\s*(?:the|a|an|一个)?\s*", read.text[after : hit.start], re.I
        )
        if after is None or joined:
            after = hit.end
    if after is not None and re.match(r"'s?\b", read.text[after:]):
        owned = [
            hit for hit in read.of("role") if re.fullmatch(r"'s?\s+(?:\w+\s+)?", read.text[after : hit.start])
        ]
        after = owned[0].end if owned else None
    if read.language == "zh" or re.match(r"\s*[\u4e00-\u9fff]", read.text[after or 0 :]):
        return topic.chinese_topic(
            read.text, after, tuple(hit.text for hit in read.hits if hit.kind in ("place", "time", "weather"))
        )
    found = topic.whole(
        _without_setting(topic.english_topic(read.text, after, frozenset(hit.start for hit in who)), read)
    )
    if not found and not who and all(hit.kind in ("form", "style", "mood") for hit in read.hits):
        found = topic.after_colon(read.text)
    if not found and not who and not read.hits and not _JUST_ASKING.search(read.text):
        found = topic._trim(
            re.sub(
                r"^(?:please\s+)?(?:make|create|show|film|write|give me|do)\s+(?:me\s+)?(?:an?\s+|the\s+)?(?:(?:funny|short|little)\s+)?(?:film|movie|video|cartoon|parody|story|clip)?\s*(?:of|about|with|where)?\s*",
                "",
                read.text,
                flags=re.I,
            )
        )
    return found


def _without_setting(found: str, read: Reading) -> str:
    """The topic up to where it starts to tell place, hour or weather ("surfing at the beach" → "surfing")."""
    start = read.text.lower().find(found.lower().split(" ", 1)[-1]) if " " in found else -1
    if start < 0:
        return found
    offset = len(found) - len(found.split(" ", 1)[-1]) - start
    for hit in read.hits:
        position = hit.start + offset
        if hit.kind in ("place", "time", "weather", "snow", "form", "style") and 0 < position < len(found):
            head = found[:position]
            if re.match(r"(?:at|on|in|under|before|after)\b", hit.text, re.I) and head.strip():
                return head.strip(" ,")
            lead = re.search(
                r"\s+(?:in|at|on|under|by|near|during|through|across|inside|into|from|as)\b[\w\s'-]*$", head
            )
            if lead and len(head[: lead.start()].split()) >= 1:
                return head[: lead.start()].strip(" ,")
    return found


# ---- setting and film ----------------------------------------------------------------------------


def _form(read: Reading) -> tuple[Form | None, Mood | None]:
    hits = read.of("form")
    strong = [hit for hit in hits if hit.text.lower() not in _WEAK_FORMS]
    chosen = (strong or hits)[0].value if hits else None
    mood = None
    if chosen is not Form.ROMANCE and any(hit.value is Form.ROMANCE for hit in hits):
        mood = Mood.ROMANTIC
    return chosen, mood


def _intent(read: Reading, request: str, subject: str) -> Intent:
    settings, place, time, weather = find_settings(read)
    form, form_mood = _form(read)
    styles = [hit.value for hit in read.of("style")]
    style: FilmStyle | None = styles[0] if styles else None
    if style is None and _SILENT_FILM.search(read.text):
        style = FilmStyle.SILENT
    moods = [hit.value for hit in read.of("mood")]
    devices = [hit.value for hit in read.of("device")]
    silent = _SILENT.search(read.text) is not None or form is Form.SILENT_FILM
    if silent and form is None and re.search(r"\bsilent\b", read.text, re.I):
        form = Form.SILENT_FILM
    without = [hit.value for hit in read.names if hit.negated]
    without += [
        str(hit.value)
        for hit in read.hits
        if hit.negated and hit.kind in ("place", "time", "weather", "prop", "snow")
    ]
    if _ALONE.search(read.text) and len(read.cast) == 1:
        without.append("others")
    return Intent(
        request=request,
        language=read.language,
        characters=read.cast,
        called=read.called,
        settings=settings,
        place_named=place,
        time_named=time,
        weather_named=weather,
        things=read.things,
        form=form,
        device=devices[0] if devices else None,
        style=style,
        mood=moods[0] if moods else form_mood,
        topic=subject[:200],
        dialogue=not silent,
        without=list(dict.fromkeys(without)),
        notes=read.notes,
    )


def _followed(
    intent: Intent, text: str, characters: Mapping[str, Persona], last: Storyboard | None
) -> Intent:
    """A follow-up on the film before it; "make it a trailer with Luca at sea" stands on its own feet."""
    told = intent.place_named or intent.topic or len(text.split()) >= A_STORY
    if last is None and intent.characters and told:
        return intent
    film = follow.require(last)
    before = (
        ""
        if follow.refers_back(folded(film.request))
        else understand(film.request, characters=characters).topic
    )
    if not re.search(r"[\u4e00-\u9fff]", text) and film.language == "zh" and not _IN_ENGLISH.search(text):
        intent.language = film.language
    return follow.merged(intent, film, text, before)
