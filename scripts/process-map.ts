import { readFileSync, writeFileSync } from "node:fs";
import { processDiagram, processTable } from "#lib/cases/processMap.ts";

/** Writes the process map between its marks in docs/architecture.md. With `--check` only says whether it is current. */
const file = new URL("../docs/architecture.md", import.meta.url);
const [start, end] = ["<!-- process map: npm run process-map -->", "<!-- end of process map -->"];
const text = readFileSync(file, "utf8");
const before = text.slice(0, text.indexOf(start) + start.length);
const after = text.slice(text.indexOf(end));
const next = `${before}\n\n\`\`\`mermaid\n${processDiagram()}\n\`\`\`\n\n${processTable()}\n\n${after}`;
if (process.argv.includes("--check")) {
  if (next !== text) {
    console.error("docs/architecture.md shows an old process map: run npm run process-map");
    process.exit(1);
  }
} else {
  writeFileSync(file, next);
}
