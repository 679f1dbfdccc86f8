import { db, type Tx } from "#lib/db.ts";
import {
  type ScannerAddress,
  ScannerError,
  scanBytes,
  scannerAddress,
} from "#lib/documents/scanning/clamd.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** What is done when a file has its verdict, in the transaction that says so; `malware` is null for a clean one. */
export type OnVerdict = (tx: Tx, sha256: string, malware: string | null, at: Date) => Promise<void>;

/** A file that a worker has taken is another's after this: the worker was killed. */
const LEASE_MILLISECONDS = 10 * 60_000;
/** A file that the scanner refuses is tried again after a minute, then twice as long each time, at most hourly. */
const REFUSED_MILLISECONDS = 60_000;
const LONGEST_MILLISECONDS = 60 * 60_000;

/**
 * Has the files scanned that wait for it, oldest first, until none is left or the scanner cannot be reached; any
 * number of workers may do so at once. Returns how many got a verdict. Does nothing without a scanner.
 */
export async function scanWaiting(clock: () => Date, onVerdict: OnVerdict): Promise<number> {
  const { CLAMD_HOST } = env();
  if (!CLAMD_HOST) return 0;
  const address = scannerAddress(CLAMD_HOST);
  for (let scanned = 0; ; scanned++) {
    const taken = await takeNext(clock());
    if (!taken) return scanned;
    if (!(await scanOne(taken, address, clock, onVerdict))) return scanned;
  }
}

type Taken = { sha256: string; attempts: number };

/** The next file that waits, taken for this worker. */
async function takeNext(at: Date): Promise<Taken | null> {
  const [taken] = await db.$queryRaw<Taken[]>`
    UPDATE "FileScan" SET "attempts" = "attempts" + 1,
                          "nextAt" = ${new Date(at.getTime() + LEASE_MILLISECONDS)}
    WHERE "sha256" = (
      SELECT "sha256" FROM "FileScan" WHERE "state" = 'waiting' AND "nextAt" <= ${at}
      ORDER BY "nextAt", "queuedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "sha256", "attempts"`;
  return taken ?? null;
}

/** Whether the scanner could be reached. */
async function scanOne(
  { sha256, attempts }: Taken,
  address: ScannerAddress,
  clock: () => Date,
  onVerdict: OnVerdict,
): Promise<boolean> {
  const file = await db.storedFile.findUnique({ where: { sha256 }, select: { content: true } });
  if (!file) return true;
  try {
    const verdict = await scanBytes(file.content, address);
    await db.$transaction(async (tx) => {
      const at = clock();
      const malware = verdict.infected ? verdict.malware : null;
      const state = verdict.infected ? ("infected" as const) : ("clean" as const);
      const { count } = await tx.fileScan.updateMany({
        where: { sha256, state: "waiting" },
        data: { state, malware, failure: null, scannedAt: at },
      });
      if (count > 0) await onVerdict(tx, sha256, malware, at);
    });
    return true;
  } catch (error) {
    if (!(error instanceof ScannerError)) throw error;
    log.warn({ err: error, sha256 }, "a file could not be scanned");
    const wait = error.away ? 0 : Math.min(REFUSED_MILLISECONDS * 2 ** (attempts - 1), LONGEST_MILLISECONDS);
    await db.fileScan.updateMany({
      where: { sha256, state: "waiting" },
      data: { failure: error.message.slice(0, 300), nextAt: new Date(clock().getTime() + wait) },
    });
    return !error.away;
  }
}
