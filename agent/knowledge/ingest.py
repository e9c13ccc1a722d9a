"""Reads files and folders into documents: Markdown, text, YAML, JSON and PDF.

LlamaIndex's node parsers cut prose into passages of a few sentences, along headings where there are any, in
English and Chinese. YAML and JSON that list things become one document a thing, with its names, so that a
character is found by name. What is read is data: nothing in a file is ever followed as an instruction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ...common import strict_json, strict_yaml
from ...common.errors import StudioError
from ...common.extras import to_install
from .store import Document

SUFFIXES = (".md", ".txt", ".yaml", ".yml", ".json", ".pdf")
PASSAGE_TOKENS, OVERLAP_TOKENS = 160, 20
"""Length of a passage and what neighbours share, in tokens: a few sentences, so that a citation is short."""
MAX_BYTES = 20_000_000
NAME_KEYS = ("name", "names", "aliases", "alias", "title", "id")
UNTOLD = ("id", "kind", "names", "aliases", "alias")
"""Fields that say how a thing is found and nothing about it."""
KIND_WORDS = {
    "character": "character",
    "style": "style",
    "place": "place",
    "location": "place",
    "prompt": "prompt",
    "film": "film",
}
"""Folder or file names that tell what a document is about."""


def read_path(path: Path) -> Iterator[Document]:
    """Every document of a file, or of all readable files below a folder, in a fixed order.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``, or ``extra_missing`` without LlamaIndex.
    """
    if not path.exists():
        raise StudioError("file_missing", f"{path} isn't there.", "Check the path.")
    if path.is_file():
        yield from _read_file(path, path.absolute().parent.parent)  # its folder's name tells its kind
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.suffix.lower() in SUFFIXES and file.is_file() and not hidden:
            yield from _read_file(file, path)


def _read_file(path: Path, root: Path) -> Iterator[Document]:
    if path.stat().st_size > MAX_BYTES:
        raise StudioError("file_invalid", f"{path} is over {MAX_BYTES // 10**6} MB.", "Split it.")
    source = path.resolve().as_posix()
    kind = _kind(path.absolute().relative_to(root.absolute()))
    try:
        if path.suffix.lower() in (".yaml", ".yml", ".json"):
            yield from _things(path, source, kind)
        elif path.suffix.lower() == ".pdf":
            yield _prose(source, kind, path.stem, _pdf_text(path), markdown=False)
        else:
            text = path.read_text("utf-8")
            yield _prose(
                source, kind, _heading(text) or path.stem, text, markdown=path.suffix.lower() == ".md"
            )
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise StudioError(
            "file_invalid", f"{path} can't be read ({error}).", "Mend it or leave it out."
        ) from error


def _prose(source: str, kind: str, title: str, text: str, *, markdown: bool) -> Document:
    """A text cut into passages; its title and file name are its names."""
    try:
        from llama_index.core import Document as Page
        from llama_index.core.node_parser import MarkdownNodeParser, SentenceSplitter
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Reading your own files needs LlamaIndex.",
            to_install("knowledge"),
        ) from error
    pages = [Page(text=text)]
    sections = MarkdownNodeParser().get_nodes_from_documents(pages) if markdown else pages
    splitter = SentenceSplitter(chunk_size=PASSAGE_TOKENS, chunk_overlap=OVERLAP_TOKENS)
    passages = [text.strip() for section in sections for text in splitter.split_text(section.get_content())]
    names = {title, Path(source).stem.replace("_", " ")}
    return Document(source, kind, title, [passage for passage in passages if passage], sorted(names))


def _things(path: Path, source: str, kind: str) -> Iterator[Document]:
    """One document for each thing of a YAML or JSON file: a list of mappings, or a mapping of mappings."""
    text = path.read_text("utf-8")
    data = strict_json.loads(text) if path.suffix.lower() == ".json" else strict_yaml.loads(text)
    entries: list[tuple[str, Any]] = []
    if isinstance(data, list):
        entries = [(str(number), value) for number, value in enumerate(data, 1)]
    elif isinstance(data, Mapping) and data and all(isinstance(value, Mapping) for value in data.values()):
        entries = [(str(key), value) for key, value in data.items()]
    elif data:
        entries = [(path.stem, data)]
    for key, value in entries:
        names = _names(value) or [key]
        thing_kind = str(value.get("kind", kind)) if isinstance(value, Mapping) else kind
        yield Document(f"{source}#{key}", thing_kind, names[0], _facts(value), [*names, key])


def _names(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return []
    found: list[str] = []
    for key in NAME_KEYS:
        inner = value.get(key)
        parts = inner.values() if isinstance(inner, Mapping) else [inner]
        for part in parts:
            found += (
                [str(one) for one in part]
                if isinstance(part, list)
                else [part]
                if isinstance(part, str)
                else []
            )
    return list(dict.fromkeys(found))


def _facts(value: Any) -> list[str]:
    """A thing as sentences: each field of a mapping on its own, as "field: content"."""
    if not isinstance(value, Mapping):
        return [_flat(value)]
    facts = [
        f"{key}: {_flat(inner)}"
        for key, inner in value.items()
        if key not in UNTOLD and inner not in (None, "")
    ]
    return facts or [""]


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_flat(inner) for inner in value)
    return str(value)


def _kind(relative: Path) -> str:
    for part in (*reversed(relative.parts[:-1]), relative.stem):
        for word, kind in KIND_WORDS.items():
            if word in part.casefold():
                return kind
    return "note"


def _heading(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return first.lstrip("# ").strip()[:80] if first.startswith("#") else ""


def _pdf_text(path: Path) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Reading PDF files needs pypdf.",
            to_install("knowledge"),
        ) from error
    try:
        return "\n\n".join(page.extract_text() for page in PdfReader(path).pages)
    except (PyPdfError, ValueError) as error:
        raise StudioError(
            "file_invalid", f"{path} can't be read as PDF ({error}).", "Save it anew."
        ) from error
