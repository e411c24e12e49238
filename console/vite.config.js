import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const MIN_CHUNK = 3_000; // bytes; what several views share and is smaller than this is a request that costs more than its bytes
const SERVER = process.env.EMPTOR_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "./", // works behind any path prefix
  resolve: { alias: { "@emptor/client": fileURLToPath(new URL("../clients/typescript/src/index.ts", import.meta.url)) } },
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, rollupOptions: { output: { experimentalMinChunkSize: MIN_CHUNK } } },
  server: { proxy: { "/api": SERVER, "/docs": SERVER } },
});
