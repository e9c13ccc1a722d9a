// Builds the page into what ComfyUI serves: one script and one style sheet, the same bytes wherever it is built.
// ComfyUI loads every .js below its web directory as an extension, so the sources lie outside of it.
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const COMFY = { "comfy/api": "../../scripts/api.js", "comfy/app": "../../scripts/app.js" };

export default defineConfig({
  plugins: [vue()],
  define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false" },
  build: {
    outDir: process.env.STUDIO_PAGE_OUT ?? "../web",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "src/main.ts", formats: ["es"], fileName: () => "studio.js", cssFileName: "studio" },
    minify: "esbuild",
    rollupOptions: {
      external: Object.keys(COMFY),
      output: { paths: COMFY },
    },
  },
});
