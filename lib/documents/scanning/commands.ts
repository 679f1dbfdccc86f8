import { db, type Tx } from "#lib/db.ts";
import {
  type ScannerAddress,
  ScannerError,
  scanBytes,
  scannerAddress,
  type Unscanned,
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

/** A scanner that says nothing of this many files in a row is of no use now: each may cost minutes of waiting. */
const SILENT_IN_A_ROW = 3;

/**
 * Has the files scanned that wait for it, oldest first, until none is left, the scanner cannot be reached or it says
 * nothing of several in a row; any number of workers may do so at once. Returns how many got a verdict. Does nothing
 * without a scanner.
 */
export async function scanWaiting(clock: () => Date, onVerdict: OnVerdict): Promise<number> {
  const { CLAMD_HOST } = env();
  if (!CLAMD_HOST) return 0;
  const address = scannerAddress(CLAMD_HOST);
  let scanned = 0;
  for (let silent = 0; silent < SILENT_IN_A_ROW; ) {
    const taken = await takeNext(clock());
    if (!taken) return scanned;
    const outcome = await scanOne(taken, address, clock, onVerdict);
    if (outcome === "away") return scanned;
    silent = outcome === "silent" ? silent + 1 : 0;
    if (outcome !== "verdict") continue;
    scanned += 1;
    walk.restUntil = 0;
  }
  return scanned;
}

/** Files that are looked at together, those of them that begin to wait together, and how often in one run. */
const backlog = { window: 1000, together: 25, rounds: 40 };
const DAY_MILLISECONDS = 24 * 60 * 60_000;
const HOUR_MILLISECONDS = 60 * 60_000;
/**
 * How far this worker has come with files without a verdict, when it begins anew, and until when it rests because a
 * round brought no verdict at all; 0 again after any verdict.
 */
const walk = { after: "", beginAt: 0, restUntil: 0 };
/** The one kind of mail that brings a file that was made here (Bilaga 1); what else it brings was given elsewhere. */
const madePurpose = "checklist_submitted";

/**
 * Has the files scanned that came while no scanner was set, a few at a time: they can be opened until their turn
 * comes, and while the scanner is away no more of them begin to wait. When it refuses some of them the rest waits for
 * the next run; when it gave no verdict at all, for an hour or until it gives one, and then one file is tried first.
 * Each worker walks through all files once when it has started, and once a day. Returns how many began to wait.
 */
export async function scanBacklog(clock: () => Date, onVerdict: OnVerdict): Promise<number> {
  if (!env().CLAMD_HOST) return 0;
  let queued = 0;
  for (let round = 0; round < backlog.rounds; round++) {
    const at = clock();
    const due = { state: "waiting", nextAt: { lte: at } } as const;
    if (at.getTime() < Math.max(walk.beginAt, walk.restUntil)) break;
    if (await db.fileScan.findFirst({ where: due })) break;
    const found = await unscannedAfter(walk.after, walk.restUntil > 0 ? 1 : backlog.together);
    const { count } = await db.fileScan.createMany({
      data: found.sha256.map((sha256) => ({ sha256, queuedAt: at, nextAt: at })),
      skipDuplicates: true,
    });
    queued += count;
    walk.after = found.next ?? "";
    walk.beginAt = found.next === null ? at.getTime() + DAY_MILLISECONDS : 0;
    await scanWaiting(clock, onVerdict);
    const left = await db.fileScan.count({ where: { sha256: { in: found.sha256 }, state: "waiting" } });
    if (left === 0) continue;
    if (left === found.sha256.length) walk.restUntil = at.getTime() + HOUR_MILLISECONDS;
    break;
  }
  return queued;
}

/**
 * Files after one address that somebody gave and nobody has scanned, at most so many, and the address to go on from;
 * null at the end.
 */
async function unscannedAfter(
  after: string,
  most: number,
): Promise<{ sha256: string[]; next: string | null }> {
  const rows = await db.$queryRaw<{ sha256: string; unscanned: boolean }[]>`
    WITH part AS (
      SELECT "sha256" FROM "StoredFile" WHERE "sha256" > ${after}::char(64) ORDER BY "sha256" LIMIT ${backlog.window})
    SELECT p."sha256", s."sha256" IS NULL AND (
      EXISTS (SELECT 1 FROM "IncomingMessage" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "MessageAttachment" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "ChecklistFile" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "ResponseFile" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "ProjectFile" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "DocumentRevision" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "WatchEntry" x WHERE x."sha256" = p."sha256")
      OR EXISTS (SELECT 1 FROM "OutgoingAttachment" x JOIN "OutgoingMail" m ON m."id" = x."mailId"
                 WHERE x."sha256" = p."sha256" AND m."purpose" <> ${madePurpose})) AS "unscanned"
    FROM part p LEFT JOIN "FileScan" s USING ("sha256") ORDER BY p."sha256"`;
  const sha256 = rows.filter(({ unscanned }) => unscanned).map((row) => row.sha256);
  if (sha256.length > most) {
    const now = sha256.slice(0, most);
    return { sha256: now, next: now.at(-1) ?? null };
  }
  return { sha256, next: rows.length < backlog.window ? null : (rows.at(-1)?.sha256 ?? null) };
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

/** What came of one file: `silent` and `refused` as in ScannerError; `gone` when there is no such file any more. */
async function scanOne(
  { sha256, attempts }: Taken,
  address: ScannerAddress,
  clock: () => Date,
  onVerdict: OnVerdict,
): Promise<"verdict" | "gone" | Unscanned> {
  const file = await db.storedFile.findUnique({ where: { sha256 }, select: { content: true } });
  if (!file) return "gone";
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
    return "verdict";
  } catch (error) {
    if (!(error instanceof ScannerError)) throw error;
    log.warn({ err: error, sha256 }, "a file could not be scanned");
    const { why } = error;
    const wait =
      why === "away" ? 0 : Math.min(REFUSED_MILLISECONDS * 2 ** (attempts - 1), LONGEST_MILLISECONDS);
    await db.fileScan.updateMany({
      where: { sha256, state: "waiting" },
      data: { failure: error.message.slice(0, 300), nextAt: new Date(clock().getTime() + wait) },
    });
    return why;
  }
}
