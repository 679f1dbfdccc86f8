import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";

/** How the malware scanner is getting on. */
export type ScannerStatus = {
  /** The address that is set. */
  host: string;
  waiting: number;
  /** Since when the longest waiting file waits. */
  since: Date | null;
  /** Files have waited so long that somebody should look. */
  late: boolean;
  /** What the scanner, or the way to it, said last. */
  failure: string | null;
  infected: number;
};

/** A scanner that is there answers within seconds. */
const lateMinutes = 15;
const countLimit = 1000;

/** The state of the scanner and of the files that wait for it, counted up to 1,000; null when none is set. */
export async function scannerStatus(at: Date): Promise<ScannerStatus | null> {
  const { CLAMD_HOST: host } = env();
  if (!host) return null;
  const [waiting, infected, oldest, failed] = await Promise.all([
    db.fileScan.count({ where: { state: "waiting" }, take: countLimit }),
    db.fileScan.count({ where: { state: "infected" }, take: countLimit }),
    db.fileScan.findFirst({ where: { state: "waiting" }, orderBy: { queuedAt: "asc" } }),
    db.fileScan.findFirst({
      where: { state: "waiting", failure: { not: null } },
      orderBy: { nextAt: "desc" },
    }),
  ]);
  const since = oldest?.queuedAt ?? null;
  const late = since !== null && at.getTime() - since.getTime() > lateMinutes * 60_000;
  return { host, waiting, since, late, failure: failed?.failure ?? null, infected };
}

/** Names of the malware in those of some files that are known to hold any, by their SHA-256. */
export async function malwareIn(tx: Tx, sha256: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.fileScan.findMany({
    where: { sha256: { in: [...new Set(sha256)] }, state: "infected" },
    select: { sha256: true, malware: true },
  });
  return new Map(found.map((scan) => [scan.sha256, scan.malware ?? "?"]));
}
