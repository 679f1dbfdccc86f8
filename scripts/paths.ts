import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** Things that can be made again at any time and belong to this checkout, not to a running copy. */
export const cacheFolder = join(root, ".next/cache/vigilans");

/** Everything that a running copy writes is below this folder (VIGILANS_DATA, default `.data`). */
export function dataFolder(): string {
  return resolve(root, process.env.VIGILANS_DATA || ".data");
}
