"""Writes the templates that people open in ComfyUI: one a skill, in the page's form, with a note and a picture.

They are generated from the skills' examples so that they can't rot:
``python -m animation_ai_studio.workflows.templates --server URL`` writes them, and a test fails when they are
out of date. ComfyUI shows every ``*.json`` of this folder with the ``.jpg`` of the same name.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from ..common.files import write_bytes, write_text
from .api.sync import SyncComfyClient
from .catalog import Catalog
from .draw import to_picture
from .editor import to_editor
from .graph import Graph, Node
from .skills import Skill, all_skills

FOLDER = Path(__file__).parent
FILES = (".safetensors", ".png", ".jpg", ".webp")
"""What the names of files end in that a graph reads."""
THUMBNAIL = 640
"""Pixels of a thumbnail's longer side."""


def template(skill: Skill[Any], catalog: Catalog) -> dict[str, Any]:
    """The template of a skill: its example as a workflow with a note beside it."""
    graph = skill.graph(skill.example, catalog)
    return to_editor(graph, catalog, notes=[note(skill, graph)])


def note(skill: Skill[Any], graph: Graph) -> str:
    """What the note beside a template says (Markdown): what it is for, what it needs, what to change."""
    lines = [f"## {skill.title or skill.name}", "", skill.doc, ""]
    if needed := needs_first(graph):
        lines += ["**What it needs first**", "", *(f"- {one}" for one in needed), ""]
    lines += ["**What to change**", ""]
    for name, field in skill.parameters.model_fields.items():
        if field.description:
            lines.append(f"- `{name}`: {field.description}")
    lines += ["", f"*Animation AI Studio, skill {skill.name} version {skill.version}*"]
    return "\n".join(lines)


def needs_first(graph: Graph) -> list[str]:
    """What must be there before a graph can run, in words: model files, a profile's checkpoint, saved takes."""
    nodes = list(graph.values())
    texts = {value for node in nodes for value in node.inputs.values() if isinstance(value, str)}
    files = sorted(value for value in texts if value.endswith(FILES))
    profiles = {
        str(node.inputs.get("profile")) for node in nodes if node.class_type == "AnimationStudioLoadSDXL"
    }
    saved = _takes(nodes, "AnimationStudioSaveTake")
    takes = sorted(_takes(nodes, "AnimationStudioLoadTake", "AnimationStudioJudgeTake") - saved)
    return [
        *(f"the file `{name}`, or another chosen in its place" for name in files),
        *(f"the checkpoint of the profile `{name}` in `sdxl_config.yaml`" for name in sorted(profiles)),
        *(f"the take `{take}` of the run `{run}`{_maker(take)}" for run, take in takes),
    ]


def _takes(nodes: Iterable[Node], *classes: str) -> set[tuple[str, str]]:
    """Run and take that the nodes of some classes name."""
    return {(str(one.inputs["run"]), str(one.inputs["take"])) for one in nodes if one.class_type in classes}


def _maker(take: str) -> str:
    """Which template saves a take of that name."""
    titles = [skill.title for skill in all_skills().values() if getattr(skill.example, "take", "") == take]
    return f", which the template *{titles[0]}* makes" if titles else ", saved with *Save Take*"


def templates(catalog: Catalog) -> Iterator[tuple[Skill[Any], dict[str, Any]]]:
    """The templates of all skills that this ComfyUI has the nodes for."""
    for skill in all_skills().values():
        if skill.available(catalog):
            yield skill, template(skill, catalog)


def write_all(catalog: Catalog, folder: Path = FOLDER) -> list[Path]:
    """Writes all templates, and a drawn thumbnail for those that have no picture; gives the files written.

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    written: list[Path] = []
    for skill, workflow in templates(catalog):
        path = folder / f"{skill.name}.json"
        write_text(path, as_text(workflow))
        written.append(path)
        picture = path.with_suffix(".jpg")
        if not picture.exists():
            write_bytes(picture, thumbnail(skill.graph(skill.example, catalog), catalog))
            written.append(picture)
    return written


def as_text(workflow: Mapping[str, Any]) -> str:
    """The file's text: stable, and readable in a review."""
    return json.dumps(workflow, indent=1, ensure_ascii=False) + "\n"


def thumbnail(graph: Graph, catalog: Catalog) -> bytes:
    """A drawing of the graph as JPEG."""
    data = io.BytesIO()
    to_picture(graph, catalog, largest=THUMBNAIL).save(data, "JPEG", quality=85, optimize=True)
    return data.getvalue()


def main(server: Annotated[str, typer.Option(help="A running ComfyUI with this pack.")]) -> None:
    """Writes the templates of all skills."""
    with SyncComfyClient(server) as client:
        for path in write_all(client.catalog()):
            typer.echo(path.name)


if __name__ == "__main__":
    typer.run(main)
