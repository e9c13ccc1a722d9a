// The Animation Studio panel in ComfyUI's sidebar: ask for a film, watch it come along, play it.
// All work happens in the server's routes; this file only shows and asks.
import { app } from "../../scripts/app.js";
import { api } from "../../scripts/api.js";

const RUNS = "/animation_studio/runs";
const STYLES = ["from the request", "toon", "silent", "noir", "storybook", "news"];
const LOOKS = ["puppets", "sdxl", "toonxl"];
const SHAPES = ["16:9", "9:16", "1:1"];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  const reply = await api.fetchApi(path, options);
  const data = await reply.json();
  if (!reply.ok) throw new Error(data.error?.message ? `${data.error.message} ${data.error.fix}` : String(data.error));
  return data;
}

function pick(name, values, label) {
  const select = make("select", { name, title: label });
  select.append(...values.map((value) => make("option", { value, textContent: value })));
  select.setAttribute("aria-label", label);
  return select;
}

class Panel {
  constructor() {
    this.progress = new Map();
    this.request = make("textarea", { placeholder: "Create a funny parody of Luca's ocean scene" });
    this.request.setAttribute("aria-label", "What the film should be");
    this.seconds = make("input", { type: "number", min: 10, max: 180, value: 30, title: "Seconds" });
    this.seconds.setAttribute("aria-label", "Seconds");
    this.style = pick("style", STYLES, "Style");
    this.look = pick("look", LOOKS, "Look");
    this.shape = pick("size", SHAPES, "Shape");
    this.preview = make("input", { type: "checkbox", id: "animation-studio-preview" });
    this.approve = make("input", { type: "checkbox", id: "animation-studio-approve" });
    this.go = make("button", { textContent: "Make the film", onclick: () => this.start() });
    this.message = make("div", { className: "error" });
    this.films = make("div", { className: "films" });
    this.root = make("div", { className: "animation-studio" },
      this.request,
      make("div", { className: "row" }, this.seconds, this.style, this.look, this.shape,
        this.preview, make("label", { htmlFor: "animation-studio-preview", textContent: "preview" }),
        this.approve, make("label", { htmlFor: "animation-studio-approve", textContent: "ask me first" })),
      this.go, this.message, this.films);
    api.addEventListener("animation_studio", (event) => this.hear(event.detail));
  }

  show(place) {
    place.append(this.root);
    this.refresh();
  }

  async start() {
    const body = { request: this.request.value, seconds: Number(this.seconds.value), size: this.shape.value, look: this.look.value,
      preview: this.preview.checked, approve: this.approve.checked };
    if (this.style.value !== STYLES[0]) body.style = this.style.value;
    await this.attempt(() => ask(RUNS, body));
  }

  async attempt(action) {
    this.go.disabled = true;
    this.message.textContent = "";
    try {
      await action();
    } catch (error) {
      this.message.textContent = error.message;
    } finally {
      this.go.disabled = false;
      this.refresh();
    }
  }

  hear(event) {
    if (event.state !== "running") {
      this.progress.delete(event.run);
      this.refresh();
      return;
    }
    const fresh = !this.progress.has(event.run);
    this.progress.set(event.run, event);
    const bar = this.films.querySelector(`[data-run="${event.run}"] progress`);
    if (bar) {
      bar.value = event.fraction;
      bar.nextSibling.textContent = event.text;
    } else if (fresh) {
      this.refresh();
    }
  }

  // Several wishes to refresh within a moment become one request.
  refresh() {
    this.pending ??= new Promise((done) => setTimeout(done, 200)).then(() => {
      this.pending = null;
      return this.load();
    }).catch((error) => { this.message.textContent = error.message; });
    return this.pending;
  }

  // A card is made anew only when its run has changed, so that a film that plays is left alone.
  async load() {
    const { runs } = await ask(RUNS);
    const old = new Map([...this.films.children].map((card) => [card.dataset.run, card]));
    this.films.replaceChildren(...runs.slice(0, 12).map((run) => {
      const state = JSON.stringify([run.standing, run.title, run.active, run.film, run.question]);
      const known = old.get(run.id);
      return known?.dataset.state === state ? known : this.card(run, state);
    }));
  }

  card(run, state) {
    const card = make("div", { className: "film" }, make("h4", { textContent: run.title || run.request }),
      make("p", { textContent: `${run.standing} · ${run.id}` }));
    card.dataset.run = run.id;
    card.dataset.state = state;
    if (run.active) {
      const event = this.progress.get(run.id) ?? { fraction: 0, text: run.phase };
      card.append(make("progress", { max: 1, value: event.fraction }), make("p", { textContent: event.text }),
        make("button", { className: "quiet", textContent: "Stop",
          onclick: () => this.attempt(() => ask(`${RUNS}/${run.id}/stop`, {})) }));
    } else if (run.standing === "waiting" && run.question) {
      card.append(...this.question(run));
    } else if (run.film) {
      const query = new URLSearchParams(run.film);
      card.append(make("video", { controls: true, preload: "metadata", src: api.apiURL(`/view?${query}`) }));
    } else {
      if (run.error) card.append(make("p", { className: "error", textContent: `${run.error.message} ${run.error.fix}` }));
      card.append(make("button", { className: "quiet", textContent: "Go on",
        onclick: () => this.attempt(() => ask(`${RUNS}/${run.id}/resume`, {})) }));
    }
    return card;
  }

  // What a waiting run has planned, line by line.
  async tell(id, place) {
    const { storyboard } = await ask(`${RUNS}/${id}`);
    for (const shot of (storyboard?.beats ?? []).flatMap((beat) => beat.shots)) {
      const lines = (shot.lines ?? []).map((line) => `${line.character}: ${line.text}`).join(" — ");
      place.append(make("p", { textContent: `${shot.id} · ${shot.card || lines || shot.framing}` }));
    }
  }

  // What a run waits for: its storyboard, to be approved or edited, or takes to choose from.
  question(run) {
    const answer = (body) => this.attempt(() => ask(`${RUNS}/${run.id}/answer`, body));
    const parts = [make("p", { textContent: run.question.text })];
    const approve = make("button", { textContent: "Approve", onclick: () => answer({}) });
    if (run.question.about === "storyboard") {
      const text = make("textarea", { hidden: true });
      text.setAttribute("aria-label", "Storyboard");
      const edit = make("button", { className: "quiet", textContent: "Edit", onclick: async () => {
        const told = await ask(`${RUNS}/${run.id}`);
        text.value = JSON.stringify(told.storyboard, null, 1);
        text.hidden = false;
        edit.disabled = true;
        approve.textContent = "Use my storyboard";
        approve.onclick = () => this.attempt(() => ask(`${RUNS}/${run.id}/answer`, { storyboard: JSON.parse(text.value) }));
      } });
      const story = make("div");
      this.tell(run.id, story).catch((error) => { this.message.textContent = error.message; });
      return [...parts, story, text, approve, edit];
    }
    const choices = Object.entries(run.question.takes).map(([shot, takes]) => pick(shot, takes, `Take of ${shot}`));
    const kept = (select) => select.selectedIndex > 0;
    approve.onclick = () => answer({ takes: choices.filter(kept).map((select) => select.value) });
    const again = make("button", { className: "quiet", textContent: "Make them again",
      onclick: () => answer({ again: Object.keys(run.question.takes), budgets: { takes: 8 } }) });
    return [...parts, ...choices, approve, again];
  }
}

app.registerExtension({
  name: "AnimationStudio.Panel",
  setup() {
    // a file and not a <style>: hosts with a strict Content-Security-Policy refuse what is inline
    document.head.append(make("link", { rel: "stylesheet", href: new URL("./studio.css", import.meta.url).href }));
    const panel = new Panel();
    app.extensionManager.registerSidebarTab({
      id: "animation-studio",
      icon: "pi pi-video",
      title: "Animation Studio",
      tooltip: "Animation Studio: make a film from a sentence",
      type: "custom",
      render: (place) => panel.show(place),
    });
  },
});
