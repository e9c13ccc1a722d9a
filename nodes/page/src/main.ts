// Puts the page into ComfyUI's sidebar, and the way to its workflow part into the menus.
import { app } from "comfy/app";
import { createApp, type App } from "vue";
import StudioPage from "./components/StudioPage.vue";
import { studio } from "./composables/useStudio";
import "./style.css";
import { say } from "./words";

const TAB = "animation-studio";
const CHANGE = "AnimationStudio.ChangeWorkflow";
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

function changeWorkflow(): void {
  studio.part = "workflow";
  studio.open = null;
  if (app.extensionManager.sidebarTab) app.extensionManager.sidebarTab.activeSidebarTabId = TAB;
}

app.registerExtension({
  name: "AnimationStudio.Page",
  commands: [{ id: CHANGE, icon: "pi pi-pencil", label: () => say("changeWorkflow"), function: changeWorkflow }],
  menuCommands: [{ path: ["Extensions", "Animation Studio"], commands: [CHANGE] }],
  getCanvasMenuItems: () => [{ content: say("changeWorkflow"), callback: changeWorkflow }],
  getSelectionToolboxCommands: () => [CHANGE],
  setup() {
    // a file and not a <style>: hosts with a strict Content-Security-Policy refuse what is inline
    const looks = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(/* @vite-ignore */ "./studio.css", import.meta.url).href,
    });
    document.head.append(looks);
    app.extensionManager.registerSidebarTab({
      id: TAB,
      icon: "pi pi-video",
      title: say("title"),
      tooltip: say("tooltip"),
      type: "custom",
      render: open,
      destroy: close,
    });
  },
});
