import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const SERVER = process.env.EMPTOR_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "./", // works behind any path prefix
  resolve: { alias: { "@emptor/client": fileURLToPath(new URL("../clients/typescript/src/index.ts", import.meta.url)) } },
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { proxy: { "/api": SERVER, "/docs": SERVER } },
});
