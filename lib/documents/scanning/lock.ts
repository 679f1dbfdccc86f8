import { env } from "#lib/env.ts";
import type { ScanState } from "#prisma/generated/enums.ts";

/** Why a file may not be opened: it waits for the scanner, or the scanner found malware in it. */
export type Lock = { state: "waiting" } | { state: "infected"; malware: string };

/** The columns that say whether a file is locked, to be selected from `StoredFile` or its relations. */
export const scanColumns = { select: { state: true, malware: true } } as const;

/** What the scanner said of a file; null for one that came while none was set. */
export type Scan = { state: ScanState; malware: string | null } | null;

/**
 * Whether a file may be opened: null if so. One with malware never. One that waits may, once no scanner is set any
 * more: nothing would ever take it out of its waiting.
 */
export function lockOf(scan: Scan | undefined): Lock | null {
  if (scan?.state === "infected") return { state: "infected", malware: scan.malware ?? "?" };
  if (scan?.state === "waiting" && env().CLAMD_HOST) return { state: "waiting" };
  return null;
}

/** A stored file's bytes, empty while it is locked, and the lock. */
export function openable(file: { content: Uint8Array; scan?: Scan }): {
  content: Uint8Array;
  lock: Lock | null;
} {
  const lock = lockOf(file.scan);
  return { content: lock ? new Uint8Array() : file.content, lock };
}

/** A row that refers to a stored file, with the file's lock. */
export function withLock<T extends { file: { scan?: Scan } }>(row: T): T & { lock: Lock | null } {
  return { ...row, lock: lockOf(row.file.scan) };
}
