import type { Storyboard } from "../types";

/** What a person changed of a run's storyboard and hasn't sent: it outlives a closed page and a server that is gone. */
export interface KeptBoard {
  read(): Storyboard | null;
  write(board: Storyboard | null): void;
}

interface Saved {
  of: string;
  board: Storyboard;
}

/** Keeps changes in the browser, for the run and the state of its plan that they are of. */
export function useKept(run: string, plan: Storyboard): KeptBoard {
  const key = `animation_studio.storyboard.${run}`;
  const of = JSON.stringify(plan);
  return {
    read() {
      try {
        const saved = JSON.parse(localStorage.getItem(key) ?? "null") as Saved | null;
        return saved?.of === of ? saved.board : null;
      } catch {
        return null; // another version wrote it
      }
    },
    write(board) {
      try {
        if (board === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify({ of, board } satisfies Saved));
      } catch {
        // a full or forbidden store: the page still holds the changes
      }
    },
  };
}
