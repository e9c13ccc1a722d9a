// Puts the page into ComfyUI's sidebar.
import { app } from "comfy/app";
import { createApp, type App } from "vue";
import StudioPage from "./components/StudioPage.vue";
import "./style.css";
import { say } from "./words";

let page: App | null = null;

function close(): void {
  page?.unmount();
  page = null;
}

function open(place: HTMLElement): void {
  close();
  page = createApp(StudioPage);
  page.mount(place);
}

app.registerExtension({
  name: "AnimationStudio.Page",
  setup() {
    // a file and not a <style>: hosts with a strict Content-Security-Policy refuse what is inline
    const looks = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(/* @vite-ignore */ "./studio.css", import.meta.url).href,
    });
    document.head.append(looks);
    app.extensionManager.registerSidebarTab({
      id: "animation-studio",
      icon: "pi pi-video",
      title: say("title"),
      tooltip: say("tooltip"),
      type: "custom",
      render: open,
      destroy: close,
    });
  },
});
