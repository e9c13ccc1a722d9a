"""``./studio knowledge``: what the studio knows: add, search, list, remove, count, measure, forget."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from ...common.errors import StudioError
from ...common.extras import to_install
from ...common.terminal import terminal

knowledge_app = typer.Typer(
    help="What the studio knows of characters, places and styles.", no_args_is_help=True
)
out = terminal()
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@knowledge_app.command()
def add(path: Annotated[Path, typer.Argument(help="A file, or a folder of them.")]) -> None:
    """Read Markdown, text, YAML, JSON or PDF files in; what hasn't changed is left as it is."""
    from ..knowledge.base import open_knowledge
    from ..knowledge.ingest import read_path

    base = open_knowledge()
    added = [base.add(document) for document in read_path(path)]
    if not added:
        raise StudioError(
            "file_invalid", f"{path} holds nothing that can be read.", "Give .md, .txt, .yaml, .json or .pdf."
        )
    out.print(f"{sum(added)} of {len(added)} documents read in, the others were known already.")


@knowledge_app.command()
def search(
    query: Annotated[str, typer.Argument(help="A question, a name or a few words.")],
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this kind; may be given several times.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=50)] = 5,
    as_json: AsJson = False,
) -> None:
    """Find what is known, with where it stands."""
    from ..knowledge.base import open_knowledge

    found = open_knowledge().search(query, most=most, kinds=kind or ())
    if as_json:
        rows = [
            {
                "citation": one.citation,
                "kind": one.passage.kind,
                "title": one.passage.title,
                "text": one.passage.text,
                "score": round(one.score, 5),
                "named": one.named,
            }
            for one in found
        ]
        out.print_json(json.dumps(rows, ensure_ascii=False))
        return
    for one in found:
        out.print(Text(one.passage.title, "bold"), Text(one.passage.text), Text(f"({one.citation})", "dim"))
    if not found:
        out.print("Nothing is known of that.")


@knowledge_app.command("list")
def list_command(as_json: AsJson = False) -> None:
    """List the documents."""
    from ..knowledge.base import open_knowledge

    rows = open_knowledge().store.sources()
    if as_json:
        out.print_json(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("Kind", "Title", "Passages", "Source")
    for row in rows:
        table.add_row(*map(Text, (row["kind"], row["title"], str(row["passages"]), row["source"])))
    out.print(table)


@knowledge_app.command()
def remove(
    source: Annotated[
        str, typer.Argument(help="A source as `list` names it; all below it when it ends in /.")
    ],
) -> None:
    """Take documents out. What ships with the studio comes back by itself."""
    from ..knowledge.base import open_knowledge

    number = open_knowledge().store.remove(source)
    if not number:
        raise StudioError(
            "file_missing", f"No document comes from {source}.", "See `./studio knowledge list`."
        )
    out.print(f"{number} documents taken out.")


@knowledge_app.command()
def forget() -> None:
    """Clear the memory of earlier films; documents stay."""
    from ..knowledge.base import open_knowledge
    from ..knowledge.memory import forget as clear

    out.print(f"{clear(open_knowledge())} films forgotten.")


@knowledge_app.command()
def stats(as_json: AsJson = False) -> None:
    """Count documents and passages by kind, and name the embedding model."""
    from ..knowledge.base import knowledge_path, open_knowledge

    base = open_knowledge()
    rows = base.store.sources()
    facts = {
        "file": str(knowledge_path()),
        "megabytes": round(sum(one.stat().st_size for one in knowledge_path().parent.iterdir()) / 1e6, 2),
        "model": base.model or "none: search goes by names and words (install the extra knowledge)",
        "documents": dict(Counter(row["kind"] for row in rows)),
        "passages": sum(row["passages"] for row in rows),
    }
    if as_json:
        out.print_json(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        out.print(f"{name}: {value}", markup=False, soft_wrap=True)


@knowledge_app.command(hidden=True)
def prepare() -> None:
    """Compute the vectors that ship with the studio anew: for whoever changes its documents."""
    from ..knowledge.base import prepare_vectors
    from ..knowledge.embed import PACKAGE, installed_embedder
    from ..knowledge.prepared import PREPARED

    if (model := installed_embedder()) is None:
        raise StudioError("extra_missing", f"{PACKAGE} isn't installed.", to_install("knowledge"))
    out.print(f"{prepare_vectors(model)} vectors in {PREPARED}", markup=False, soft_wrap=True)


@knowledge_app.command("eval")
def eval_command(
    questions: Annotated[Path, typer.Argument(help="A YAML list of [question, key of the document].")],
    passages: Annotated[int, typer.Option(help="Passages of the base that searches are timed in.")] = 20_000,
    as_json: AsJson = False,
) -> None:
    """Measure recall and rank over labelled questions, joined and for each way alone, and the time of a search."""
    from ..knowledge.base import open_knowledge
    from ..knowledge.embed import installed_embedder
    from ..knowledge.measure import compare, load_questions, time_search

    asked = load_questions(questions)
    embedder = installed_embedder()
    with tempfile.TemporaryDirectory() as folder:
        base = open_knowledge(Path(folder) / "eval.sqlite", embedder)
        ways = compare(base, asked, embedder)
        timed = time_search(Path(folder), asked, passages)
    if as_json:
        figures = {name: asdict(result) for name, result in ways.items()}
        out.print_json(json.dumps({"ways": figures, "time": timed}, ensure_ascii=False))
        return
    table = Table("search", "recall@5", "MRR", "questions")
    for name, one in ways.items():
        table.add_row(name, f"{one.recall:.3f}", f"{one.reciprocal_rank:.3f}", str(one.questions))
    out.print(table)
    out.print(f"{passages} passages: p50 {timed['p50_ms']:.0f} ms, p95 {timed['p95_ms']:.0f} ms a search")
    for line in ways["joined"].missed:
        out.print(line, markup=False)
