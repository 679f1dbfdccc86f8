import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, runMain } from "../failure.ts";
import { root } from "../paths.ts";

/** Rules take time as an argument: dependency-cruiser sees imports, this sees the clock being read in a pure file. */
const pureFile =
  /^lib\/[^/]+\/(.*\/)?(workflow|policy|schema|deadlines|rules)\.ts$|^lib\/(notices|matching)\/reading\//;
const clock =
  /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)|import \{[^}]*\bnow\b[^}]*\} from "#lib\/clock\.ts"/;

/** The pure files that read the clock, of all the given ones. */
export function clockReaders(files: { path: string; content: string }[]): string[] {
  return files
    .filter(({ path, content }) => pureFile.test(path) && clock.test(content))
    .map(({ path }) => path);
}

if (import.meta.main) {
  await runMain(async () => {
    const entries = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" });
    const paths = entries
      .filter((path) => path.endsWith(".ts"))
      .map((path) => `lib/${path.replaceAll("\\", "/")}`);
    const files = paths.map((path) => ({ path, content: readFileSync(join(root, path), "utf8") }));
    const readers = clockReaders(files);
    if (readers.length > 0)
      throw new Failure(`These take time as an argument, never from the clock: ${readers}`);
  });
}
