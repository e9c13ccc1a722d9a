"""Which widgets the page gives a node class, and so what the values mean that a file keeps without their names.

A widget beside an input is more than its value: the page adds others that have a place in the file and none in
the graph (what becomes of a seed after a run, upload buttons).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from ..catalog import AUTOGROW, DYNAMIC_COMBO, DYNAMIC_SLOT, WIDGET_TYPES, Input, NodeClass
from ..dynamic import unfold
from .texts import script_text

MISSING: Any = object()
"""No value at all (a JSON null is one)."""
SEEDS = frozenset({"seed", "noise_seed"})
CONTROLS = frozenset({"fixed", "increment", "decrement", "randomize", "increment-wrap"})
"""What the page can do with a value after each run."""
OWN_WIDGETS = frozenset(
    {
        "COLOR",
        "COLORS",
        "MARKDOWN",
        "TEXTAREA",
        "WEBCAM",
        "LOAD_3D",
        "LOAD_3D_ANIMATION",
        "PREVIEW_3D",
        "BOUNDING_BOX",
        "BOUNDING_BOXES",
        "CHART",
        "GALLERIA",
        "CURVE",
        "RANGE",
        "PAINTER",
        "COMPOSITOR",
        "VIDEO_EDIT",
    }
)
"""Types beside numbers, texts and choices for which the page has a widget of its own."""
UPLOADS = ("image_upload", "video_upload", "animated_image_upload", "audio_upload")
NUMBERS = ("INT", "FLOAT")


@dataclass(frozen=True, slots=True)
class Widget:
    """A place in a node's stored values; ``input`` is None for what only the page uses."""

    name: str
    input: Input | None = None
    is_control: bool = False

    @property
    def is_text_area(self) -> bool:
        """Whether it holds nothing but text, whatever is put in."""
        one = self.input
        return one is not None and one.type == "STRING" and bool(one.options.get("multiline"))

    def default(self) -> Any:
        """What it holds before anybody fills it in; :data:`MISSING` when that is nothing."""
        one = self.input
        if one is None:
            return MISSING
        stated = one.options.get("default")
        if one.type in ("COMBO", DYNAMIC_COMBO):
            if one.multiple:
                return []
            return stated or (one.choices[0] if one.choices else MISSING)
        usual = {"INT": 0, "FLOAT": 0, "BOOLEAN": False, "STRING": ""}
        return deepcopy(stated) if stated is not None else usual.get(one.type, MISSING)

    def holding(self, value: Any) -> Any:
        """What it makes of a stored value."""
        return script_text(value) if self.is_text_area else value


@dataclass(slots=True)
class Filled:
    """A node's values by name, and what became of those of the file.

    Attributes:
        values: by the inputs' names.
        defaults: inputs for which the file holds no value.
        page_only: what only the page uses, by the widgets' names.
        unnamed: values for which the class has no widget.
    """

    widgets: tuple[Widget, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    defaults: list[str] = field(default_factory=list)
    page_only: dict[str, Any] = field(default_factory=dict)
    unnamed: dict[str, Any] = field(default_factory=dict)


def fill(kind: NodeClass, stored: Sequence[Any] | Mapping[str, Any] | None) -> Filled:
    """Gives the values that a file keeps for a node of ``kind`` their names."""
    if isinstance(stored, Mapping):
        return _fill_by_name(kind, stored)
    values = list(stored or ())
    widgets, values = _aligned(kind, values)
    filled = Filled(tuple(widgets))
    for position, widget in enumerate(widgets):
        _put(filled, widget, values[position] if position < len(values) else MISSING)
    filled.unnamed = {str(i): value for i, value in enumerate(values) if i >= len(widgets)}
    return filled


def _put(filled: Filled, widget: Widget, value: Any) -> None:
    if widget.input is None:
        if value is not MISSING:
            filled.page_only[widget.name] = value
        return
    if value is MISSING:
        value = widget.default()
        filled.defaults.append(widget.name)
    if value is not MISSING:
        filled.values[widget.name] = widget.holding(value)


def _fill_by_name(kind: NodeClass, stored: Mapping[str, Any]) -> Filled:
    inputs = [one for one in unfold(kind, stored).values() if has_widget(one)]
    widgets = tuple(Widget(one.name, one) for one in inputs)
    filled = Filled(widgets)
    for widget in widgets:
        _put(filled, widget, stored.get(widget.name, MISSING))
    only = {one.name.rpartition(" ")[2] for one in _sequence(kind, ()) if one.input is None}
    for name, value in stored.items():
        if name not in filled.values:
            (filled.page_only if name in only else filled.unnamed)[str(name)] = value
    return filled


def _aligned(kind: NodeClass, values: list[Any]) -> tuple[list[Widget], list[Any]]:
    """The widgets in the order in which ``values`` were stored, and the values without those of no widget."""
    widgets, kept = _stored_order(kind, values)
    return widgets, values if kept is None else [values[i] for i in kept]


def _stored_order(kind: NodeClass, values: list[Any]) -> tuple[list[Widget], list[int] | None]:
    """The widgets in the order in which ``values`` were stored, and the positions of theirs where there are others.

    Pages before 1.16 kept a value for inputs that only take links; files from before 2023 have none for what
    becomes of a seed.
    """
    widgets = list(_sequence(kind, values))
    if len(widgets) == len(values):
        return widgets, None
    forced = list(_sequence(kind, values, forced=True))
    is_forced = [one.input is not None and one.input.socket_only for one in forced]
    if any(is_forced) and len(forced) == len(values):
        kept = [i for i, one in enumerate(is_forced) if not one]
        return [forced[i] for i in kept], kept
    plain = [one for one in widgets if not one.is_control]
    if len(plain) == len(values) and not _has_control(widgets, values):
        return plain, None
    return widgets, None


def put_stored(kind: NodeClass, stored: Any, name: str, value: Any) -> Any:
    """The values that a file keeps for a node of ``kind``, with another one for the widget ``name``.

    A seed stays what it is given: what the page does with it after a run becomes "fixed". None when the class has no
    such widget.
    """
    if isinstance(stored, Mapping):
        return {**stored, name: value}
    values = list(stored or ())
    widgets, kept = _stored_order(kind, values)
    position = next((i for i, one in enumerate(widgets) if one.name == name), None)
    if position is None:
        return None
    for widget in widgets[len(values) :] if kept is None else ():
        default = widget.default()
        values.append("fixed" if widget.is_control else None if default is MISSING else default)
    at = position if kept is None else kept[position]
    values[at] = value
    follower = widgets[position + 1] if position + 1 < len(widgets) else None
    if follower is not None and follower.is_control and values[at + 1] in CONTROLS:
        values[at + 1] = "fixed"
    return values


def _has_control(widgets: Sequence[Widget], values: Sequence[Any]) -> bool:
    return any(
        isinstance(value, bool) or (isinstance(value, str) and value in CONTROLS)
        for widget, value in zip(widgets, values, strict=False)
        if widget.is_control
    )


def _sequence(kind: NodeClass, values: Sequence[Any], forced: bool = False) -> Iterator[Widget]:
    """The widgets in the page's order; of a dynamic choice those of the option that ``values`` hold."""
    position = 0
    queue = [one for one in kind.inputs.values() if one.required]
    optional = [one for one in kind.inputs.values() if not one.required]
    if any(_uploads(one) for one in queue):
        queue.append(Input("upload", "IMAGEUPLOAD", required=True))
    queue += optional
    queue += [Input("capture", "BUTTON", required=False) for one in queue if one.type == "WEBCAM"]
    while queue:
        one = queue.pop(0)
        if one.type in ("IMAGEUPLOAD", "BUTTON"):
            made = [Widget(one.name)]
        elif has_widget(one) or (forced and one.options.get("forceInput")):
            made = [*_before(one), Widget(one.name, one), *_after(one)]
        else:
            continue
        if one.type == DYNAMIC_COMBO:
            value = values[position] if position < len(values) else one.default
            queue[:0] = _unfolded(one, value)
        yield from made
        position += len(made)


def _unfolded(one: Input, value: Any) -> list[Input]:
    """The further inputs of a dynamic choice's option; those of a nested choice come with that one."""
    inner = NodeClass("", "", "", "", {one.name: replace(one, required=True)}, ())
    depth = one.name.count(".") + 1
    return [
        each
        for name, each in unfold(inner, {one.name: value}).items()
        if name.startswith(f"{one.name}.") and name.count(".") == depth
    ]


def has_widget(one: Input) -> bool:
    """Whether the page gives an input a widget."""
    if one.socket_only or one.type in (AUTOGROW, DYNAMIC_SLOT):
        return False
    kind = str(one.options.get("widgetType") or one.type)
    return kind in WIDGET_TYPES or kind == DYNAMIC_COMBO or kind in OWN_WIDGETS or one.is_custom_widget


def _uploads(one: Input) -> bool:
    return one.type == "COMBO" and any(one.options.get(flag) is True for flag in UPLOADS)


def _before(one: Input) -> list[Widget]:
    if one.type != "LOAD_3D":
        return []
    return [Widget("upload 3d model"), Widget("upload extra resources"), Widget("clear")]


def _after(one: Input) -> list[Widget]:
    found = []
    remote = one.options.get("remote")
    if one.type == "COMBO" and isinstance(remote, Mapping):
        found.append(Widget("auto-refresh"))
        if remote.get("refresh_button"):
            found.append(Widget("refresh"))
    control = one.options.get("control_after_generate")
    if control is None:
        control = one.type == "INT" and one.name.rpartition(".")[2] in SEEDS
    if control and one.type in (*NUMBERS[:1], "COMBO"):
        found.append(Widget(f"{one.name} control_after_generate", is_control=True))
        if one.type == "COMBO":
            found.append(Widget(f"{one.name} control_filter_list", is_control=True))
    return found
