"""What somebody does with their own body in English: "scratches his beard" is thinking, and no blow at a beard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...common.acts import Action, Manner, Way
from ...puppets.acting.verbs import Verb
from ..text import word_set

_HURT: Final = Verb("hurt", Action.FEEL, "whom", None, (Manner.SAD,))
_GLAD: Final = Verb("feel good", Action.FEEL, "whom", None, (Manner.HAPPY,))
_PROUD: Final = Verb("puff out his chest", Action.FEEL, "whom", None, (Manner.PROUD,))
_CROSS: Final = Verb("bristle", Action.FEEL, "whom", None, (Manner.ANGRY,))
_THINKS: Final = Verb("scratch his head", Action.THINK, "whom")
_LIMBS: Final = "head foot toe knee leg elbow thumb nose ankle shin bottom bum tooth jaw tail hip back ear shoulder finger"

_OWN: Final[tuple[tuple[str, str, Verb], ...]] = (
    ("wring", "hand paw", Verb("wring his hands", Action.TREMBLE, "whom", None, (Manner.SCARED,))),
    ("wipe dab mop", "brow forehead", Verb("wipe his brow", Action.FEEL, "whom")),
    ("slap smack hit", "forehead brow", Verb("facepalm", Action.REFUSE)),
    ("plug block cover hold stop", "ear", Verb("cover his ears", Action.TREMBLE, "whom", None, (Manner.SCARED,))),
    ("cup prick", "ear", Verb("listen", Action.LOOK, "whom")),
    ("pick", "nose", Verb("pick his nose", Action.COUGH, "whom")),
    ("blow wipe", "nose", Verb("blow his nose", Action.SNEEZE, "whom")),
    ("suck", "thumb finger", Verb("suck his thumb", Action.FEEL, "whom")),
    ("bite chew gnaw", "nail fingernail", Verb("bite his nails", Action.TREMBLE, "whom", None, (Manner.SCARED,))),
    ("snap click", "finger", Verb("snap his fingers", Action.POINT, "whom")),
    ("shrug", "shoulder", Verb("shrug", Action.REFUSE)),
    ("stretch", "arm leg limb back", Verb("stretch his arms", Action.YAWN, "whom")),
    ("cover", "mouth", Verb("gasp", Action.FEEL, "whom")),
    ("drop", "jaw", Verb("gasp", Action.FEEL, "whom")),
    ("stroke tap rub scratch tug", "chin beard moustache", Verb("stroke his chin", Action.THINK, "whom")),
    ("scratch stroke tap tug twirl", "head forehead brow temple neck whisker", _THINKS),
    ("bump bang hit knock stub hurt bruise bite clutch hold grip nurse grab hug", _LIMBS, _HURT),
    ("hold pinch", "nose", Verb("hold his nose", Action.COUGH, "whom")),
    ("lift raise", "head chin", Verb("look up", Action.LOOK, "whom", Way.UP)),
    ("rub", "head knee elbow bottom bum nose chin back neck", _HURT),
    ("hold clutch grab", "stomach tummy belly cheek heart", _HURT),
    ("pat rub stroke", "stomach tummy belly", Verb("pat his belly", Action.FEEL, "whom", None, (Manner.HAPPY,))),
    ("lick smack", "lip chop", _GLAD),
    ("kiss", "finger fingertip", _GLAD),
    ("cover hide bury shield", "face eye ear mouth head", Verb("cover his face", Action.HIDE, "whom", Way.BEHIND)),
    ("puff stick push swell", "chest", _PROUD),
    ("flex show", "muscle biceps bicep", Verb("flex", Action.CELEBRATE, "what", None, (Manner.PROUD,))),
    ("bare grit show gnash clench", "tooth fang fist", _CROSS),
    ("stamp stomp", "foot paw hoof", Verb("stamp his foot", Action.REFUSE, "what", None, (Manner.ANGRY,))),
    ("raise lift arch cock", "eyebrow brow", Verb("stare", Action.LOOK, "whom")),
    ("press squash flatten", "face nose", Verb("peer", Action.LOOK, "whom")),
    ("raise lift", "hand paw", Verb("wave", Action.WAVE, "whom")),
    ("throw raise lift", "arm", Verb("cheer", Action.CELEBRATE, "whom")),
    ("cross fold", "arm", Verb("cross his arms", Action.REFUSE, "what", None, (Manner.ANGRY,))),
    ("stick poke put", "tongue", Verb("stick out his tongue", Action.LAUGH, "whom")),
)  # fmt: skip
"""Verbs, parts of one's own body, and what both together are shown as; the first that fits counts."""
_TO_OTHERS: Final = word_set(
    "pinch hit knock slap smack clutch hold grip grab hug bite nurse pat stroke tug twirl wipe dry"
)
"""Verbs that are as soon done to the body of somebody else who was told of."""


def _table() -> Mapping[tuple[str, str], Verb]:
    found: dict[tuple[str, str], Verb] = {}
    for heads, parts, verb in _OWN:
        for head in heads.split():
            for part in parts.split():
                found.setdefault((head, part), verb)
    return found


_GESTURES: Final = _table()


def gesture(lemma: str, part: str) -> Verb | None:
    """What a verb is shown as that is done to a part of one's own body; None where it is no gesture."""
    return _GESTURES.get((lemma.split()[0], part))


def is_own(lemma: str) -> bool:
    """Whether "his nose" after this verb is the doer's own, whoever else there is."""
    return lemma.split()[0] not in _TO_OTHERS
