// The words of the studio as its routes tell them. A storyboard holds more fields than the page knows: they go back
// to the server just as they came.
export interface Line {
  id: string;
  character: string;
  text: string;
}
export interface Shot {
  id: string;
  setting: { place: string; time: string; weather: string; label: string };
  framing: string;
  actors: { character: string; extra: { name: string } | null }[];
  acts: { action: string; who: string[]; event: string | null }[];
  depicts: string[];
  lines: Line[];
  seconds: number;
  card: string;
}
export interface Beat {
  kind: string;
  shots: Shot[];
}
export interface Storyboard {
  title: string;
  logline: string;
  seconds: number;
  called: Record<string, string>;
  entities: { id: string; name: string; character: string | null }[];
  events: { id: string; text: string }[];
  beats: Beat[];
  notes: string[];
}
export interface FilePlace {
  filename: string;
  subfolder: string;
  type: string;
}
export interface Fault {
  code: string;
  message: string;
  fix: string;
}
export interface Question {
  about: "storyboard" | "takes";
  text: string;
  takes: Record<string, string[]>;
}
export interface RunRow {
  id: string;
  request: string;
  title: string;
  standing: "running" | "waiting" | "finished" | "failed" | "stopped";
  phase: string;
  created: number;
  updated: number;
  active: boolean;
  film: FilePlace | null;
  error: Fault | null;
  question: Question | null;
}
export interface Segment {
  shot: string;
  start: number;
  end: number;
}
export interface Run extends RunRow {
  storyboard: Storyboard | null;
  files: Record<string, FilePlace>;
  segments: Segment[];
  takes: Record<string, { take: string; picture: FilePlace }>;
}
export interface Understood {
  title: string;
  seconds: number;
  shots: number;
  events: { text: string; shots: string[] }[];
  cast: string[];
  places: string[];
  constraints: { kind: string; value: string }[];
  unseen: string[];
  unread: string[];
  notes: string[];
}
export interface ChangeReading {
  told: string;
  answer: string;
  doubt: string;
  unread: string[];
}
/** What a film is asked for with; what is left out the request or the configuration decides. */
export interface FilmOrder {
  request: string;
  script?: string;
  seconds?: number;
  size?: string;
  look?: string;
  style?: string;
  language?: string;
  captions?: boolean;
  approve?: boolean;
  preview?: boolean;
}
export interface Progress {
  fraction: number;
  text: string;
}
/** What the checker says, with the node that it is about. */
export interface GraphProblem {
  node: string;
  verdict: string;
  message: string;
  fix: string;
}
/** What comes of an order for the graph on the canvas; without `graph`, `questions` come first. */
export interface GraphChange {
  understood: string[];
  questions: string[];
  choices: [string, string][];
  changes: { node: string; words: string }[];
  problems: GraphProblem[];
  graph: object | null;
}
/** What a graph does and what is odd about it. */
export interface GraphAbout {
  told: { text: string; node: string }[];
  verdict: string;
  problems: GraphProblem[];
}
