import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { errorMessage, explainFileError } from "./failure.ts";

/**
 * Locks between processes, held through SQLite's file locks: the kernel lets go of them when a process dies, however
 * it dies, so there is no stale lock to clean up and no process id that may mean another process.
 */
export type Lock = { release: () => void };

type Mode = "shared" | "exclusive";

/**
 * Takes the lock if it is free at once; undefined when another process (or caller) holds it against this mode.
 * Throws a Failure that names the folder when it is full or closed to this user.
 */
export function tryLock(file: string, mode: Mode): Lock | undefined {
  try {
    return openLock(file, mode);
  } catch (error) {
    const text = errorMessage(error);
    const code = /disk is full/.test(text)
      ? "ENOSPC"
      : /readonly|unable to open/.test(text)
        ? "EACCES"
        : undefined;
    throw explainFileError(code ? { code } : error, dirname(file));
  }
}

function openLock(file: string, mode: Mode): Lock | undefined {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    connection.exec(mode === "exclusive" ? "BEGIN EXCLUSIVE" : "BEGIN; SELECT count(*) FROM sqlite_master");
    return { release: () => connection.close() };
  } catch (error) {
    connection.close();
    if (errorMessage(error).includes("locked")) return undefined;
    throw error;
  }
}

/** Waits for the lock, for at most `patience` milliseconds; undefined when that was not enough. */
export async function waitForLock(file: string, mode: Mode, patience: number): Promise<Lock | undefined> {
  const until = Date.now() + patience;
  for (;;) {
    const lock = tryLock(file, mode);
    if (lock || Date.now() > until) return lock;
    await sleep(50);
  }
}
