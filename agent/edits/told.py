"""What was understood of an order, said before it is done, in the order's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from ...common import strict_yaml
from ...common.acts import Action
from ...common.chinese import traditional_script_of, written_in
from ...common.story import Actor, Language, Shot, Storyboard
from ...intent.text import is_traditional
from .model import (
    AddEvent,
    AddThing,
    Edit,
    EditBase,
    FilmQuestion,
    MoveShots,
    MuteShots,
    NewLine,
    Recast,
    RemoveActs,
    RemoveLines,
    RemoveShots,
    RemoveThing,
    RepeatShot,
    SceneEdit,
    SetFilm,
    SetLine,
    SetPace,
    SetSound,
    SetTransition,
    SetVoice,
    SwapShots,
    Undo,
)

Two = tuple[str, str]
"""The same in English and in Chinese."""


def told_edits(edits: Sequence[Edit], board: Storyboard, language: Language) -> str:
    """What will be done, one after the other."""
    at = 1 if language == "zh" else 0
    told = [HOW[type(edit)](edit, board)[at] for edit in edits]
    joined = "；".join(told) if at else "; ".join(told)
    return f"{joined}。其余不变。" if at else f"{joined[:1].upper()}{joined[1:]}; the rest stays."


def in_letters_of(order: str, told: str) -> str:
    """What is told, in traditional letters where the order is; the order's own words stay letter for letter."""
    return written_in(traditional_script_of(order), told, order) if is_traditional(order) else told


@cache
def _in_chinese() -> Mapping[str, Any]:
    found: dict[str, Any] = strict_yaml.loads(Path(__file__).with_name("told_values.yaml").read_text("utf-8"))
    return found


def _chinese(field: str, value: Any) -> str:
    """A value of a field as it is said in Chinese."""
    if isinstance(value, bool):
        return "开" if value else "关"
    known = _in_chinese()[field].get("values", {})
    return str(known.get(str(value), value))


def answered(question: FilmQuestion, board: Storyboard, language: Language) -> str:
    """The answer to a question that the storyboard itself answers."""
    at = 1 if language == "zh" else 0
    pictures = [shot for shot in board.shots if not shot.card]
    if question.about == "length":
        if named := [one for one in pictures if one.id in question.shots]:
            lasts = [
                (f"{one.id} has {one.seconds:g} seconds.", f"{one.id}长{one.seconds:g}秒。") for one in named
            ]
            return " ".join(pair[at] for pair in lasts)
        longest, shortest = max(pictures, key=_seconds), min(pictures, key=_seconds)
        return (
            f"The film has {board.seconds:g} seconds in {len(pictures)} shots; the longest is {longest.id} "
            f"({longest.seconds:g} s), the shortest {shortest.id} ({shortest.seconds:g} s).",
            f"这部片子长{board.seconds:g}秒，{len(pictures)}个镜头；最长的是{longest.id}（{longest.seconds:g}秒），"
            f"最短的是{shortest.id}（{shortest.seconds:g}秒）。",
        )[at]
    if question.about == "shots":
        return (
            f"The film has {len(pictures)} shots: {', '.join(one.id for one in pictures)}.",
            f"一共{len(pictures)}个镜头：{'、'.join(one.id for one in pictures)}。",
        )[at]
    if question.about == "cast":
        there = [body for one in pictures if one.id in question.shots for body in one.bodies]
        seen = {body.character if isinstance(body, Actor) else body.id for body in there}
        names = [
            one.name
            for one in board.entities
            if one.kind != "thing" and (not seen or {one.id, one.character} & seen)
        ] or board.cast
        return (f"In the film are: {', '.join(names)}.", f"片中有：{'、'.join(names)}。")[at]
    shots = [shot for shot in pictures if not question.shots or shot.id in question.shots]
    told = {event.id: event.text for event in board.events}
    rows = [
        f"{shot.id}: {' '.join(told[one] for one in shot.depicts if one in told) or shot.framing}"
        for shot in shots
    ]
    return "\n".join(rows)


def _seconds(shot: Shot) -> float:
    return shot.seconds


def _where(shots: Sequence[str]) -> Two:
    if not shots:
        return " in the whole film", "全片"
    return f" in {', '.join(shots)}", f"{'、'.join(shots)}中"


def _name(entity: str | None, board: Storyboard) -> str:
    found = next((one.name for one in board.entities if one.id == entity), None)
    return found or board.called.get(entity or "", entity or "")


def _line(name: str, board: Storyboard) -> str:
    return next((line.text for shot in board.shots for line in shot.lines if line.id == name), name)


def _deed(action: Action, board: Storyboard, language: Language) -> str:
    """What somebody did, in the request's own word where that is of the language."""
    verbs = [act.verb for event in board.events for act in event.acts if act.action is action]
    return verbs[0] if verbs and board.language == language else str(action)


def _scene(edit: SceneEdit, board: Storyboard) -> Two:
    left_out = {"kind", "shots", "only_place", "character", "leaves", "plays", "again"}
    fields = {
        key: value
        for key, value in edit.model_dump(mode="json").items()
        if value is not None and key not in left_out
    }
    told = ", ".join(f"{key} {_yes(value)}" for key, value in fields.items())
    said = "，".join(f"{_in_chinese()[key]['zh']}改为{_chinese(key, value)}" for key, value in fields.items())
    if edit.leaves or edit.plays:
        comes, goes = _name(edit.plays, board) or "?", _name(edit.leaves, board) or "?"
        told, said = f"{comes} instead of {goes}", f"{goes}换成{comes}"
    if edit.again:
        told, said = "make again", "重新制作"
    if edit.character:
        who = _name(edit.character, board)
        told, said = f"{who}: {told}", f"{who}的{said}"
    english, chinese = _where(edit.shots)
    return f"{told}{english}", f"{chinese}：{said}"


def _yes(value: Any) -> str:
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value).replace("_", " ")


def _film(edit: SetFilm, board: Storyboard) -> Two:
    english, chinese = [], []
    if edit.title is not None:
        english.append(f"the title “{edit.title}”" if edit.title else "no title")
        chinese.append(f"片名“{edit.title}”" if edit.title else "不要片名")
    if edit.end_card is not None:
        english.append(f"the end card “{edit.end_card}”" if edit.end_card else "no end card")
        chinese.append(f"片尾卡片“{edit.end_card}”" if edit.end_card else "不要片尾卡片")
    if edit.caption_size is not None:
        english.append("bigger captions" if edit.caption_size > 1 else "smaller captions")
        chinese.append("字幕放大" if edit.caption_size > 1 else "字幕缩小")
    if edit.music_level is not None:
        english.append(f"music {edit.music_level:+g} dB")
        chinese.append(f"音乐{edit.music_level:+g} dB")
    if edit.quiet:
        english.append(f"no music in {', '.join(edit.quiet)}")
        chinese.append(f"{'、'.join(edit.quiet)}中不要音乐")
    if edit.tone:
        english.append(f"the tone {edit.tone}")
        chinese.append(f"基调{_chinese('tone', edit.tone)}")
    return ", ".join(english), "，".join(chinese)


def _pace(edit: SetPace, board: Storyboard) -> Two:
    english, chinese = _where(edit.shots)
    if edit.seconds is not None:
        return f"{edit.seconds:g} seconds{english}", f"{chinese}{edit.seconds:g}秒"
    slower = (edit.factor or 1.0) > 1
    if edit.acts:
        return f"{'slower' if slower else 'faster'}{english}", f"{chinese}{'放慢' if slower else '加快'}"
    return f"{'longer' if slower else 'shorter'}{english}", f"{chinese}{'延长' if slower else '缩短'}"


def _voice(edit: SetVoice, board: Storyboard) -> Two:
    kinds = []
    if edit.pitch:
        kinds.append(("a deeper voice", "声音更低") if edit.pitch < 0 else ("a higher voice", "声音更高"))
    if edit.speed != 1.0:
        kinds.append(("speaks slower", "说话更慢") if edit.speed < 1 else ("speaks faster", "说话更快"))
    who = _name(edit.character, board)
    return f"{who}: {', '.join(one for one, _ in kinds)}", f"{who}：{'，'.join(one for _, one in kinds)}"


HOW: Final[Mapping[type[EditBase], Callable[[Any, Storyboard], Two]]] = {
    SceneEdit: _scene,
    SetFilm: _film,
    SetPace: _pace,
    SetVoice: _voice,
    SetLine: lambda e, b: (f"“{_line(e.line, b)}” becomes “{e.text}”", f"“{_line(e.line, b)}”改成“{e.text}”"),
    NewLine: lambda e, b: (
        f"{_name(e.character, b)} says “{e.text}” in {e.shot}",
        f"{e.shot}中{_name(e.character, b)}说“{e.text}”",
    ),
    RemoveLines: lambda e, b: (
        f"nobody says {', '.join(f'“{_line(one, b)}”' for one in e.lines)}",
        f"去掉台词{'、'.join(f'“{_line(one, b)}”' for one in e.lines)}",
    ),
    Recast: lambda e, b: (f"{e.words} instead of {_name(e.entity, b)}", f"{_name(e.entity, b)}换成{e.words}"),
    AddThing: lambda e, b: (
        f"add {e.words}{f' to {_name(e.holder, b)}' if e.holder else ''}{_where(e.shots)[0]}",
        f"{_where(e.shots)[1]}{f'给{_name(e.holder, b)}' if e.holder else ''}加{e.words}",
    ),
    RemoveThing: lambda e, b: (
        f"no {_name(e.entity, b)}{_where(e.shots)[0]}",
        f"{_where(e.shots)[1]}去掉{_name(e.entity, b)}",
    ),
    AddEvent: lambda e, b: (
        f"“{e.words}” happens {'in' if e.within else 'before' if e.first else 'after'} {e.shot}",
        f"{e.shot}{'里' if e.within else '之前' if e.first else '之后'}加上“{e.words}”",
    ),
    RemoveActs: lambda e, b: (
        f"{_name(e.who, b) or 'nobody'} doesn't {_deed(e.action, b, 'en')}{_where(e.shots)[0]}",
        f"{_where(e.shots)[1]}去掉{_name(e.who, b)}的动作（{_deed(e.action, b, 'zh')}）",
    ),
    RemoveShots: lambda e, b: (f"cut out {', '.join(e.shots)}", f"剪掉{'、'.join(e.shots)}"),
    MoveShots: lambda e, b: (
        f"{', '.join(e.shots)} {f'before {e.before}' if e.before else 'to the end'}",
        f"{'、'.join(e.shots)}移到{f'{e.before}前面' if e.before else '最后'}",
    ),
    SwapShots: lambda e, b: (f"swap {e.first} and {e.second}", f"{e.first}和{e.second}对调"),
    RepeatShot: lambda e, b: (f"{e.shot} twice", f"{e.shot}重复一次"),
    SetTransition: lambda e, b: (
        f"{e.transition} {f'into {e.shot}' if e.shot else 'out at the end'}",
        f"{e.shot or '片尾'}用{_chinese('transition', e.transition)}转场",
    ),
    SetSound: lambda e, b: (
        f"{'with' if e.heard else 'without'} the sound {e.sound}{_where(e.shots)[0]}",
        f"{_where(e.shots)[1]}{'加上' if e.heard else '去掉'}音效{_chinese('sound', e.sound)}",
    ),
    MuteShots: lambda e, b: (
        f"{'sound' if e.heard else 'no sound'}{_where(e.shots)[0]}",
        f"{_where(e.shots)[1]}{'恢复声音' if e.heard else '静音'}",
    ),
    Undo: lambda e, b: ("back to the film before", "回到上一版"),
}
"""How each kind of edit is said."""
