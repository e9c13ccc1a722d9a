#!/usr/bin/env bash
# Guess:   in the workflow templates that ComfyUI ships every link has both its ends, and each link that an
#          output names exists: they were saved by the editor and open without a complaint.
# Happens: subgraphs of one template hold twelve links whose nodes are gone; in four others an output names
#          a link that isn't there, two subgraph outputs do, and one file's last_node_id is lower than a
#          node's id.
# Version: comfyui-workflow-templates-json 0.1.123 (644 workflows)
# So:      the editor tolerates what a strict reader refuses. Drop links without ends and trust inputs
#          alone; take new ids from the largest id in use, not from last_node_id.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  --no-deps comfyui-workflow-templates-json==0.1.123
cd "$work"
venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import files

OUTSIDE = {-10, -20}  # the numbers under which a subgraph's own inputs and outputs appear in its links
KINDS = "workflows", "links without a node", "outputs naming no link", "subgraph outputs naming no link"
counts = dict.fromkeys((*KINDS, "low last_node_id"), 0)
for file in files("comfyui-workflow-templates-json"):
    flow = json.loads(file.locate().read_text("utf-8")) if file.suffix == ".json" else None
    if not isinstance(flow, dict) or "nodes" not in flow:
        continue
    counts["workflows"] += 1
    counts["low last_node_id"] += flow["last_node_id"] < max(node["id"] for node in flow["nodes"])
    links = {link[0] for link in flow["links"]}
    slots = [slot for node in flow["nodes"] for slot in node.get("outputs") or []]
    named = [link for slot in slots for link in slot.get("links") or []]
    counts["outputs naming no link"] += sum(link not in links for link in named)
    for part in flow.get("definitions", {}).get("subgraphs", []):
        nodes = {node["id"] for node in part["nodes"]} | OUTSIDE
        links = {link["id"] for link in part["links"]}
        ends = [(link["origin_id"], link["target_id"]) for link in part["links"]]
        counts["links without a node"] += sum(not nodes.issuperset(pair) for pair in ends)
        named = [link for slot in part["outputs"] for link in slot.get("linkIds", [])]
        counts["subgraph outputs naming no link"] += sum(link not in links for link in named)
print(counts)
if list(counts.values()) != [644, 12, 4, 2, 1]:
    sys.exit("no longer so")
PY
