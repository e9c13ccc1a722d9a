// The graph on ComfyUI's canvas: what is open and selected there, where a node is, and how a changed one gets in.
import { app, type CanvasGraph, type CanvasNode } from "comfy/app";

const MARK = "animationStudio";
const COLOR = "#f0a020";

function root(): CanvasGraph {
  return app.rootGraph ?? app.graph;
}

/** The open workflow as the page would save it. */
export function openGraph(): object {
  return root().serialize();
}

/** The ids on the way to a subgraph, as in "57:8:"; empty for the workflow itself. */
function wayTo(wanted: CanvasGraph, from: CanvasGraph = root(), way = ""): string | null {
  if (wanted === from) return way;
  for (const node of from.nodes) {
    const found = node.subgraph ? wayTo(wanted, node.subgraph, `${way}${node.id}:`) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The ids of the selected nodes, those of subgraphs with the ids on the way to them. */
export function selectedIds(): string[] {
  const way = wayTo(app.canvas.graph) ?? "";
  return Object.values(app.canvas.selected_nodes ?? {}).map((node) => `${way}${node.id}`);
}

/** The nodes on the way to one, itself last; none where it isn't there. */
function nodesTo(id: string): CanvasNode[] {
  const found: CanvasNode[] = [];
  let graph: CanvasGraph | undefined = root();
  for (const part of id.split(":")) {
    const node: CanvasNode | undefined = graph?.nodes.find((one) => String(one.id) === part);
    if (!node) return [];
    found.push(node);
    graph = node.subgraph;
  }
  return found;
}

/** Whether a node of that id is there. */
export function isThere(id: string): boolean {
  return nodesTo(id).length > 0;
}

/** Shows a node in the middle of the canvas, inside its subgraph where it has one; `select` also selects it. */
export function goTo(id: string, select: boolean): void {
  const way = nodesTo(id);
  const node = way.at(-1);
  if (!node) return;
  const graph = way.at(-2)?.subgraph ?? root();
  if (app.canvas.graph !== graph) app.canvas.setGraph(graph);
  if (select) app.canvas.selectItems([node]);
  app.canvas.centerOnNode(node);
  app.canvas.setDirty(true, true);
}

let marked: CanvasNode[] = [];

/** Draws a frame around nodes and the subgraphs that hold them, and around no others. */
export function mark(ids: string[]): void {
  for (const node of marked) delete node.strokeStyles?.[MARK];
  marked = ids.flatMap(nodesTo);
  for (const node of marked) {
    if (node.strokeStyles) node.strokeStyles[MARK] = () => ({ color: COLOR, lineWidth: 4, padding: 8 });
  }
  app.canvas.setDirty(true, true);
}

function history() {
  return app.extensionManager.workflow?.activeWorkflow?.changeTracker;
}

/** Puts a changed graph in the place of the open one, as a step that the editor's own undo takes back. */
export async function put(graph: object): Promise<void> {
  const steps = history();
  if (!steps) {
    await app.loadGraphData(graph);
    return;
  }
  if (steps.captureCanvasState) steps.captureCanvasState();
  else steps.checkState?.();
  steps.redoQueue.splice(0, steps.redoQueue.length, graph);
  await steps.redo();
}

/** Takes the editor's last step back. */
export async function takeBack(): Promise<void> {
  await history()?.undo();
}
