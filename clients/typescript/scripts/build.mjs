// Builds the package twice, for `import` and for `require`. TypeScript's compiler is all that it takes.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = join(dirname(fileURLToPath(import.meta.url)), "..");
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const compile = (...options) => execFileSync(process.execPath, [compiler, "-p", home, ...options], { stdio: "inherit" });

for (const kind of ["esm", "cjs"]) rmSync(join(home, "dist", kind), { recursive: true, force: true });
compile();
compile("--module", "CommonJS", "--moduleResolution", "Node10", "--outDir", join(home, "dist", "cjs"));
mkdirSync(join(home, "dist", "cjs"), { recursive: true });
writeFileSync(join(home, "dist", "cjs", "package.json"), '{ "type": "commonjs" }\n');
