"""Holds the converter against ComfyUI's page: each file is opened there, and what the page would send is compared.

What differs is either a fault, or one of the differences that are meant: each has its reason in
:class:`Reason`, and the figures count them.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ...common.errors import StudioError
from ...common.progress import Progress, silent
from ...workflows.catalog import Catalog
from ...workflows.page import NoteKind, PageReading, read
from ...workflows.page.texts import script_text
from .material import Named

READY = "window.app?.graph && window.app?.extensionManager?.spinner === false"
CONVERT = """async (workflow) => {
  try {
    await app.loadGraphData(workflow, true, false);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const asWritten = (graph) => {
      for (const node of graph._nodes) {
        for (const widget of node.widgets ?? []) if (widget.dynamicPrompts) widget.serializeValue = undefined;
        if (node.isSubgraphNode?.()) asWritten(node.subgraph);
      }
    };
    asWritten(app.graph);
    const made = await app.graphToPrompt();
    return { output: made.output, frontend: made.workflow.extra.frontendVersion };
  } catch (error) {
    return { error: String(error) };
  }
}"""
"""JavaScript: what the page makes of a workflow, with its drawing of ``{a|b}`` switched off."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
MISSING = object()

Answer = dict[str, Any]
Ask = Callable[[dict[str, Any]], Awaitable[Answer]]
Api = dict[str, Any]


class Reason(StrEnum):
    """Why a difference is meant."""

    NOT_HERE = "nodes of packs that this ComfyUI doesn't have: the page sends them without a class"
    BUTTONS = "buttons and previews that no class takes: only the page sends them"
    OFF = "insides of muted or bypassed subgraphs: only the page sends them"
    EMPTY = "a value that is kept inside a subgraph: the page sends null"
    IDS = "nodes inside subgraphs and groups: some pages give them new ids"
    SPELLED = "numbers and line ends of other systems in texts: pages write them differently"
    PROMOTED = "values that a subgraph node keeps in another version's form: this page misses them"
    LOST = "links or values that this page loses, or refuses the file for"


LISTED: dict[str, Reason] = {
    "wf_control_absent": Reason.LOST,
    "wf_version_absent": Reason.LOST,
    "wf_link_missing": Reason.LOST,
    "wf_node_link_null": Reason.LOST,
    "wf_widgets_dict": Reason.LOST,
    "wf_group_node": Reason.LOST,
    "wf_use_everywhere": Reason.NOT_HERE,
    "3d_hunyuan3d-v2.1": Reason.PROMOTED,
    "3d_hunyuan3d_image_to_model": Reason.PROMOTED,
    "image_ovis_text_to_image": Reason.PROMOTED,
}
"""Files in which some page differs."""


@dataclass(frozen=True, slots=True)
class PageDifference:
    """One place in which page and converter differ; ``input`` is empty for a whole node."""

    node: str
    input: str
    page: Any
    ours: Any

    def words(self) -> str:
        """For people."""
        page, ours = ("nothing" if one is MISSING else repr(one)[:120] for one in (self.page, self.ours))
        return f"node {self.node} {self.input}: the page sends {page}, the converter {ours}"


@dataclass(slots=True)
class Comparison:
    """One file: the differences that are faults, and the reasons of the others."""

    name: str
    faults: list[str] = field(default_factory=list)
    reasons: Counter[Reason] = field(default_factory=Counter)


def differences(page: Api, ours: Api) -> Iterator[PageDifference]:
    """Node by node and input by input."""
    for key in sorted(page.keys() | ours.keys()):
        left, right = page.get(key), ours.get(key)
        if left is None or right is None:
            yield PageDifference(key, "", left or MISSING, right or MISSING)
            continue
        if left.get("class_type") != right["class_type"]:
            yield PageDifference(key, "class_type", left.get("class_type"), right["class_type"])
        for name in sorted(left["inputs"].keys() | right["inputs"].keys()):
            pair = left["inputs"].get(name, MISSING), right["inputs"].get(name, MISSING)
            if pair[0] != pair[1]:
                yield PageDifference(key, name, *pair)


def compare(name: str, workflow: dict[str, Any], answer: Answer, catalog: Catalog) -> Comparison:
    """The converter's graph against the page's answer."""
    found = Comparison(name)
    reading = read(workflow, catalog)
    if "error" in answer:
        if name in LISTED:
            found.reasons[LISTED[name]] += 1
        else:
            found.faults.append(f"the page refuses it: {answer['error']}")
        return found
    ours, page = reading.graph.to_api(), answer["output"]
    judge = _PageJudge(name, page, reading, catalog, str(answer.get("frontend", "")))
    left = [one for one in differences(page, ours) if not judge.excuses(one, found.reasons)]
    if left and _shapes(page) == _shapes(ours):
        found.reasons[Reason.IDS] += 1
        left = []
    found.faults += [one.words() for one in left]
    return found


class _PageJudge:
    """Tells which differences of one file are meant."""

    def __init__(self, name: str, page: Api, reading: PageReading, catalog: Catalog, frontend: str) -> None:
        self._name, self._page, self._catalog, self._frontend = name, page, catalog, frontend
        self._off = tuple(f"{one.node}:" for one in reading.notes if one.kind is NoteKind.OFF)

    def excuses(self, one: PageDifference, reasons: Counter[Reason]) -> bool:
        """Whether a difference is meant; its reason is counted."""
        reason = self._reason(one)
        if reason is not None:
            reasons[reason] += 1
        return reason is not None

    def _reason(self, one: PageDifference) -> Reason | None:
        node = self._page.get(one.node, {})
        kind = node.get("class_type")
        if self._is_stranger(one.node) or (
            isinstance(one.page, list) and self._is_stranger(str(one.page[0]))
        ):
            return Reason.NOT_HERE
        if one.ours is MISSING and self._off and one.node.startswith(self._off):
            return Reason.OFF
        if (
            one.ours is MISSING
            and one.input
            and not isinstance(one.page, list)
            and self._is_button(kind, one)
        ):
            return Reason.BUTTONS
        if one.page is None and one.input and one.ours is not MISSING:
            return Reason.EMPTY
        if isinstance(one.ours, str) and _one_spelling(one.page) == _one_spelling(one.ours):
            return Reason.SPELLED
        if self._name in LISTED:
            return LISTED[self._name]
        return self._older_form(one)

    def _is_button(self, kind: Any, one: PageDifference) -> bool:
        return kind in self._catalog and one.input not in self._catalog[kind].inputs

    def _older_form(self, one: PageDifference) -> Reason | None:
        """What pages of spring 2026 make of older files, and 1.32 of names of nodes in groups."""
        if self._frontend.startswith("1.4") and ":" in one.node:
            return Reason.PROMOTED
        if one.input == "filename_prefix" and isinstance(one.page, str) and "%" in one.page:
            return Reason.LOST
        return None

    def _is_stranger(self, key: str) -> bool:
        return key in self._page and self._page[key].get("class_type") is None


def _one_spelling(value: Any) -> Any:
    """A value in one spelling: a number as its text, line ends as they are here."""
    if isinstance(value, str | int | float):
        return script_text(value).replace("\r\n", "\n").replace("\r", "\n")
    return value


def _shapes(api: Api) -> Counter[str]:
    """The nodes without their ids: class, values, and the shapes of what feeds them."""
    known: dict[str, str] = {}

    def shape(key: str, depth: int) -> str:
        if key not in known and key in api and depth < 200:
            inputs = {
                name: shape(str(value[0]), depth + 1) + f":{value[1]}"
                if _is_link(value, api)
                else script_text(value)
                for name, value in sorted(api[key]["inputs"].items())
            }
            known[key] = str(hash((api[key].get("class_type"), tuple(inputs.items()))))
        return known.get(key, "")

    return Counter(shape(key, 0) for key in api)


def _is_link(value: Any, api: Api) -> bool:
    return isinstance(value, list) and len(value) == 2 and str(value[0]) in api


async def compare_all(
    ask: Ask, files: Iterable[Named], catalog: Catalog, progress: Progress = silent
) -> list[Comparison]:
    """Every file, one after the other."""
    found = []
    listed = list(files)
    for number, (name, workflow) in enumerate(listed):
        progress(number / len(listed), name)
        found.append(compare(name, workflow, await ask(workflow), catalog))
    return found


def figures(compared: list[Comparison]) -> dict[str, Any]:
    """What the bench prints."""
    reasons: Counter[str] = Counter()
    for one in compared:
        reasons.update({str(reason): 1 for reason in one.reasons})
    return {
        "files": len(compared),
        "equal": sum(not one.faults and not one.reasons for one in compared),
        "equal_but_for": dict(reasons.most_common()),
        "different": {one.name: one.faults for one in compared if one.faults},
    }


async def bench_page(
    url: str, files: Iterable[Named], catalog: Catalog, progress: Progress = silent
) -> dict[str, Any]:
    """Opens each file in the page of the ComfyUI at ``url`` in Chromium, and compares.

    Raises:
        StudioError: ``extra_missing`` without Playwright or Chromium.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        raise StudioError(
            "extra_missing", "This needs Playwright and Chromium.", "Run ./studio test once: it brings them."
        )
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page()
        await page.goto(url)
        await page.wait_for_function(READY, timeout=90_000)

        async def ask(workflow: dict[str, Any]) -> Answer:
            answer: Answer = await page.evaluate(CONVERT, workflow)
            return answer

        compared = await compare_all(ask, files, catalog, progress)
        await browser.close()
    return figures(compared)
