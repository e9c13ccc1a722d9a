// What the page uses of ComfyUI's own modules, which its server serves beside the built file.
declare module "comfy/api" {
  export const api: EventTarget & {
    fetchApi(path: string, options?: RequestInit): Promise<Response>;
    apiURL(path: string): string;
  };
}
declare module "comfy/app" {
  export const app: {
    registerExtension(extension: { name: string; setup(): void }): void;
    loadGraphData(graph: unknown): Promise<void>;
    extensionManager: {
      registerSidebarTab(tab: object): void;
      setting?: { get(id: string): unknown };
    };
  };
}
