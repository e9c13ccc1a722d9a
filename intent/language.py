"""Which language a request is written in, as far as it matters: English, Chinese, or one the studio can't read.

Other scripts give themselves away. Languages in Latin letters are told by their small words, which an English
request doesn't hold by chance.
"""

from __future__ import annotations

import re

from .text import word_set

SCRIPTS = {
    "Japanese": re.compile(r"[\u3040-\u30ff]"),
    "Korean": re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"),
    "Russian": re.compile(r"[\u0400-\u04ff]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Arabic": re.compile(r"[\u0600-\u06ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Hindi": re.compile(r"[\u0900-\u097f]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
}
"""The best-known language of each script: a note needs no finer word."""
SMALL_WORDS = {
    "Spanish": word_set(
        "el la los las un una unos con sin por para pero que en y de del al se su sus como cuando donde está es son muy "
        "película haz hacen hay quiero sobre mientras"
    ),
    "French": word_set(
        "le la les un une des du de et avec sans pour mais que qui dans sur au aux est sont ils elle elles leur leurs "
        "très film fais où quand comme pendant veux"
    ),
    "German": word_set(
        "der die das den dem ein eine einen einem einer und mit ohne für aber dass nicht ist sind auf im am zu zum zur "
        "wie wenn wo ihr ihre sein sehr über mach mache während"
    ),
    "Italian": word_set(
        "il lo la gli le un una uno con senza per ma che di del della nel nella sul sulla e è sono si suo sua come "
        "quando dove molto fai mentre vuole"
    ),
    "Portuguese": word_set(
        "o os as um uma com sem por para mas que em no na nos nas do da dos das e de se seu sua como quando onde está "
        "são muito faça enquanto filme sobre"
    ),
    "Dutch": word_set(
        "de het een en met zonder voor maar dat niet is zijn op aan te hoe als waar hun haar zeer over maak tijdens van "
        "wil een ze"
    ),
}
ENGLISH = word_set(
    "the a an and or of to in on at with without for but that is are was be by from his her their its it he she they as "
    "when where who what how make create film about into while very not no do does two one some this"
)
LEAST = 2
"""Small words of another language that an English sentence doesn't hold by chance."""
_WORD = re.compile(r"[^\W\d_]+")


def unreadable(text: str) -> str:
    """The English name of the language of a text that is neither English nor Chinese, or an empty string."""
    letters = sum(map(str.isalpha, text))
    for name, script in SCRIPTS.items():
        if len(script.findall(text)) * 4 > letters:
            return name
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {name: sum(word in small for word in words) for name, small in SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    different = len({word for word in words if word in SMALL_WORDS[best]})
    english = sum(word in ENGLISH for word in words)
    return best if different >= LEAST and counts[best] > english else ""
