import { readFileSync, writeFileSync } from "node:fs";
import { processDiagram, processTable } from "#lib/cases/processMap.ts";
import { projectDiagram, projectTable } from "#lib/projects/processMap.ts";

/** Writes the process maps between their marks in docs/architecture.md. With `--check` only says whether they are current. */
const file = new URL("../docs/architecture.md", import.meta.url);
const maps = [
  {
    start: "<!-- process map: npm run process-map -->",
    end: "<!-- end of process map -->",
    body: [processDiagram(), processTable()],
  },
  {
    start: "<!-- project map: npm run process-map -->",
    end: "<!-- end of project map -->",
    body: [projectDiagram(), projectTable()],
  },
];

const text = readFileSync(file, "utf8");
let next = text;
for (const { start, end, body } of maps) {
  const [diagram, table] = body;
  const before = next.slice(0, next.indexOf(start) + start.length);
  const after = next.slice(next.indexOf(end));
  next = `${before}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${table}\n\n${after}`;
}
if (process.argv.includes("--check")) {
  if (next !== text) {
    console.error("docs/architecture.md shows an old process map: run npm run process-map");
    process.exit(1);
  }
} else {
  writeFileSync(file, next);
}
