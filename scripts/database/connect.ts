import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { generateClient } from "../generate.ts";
import { tryLock } from "../locks.ts";
import { dataFolder } from "../paths.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";

export type ConnectOptions = {
  /** Bring the database up to date first. Default true. */
  migrate?: boolean;
};

/**
 * Gives a command-line entry what it needs, and takes away afterwards what it started: the database of DATABASE_URL,
 * or that of the copy that runs on this data folder, or the embedded one. Import code of the application inside
 * `work`, not before: it reads the environment that is set up here.
 */
export async function withDatabase<T>(
  work: (url: string) => Promise<T>,
  options: ConnectOptions = {},
): Promise<T> {
  const data = dataFolder();
  process.env.VIGILANS_DATA = data;
  adopt(readRunningCopy(data)?.environment ?? {});
  adopt(readSecrets(data));

  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded({ data });
  const url = given || embedded?.url || "";
  process.env.DATABASE_URL = url;
  try {
    if (options.migrate ?? true) {
      await generateClient();
      await migrate(url);
    }
    return await work(url);
  } finally {
    await embedded?.stop();
  }
}

/** What a running copy tells others of itself, in `running.json` of its data folder (mode 600). */
export type RunningCopy = { pid: number; address: string; environment: Record<string, string> };

/** The lock that a running copy holds for as long as it lives: running.json counts only while it is held. */
export function copyLock(data: string): string {
  return join(data, "running.lock");
}

/** The copy that runs on this data folder now; what a killed one left behind does not count. */
export function readRunningCopy(data: string): RunningCopy | undefined {
  const file = join(data, "running.json");
  if (!existsSync(file)) return undefined;
  const free = tryLock(copyLock(data), "exclusive");
  free?.release();
  return free ? undefined : (JSON.parse(readFileSync(file, "utf8")) as RunningCopy);
}

/** The random secrets of a data folder, as environment variables; none before the first start. */
export function readSecrets(data: string): Record<string, string> {
  const file = join(data, "secrets.env");
  return existsSync(file) ? (parseEnv(readFileSync(file, "utf8")) as Record<string, string>) : {};
}

/** Sets environment variables that are not set already: what the caller says goes first. */
export function adopt(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) process.env[name] ||= value;
}
