import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "../locks.ts";

/** What a running copy tells others of itself, in `running.json` of its data folder (mode 600). */
export type RunningCopy = { pid: number; address: string; environment: Record<string, string> };

/** The file in which a running copy describes itself. */
export function copyFile(data: string): string {
  return join(data, "running.json");
}

/** The lock that a running copy holds for as long as it lives: running.json counts only while it is held. */
export function copyLock(data: string): string {
  return join(data, "running.lock");
}

/** The copy that runs on this data folder now; what a killed one left behind does not count. */
export function readRunningCopy(data: string): RunningCopy | undefined {
  if (!existsSync(copyFile(data))) return undefined;
  const free = tryLock(copyLock(data), "exclusive");
  free?.release();
  return free ? undefined : (JSON.parse(readFileSync(copyFile(data), "utf8")) as RunningCopy);
}
