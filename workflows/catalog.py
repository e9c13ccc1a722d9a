"""What a ComfyUI can do, as typed data: its node classes with their inputs, ranges, choices and outputs.

A :class:`Catalog` is read from ``/object_info`` (a live server's answer or a recorded file). A class is
parsed when it is first asked for, so loading costs little more than the JSON. Dynamic inputs
(DynamicCombo, Autogrow, MatchType) are described as they come and unfolded for given values by
:mod:`.dynamic`. Fetching and caching belong to :mod:`.api.client` and :mod:`.api.cache`, judging to :mod:`.check`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from ..common.errors import StudioError

T = TypeVar("T")
MAX_BYTES = 64 * 2**20
"""Bytes of the largest recorded catalog, unpacked."""
ANY = "*"
"""ComfyUI's type that fits every other."""
WIDGET_TYPES = frozenset({"INT", "FLOAT", "STRING", "BOOLEAN", "COMBO"})
"""Types whose value may stand in the graph itself instead of coming through a link."""
DYNAMIC_COMBO, AUTOGROW, MATCH, DYNAMIC_SLOT = (
    "COMFY_DYNAMICCOMBO_V3",
    "COMFY_AUTOGROW_V3",
    "COMFY_MATCHTYPE_V3",
    "COMFY_DYNAMICSLOT_V3",
)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a node class.

    ``type`` is ComfyUI's type word (``COMBO`` for every list of choices, ``A,B`` for a union).
    ``minimum``, ``maximum`` and ``step`` are in the value's own unit. ``options`` is the raw description,
    for what only few readers need (templates of dynamic inputs, upload flags).
    """

    name: str
    type: str
    required: bool = True
    choices: tuple[Any, ...] | None = None
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    socket_only: bool = False
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def types(self) -> frozenset[str]:
        """The types this input takes."""
        return split_types(self.type)

    @property
    def is_widget(self) -> bool:
        """Whether a plain value may be given (the page then shows a widget)."""
        if self.socket_only:
            return False
        return self.type in WIDGET_TYPES or self.type == DYNAMIC_COMBO or self.is_custom_widget

    @property
    def is_custom_widget(self) -> bool:
        """Whether it is a value of a type of its own (COLOR, BOUNDING_BOX …) that the page edits."""
        return self.type not in WIDGET_TYPES and any(
            word in self.options for word in ("default", "socketless", "widgetType")
        )

    @property
    def multiple(self) -> bool:
        """Whether a list of choices may be given instead of one."""
        return bool(self.options.get("multiselect") or self.options.get("multi_select"))


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a node class; ``template`` names the MatchType whose type it follows."""

    name: str
    type: str
    is_list: bool = False
    template: str | None = None


@dataclass(frozen=True, slots=True)
class NodeClass:
    """One node class: what goes in, what comes out, and where it is from.

    ``pack`` is the Python module that brought it (``nodes``, ``comfy_extras.…``, ``custom_nodes.<pack>``).
    """

    name: str
    title: str
    category: str
    pack: str
    inputs: Mapping[str, Input]
    outputs: tuple[Output, ...]
    hidden: frozenset[str] = frozenset()
    is_output: bool = False
    takes_lists: bool = False
    deprecated: bool = False
    experimental: bool = False
    description: str = ""

    @property
    def is_core(self) -> bool:
        """Whether it comes with ComfyUI itself."""
        return not self.pack.startswith("custom_nodes")

    @property
    def is_dynamic(self) -> bool:
        """Whether its inputs depend on values given."""
        return any(one.type in (DYNAMIC_COMBO, AUTOGROW, DYNAMIC_SLOT) for one in self.inputs.values())

    def output_index(self, which: int | str) -> int:
        """The position of an output by index, name or (when only one has it) type.

        Raises:
            StudioError: ``graph_invalid``; the message lists what there is.
        """
        if isinstance(which, int) and 0 <= which < len(self.outputs):
            return which
        found = [
            i
            for i, one in enumerate(self.outputs)
            if isinstance(which, str) and which in (one.name, one.type)
        ]
        if len(found) == 1 or (found and self.outputs[found[0]].name == which):
            return found[0]
        known = ", ".join(f"{i} {one.name}" for i, one in enumerate(self.outputs)) or "none"
        raise StudioError(
            "graph_invalid", f"{self.name} has no output {which!r}.", f"Use one of its outputs: {known}."
        )


class Catalog(Mapping[str, NodeClass]):
    """All node classes of one ComfyUI.

    Args:
        object_info: the parsed answer of ``/object_info``.
        version: ComfyUI's version, when known.
        pack_index: which pack brings a class that isn't here, as far as known (:func:`.packs.read_index`).
        families: model family of each model file that was looked into (:mod:`.models.families`), by folder and
            the name under which loaders list it (``loras/x.safetensors``); what is missing is unknown.
        remote: whether the server's model files can't be looked into from here.
    """

    def __init__(
        self,
        object_info: Mapping[str, Any],
        *,
        version: str = "",
        families: Mapping[str, str] | None = None,
        remote: bool = True,
        pack_index: Mapping[str, str] | None = None,
    ) -> None:
        self._raw = object_info
        self._classes: dict[str, NodeClass] = {}
        self._derived: dict[Any, dict[str, Any]] = {}
        self.version = version
        self.families: Mapping[str, str] = MappingProxyType(dict(families or {}))
        self.pack_index: Mapping[str, str] = MappingProxyType(dict(pack_index or {}))
        self.remote = remote

    @classmethod
    def from_file(cls, path: Path) -> Catalog:
        """Reads a recorded catalog: ``object_info`` as it came, or ``{"version", "object_info"}``; ``.gz`` works.

        Raises:
            StudioError: ``file_missing`` or ``file_invalid``.
        """
        try:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError("it is too large")
            value = json.loads(data)  # with infinities, which packs give as ranges
        except OSError as error:
            raise StudioError(
                "file_missing", f"{path} can't be read ({error.strerror or error}).", "Check the path."
            ) from error
        except (ValueError, EOFError, RecursionError) as error:
            raise StudioError(
                "file_invalid", f"{path} isn't a recorded node catalog.", "Record it again from a ComfyUI."
            ) from error
        if isinstance(value, dict) and isinstance(value.get("object_info"), dict):
            return cls(value["object_info"], version=str(value.get("version", "")))
        if not isinstance(value, dict):
            raise StudioError(
                "file_invalid", f"{path} isn't a recorded node catalog.", "Record it again from a ComfyUI."
            )
        return cls(value)

    @property
    def object_info(self) -> Mapping[str, Any]:
        """The raw description, for converters that want ComfyUI's own form."""
        return self._raw

    def with_families(self, families: Mapping[str, str]) -> Catalog:
        """The same classes, knowing what is inside the model files."""
        return Catalog(
            self._raw, version=self.version, families=families, remote=False, pack_index=self.pack_index
        )

    def with_packs(self, pack_index: Mapping[str, str]) -> Catalog:
        """The same classes, knowing which packs bring others."""
        return Catalog(
            self._raw,
            version=self.version,
            families=self.families,
            remote=self.remote,
            pack_index=pack_index,
        )

    def __getitem__(self, name: str) -> NodeClass:
        known = self._classes.get(name)
        if known is None:
            known = self._classes[name] = parse_class(name, self._raw[name])
        return known

    def derived(self, name: str, make: Callable[[NodeClass], T]) -> T | None:
        """What ``make`` works out from a class, worked out once; None for a class that isn't here."""
        kept = self._derived.setdefault(make, {})
        if name not in kept:
            kept[name] = make(self[name]) if name in self._raw else None
        found: T | None = kept[name]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, name: object) -> bool:
        return name in self._raw

    @cached_property
    def packs(self) -> frozenset[str]:
        """The Python modules that brought the classes."""
        return frozenset(str(raw.get("python_module", "")) for raw in self._raw.values())

    @cached_property
    def connectable_types(self) -> frozenset[str]:
        """Every type that some output carries."""
        return frozenset(
            kind for one in self.values() for out in one.outputs for kind in split_types(out.type)
        )


def slim(object_info: Mapping[str, Any]) -> dict[str, Any]:
    """``object_info`` without its words for people: what a recording needs, at a tenth of the size."""
    left_out = {
        "description",
        "output_tooltips",
        "search_aliases",
        "essentials_category",
        "api_node",
        "input_order",
    }

    def plain(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: plain(each) for key, each in value.items() if key != "tooltip"}
        return [plain(each) for each in value] if isinstance(value, list) else value

    return {
        name: {
            key: plain(value)
            for key, value in raw.items()
            if key not in left_out and value not in (None, False, "", [])
        }
        for name, raw in object_info.items()
    }


def split_types(text: str) -> frozenset[str]:
    """The members of a type or union, e.g. ``"IMAGE,MASK"`` (the rule ComfyUI itself uses)."""
    known = _SPLIT.get(text)
    if known is None:
        known = frozenset(part.strip() for part in text.split(","))
        if len(_SPLIT) < 4096:
            _SPLIT[text] = known
    return known


_SPLIT: dict[str, frozenset[str]] = {}


def fits(given: str, wanted: str) -> bool:
    """Whether an output of type ``given`` may be linked to an input of type ``wanted``."""
    if given == wanted:
        return True
    left, right = split_types(given), split_types(wanted)
    return ANY in left or ANY in right or not left.isdisjoint(right)


def parse_class(name: str, raw: Mapping[str, Any]) -> NodeClass:
    """One entry of ``/object_info`` as a :class:`NodeClass`; odd entries are read as far as they make sense."""
    sections = raw.get("input") or {}
    inputs: dict[str, Input] = {}
    for section in ("required", "optional"):
        inputs.update(parse_inputs(sections.get(section) or {}, section == "required"))
    return NodeClass(
        name=name,
        title=str(raw.get("display_name") or name),
        category=str(raw.get("category") or ""),
        pack=str(raw.get("python_module") or ""),
        inputs=MappingProxyType(inputs),
        outputs=_parse_outputs(raw),
        hidden=frozenset(sections.get("hidden") or ()),
        is_output=bool(raw.get("output_node")),
        takes_lists=bool(raw.get("is_input_list")),
        deprecated=bool(raw.get("deprecated")),
        experimental=bool(raw.get("experimental")),
        description=str(raw.get("description") or ""),
    )


def parse_inputs(section: Mapping[str, Any], required: bool) -> dict[str, Input]:
    """The inputs of one section (``required`` or ``optional``), in order."""
    return {str(name): parse_input(str(name), spec, required) for name, spec in section.items()}


def parse_input(name: str, spec: Any, required: bool) -> Input:
    """One input from ComfyUI's ``[type, options]`` form."""
    if not isinstance(spec, list | tuple) or not spec:
        return Input(name, ANY, required)
    options = spec[1] if len(spec) > 1 and isinstance(spec[1], Mapping) else {}
    kind, choices = spec[0], None
    if isinstance(kind, list | tuple):
        choices, kind = tuple(kind), "COMBO"
    elif kind == "COMBO":
        listed = options.get("options")
        choices = tuple(listed) if isinstance(listed, list | tuple) else None
    elif kind == DYNAMIC_COMBO:
        choices = tuple(one.get("key") for one in options.get("options") or () if isinstance(one, Mapping))
    numeric = kind in ("INT", "FLOAT")
    return Input(
        name=name,
        type=str(kind),
        required=required,
        choices=choices,
        default=options.get("default", choices[0] if choices else None),
        minimum=_number(options.get("min")) if numeric else None,
        maximum=_number(options.get("max")) if numeric else None,
        step=_number(options.get("step")) if numeric else None,
        socket_only=bool(options.get("forceInput") or options.get("rawLink")),
        options=options,
    )


def _parse_outputs(raw: Mapping[str, Any]) -> tuple[Output, ...]:
    kinds: Iterable[Any] = raw.get("output") or ()
    names = list(raw.get("output_name") or ())
    lists = list(raw.get("output_is_list") or ())
    matches = list(raw.get("output_matchtypes") or ())
    found = []
    for i, kind in enumerate(kinds):
        word = "COMBO" if isinstance(kind, list | tuple) else str(kind)
        template = matches[i] if i < len(matches) and isinstance(matches[i], str) else None
        name = str(names[i]) if i < len(names) and names[i] else word
        found.append(Output(name, word, bool(lists[i]) if i < len(lists) else False, template))
    return tuple(found)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
