import { describe, expect, it } from "vitest";
import { changeLine, happens, lengthOf, moveShot, nameOf, removeShot, shotsOf } from "./storyboard";
import type { Shot, Storyboard } from "./types";

const shot = (id: string, more: Partial<Shot> = {}): Shot => ({
  id,
  setting: { place: "park", time: "day", weather: "clear", label: "" },
  framing: "wide",
  actors: [],
  acts: [],
  depicts: [],
  lines: [],
  seconds: 2,
  card: "",
  ...more,
});
const board = (): Storyboard => ({
  title: "T",
  logline: "",
  seconds: 6,
  called: { luca: "the pirate" },
  entities: [{ id: "dog", name: "the dog", character: null }],
  events: [{ id: "e1", text: "A dog barks." }],
  beats: [
    { kind: "hook", shots: [shot("s1", { depicts: ["e1"] })] },
    { kind: "turn", shots: [shot("s2", { lines: [{ id: "l1", character: "luca", text: "Hi" }] }), shot("s3")] },
  ],
  notes: [],
});
const ids = (one: Storyboard) => shotsOf(one).map((each) => each.id);

describe("a storyboard on its cards", () => {
  it("moves a shot over a beat's end, which keeps its length", () => {
    const moved = moveShot(board(), "s1", 1);
    expect(ids(moved)).toEqual(["s2", "s1", "s3"]);
    expect(moved.beats.map((beat) => beat.shots.length)).toEqual([1, 2]);
    expect(ids(moveShot(board(), "s1", -1))).toEqual(["s1", "s2", "s3"]);
    expect(ids(moveShot(board(), "s3", 1))).toEqual(["s1", "s2", "s3"]);
  });
  it("loses a beat with its last shot, which the server refuses empty, and keeps the last picture", () => {
    const less = removeShot(board(), "s1");
    expect(less.beats).toHaveLength(1);
    const one = removeShot(less, "s2");
    expect(ids(removeShot(one, "s3"))).toEqual(["s3"]);
  });
  it("says a line in other words, and doesn't say one without words", () => {
    const before = board();
    const [, second] = shotsOf(before);
    expect(shotsOf(changeLine(before, second!, "l1", " Ahoy "))[1]!.lines[0]!.text).toBe("Ahoy");
    expect(shotsOf(changeLine(before, second!, "l1", "  "))[1]!.lines).toEqual([]);
    expect(second!.lines[0]!.text).toBe("Hi");
  });
  it("tells what happens, who is who and how long it is", () => {
    expect(happens(board(), shotsOf(board())[0]!)).toBe("A dog barks.");
    expect([nameOf(board(), "dog"), nameOf(board(), "luca"), nameOf(board(), "old_man")]).toEqual([
      "the dog",
      "the pirate",
      "old man",
    ]);
    expect(lengthOf(board())).toBe(6);
  });
});
