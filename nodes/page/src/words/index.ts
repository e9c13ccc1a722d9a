// What the page says, in the language that ComfyUI is set to; in English where that is none of these.
import { app } from "comfy/app";
import { en, type Words } from "./en";
import { zh } from "./zh";
import { zhTW } from "./zhTW";

const LANGUAGES: Record<string, Words> = { en, zh, "zh-TW": zhTW };

function chosen(): Words {
  const locale = String(app.extensionManager.setting?.get("Comfy.Locale") ?? "en");
  return LANGUAGES[locale] ?? en;
}

/** A sentence of the page; `{name}` in it becomes what is given under that name. */
export function say(key: keyof Words, given: Record<string, string | number> = {}): string {
  return chosen()[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
}

/** What a word of the studio is called; one that has no name here is shown as it is. */
export function named(word: string): string {
  return word in en ? say(word as keyof Words) : word.replaceAll("_", " ");
}
