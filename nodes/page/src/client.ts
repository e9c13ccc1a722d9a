// The studio's routes as functions. Ids go into addresses, words and the open graph into bodies; nothing else is sent.
import { api } from "comfy/api";
import type { ChangeReading, FilePlace, FilmOrder, GraphAbout, GraphChange, Run, RunRow, Storyboard, Understood } from "./types";

const BASE = "/animation_studio";
const runPath = (id: string) => `${BASE}/runs/${encodeURIComponent(id)}`;

/** What the server refused, in its own words, or that it didn't answer (`gone`). */
export class RequestFault extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
  get gone(): boolean {
    return this.code === "gone";
  }
}

async function ask<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const options: RequestInit =
    body === undefined
      ? { signal }
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal };
  let reply: Response;
  let told: { error?: { code?: string; message?: string; fix?: string } };
  try {
    reply = await api.fetchApi(path, options);
    told = await reply.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestFault("", "gone");
  }
  if (!reply.ok) {
    throw new RequestFault(`${told.error?.message ?? reply.status} ${told.error?.fix ?? ""}`.trim(), told.error?.code ?? "");
  }
  return told as T;
}

export const client = {
  runs: async (words: string) =>
    (await ask<{ runs: RunRow[] }>(`${BASE}/runs?${new URLSearchParams({ words })}`)).runs,
  run: (id: string) => ask<Run>(runPath(id)),
  start: async (order: FilmOrder) => (await ask<{ run: string }>(`${BASE}/runs`, order)).run,
  read: (order: FilmOrder, signal: AbortSignal) => ask<Understood>(`${BASE}/reading`, order, signal),
  approve: (id: string, storyboard?: Storyboard) => ask(`${runPath(id)}/answer`, storyboard ? { storyboard } : {}),
  choose: (id: string, takes: string[]) => ask(`${runPath(id)}/answer`, { takes }),
  again: (id: string, shots: string[]) => ask(`${runPath(id)}/answer`, { again: shots, budgets: { takes: 8 } }),
  resume: (id: string) => ask(`${runPath(id)}/resume`, {}),
  stop: (id: string) => ask(`${runPath(id)}/stop`, {}),
  readChange: (id: string, text: string, signal: AbortSignal) =>
    ask<ChangeReading>(`${runPath(id)}/change`, { text }, signal),
  change: async (id: string, text: string) =>
    (await ask<{ run: string }>(`${runPath(id)}/change`, { text, do: true })).run,
  graph: async (id: string, take: string) =>
    (await ask<{ graph: unknown }>(`${runPath(id)}/graphs/${encodeURIComponent(take)}`)).graph,
  script: async (id: string) => (await ask<{ text: string }>(`${runPath(id)}/script`)).text,
  editGraph: (graph: object, order: string, selected: string[], signal?: AbortSignal) =>
    ask<GraphChange>(`${BASE}/graph/edit`, { graph, order, selected }, signal),
  tellGraph: (graph: object) => ask<GraphAbout>(`${BASE}/graph/told`, { graph }),
  stillAddress: (id: string, shot: string, state: number) =>
    api.apiURL(`${runPath(id)}/stills/${encodeURIComponent(shot)}?state=${state}`),
  fileAddress: (place: FilePlace) =>
    api.apiURL(`/view?${new URLSearchParams({ filename: place.filename, subfolder: place.subfolder, type: place.type })}`),
};
