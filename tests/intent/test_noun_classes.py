"""Without this a clarinet is a parcel with its name on it, and so is a word that names nothing."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import EntityKind
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.noun_classes import FILE, PERSON, THING, noun_class


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("clarinet", PropKind.FLUTE),
        ("old oak", PropKind.TREE),
        ("weasel", PropKind.BEAVER),
        ("kimono", PropKind.DRESS),
        ("竹梯", PropKind.LADDER),
        ("菜牌", PropKind.SIGN),
        ("shopper", PERSON),
        ("barbell", THING),
        ("throughout", ""),
        ("clumpier", ""),
    ],
)
def test_a_noun_is_drawn_as_its_class(noun: str, kind: str) -> None:
    assert noun_class(noun) == kind


def test_every_class_of_the_file_has_a_picture() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    names = {line.partition(":")[0] for line in lines if not line.startswith("#")}
    assert names - {PERSON, THING} <= set(PropKind)


def test_somebody_of_an_unlisted_calling_is_a_person() -> None:
    reading = understand(
        "A lifeguard pulls a shopper out of the water.", characters=load_characters()
    ).reading
    kinds = {one.noun: one.kind for one in reading.entities}
    assert kinds["lifeguard"] is kinds["shopper"] is EntityKind.PERSON
