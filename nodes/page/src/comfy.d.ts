// What the page uses of ComfyUI's own modules, which its server serves beside the built file.
declare module "comfy/api" {
  export const api: EventTarget & {
    fetchApi(path: string, options?: RequestInit): Promise<Response>;
    apiURL(path: string): string;
  };
}
declare module "comfy/app" {
  export interface CanvasNode {
    id: number | string;
    subgraph?: CanvasGraph;
    strokeStyles?: Record<string, () => { color: string; lineWidth?: number; padding?: number } | undefined>;
  }
  export interface CanvasGraph {
    nodes: CanvasNode[];
    serialize(): object;
  }
  interface History {
    redoQueue: object[];
    undo(): Promise<void>;
    redo(): Promise<void>;
    checkState?(): void;
    captureCanvasState?(): void;
  }
  interface Command {
    id: string;
    icon: string;
    label: () => string;
    function(): void;
  }
  export const app: {
    registerExtension(extension: {
      name: string;
      commands: Command[];
      menuCommands: { path: string[]; commands: string[] }[];
      getCanvasMenuItems(): { content: string; callback(): void }[];
      getSelectionToolboxCommands(): string[];
      setup(): void;
    }): void;
    loadGraphData(graph: unknown): Promise<void>;
    graph: CanvasGraph;
    rootGraph?: CanvasGraph;
    canvas: {
      graph: CanvasGraph;
      selected_nodes?: Record<string, CanvasNode>;
      setGraph(graph: CanvasGraph): void;
      selectItems(nodes: CanvasNode[]): void;
      centerOnNode(node: CanvasNode): void;
      setDirty(front: boolean, back: boolean): void;
    };
    extensionManager: {
      registerSidebarTab(tab: object): void;
      setting?: { get(id: string): unknown };
      sidebarTab?: { activeSidebarTabId: string | null };
      workflow?: { activeWorkflow?: { changeTracker?: History } };
    };
  };
}
