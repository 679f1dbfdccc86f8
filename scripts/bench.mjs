// npm run bench -- NAME: runs scripts/bench/NAME.ts. Plain Node 20 or later.
import { existsSync } from "node:fs";
import { install, runOnProjectNode } from "./install.mjs";

const [name = "", ...rest] = process.argv.slice(2);
if (!/^[\w-]+$/.test(name) || !existsSync(new URL(`bench/${name}.ts`, import.meta.url))) {
  process.stderr.write("Usage: npm run bench -- NAME, where scripts/bench/NAME.ts exists\n");
  process.exit(1);
}
await install();
await runOnProjectNode(`scripts/bench/${name}.ts`, rest);
