// Changes of a storyboard that a person makes on its cards. Each gives a new storyboard and leaves the old one alone, so
// that all can be taken back.
import type { Shot, Storyboard } from "./types";

export const shotsOf = (board: Storyboard): Shot[] => board.beats.flatMap((beat) => beat.shots);

/** The length of a film as its shots tell it; speech may make it longer. */
export const lengthOf = (board: Storyboard): number =>
  Math.round(shotsOf(board).reduce((sum, shot) => sum + shot.seconds, 0) * 10) / 10;

/** What a shot shows, in the words of the request where they tell it. */
export function happens(board: Storyboard, shot: Shot): string {
  const told = board.events.filter((event) => shot.depicts.includes(event.id)).map((event) => event.text);
  if (told.some(Boolean)) return told.filter(Boolean).join(" ");
  return shot.acts
    .map((act) => `${act.who.map((one) => nameOf(board, one)).join(", ")}: ${act.action.replaceAll("_", " ")}`)
    .join(" · ");
}

export function nameOf(board: Storyboard, id: string): string {
  const entity = board.entities.find((one) => one.id === id || one.character === id);
  const extra = shotsOf(board)
    .flatMap((shot) => shot.actors)
    .find((actor) => actor.character === id)?.extra;
  return entity?.name ?? extra?.name ?? board.called[id] ?? id.replaceAll("_", " ");
}

export function changeShot(board: Storyboard, id: string, change: Partial<Shot>): Storyboard {
  const changed = (shot: Shot) => (shot.id === id ? { ...shot, ...change } : shot);
  return { ...board, beats: board.beats.map((beat) => ({ ...beat, shots: beat.shots.map(changed) })) };
}

/** Other words for a line; without words it isn't said. */
export function changeLine(board: Storyboard, shot: Shot, line: string, text: string): Storyboard {
  const said = text.trim()
    ? shot.lines.map((one) => (one.id === line ? { ...one, text: text.trim() } : one))
    : shot.lines.filter((one) => one.id !== line);
  return changeShot(board, shot.id, { lines: said });
}

/** The film without a shot; its last picture stays. */
export function removeShot(board: Storyboard, id: string): Storyboard {
  if (shotsOf(board).filter((shot) => !shot.card && shot.id !== id).length === 0) return board;
  const beats = board.beats.map((beat) => ({ ...beat, shots: beat.shots.filter((shot) => shot.id !== id) }));
  return { ...board, beats: beats.filter((beat) => beat.shots.length > 0) };
}

/** A shot changed places with the one before (-1) or after it (1); beats keep their lengths. */
export function moveShot(board: Storyboard, id: string, step: -1 | 1): Storyboard {
  const shots = shotsOf(board);
  const from = shots.findIndex((shot) => shot.id === id);
  const [moved, other] = [shots[from], shots[from + step]];
  if (!moved || !other) return board;
  shots[from] = other;
  shots[from + step] = moved;
  let at = 0;
  const beats = board.beats.map((beat) => ({ ...beat, shots: shots.slice(at, (at += beat.shots.length)) }));
  return { ...board, beats };
}
