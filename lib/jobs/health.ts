import { db } from "#lib/db.ts";

export type Health = {
  status: "ok" | "degraded" | "down";
  database: "ok" | "down";
  worker: "ok" | "silent" | "unknown";
  mail: { transport: "smtp" | "folder"; queued: number; failed: number } | "unknown";
};

// The worker marks that it lives every half minute; a few missed marks are a silence.
const silentAfterMinutes = 3;

async function lastHeartbeat(): Promise<Date | null> {
  const row = await db.setting.findUnique({
    where: { key: "worker.heartbeat" },
    select: { updatedAt: true },
  });
  return row?.updatedAt ?? null;
}

/** The worker says that it lives. */
export async function recordHeartbeat(at: Date): Promise<void> {
  await db.setting.upsert({
    where: { key: "worker.heartbeat" },
    create: { key: "worker.heartbeat", value: at.toISOString() },
    update: { value: at.toISOString() },
  });
}

/** The state of what the application stands on. Never throws: an unreachable database is an answer. */
export async function readHealth(transport: "smtp" | "folder", at: Date): Promise<Health> {
  try {
    const [beat, queued, failed] = await Promise.all([
      lastHeartbeat(),
      db.outgoingMail.count({ where: { state: { in: ["queued", "sending"] } }, take: 1000 }),
      db.outgoingMail.count({ where: { state: "failed" }, take: 1000 }),
    ]);
    const alive = beat !== null && at.getTime() - beat.getTime() < silentAfterMinutes * 60_000;
    const worker = alive ? "ok" : "silent";
    return { status: alive ? "ok" : "degraded", database: "ok", worker, mail: { transport, queued, failed } };
  } catch {
    return { status: "down", database: "down", worker: "unknown", mail: "unknown" };
  }
}
