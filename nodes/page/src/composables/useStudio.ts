// What the whole page shares: the films there are, how those under way come along, and which one is open.
import { reactive } from "vue";
import { api } from "comfy/api";
import { RequestFault, client } from "../client";
import { say } from "../words";
import type { GraphAbout, GraphChange, Progress, Run, RunRow } from "../types";

/** Milliseconds: events within this time become one look, and without events the page looks this often. */
const SOON = 200;
const EVERY = 3000;

interface StudioEvent {
  run: string;
  state: string;
  fraction?: number;
  text?: string;
}

export const studio = reactive({
  runs: [] as RunRow[],
  words: "",
  part: "film" as "film" | "workflow",
  order: "", // here and not in its part of the page, which newer editors put up anew when a node is selected
  changed: null as GraphChange | null,
  about: null as GraphAbout | null,
  open: null as string | null,
  run: null as Run | null,
  progress: {} as Record<string, Progress>,
  fault: "",
  busy: false,
});

let soon = 0;
let listens = false;
let shown = false;

function told(error: unknown): string {
  if (error instanceof RequestFault) return error.gone ? say("serverGone") : error.message;
  throw error;
}

/** Looks anew at the list and at the film that is open; what is shown stays where the server doesn't answer. */
export async function refresh(): Promise<void> {
  const id = studio.open;
  try {
    studio.runs = await client.runs(studio.words);
    if (id !== null) {
      const run = await client.run(id);
      if (studio.open === id && changed(run)) studio.run = run;
    }
    if (studio.fault === say("serverGone")) studio.fault = "";
  } catch (error) {
    studio.fault = told(error);
  }
}

function changed(run: Run): boolean {
  return JSON.stringify(run) !== JSON.stringify(studio.run);
}

export function refreshSoon(): void {
  window.clearTimeout(soon);
  soon = window.setTimeout(() => void refresh(), SOON);
}

export async function openRun(id: string | null): Promise<void> {
  studio.open = id;
  studio.run = null;
  studio.fault = "";
  await refresh();
}

/** Does something that a person asked for; what went wrong is told. Gives whether it went well. */
export async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  studio.busy = true;
  studio.fault = "";
  try {
    await action();
    await refresh();
    return true;
  } catch (error) {
    studio.fault = told(error);
    return false;
  } finally {
    studio.busy = false;
  }
}

function hear(event: StudioEvent): void {
  if (event.state === "running") {
    studio.progress[event.run] = { fraction: event.fraction ?? 0, text: event.text ?? "" };
    if (event.run !== studio.open && studio.runs.some((run) => run.id === event.run)) return;
  } else {
    delete studio.progress[event.run];
  }
  refreshSoon();
}

function look(): void {
  if (shown && !document.hidden && studio.runs.some((run) => run.active || run.standing === "running")) refreshSoon();
}

/** Begins to listen, once however often the page is opened; a blocked websocket only makes it slower. */
export function listen(): void {
  shown = true;
  void refresh();
  if (listens) return;
  listens = true;
  api.addEventListener("animation_studio", (event) => hear((event as CustomEvent<StudioEvent>).detail));
  window.setInterval(look, EVERY);
}

export function leave(): void {
  shown = false;
}
