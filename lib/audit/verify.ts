import { eventHash, genesisHash } from "#lib/audit/chain.ts";
import { db } from "#lib/db.ts";

export type AuditFault = {
  stream: string;
  sequence: number;
  fault: "altered" | "missing" | "broken_link" | "head";
};

const pageSize = 2000;

/**
 * Walks every chain in order and recomputes every hash. Returns the number of events read and every fault:
 * an altered event, a missing one (a gap, or a cut tail seen from the head), or a link that does not hold.
 */
export async function verifyAudit(): Promise<{ events: number; streams: number; faults: AuditFault[] }> {
  const faults: AuditFault[] = [];
  const heads = new Map<string, { lastSequence: number; lastHash: string }>();
  for (const head of await db.auditStream.findMany()) heads.set(`${head.streamType}:${head.streamId}`, head);

  let events = 0;
  let current = { stream: "", sequence: 0, hash: genesisHash };
  const closeStream = () => {
    if (!current.stream) return;
    const head = heads.get(current.stream);
    if (!head || head.lastSequence !== current.sequence || head.lastHash !== current.hash)
      faults.push({ stream: current.stream, sequence: current.sequence, fault: "head" });
    heads.delete(current.stream);
  };

  let after = { streamType: "", streamId: "", sequence: 0 };
  for (;;) {
    const page = await db.auditEvent.findMany({
      where: {
        OR: [
          { streamType: { gt: after.streamType } },
          { streamType: after.streamType, streamId: { gt: after.streamId } },
          { streamType: after.streamType, streamId: after.streamId, sequence: { gt: after.sequence } },
        ],
      },
      orderBy: [{ streamType: "asc" }, { streamId: "asc" }, { sequence: "asc" }],
      take: pageSize,
    });
    for (const event of page) {
      const stream = `${event.streamType}:${event.streamId}`;
      if (stream !== current.stream) {
        closeStream();
        current = { stream, sequence: 0, hash: genesisHash };
      }
      if (event.sequence !== current.sequence + 1)
        faults.push({ stream, sequence: event.sequence, fault: "missing" });
      else if (event.previousHash !== current.hash)
        faults.push({ stream, sequence: event.sequence, fault: "broken_link" });
      if (eventHash(event) !== event.hash)
        faults.push({ stream, sequence: event.sequence, fault: "altered" });
      current = { stream, sequence: event.sequence, hash: event.hash };
      events += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = last;
  }
  closeStream();
  for (const [stream, head] of heads)
    if (head.lastSequence > 0) faults.push({ stream, sequence: head.lastSequence, fault: "missing" });
  return { events, streams: await db.auditStream.count(), faults };
}
