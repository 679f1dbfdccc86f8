import type { Lock } from "#lib/documents/scanning/lock.ts";

/** Why a mail does not leave because of its files. */
export type Held = { why: "waiting" } | { why: "infected"; malware: string; file: string };

const WAITING = "waiting for the malware scanner";
const INFECTED = /^malware: (.*) \((.*)\)$/s;

/** What is noted with a mail with locked files, at most 500 characters; null when none is locked. */
export function heldNote(files: readonly { fileName: string; lock: Lock | null }[]): string | null {
  for (const { fileName, lock } of files)
    if (lock?.state === "infected")
      return `malware: ${lock.malware.slice(0, 200)} (${fileName.slice(0, 200)})`;
  return files.some(({ lock }) => lock !== null) ? WAITING : null;
}

/** The same read back, to be said in words; null for what a mail server or the network said. */
export function heldOf(lastError: string | null): Held | null {
  if (lastError === WAITING) return { why: "waiting" };
  const [, malware, file] = INFECTED.exec(lastError ?? "") ?? [];
  return malware !== undefined && file !== undefined ? { why: "infected", malware, file } : null;
}
