"""How tests write down what a Chinese text tells."""

from __future__ import annotations

from animation_ai_studio.intent.chinese.reader import read


def told_in_chinese(text: str) -> list[str]:
    """The acts of a text as "who action what whom", "-" for nobody and nothing."""
    reading = read(text, {})
    named = {one.id: one.name for one in reading.entities}
    return [
        " ".join(
            [
                "+".join(named[one] for one in act.who) or "-",
                act.action.value,
                named.get(act.what or "", "-"),
                named.get(act.whom or "", "-"),
            ]
        )
        for act in reading.acts
    ]
