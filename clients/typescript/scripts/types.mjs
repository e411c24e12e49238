// Writes src/schema.ts from an OpenAPI document: node scripts/types.mjs openapi.json [where to write]; `-` reads standard input.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const home = join(dirname(fileURLToPath(import.meta.url)), "..");
const [source = "-", target = join(home, "src", "schema.ts")] = process.argv.slice(2);
const document = JSON.parse(source === "-" ? await text(process.stdin) : readFileSync(source, "utf8"));
// What a client sends may leave out every field with a default; what it reads always has them.
const ast = await openapiTS(document, { defaultNonNullable: false, alphabetize: true });
const head = "// Made by `make client-types` from the API's OpenAPI document. Do not edit: a test compares the two.\n/* eslint-disable */\n\n";
writeFileSync(target, head + astToString(ast));
